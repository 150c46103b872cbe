import { get } from "../client.js";
import { h } from "../dom.js";
import { badge, heading, paged } from "../pieces.js";

const KINDS = ["person", "organisation", "group", "place", "product", "work", "event", "unnamed", "other"];

export async function view({ query }) {
  const [name, kind] = [query.get("name") ?? "", query.get("kind") ?? ""];
  const outlets = await get("/v1/outlets");
  const row = (one) => h("tr", {}, h("td", {}, h("a", { href: `#/entity/${one.id}`, dir: "auto" }, one.name)), h("td", {}, badge(one.kind, `k-${one.kind}`)), h("td", { class: "n" }, one.claims_by), h("td", { class: "n" }, one.claims_about));
  const rows = await paged((cursor) => get("/v1/entities", { name, kind, cursor, limit: 50 }), (items) => items.map(row), { tag: "tbody", kind: "", empty: "Nobody of that name." });
  const body = rows.querySelector?.("tbody");
  const table = body ? h("table", {}, h("thead", {}, h("tr", {}, h("th", {}, "Name"), h("th", {}, "Kind"), h("th", { class: "n" }, "Claims by"), h("th", { class: "n" }, "Claims about"))), body) : null;
  if (table) rows.prepend(table);
  return h("div", {}, heading("Speakers and outlets"), filters(name, kind),
    h("div", { class: "columns" }, h("section", {}, rows), h("aside", {}, h("h2", {}, "Outlets"), h("ul", { class: "list plain" }, outlets.items.map(outlet)))));
}

const outlet = (one) => h("li", {}, h("a", { href: `#/outlet/${encodeURIComponent(one.id)}`, dir: "auto" }, one.name), h("div", { class: "meta" }, `${one.articles} articles, ${one.claims} claims`));

function filters(name, kind) {
  const go = (event) => {
    event.preventDefault();
    location.hash = `#/speakers?${new URLSearchParams([...new FormData(event.target)].filter(([, value]) => value))}`;
  };
  return h("form", { class: "fields", onsubmit: go }, h("label", {}, "Name", h("input", { name: "name", value: name, dir: "auto", maxlength: "500" })),
    h("label", {}, "Kind", h("select", { name: "kind" }, h("option", { value: "" }, "any"), KINDS.map((one) => h("option", { value: one, selected: one === kind }, one)))), h("button", {}, "Show"));
}
