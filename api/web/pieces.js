// Pieces that several views show: badges, chains, claims, relations, pages of lists.

import { day, h, many, safe, words } from "./dom.js";
import { differences, marked } from "./differences.js";

export const ACTS = {
  states: "says", alleges: "alleges", denies: "denies", confirms: "confirms", doubts: "doubts", believes: "believes",
  predicts: "predicts", intends: "intends", demands: "demands", asks: "asks", declines_comment: "declines to comment",
  no_response: "no response", corrects: "corrects", retracts: "retracts", reports: "reports",
};
const VERDICTS = { contradicts: "contradicts", supports: "supports", repeats: "repeats", updates: "updates", compatible: "compatible", cannot_tell: "cannot tell" };

export const act = (name) => h("span", { class: `badge a-${name}` }, ACTS[name] ?? name);
export const verdict = (name) => h("span", { class: `badge v-${name}` }, VERDICTS[name] ?? name);
export const badge = (text, kind = "") => h("span", { class: `badge ${kind}` }, text);

/** "n articles, 1 root": the second number is what counts. */
export const roots = (articles, n) => `${many(articles, "article")}, ${many(n, "root")}`;

export const heading = (title, lead) => [h("h1", { tabindex: "-1", dir: "auto" }, title), lead ? h("p", { class: "lead" }, lead) : null];

export function chain(links) {
  const item = (link) => {
    const name = link.speaker ?? link.text ?? "somebody";
    const nameless = link.unnamed || !link.speaker;
    return h("li", {}, h(nameless ? "span" : "b", { class: nameless ? "nameless" : null, dir: "auto", title: link.text || null }, name || "unnamed"), act(link.act));
  };
  return h("ol", { class: "chain", "aria-label": "Chain, from the outermost speaker to the innermost" }, links.map(item));
}

export const articleLine = (article) =>
  h("span", { class: "meta" }, h("a", { href: `#/outlet/${encodeURIComponent(article.outlet.id)}`, dir: "auto" }, article.outlet.name), `, ${day(article.published_at)} · `,
    h("a", { href: `#/article/${article.id}`, dir: "auto" }, article.title ?? "article without a title"));

export function claim(one, { marks = null, link = true } = {}) {
  const text = marks ? marked(one.text, marks) : one.text;
  return h("div", { class: "one" }, chain(one.chain),
    h("p", { class: "said", dir: "auto" }, link ? h("a", { href: `#/claim/${one.id}`, class: "quote" }, text) : text), articleLine(one.article));
}

export const reasons = (sentences) => (sentences.length ? h("ul", { class: "reasons small" }, sentences.map((one) => h("li", { dir: "auto" }, one))) : null);

/** Two sides, what differs in their words marked; `spans` of a comparison stand before a guess by words. */
export function relation(one, spans = null) {
  const [a, b] = spans && (spans.a.length || spans.b.length) ? [spans.a, spans.b] : differences(one.a.text, one.b.text);
  return h("article", { class: "card", id: one.id },
    h("div", { class: "row" }, verdict(one.verdict), badge(one.kind), h("span", { class: "meta" }, `certainty ${Math.round(one.score * 100)} %`),
      one.status !== "open" ? badge(one.status) : null),
    h("div", { class: "pair" }, claim(one.a, { marks: a }), claim(one.b, { marks: b })), reasons(one.reasons));
}

export const articleItem = (one) =>
  h("li", {}, h("a", { class: "title", href: `#/article/${one.id}`, dir: "auto" }, one.title ?? "Article without a title"),
    h("div", { class: "meta" }, words(one.outlet.name), `, ${day(one.published_at)}`,
      safe(one.url) ? [" · ", h("a", { href: safe(one.url), rel: "noreferrer noopener", target: "_blank" }, "original")] : null));

/** A list that asks for its next page when wanted. */
export async function paged(fetchPage, show, { tag = "ul", empty = "Nothing here yet.", kind = "list plain" } = {}) {
  const list = h(tag, { class: kind });
  const more = h("button", { type: "button" }, "Show more");
  const holder = h("div", {}, list, more);
  let cursor = null;
  const next = async () => {
    more.disabled = true;
    const page = await fetchPage(cursor);
    list.append(...(await show(page.items)));
    cursor = page.next;
    more.hidden = !cursor;
    more.disabled = false;
  };
  more.addEventListener("click", next);
  await next();
  if (!list.children.length) return h("p", { class: "quiet" }, empty);
  return holder;
}

export const notice = (text, kind = "") => h("p", { class: `notice ${kind}`, role: "status" }, text);
export const trouble = (error) => h("div", { class: "notice bad", role: "alert" }, h("b", {}, error.title ?? "Something went wrong"), h("br"), error.message);
