// An article's text with its attributions marked: contents nested, cues labelled with their act.

import { el, tone, words } from "/web/dom.js";

const INNER = { content: 0, speaker: 1, cue: 2 };

function pieces(graph) {
  const found = [];
  for (const one of graph.attributions) {
    for (const part of ["content", "speaker", "cue"]) {
      for (const [start, end] of one[part].spans) found.push({ start, end, part, one });
    }
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end || INNER[a.part] - INNER[b.part]);
}

// Marks that cross each other are cut at the crossing, so that elements nest.
export function marked(graph, onpick) {
  const text = [...pointsOf(graph.article.text)];
  const root = el("div", { class: "text", dir: "auto" });
  const open = [{ node: root, end: Infinity }];
  let at = 0;
  const write = (to) => {
    if (to > at) open.at(-1).node.append(text.slice(at, to).join(""));
    at = Math.max(at, to);
  };
  const closeUntil = (place) => {
    while (open.at(-1).end <= place) {
      write(open.at(-1).end);
      open.pop();
    }
  };
  for (const piece of pieces(graph)) {
    closeUntil(piece.start);
    write(piece.start);
    const end = Math.min(piece.end, open.at(-1).end);
    if (end <= at) continue;
    const node = markOf(piece, onpick);
    open.at(-1).node.append(node);
    open.push({ node, end });
    if (piece.part === "cue") {
      write(end);
      node.append(el("sup", { "aria-hidden": "true" }, words(piece.one.act)));
    }
  }
  closeUntil(text.length);
  write(text.length);
  return root;
}

// The API counts characters as Python does, by code point; JavaScript's strings count otherwise.
function* pointsOf(text) {
  yield* text;
}

function markOf({ part, one }, onpick) {
  const given = { class: `${part} a-${tone(one.act)}`, "data-id": one.id };
  if (part !== "cue") return el("mark", given);
  const pick = (event) => {
    event.stopPropagation();
    onpick(one.id);
  };
  return el("mark", { ...given, tabindex: 0, role: "button", title: `${words(one.act)}: ${one.speaker.name || one.speaker.text || "somebody"}`, onclick: pick, onkeydown: (event) => event.key === "Enter" && pick(event) });
}

export function highlight(root, id) {
  for (const node of root.querySelectorAll(".on")) node.classList.remove("on");
  for (const node of root.querySelectorAll(`[data-id="${CSS.escape(id)}"]`)) node.classList.add("on");
}
