import { get, part, sendLines } from "../client.js";
import { day, h, many } from "../dom.js";
import { act, articleLine, badge, chain, claim, heading, reasons, relation, roots } from "../pieces.js";

export async function view({ id }) {
  const found = await get(`/v1/claims/${part(id)}/provenance`);
  const spans = await differing(found.contradictions);
  return h("div", {}, heading(`“${found.claim.text}”`),
    h("div", {}, chain(found.claim.chain), h("p", {}, articleLine(found.claim.article))),
    h("p", { class: "notice" }, h("b", {}, roots(found.articles, found.roots)), found.roots < found.articles ? ": copies and echoes go back to where it entered the record, and are no confirmations." : "."),
    h("div", { class: "columns" },
      h("div", {}, h("h2", {}, "Its chain"), h("div", { class: "wide" }, h("ul", { class: "tree", "aria-label": "Who said it, and who passed it on" }, branch(found.tree))),
        h("h2", {}, "Roots and echoes"), found.groups.map(root)),
      h("aside", {}, h("h2", {}, "What is missing"), missing(found.missing), h("h2", {}, many(found.denials.length, "denial")), denials(found.denials),
        h("p", { class: "small" }, h("a", { href: `#/network/${id}` }, "See what lies around it")))),
    found.contradictions.length ? [h("h2", {}, many(found.contradictions.length, "contradiction")), found.contradictions.map((one, n) => relation(one, spans[n]))] : null);
}

/** The characters that a comparison rests on, for each relation; nothing where it finds another verdict. */
export async function differing(relations) {
  if (!relations.length) return [];
  const row = (one) => ({ id: one.id, a: one.a.text, b: one.b.text, a_said_at: one.a.article.published_at?.slice(0, 10), b_said_at: one.b.article.published_at?.slice(0, 10) });
  try {
    const compared = await sendLines("/v1/compare", relations.map(row));
    return relations.map((one, n) => (compared[n]?.verdict === one.verdict ? compared[n].spans : null));
  } catch {
    return relations.map(() => null);
  }
}

const TARGET = { speaker: "entity", article: "article" };

function branch(node) {
  const label = node.id && TARGET[node.kind] ? h("a", { href: `#/${TARGET[node.kind]}/${node.id}`, dir: "auto" }, node.label) : h("span", { dir: "auto" }, node.label);
  return h("li", {}, h("span", { class: `node ${node.kind}` }, label, node.act ? act(node.act) : null, node.unnamed ? badge("unnamed") : null, node.note ? h("span", { class: "why" }, node.note) : null),
    node.children.length ? h("ul", {}, node.children.map(branch)) : null);
}

function root(one) {
  const name = one.speaker ?? "a speaker who cannot be told";
  return h("section", { class: "card" }, h("h3", {}, one.entity ? h("a", { href: `#/entity/${one.entity}`, dir: "auto" }, name) : name, one.unnamed ? [" ", badge("unnamed")] : null, " ", h("span", { class: "meta" }, many(one.articles, "article"))),
    h("ul", { class: "list plain" }, one.assertions.map(assertion)));
}

const assertion = (one) =>
  h("li", {}, h("div", {}, badge(one.standing, `s-${one.standing}`), one.why ? h("span", { class: "small quiet" }, ` ${one.why}`) : null), claim(one.claim),
    one.said_at ? h("div", { class: "meta" }, `said ${day(one.said_at)}`) : null,
    one.evidence.length ? h("ul", { class: "reasons small" }, one.evidence.map((piece) => h("li", { dir: "auto" }, badge(piece.kind.replaceAll("_", " ")), " ", piece.text))) : null);

const missing = (sentences) => (sentences.length ? h("ul", { class: "missing" }, sentences.map((one) => h("li", { dir: "auto" }, one))) : h("p", { class: "quiet" }, "Nothing that we look for."));

const denials = (found) =>
  found.length
    ? h("ul", { class: "list plain" }, found.map((one) => h("li", {}, chain(one.chain), one.text ? h("p", { class: "said", dir: "auto" }, one.text) : null, articleLine(one.article), reasons(one.reasons))))
    : h("p", { class: "quiet" }, "Nobody is on record as denying it.");
