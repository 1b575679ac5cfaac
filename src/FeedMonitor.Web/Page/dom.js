// Builds elements. Text only ever becomes a text node: nothing that a feed says is read as HTML.

/** An element: h("a", { href, class, onclick }, "text", child). A property that is null or false is left out. */
export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  append(element, children);
  return element;
}

function append(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(child instanceof Node ? child : String(child));
  }
}

/** Takes everything out of an element and puts this in. */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

/** Text of others: kept apart from ours, so that neither its direction nor its overrides reach beyond it. */
export const foreign = (text, properties) => h("bdi", properties, text);

/** A link of others, if it leads to a page; else its text alone: "javascript:" and the like lead nowhere. */
export function outward(address, ...children) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    // No address at all.
  }
  return url && (url.protocol === "http:" || url.protocol === "https:")
    ? h("a", { href: url.href, rel: "noopener noreferrer nofollow", target: "_blank" }, ...children)
    : h("span", null, ...children);
}

/** Says something to people who don't see the page change. */
export function say(text) {
  document.getElementById("said").textContent = text;
}
