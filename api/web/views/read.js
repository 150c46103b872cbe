import { get, part, send } from "../client.js";
import { h } from "../dom.js";
import { articleItem, heading, notice, trouble } from "../pieces.js";
import { reading } from "../reading.js";
import { about } from "./article.js";

const LOOKS_LIKE_A_PAGE = /^\s*<(!doctype|html|head|body|article|div|p|h1|meta)\b/i;

export async function view() {
  const recent = await get("/v1/articles", { limit: 6 }).catch(() => ({ items: [] }));
  const result = h("div", { id: "result" });
  const form = h("form", { onsubmit: (event) => read(event, form, result) },
    h("label", { class: "field" }, "The article: its text, or the page's HTML", h("textarea", { name: "text", class: "tall", dir: "auto", required: true })),
    h("div", { class: "row" }, h("label", {}, "or a file: ", h("input", { type: "file", accept: ".txt,.html,.htm,text/plain,text/html", onchange: (event) => load(event, form, result) }))),
    h("details", {}, h("summary", {}, "What is known of it (all optional)"), h("div", { class: "fields" },
      field("title", "Title"), field("outlet", "Outlet"), field("url", "Address", "url"), field("published_at", "Date of publication", "date"))),
    h("div", { class: "row" }, h("button", { class: "first", type: "submit" }, "Read it"), h("span", { class: "quiet" }, "Nothing is stored by reading.")));
  return h("div", {}, heading("Read an article", "See who says what in it, through whom, and with what evidence."), form, result,
    recent.items.length ? [h("h2", {}, "Or choose one from the graph"), h("ul", { class: "list plain" }, recent.items.map(articleItem))] : null);
}

const field = (name, label, type = "text") => h("label", {}, label, h("input", { name, type, dir: "auto", maxlength: "500" }));

async function load(event, form, result) {
  const [file] = event.target.files;
  if (!file) return;
  if (file.size > 30_000_000) result.replaceChildren(notice("That file is too large for one article.", "bad"));
  else form.elements.text.value = await file.text();
}

function record(form) {
  const given = Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string" && value.trim()));
  const { text, ...known } = given;
  return { ...known, [LOOKS_LIKE_A_PAGE.test(text) ? "html" : "text"]: text };
}

async function read(event, form, result) {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  result.replaceChildren(notice("Reading …"));
  try {
    const sent = record(form);
    const graph = await send("/v1/extract", sent);
    const { body, panel } = reading(graph, { stored: false });
    const told = h("div", { class: "row" });
    const add = h("button", { type: "button", onclick: () => keep(sent, add, told) }, "Add it to the graph");
    told.append(add, h("span", { class: "quiet" }, "Then its claims are compared with all others."));
    result.replaceChildren(h("h2", { tabindex: "-1", dir: "auto" }, graph.article.title ?? "What it says"), about(graph.article), told, h("div", { class: "columns" }, body, panel));
    result.scrollIntoView({ block: "start" });
  } catch (error) {
    result.replaceChildren(trouble(error));
  }
  button.disabled = false;
}

async function keep(sent, add, told) {
  add.disabled = true;
  try {
    let job = await send("/v1/ingest", { inputs: [sent] });
    told.replaceChildren(notice("It is being read into the graph …"));
    while (job.state === "queued" || job.state === "running") {
      await new Promise((done) => setTimeout(done, 400));
      job = await get(`/v1/jobs/${part(job.id)}`);
    }
    told.replaceChildren(outcome(job.outcomes[0]));
  } catch (error) {
    told.replaceChildren(trouble(error));
  }
}

function outcome(one) {
  if (!one || one.state === "failed") return trouble({ title: one?.error?.title ?? "It was not added", message: one?.error?.detail ?? "see the jobs" });
  return h("p", { class: "notice good", role: "status" }, one.state === "added" ? `Added, with ${one.claims} claims. ` : "It was in the graph already. ", h("a", { href: `#/article/${one.article}` }, "Open it in the graph"));
}
