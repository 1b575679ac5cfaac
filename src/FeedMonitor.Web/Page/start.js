import { fill, h } from "./dom.js";
import { get } from "./api.js";

/** The way to the first alert: what is done, and what comes next. */
export async function show(place) {
  const [{ watchlists }, { feeds, channels }] = await Promise.all([get("/watchlists?terms=0"), get("/health")]);
  const steps = [
    [feeds.total > 0, "Add a feed", "The address of a news site is enough: its feed is found. Or import the list of your reader.", "#/feeds", "Add a feed"],
    [watchlists.length > 0, "Name your words", "Words, phrases and names that you must not miss. You see what they would have hit before you save.", "#/watchlists/+", "Write a watchlist"],
    [channels.length > 0, "Choose where to be told", "The console is there from the start; Slack, Teams, e-mail and others stand in channels.yaml. Send a test to see that it arrives.", "#/alerts", "Look at the channels"],
  ];
  const next = steps.findIndex(([isDone]) => !isDone);
  fill(place,
    h("h1", null, "Three steps to your first alert"),
    h("ol", { class: "steps" }, steps.map(([isDone, title, words, address, label], nth) => h("li", { class: isDone ? "done" : nth === next ? "next" : null },
      h("h2", null, title, " ", isDone && h("span", { class: "chip ok" }, "done")),
      h("p", null, words),
      h("p", null, h("a", { class: nth === next ? "button main" : "button", href: address }, label))))),
    next < 0 && h("p", { class: "note good" }, "All is set. The first hit appears under ", h("a", { href: "#/today" }, "Today"), "."));
}
