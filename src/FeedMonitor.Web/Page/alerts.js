import { fill, foreign, h, say } from "./dom.js";
import { change, get } from "./api.js";
import { action, byline, empty, failure, loading } from "./parts.js";
import { ago, counted } from "./time.js";

const tabs = [
  ["owed", "Owed", "Nothing is owed.", "What is found is told at once, or when its watchlist says."],
  ["dead", "Given up", "No alert was given up.", "One that its channel did not take in ten attempts, or refused, would stand here."],
  ["suppressed", "Not told", "Nothing was held back for good.", "What turned out to be repeated on its site, or told another way, would stand here with the reason."],
  ["sent", "Told", "Nothing was told yet.", ""],
];

/** What became of alerts, and how the channels stand. */
export async function show(place, { rest: [chosen] }) {
  const health = await get("/health");
  const current = tabs.find(([state]) => state === chosen) ?? (health.alerts.dead > 0 ? tabs[1] : health.alerts.owed > 0 ? tabs[0] : tabs[3]);
  const list = h("div", null, loading());
  const channels = h("section", { "aria-labelledby": "channels" });
  fill(place,
    h("h1", null, "Alerts"),
    h("nav", { class: "tabs", "aria-label": "State" }, tabs.map(([state, name]) =>
      h("a", { href: `#/alerts/${state}`, "aria-current": state === current[0] ? "page" : null }, name,
        state === "owed" ? ` (${health.alerts.owed})` : state === "dead" ? ` (${health.alerts.dead})` : ""))),
    list, channels);

  async function load() {
    try {
      const { alerts, more } = await get(`/alerts?state=${current[0]}${current[0] === "sent" ? ",gathered" : ""}&limit=100`);
      fill(list, alerts.length === 0 ? empty(current[2], h("p", null, current[3])) : h("ul", { class: "cards" }, alerts.map(alert => card(alert, load))),
        more && h("p", { class: "quiet" }, "There are more than these 100."));
    } catch (error) {
      fill(list, failure(error, load));
    }
  }

  showChannels(channels, health);
  await load();
}

function card(alert, reload) {
  const { hit, trouble, digest } = alert;
  const isOpen = alert.state === "owed" || alert.state === "dead";
  return h("li", { class: `card ${alert.state}` },
    h("h2", { dir: "auto" }, hit ? h("a", { href: `#/hits/${hit.id}` }, foreign(hit.title || "(no headline)")) : trouble ? ["Feed ", foreign(trouble.feedTitle), ` is ${trouble.kind}`] : digest ? `${counted(digest.hits, "hit")} in one message` : "Several hits together"),
    hit && byline(hit.feedTitle, alert.at, hit.link),
    h("p", null, h("span", { class: `chip ${alert.state}` }, alert.state), " on ", foreign(alert.channel), (hit ?? digest) && [" for ", foreign((hit ?? digest).watchlist.name)],
      alert.attempts > 0 && h("span", { class: "quiet" }, ` · ${counted(alert.attempts, "attempt")} failed`),
      alert.nextAttemptAt && h("span", { class: "quiet" }, " · next ", ago(alert.nextAttemptAt))),
    (alert.reason || trouble) && h("p", { class: isOpen ? "note bad" : "note" }, foreign(alert.reason ?? trouble.detail)),
    isOpen && h("p", { class: "actions" },
      action("Tell it now", async () => {
        await change("POST", `/alerts/${encodeURIComponent(alert.id)}/retry`);
        say("It is told now.");
        await reload();
      }, { class: "main" }),
      action("Let it go", async () => {
        const reason = prompt("Why is nobody to be told? Its hit will say so.", "");
        if (reason === null) return;
        await change("POST", `/alerts/${encodeURIComponent(alert.id)}/drop?reason=${encodeURIComponent(reason)}`);
        await reload();
      })));
}

async function showChannels(section, health) {
  const kinds = await get("/channels").then(list => new Map(list.channels.map(channel => [channel.id, channel])), () => new Map());
  fill(section, h("h2", { id: "channels" }, "Channels"),
    health.channels.length === 0
      ? empty("No channels.", h("p", null, "Channels stand in channels.yaml."))
      : h("ul", { class: "cards" }, health.channels.map(channel => {
        const known = kinds.get(channel.id);
        const outcome = h("span", { role: "status" });
        return h("li", { class: "card" },
          h("h3", null, foreign(channel.id), " ", known && h("span", { class: "quiet" }, known.kind, known.address ? [" at ", foreign(known.address)] : ""), " ",
            h("span", { class: `chip ${channel.isPaused || !channel.isConfigured ? "failing" : "ok"}` }, !channel.isConfigured ? "not configured" : channel.isPaused ? ["down, tried again ", new Date(channel.pausedUntil) > new Date() ? ago(channel.pausedUntil) : "now"] : channel.failures > 0 ? "last attempt failed" : "well")),
          channel.lastError && h("p", { class: "note bad" }, foreign(channel.lastError), " · ", ago(channel.lastErrorAt)),
          known?.problem && h("p", { class: "note bad" }, known.problem),
          h("p", { class: "quiet" }, `${channel.owed} owed, ${channel.held} of them held, ${channel.dead} given up`),
          channel.isConfigured && h("p", { class: "actions" }, action("Send a test", async () => {
            const { value } = await change("POST", `/channels/${encodeURIComponent(channel.id)}/test`);
            outcome.textContent = value.delivered ? "Taken. Look there for it." : value.detail;
          }), outcome));
      })));
}
