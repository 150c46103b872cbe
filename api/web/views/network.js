import { get, part } from "../client.js";
import { h } from "../dom.js";
import { drawn } from "../draw/stage.js";
import { heading } from "../pieces.js";

export async function view({ id, query }) {
  const network = id ? await get(`/v1/network/${part(id)}`, { depth: query.get("depth") ?? 1, limit: 80 }) : await get("/v1/network", { limit: 150 });
  const me = network.nodes.find((node) => node.id === id);
  const lead = id ? "What lies around it in the graph." : "A line goes from who quotes to who is quoted; it is thicker the more often.";
  if (!network.nodes.length) return h("div", {}, heading("Network"), h("p", { class: "quiet" }, "Nobody is quoted yet."));
  return h("div", {}, heading(me ? me.label : "Who quotes whom", lead), await drawn(network, query.get("draw")), legend(network), id ? depths(id, query) : null, table(network));
}

const LABELS = { outlet: "outlet", person: "person", organisation: "organisation", unnamed: "unnamed sources", claim: "claim", article: "article", proposition: "thing said" };

function legend(network) {
  const kinds = [...new Set(network.nodes.map((node) => node.kind))].sort();
  return h("ul", { class: "legend", "aria-label": "What the colours mean" }, kinds.map((kind) => h("li", { class: `k-${kind}` }, h("span", { class: "swatch" }), LABELS[kind] ?? kind)),
    h("li", {}, "larger: more often; click one to open it"));
}

const depths = (id, query) => h("p", { class: "row" }, "Steps: ", [1, 2, 3].map((n) => h("a", { href: `#/network/${encodeURIComponent(id)}?depth=${n}`, "aria-current": String(n) === (query.get("depth") ?? "1") ? "true" : null }, String(n))));

function table(network) {
  const names = new Map(network.nodes.map((node) => [node.id, node]));
  const heaviest = [...network.edges].sort((a, b) => b.weight - a.weight).slice(0, 25);
  const name = (id) => h("a", { href: target(names.get(id)), dir: "auto" }, names.get(id).label);
  return h("details", {}, h("summary", {}, "The same as a table"), h("div", { class: "wide" }, h("table", {}, h("thead", {}, h("tr", {}, ["From", "", "To", "Times"].map((title) => h("th", {}, title)))),
    h("tbody", {}, heaviest.map((edge) => h("tr", {}, h("td", {}, name(edge.source)), h("td", { class: "quiet" }, edge.relation.toLowerCase().replaceAll("_", " ")), h("td", {}, name(edge.target)), h("td", { class: "n" }, edge.weight)))))));
}

const VIEWS = { "en-": "entity", "cl-": "claim", "ar-": "article" };

/** The address of the view that a node opens. */
export function target(node) {
  if (node.kind === "outlet") return `#/outlet/${encodeURIComponent(node.id)}`;
  const view = VIEWS[node.id.slice(0, 3)];
  return view ? `#/${view}/${node.id}` : `#/network/${encodeURIComponent(node.id)}`;
}
