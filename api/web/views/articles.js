import { get } from "../client.js";
import { h } from "../dom.js";
import { articleItem, heading, paged } from "../pieces.js";

export async function view() {
  const list = await paged((cursor) => get("/v1/articles", { cursor, limit: 30 }), (items) => items.map(articleItem), { empty: "No article has been read yet." });
  return h("div", {}, heading("Articles", "Newest first."), h("p", {}, h("a", { href: "#/read" }, "Read another one")), list);
}
