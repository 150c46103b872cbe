// Drawings: a chain as a tree (d3-hierarchy), a network by forces (d3-force). SVG, so it works without WebGL.

import { el, svg, words } from "/web/dom.js";

const { hierarchy, tree, forceSimulation, forceManyBody, forceLink, forceCenter, forceCollide, forceX, forceY } = window.d3;
const LINE = 58, STEP = 250;

const clip = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

export function chainTree(root) {
  const laid = tree().nodeSize([LINE, STEP])(hierarchy(root));
  const nodes = laid.descendants();
  const top = Math.min(...nodes.map((node) => node.x)) - 40;
  const height = Math.max(...nodes.map((node) => node.x)) - top + 50;
  const width = Math.max(...nodes.map((node) => node.y)) + STEP + 40;
  const picture = svg("svg", { width, height, viewBox: `-14 ${top} ${width} ${height}`, role: "img", "aria-label": "The chains of this claim, from the claim to the articles" });
  for (const { source, target } of laid.links()) {
    const middle = (source.y + target.y) / 2;
    picture.append(svg("path", { class: "edge", d: `M${source.y},${source.x}C${middle},${source.x} ${middle},${target.x} ${target.y},${target.x}` }));
  }
  picture.append(...nodes.map(treeNode));
  return el("div", { class: "drawing" }, picture);
}

function treeNode({ x, y, data }) {
  const kind = data.kind === "speaker" ? (data.unnamed ? "unnamed" : "person") : data.kind;
  const label = clip(data.label, 34);
  const under = [data.act && words(data.act), data.unnamed && "unnamed", data.note && clip(data.note, 38)].filter(Boolean).join("; ");
  const text = [svg("text", { x: 12, y: -2 }, label), under && svg("text", { x: 12, y: 15, "font-style": "italic", opacity: 0.75 }, under)];
  const href = data.kind === "article" && data.id ? `#/article/${data.id}` : data.kind === "speaker" && data.id && !data.unnamed ? `#/entity/${data.id}` : null;
  return svg("g", { transform: `translate(${y},${x})` }, svg("title", {}, [data.label, data.note].filter(Boolean).join(": ")),
    svg("circle", { r: 6, class: `node k-${kind}` }), href ? svg("a", { href }, text) : text);
}

const KINDS = { outlet: "outlet", person: "person", organisation: "organisation", unnamed: "unnamed source", claim: "claim", proposition: "proposition", article: "article" };
const kindOf = (kind) => (kind in KINDS ? kind : "other");

export function network(graph, { width = 1100, height = 680 } = {}) {
  const nodes = graph.nodes.map((node) => ({ ...node }));
  const links = graph.edges.map((edge) => ({ ...edge }));
  const size = (node) => 5 + 2.6 * Math.sqrt(node.weight || 1);
  forceSimulation(nodes).stop()
    .force("charge", forceManyBody().strength(-260)).force("link", forceLink(links).id((node) => node.id).distance(85))
    .force("center", forceCenter(width / 2, height / 2)).force("x", forceX(width / 2).strength(0.05)).force("y", forceY(height / 2).strength(0.09))
    .force("collide", forceCollide((node) => size(node) + 14)).tick(320);
  const inside = (value, most) => Math.max(26, Math.min(most - 26, value));
  for (const node of nodes) [node.x, node.y] = [inside(node.x, width - 90), inside(node.y, height)];
  const picture = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `A network of ${nodes.length} nodes and ${links.length} edges` },
    links.map((link) => svg("line", { class: "edge", x1: link.source.x, y1: link.source.y, x2: link.target.x, y2: link.target.y, "stroke-width": 1 + Math.sqrt(link.weight || 1) },
      svg("title", {}, `${link.source.label} ${words(link.relation)} ${link.target.label} (${link.weight})`))),
    nodes.map((node) => networkNode(node, size(node))));
  const shown = [...new Set(nodes.map((node) => kindOf(node.kind)))];
  return el("div", {}, el("p", { class: "legend" }, shown.map((kind) => el("span", {}, svg("svg", { width: 12, height: 12 }, svg("circle", { cx: 6, cy: 6, r: 5, class: `k-${kind}` })), ` ${KINDS[kind] || "other"}`))),
    el("div", { class: "drawing" }, picture), edgeTable(graph));
}

function networkNode(node, radius) {
  const href = node.id.startsWith("en-") ? `#/entity/${node.id}` : node.id.startsWith("cl-") ? `#/claim/${node.id}` : node.id.startsWith("ar-") ? `#/article/${node.id}` : null;
  const inner = [svg("circle", { r: radius, class: `node k-${kindOf(node.kind)}` }), svg("text", { x: radius + 4, y: 4 }, clip(node.label, 28))];
  return svg("g", { transform: `translate(${node.x},${node.y})` }, svg("title", {}, `${node.label} (${words(node.kind)}, ${node.weight})`), href ? svg("a", { href }, inner) : inner);
}

function edgeTable(graph) {
  const label = Object.fromEntries(graph.nodes.map((node) => [node.id, node.label]));
  return el("details", {}, el("summary", {}, "The same as a table"), el("table", {},
    el("tr", {}, ["From", "Relation", "To", "Weight"].map((title) => el("th", {}, title))),
    graph.edges.map((edge) => el("tr", {}, [label[edge.source], words(edge.relation), label[edge.target], edge.weight].map((cell) => el("td", { dir: "auto" }, String(cell)))))));
}
