// Elements are made here and nowhere else. Text from articles becomes text nodes, so markup in it stays text.

const SVG = "http://www.w3.org/2000/svg";

/** Return an element; `given` holds attributes, `on...` listeners and `class`; children are nodes, strings or lists. */
export function h(tag, given = {}, ...children) {
  return fill(document.createElement(tag), given, children);
}

/** The same for SVG. */
export function s(tag, given = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), given, children);
}

function fill(element, given, children) {
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Printed words: the browser finds out which way they run. */
export const words = (text, given = {}) => h("span", { dir: "auto", ...given }, text ?? "");

/** "1 article", "3 articles". */
export const many = (n, noun, plural = `${noun}s`) => `${n.toLocaleString("en")} ${n === 1 ? noun : plural}`;

/** An ISO date or time as people write it. */
export function day(iso) {
  if (!iso) return "no date";
  const at = new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
  if (Number.isNaN(at.getTime())) return iso;
  return at.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

/** An address that may be a link: http and https only. */
export const safe = (url) => (/^https?:\/\//i.test(url ?? "") ? url : null);
