import { h } from "./dom.js";
import { form } from "./ask.js";
import { change, getTagged } from "./api.js";

const policies = [["default", "as the settings say"], ["auto", "where the feed gives summaries only"], ["never", "never"], ["always", "always"]];

/** Lets its reader say what a feed is called, where it is listed and what is fetched of it. Answers whether that was saved. */
export async function edit(address) {
  const { value, tag } = await getTagged(address);
  const title = h("input", { id: "feed-title", value: value.title, required: true });
  const listed = value.groups.join(" / ");
  const groups = h("input", { id: "feed-groups", value: listed });
  const policy = h("select", { id: "feed-full-text" }, policies.map(([name, words]) => h("option", { value: name, selected: name === value.fullText.policy }, words)));
  return form({
    title: "Edit the feed",
    body: [
      h("label", { for: title.id }, "Title"), title,
      h("label", { for: groups.id }, "Group"), groups,
      h("label", { for: policy.id }, "Fetch the pages of its articles"), policy,
    ],
    yes: "Save",
    send: () => change("PUT", address, {
      tag, json: { title: title.value.trim(), groups: groups.value === listed ? null : partsOf(groups.value), fullText: policy.value },
    }),
  });
}

// Where nothing was changed nothing is said: a group's own name may have a slash in it.
const partsOf = text => text.split("/").map(part => part.trim()).filter(Boolean);
