// Home, a claim's dossier, and networks.

import { ask } from "/web/ask.js";
import { badge, count, day, el } from "/web/dom.js";
import { chainTree, network } from "/web/drawing.js";
import { articleLine, chainLine, pages, reasons, relationItem } from "/web/parts.js";

export async function homeView() {
  const counts = await ask("/v1/counts");
  if (!counts.articles) {
    return el("section", {}, el("h1", {}, "The graph is empty"), el("p", {}, el("a", { href: "#/read" }, "Read an article"), " here, or on the command line: "),
      el("pre", { class: "item" }, "onrecord demo\nonrecord ingest articles/"));
  }
  const card = (number, text, href) => el("a", { class: "card", href }, el("b", {}, number.toLocaleString("en")), text);
  const show = (view) => el("li", { class: "item" }, el("p", {}, el("a", { href: `#/claim/${view.claims[0].id}`, class: "quote", dir: "auto" }, view.text)),
    el("p", { class: "soft" }, `${count(view.articles, "article")}, ${count(view.roots, "root")}`));
  return el("section", {}, el("h1", {}, "On record"), el("div", { class: "cards" },
    card(counts.articles, "articles", "#/articles"), card(counts.outlets, "outlets", "#/network"), card(counts.claims, "claims", "#/articles"),
    card(counts.contradicts, "contradictions", "#/contradictions"), card(counts.updates, "updates", "#/contradictions?verdict=updates"), card(counts.unnamed, "unnamed sources", "#/network")),
    el("h2", {}, "Most reported"), await pages("/v1/propositions", show, "No claims yet."));
}

export async function claimView(id) {
  const found = await ask(`/v1/claims/${id}/provenance`);
  const pieces = new Map(found.groups.flatMap((group) => group.assertions).flatMap((one) => one.evidence).map((piece) => [piece.id, piece]));
  return el("section", {}, el("h1", { class: "quote", dir: "auto" }, found.text),
    el("p", {}, chainLine(found.claim.chain)), el("p", {}, articleLine(found.claim.article)),
    el("p", {}, el("strong", {}, `${count(found.articles, "article")}, ${count(found.roots, "independent root")}`), " · ", el("a", { href: `#/network/${id}` }, "Network around it"), " · ", el("span", { class: "soft" }, found.claim.id)),
    el("h2", {}, "Where it comes from"), chainTree(found.tree),
    found.groups.map((group) => el("div", { class: "item" }, el("h3", { class: group.unnamed ? "unnamed" : null }, `Root: ${group.speaker || "somebody not named"}`), el("ul", {}, group.assertions.map((one) => el("li", {},
      chainLine(one.claim.chain), " ", articleLine(one.claim.article), one.standing !== "root" && el("span", { class: "soft" }, ` (${one.standing}: ${one.why})`)))))),
    pieces.size > 0 && [el("h2", {}, "Evidence offered"), el("ul", {}, [...pieces.values()].map((piece) => el("li", {}, `${piece.kind.replaceAll("_", " ")}: ${piece.text}`, piece.name && ` (${piece.name})`)))],
    found.denials.length > 0 && [el("h2", {}, "Denied by"), el("ul", { class: "items" }, found.denials.map((denial) => el("li", { class: "item warn" },
      el("p", { class: "quote", dir: "auto" }, denial.text), el("p", {}, chainLine(denial.chain)), reasons(denial.reasons), el("p", {}, articleLine(denial.article)))))],
    found.contradictions.length > 0 && [el("h2", {}, "Contradicted"), el("ul", { class: "items" }, found.contradictions.map(relationItem))],
    found.missing.length > 0 && [el("h2", {}, "Missing"), el("ul", {}, found.missing.map((sentence) => el("li", {}, sentence)))]);
}

export async function networkView(id) {
  const graph = await ask(id ? `/v1/network/${id}?depth=2&limit=80` : "/v1/network?limit=160");
  const title = id ? `Around ${graph.nodes.find((node) => node.id === id)?.label || id}` : "Who is quoted by whom";
  return el("section", {}, el("h1", { dir: "auto" }, title), el("p", { class: "soft" }, id ? "What lies within two steps." : "Outlets, the speakers they quote, and those whom these pass on. Thicker: more often."),
    graph.nodes.length ? network(graph) : el("p", { class: "soft" }, "Nothing to draw yet."));
}

export { badge, day };
