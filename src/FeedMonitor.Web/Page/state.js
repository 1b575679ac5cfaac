// Whether all is well, in the head of every view.
import { get } from "./api.js";
import { counted } from "./time.js";

const askEach = 30000;
const state = document.getElementById("state");
let turn = 0;

/** Begins to look, as long as somebody sees it; after each change at once. */
export function watch() {
  look();
  setInterval(() => document.hidden || look(), askEach);
  document.addEventListener("visibilitychange", () => document.hidden || look());
  addEventListener("changed", look);
}

async function look() {
  const mine = ++turn;
  try {
    const health = await get("/health");
    if (mine === turn) tell(troublesOf(health), health);
  } catch {
    if (mine === turn) tell(["no answer"]);
  }
}

function troublesOf({ alerts, feeds, channels, queues }) {
  const setAside = queues.pollsPoison + queues.alertsPoison;
  return [
    alerts.dead > 0 && `${counted(alerts.dead, "alert")} given up`,
    feeds.failing > 0 && `${counted(feeds.failing, "feed")} failing`,
    ...channels.map(channel => !channel.isConfigured ? `${channel.id} is not configured` : channel.isPaused && `${channel.id} is down`),
    setAside > 0 && `${counted(setAside, "message")} set aside after five tries`,
  ].filter(Boolean);
}

function tell(troubles, health) {
  const text = troubles.length > 0 ? troubles.join(", ") : health.feeds.total === 0 ? "no feeds yet" : `${counted(health.feeds.total, "feed")}, all well`;
  state.hidden = false;
  state.className = troubles.length > 0 ? "state bad" : "state good";
  state.href = health && health.alerts.dead === 0 && health.feeds.failing > 0 ? "#/feeds" : "#/alerts";
  if (state.textContent !== text) state.textContent = text;
}
