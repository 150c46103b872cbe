import { get, part } from "../client.js";
import { h, many } from "../dom.js";
import { badge, heading } from "../pieces.js";

export async function view({ id }) {
  const job = await get(`/v1/jobs/${part(id)}`);
  return h("div", {}, heading("Job"), h("p", { class: "row" }, badge(job.state, `s-${job.state}`), h("span", {}, `${job.finished} of ${many(job.inputs, "input")}`, job.failed ? `, ${job.failed} failed` : ""), h("code", {}, job.id)),
    h("ol", { class: "list" }, job.outcomes.map(outcome)));
}

function outcome(one) {
  if (!one) return h("li", { class: "quiet" }, "still to come");
  const what = one.article ? h("a", { href: `#/article/${one.article}`, dir: "auto" }, one.title ?? one.input) : h("span", { dir: "auto" }, one.input);
  return h("li", {}, what, " ", badge(one.state, `s-${one.state}`), h("div", { class: "meta", dir: "auto" }, one.error ? `${one.error.title}: ${one.error.detail}` : `${one.attributions} sayings, ${one.claims} claims`));
}
