// Filters and sorts what is already on the page; without it, the page is the whole list.
//
// <form data-filter="ID" data-eins data-viele data-keine hidden> holds checkboxes (name = facet), perhaps a search field
// named q and a select named ordnung. Inside the element with that ID every [data-eintrag] carries data-<facet> (keys
// with spaces between, * for all of them but "ohne") and data-sort-<name>; a word is searched in its text, in the names of
// its keys of the facets that data-suchnamen of the form lists, and in what the file data-suchworte of the form says of
// its ID (JSON, fetched when somebody turns to the search). A [data-gruppe] goes with its last entry. Heads of columns with data-spalte="name" become buttons that sort by it. Keys of one facet
// add up, facets narrow down. The state stands in the address, so that a chosen list can be sent to somebody and the way
// back leads through it; what an address says only ever ticks boxes that exist.
//
// The script that makes files of what is shown (data-spaeter of this one) is fetched when somebody asks for a file.
"use strict";

const later = document.currentScript?.dataset.spaeter;

for (const link of later ? document.querySelectorAll("a[data-laden]") : []) link.addEventListener("click", fetchScript);

function fetchScript(event) {
  const [link, script] = [event.currentTarget, document.createElement("script")];
  event.preventDefault();
  script.addEventListener("load", () => link.click());
  script.addEventListener("error", () => link.click()); // the file with all rows
  for (const link of document.querySelectorAll("a[data-laden]")) link.removeEventListener("click", fetchScript);
  script.src = later;
  document.head.append(script);
}

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
  const status = form.querySelector("[role=status]") || beside(`[data-zahl="${list.id}"]`);
  const chips = beside(`[data-chips="${list.id}"]`);
  const heads = [...list.querySelectorAll("th[data-spalte]")];
  const parents = new Map(entries.map((entry) => [entry, entry.parentNode]));
  const texts = new Map(); // of the entries, from the first search on
  const facets = new Set(boxes.map((box) => box.name));
  let german = null;
  const fold = form.querySelector("[data-falten]");
  const wide = matchMedia("(min-width: 60em)");
  let timer = 0;
  let typing = false;
  let asked = false;
  let sorted = ""; // the order in which the entries stand

  for (const head of heads) head.append(sorter(head));
  reach();
  wide.addEventListener("change", reach);
  if (fold) fold.open = matchMedia("(min-width: 76.25em)").matches;
  read();
  show();
  form.hidden = false;
  form.addEventListener("change", (event) => event.target === search || update());
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
  window.addEventListener("popstate", () => {
    clearTimeout(timer);
    read();
    show();
    if (search?.value) learn();
  });
  search?.addEventListener("focus", learn);
  if (search?.value) learn();
  search?.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => update(true), 250);
  });

  // Words that stand in no cell; without them (from a disk nothing can be fetched) the words on the page are searched.
  async function learn() {
    if (asked || !form.dataset.suchworte || location.protocol === "file:") return;
    asked = true;
    try {
      const words = await (await fetch(form.dataset.suchworte, { cache: "no-cache" })).json();
      for (const entry of entries) texts.set(entry, `${textOf(entry)} ${plain(words[entry.dataset.eintrag] || "")}`);
      show();
    } catch {
      asked = false; // perhaps the next time
    }
  }

  function textOf(entry) {
    if (!texts.has(entry)) texts.set(entry, plain(`${entry.textContent} ${named(entry)}`));
    return texts.get(entry);
  }

  function update(typed = false) {
    clearTimeout(timer);
    show();
    write(typed && typing);
    typing = typed;
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
      entry.hidden = !fits || !words.every((word) => textOf(entry).includes(word));
      if (!entry.hidden) count += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-eintrag]:not([hidden])");
    sort();
    tell(count, chosen);
    if (chips) name();
  }

  function named(entry) {
    const searched = (form.dataset.suchnamen || "").split(" ");
    const found = boxes.filter((box) => searched.includes(box.name) && has(entry, box.name, [box.value]));
    return found.map(ownTitle).join(" ");
  }

  function has(entry, facet, keys) {
    const own = (entry.getAttribute(`data-${facet}`) || "").split(" ");
    return keys.some((key) => own.includes(key) || (own.includes("*") && key !== "ohne"));
  }

  function sort() {
    if (!order || order.value === sorted) return;
    sorted = order.value;
    const by = order.value.replace(/^-/, "");
    const sign = order.value.startsWith("-") ? -1 : 1;
    const column = heads.find((head) => head.dataset.spalte === by);
    const keys = new Map(by ? entries.map((entry) => [entry, key(entry, by, column)]) : []);
    const wanted = by ? [...entries].sort((a, b) => compare(keys.get(a), keys.get(b), sign)) : entries;
    for (const entry of wanted) parents.get(entry).append(entry);
    for (const head of heads) {
      if (head === column) head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    }
  }

  // What is not known has no key and comes last, in both directions.
  function compare(a, b, sign) {
    if (!a || !b) return a ? -1 : b ? 1 : 0;
    german ??= new Intl.Collator(document.documentElement.lang || "de", { numeric: true });
    return sign * german.compare(a, b);
  }

  function key(entry, by, column) {
    const own = entry.getAttribute(`data-sort-${by}`);
    if (own !== null || !column || entries.some((one) => one.hasAttribute(`data-sort-${by}`))) return own || "";
    return entry.cells[column.cellIndex].textContent.trim();
  }

  function sorter(head) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ik-sort";
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      const by = head.dataset.spalte;
      order.value = order.value === by ? `-${by}` : by;
      update();
    });
    return button;
  }

  // Where rows are cards the heads are out of sight, so the keyboard passes them; the select in the form sorts.
  function reach() {
    for (const head of heads) head.firstElementChild.tabIndex = wide.matches ? 0 : -1;
  }

  function tell(count, chosen) {
    const text = count === 0 ? form.dataset.keine : count === 1 ? form.dataset.eins : form.dataset.viele;
    if (status) status.textContent = (text || "").replace("{zahl}", count).replace("{alle}", entries.length);
    for (const mark of form.querySelectorAll("[data-gewaehlt]")) {
      const facet = mark.closest("details")?.querySelector("input")?.name;
      const number = chosen.get(facet)?.length || 0;
      mark.textContent = number ? mark.dataset.gewaehlt.replace("{zahl}", number) : "";
    }
    const sum = [...chosen.values()].reduce((all, keys) => all + keys.length, 0);
    for (const mark of form.querySelectorAll("[data-gesamt]")) {
      mark.textContent = sum ? mark.dataset.gesamt.replace("{zahl}", sum) : "";
    }
  }

  // The chips: what is chosen, each a button that takes it off and leaves the keyboard at the next one.
  function name() {
    const made = boxes.filter((box) => box.checked).map((box) => [titleOf(box), () => (box.checked = false)]);
    if (search?.value.trim()) made.push([`„${search.value.trim()}“`, () => (search.value = "")]);
    chips.replaceChildren(...made.map(([title, off], number) => chip(title, off, number)));
    chips.hidden = !made.length;
  }

  function chip(title, off, number) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const [before, behind] = chips.dataset.weg.split("{filter}");
    button.type = "button";
    button.className = "ik-chip ik-chip--weg";
    button.append(hidden(before), title, hidden(behind));
    button.addEventListener("click", () => {
      off();
      update();
      const left = chips.querySelectorAll("button");
      (left[Math.min(number, left.length - 1)] || fold?.querySelector("summary") || search)?.focus();
    });
    item.append(button);
    return item;
  }

  function read() {
    const query = new URLSearchParams(location.search);
    const known = new Set(boxes.map((box) => `${box.name} ${box.value}`));
    let strange = [...facets].some((facet) => query.getAll(facet).some((value) => !known.has(`${facet} ${value}`)));
    for (const box of boxes) {
      box.checked = query.getAll(box.name).includes(box.value);
      if (box.checked && box.closest("details")) box.closest("details").open = true;
    }
    if (search) {
      const text = query.get("q") || "";
      const fits = search.maxLength < 0 || text.length <= search.maxLength;
      search.value = fits ? text : "";
      strange ||= !fits;
    }
    if (order) {
      const wanted = query.get("ordnung") || "";
      const known = [...order.options].some((one) => one.value === wanted);
      order.value = known ? wanted : "";
      strange ||= !known;
    }
    const note = form.querySelector("[data-fremd]");
    if (note) note.hidden = !strange;
    if (note && strange && fold) fold.open = true;
  }

  function write(replace) {
    const query = new URLSearchParams(location.search);
    for (const name of [...facets, "q", "ordnung"]) query.delete(name);
    for (const box of boxes) if (box.checked) query.append(box.name, box.value);
    if (search?.value.trim()) query.set("q", search.value.trim());
    if (order?.value) query.set("ordnung", order.value);
    const text = query.toString();
    const address = `${location.pathname}${text ? `?${text}` : ""}${location.hash}`;
    if (address === `${location.pathname}${location.search}${location.hash}`) return;
    history[replace ? "replaceState" : "pushState"](null, "", address);
  }
}

function beside(selector) {
  return document.querySelector(selector);
}

function titleOf(box) {
  const group = box.closest("fieldset")?.querySelector("legend")?.textContent.trim();
  return `${group ? `${group}: ` : ""}${ownTitle(box)}`;
}

function ownTitle(box) {
  const own = [...box.parentNode.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  return own ? own.data.trim() : box.value;
}

function hidden(text) {
  const span = document.createElement("span");
  span.className = "ik-vh";
  span.textContent = text;
  return span;
}

function plain(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f\u00ad\u2060]/g, "").replace(/ß/g, "ss").replace(/\s+/g, " ").trim().toLowerCase();
}
