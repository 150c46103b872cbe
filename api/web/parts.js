// Pieces that several views show: claims with their chains, relations, lists that go on.

import { ask } from "/web/ask.js";
import { badge, day, el, words } from "/web/dom.js";

export const claimLink = (view, text = view.text) => el("a", { href: `#/claim/${view.id}`, class: "quote", dir: "auto" }, text);

export function articleLine(article) {
  return el("span", { class: "soft" }, `${article.outlet.name}, ${day(article.published_at)}: `,
    el("a", { href: `#/article/${article.id}`, dir: "auto" }, article.title || "(no title)"));
}

export function chainLine(chain) {
  return chain.map((link, number) => [
    number ? " → " : "",
    el("span", { class: link.unnamed ? "unnamed" : null }, link.speaker || link.text || "somebody not named"), " ",
    badge(link.act),
  ]);
}

export function claimItem(view) {
  return el("li", { class: "item" }, el("p", {}, claimLink(view)), el("p", {}, chainLine(view.chain)), el("p", {}, articleLine(view.article)));
}

export function reasons(list) {
  return el("ul", { class: "reasons" }, list.map((reason) => el("li", {}, reason)));
}

// The words of each side that the other has not: what a reader's eye looks for.
export function differing(text, other) {
  const known = new Set(other.toLowerCase().match(/[\p{L}\p{N}.,%$€£]+/gu) || []);
  return text.split(/([\p{L}\p{N}.,%$€£]+)/u).map((piece) =>
    /[\p{L}\p{N}]/u.test(piece) && !known.has(piece.toLowerCase()) ? el("mark", { class: "differs" }, piece) : piece);
}

export function relationItem(relation) {
  const side = (view, other) => el("div", {},
    el("p", {}, el("a", { href: `#/claim/${view.id}`, class: "quote", dir: "auto" }, differing(view.text, other.text))),
    el("p", {}, chainLine(view.chain)), el("p", {}, articleLine(view.article)));
  return el("li", { class: "item" },
    el("p", {}, badge(relation.verdict), ` ${words(relation.kind)} `, el("span", { class: "soft" }, `score ${relation.score.toFixed(2)}, ${relation.status}`)),
    reasons(relation.reasons),
    el("div", { class: "halves" }, side(relation.a, relation.b), side(relation.b, relation.a)));
}

export function pages(path, show, empty) {
  const list = el("ul", { class: "items" });
  const more = el("button", { class: "plain", type: "button" }, "More");
  const box = el("div", {}, list, more);
  const load = async (cursor) => {
    const page = await ask(`${path}${path.includes("?") ? "&" : "?"}limit=20${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
    list.append(...page.items.map(show));
    if (!list.children.length) list.append(el("li", { class: "soft" }, empty));
    more.hidden = !page.next;
    more.onclick = () => load(page.next);
  };
  return load().then(() => box);
}
