import { fill, foreign, h, outward } from "./dom.js";
import { get } from "./api.js";
import { failure, loading, proof } from "./parts.js";
import { replace } from "./route.js";
import { ago, moment } from "./time.js";

const zoneNames = { headline: "headline", lead: "lead", body: "text", related: "other stories", navigation: "navigation", byline: "byline", comments: "comments", consent: "consent notice", share: "share links", promo: "promotion", boilerplate: "repeated on this site", caption: "caption" };

/** One hit: its article as it was cleaned, and why it hit. */
export async function show(place, { rest: [id], before }) {
  if (!id) return replace("#/today");
  const address = `/hits/${encodeURIComponent(id)}`;
  const hit = await get(address);
  const article = part("article", "What was read");
  const reasons = part("reasons", "What the watchlist asks for");
  fill(place,
    h("p", null, h("a", { href: "#/today", onclick: back }, "← Today")),
    h("h1", { dir: "auto" }, foreign(hit.item.title || "(no headline)")),
    h("p", { class: "byline" }, foreign(hit.item.feed.title),
      hit.item.published && [" · published ", moment(hit.item.published), " (", ago(hit.item.published), ")"],
      " · found ", moment(hit.foundAt)),
    hit.item.link && h("p", null, outward(hit.item.link, "Read it at its source")),
    h("div", { class: "proofs" }, proof(hit)),
    reasons, article);

  // Back to the place in the stream, and to its filter, where the reader comes from there.
  function back(event) {
    if (!before?.startsWith("#/today")) return;
    event.preventDefault();
    history.back();
  }

  bring(reasons, `${address}/explanation`, explain);
  bring(article, `${address}/item`, item => [legend(item), item.blocks.map(block)]);
}

const part = (name, title) => h("section", { class: name, "aria-labelledby": name }, h("h2", { id: name }, title));

async function bring(section, address, tell) {
  const title = section.firstChild;
  fill(section, title, loading());
  try {
    fill(section, title, tell(await get(address)));
  } catch (error) {
    fill(section, title, failure(error, () => bring(section, address, tell)));
  }
}

function explain({ hit, parts }) {
  return [
    !hit && h("p", { class: "note" }, "The watchlist has changed since: as it stands now, it does not hit this item."),
    h("ul", { class: "parts" }, parts.map(part => h("li", { class: part.holds ? "holds" : "fails" },
      h("span", { class: "sign", "aria-hidden": "true" }, part.holds ? "✓" : "✗"),
      h("span", { class: "visually-hidden" }, part.holds ? "holds: " : "does not hold: "),
      h("span", { class: "quiet" }, part.part, " "), h("code", { dir: "auto" }, part.part === "terms" ? `at least ${part.asks}` : part.asks),
      part.holds && found(part.evidence),
      part.reasons.map(reason => h("p", { class: "quiet" }, reason.text))))),
  ];
}

// "1 of 8 terms" says what is asked for; what was found says more.
function found(evidence) {
  const terms = [...new Set(evidence.map(place => place.term))];
  return terms.length > 0 && [h("span", { class: "quiet" }, " found "), terms.slice(0, 10).map((term, nth) => [nth > 0 ? ", " : "", h("code", { dir: "auto" }, term)]),
    terms.length > 10 && h("span", { class: "quiet" }, ` and ${terms.length - 10} more`)];
}

function legend(item) {
  const silent = item.blocks.filter(block => block.silent).length;
  return h("p", { class: "quiet" }, item.language ? `Language: ${item.language}. ` : "", item.edited ? "This is the text of an edit. " : "",
    silent > 0 ? `${silent} of ${item.blocks.length} parts are not the article: they are greyed, and no watchlist looks at them.` : "All of it is the article.");
}

function block({ zone, silent, text, marks }) {
  const pieces = [];
  let end = 0;
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    if (mark.start < end) continue;
    pieces.push(text.slice(end, mark.start), h("mark", { title: mark.term }, text.slice(mark.start, mark.start + mark.length)));
    end = mark.start + mark.length;
  }
  pieces.push(text.slice(end));
  return h("div", { class: silent ? "block silent" : `block zone-${zone}` },
    (silent || zone === "headline" || zone === "lead") && h("span", { class: "zone" }, zoneNames[zone] ?? zone),
    h("p", { dir: "auto" }, pieces));
}
