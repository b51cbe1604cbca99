// The page of the search: what is asked stands in its address (?q=… and filters), the answer below the field.
//
// Nothing is sent, nothing is stored. What a visitor types is only ever set as text. Of the reasons why something was
// found only words are shown that stand in the hit itself: what is for finding only stays unsaid.
(() => {
  "use strict";

  const STEP = 10;
  const MOST = 200;
  const SHOWN = 60; // letters of a query in a sentence
  const WORD = /([\p{L}\p{M}\p{N}]+)/gu;
  const NO_LETTER = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu; // would turn the text around it
  const FAR = ["aehnlich", "klang", "weit"];
  const page = document.querySelector("[data-suchseite]");
  if (!page || !window.KonzeptSuchfeld) return;

  const { laden, sauber, wurzel } = window.KonzeptSuchfeld;
  const part = (name) => page.querySelector(`[data-such${name}]`);
  const word = (name, values = {}) =>
    (page.dataset[`wort${name}`] || "").replace(/\{(\w+)\}/g, (whole, key) => (Object.hasOwn(values, key) ? values[key] : whole));
  const form = document.getElementById("suche-formular");
  const list = document.getElementById("treffer");
  const [input, gemeinde, sprache] = ["q", "gemeinde", "sprache"].map((name) => form.elements.namedItem(name));
  const more = part("mehr").querySelector("button");
  const title = document.title;
  let turn = 0;
  let answered = null; // the part of the address that was answered last

  // ---- the state: in the address, in the form

  function read() {
    const asked = new URLSearchParams(location.search);
    const among = (field, name) => ([...field.options].some((one) => one.value === asked.get(name)) ? asked.get(name) : "");
    const shown = Math.ceil(Number(asked.get("zeige")) / STEP) * STEP;
    return {
      q: sauber(asked.get("q") || ""),
      art: asked.get("art") || "",
      gemeinde: among(gemeinde, "gemeinde"),
      sprache: among(sprache, "sprache"),
      zeige: shown > STEP ? Math.min(shown, MOST) : STEP,
    };
  }

  function address({ zeige, ...state }) {
    const kept = Object.entries(state).filter(([, value]) => value);
    if (zeige > STEP) kept.push(["zeige", zeige]);
    return kept.length ? `?${new URLSearchParams(kept)}` : location.pathname;
  }

  function go(changes) {
    const next = address({ ...read(), zeige: STEP, ...changes });
    if (next !== location.search) history.pushState(null, "", next);
    answer();
  }

  function link(text, state) {
    const made = document.createElement("a");
    made.textContent = text;
    made.href = address(state);
    made.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      go(state);
    });
    return made;
  }

  // ---- the answer

  async function answer() {
    const mine = ++turn;
    const state = read();
    answered = location.search;
    input.value = state.q;
    gemeinde.value = state.gemeinde;
    sprache.value = state.sprache;
    part("filter").open ||= Boolean(state.gemeinde || state.sprache);
    delete list.dataset.bereit;
    if (!state.q) return begin();
    list.setAttribute("aria-busy", "true");
    try {
      const { suche, worte } = await laden();
      const art = Object.hasOwn(worte.arten, state.art) ? state.art : "";
      const found = await suche(state.q, { ...state, art, anzahl: state.zeige });
      if (mine === turn) show({ ...state, art }, found, worte);
      if (mine === turn && !found.anzahl) await near(state.q, suche, () => mine === turn);
      if (mine === turn) list.dataset.bereit = "";
    } catch {
      if (mine === turn) fail();
    } finally {
      if (mine === turn) list.removeAttribute("aria-busy");
    }
  }

  function begin() {
    clear(true);
    part("zahl").replaceChildren();
    mean(null);
    list.dataset.bereit = "";
    document.title = title;
  }

  function fail() {
    clear(true);
    part("zahl").textContent = word("Stoerung");
    mean(null);
  }

  function clear(start) {
    list.replaceChildren();
    for (const name of ["arten", "filterweg", "ergebnis", "mehr", "nichts", "nah"]) part(name).hidden = true;
    part("filter").hidden = start;
    part("anfang").hidden = !start;
  }

  function show(state, { treffer, anzahl, arten, meinten }, worte) {
    clear(false);
    const filtered = Boolean(state.art || state.gemeinde || state.sprache);
    say(anzahl ? "Anzahl" : filtered ? "NichtsMitFilter" : "Nichts", state.q, anzahl);
    part("ergebnis").hidden = !anzahl;
    part("nichts").hidden = Boolean(anzahl);
    part("filterweg").hidden = !filtered || Boolean(anzahl);
    kinds(state, arten, worte);
    mean(meinten || (treffer.length ? meant(treffer[0]) : null), state);
    list.replaceChildren(...treffer.map((hit) => item(hit, worte)));
    part("mehr").hidden = treffer.length >= anzahl;
    more.textContent = word("Weitere", { zahl: anzahl - treffer.length });
    if (part("mail")) part("mail").href = mail(state.q);
    document.title = word("Titel", { anfrage: short(state.q), seite: title });
  }

  // What is told is touched only where it changes, so that nothing is read out twice.

  /** A sentence with the query in it, which may run in another direction. */
  function say(name, query, zahl) {
    const asked = document.createElement("bdi");
    asked.textContent = word("Zitat", { wort: short(query) });
    const [before, after = ""] = word(name, { zahl }).split("{anfrage}");
    if (part("zahl").textContent !== before + asked.textContent + after) part("zahl").replaceChildren(before, asked, after);
  }

  function mean(words, state) {
    const old = part("meinten").querySelector("a");
    const meant = words && link(words, { ...state, q: words, zeige: STEP });
    if (meant && (old.textContent !== words || old.search !== meant.search)) old.replaceWith(meant);
    if (part("meinten").hidden !== !words) part("meinten").hidden = !words;
  }

  function short(text) {
    const letters = Array.from(text.replace(NO_LETTER, ""));
    return letters.length > SHOWN ? `${letters.slice(0, SHOWN).join("")}…` : letters.join("");
  }

  function kinds(state, arten, worte) {
    const known = Object.keys(worte.arten).filter((art) => arten[art]);
    const chip = (text, art) => {
      const made = link(text, { ...state, art, zeige: STEP });
      made.className = "ik-chip";
      if (art === state.art) made.setAttribute("aria-current", "true");
      const entry = document.createElement("li");
      entry.append(made);
      return entry;
    };
    const all = known.reduce((sum, art) => sum + arten[art], 0);
    part("arten").hidden = known.length < 2 && !state.art;
    part("arten").querySelector("ul").replaceChildren(
      chip(word("Alle", { zahl: all }), ""), ...known.map((art) => chip(`${worte.arten[art][1]} ${arten[art]}`, art)),
    );
  }

  // ---- a hit

  function item(hit, worte) {
    const made = part("vorlage").content.firstElementChild.cloneNode(true);
    const field = (name) => made.querySelector(`[data-f="${name}"]`);
    const set = (name, text) => (text ? field(name).append(text) : field(name).remove());
    const terms = [...new Set(hit.grund.flatMap(([, term]) => term.split(" ")))];
    made.dataset.treffer = `${hit.art}:${hit.id}`;
    set("art", (worte.arten[hit.art] || [""])[0]);
    field("titel").href = wurzel + hit.adresse;
    field("titel").append(...marked(hit.titel, terms));
    if (hit.auszug) field("auszug").append(...marked(hit.auszug, terms));
    else field("auszug").remove();
    set("ort", hit.ort);
    const spoken = hit.sprachen.filter((tag) => Object.hasOwn(worte.sprachen, tag)).map((tag) => worte.sprachen[tag]);
    set("sprachen", spoken.length && word("Sprachen", { sprachen: spoken.join(", ") }));
    if (hit.telefon) {
      field("telefon").querySelector("a").href = tel(hit.telefon);
      field("telefon").querySelector("bdi").textContent = hit.telefon;
    } else field("telefon").remove();
    set("grund", reasons(hit));
    clock(hit, field("uhr"));
    return made;
  }

  function tel(number) {
    const digits = number.replace("(0)", "").replace(/[^0-9+]/g, "");
    return `tel:${digits.replace(/^00/, "+").replace(/^0/, "+49")}`;
  }

  async function clock({ art, id }, element) {
    if (art !== "anlaufstelle" || !window.KonzeptUhr) return element.remove();
    try {
      const found = await (await fetch(`${wurzel}suche/uhr/${encodeURIComponent(id)}.json`, { cache: "no-cache" })).json();
      if (!found) return element.remove();
      element.dataset.uhr = found.wert;
      if (found.telefon) element.dataset.uhrTelefon = "";
      window.KonzeptUhr.zeige(element);
    } catch {
      element.remove();
    }
  }

  // ---- why: words of the hit that were asked for

  function folded(text) {
    return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/ß/g, "ss")
      .replace(/([ao])e|(?<![aeq])ue/g, (_, vowel) => vowel || "u");
  }

  function fits(shown, terms) {
    const plain = folded(shown);
    return terms.some((term) => (term.length > 2 ? plain.startsWith(term) : plain === term) || (term.length > 3 && plain.includes(term)));
  }

  function marked(text, terms) {
    return text.split(WORD).map((piece, number) => {
      if (number % 2 === 0 || !fits(piece, terms)) return piece;
      const mark = document.createElement("mark");
      mark.textContent = piece;
      return mark;
    });
  }

  function reasons({ titel, auszug, ort, grund }) {
    const places = { Name: titel, Text: auszug, Ort: ort };
    const found = { Name: new Set(), Text: new Set(), Ort: new Set() };
    const others = new Set();
    for (const [, term, way] of grund) {
      const place = Object.keys(places).find((name) => (places[name].match(WORD) || []).some((one) => fits(one, term.split(" "))));
      if (!place) others.add(word(FAR.includes(way) ? "GrundAehnlich" : "GrundThema"));
      else for (const one of places[place].match(WORD)) if (fits(one, term.split(" "))) found[place].add(one);
    }
    const seen = Object.entries(found).filter(([, worte]) => worte.size);
    const told = [...seen.map(([name, worte]) => word(`Grund${name}`, { worte: [...worte].join(", ") })), ...others];
    return told.length ? word("Grund", { gruende: told.join(", ") }) : "";
  }

  /** The query in words of the best hit, where it was only found by words that are written or sound alike. */
  function meant({ titel, auszug, grund }) {
    const shown = (term) => (`${titel} ${auszug}`.match(WORD) || []).find((one) => fits(one, term.split(" ")));
    const far = grund.filter(([, , way]) => FAR.includes(way));
    if (!far.length || !far.every(([, term]) => shown(term))) return null;
    return grund.map(([typed, term]) => shown(term) || typed).join(" ");
  }

  // ---- nothing found

  function mail(query) {
    const values = { anfrage: query.replace(NO_LETTER, "") };
    const text = word("MailText", values).replace(/\r?\n/g, "\r\n");
    return `mailto:${page.dataset.mail}?subject=${encodeURIComponent(word("MailBetreff", values))}&body=${encodeURIComponent(text)}`;
  }

  /** Words of this site that begin like those of the query, as new queries. */
  async function near(query, suche, wanted) {
    const found = new Map();
    const typed = (query.match(WORD) || []).map(folded).filter((one) => one.length > 2 && !/\p{N}/u.test(one));
    for (const one of typed.slice(0, 3)) {
      for (const letters of [one.length - 1, one.length - 2, 4, 3]) {
        if (letters < 3 || letters >= one.length || found.size >= 5) continue;
        const start = one.slice(0, letters);
        const { treffer } = await suche(start, { anzahl: STEP });
        if (!wanted()) return;
        for (const shown of treffer.flatMap((hit) => hit.titel.match(WORD) || [])) {
          if (folded(shown).startsWith(start)) found.set(folded(shown), shown);
        }
      }
    }
    const words = [...found.values()].slice(0, 5);
    part("nah").hidden = !words.length;
    part("nah").querySelector("ul").replaceChildren(...words.map((shown) => {
      const entry = document.createElement("li");
      const made = link(shown, { q: shown, zeige: STEP, art: "", gemeinde: "", sprache: "" });
      made.className = "ik-chip";
      entry.append(made);
      return entry;
    }));
  }

  // ---- what a visitor does

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (matchMedia("(pointer: coarse)").matches) input.blur(); // the keyboard of a phone hides the hits
    go({ q: sauber(input.value), art: "" });
  });
  for (const field of [gemeinde, sprache]) {
    field.addEventListener("change", () => go({ gemeinde: gemeinde.value, sprache: sprache.value }));
  }
  part("filterweg").querySelector("button").addEventListener("click", () => {
    go({ art: "", gemeinde: "", sprache: "" });
    input.focus();
  });
  more.addEventListener("click", async () => {
    const before = list.children.length;
    history.replaceState(null, "", address({ ...read(), zeige: before + STEP }));
    await answer();
    list.children[before]?.querySelector("h3 a").focus();
  });
  window.addEventListener("popstate", () => {
    if (location.search !== answered) answer(); // a link within the page changes nothing
  });
  answer();
})();
