import { h } from "./dom.js";
import { counted } from "./time.js";

const svg = (tag, properties, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(properties)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/** Hits a day (in UTC) as bars, with a table for those who don't see them. */
export function days(list, title) {
  const most = Math.max(1, ...list.map(day => day.hits));
  const total = list.reduce((sum, day) => sum + day.hits, 0);
  const [width, height] = [list.length * 10, 48];
  const bars = list.map((day, nth) => {
    const tall = day.hits === 0 ? 1 : Math.max(3, Math.round(day.hits / most * height));
    const bar = svg("rect", { x: nth * 10 + 1, y: height - tall, width: 8, height: tall, rx: 1, class: day.hits === 0 ? "none" : "bar" });
    bar.append(svg("title", {}, `${day.day}: ${counted(day.hits, "hit")}`));
    return bar;
  });
  return h("figure", { class: "chart" },
    h("figcaption", null, title ?? `${counted(total, "hit")} in ${counted(list.length, "day")}`, h("span", { class: "quiet" }, ` · most in a day (UTC): ${total === 0 ? 0 : most}`)),
    svg("svg", { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" }, ...bars),
    h("div", { class: "axis quiet", "aria-hidden": "true" }, h("span", null, list[0]?.day ?? ""), h("span", null, list.at(-1)?.day ?? "")),
    h("table", { class: "visually-hidden" },
      h("caption", null, "Hits a day"),
      h("thead", null, h("tr", null, h("th", { scope: "col" }, "Day"), h("th", { scope: "col" }, "Hits"))),
      h("tbody", null, list.filter(day => day.hits > 0).map(day => h("tr", null, h("th", { scope: "row" }, day.day), h("td", null, day.hits))))));
}
