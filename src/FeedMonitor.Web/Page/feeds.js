import { fill, foreign, h, outward, say } from "./dom.js";
import { ask } from "./ask.js";
import { change, download, get, getTagged } from "./api.js";
import { action, empty, failure } from "./parts.js";
import { edit } from "./feed-form.js";
import { ago, counted, lasting } from "./time.js";

const words = { new: "not polled yet", ok: "well", failing: "failing", throttled: "asked us to wait", silent: "silent", gone: "gone" };
const lookEach = 15000;
// Thousands of feeds are no list that anybody reads; so many are built at once.
const some = 100;

/** The feeds with their health, those in trouble first. */
export async function show(place) {
  let feeds = (await get("/feeds")).feeds;
  let limit = some;
  const list = h("div");
  const outcome = h("div", { role: "status" });
  const heading = h("h1", { tabindex: -1 }, "Feeds");
  const url = h("input", { id: "url", required: true, placeholder: "https://example.org", inputmode: "url", autocomplete: "off", autocapitalize: "off", spellcheck: "false" });
  const group = h("input", { id: "group", placeholder: "World / Trade" });
  const file = h("input", { type: "file", id: "opml", accept: ".opml,.xml,text/xml,text/x-opml", class: "visually-hidden" });
  const search = h("input", { type: "search", id: "find", placeholder: "Title, address or group", oninput: draw });
  const finding = h("p", { class: "finding" }, h("label", { for: "find", class: "visually-hidden" }, "Find a feed"), search);
  const add = action("Add", addFeed, { class: "main", type: "submit" });
  file.addEventListener("change", () => importFile().catch(error => fill(outcome, failure(error))));
  fill(place,
    h("div", { class: "title" }, heading,
      h("div", { class: "filters" }, file, h("label", { for: "opml", class: "button" }, "Import OPML"),
        action("Export OPML", () => download("/feeds.opml", "feeds.opml")))),
    h("form", { class: "adding", onsubmit: event => event.preventDefault() },
      h("p", null, h("label", { for: "url" }, "Address of a feed, or of a site"), url),
      h("p", null, h("label", { for: "group" }, "Group (or none)"), group),
      h("p", null, add)),
    outcome, finding, list);

  async function addFeed() {
    if (!url.reportValidity()) return;
    fill(outcome, h("p", { class: "quiet" }, "Looking for its feed …"));
    try {
      const { value } = await change("POST", "/feeds", { json: { url: url.value.trim(), title: null, group: group.value.trim() || null } });
      fill(outcome, h("p", { class: "note good" }, "Added ", foreign(value.feed.title), ". It is polled within a minute."),
        value.others?.length > 0 && h("p", { class: "quiet" }, "The page also names ", value.others.map((other, nth) => [nth > 0 ? ", " : "", foreign(other.title || other.url)])));
      url.value = "";
      await load();
    } catch (error) {
      fill(outcome);
      throw error;
    }
  }

  async function importFile() {
    const [chosen] = file.files;
    if (!chosen) return;
    fill(outcome, h("p", { class: "quiet" }, "Reading …"));
    try {
      const { value } = await change("POST", "/feeds/import", { text: await chosen.arrayBuffer(), type: "text/x-opml" });
      fill(outcome, h("p", { class: "note good" }, `${counted(value.added, "feed")} added, ${value.known} known already.`),
        value.skipped.length > 0 && h("ul", null, value.skipped.slice(0, some).map(skipped => h("li", null, `line ${skipped.line}: ${skipped.reason}`))));
    } catch (error) {
      const [place] = error.errors ?? [];
      if (place?.line) error.message = `Line ${place.line}: ${error.message}`;
      throw error;
    } finally {
      // Else the same file, mended, would be no other choice.
      file.value = "";
    }
    await load();
  }

  async function load() {
    feeds = (await get("/feeds")).feeds;
    draw();
  }

  function draw() {
    const wanted = search.value.trim().toLowerCase();
    const found = feeds.filter(feed => [feed.title, feed.url, ...feed.groups].some(text => text.toLowerCase().includes(wanted))).sort(byTrouble);
    finding.hidden = feeds.length < 10;
    fill(list, feeds.length === 0
      ? empty("No feeds yet.", h("p", null, "Add one by its address, or by that of its site; or import the list of another reader."))
      : found.length === 0 ? empty("No feed is like that.")
      : h("ul", { class: "cards feeds" }, found.slice(0, limit).map(feed => card(feed, changed))),
    found.length > limit && h("p", null, h("span", { class: "quiet" }, `${limit} of ${found.length.toLocaleString("en")}. `), action("Show more", () => {
      limit += some;
      draw();
      list.querySelectorAll(".card")[limit - some]?.querySelector("button").focus({ preventScroll: true });
    })));
  }

  // The card that had the keyboard's focus is gone or another one.
  async function changed(said) {
    await load();
    heading.focus({ preventScroll: true });
    say(said);
  }

  // As long as one is not polled yet, somebody waits to see it polled; but nothing moves under a hand or a dialog.
  async function look() {
    if (document.hidden || !feeds.some(feed => feed.health.status === "new") || list.contains(document.activeElement) || document.querySelector("dialog[open]")) return;
    await load().catch(() => {
      // The state in the head of the page says so.
    });
  }

  draw();
  const timer = setInterval(look, lookEach);
  return () => clearInterval(timer);
}

const byTrouble = (a, b) => (a.health.status === "ok") - (b.health.status === "ok") || a.title.localeCompare(b.title);

function card(feed, changed) {
  const { health, fullText } = feed;
  const address = `/feeds/${encodeURIComponent(feed.id)}`;
  const facts = [
    ["Last read", ago(health.lastSuccessAt)], ["Last new item", ago(health.lastNewItemAt)], !health.goneAt && ["Next poll", ago(health.nextPollAt)],
    health.intervalMinutes && ["Every", lasting(health.intervalMinutes)], health.possibleGapAt && ["Possible gap", ago(health.possibleGapAt)],
    health.goneAt && ["Gone since", ago(health.goneAt)], health.movedTo && ["Moved to", foreign(health.movedTo)],
  ].filter(Boolean);
  return h("li", { class: `card ${health.status}` },
    h("h2", { dir: "auto" }, outward(feed.siteUrl, foreign(feed.title)), " ", h("span", { class: `chip ${health.status}` }, words[health.status] ?? health.status)),
    h("p", { class: "address quiet" }, outward(feed.url, feed.url), feed.groups.length > 0 && [" · ", foreign(feed.groups.join(" / "))]),
    h("dl", null, facts.map(([name, value]) => h("div", null, h("dt", null, name), h("dd", null, value)))),
    health.lastError && h("p", { class: "note bad" }, health.failures > 0 && `${counted(health.failures, "failure")} in a row: `, foreign(health.lastError)),
    fullText.lastError && h("p", { class: "note" }, "Full text: ", foreign(fullText.lastError)),
    h("p", { class: "actions" },
      action("Edit", async () => {
        if (await edit(address)) await changed("Saved.");
      }, { "aria-label": `Edit ${feed.title}` }),
      action("Remove", async () => {
        if (!await ask({ title: ["Remove ", foreign(feed.title), "?"], words: "It is polled no more. Its hits stay.", yes: "Remove", isDanger: true })) return;
        const { tag } = await getTagged(address);
        await change("DELETE", address, { tag });
        await changed("Removed.");
      }, { "aria-label": `Remove ${feed.title}` })));
}
