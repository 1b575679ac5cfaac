import { fill, h } from "./dom.js";

/** A text with its lines numbered. `mark` marks lines as wrong, `select` goes to a place in it. */
export function sourceField(value, describedBy) {
  const text = h("textarea", { id: "source", spellcheck: "false", autocapitalize: "off", autocomplete: "off", wrap: "off", "aria-describedby": describedBy, value });
  const gutter = h("pre", { class: "gutter", "aria-hidden": "true" });
  let shown = null;

  function mark(wrong) {
    const lines = new Set(wrong.filter(Boolean));
    const count = text.value.split("\n").length;
    const wanted = `${count}: ${[...lines]}`;
    if (wanted === shown) return;
    shown = wanted;
    // One text for all the lines between two wrong ones: a list may have thousands.
    const parts = [];
    let run = "";
    for (let line = 1; line <= count; line++) {
      if (lines.has(line)) {
        parts.push(run, h("span", { class: "wrong" }, `${line}\n`));
        run = "";
      } else {
        run += `${line}\n`;
      }
    }
    fill(gutter, parts, run);
    gutter.scrollTop = text.scrollTop;
  }

  function select({ line, column, length }) {
    const lines = text.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0) + Math.max(0, (column || 1) - 1);
    text.focus();
    text.setSelectionRange(start, start + (column ? Math.max(1, length ?? 1) : (lines[line - 1] ?? "").length));
    text.scrollTop = Math.max(0, (line - 4) * parseFloat(getComputedStyle(text).lineHeight));
  }

  text.addEventListener("scroll", () => { gutter.scrollTop = text.scrollTop; });
  mark([]);
  return { text, element: h("div", { class: "editor" }, gutter, text), mark, select };
}
