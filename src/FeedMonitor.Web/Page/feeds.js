import { fill, foreign, h, outward, say } from "./dom.js";
import { change, download, get, getTagged } from "./api.js";
import { action, empty, failure } from "./parts.js";
import { ago, counted } from "./time.js";

const words = { new: "not polled yet", ok: "well", failing: "failing", throttled: "asked us to wait", silent: "silent", gone: "gone" };

/** The feeds with their health. */
export async function show(place) {
  const list = h("div");
  const outcome = h("div", { role: "status" });
  const url = h("input", { type: "url", id: "url", required: true, placeholder: "https://example.org", inputmode: "url" });
  const group = h("input", { id: "group", placeholder: "World / Trade" });
  const file = h("input", { type: "file", id: "opml", accept: ".opml,.xml,text/xml,text/x-opml", class: "visually-hidden" });
  const add = action("Add", addFeed, { class: "main", type: "submit" });
  file.addEventListener("change", () => importFile().catch(error => fill(outcome, failure(error))));
  fill(place,
    h("div", { class: "title" }, h("h1", null, "Feeds"),
      h("div", { class: "filters" }, file, h("label", { for: "opml", class: "button" }, "Import OPML"),
        action("Export OPML", () => download("/feeds.opml", "feeds.opml")))),
    h("form", { class: "adding", onsubmit: event => event.preventDefault() },
      h("p", null, h("label", { for: "url" }, "Address of a feed, or of a site"), url),
      h("p", null, h("label", { for: "group" }, "Group (or none)"), group),
      h("p", null, add)),
    outcome, list);

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
    const { value } = await change("POST", "/feeds/import", { text: await chosen.arrayBuffer(), type: "text/x-opml" });
    file.value = "";
    fill(outcome, h("p", { class: "note good" }, `${counted(value.added, "feed")} added, ${value.known} known already.`),
      value.skipped.length > 0 && h("ul", null, value.skipped.map(skipped => h("li", null, `line ${skipped.line}: ${skipped.reason}`))));
    say(`${counted(value.added, "feed")} added`);
    await load();
  }

  async function load() {
    const { feeds } = await get("/feeds");
    fill(list, feeds.length === 0
      ? empty("No feeds yet.", h("p", null, "Add one by its address, or by that of its site; or import the list of another reader."))
      : h("ul", { class: "cards feeds" }, [...feeds].sort(byTrouble).map(feed => card(feed, load))));
  }

  await load();
}

const byTrouble = (a, b) => (a.health.status === "ok") - (b.health.status === "ok") || a.title.localeCompare(b.title);

function card(feed, reload) {
  const { health, fullText } = feed;
  const facts = [
    ["Last read", ago(health.lastSuccessAt)], ["Last new item", ago(health.lastNewItemAt)], ["Next poll", ago(health.nextPollAt)],
    health.intervalMinutes && ["Every", `${Math.round(health.intervalMinutes)} min`], health.possibleGapAt && ["Possible gap", ago(health.possibleGapAt)],
    health.goneAt && ["Gone since", ago(health.goneAt)], health.movedTo && ["Moved to", foreign(health.movedTo)],
  ].filter(Boolean);
  const item = h("li", { class: `card ${health.status}` },
    h("h2", { dir: "auto" }, outward(feed.siteUrl, foreign(feed.title)), " ", h("span", { class: `chip ${health.status}` }, words[health.status] ?? health.status)),
    h("p", { class: "address quiet" }, outward(feed.url, feed.url), feed.groups.length > 0 && [" · ", foreign(feed.groups.join(" / "))]),
    h("dl", null, facts.map(([name, value]) => h("div", null, h("dt", null, name), h("dd", null, value)))),
    health.lastError && h("p", { class: "note bad" }, `${counted(health.failures, "failure")} in a row: `, foreign(health.lastError)),
    fullText.lastError && h("p", { class: "note" }, "Full text: ", foreign(fullText.lastError)),
    h("p", { class: "actions" }, action("Edit", () => edit(item, feed, reload)), action("Remove", async () => {
      if (!confirm(`Remove ${feed.title}? Its hits stay.`)) return;
      const { tag } = await getTagged(`/feeds/${encodeURIComponent(feed.id)}`);
      await change("DELETE", `/feeds/${encodeURIComponent(feed.id)}`, { tag });
      await reload();
    })));
  return item;
}

async function edit(item, feed, reload) {
  const address = `/feeds/${encodeURIComponent(feed.id)}`;
  const { value, tag } = await getTagged(address);
  const title = h("input", { id: `title-${feed.id}`, value: value.title, required: true });
  const groups = h("input", { id: `groups-${feed.id}`, value: value.groups.join(" / ") });
  const policy = h("select", { id: `full-${feed.id}` }, ["default", "auto", "never", "always"].map(name => h("option", { value: name, selected: name === value.fullText.policy }, name)));
  fill(item,
    h("h2", { dir: "auto" }, foreign(value.title)),
    h("p", null, h("label", { for: title.id }, "Title"), title),
    h("p", null, h("label", { for: groups.id }, "Group"), groups),
    h("p", null, h("label", { for: policy.id }, "Fetch the pages of its articles"), policy),
    h("p", { class: "actions" },
      action("Save", async () => {
        const parts = groups.value.split("/").map(part => part.trim()).filter(Boolean);
        await change("PUT", address, { tag, json: { title: title.value.trim(), groups: parts, fullText: policy.value === "default" ? null : policy.value } });
        await reload();
      }, { class: "main" }),
      action("Cancel", reload)));
  title.focus();
}
