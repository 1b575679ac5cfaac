// What several views show.
import { h, foreign, outward } from "./dom.js";
import { ago } from "./time.js";

/** While something is on its way; when that takes long, it says so. */
export const loading = () => h("p", { class: "quiet", role: "status" }, "Loading …", h("span", { class: "slow" }, " The monitor takes longer than usual to answer."));

/** What could not be done, with a way to try again. */
export function failure(error, again) {
  return h("div", { class: "note bad", role: "alert" },
    h("p", null, error.message),
    again && h("button", { type: "button", onclick: () => again() }, "Try again"));
}

/** Nothing there, and what to do about it. */
export const empty = (title, ...more) => h("div", { class: "empty" }, h("p", { class: "lead" }, title), ...more);

/** A sentence with the found words marked. */
export const sentence = ({ stretches }) =>
  h("blockquote", { dir: "auto" }, stretches.map(stretch => stretch.isTerm ? h("mark", null, stretch.text) : stretch.text));

/** What became of an alert, before the name of its channel. */
export const alertWords = {
  owed: "on its way to", gathered: "in a digest for", sent: "told on", suppressed: "not told on", dead: "given up on",
};

/** What became of an alert, with the reason to be had on demand. */
export const alertChip = alert =>
  h("li", { class: `chip ${alert.state}`, title: alert.reason }, `${alertWords[alert.state] ?? alert.state} `, foreign(alert.channel), alert.reason && alert.state !== "sent" ? h("span", { class: "reason" }, `: ${alert.reason}`) : "");

/** A hit: what it says and why, without its headline. */
export function proof(hit) {
  return [
    hit.sentences.slice(0, 3).map(sentence),
    hit.sentences.length > 3 && h("p", { class: "quiet" }, h("a", { href: `#/hits/${hit.id}` }, `${hit.sentences.length - 3} more`)),
    h("p", { class: "why" }, h("span", { class: "quiet" }, "Why: "),
      h("a", { href: `#/today?watchlist=${encodeURIComponent(hit.watchlist.id)}` }, foreign(hit.watchlist.name)),
      h("span", { class: "quiet" }, " looks for "),
      hit.why.map((why, nth) => [nth > 0 ? ", " : "", h("code", { dir: "auto" }, why)])),
    hit.alerts.length > 0 && h("ul", { class: "chips", "aria-label": "Alerts" }, hit.alerts.map(alertChip)),
  ];
}

/** Where a story was told. */
export const sources = list => h("p", { class: "sources" }, h("span", { class: "quiet" }, "Also: "),
  list.map((source, nth) => [nth > 0 ? ", " : "", outward(source.link, foreign(source.feedTitle ?? source.title))]));

/** "Reuters · 5 min ago". */
export const byline = (feed, time, link) => h("p", { class: "byline" }, outward(link, foreign(feed)), " · ", ago(time));

/** A button that says so while it works, and what went wrong beside it. It is never disabled, since that would take the keyboard's focus from it. */
export function action(label, run, properties) {
  const problem = h("span", { class: "problem", role: "alert" });
  const button = h("button", { type: "button", ...properties }, label);
  button.addEventListener("click", async () => {
    if (button.ariaDisabled === "true") return;
    button.ariaDisabled = "true";
    problem.textContent = "";
    try {
      await run();
    } catch (error) {
      problem.textContent = error.message;
    } finally {
      button.ariaDisabled = null;
    }
  });
  return h("span", { class: "action" }, button, problem);
}
