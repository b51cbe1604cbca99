// "Wer ist zuständig?": a topic, a Gemeinde and a language lead to an answer, and the address of the page says which.
//
// Nothing is decided here. The answers stand on the page of each Gemeinde (zustaendig/<gemeinde>/) as the build has
// worked them out; this script takes the part of one topic over. What a visitor types or an address holds is compared
// with the choices of the form and never written into the page.
(() => {
  "use strict";

  const FIELDS = ["anliegen", "gemeinde", "sprache"];
  const LONGEST = 80;
  const MOST = 8;
  const ALONE = { ß: "ss", ł: "l", đ: "d", ø: "o", ı: "i" };
  const form = document.querySelector("[data-finder]");
  if (!form || !window.URLSearchParams || !window.DOMParser) return;

  const word = (name, values = {}) =>
    (form.dataset[`wort${name}`] || "").replace(/\{(\w+)\}/g, (whole, key) => (key in values ? values[key] : whole));
  const message = document.querySelector("[data-finder-meldung]");
  const choice = document.querySelector("[data-finder-wahl]");
  const result = document.querySelector("[data-finder-ergebnis]");
  const heading = result.querySelector("h2");
  const answer = result.querySelector("[data-finder-antwort]");
  const title = document.title;
  const select = Object.fromEntries(FIELDS.map((name) => [name, form.elements.namedItem(name)]).filter(([, s]) => s));
  const pages = new Map();
  const words = {};
  let turn = 0;

  // ---- comparing words (macros/exports/suchwoerter.py does the same)

  function folded(text) {
    const plain = text.toLowerCase().replace(/[ßłđøı]/g, (letter) => ALONE[letter]);
    return plain.normalize("NFD").replace(/\p{M}/gu, "").replace(/([aou])e/g, "$1").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  function hashed(text) {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
    return value.toString(16).padStart(8, "0");
  }

  function loadWords(name) {
    words[name] ??= fetch(`${form.dataset.woerter}${name}.json`)
      .then((answered) => (answered.ok ? answered.json() : {})).catch(() => ({}));
    return words[name];
  }

  const options = (name) => [...select[name].options].filter((option) => option.value);

  /** The choices that fit what was typed, the best first: `whole` says that every word fits, `shown` is a name that
      the Gemeinde also has. */
  async function find(name, typed) {
    const { woerter: known = {}, gruppen: groups = [] } = await loadWords(name);
    const phrase = folded(typed.slice(0, LONGEST));
    const tokens = phrase.split(" ").filter(Boolean);
    const found = options(name).map((option) => {
      const { frueher = [], namen = [], plz = [], gruppen = [], ...own } = known[option.value] || {};
      const told = [own, ...gruppen.map((number) => groups[number])];
      const woerter = told.flatMap((one) => one.woerter || []);
      const zeichen = told.flatMap((one) => one.zeichen || []);
      if (option.value === typed || frueher.includes(typed)) return { option, hits: Infinity, points: 0, whole: true };
      const texts = [option.text, ...namen, ...woerter].map(folded);
      const parts = [...plz, ...texts.flatMap((text) => text.split(" "))];
      const points = tokens.map((token) =>
        Math.max(0, ...parts.map((part) => fits(part, token)), zeichen.includes(hashed(token)) ? 3 : 0));
      const exact = texts.includes(phrase) || zeichen.includes(hashed(phrase)) ? 10 : 0;
      return {
        option,
        hits: points.filter(Boolean).length,
        whole: points.every(Boolean),
        points: exact + points.reduce((sum, one) => sum + one, 0) + (fits(folded(option.text), phrase) ? 1 : 0),
        shown: namen.find((other) => tokens.some((token) => fits(folded(other), token))),
      };
    });
    const best = Math.max(0, ...found.map((one) => one.hits));
    if (!tokens.length || !best) return [];
    const fitting = found.filter((one) => one.hits === best).sort((a, b) => b.points - a.points);
    return fitting.slice(0, MOST);
  }

  function fits(part, token) {
    if (part === token) return 3;
    if (token.length > 1 && part.startsWith(token)) return 2;
    return token.length > 3 && part.includes(token) ? 1 : 0;
  }

  const label = ({ option, shown }) => (shown ? `${option.text} (${shown})` : option.text);

  function buttons(list, found, chosen) {
    list.replaceChildren(...found.map((one) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "ik-btn ik-btn--second";
      button.textContent = label(one);
      button.addEventListener("click", () => chosen(one));
      const item = document.createElement("li");
      item.append(button);
      return item;
    }));
  }

  // ---- typing beside the lists

  form.querySelectorAll("[data-suche]").forEach((box) => {
    const name = box.dataset.suche;
    const input = box.querySelector("input");
    const list = box.querySelector("[data-treffer]");
    const count = box.querySelector("[data-treffer-zahl]");
    let asked = 0;
    const take = (one) => {
      select[name].value = one.option.value;
      list.replaceChildren();
      count.textContent = word("Gewaehlt", { name: one.option.text });
      select[name].focus();
    };
    async function look(event) {
      const mine = ++asked;
      const typed = input.value.trim();
      const found = typed.length > 1 ? await find(name, typed) : [];
      if (mine !== asked) return;
      if (event && found.length === 1) return take(found[0]);
      buttons(list, found, take);
      if (found.length) count.textContent = word(found.length > 1 ? "Mehrere" : "Eines");
      else count.textContent = typed.length > 2 ? word("Nichts") : "";
    }
    input.addEventListener("focus", () => loadWords(name), { once: true });
    input.addEventListener("input", () => look());
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      look(event);
    });
    box.hidden = false;
  });

  // ---- the state: in the form, in the address

  const read = () => Object.fromEntries(Object.entries(select).map(([name, field]) => [name, field.value]));

  function remember(state) {
    const query = new URLSearchParams(Object.entries(state).filter(([, value]) => value)).toString();
    try {
      history.pushState(null, "", query ? `?${query}` : location.pathname);
    } catch {
      // A page opened from a disk has no address to remember in.
    }
  }

  /** Fills the form from the address. What is unknown there is looked for, and said if nothing fits. */
  async function restore() {
    const mine = ++turn;
    const asked = new URLSearchParams(location.search);
    const said = [];
    choice.replaceChildren();
    for (const [name, field] of Object.entries(select)) {
      const typed = (asked.get(name) || (name === "gemeinde" && asked.get("plz")) || "").trim();
      field.value = options(name).some((option) => option.value === typed) ? typed : "";
      if (!typed || field.value) continue;
      const found = name === "sprache" ? [] : (await find(name, typed)).filter((one) => one.whole);
      if (mine !== turn) return;
      if (found.length === 1) field.value = found[0].option.value;
      else if (found.length) {
        offer(name, found);
        said.push(word("Mehrere"));
      }
      else said.push(word(`Unbekannt${name[0].toUpperCase()}${name.slice(1)}`));
    }
    if (!Object.values(read()).some(Boolean) && !said.length) return clear();
    await show(read(), false, said);
  }

  function offer(name, found) {
    const list = document.createElement("ul");
    list.className = "ik-finder__treffer";
    buttons(list, found, (one) => {
      select[name].value = one.option.value;
      choice.replaceChildren();
      remember(read());
      show(read(), true);
    });
    choice.append(list);
  }

  function clear() {
    message.replaceChildren();
    result.hidden = true;
    document.title = title;
  }

  // ---- the answer

  const chosenText = (name) => select[name].selectedOptions[0].text;
  const link = (gemeinde) => document.querySelector(`a[data-gemeinde="${CSS.escape(gemeinde)}"]`);

  function say(...parts) {
    message.replaceChildren(...parts.filter(Boolean).map((part) => {
      const paragraph = document.createElement("p");
      paragraph.append(part);
      return paragraph;
    }));
  }

  /** Words for screen readers: what they say can be seen already. */
  function unseen(text) {
    const span = document.createElement("span");
    span.className = "ik-vh";
    span.textContent = text;
    return span;
  }

  function way(href, text) {
    const anchor = document.createElement("a");
    anchor.href = href;
    anchor.textContent = text;
    return anchor;
  }

  async function show(state, moveFocus, said = []) {
    const mine = ++turn;
    if (!state.anliegen || !state.gemeinde) {
      clear();
      const missing = state.anliegen ? "FehltGemeinde" : state.gemeinde ? "FehltAnliegen" : "FehltBeides";
      const named = state.gemeinde && link(state.gemeinde);
      say(...(said.length ? said : [word(missing)]),
        named && way(named.href, word("Alle", { gemeinde: chosenText("gemeinde") })));
      if (moveFocus) (state.anliegen ? select.gemeinde : select.anliegen).focus();
      return;
    }
    const name = word("Ergebnis", { thema: chosenText("anliegen"), gemeinde: chosenText("gemeinde") });
    const page = link(state.gemeinde).href;
    say(word("Laden"));
    let part = null;
    try {
      part = (await fetched(page)).getElementById(state.anliegen)?.querySelector("[data-auskunft]");
    } catch {
      // No net, or a page opened from a disk: the link below leads to the same answer.
    }
    if (mine !== turn) return;
    choice.replaceChildren();
    if (!part) {
      clear();
      say(...said, word("Stoerung"), way(`${page}#${state.anliegen}`, name));
      return;
    }
    heading.textContent = name;
    answer.replaceChildren(...adopted(part, page));
    answer.prepend(languages(state.sprache));
    answer.append(way(page, word("Alle", { gemeinde: chosenText("gemeinde") })));
    result.hidden = false;
    document.title = `${name} – ${title}`;
    say(...said, moveFocus ? null : unseen(name));
    if (moveFocus) heading.focus();
  }

  async function fetched(address) {
    if (!pages.has(address)) {
      const answered = await fetch(address);
      if (!answered.ok) throw new Error(String(answered.status));
      pages.set(address, new DOMParser().parseFromString(await answered.text(), "text/html"));
    }
    return pages.get(address);
  }

  /** The parts of an answer, with links that hold in this page. */
  function adopted(part, page) {
    const copy = document.importNode(part, true);
    copy.querySelectorAll("a[href]").forEach((anchor) => {
      anchor.href = new URL(anchor.getAttribute("href"), page).href;
    });
    copy.querySelectorAll("[data-hilft-auch]").forEach((details) => { details.open = true; });
    return [...copy.childNodes];
  }

  /** Puts those who speak the language first among the helpers, marks them, and says how many there are. */
  function languages(asked) {
    if (!asked) return "";
    const all = [...answer.querySelectorAll("li")];
    const speaks = (item) => (item.dataset.sprachen || "").split(" ").includes(asked);
    const speakers = all.filter(speaks);
    speakers.forEach((item) => item.classList.add("is-spricht"));
    answer.querySelectorAll("[data-hilft-auch] ul").forEach((list) => {
      list.append(...[...list.children].sort((a, b) => speaks(b) - speaks(a)));
    });
    const note = document.createElement("p");
    note.textContent = word(speakers.length ? "Spricht" : "SprichtNicht", {
      sprache: select.sprache.selectedOptions[0].dataset.name, zahl: speakers.length, alle: all.length,
    });
    return note;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const state = read();
    choice.replaceChildren();
    remember(state);
    show(state, true);
  });
  window.addEventListener("popstate", () => restore());
  if (location.search) restore();
})();
