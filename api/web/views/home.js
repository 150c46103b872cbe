import { get } from "../client.js";
import { h } from "../dom.js";
import { articleItem, heading, relation, roots } from "../pieces.js";

export async function view() {
  const counts = await get("/v1/counts");
  return counts.articles === 0 ? empty() : full(counts);
}

function empty() {
  return h("div", {}, heading("The graph is empty", "Nothing has been read into it yet. Three ways to begin:"),
    h("ol", {},
      h("li", {}, h("p", {}, h("a", { href: "#/read" }, "Paste an article"), " and see who says what in it; then add it to the graph.")),
      h("li", {}, h("p", {}, "Read files or folders of pages:"), h("pre", {}, "onrecord ingest articles/ story.html")),
      h("li", {}, h("p", {}, "Look at an invented affair first:"), h("pre", {}, "onrecord demo"))));
}

const COUNTED = [["articles", "articles"], ["outlets", "outlets"], ["entities", "people, firms, places"], ["unnamed", "unnamed speakers"], ["claims", "claims"], ["propositions", "things said"], ["contradicts", "contradictions"]];

async function full(counts) {
  const [articles, pairs, held] = await Promise.all([get("/v1/articles", { limit: 8 }), get("/v1/contradictions", { limit: 2 }), get("/v1/propositions", { limit: 8 })]);
  return h("div", {}, heading("Who says what, and who says otherwise"),
    h("form", { class: "row", onsubmit: ask }, h("label", { class: "unseen", for: "statement" }, "A statement to check"),
      h("input", { id: "statement", name: "statement", dir: "auto", placeholder: "Type a statement: what does the record hold on it?", size: "56", maxlength: "2000" }), h("button", { class: "first" }, "Check")),
    h("ul", { class: "counts", "aria-label": "What the graph holds" }, COUNTED.map(([key, label]) => h("li", {}, h("b", {}, counts[key].toLocaleString("en")), h("span", {}, label)))),
    pairs.items.length ? [h("h2", {}, "They contradict each other"), pairs.items.map((one) => relation(one)), h("p", {}, h("a", { href: "#/contradictions" }, "All contradictions"))] : null,
    h("div", { class: "halves" },
      h("section", {}, h("h2", {}, "Printed most often"), h("ul", { class: "list plain" }, held.items.filter((one) => one.articles > 1).map(printed))),
      h("section", {}, h("h2", {}, "Latest articles"), h("ul", { class: "list plain" }, articles.items.map(articleItem)), h("p", {}, h("a", { href: "#/articles" }, "All articles")))));
}

const printed = (one) => h("li", {}, h("a", { class: "title", href: one.claims.length ? `#/claim/${one.claims[0].id}` : "#/", dir: "auto" }, one.text), h("div", { class: "meta" }, roots(one.articles, one.roots)));

function ask(event) {
  event.preventDefault();
  const text = new FormData(event.target).get("statement").trim();
  if (text) location.hash = `#/check?${new URLSearchParams({ text })}`;
}
