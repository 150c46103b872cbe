import { sendText } from "../client.js";
import { h, many } from "../dom.js";
import { badge, claim, heading, notice, reasons, trouble, verdict } from "../pieces.js";

export async function view({ query }) {
  const result = h("div", { "aria-live": "polite" });
  const form = h("form", { onsubmit: (event) => { event.preventDefault(); check(form, result); } },
    h("label", { class: "field" }, "A statement, or a paragraph: each sentence is checked", h("textarea", { name: "text", dir: "auto", required: true, maxlength: "100000" }, query.get("text") ?? "")),
    h("div", { class: "fields" }, h("label", {}, "When it was said (optional)", h("input", { name: "said_at", type: "date" })), h("label", {}, "Who says it (optional)", h("input", { name: "speaker", dir: "auto", maxlength: "500" }))),
    h("div", { class: "row" }, h("button", { class: "first" }, "Check")));
  if (query.get("text")) await check(form, result);
  return h("div", {}, heading("Check a statement", "What does the record hold on it? Who supports it, who contradicts it, and why."), form, result);
}

async function check(form, result) {
  const { text, ...known } = Object.fromEntries(new FormData(form));
  const button = form.querySelector("button");
  button.disabled = true;
  result.replaceChildren(notice("Looking …"));
  try {
    const rows = await sendText("/v1/check", text, known);
    result.replaceChildren(...rows.map((row) => section(row)));
  } catch (error) {
    result.replaceChildren(trouble(error));
  }
  button.disabled = false;
}

function section(row) {
  return h("section", {}, h("h2", { dir: "auto" }, row.text),
    row.findings.length ? row.findings.map(finding) : notice("Nothing in the graph bears on this. That says nothing about whether it is true."));
}

const finding = (one) =>
  h("article", { class: "card" }, h("div", { class: "row" }, verdict(one.verdict), badge(one.kind), h("span", { class: "meta" }, `certainty ${Math.round(one.score * 100)} %, ${many(one.roots, "root")}`)),
    claim(one.claim), reasons(one.reasons), h("p", { class: "small" }, h("a", { href: `#/claim/${one.claim.id}` }, "Where it comes from")));
