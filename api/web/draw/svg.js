// A network as SVG: every node is a link, so that it works by keyboard and without WebGL.

import { s } from "../dom.js";
import { target } from "../views/network.js";
import { layout, radius, short } from "./layout.js";

const [WIDTH, HEIGHT, MARGIN] = [1000, 640, 70];

export function svg(network) {
  const at = fitted(layout(network));
  const edges = network.edges.map((edge) => {
    const [a, b] = [at.get(edge.source), at.get(edge.target)];
    return s("line", { class: "edge", x1: a.x, y1: a.y, x2: b.x, y2: b.y, "stroke-width": Math.min(6, 0.8 + 0.7 * Math.sqrt(edge.weight)), "data-ends": `${edge.source} ${edge.target}` },
      s("title", {}, `${edge.relation.toLowerCase()}, ${edge.weight} times`));
  });
  const drawing = s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": "Network, each node a link" }, edges);
  const labelled = new Set([...network.nodes].sort((a, b) => b.weight - a.weight).slice(0, 32).map((node) => node.id));
  drawing.append(...network.nodes.map((node) => point(node, at.get(node.id), labelled.has(node.id), drawing)));
  return drawing;
}

function point(node, place, labelled, drawing) {
  const light = (id) => () => {
    for (const edge of drawing.querySelectorAll(".edge")) edge.classList.toggle("faded", id !== null && !edge.dataset.ends.split(" ").includes(id));
  };
  const size = Math.min(26, radius(node));
  return s("a", { href: target(node), class: `k-${node.kind}`, onmouseenter: light(node.id), onmouseleave: light(null), onfocus: light(node.id), onblur: light(null), "aria-label": `${node.label}, ${node.kind}` },
    s("circle", { class: "dot", cx: place.x, cy: place.y, r: size }, s("title", {}, `${node.label} (${node.kind})`)),
    labelled ? s("text", { class: "label", x: place.x, y: place.y - size - 4, "text-anchor": "middle" }, short(node.label)) : null);
}

function fitted(at) {
  const points = [...at.values()];
  const [left, right] = [Math.min(...points.map((p) => p.x)), Math.max(...points.map((p) => p.x))];
  const [top, bottom] = [Math.min(...points.map((p) => p.y)), Math.max(...points.map((p) => p.y))];
  const place = (value, low, high, size) => (high - low < 1e-6 ? size / 2 : MARGIN + ((value - low) / (high - low)) * (size - 2 * MARGIN));
  return new Map([...at].map(([id, p]) => [id, { x: place(p.x, left, right, WIDTH), y: place(p.y, top, bottom, HEIGHT) }]));
}
