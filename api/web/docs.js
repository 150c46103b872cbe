// The API's own description as a plain page.

import { ask } from "/web/ask.js";
import { el } from "/web/dom.js";

const description = await ask("/openapi.json");
const operations = Object.entries(description.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, one]) => ({ path, method, ...one })));

document.getElementById("paths").append(...operations.map((one) => el("article", { class: "item" },
  el("h3", {}, `${one.method.toUpperCase()} ${one.path}`), el("p", {}, one.description || one.summary),
  one.parameters?.length > 0 && el("table", {}, one.parameters.map((given) => el("tr", {}, el("td", {}, given.name), el("td", { class: "soft" }, `${given.in}${given.required ? ", required" : ""}`), el("td", {}, given.description || "")))),
  el("p", { class: "soft" }, `answers ${Object.keys(one.responses).join(", ")}`))));
