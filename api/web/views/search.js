import { get } from "../client.js";
import { h } from "../dom.js";
import { articleItem, badge, claim, heading } from "../pieces.js";

const WAYS = [["both", "by words and meaning"], ["words", "by words"], ["meaning", "by meaning"]];

export async function view({ query }) {
  const q = query.get("q") ?? "";
  const by = query.get("by") ?? "both";
  document.getElementById("q").value = q;
  const found = q ? await get("/v1/search", { q, by, limit: 40 }) : { items: [] };
  const ways = WAYS.map(([way, label]) => h("a", { href: `#/search?${new URLSearchParams({ q, by: way })}`, "aria-current": way === by ? "true" : null }, label));
  return h("div", {}, heading(q ? `Search: ${q}` : "Search"), h("p", { class: "row" }, ways),
    found.items.length ? h("ol", { class: "list plain" }, found.items.map(hit)) : h("p", { class: "quiet" }, q ? "Nothing found." : "Type words above."));
}

function hit(one) {
  const why = h("div", { class: "small quiet", dir: "auto" }, one.why);
  if (one.claim) return h("li", {}, claim(one.claim), why);
  if (one.article) return h("li", {}, h("ul", { class: "plain" }, articleItem(one.article)), why);
  return h("li", {}, h("a", { class: "title", href: `#/entity/${one.id}`, dir: "auto" }, one.label), " ", badge(one.entity?.kind ?? one.kind, `k-${one.entity?.kind}`), why);
}
