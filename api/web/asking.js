// Check a statement; list contradictions, articles; search; one entity.

import { ask, query } from "/web/ask.js";
import { badge, count, day, el, say, words } from "/web/dom.js";
import { articleLine, chainLine, claimItem, claimLink, pages, reasons, relationItem } from "/web/parts.js";

export function checkView(given) {
  const area = el("textarea", { class: "short", "aria-label": "Statement", placeholder: "Type a statement, or paste a paragraph: each sentence is checked", dir: "auto", value: given });
  const button = el("button", { type: "submit" }, "Check");
  const out = el("div", { id: "findings" });
  const check = async (event) => {
    event?.preventDefault();
    button.disabled = true;
    say("Looking …");
    try {
      const answers = await ask("/v1/check", { method: "POST", text: area.value, type: "text/plain" });
      out.replaceChildren(...answers.map(findingsOf));
    } catch (error) {
      out.replaceChildren(el("p", { class: "item warn", role: "alert" }, error.message));
    }
    say("");
    button.disabled = false;
  };
  if (given) check();
  return el("section", {}, el("h1", {}, "Check a statement"), el("p", { class: "soft" }, "What the graph holds on it. No finding means that nothing bears on it, not that it is false."),
    el("form", { onsubmit: check }, area, el("div", { class: "row" }, button)), out);
}

function findingsOf(answer) {
  return el("article", {}, el("h2", { class: "quote", dir: "auto" }, answer.text),
    answer.findings.length ? el("ul", { class: "items" }, answer.findings.map((finding) => el("li", { class: "item" },
      el("p", {}, badge(finding.verdict), ` ${words(finding.kind)}, ${finding.score.toFixed(2)}, ${count(finding.roots, "root")}`), reasons(finding.reasons),
      el("p", {}, claimLink(finding.claim)), el("p", {}, chainLine(finding.claim.chain)), el("p", {}, articleLine(finding.claim.article)))))
      : el("p", { class: "soft" }, "Nothing in the graph bears on it."));
}

export async function contradictionsView(given) {
  const verdict = given.get("verdict") || "contradicts";
  const choose = el("select", { "aria-label": "Kind of relation", onchange: () => (location.hash = `#/contradictions?${query({ verdict: choose.value, entity: name.value })}`) },
    ["contradicts", "updates", "supports", "compatible"].map((one) => el("option", { value: one, selected: one === verdict }, one)));
  const name = el("input", { placeholder: "Only about or by ...", "aria-label": "Name", value: given.get("entity") || "", onchange: () => choose.dispatchEvent(new Event("change")) });
  return el("section", {}, el("h1", {}, "Who says otherwise"), el("div", { class: "row" }, choose, name),
    await pages(`/v1/contradictions?${query({ verdict, entity: given.get("entity") })}`, relationItem, "Nothing of this kind in what was read so far."));
}

export async function articlesView() {
  const show = (head) => el("li", { class: "item" }, el("p", {}, el("a", { href: `#/article/${head.id}`, class: "quote", dir: "auto" }, head.title || "(no title)")), el("p", { class: "soft" }, `${head.outlet.name}, ${day(head.published_at)}`));
  return el("section", {}, el("h1", {}, "Articles"), await pages("/v1/articles", show, "No articles yet. Read one, or run: onrecord ingest FILE"));
}

export async function searchView(text) {
  const { items } = await ask(`/v1/search?${query({ q: text, limit: 40 })}`);
  const show = (hit) => (hit.claim ? claimItem(hit.claim) : el("li", { class: "item" },
    el("p", {}, el("a", { href: `#/${hit.kind}/${hit.id}`, dir: "auto" }, hit.label)), el("p", { class: "soft" }, `${hit.kind}; ${hit.why}`)));
  return el("section", {}, el("h1", { dir: "auto" }, `Search: ${text}`), items.length ? el("ul", { class: "items" }, items.map(show)) : el("p", { class: "soft" }, "Nothing found."));
}

export async function entityView(id) {
  const { entity, same, by, about } = await ask(`/v1/entities/${id}`);
  const list = (title, views) => views.length > 0 && [el("h2", {}, title), el("ul", { class: "items" }, views.map(claimItem))];
  return el("section", {}, el("h1", { dir: "auto" }, entity.name),
    el("p", { class: "soft" }, `${entity.kind}; ${count(entity.claims_by, "claim")} by it, ${entity.claims_about} about it${entity.aliases.length ? `; also ${entity.aliases.join(", ")}` : ""}`),
    same.length > 0 && el("p", { class: "soft" }, `judged the same: ${same.map((one) => one.name).join(", ")}`),
    el("p", {}, el("a", { href: `#/network/${id}` }, "Its network"), " · ", el("a", { href: `#/contradictions?${query({ entity: entity.name })}` }, "Who says otherwise")),
    list("Says", by), list("Spoken of", about));
}
