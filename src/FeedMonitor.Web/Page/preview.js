import { fill, foreign, h, say } from "./dom.js";
import { ApiError, stream } from "./api.js";
import { byline, failure, sentence } from "./parts.js";
import { counted } from "./time.js";
import { days as dayChart } from "./chart.js";

const waitForTurn = 3000;

/** What a text would have hit. `question` says what is asked; an answer to an older question never comes over a newer one. */
export function preview(place, question) {
  let running = null;

  async function run() {
    running?.abort();
    const mine = running = new AbortController();
    const bar = h("progress", { max: 1, "aria-label": "Looking through what is kept" });
    const words = h("p", { class: "quiet", role: "status" }, "Looking through what is kept …");
    let isTold = false;
    show([bar, words]);
    try {
      await stream("/backtests", question(), (event, data) => {
        if (mine !== running) return;
        if (event === "progress") {
          bar.max = Math.max(1, data.ofBytes);
          bar.value = data.bytes;
          words.textContent = `${counted(data.items, "item")}, ${counted(data.hits, "hit")} so far …`;
          return;
        }
        isTold = true;
        if (event !== "report") return show(failure(new ApiError(500, data), run));
        show(report(data));
        say(sum(data));
      }, mine.signal);
      if (!isTold) throw new ApiError(0);
    } catch (error) {
      if (mine !== running) return;
      if (error.status !== 429) return show(failure(error, run));
      show(h("p", { class: "quiet", role: "status" }, "Others are looking through what is kept. It is this one's turn in a moment …"));
      setTimeout(() => mine === running && run(), waitForTurn);
    }
  }

  function show(...content) {
    place.classList.remove("stale");
    fill(place, ...content);
  }

  /** Nothing can be said of the text as it is. */
  function stop(words) {
    running?.abort();
    running = null;
    show(words && h("p", { class: "quiet" }, words));
  }

  /** The text has changed: what is shown is of another one. */
  const outdate = () => place.classList.add("stale");

  return { run, stop, outdate };
}

const sum = ({ items, hits }) => `${counted(hits.count, "hit")} in ${counted(items, "item")}`;

function report({ items, hits, diff, damaged, earlierHits }) {
  return [
    h("p", { class: "lead" }, sum({ items, hits })),
    diff && h("p", { class: "diff" }, "Against the saved one: ", h("span", { class: diff.new.count > 0 ? "new" : "quiet" }, `+${diff.new.count} new`), ", ", h("span", { class: diff.lost.count > 0 ? "lost" : "quiet" }, `−${diff.lost.count} lost`)),
    items === 0 && h("p", { class: "quiet" }, "Nothing is kept of this time yet: items are kept as they are polled."),
    hits.days.length > 0 && hits.count > 0 && dayChart(hits.days, "Hits a day"),
    hits.terms.length > 0 && h("table", { class: "noisy" }, h("caption", null, "Which terms hit"),
      h("tbody", null, hits.terms.slice(0, 10).map(term => h("tr", null, h("th", { scope: "row" }, h("code", { dir: "auto" }, term.term)), h("td", null, term.hits), h("td", { class: "quiet" }, `${Math.round(term.share * 100)} %`))))),
    diff && diff.new.samples.length > 0 && [h("h3", null, "New"), diff.new.samples.map(sample)],
    diff && diff.lost.samples.length > 0 && [h("h3", null, "Lost"), diff.lost.samples.map(sample)],
    (!diff || diff.new.count + diff.lost.count === 0) && hits.samples.length > 0 && [h("h3", null, "For example"), hits.samples.map(sample)],
    earlierHits > 0 && h("p", { class: "quiet" }, `${counted(earlierHits, "older item")} would hit by an edit.`),
    damaged.length > 0 && h("p", { class: "note bad" }, `${counted(damaged.length, "part")} of what is kept could not be read.`),
  ];
}

const sample = hit => h("article", { class: "sample" },
  h("h4", { dir: "auto" }, foreign(hit.item.title || "(no headline)")), byline(hit.item.feed.title, hit.item.published ?? hit.foundAt, hit.item.link), hit.sentences.slice(0, 2).map(sentence));
