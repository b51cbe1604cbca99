// Copies a text on the page: <button data-kopiert="ID" data-fertig="…" data-fehler="…" hidden>.
// ID names a textarea or any other element. The button shows itself only where copying works; without
// this script the text is there to be selected. The outcome is told in the nearest [role=status], or one made here.
"use strict";

for (const button of document.querySelectorAll("[data-kopiert]")) {
  const source = document.getElementById(button.dataset.kopiert);
  if (!source) continue;
  const status = statusOf(button);
  let timer = 0;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const done = await copy(source);
    clearTimeout(timer);
    status.textContent = (done ? button.dataset.fertig : button.dataset.fehler) || "";
    timer = setTimeout(() => (status.textContent = ""), 8000);
  });
}

function statusOf(button) {
  const next = button.nextElementSibling;
  if (next?.getAttribute("role") === "status") return next;
  const made = document.createElement("span");
  made.setAttribute("role", "status");
  button.after(made);
  return made;
}

async function copy(source) {
  const text = source.value ?? source.textContent;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    select(source); // no right to the clipboard, or a page from disk: the reader copies what is marked
    return false;
  }
}

function select(source) {
  if (source.select) {
    source.focus();
    source.select();
    return;
  }
  const range = document.createRange();
  range.selectNodeContents(source);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}
