import { get } from "../client.js";
import { h, many } from "../dom.js";
import { badge, heading, paged } from "../pieces.js";

export async function view() {
  const item = (one) => h("li", {}, h("a", { href: `#/job/${one.id}` }, new Date(one.created_at).toLocaleString("en-GB")), " ", badge(one.state, `s-${one.state}`),
    h("div", { class: "meta" }, `${one.finished} of ${many(one.inputs, "input")}`, one.failed ? `, ${one.failed} failed` : ""));
  return h("div", {}, heading("Jobs", "What came in to be read, newest first."), await paged((cursor) => get("/v1/jobs", { cursor, limit: 30 }), (items) => items.map(item), { empty: "No jobs yet." }));
}
