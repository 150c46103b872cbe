// Which view an address shows.

import { download, hasToken, keepToken } from "./client.js";
import { h } from "./dom.js";
import { trouble } from "./pieces.js";

const VIEWS = {
  "": () => import("./views/home.js"), read: () => import("./views/read.js"), article: () => import("./views/article.js"),
  articles: () => import("./views/articles.js"), check: () => import("./views/check.js"), claim: () => import("./views/claim.js"),
  contradictions: () => import("./views/contradictions.js"), entity: () => import("./views/entity.js"),
  speakers: () => import("./views/speakers.js"), outlet: () => import("./views/outlet.js"), network: () => import("./views/network.js"),
  search: () => import("./views/search.js"), jobs: () => import("./views/jobs.js"), job: () => import("./views/job.js"),
};

const main = document.getElementById("view");
let turn = 0;

function address() {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const [name, ...rest] = path.split("/");
  return { name, id: decodeURIComponent(rest.join("/")), query: new URLSearchParams(query) };
}

async function show() {
  const mine = ++turn;
  const { name, id, query } = address();
  for (const link of document.querySelectorAll(".masthead nav a")) {
    if (link.getAttribute("href") === `#/${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  main.setAttribute("aria-busy", "true");
  const content = await body(name, id, query);
  if (mine !== turn) return;
  main.replaceChildren(...content.flat(Infinity).filter(Boolean));
  main.removeAttribute("aria-busy");
  const title = main.querySelector("h1");
  document.title = title && name ? `${title.textContent} · onrecord` : "onrecord";
  window.scrollTo(0, 0);
  title?.focus({ preventScroll: true });
}

async function body(name, id, query) {
  try {
    const load = VIEWS[name];
    if (!load) return [h("h1", {}, "No such page"), h("p", {}, h("a", { href: "#/" }, "To the front page"))];
    return [(await (await load()).view({ id, query }))];
  } catch (error) {
    if (error.status === 401) return [tokenForm()];
    if (error.title === undefined) console.error(error);
    return [h("h1", {}, "That did not work"), trouble(error)];
  }
}

function tokenForm() {
  const field = h("input", { type: "password", autocomplete: "off", required: true, name: "token" });
  const keep = (event) => {
    event.preventDefault();
    keepToken(field.value.trim());
    show();
  };
  return h("form", { onsubmit: keep }, h("h1", { tabindex: "-1" }, "This server asks for its token"),
    h("p", {}, "It is what ONRECORD_TOKEN was set to when the server was started. It is kept until this tab is closed."),
    h("label", { class: "field" }, "Token", field), h("div", { class: "row" }, h("button", { class: "first" }, "Go on")));
}

document.getElementById("search").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = document.getElementById("q").value.trim();
  if (text) location.hash = `#/search?${new URLSearchParams({ q: text })}`;
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
document.querySelector('footer a[href^="/v1/export"]').addEventListener("click", async (event) => {
  if (!hasToken()) return;
  event.preventDefault();
  const path = event.currentTarget.getAttribute("href");
  const file = URL.createObjectURL(await download(path));
  h("a", { href: file, download: "onrecord.jsonl" }).click();
  setTimeout(() => URL.revokeObjectURL(file), 60_000);
});
window.addEventListener("hashchange", show);
show();
