// Which words of two texts differ, and texts with some of their characters marked.

import { h } from "./dom.js";

const SMALL = new Set("a an the of to in on at by for from with and or that this it its was were is are be been has have had not as".split(" "));

const tokens = (text) => [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}.,'’%-]*/gu)].map((m) => ({
  start: m.index, end: m.index + m[0].replace(/[.,'’-]+$/u, "").length, word: m[0].replace(/[.,'’-]+$/u, "").toLowerCase(),
}));

/** The spans of the words that only one of two texts has. */
export function differences(a, b) {
  const [left, right] = [tokens(a), tokens(b)];
  const only = (own, other) => {
    const held = new Set(other.map((token) => token.word));
    return own.filter((token) => !held.has(token.word) && !SMALL.has(token.word)).map((token) => [token.start, token.end]);
  };
  return [only(left, right), only(right, left)];
}

/** The offsets of Python count code points, those of JavaScript code units. */
export function units(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const at = [0];
  for (const letter of text) at.push(at.at(-1) + letter.length);
  return (offset) => at[Math.min(offset, at.length - 1)];
}

/** A text as nodes, with these spans (code units) marked. */
export function marked(text, spans) {
  const nodes = [];
  let done = 0;
  for (const [start, end] of [...spans].sort((x, y) => x[0] - y[0])) {
    if (start < done) continue;
    nodes.push(text.slice(done, start), h("mark", { class: "differs" }, text.slice(start, end)));
    done = end;
  }
  nodes.push(text.slice(done));
  return nodes;
}
