import { fill, foreign, h } from "./dom.js";
import { get, needsKey } from "./api.js";
import { form } from "./ask.js";
import { show as edit } from "./editor.js";
import { empty } from "./parts.js";
import { counted } from "./time.js";

const some = 12;

/** All watchlists, or one in the editor. */
export async function show(place, { rest: [id] }) {
  if (id) return edit(place, id);
  const { watchlists } = await get(`/watchlists?terms=${some}`);
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
    h("p", { class: "terms" }, watchlist.terms.map((term, nth) => [nth > 0 ? " " : "", h("code", { dir: "auto" }, term)]),
      watchlist.termCount > some && h("span", { class: "quiet" }, ` and ${(watchlist.termCount - some).toLocaleString("en")} more`)),
    watchlist.query && h("p", null, h("code", { dir: "auto" }, watchlist.query)),
    h("p", { class: "quiet" }, watchlist.alert.channels.length > 0 ? ["Tells ", watchlist.alert.channels.join(", ")] : "Tells nobody; hits are kept",
      " · ", h("a", { href: `#/today?watchlist=${address}` }, "hits"),
      " · ", atom(watchlist, `/api/watchlists/${address}/hits.atom`),
      watchlist.termCount > 0 && ` · ${counted(watchlist.termCount, "term")}`));
}

// A link can bring no key: where one is needed, the address is told as a feed reader needs it, without the key of this tab.
function atom(watchlist, path) {
  return needsKey() ? h("button", { type: "button", class: "link", onclick: follow }, "Atom") : h("a", { href: path }, "Atom");

  function follow() {
    const address = h("input", { id: "atom", readonly: true, autofocus: true, value: `${location.origin}${path}?code=KEY`, onfocus: () => address.select() });
    return form({
      title: ["Hits of ", foreign(watchlist.name), " in your feed reader"],
      body: [h("p", null, "A reader brings the key in the address: put it in the place of KEY."), h("label", { for: "atom" }, "Address"), address],
      yes: "Close",
      no: null,
    });
  }
}
