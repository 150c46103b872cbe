// A network by sigma, which draws thousands of nodes with WebGL; loaded when it is wanted.

import { target } from "../views/network.js";
import { layout, radius, short } from "./layout.js";

const script = (source) => new Promise((done, failed) => {
  const element = Object.assign(document.createElement("script"), { src: source, onload: done, onerror: () => failed(new Error(`${source} cannot be loaded`)) });
  document.head.append(element);
});

let loaded = null;
const load = () => (loaded ??= script("/web/vendor/graphology.umd.min.js").then(() => script("/web/vendor/sigma.min.js")));

export const able = () => Boolean(document.createElement("canvas").getContext("webgl2"));

const tone = (holder, kind) => {
  const probe = holder.appendChild(document.createElement("i"));
  probe.className = `k-${kind} swatch`;
  const colour = getComputedStyle(probe).getPropertyValue("--tone").trim() || getComputedStyle(probe).getPropertyValue("--soft").trim();
  probe.remove();
  return colour;
};

export async function webgl(network, holder) {
  await load();
  const at = layout(network);
  const graph = new window.graphology.MultiDirectedGraph();
  for (const node of network.nodes) graph.addNode(node.id, { ...at.get(node.id), size: Math.min(22, radius(node)), label: short(node.label), color: tone(holder, node.kind) });
  const line = getComputedStyle(holder).getPropertyValue("--rule").trim();
  for (const edge of network.edges) graph.addEdge(edge.source, edge.target, { size: Math.min(5, 0.8 + 0.6 * Math.sqrt(edge.weight)), color: line });
  const ink = getComputedStyle(holder).getPropertyValue("--ink").trim();
  const drawing = new window.Sigma(graph, holder, { labelColor: { color: ink }, labelFont: "system-ui, sans-serif", labelRenderedSizeThreshold: 7, defaultEdgeType: "line", zIndex: true });
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  drawing.on("clickNode", ({ node }) => { location.hash = target(nodes.get(node)); });
  let lit = null;
  drawing.on("enterNode", ({ node }) => { lit = node; holder.style.cursor = "pointer"; drawing.refresh(); });
  drawing.on("leaveNode", () => { lit = null; holder.style.cursor = ""; drawing.refresh(); });
  drawing.setSetting("edgeReducer", (edge, data) => (lit && !graph.hasExtremity(edge, lit) ? { ...data, hidden: true } : lit ? { ...data, color: ink } : data));
  return drawing;
}
