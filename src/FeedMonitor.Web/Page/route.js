// Where the reader is among the entries of the browser's history. Each entry of ours bears its number, so that one that must not be left yet
// can be come back to without losing any other.
let at = history.state?.at ?? 0;
const memories = new Map();
const most = 20;

history.scrollRestoration = "manual";
history.replaceState({ at }, "");

/** The view's name, its further parts, its query, and what stays in mind of it as long as the reader can come back to it. */
export function current() {
  const [path, query] = (location.hash.startsWith("#/") ? location.hash.slice(2) : "today").split("?");
  const [name, ...rest] = path.split("/").map(decode);
  return { name, rest, query: new URLSearchParams(query ?? ""), memory: memoryOf(at), before: memories.get(at - 1)?.hash ?? null };
}

/** The entry to which the browser has gone: how far it is from the one that was shown, and whether it is a new one. */
export function arrival() {
  const to = history.state?.at;
  return to === undefined ? { isNew: true, distance: 1 } : { isNew: false, distance: to - at };
}

/** The entry to which the browser has gone is the one that is shown from now on. */
export function accept({ isNew, distance }) {
  memoryOf(at).scroll = scrollY;
  at += distance;
  if (isNew) {
    history.replaceState({ at }, "");
    for (const entry of [...memories.keys()].filter(entry => entry >= at || entry < at - most)) memories.delete(entry);
  }
  memoryOf(at).hash = location.hash || "#/today";
}

/** Another address for the entry that is shown. */
export function rename(hash) {
  history.replaceState({ at }, "", hash);
  memoryOf(at).hash = hash;
}

/** Shows another view in the place of this one. */
export function replace(hash) {
  memories.delete(at);
  rename(hash);
  dispatchEvent(new HashChangeEvent("hashchange"));
}

function memoryOf(entry) {
  if (!memories.has(entry)) memories.set(entry, { hash: location.hash, scroll: 0 });
  return memories.get(entry);
}

// An address that somebody has cut short is no reason to show nothing.
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
