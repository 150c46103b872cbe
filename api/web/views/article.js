import { get, part, remove } from "../client.js";
import { day, h, safe } from "../dom.js";
import { heading, trouble } from "../pieces.js";
import { reading } from "../reading.js";

export async function view({ id }) {
  const graph = await get(`/v1/articles/${part(id)}`);
  const { body, panel } = reading(graph, { stored: true });
  return h("div", {}, h("div", {}, heading(graph.article.title ?? "Article without a title"), about(graph.article)),
    h("div", { class: "columns" }, h("article", {}, body, removal(id)), panel));
}

export const about = (article) =>
  h("p", { class: "meta" }, h("a", { href: `#/outlet/${encodeURIComponent(article.outlet.id)}`, dir: "auto" }, article.outlet.name), `, ${day(article.published_at)}`,
    article.modified_at ? `, changed ${day(article.modified_at)}` : null,
    article.authors.length ? [", by ", h("span", { dir: "auto" }, article.authors.join(", "))] : null,
    safe(article.url) ? [" · ", h("a", { href: safe(article.url), rel: "noreferrer noopener", target: "_blank" }, "original")] : null);

function removal(id) {
  const holder = h("details", { class: "small" }, h("summary", {}, "Remove this article"));
  const go = async () => {
    try {
      await remove(`/v1/articles/${part(id)}`);
      location.hash = "#/articles";
    } catch (error) {
      holder.append(trouble(error));
    }
  };
  holder.append(h("p", {}, "It and all that was read from it leave the graph."), h("button", { type: "button", onclick: go }, "Remove it"));
  return holder;
}
