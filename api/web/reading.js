// An article's text with who says what marked in it, and the list of its chains.

import { h } from "./dom.js";
import { units } from "./differences.js";
import { ACTS, act, badge } from "./pieces.js";

/** Spans of all attributions as pieces that nest properly: what crosses is cut where it crosses. */
function pieces(graph, at) {
  const all = [];
  const add = (spans, kind, one) => {
    for (const [start, end] of spans ?? []) if (at(end) > at(start)) all.push({ start: at(start), end: at(end), kind, id: one.id, act: one.act });
  };
  for (const one of graph.attributions) {
    add(one.content.spans, "content", one);
    add(one.speaker.spans, "speaker", one);
    add(one.cue.spans, "cue", one);
  }
  return all;
}

const RANK = { content: 0, speaker: 1, cue: 2 };
const before = (a, b) => a.start - b.start || b.end - a.end || RANK[a.kind] - RANK[b.kind];

/** The tree of the pieces inside one stretch of text. */
export function nested(all, end) {
  const waiting = [...all].sort(before);
  const build = (limit) => {
    const nodes = [];
    while (waiting.length && waiting[0].start < limit) {
      const one = waiting.shift();
      if (one.end > limit) {
        waiting.push({ ...one, start: limit });
        waiting.sort(before);
        one.end = limit;
      }
      nodes.push({ ...one, children: build(one.end) });
    }
    return nodes;
  };
  return build(end);
}

const height = (node) => Math.max(0, ...node.children.map((child) => height(child) + (child.kind === "content" ? 1 : 0)));

function drawn(text, nodes, range, state) {
  const out = [];
  let done = range[0];
  for (const node of nodes) {
    out.push(text.slice(done, node.start), element(text, node, state));
    done = node.end;
  }
  out.push(text.slice(done, range[1]));
  return out;
}

function element(text, node, state) {
  const inner = drawn(text, node.children, [node.start, node.end], state);
  const shared = { "data-at": node.id, onclick: (event) => { event.stopPropagation(); state.pick(node.id); }, onmouseenter: () => state.light(node.id), onmouseleave: () => state.light(null) };
  if (node.kind !== "content") return h("span", { class: node.kind, ...shared }, inner);
  const first = !state.seen.has(node.id);
  state.seen.add(node.id);
  const key = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    state.pick(node.id);
  };
  return h("mark", { class: `a-${node.act} h${Math.min(3, height(node))}`, "data-label": first ? ACTS[node.act] : null, tabindex: first ? "0" : null, onkeydown: key, title: state.says(node.id), ...shared }, inner);
}

const nameOf = (speaker) => speaker.name ?? (speaker.text || "somebody who is not told");

/** The sayings from the outermost to this one. */
const chainOf = (one, byId) => [...one.via.map((id) => byId.get(id)).filter(Boolean), one];

/** Return the marked text and the panel that belongs to it; `stored`: its claims can be opened. */
export function reading(graph, { stored }) {
  const text = graph.article.text;
  const byId = new Map(graph.attributions.map((one) => [one.id, one]));
  const claims = new Map(graph.claims.map((one) => [one.id, one]));
  const evidence = new Map(graph.evidence.map((one) => [one.id, one]));
  const kinds = new Map(graph.entities.map((one) => [one.id, one]));
  const body = h("div", { class: "text", dir: "auto", lang: graph.article.language || null });
  const list = h("ol", { class: "sayings plain" });
  const state = {
    seen: new Set(),
    says: (id) => chainOf(byId.get(id), byId).map((one) => `${nameOf(one.speaker)} ${ACTS[one.act]}`).join(" → "),
    light: (id) => {
      for (const lit of body.querySelectorAll(".on")) lit.classList.remove("on");
      if (id) for (const piece of body.querySelectorAll(`[data-at="${CSS.escape(id)}"]`)) piece.classList.add("on");
    },
    pick: (id) => {
      for (const item of list.children) {
        const mine = item.dataset.id === id;
        item.classList.toggle("on", mine);
        if (mine) {
          item.querySelector("details").open = true;
          item.scrollIntoView({ block: "nearest" });
        }
      }
      state.light(id);
    },
  };
  body.append(...drawn(text, nested(pieces(graph, units(text)), text.length), [0, text.length], state));
  const show = (id) => {
    state.pick(id);
    body.querySelector(`[data-at="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "center" });
  };
  list.append(...graph.attributions.map((one) => saying(one, { byId, claims, evidence, kinds, stored, show })));
  const panel = h("aside", { class: "panel", "aria-label": "Who says what" }, h("h2", {}, `${graph.attributions.length} sayings`),
    graph.attributions.length ? legend(graph) : h("p", { class: "quiet" }, "Nobody is quoted or reported to say anything here."), list);
  return { body, panel };
}

function saying(one, { byId, claims, evidence, kinds, stored, show }) {
  const entity = one.speaker.entity && kinds.get(one.speaker.entity);
  const name = stored && entity ? h("a", { href: `#/entity/${entity.id}`, dir: "auto" }, nameOf(one.speaker)) : h("span", { dir: "auto" }, nameOf(one.speaker));
  const relays = one.via.map((id) => byId.get(id)).filter(Boolean);
  return h("li", { class: `a-${one.act} depth-${Math.min(3, relays.length)}`, "data-id": one.id },
    h("div", {}, h("b", {}, name), " ", act(one.act), one.speaker.unnamed ? [" ", badge("unnamed")] : null),
    relays.length ? h("div", { class: "meta" }, "through ", relays.map((relay) => nameOf(relay.speaker)).join(", then ")) : null,
    h("button", { class: "pick small", type: "button", onclick: () => show(one.id) }, h("span", { dir: "auto" }, shortened(one.content.text || one.cue.text))),
    h("details", { class: "small" }, h("summary", {}, "Details"), details(one, { claims, evidence, stored, entity })));
}

function details(one, { claims, evidence, stored, entity }) {
  const line = (label, value) => (value ? h("div", {}, h("span", { class: "quiet" }, `${label}: `), h("span", { dir: "auto" }, value)) : null);
  const claimItem = (id) => {
    const claim = claims.get(id);
    if (!claim) return null;
    const text = claim.full_text || claim.text;
    return h("li", { dir: "auto" }, stored ? h("a", { href: `#/claim/${id}` }, text) : text, claim.polarity === "negated" ? [" ", badge("negated")] : null, claim.modality !== "asserted" ? [" ", badge(claim.modality)] : null);
  };
  const proof = (id) => {
    const piece = evidence.get(id);
    return piece ? h("li", { dir: "auto" }, badge(piece.kind.replaceAll("_", " ")), " ", piece.text) : null;
  };
  const unnamed = entity?.unnamed;
  return [
    line("Printed as", one.speaker.text || (one.speaker.entity ? "nothing: taken from the words before" : "")), line("Said by the word", one.cue.text), line("Style", `${one.style}, confidence ${Math.round(one.confidence * 100)} %`),
    line("To", one.addressee?.text), line("In", one.medium?.text), line("When", one.said_at?.text),
    unnamed ? line("Unnamed", [unnamed.group ? "a group" : "one person or body", unnamed.closeness, unnamed.reason].filter(Boolean).join("; ")) : null,
    one.claims.length ? [h("div", { class: "quiet" }, "Claims"), h("ul", { class: "reasons" }, one.claims.map(claimItem))] : null,
    one.evidence.length ? [h("div", { class: "quiet" }, "Evidence offered"), h("ul", { class: "reasons" }, one.evidence.map(proof))] : null,
  ];
}

const shortened = (text) => (text.length > 170 ? `${text.slice(0, 165)} …` : text);

function legend(graph) {
  const counted = new Map();
  for (const one of graph.attributions) counted.set(one.act, (counted.get(one.act) ?? 0) + 1);
  return h("ul", { class: "legend", "aria-label": "Acts in this text" }, [...counted].map(([name, n]) => h("li", {}, act(name), ` ${n}`)));
}
