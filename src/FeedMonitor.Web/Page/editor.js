import { fill, foreign, h, say } from "./dom.js";
import { ask } from "./ask.js";
import { change, get, getTagged } from "./api.js";
import { action, failure } from "./parts.js";
import { preview as previewIn } from "./preview.js";
import { rename } from "./route.js";
import { sourceField } from "./source.js";
import { counted } from "./time.js";

const checkAfter = 300;
const previewAfter = 900;
const most = 50;

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

// A text field has no other ends of lines; a file from elsewhere is not changed by being looked at.
const lines = text => text.replaceAll("\r\n", "\n");

/** A watchlist's file, with what is wrong, what is odd, and what it would have hit. Whatever answers, no text is lost that was written here. */
export async function show(place, asked) {
  let id = asked === "+" ? null : asked;
  const [loaded, channels] = await Promise.all([
    id ? getTagged(addressOf(id)) : { value: null, tag: null },
    id ? [] : get("/health").then(health => health.channels.filter(channel => channel.isConfigured).map(channel => channel.id)),
  ]);
  let { tag } = loaded;
  let saved = lines(loaded.value?.source ?? template(channels));
  let turn = 0;
  let timers = [];

  const source = sourceField(saved, "findings");
  const { text } = source;
  const heading = h("h1", { dir: "auto" });
  const file = h("label", { for: "source" });
  const findings = h("div", { id: "findings", role: "status" });
  const found = h("div", { class: "preview" });
  const period = h("select", { id: "days", onchange: () => preview.run() }, h("option", { value: 7 }, "last 7 days"), h("option", { value: 30, selected: true }, "last 30 days"));
  const preview = previewIn(found, () => ({ source: text.value, days: Number(period.value), against: tag ? id : null }));
  const save = action("Save", store, { class: "main", id: "save", "aria-keyshortcuts": "Control+S", title: "Ctrl+S" });
  const drop = action("Delete", remove, { class: "danger" });
  fill(place,
    h("p", null, h("a", { href: "#/watchlists" }, "← Watchlists")),
    h("div", { class: "title" }, heading, h("div", { class: "filters" }, save, drop)),
    h("div", { class: "editing" },
      h("section", { "aria-labelledby": "file" }, h("h2", { id: "file" }, file), source.element, findings),
      h("section", { "aria-labelledby": "would" },
        h("div", { class: "title" }, h("h2", { id: "would" }, "What it would have hit"), h("div", { class: "filters" }, h("label", { for: "days", class: "visually-hidden" }, "Time"), period)),
        found)));

  function entitle(value) {
    fill(heading, value ? foreign(value.name) : "New watchlist");
    file.textContent = value?.file ?? "watchlists/ID.yaml";
    drop.hidden = value === null;
  }

  const finding = (kind, found, words) => h("li", { class: kind },
    found.line ? h("button", { type: "button", class: "place", onclick: () => source.select(found) }, `line ${found.line}${found.column ? `:${found.column}` : ""}`) : null, " ", words);

  // Of a list of names thousands may be odd; the first ones show what to mend.
  const findingList = (all, tell) => all.length > 0 && [
    h("ul", { class: "findings" }, all.slice(0, most).map(tell)),
    all.length > most && h("p", { class: "quiet" }, `and ${counted(all.length - most, "more place")}`),
  ];

  const errorList = errors => findingList(errors, error => finding("error", error, error.reason));

  async function check() {
    const mine = ++turn;
    try {
      const { value } = await change("POST", "/watchlists/check", { text: text.value, type: "application/yaml", changes: false });
      if (mine !== turn) return;
      source.mark(value.errors.map(error => error.line));
      text.setAttribute("aria-invalid", value.ok ? "false" : "true");
      fill(findings,
        errorList(value.errors),
        value.ok && h("p", { class: "good" }, `Good: ${value.watchlist.termCount > 0 ? counted(value.watchlist.termCount, "term") : "a query"}.`),
        findingList(value.findings, odd => finding("odd", odd, `${odd.problem}; ${odd.advice}.`)));
      if (value.ok) timers.push(setTimeout(preview.run, previewAfter - checkAfter));
      else preview.stop("What it would have hit is told once it can be read.");
    } catch (error) {
      if (mine !== turn) return;
      fill(findings, failure(error, check));
      preview.stop();
    }
  }

  function stand(value, newTag, sent) {
    [id, tag, saved] = [value.id, newTag, sent];
    rename(`#/watchlists/${encodeURIComponent(id)}`);
    entitle(value);
    fill(findings, h("p", { class: "good" }, "Saved. The next poll matches by it."));
    say("Saved.");
    preview.run();
  }

  async function store() {
    const sent = text.value;
    hush();
    const name = id ?? /^\s*id\s*:\s*["']?([^"'\s#]+)/m.exec(sent)?.[1];
    if (!name) throw new Error("The watchlist has no id: write one in its first line.");
    try {
      const { value, tag: newTag } = await change("PUT", addressOf(name), { text: sent, type: "application/yaml", tag, isNew: !tag });
      stand(value, newTag, sent);
    } catch (error) {
      if (error.status === 412 && await isSaved(name, sent)) return;
      if (tag && (error.status === 412 || error.status === 404)) return settle();
      if (error.status === 412) throw new Error("There is a watchlist of this id already.");
      if (error.errors?.length > 0) {
        source.mark(error.errors.map(wrong => wrong.line));
        fill(findings, errorList(error.errors));
      }
      throw error;
    }
  }

  // The answer to an earlier try may have been lost: then what stands there is what was written here.
  async function isSaved(name, sent) {
    const stands = await getTagged(addressOf(name)).catch(() => null);
    if (stands === null || lines(stands.value.source) !== sent) return false;
    stand(stands.value, stands.tag, sent);
    return true;
  }

  async function remove() {
    if (!await ask({ title: ["Delete the watchlist ", foreign(heading.textContent), "?"], words: "Its file is deleted, and nothing is matched by it any more. Its hits stay.", yes: "Delete", isDanger: true })) return;
    try {
      await change("DELETE", addressOf(id), { tag });
    } catch (error) {
      if (error.status === 412) return settle();
      if (error.status !== 404) throw error;
    }
    saved = text.value;
    location.hash = "#/watchlists";
  }

  // Somebody else was faster: their text is shown beside what was written here, and its writer says which is to stay.
  async function settle() {
    const theirs = await getTagged(addressOf(id)).catch(error => {
      if (error.status !== 404) throw error;
      return null;
    });
    const keep = button("Keep mine", () => {
      tag = theirs?.tag ?? null;
      saved = lines(theirs?.value.source ?? "");
      drop.hidden = !theirs;
      fill(findings, h("p", { class: "good" }, theirs ? "Yours stays. Saving it now writes over theirs." : "Yours stays. Saving it now writes it anew."));
      text.focus();
      preview.run();
    });
    const take = theirs && button("Take theirs", () => {
      text.value = saved = lines(theirs.value.source);
      tag = theirs.tag;
      entitle(theirs.value);
      source.mark([]);
      text.focus();
      check();
    });
    const panel = h("div", { class: "note", role: "alert" },
      h("p", null, theirs ? "Somebody else has changed it meanwhile. Nothing is saved; what you wrote stands above." : "Somebody else has deleted it meanwhile. What you wrote stands above."),
      theirs && h("details", { open: true }, h("summary", null, "Theirs"), h("pre", { tabindex: 0, "aria-label": "Theirs" }, theirs.value.source)),
      h("p", { class: "actions" }, keep, take));
    fill(findings, panel);
    panel.scrollIntoView({ block: "nearest" });
  }

  // What answers from now on is no check of what was written before.
  function hush() {
    turn++;
    timers.forEach(clearTimeout);
    timers = [];
  }

  text.addEventListener("input", () => {
    hush();
    source.mark([]);
    preview.outdate();
    timers = [setTimeout(check, checkAfter)];
  });
  place.addEventListener("keydown", event => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save.querySelector("button").click();
  });
  entitle(loaded.value);
  // Not waited for: what is written while the monitor is slow must not be left behind unasked.
  check();
  const left = () => {
    hush();
    preview.stop();
  };
  left.isBlocked = () => text.value !== saved;
  return left;
}

const addressOf = id => `/watchlists/${encodeURIComponent(id)}`;

const button = (label, onclick) => h("button", { type: "button", onclick }, label);
