import { fill, foreign, h, say } from "./dom.js";
import { ApiError, change, get, getTagged, stream } from "./api.js";
import { action, byline, failure, sentence } from "./parts.js";
import { counted } from "./time.js";
import { days as dayChart } from "./chart.js";

const checkAfter = 300;
const previewAfter = 900;

const template = channels => `id: my-list
name: My list
terms:
  - nitrocellulose          # a word
  - '"machine tools"'       # a phrase: quotes within quotes
  - microelectronic*        # the beginning of a word
# query: drone* NEAR/5 Iran AND NOT toy
# none: ["football"]
alert: { channels: [${channels.join(", ")}] }
`;

/** A watchlist's file, with what is wrong, what is odd, and what it would have hit. */
export async function show(place, id) {
  const isNew = id === "+";
  const [loaded, channels] = await Promise.all([
    isNew ? { value: null, tag: null } : getTagged(`/watchlists/${encodeURIComponent(id)}`),
    isNew ? get("/health").then(health => health.channels.filter(channel => channel.isConfigured).map(channel => channel.id)) : [],
  ]);
  let { tag } = loaded;
  let saved = loaded.value?.source ?? template(channels);
  let turn = 0;
  let previewing = null;
  let timers = [];

  const text = h("textarea", { id: "source", spellcheck: "false", autocapitalize: "off", autocomplete: "off", wrap: "off", "aria-describedby": "findings", value: saved });
  const gutter = h("pre", { class: "gutter", "aria-hidden": "true" });
  const findings = h("div", { id: "findings", role: "status" });
  const preview = h("div", { class: "preview" });
  const save = action("Save", store, { class: "main", id: "save" });
  const period = h("select", { id: "days", onchange: () => runPreview() }, h("option", { value: 7 }, "last 7 days"), h("option", { value: 30, selected: true }, "last 30 days"));
  fill(place,
    h("p", null, h("a", { href: "#/watchlists" }, "← Watchlists")),
    h("div", { class: "title" }, h("h1", { dir: "auto" }, isNew ? "New watchlist" : foreign(loaded.value.name)),
      h("div", { class: "filters" }, save, !isNew && action("Delete", remove, { class: "danger" }))),
    h("div", { class: "editing" },
      h("section", { "aria-labelledby": "file" },
        h("h2", { id: "file" }, h("label", { for: "source" }, loaded.value?.file ?? "watchlists/ID.yaml")),
        h("div", { class: "editor" }, gutter, text), findings),
      h("section", { "aria-labelledby": "would" },
        h("div", { class: "title" }, h("h2", { id: "would" }, "What it would have hit"), h("div", { class: "filters" }, h("label", { for: "days", class: "visually-hidden" }, "Time"), period)),
        preview)));

  function number(wrong = []) {
    fill(gutter, text.value.split("\n").map((_, nth) => h("span", { class: wrong.includes(nth + 1) ? "wrong" : null }, `${nth + 1}\n`)));
  }

  function goTo(finding) {
    const lines = text.value.split("\n");
    const start = lines.slice(0, finding.line - 1).reduce((sum, line) => sum + line.length + 1, 0) + Math.max(0, (finding.column || 1) - 1);
    text.focus();
    text.setSelectionRange(start, start + (finding.column ? Math.max(1, finding.length ?? 1) : (lines[finding.line - 1] ?? "").length));
    text.scrollTop = Math.max(0, (finding.line - 4) * parseFloat(getComputedStyle(text).lineHeight));
  }

  const finding = (kind, found, words) => h("li", { class: kind },
    found.line ? h("button", { type: "button", class: "place", onclick: () => goTo(found) }, `line ${found.line}${found.column ? `:${found.column}` : ""}`) : null, " ", words);

  async function check() {
    const mine = ++turn;
    try {
      const { value } = await change("POST", "/watchlists/check", { text: text.value, type: "application/yaml" });
      if (mine !== turn) return;
      number(value.errors.map(error => error.line));
      text.setAttribute("aria-invalid", value.ok ? "false" : "true");
      fill(findings,
        value.errors.length > 0 && h("ul", { class: "findings" }, value.errors.map(error => finding("error", error, error.reason))),
        value.ok && h("p", { class: "good" }, `Good: ${value.watchlist.termCount > 0 ? counted(value.watchlist.termCount, "term") : "a query"}.`),
        value.findings.length > 0 && h("ul", { class: "findings" }, value.findings.map(odd => finding("odd", odd, `${odd.problem}; ${odd.advice}.`))));
      if (value.ok) timers.push(setTimeout(runPreview, previewAfter - checkAfter));
      else previewing?.abort();
    } catch (error) {
      if (mine === turn) fill(findings, failure(error));
    }
  }

  async function runPreview() {
    previewing?.abort();
    const run = previewing = new AbortController();
    const bar = h("progress", { max: 1, "aria-label": "Looking through what is kept" });
    const so = h("p", { class: "quiet", role: "status" }, "Looking through what is kept …");
    fill(preview, bar, so);
    try {
      await stream("/backtests", { source: text.value, days: Number(period.value), against: isNew && !tag ? null : id }, (event, data) => {
        if (event === "progress") {
          bar.max = Math.max(1, data.ofBytes);
          bar.value = data.bytes;
          so.textContent = `${counted(data.items, "item")}, ${counted(data.hits, "hit")} so far …`;
        } else if (event === "report") fill(preview, report(data));
        else fill(preview, failure(new ApiError(500, data)));
      }, run.signal);
    } catch (error) {
      if (error.name !== "AbortError") fill(preview, failure(error, runPreview));
    }
  }

  async function store() {
    const source = text.value;
    const name = isNew && !tag ? /^\s*id\s*:\s*["']?([a-z0-9-]+)/m.exec(source)?.[1] : id;
    if (!name) throw new Error("The watchlist has no id: write one in its first line.");
    try {
      const { value, tag: newTag } = await change("PUT", `/watchlists/${encodeURIComponent(name)}`, { text: source, type: "application/yaml", tag, isNew: !tag });
      tag = newTag;
      saved = source;
      say("Saved.");
      if (isNew) location.replace(`#/watchlists/${encodeURIComponent(value.id)}`);
      else fill(findings, h("p", { class: "good" }, "Saved. The next poll matches by it."));
    } catch (error) {
      if (error.status === 412) throw new Error(isNew ? "There is a watchlist of this id already." : "Somebody else has changed it meanwhile. Copy what you wrote, and load the page anew.");
      if (error.errors?.length > 0) {
        number(error.errors.map(wrong => wrong.line));
        fill(findings, h("ul", { class: "findings" }, error.errors.map(wrong => finding("error", wrong, wrong.reason))));
      }
      throw error;
    }
  }

  async function remove() {
    if (!confirm(`Delete the watchlist ${id}? Its hits stay.`)) return;
    await change("DELETE", `/watchlists/${encodeURIComponent(id)}`, { tag });
    saved = text.value;
    location.hash = "#/watchlists";
  }

  text.addEventListener("scroll", () => { gutter.scrollTop = text.scrollTop; });
  text.addEventListener("input", () => {
    number();
    timers.forEach(clearTimeout);
    timers = [setTimeout(check, checkAfter)];
  });
  number();
  await check();
  const left = () => {
    timers.forEach(clearTimeout);
    previewing?.abort();
  };
  left.isBlocked = () => text.value !== saved;
  return left;
}

function report({ items, hits, diff, damaged, earlierHits }) {
  return [
    h("p", { class: "lead" }, `${counted(hits.count, "hit")} in ${counted(items, "item")}`),
    diff && h("p", { class: "diff" }, "Against the saved one: ", h("span", { class: "new" }, `+${diff.new.count} new`), ", ", h("span", { class: "lost" }, `−${diff.lost.count} lost`)),
    items === 0 && h("p", { class: "quiet" }, "Nothing is kept of this time yet: items are kept as they are polled."),
    hits.days.length > 0 && hits.count > 0 && dayChart(hits.days),
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
