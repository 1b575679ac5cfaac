import { h } from "./dom.js";

const near = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });
const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
const dayName = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
const steps = [["minute", 60], ["hour", 3600], ["day", 86400]];

/** "5 min. ago", with the time itself in the reader's zone to be had on demand; a dash for none. */
export function ago(text) {
  if (!text) return h("span", { class: "quiet" }, "–");
  const time = new Date(text);
  return h("time", { datetime: text, title: exact.format(time) }, relative(time));
}

function relative(time) {
  const seconds = (time - Date.now()) / 1000;
  if (Math.abs(seconds) < 45) return seconds > 0 ? "in a moment" : "just now";
  if (Math.abs(seconds) > 7 * 86400) return exact.format(time);
  const [unit, length] = steps.findLast(([, length]) => Math.abs(seconds) >= length) ?? steps[0];
  return near.format(Math.round(seconds / length), unit);
}

/** The day of a time in the reader's zone, as a heading. */
export function dayOf(text) {
  const time = new Date(text);
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(time).setHours(0, 0, 0, 0)) / 86400000);
  return days === 0 ? "Today" : days === 1 ? "Yesterday" : dayName.format(time);
}

/** "1 hit", "2 hits". */
export const counted = (count, one, many = one + "s") => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
