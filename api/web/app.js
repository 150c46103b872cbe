// Which view an address shows. Addresses live behind the #, so every view can be linked to.

import { el, say } from "/web/dom.js";
import { articlesView, checkView, contradictionsView, entityView, searchView } from "/web/asking.js";
import { claimView, homeView, networkView } from "/web/dossier.js";
import { articleView, readView } from "/web/reading.js";

const VIEWS = {
  "": homeView,
  read: readView,
  check: (id, given) => checkView(given.get("text") || ""),
  contradictions: (id, given) => contradictionsView(given),
  articles: articlesView,
  article: articleView,
  claim: claimView,
  entity: entityView,
  network: networkView,
  search: (id, given) => searchView(given.get("q") || ""),
};

let latest = 0;

async function show() {
  const turn = (latest += 1);
  const [path, given = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const [name, id = ""] = path.split("/").map(decodeURIComponent);
  const main = document.getElementById("main");
  for (const link of document.querySelectorAll("nav a")) {
    const here = link.getAttribute("href") === `#/${name}`;
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  say("Loading …");
  let view;
  try {
    const make = VIEWS[name];
    view = make ? await make(id, new URLSearchParams(given)) : el("p", {}, "There is no such page. ", el("a", { href: "#/" }, "Home"));
  } catch (error) {
    view = el("p", { class: "item warn", role: "alert" }, error.message);
  }
  if (turn !== latest) return;
  main.replaceChildren(view);
  document.title = `${view.querySelector?.("h1")?.textContent.slice(0, 70) || "onrecord"} · onrecord`;
  say("");
  window.scrollTo(0, 0);
}

document.getElementById("search").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = document.getElementById("q").value.trim();
  if (text) location.hash = `#/search?q=${encodeURIComponent(text)}`;
});
window.addEventListener("hashchange", show);
show();
