// Where nodes stand: springs along edges, repulsion between all; the same network always gives the same picture.

export function layout(network, rounds = 260) {
  const n = network.nodes.length;
  const at = network.nodes.map((_, i) => ({ x: Math.cos(i * 2.399963) * Math.sqrt(i + 1), y: Math.sin(i * 2.399963) * Math.sqrt(i + 1) }));
  const index = new Map(network.nodes.map((node, i) => [node.id, i]));
  const edges = network.edges.map((edge) => [index.get(edge.source), index.get(edge.target), Math.min(3, 1 + Math.log(edge.weight))]);
  const degree = new Array(n).fill(1);
  for (const [a, b] of edges) { degree[a] += 1; degree[b] += 1; }
  const reach = 2.6;
  for (let round = 0; round < rounds; round += 1) {
    const heat = 0.9 * (1 - round / rounds) + 0.02;
    const force = at.map((p) => ({ x: -p.x * 0.022, y: -p.y * 0.022 }));
    for (let i = 0; i < n; i += 1) for (let j = i + 1; j < n; j += 1) push(at, force, i, j, reach * Math.sqrt(degree[i] * degree[j]) ** 0.5);
    for (const [a, b, weight] of edges) pull(at, force, a, b, 0.07 * weight / Math.min(degree[a], degree[b]) ** 0.3);
    at.forEach((p, i) => step(p, force[i], heat));
  }
  return new Map(network.nodes.map((node, i) => [node.id, at[i]]));
}

function push(at, force, i, j, strength) {
  const dx = at[i].x - at[j].x || 0.01 * (i - j);
  const dy = at[i].y - at[j].y || 0.01;
  const f = strength / (dx * dx + dy * dy + 0.01);
  force[i].x += dx * f; force[i].y += dy * f;
  force[j].x -= dx * f; force[j].y -= dy * f;
}

function pull(at, force, a, b, strength) {
  const dx = at[b].x - at[a].x;
  const dy = at[b].y - at[a].y;
  force[a].x += dx * strength; force[a].y += dy * strength;
  force[b].x -= dx * strength; force[b].y -= dy * strength;
}

function step(point, force, heat) {
  const length = Math.hypot(force.x, force.y) || 1;
  const far = Math.min(length, heat);
  point.x += (force.x / length) * far;
  point.y += (force.y / length) * far;
}

export const radius = (node) => 4 + 2.2 * Math.sqrt(node.weight);
export const short = (label, most = 34) => (label.length > most ? `${label.slice(0, most - 2)} …` : label);
