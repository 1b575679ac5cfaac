import { fill, foreign, h } from "./dom.js";
import { download, get } from "./api.js";
import { action, byline, empty, failure, loading, proof, sources } from "./parts.js";
import { rename, replace } from "./route.js";
import { counted, dayKey, dayOf } from "./time.js";
import { days } from "./chart.js";

const lookEach = 15000;
// A page of hits with a text may hold none of them: so many are asked for before its reader is asked whether to go on.
const emptyPages = 10;

/** Hits as a stream of stories. `memory` keeps the pages that were read, so that who comes back finds the place. */
export async function show(place, { query, memory }) {
  const [{ watchlists }, health] = await Promise.all([get("/watchlists?terms=0"), get("/health")]);
  const isNew = watchlists.length === 0 || health.feeds.total === 0;
  // Hits stay when the last watchlist or feed is taken away.
  if (isNew && (await get("/hits?limit=1")).hits.length === 0) return replace("#/start");

  const filter = { watchlist: query.get("watchlist") ?? "", text: query.get("text") ?? "" };
  const asked = () => Object.entries(filter).filter(([, value]) => value !== "").map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join("");
  const news = h("div", { class: "news", role: "status" });
  const list = h("div", { class: "stories" });
  const older = h("div", { class: "older" });
  const chart = h("div", { class: "chart-place" });
  const known = new Set();
  let turn = 0;
  let isLooking = false;

  const isKnown = watchlists.some(watchlist => watchlist.id === filter.watchlist);
  const pick = h("select", { id: "watchlist", onchange: () => set("watchlist", pick.value) },
    h("option", { value: "" }, "All watchlists"),
    watchlists.map(watchlist => h("option", { value: watchlist.id, selected: watchlist.id === filter.watchlist }, watchlist.name)),
    filter.watchlist && !isKnown && h("option", { value: filter.watchlist, selected: true }, `${filter.watchlist} (deleted)`));
  const search = h("input", {
    type: "search", id: "text", maxlength: 200, value: filter.text, placeholder: "Words in headline or proof",
    onchange: () => set("text", search.value.trim()), oninput: () => search.value === "" && set("text", ""),
  });
  fill(place,
    h("div", { class: "title" }, h("h1", null, "Today"),
      h("div", { class: "filters" },
        h("label", { for: "watchlist", class: "visually-hidden" }, "Watchlist"), pick,
        h("label", { for: "text", class: "visually-hidden" }, "Text"), search,
        action("CSV", () => download(`/hits.csv?${asked().slice(1)}`, "hits.csv"), { title: "All hits that the filter lets through, for spreadsheets" }))),
    chart, news, list, older);

  function set(name, value) {
    if (filter[name] !== value) apply({ [name]: value });
  }

  function apply(wish) {
    Object.assign(filter, wish);
    rename(`#/today${asked() && "?" + asked().slice(1)}`);
    start();
  }

  async function start() {
    const mine = ++turn;
    memory.pages = [];
    memory.asked = asked();
    known.clear();
    fill(news);
    fill(older);
    fill(list, loading());
    count(mine);
    await read("", mine, start);
  }

  // The days are counted for a watchlist, not for a text.
  async function count(mine) {
    const counts = filter.text ? null : await get(`/hits/days?days=30${asked()}`).catch(() => null);
    if (mine !== turn) return;
    memory.counts = counts?.days;
    draw();
  }

  const draw = () => fill(chart, memory.counts && days(memory.counts));

  async function read(cursor, mine, again) {
    try {
      let page = { next: cursor, stories: [] };
      for (let nth = 0; nth < emptyPages && page.stories.length === 0 && (nth === 0 || page.next); nth++) {
        page = await get(`/stories?limit=50${asked()}${page.next && `&cursor=${encodeURIComponent(page.next)}`}`);
        if (mine !== turn) return;
      }
      if (memory.pages.length === 0) fill(list);
      memory.pages.push(page);
      add(page);
    } catch (error) {
      if (mine === turn) fill(memory.pages.length === 0 ? list : older, failure(error, again));
    }
  }

  function showAll() {
    pick.value = search.value = "";
    apply({ watchlist: "", text: "" });
    pick.focus();
  }

  function nothing() {
    return filter.text || filter.watchlist
      ? empty("No hit is like that.", h("p", null, h("button", { type: "button", onclick: showAll }, "Show all hits")))
      : empty("No hits yet.", h("p", null, `${counted(health.feeds.total, "feed is", "feeds are")} watched for ${counted(watchlists.length, "watchlist")}. A hit appears here as soon as it is found. `, h("a", { href: "#/watchlists" }, "See what your watchlists would have hit")));
  }

  function add({ stories, next }) {
    for (const story of stories) {
      story.hits.forEach(hit => known.add(hit.id));
      const day = dayKey(story.foundAt);
      if (list.lastElementChild?.dataset.day !== day) list.append(h("section", { "data-day": day }, h("h2", null, dayOf(story.foundAt))));
      list.lastElementChild.append(tell(story));
    }
    const isEmpty = list.childElementCount === 0;
    fill(older, next && [
      isEmpty && h("p", { class: "quiet" }, "None among the newest hits."),
      action(isEmpty ? "Search further back" : "Older", () => more(next)),
    ]);
    if (isEmpty && !next) fill(list, nothing());
  }

  // The keyboard goes on with the first of what has come: its button is gone.
  async function more(next) {
    const before = list.querySelectorAll("article").length;
    await read(next, turn, () => more(next));
    list.querySelectorAll("article")[before]?.querySelector("a").focus({ preventScroll: true });
  }

  // New hits are announced and not pushed in: nobody's line moves while it is read.
  async function look() {
    if (document.hidden || isLooking || memory.pages.length === 0) return;
    const mine = turn;
    isLooking = true;
    try {
      const page = await get(`/stories?limit=50${asked()}`);
      const fresh = page.stories.flatMap(story => story.hits).filter(hit => !known.has(hit.id)).length;
      if (mine !== turn || fresh === 0) return;
      if (known.size === 0) return start();
      const words = `Show ${counted(fresh, "new hit")}`;
      if (news.textContent !== words) fill(news, h("button", { type: "button", class: "main", onclick: showNew }, words));
    } catch {
      // The state in the head of the page says so.
    } finally {
      isLooking = false;
    }
  }

  async function showNew() {
    document.getElementById("view").focus({ preventScroll: true });
    await start();
  }

  if (memory.pages?.length > 0 && memory.asked === asked()) {
    draw();
    count(turn);
    memory.pages.forEach(add);
    look();
  } else {
    start();
  }
  const timer = setInterval(look, lookEach);
  return () => {
    turn++;
    clearInterval(timer);
  };
}

function tell(story) {
  const [newest] = story.hits;
  const others = story.sources.filter(source => source.link !== newest.item.link || source.feedTitle !== newest.item.feed.title);
  return h("article", null,
    h("h3", { dir: "auto" }, h("a", { href: `#/hits/${newest.id}` }, foreign(newest.item.title || "(no headline)"))),
    byline(newest.item.feed.title, newest.item.published ?? newest.foundAt, newest.item.link),
    // One proof a watchlist: the same sentences of each source would say nothing more.
    story.watchlists.map(watchlist => proof(story.hits.find(hit => hit.watchlist.id === watchlist.id))),
    others.length > 0 && sources(others));
}
