// Routes by the part of the address behind "#": each view fills <main>, and may return what is to be done when it is left.
import { fill, h, say } from "./dom.js";
import { get } from "./api.js";
import { failure, loading } from "./parts.js";
import { counted } from "./time.js";

const views = {
  today: () => import("./today.js"),
  watchlists: () => import("./watchlists.js"),
  feeds: () => import("./feeds.js"),
  alerts: () => import("./alerts.js"),
  hits: () => import("./hit.js"),
  start: () => import("./start.js"),
};

const main = document.getElementById("view");
let leave = null;
let turn = 0;
let shown = null;

async function show(isFirst) {
  const hash = location.hash.startsWith("#/") ? location.hash.slice(2) : "today";
  if (location.hash === "#view") return main.focus();
  if (leave?.isBlocked?.() && !confirm("Leave this page? What you changed is not saved.")) {
    history.replaceState(null, "", shown);
    return;
  }
  const mine = ++turn;
  const [path, query] = hash.split("?");
  const [name, ...rest] = path.split("/").map(decodeURIComponent);
  const load = views[name] ?? views.today;
  leave?.();
  leave = null;
  shown = location.hash || "#/today";
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === "#/" + name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const place = h("div", { class: "view" }, loading());
  fill(main, place);
  try {
    const view = await load();
    const left = await view.show(place, { rest, query: new URLSearchParams(query ?? "") });
    if (mine !== turn) return left?.();
    leave = left ?? null;
  } catch (error) {
    if (mine === turn) fill(place, h("h1", null, "Feed Monitor"), failure(error, () => show(false)));
  }
  const title = place.querySelector("h1")?.textContent ?? "Feed Monitor";
  document.title = title === "Feed Monitor" ? title : `${title} – Feed Monitor`;
  if (!isFirst) {
    main.focus({ preventScroll: true });
    scrollTo(0, 0);
    say(title);
  }
}

// Whether all is well, on every view.
async function watch() {
  const state = document.getElementById("state");
  try {
    const health = await get("/health");
    const troubles = [
      health.alerts.dead > 0 && `${counted(health.alerts.dead, "alert")} given up`,
      health.feeds.failing > 0 && `${counted(health.feeds.failing, "feed")} failing`,
      ...health.channels.filter(channel => channel.isPaused).map(channel => `${channel.id} is down`),
    ].filter(Boolean);
    state.hidden = false;
    state.className = troubles.length > 0 ? "state bad" : "state good";
    state.href = health.alerts.dead > 0 || health.feeds.failing === 0 ? "#/alerts" : "#/feeds";
    state.textContent = troubles.length > 0 ? troubles.join(", ") : `${counted(health.feeds.total, "feed")}, all well`;
  } catch {
    state.hidden = false;
    state.className = "state bad";
    state.textContent = "no answer";
  }
  setTimeout(watch, 30000);
}

addEventListener("hashchange", () => show(false));
addEventListener("beforeunload", event => {
  if (leave?.isBlocked?.()) event.preventDefault();
});
show(true).then(watch);
