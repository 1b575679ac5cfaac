// Routes by the part of the address behind "#": each view fills <main>, and may return what is to be done when it is left.
import { fill, h, say } from "./dom.js";
import { ask, withdraw } from "./ask.js";
import { failure, loading } from "./parts.js";
import { accept, arrival, current } from "./route.js";
import { refresh } from "./time.js";
import { watch } from "./state.js";

const views = new Map([
  ["today", () => import("./today.js")],
  ["watchlists", () => import("./watchlists.js")],
  ["feeds", () => import("./feeds.js")],
  ["alerts", () => import("./alerts.js")],
  ["hits", () => import("./hit.js")],
  ["start", () => import("./start.js")],
]);

const main = document.getElementById("view");
let leave = null;
let turn = 0;
let isReturning = false;
let isAsking = false;

async function move() {
  if (isReturning) {
    isReturning = false;
    return;
  }
  const entry = arrival();
  if (leave?.isBlocked?.()) return stay(entry, location.hash);
  accept(entry);
  await show(false);
}

// The browser has moved already: it goes back to what is not saved, and only from there on if its writer says so.
async function stay({ isNew, distance }, wanted) {
  isReturning = distance !== 0;
  if (isReturning) history.go(-distance);
  if (isAsking) return;
  isAsking = true;
  const doesLeave = await ask({ title: "Leave what you wrote?", words: "It is not saved.", yes: "Leave", no: "Stay", isDanger: true });
  isAsking = false;
  if (!doesLeave) return;
  leave.isBlocked = null;
  if (isNew) location.hash = wanted;
  else history.go(distance);
}

async function show(isFirst) {
  const mine = ++turn;
  const { name, rest, query, memory, before } = current();
  withdraw();
  leave?.();
  leave = null;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === "#/" + name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const place = h("div", { class: "view" }, loading());
  fill(main, place);
  // Before the view is there, not after: by then its reader may be somewhere in it.
  if (!isFirst) {
    main.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
  try {
    const view = await load(views.get(name) ?? views.get("today"));
    if (mine !== turn) return;
    const left = await view.show(place, { rest, query, memory, before });
    if (mine !== turn) return left?.();
    leave = left ?? null;
  } catch (error) {
    if (mine !== turn) return;
    fill(place, h("h1", null, "Feed Monitor"), failure(error, error.isFinal ? () => location.reload() : () => show(false)));
  }
  entitle(place.querySelector("h1")?.textContent ?? "Feed Monitor", isFirst);
  if (memory.scroll > 0) scrollTo(0, memory.scroll);
}

// A browser does not ask again for a module that it could not load.
const load = view => view().catch(() => {
  throw Object.assign(new Error("A part of the page can't be loaded. Is the monitor running?"), { isFinal: true });
});

function entitle(heading, isFirst) {
  // A tab's title has no direction of its own: an override in a headline would turn our words as well.
  const title = heading.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
  document.title = title === "Feed Monitor" ? title : `${title} – Feed Monitor`;
  if (!isFirst) say(title);
}

addEventListener("hashchange", move);
addEventListener("beforeunload", event => {
  if (leave?.isBlocked?.()) event.preventDefault();
});
// By itself the link would change the address, which says what is shown.
document.querySelector(".skip").addEventListener("click", event => {
  event.preventDefault();
  main.focus();
});
setInterval(refresh, 30000);
show(true).then(() => {
  watch();
  // The other views, so that they are there when the monitor is not, and are of the same release.
  views.forEach(view => view().catch(() => null));
});
