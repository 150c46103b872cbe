import { get } from "../client.js";
import { h } from "../dom.js";
import { articleItem, claim, heading, paged } from "../pieces.js";

export async function view({ id }) {
  const outlets = await get("/v1/outlets");
  const one = outlets.items.find((outlet) => outlet.id === id);
  const [articles, claims] = await Promise.all([
    paged((cursor) => get("/v1/articles", { outlet: id, cursor, limit: 20 }), (items) => items.map(articleItem), { empty: "No articles." }),
    paged((cursor) => get("/v1/claims", { outlet: id, cursor, limit: 15 }), (items) => items.map((found) => h("li", {}, claim(found))), { empty: "No claims." }),
  ]);
  return h("div", {}, heading(one?.name ?? id, one ? `${one.id}: ${one.articles} articles, ${one.claims} claims` : null),
    h("p", {}, h("a", { href: `#/network/${encodeURIComponent(id)}` }, "What lies around it")),
    h("div", { class: "halves" }, h("section", {}, h("h2", {}, "Articles"), articles), h("section", {}, h("h2", {}, "Claims it printed"), claims)));
}
