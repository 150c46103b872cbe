import { get, part } from "../client.js";
import { h, many } from "../dom.js";
import { badge, claim, heading, paged } from "../pieces.js";

export async function view({ id }) {
  const { entity, same } = await get(`/v1/entities/${part(id)}`);
  const items = (found) => found.map((one) => h("li", {}, claim(one)));
  const [by, about] = await Promise.all([
    paged((cursor) => get("/v1/claims", { speaker: id, cursor, limit: 15 }), items, { empty: "None." }),
    paged((cursor) => get("/v1/claims", { entity: id, cursor, limit: 15 }), items, { empty: "None." }),
  ]);
  return h("div", {}, heading(entity.name), h("p", { class: "row" }, badge(entity.kind, `k-${entity.kind}`), entity.aliases.length ? h("span", { class: "meta", dir: "auto" }, `also: ${entity.aliases.join(", ")}`) : null),
    same.length ? h("p", { class: "small" }, "Held to be the same: ", same.map((one) => [h("a", { href: `#/entity/${one.id}`, dir: "auto" }, one.name), " "])) : null,
    unnamed(entity.unnamed),
    h("p", { class: "row" }, h("a", { href: `#/contradictions?${new URLSearchParams({ entity: id })}` }, "Contradictions about or by it"), h("a", { href: `#/network/${id}` }, "What lies around it")),
    h("div", { class: "halves" }, h("section", {}, h("h2", {}, `Says: ${many(entity.claims_by, "claim")}`), by), h("section", {}, h("h2", {}, `Is spoken of in ${many(entity.claims_about, "claim")}`), about)));
}

const unnamed = (one) => (one ? h("p", { class: "notice" }, `An unnamed ${one.group ? "group" : "source"}`, one.closeness ? `, ${one.closeness}` : "", one.reason ? `; reason given: ${one.reason}` : "", ". Unnamed sources of different articles are never taken to be the same.") : null);
