import { h } from "./dom.js";

const keyName = "feed-monitor-key";
let asking = null;

/** What the API could not do: `detail` says what is wrong and what was expected; `errors` where, if it is known. */
export class ApiError extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? (status === 0 ? "The monitor does not answer. Is it running?" : `The monitor answered ${status}.`));
    this.status = status;
    this.errors = problem?.errors ?? [];
  }
}

/** Whether the monitor answers only those who bring a key. */
export const needsKey = () => Boolean(sessionStorage.getItem(keyName));

/** Sends a request; a key is asked for where one is needed. */
async function send(method, path, { body, headers, signal } = {}) {
  for (;;) {
    const key = sessionStorage.getItem(keyName);
    const answer = await reached(() => fetch("/api" + path, {
      method, body, signal, redirect: "error", credentials: "same-origin",
      headers: { ...headers, ...(key ? { "x-functions-key": key } : {}) },
    }));
    if (answer.status !== 401) {
      if (answer.ok) return answer;
      throw new ApiError(answer.status, await problemOf(answer));
    }
    // Another request may have brought a new key meanwhile.
    if (sessionStorage.getItem(keyName) !== key) continue;
    sessionStorage.removeItem(keyName);
    await askForKey(key !== null);
  }
}

// What comes, or breaks off on its way.
async function reached(ask) {
  try {
    return await ask();
  } catch (error) {
    throw error.name === "AbortError" ? error : new ApiError(0);
  }
}

// What is no JSON does not come from the monitor, but from something before it.
async function read(answer) {
  const text = await reached(() => answer.text());
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    throw new ApiError(answer.status, { detail: "What came is no answer of the monitor. Is something else in its place?" });
  }
}

async function problemOf(answer) {
  try {
    return await answer.json();
  } catch {
    return null;
  }
}

/** Reads JSON. */
export const get = async (path, options) => read(await send("GET", path, options));

/** Reads JSON with the tag of its version. */
export async function getTagged(path) {
  const answer = await send("GET", path);
  return { value: await read(answer), tag: answer.headers.get("ETag") };
}

/** Changes something, or, where nothing `changes`, asks. Answers with the JSON that comes back, or null. */
export async function change(method, path, { json, text, type, tag, isNew, changes = true } = {}) {
  const headers = {};
  if (json !== undefined) headers["Content-Type"] = "application/json";
  if (type) headers["Content-Type"] = type;
  if (tag) headers["If-Match"] = tag;
  if (isNew) headers["If-None-Match"] = "*";
  const answer = await send(method, path, { headers, body: json !== undefined ? JSON.stringify(json) : text });
  const value = await read(answer);
  if (changes) dispatchEvent(new Event("changed"));
  return { value, tag: answer.headers.get("ETag") };
}

/** Posts a question that is answered by events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export async function stream(path, json, onEvent, signal) {
  const answer = await send("POST", path, { body: JSON.stringify(json), signal, headers: { "Content-Type": "application/json" } });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reached(() => reader.read());
    if (done) return;
    const parts = (rest + value).split("\n\n");
    rest = parts.pop();
    for (const part of parts) {
      const lines = part.split("\n");
      const field = name => lines.filter(line => line.startsWith(name + ":")).map(line => line.slice(name.length + 1).trimStart()).join("\n");
      if (field("data")) onEvent(field("event") || "message", JSON.parse(field("data")));
    }
  }
}

/** Saves what an address gives as a file. */
export async function download(path, name) {
  const answer = await send("GET", path);
  const content = URL.createObjectURL(await reached(() => answer.blob()));
  const link = h("a", { href: content, download: name });
  link.click();
  // Some browsers begin to read it only after the click.
  setTimeout(() => URL.revokeObjectURL(content), 60000);
}

// One dialog, however many requests wait for it.
function askForKey(wasWrong) {
  asking ??= new Promise(resolve => {
    const input = h("input", { type: "password", name: "key", autocomplete: "off", required: true, id: "key" });
    const dialog = h("dialog", { "aria-labelledby": "key-title" },
      h("form", { method: "dialog" },
        h("h2", { id: "key-title" }, "Key needed"),
        h("p", null, wasWrong ? "That key was not taken. " : "", "This monitor answers only those who bring its key. It is kept for this tab, until you close it."),
        h("label", { for: "key" }, "Key"), input,
        h("p", { class: "actions" }, h("button", { class: "main" }, "Continue"))));
    dialog.addEventListener("cancel", event => event.preventDefault());
    // Nothing else goes into a header, and a key that never left could never be answered.
    input.addEventListener("input", () => input.setCustomValidity(/^[\x21-\x7e]*$/.test(input.value.trim()) ? "" : "A key has letters, digits and signs of ASCII only."));
    dialog.addEventListener("close", () => {
      sessionStorage.setItem(keyName, input.value.trim());
      dialog.remove();
      asking = null;
      resolve();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
  return asking;
}
