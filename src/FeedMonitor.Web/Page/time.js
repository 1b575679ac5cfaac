import { h } from "./dom.js";

const near = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const exact = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
const dayName = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
const steps = [["minute", 60], ["hour", 3600], ["day", 86400]];

/** "5 minutes ago", with the time itself in the reader's zone to be had on demand; a dash for none. */
export const ago = text => text ? element(text, "near", { title: exact.format(new Date(text)) }) : h("span", { class: "quiet" }, "–");

/** "28 Nov 2026, 13:04 GMT+1": the time itself, in the reader's zone. */
export const moment = text => element(text, "exact");

/** The day of a time in the reader's zone: "Today", "Monday 23 November". */
export const dayOf = text => element(text, "day");

/** The same text for all times of one day in the reader's zone. */
export const dayKey = text => new Date(text).toDateString();

/** Says anew how long ago things were, on a page that stays open. */
export function refresh() {
  for (const time of document.querySelectorAll("time[data-as]")) {
    const text = forms[time.dataset.as](new Date(time.dateTime));
    if (time.textContent !== text) time.textContent = text;
  }
}

/** "1 hit", "2 hits". */
export const counted = (count, one, many = one + "s") => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** "19 min", "1.8 h". */
export const lasting = minutes => minutes < 90 ? `${Math.round(minutes)} min` : `${Number((minutes / 60).toFixed(1))} h`;

const element = (text, as, properties) => h("time", { datetime: text, "data-as": as, ...properties }, forms[as](new Date(text)));

const forms = {
  near(time) {
    const seconds = (time - Date.now()) / 1000;
    if (Math.abs(seconds) < 45) return seconds > 0 ? "in a moment" : "just now";
    if (Math.abs(seconds) > 7 * 86400) return exact.format(time);
    const [unit, length] = steps.findLast(([, length]) => Math.abs(seconds) >= length) ?? steps[0];
    return near.format(Math.round(seconds / length), unit);
  },
  exact: time => exact.format(time),
  day(time) {
    const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(time).setHours(0, 0, 0, 0)) / 86400000);
    return days === 0 ? "Today" : days === 1 ? "Yesterday" : dayName.format(time);
  },
};
