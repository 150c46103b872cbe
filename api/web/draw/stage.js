// Where a network is drawn: by WebGL where there is much to draw and the browser can, else by SVG.

import { h } from "../dom.js";
import { svg } from "./svg.js";
import { able, webgl } from "./webgl.js";

const MANY = 120;

export async function drawn(network, wanted = null) {
  const holder = h("div", { class: "stage" });
  if ((network.nodes.length <= MANY && wanted !== "webgl") || !able()) {
    holder.append(svg(network));
    return holder;
  }
  // sigma measures its place, so it begins when the place is in the page.
  new ResizeObserver(async (_, observer) => {
    if (!holder.clientWidth) return;
    observer.disconnect();
    try {
      const drawing = await webgl(network, holder);
      window.addEventListener("hashchange", () => drawing.kill(), { once: true });
    } catch (error) {
      console.warn(error.message);
      holder.replaceChildren(svg(network));
    }
  }).observe(holder);
  return holder;
}
