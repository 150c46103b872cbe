import { get } from "../client.js";
import { h } from "../dom.js";
import { heading, paged, relation } from "../pieces.js";
import { differing } from "./claim.js";

const LEADS = { contradicts: "contradict each other", updates: "update each other", supports: "support each other", compatible: "differ, and yet both can hold" };

export async function view({ query }) {
  const wanted = Object.fromEntries(["verdict", "entity", "outlet", "since", "until"].map((key) => [key, query.get(key) ?? ""]));
  wanted.verdict ||= "contradicts";
  const show = async (items) => {
    const spans = await differing(items);
    return items.map((one, n) => h("li", {}, relation(one, spans[n])));
  };
  const list = await paged((cursor) => get("/v1/contradictions", { ...wanted, cursor, limit: 20 }), show, { tag: "ol", kind: "plain", empty: "No such pair in the graph." });
  return h("div", {}, heading("Contradictions", `Pairs of claims that ${LEADS[wanted.verdict] ?? LEADS.contradicts}, the most certain first. What differs is marked.`), filters(wanted), list);
}

function filters(wanted) {
  const go = (event) => {
    event.preventDefault();
    const given = [...new FormData(event.target)].filter(([, value]) => value);
    location.hash = `#/contradictions?${new URLSearchParams(given)}`;
  };
  const option = (name) => h("option", { value: name, selected: name === wanted.verdict }, name);
  return h("form", { class: "fields", onsubmit: go },
    h("label", {}, "Relation", h("select", { name: "verdict" }, Object.keys(LEADS).map(option))),
    h("label", {}, "About or by", h("input", { name: "entity", value: wanted.entity, dir: "auto", maxlength: "500" })),
    h("label", {}, "Outlet", h("input", { name: "outlet", value: wanted.outlet, dir: "auto", maxlength: "500" })),
    h("label", {}, "From", h("input", { name: "since", type: "date", value: wanted.since })), h("label", {}, "Until", h("input", { name: "until", type: "date", value: wanted.until })),
    h("button", {}, "Show"));
}
