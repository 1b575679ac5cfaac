// Questions in dialogs of our own: they say whose text is whose, keep what was written when an answer fails, and can be styled and tested.
import { fill, h } from "./dom.js";

let count = 0;
const open = new Set();

/**
 * A form in a dialog, without a second button where `no` is null. `send` is called when the form is sent; what it throws is told, and the form stays as it was filled in.
 * Answers whether it was sent. The browser gives the focus back to what had it.
 */
export function form({ title, body, yes, no = "Cancel", isDanger = false, send }) {
  return new Promise(resolve => {
    const id = `asked-${++count}`;
    const problem = h("p", { class: "problem", role: "alert" });
    const ok = h("button", { class: isDanger ? "main danger" : "main" }, yes);
    const cancel = no && h("button", { type: "button", autofocus: isDanger, onclick: () => dialog.close() }, no);
    const dialog = h("dialog", { "aria-labelledby": id },
      h("form", { method: "dialog", onsubmit: submit }, h("h2", { id }, title), body, problem, h("p", { class: "actions" }, ok, cancel)));
    let isSending = false;

    async function submit(event) {
      event.preventDefault();
      if (isSending) return;
      isSending = true;
      fill(problem);
      try {
        await send?.();
        dialog.close("sent");
      } catch (error) {
        problem.textContent = error.message;
      } finally {
        isSending = false;
      }
    }

    dialog.addEventListener("close", () => {
      open.delete(dialog);
      dialog.remove();
      resolve(dialog.returnValue === "sent");
    });
    open.add(dialog);
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Asks whether something is to be done. */
export const ask = ({ words, ...rest }) => form({ body: h("p", null, words), ...rest });

/** Asks for a line of text; answers null if there is to be none of it. */
export async function askText({ words, label, ...rest }) {
  const input = h("input", { id: `answer-${count + 1}`, maxlength: 300, autofocus: true, autocomplete: "off" });
  const isSent = await form({ body: [h("p", null, words), h("label", { for: input.id }, label), input], ...rest });
  return isSent ? input.value.trim() : null;
}

/** Takes back each question that is open: what it was about is no longer shown. */
export const withdraw = () => open.forEach(dialog => dialog.close());
