import { fill, foreign, h, say } from "./dom.js";
import { download, get } from "./api.js";
import { byline, empty, failure, loading, proof, sources } from "./parts.js";
import { counted, dayOf } from "./time.js";
import { days } from "./chart.js";

const lookEach = 15000;

/** Hits as a stream of stories. */
export async function show(place, { query }) {
  const [{ watchlists }, { feeds }] = await Promise.all([get("/watchlists"), get("/feeds")]);
  if (watchlists.length === 0 || feeds.length === 0) {
    location.replace("#/start");
    return;
  }

  const filter = { watchlist: query.get("watchlist") ?? "", text: query.get("text") ?? "" };
  const asked = () => Object.entries(filter).filter(([, value]) => value !== "").map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join("");
  const news = h("div", { class: "news", role: "status" });
  const list = h("div", { class: "stories" }, loading());
  const chart = h("div", { class: "chart-place" });
  const known = new Set();
  let turn = 0;

  const pick = h("select", { id: "watchlist", onchange: () => set("watchlist", pick.value) },
    h("option", { value: "" }, "All watchlists"),
    watchlists.map(watchlist => h("option", { value: watchlist.id, selected: watchlist.id === filter.watchlist }, watchlist.name)));
  const search = h("input", { type: "search", id: "text", maxlength: 200, value: filter.text, placeholder: "Words in headline or proof", onchange: () => set("text", search.value.trim()) });
  fill(place,
    h("div", { class: "title" }, h("h1", null, "Today"),
      h("div", { class: "filters" },
        h("label", { for: "watchlist", class: "visually-hidden" }, "Watchlist"), pick,
        h("label", { for: "text", class: "visually-hidden" }, "Text"), search,
        h("button", { type: "button", onclick: () => download(`/hits.csv?${asked().slice(1)}`, "hits.csv").catch(error => say(error.message)) }, "CSV"))),
    chart, news, list);

  function set(name, value) {
    filter[name] = value;
    history.replaceState(null, "", `#/today${asked() && "?" + asked().slice(1)}`);
    start();
  }

  async function start() {
    const mine = ++turn;
    known.clear();
    fill(news);
    fill(list, loading());
    get(`/hits/days?days=30${filter.watchlist ? `&watchlist=${encodeURIComponent(filter.watchlist)}` : ""}`)
      .then(counts => mine === turn && fill(chart, days(counts.days)))
      .catch(() => fill(chart));
    try {
      const page = await get(`/stories?limit=50${asked()}`);
      if (mine !== turn) return;
      fill(list);
      add(page);
      if (page.stories.length === 0 && !page.next) fill(list, nothing());
    } catch (error) {
      if (mine === turn) fill(list, failure(error, start));
    }
  }

  function nothing() {
    return filter.text || filter.watchlist
      ? empty("No hit is like that.", h("p", null, h("button", { type: "button", onclick: () => { pick.value = search.value = ""; filter.text = ""; set("watchlist", ""); } }, "Show all hits")))
      : empty("No hits yet.", h("p", null, `${counted(feeds.length, "feed is", "feeds are")} watched for ${counted(watchlists.length, "watchlist")}. A hit appears here as soon as it is found. `, h("a", { href: "#/watchlists" }, "See what your watchlists would have hit")));
  }

  function add(page) {
    list.querySelector(".more")?.remove();
    let day = list.querySelector("section:last-of-type h2")?.textContent;
    for (const story of page.stories) {
      story.hits.forEach(hit => known.add(hit.id));
      if (dayOf(story.foundAt) !== day) {
        day = dayOf(story.foundAt);
        list.append(h("section", null, h("h2", null, day)));
      }
      list.querySelector("section:last-of-type").append(tell(story));
    }
    if (page.next) {
      const more = h("button", { class: "more", type: "button", onclick: async () => {
        more.disabled = true;
        try {
          add(await get(`/stories?limit=50${asked()}&cursor=${encodeURIComponent(page.next)}`));
        } catch (error) {
          more.replaceWith(failure(error));
        }
      } }, "Older");
      list.append(more);
    }
  }

  // New hits are announced and not pushed in: nobody's line moves while it is read.
  async function look() {
    if (document.hidden) return;
    try {
      const page = await get(`/stories?limit=50${asked()}`);
      const fresh = page.stories.flatMap(story => story.hits).filter(hit => !known.has(hit.id)).length;
      if (fresh === 0) return;
      if (known.size === 0) return start();
      fill(news, h("button", { type: "button", class: "main", onclick: start }, `Show ${counted(fresh, "new hit")}`));
    } catch {
      // The state in the head of the page says so.
    }
  }

  const timer = setInterval(look, lookEach);
  await start();
  return () => clearInterval(timer);
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
