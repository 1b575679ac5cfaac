import { fill, foreign, h } from "./dom.js";
import { change, get } from "./api.js";
import { action, empty } from "./parts.js";
import { ago } from "./time.js";

/** How the channels stand, and a test for each. What kind they are is told when it is known. */
export function channels(health) {
  const cards = new Map(health.channels.map(channel => [channel.id, card(channel)]));
  get("/channels").then(list => list.channels.forEach(known => cards.get(known.id)?.tell(known)), () => {
    // They are of use without their kinds.
  });
  return [
    h("h2", { id: "channels" }, "Channels"),
    cards.size === 0
      ? empty("No channels.", h("p", null, "Channels stand in channels.yaml."))
      : h("ul", { class: "cards" }, [...cards.values()].map(({ item }) => item)),
  ];
}

function card(channel) {
  const kind = h("span", { class: "quiet" });
  const problem = h("div");
  const outcome = h("span", { role: "status" });
  const item = h("li", { class: `card ${channel.isPaused || !channel.isConfigured ? "failing" : ""}` },
    h("h3", null, foreign(channel.id), " ", kind, " ", h("span", { class: `chip ${isWell(channel) ? "ok" : "failing"}` }, standing(channel))),
    channel.lastError && h("p", { class: "note bad" }, foreign(channel.lastError), " · ", ago(channel.lastErrorAt)),
    problem,
    h("p", { class: "quiet" }, waiting(channel)),
    channel.isConfigured && h("p", { class: "actions" }, action("Send a test", async () => {
      fill(outcome);
      const { value } = await change("POST", `/channels/${encodeURIComponent(channel.id)}/test`);
      outcome.className = value.delivered ? "good" : "problem";
      outcome.textContent = value.delivered ? "Taken. Look there for it." : value.detail;
    }), outcome));
  return {
    item,
    tell(known) {
      fill(kind, known.kind, known.address ? [" at ", foreign(known.address)] : "");
      fill(problem, known.problem && h("p", { class: "note bad" }, foreign(known.problem)));
    },
  };
}

const isWell = channel => channel.isConfigured && !channel.isPaused && channel.failures === 0 && channel.dead === 0;

const standing = channel => !channel.isConfigured ? "not configured" : channel.isPaused ? ["down, tried again ", new Date(channel.pausedUntil) > new Date() ? ago(channel.pausedUntil) : "now"] : channel.failures > 0 ? "last attempt failed" : channel.dead > 0 ? "alerts given up" : "well";

const waiting = ({ owed, held, dead }) => owed + dead === 0
  ? "Nothing waits for it."
  : [owed > 0 && `${owed} owed${held > 0 ? `, ${held} of them held` : ""}`, dead > 0 && `${dead} given up`].filter(Boolean).join(", ");
