// The API's description as a page, from openapi.json alone.

import { get } from "./client.js";
import { h } from "./dom.js";
import { badge, trouble } from "./pieces.js";

const main = document.getElementById("view");

function operation(path, method, one) {
  const good = Object.entries(one.responses).find(([status]) => status.startsWith("2"));
  const contents = Object.entries(good?.[1].content ?? {});
  const example = contents.map(([, content]) => content.example).find((found) => found !== undefined);
  return h("section", { class: "card", id: one.operationId }, h("h3", {}, badge(method.toUpperCase()), " ", h("code", {}, path)), one.description.split("\n\n").map((text) => h("p", {}, text)),
    one.parameters?.length ? h("table", {}, h("tbody", {}, one.parameters.map((given) => h("tr", {}, h("td", {}, h("code", {}, given.name)), h("td", { class: "quiet" }, given.in), h("td", {}, given.description ?? ""))))) : null,
    one.requestBody ? h("p", { class: "small" }, "Body: ", Object.keys(one.requestBody.content).join(", ")) : null,
    h("p", { class: "small" }, `Answers ${good?.[0]}: `, contents.map(([type]) => type).join(", ") || "nothing"),
    example !== undefined ? h("details", {}, h("summary", {}, "Example of an answer"), h("pre", {}, JSON.stringify(example, null, 2))) : null);
}

try {
  const api = await get("/openapi.json");
  const rows = Object.entries(api.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, one]) => ({ path, method, one })));
  main.append(h("h1", {}, "The API"), h("p", { class: "lead" }, api.info.summary), ...api.info.description.split("\n").filter(Boolean).map((line) => h("p", {}, line.replaceAll(/[*`]/g, ""))));
  for (const tag of api.tags) {
    main.append(h("h2", {}, tag.name), h("p", { class: "quiet" }, tag.description), ...rows.filter(({ one }) => one.tags?.includes(tag.name)).map(({ path, method, one }) => operation(path, method, one)));
  }
} catch (error) {
  main.append(trouble(error));
}
