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
  drawing.append(...network.nodes.map((node) => point(node, at.get(node.id), drawing)), ...labels(network, at));
  return drawing;
}

const size = (node) => Math.min(24, radius(node));

/** Labels of the heaviest nodes that have room: none over another label or a heavier node's dot. */
function labels(network, at) {
  const taken = [];
  const free = (box) => taken.every((one) => box.right < one.left || box.left > one.right || box.bottom < one.top || box.top > one.bottom);
  const heaviest = [...network.nodes].sort((a, b) => b.weight - a.weight);
  return heaviest.flatMap((node) => {
    const { x, y } = at.get(node.id);
    const half = short(node.label).length * 3.3;
    const places = [y - size(node) - 5, y + size(node) + 14];
    for (const base of places) {
      const box = { left: x - half, right: x + half, top: base - 12, bottom: base + 3 };
      if (!free(box)) continue;
      taken.push(box, { left: x - size(node), right: x + size(node), top: y - size(node), bottom: y + size(node) });
      return [s("text", { class: "label", x, y: base, "text-anchor": "middle" }, short(node.label))];
    }
    return [];
  });
}

function point(node, place, drawing) {
  const light = (id) => () => {
    for (const edge of drawing.querySelectorAll(".edge")) edge.classList.toggle("faded", id !== null && !edge.dataset.ends.split(" ").includes(id));
  };
  return s("a", { href: target(node), class: `k-${node.kind}`, onmouseenter: light(node.id), onmouseleave: light(null), onfocus: light(node.id), onblur: light(null), "aria-label": `${node.label}, ${node.kind}` },
    s("circle", { class: "dot", cx: place.x, cy: place.y, r: size(node) }, s("title", {}, `${node.label} (${node.kind})`)));
}

function fitted(at) {
  const points = [...at.values()];
  const [left, right] = [Math.min(...points.map((p) => p.x)), Math.max(...points.map((p) => p.x))];
  const [top, bottom] = [Math.min(...points.map((p) => p.y)), Math.max(...points.map((p) => p.y))];
  const place = (value, low, high, size) => (high - low < 1e-6 ? size / 2 : MARGIN + ((value - low) / (high - low)) * (size - 2 * MARGIN));
  return new Map([...at].map(([id, p]) => [id, { x: place(p.x, left, right, WIDTH), y: place(p.y, top, bottom, HEIGHT) }]));
}
