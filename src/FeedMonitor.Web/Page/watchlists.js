import { fill, foreign, h } from "./dom.js";
import { get } from "./api.js";
import { show as edit } from "./editor.js";
import { empty } from "./parts.js";
import { counted } from "./time.js";

/** All watchlists, or one in the editor. */
export async function show(place, { rest: [id] }) {
  if (id) return edit(place, id);
  const { watchlists } = await get("/watchlists");
  fill(place,
    h("div", { class: "title" }, h("h1", null, "Watchlists"), h("a", { class: "button main", href: "#/watchlists/+" }, "New watchlist")),
    watchlists.length === 0
      ? empty("No watchlists yet.", h("p", null, "A watchlist names the words that you must not miss, and who is told."))
      : h("ul", { class: "cards" }, watchlists.map(card)));
}

function card(watchlist) {
  const address = encodeURIComponent(watchlist.id);
  return h("li", { class: "card" },
    h("h2", null, h("a", { href: `#/watchlists/${address}` }, foreign(watchlist.name))),
    h("p", { class: "terms" }, watchlist.terms.slice(0, 12).map((term, nth) => [nth > 0 ? " " : "", h("code", { dir: "auto" }, term)]),
      watchlist.terms.length > 12 && h("span", { class: "quiet" }, ` and ${(watchlist.terms.length - 12).toLocaleString("en")} more`)),
    watchlist.query && h("p", null, h("code", { dir: "auto" }, watchlist.query)),
    h("p", { class: "quiet" }, watchlist.alert.channels.length > 0 ? ["Tells ", watchlist.alert.channels.join(", ")] : "Tells nobody; hits are kept",
      " · ", h("a", { href: `#/today?watchlist=${address}` }, "hits"),
      " · ", h("a", { href: `/api/watchlists/${address}/hits.atom` }, "Atom"),
      watchlist.terms.length > 0 && ` · ${counted(watchlist.terms.length, "term")}`));
}
