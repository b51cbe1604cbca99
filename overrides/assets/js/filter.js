// Filters and sorts what is already on the page; without it, the page is the whole list.
//
// <form data-filter="ID" data-eins data-viele data-keine hidden> holds checkboxes (name = facet), perhaps a search field
// named q and a select named ordnung. Inside the element with that ID every [data-eintrag] carries data-<facet> (keys
// with spaces between, * for all of them) and data-sort-<name>; a [data-gruppe] goes with its last entry. Keys of one
// facet add up, facets narrow down. The state stands in the address, so that a chosen list can be sent to somebody;
// what an address says only ever ticks boxes that exist.
"use strict";

for (const form of document.querySelectorAll("form[data-filter]")) {
  const list = document.getElementById(form.dataset.filter);
  if (list) start(form, list);
}

function start(form, list) {
  const entries = [...list.querySelectorAll("[data-eintrag]")];
  const groups = [...list.querySelectorAll("[data-gruppe]")];
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const search = form.elements.namedItem("q");
  const order = form.elements.namedItem("ordnung");
  const status = form.querySelector("[role=status]");
  const places = new Map(entries.map((entry) => [entry, { parent: entry.parentNode, text: plain(entry.textContent) }]));
  const facets = new Set(boxes.map((box) => box.name));
  let timer = 0;

  read();
  show();
  form.hidden = false;
  form.addEventListener("change", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
  search?.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(update, 250);
  });

  function update() {
    show();
    write();
  }

  function show() {
    const chosen = new Map();
    for (const facet of facets) {
      const keys = boxes.filter((box) => box.name === facet && box.checked).map((box) => box.value);
      if (keys.length) chosen.set(facet, keys);
    }
    const words = plain(search ? search.value : "").split(" ").filter(Boolean);
    let count = 0;
    for (const entry of entries) {
      const fits = [...chosen].every(([facet, keys]) => has(entry, facet, keys));
      entry.hidden = !fits || !words.every((word) => places.get(entry).text.includes(word));
      if (!entry.hidden) count += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-eintrag]:not([hidden])");
    sort();
    tell(count, chosen);
  }

  function has(entry, facet, keys) {
    const own = (entry.getAttribute(`data-${facet}`) || "").split(" ");
    return own.includes("*") || keys.some((key) => own.includes(key));
  }

  function sort() {
    if (!order) return;
    const name = order.value.replace(/^-/, "");
    const sign = order.value.startsWith("-") ? -1 : 1;
    const value = (entry) => entry.getAttribute(`data-sort-${name}`) || "";
    const german = new Intl.Collator(document.documentElement.lang || "de", { numeric: true });
    const sorted = name ? [...entries].sort((a, b) => sign * german.compare(value(a), value(b))) : entries;
    for (const entry of sorted) places.get(entry).parent.append(entry);
  }

  function tell(count, chosen) {
    const text = count === 0 ? form.dataset.keine : count === 1 ? form.dataset.eins : form.dataset.viele;
    if (status) status.textContent = (text || "").replace("{zahl}", count).replace("{alle}", entries.length);
    for (const mark of form.querySelectorAll("[data-gewaehlt]")) {
      const facet = mark.closest("details")?.querySelector("input")?.name;
      const number = chosen.get(facet)?.length || 0;
      mark.textContent = number ? mark.dataset.gewaehlt.replace("{zahl}", number) : "";
    }
  }

  function read() {
    const query = new URLSearchParams(location.search);
    for (const box of boxes) {
      box.checked = query.getAll(box.name).includes(box.value);
      if (box.checked && box.closest("details")) box.closest("details").open = true;
    }
    if (search) search.value = query.get("q") || "";
    if (order) order.value = [...order.options].some((one) => one.value === query.get("ordnung")) ? query.get("ordnung") : "";
  }

  function write() {
    const query = new URLSearchParams(location.search);
    for (const name of [...facets, "q", "ordnung"]) query.delete(name);
    for (const box of boxes) if (box.checked) query.append(box.name, box.value);
    if (search?.value.trim()) query.set("q", search.value.trim());
    if (order?.value) query.set("ordnung", order.value);
    const text = query.toString();
    history.replaceState(history.state, "", `${location.pathname}${text ? `?${text}` : ""}${location.hash}`);
  }
}

function plain(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f\u00ad\u2060]/g, "").replace(/ß/g, "ss").replace(/\s+/g, " ").trim().toLowerCase();
}
