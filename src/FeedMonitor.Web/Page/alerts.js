import { fill, foreign, h, say } from "./dom.js";
import { ask, askText } from "./ask.js";
import { change, get } from "./api.js";
import { action, alertWords, byline, empty, failure, loading } from "./parts.js";
import { channels } from "./channels.js";
import { ago, counted } from "./time.js";

const tabs = [
  ["owed", "Owed", "Nothing is owed.", "What is found is told at once, or when its watchlist says."],
  ["dead", "Given up", "No alert was given up.", "One that its channel did not take in ten attempts, or refused, would stand here."],
  ["suppressed", "Not told", "Nothing was held back for good.", "What turned out to be repeated on its site, or told another way, would stand here with the reason."],
  ["sent", "Told", "Nothing was told yet.", "What a channel has taken stands here."],
];
const some = 100;
const most = 500;

/** What became of alerts, and how the channels stand. */
export async function show(place, { rest: [chosen] }) {
  let health = await get("/health");
  let limit = some;
  const current = tabs.find(([state]) => state === chosen) ?? (health.alerts.dead > 0 ? tabs[1] : health.alerts.owed > 0 ? tabs[0] : tabs[3]);
  const nav = h("nav", { class: "tabs", "aria-label": "State" });
  const list = h("div", { class: "alerts" }, loading());
  const below = h("section", { "aria-labelledby": "channels" });
  const heading = h("h1", { tabindex: -1 }, "Alerts");
  fill(place, heading, nav, list, below);

  function count() {
    const counts = { owed: health.alerts.owed, dead: health.alerts.dead };
    fill(nav, tabs.map(([state, name]) =>
      h("a", { href: `#/alerts/${state}`, "aria-current": state === current[0] ? "page" : null }, name, state in counts ? ` (${counts[state].toLocaleString("en")})` : "")));
  }

  async function load() {
    try {
      const { alerts, more } = await get(`/alerts?state=${current[0]}${current[0] === "sent" ? ",gathered" : ""}&limit=${limit}`);
      fill(list,
        current[0] === "dead" && alerts.length > 1 && h("p", { class: "actions" }, action(`Tell all ${alerts.length} now`, () => tellAll(alerts))),
        alerts.length === 0 ? empty(current[2], h("p", null, current[3])) : h("ul", { class: "cards" }, alerts.map(alert => card(alert, handled))),
        more && h("p", { class: "quiet" }, `There are more than these ${alerts.length}. `, limit < most && action(`Show ${most}`, () => {
          limit = most;
          return load();
        })));
    } catch (error) {
      fill(list, failure(error, load));
    }
  }

  // The button that was pressed is gone with its alert: the keyboard begins anew above the list.
  async function handled(words) {
    await load();
    heading.focus({ preventScroll: true });
    say(words);
    health = await get("/health");
    count();
  }

  async function tellAll(alerts) {
    if (!await ask({ title: `Tell all ${alerts.length} alerts now?`, words: "Each goes out on its channel, as the first time.", yes: "Tell them" })) return;
    let refused = 0;
    for (const [nth, alert] of alerts.entries()) {
      say(`${nth + 1} of ${alerts.length}`);
      await change("POST", `/alerts/${encodeURIComponent(alert.id)}/retry`).catch(error => {
        // One that somebody else has told or dropped meanwhile, or that is on its way, needs nothing more.
        if (error.status !== 404 && error.status !== 409) throw error;
        refused++;
      });
    }
    await handled(`${counted(alerts.length - refused, "alert")} on the way.`);
  }

  count();
  fill(below, ...channels(health));
  await load();
}

function card(alert, handled) {
  const { hit, trouble, digest } = alert;
  const isOpen = alert.state === "owed" || alert.state === "dead";
  const address = `/alerts/${encodeURIComponent(alert.id)}`;
  return h("li", { class: `card ${alert.state}` },
    h("h2", { dir: "auto" }, hit ? h("a", { href: `#/hits/${hit.id}` }, foreign(hit.title || "(no headline)")) : trouble ? ["Feed ", foreign(trouble.feedTitle), ` is ${trouble.kind}`] : digest ? `${counted(digest.hits, "hit")} in one message` : "Several hits together"),
    hit && byline(hit.feedTitle, alert.at, hit.link),
    h("p", null, h("span", { class: `chip ${alert.state}` }, `${alertWords[alert.state] ?? alert.state} `, foreign(alert.channel)), (hit ?? digest) && [" for ", foreign((hit ?? digest).watchlist.name)],
      alert.attempts > 0 && h("span", { class: "quiet" }, ` · ${counted(alert.attempts, "attempt")} failed`),
      alert.nextAttemptAt && h("span", { class: "quiet" }, " · next ", ago(alert.nextAttemptAt))),
    (alert.reason || trouble) && h("p", { class: isOpen ? "note bad" : "note" }, foreign(alert.reason ?? trouble.detail)),
    isOpen && h("p", { class: "actions" },
      action("Tell it now", async () => {
        await change("POST", `${address}/retry`);
        await handled("It is on its way.");
      }, { class: "main" }),
      action("Let it go", async () => {
        const reason = await askText({ title: "Let it go untold?", words: "Nobody is told of it any more.", label: "Why, for its hit to say", yes: "Let it go" });
        if (reason === null) return;
        await change("POST", `${address}/drop?reason=${encodeURIComponent(reason)}`);
        await handled("It is let go.");
      })));
}
