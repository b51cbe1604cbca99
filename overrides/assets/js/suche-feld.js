// The box of the search with its suggestions: a combobox with a list, after the pattern of the ARIA Authoring Practices
// ("editable combobox with list autocomplete"). The focus stays in the field; a suggestion leads to its page, Enter
// without one to the page of the search. seite.js fetches this file when somebody turns to a box.
(() => {
  "use strict";

  const MOST = 6;
  const LEAST = 2;
  const LONGEST = 200;
  const PAUSE = 120; // milliseconds without a key before the index is asked
  const QUIET = 700; // and before the number of suggestions is told
  const frame = document.querySelector("[data-suche-wurzel]");
  if (!frame || location.protocol === "file:") return; // from a disk nothing can be fetched
  const wurzel = frame.dataset.sucheWurzel;
  let loading = null;

  /** The index and the words, fetched once: `{ suche, worte }`. */
  function laden() {
    if (!loading) {
      const worte = fetch(`${wurzel}suche/worte.json`, { cache: "no-cache" }).then((answer) => {
        if (!answer.ok) throw new Error(`worte.json: ${answer.status}`);
        return answer.json();
      });
      loading = Promise.all([window.KonzeptSuche.lade(wurzel), worte]).then(([index, words]) => ({ suche: index.suche, worte: words }));
      loading.catch(() => {
        loading = null;
      });
    }
    return loading;
  }

  /** What was typed, as it may be asked, shown and put into an address: no half letters, nothing without end. */
  function sauber(text) {
    return Array.from(String(text).replace(/\p{Surrogate}/gu, "")).slice(0, LONGEST).join("").trim();
  }

  function element(name, properties = {}, attributes = {}) {
    const made = Object.assign(document.createElement(name), properties);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function combobox(form) {
    const input = form.elements.namedItem("q");
    const list = element("ul", { className: "ik-combo__list", id: `${input.id}-liste`, hidden: true }, { role: "listbox" });
    const told = element("div", { className: "ik-vh" }, { role: "status" });
    let hits = [];
    let asked = ""; // what they answer
    let active = -1;
    let turn = 0;
    let waiting = 0;
    let telling = 0;

    input.after(list);
    form.append(told);
    input.setAttribute("aria-controls", list.id);
    input.addEventListener("input", later);
    input.addEventListener("keydown", key);
    input.addEventListener("blur", close);
    input.addEventListener("pointerdown", () => {
      if (list.hidden && known()) open();
    });
    form.addEventListener("submit", close);
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the field
    list.addEventListener("click", (event) => {
      const place = [...list.children].indexOf(event.target.closest("[role=option]"));
      if (place >= 0) go(hits[place]);
    });
    laden().catch(() => {});
    if (input === document.activeElement && input.value) later();

    function later() {
      clearTimeout(waiting);
      waiting = setTimeout(look, PAUSE);
    }

    async function look() {
      const mine = ++turn;
      const typed = sauber(input.value);
      try {
        if (Array.from(typed).length < LEAST) return show([], null);
        const { suche, worte } = await laden();
        const { treffer } = await suche(typed, { anzahl: MOST });
        if (mine === turn && input === document.activeElement) show(treffer, worte);
      } catch {
        if (mine === turn) show([], null); // without the net the form still leads on
      }
    }

    function known() {
      return hits.length > 0 && asked === sauber(input.value);
    }

    function show(found, worte) {
      hits = found;
      asked = sauber(input.value);
      list.replaceChildren(...found.map((hit, number) => option(hit, number, worte)));
      if (worte) list.setAttribute("aria-label", worte.liste);
      if (found.length) open();
      else close();
      tell(worte && (found.length > 1 ? worte.viele.replace("{zahl}", found.length) : found.length ? worte.einer : worte.keiner));
    }

    function option({ art, titel, ort }, number, worte) {
      const made = element("li", { id: `${list.id}-${number + 1}` }, { role: "option", "aria-selected": "false" });
      const [kind = ""] = worte.arten[art] || [];
      made.append(
        element("span", { textContent: titel, dir: "auto" }), " ",
        element("span", { className: "ik-combo__kind", textContent: [kind, ort].filter(Boolean).join(", ") }),
      );
      return made;
    }

    function tell(text) {
      clearTimeout(telling);
      telling = setTimeout(() => {
        told.textContent = text || "";
      }, QUIET);
    }

    function open() {
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      choose(-1);
    }

    function close() {
      clearTimeout(waiting);
      turn++; // an answer on its way is no longer wanted
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      choose(-1);
      tell("");
    }

    function choose(place) {
      active = place;
      [...list.children].forEach((one, number) => one.setAttribute("aria-selected", String(number === place)));
      if (place < 0) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", list.children[place].id);
      list.children[place].scrollIntoView({ block: "nearest" });
    }

    function go(hit) {
      close();
      location.assign(wurzel + hit.adresse);
    }

    function key(event) {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      const act = keys[event.key];
      if (act && act(event)) event.preventDefault();
    }

    const keys = {
      ArrowDown: ({ altKey }) => move(altKey ? null : 1),
      ArrowUp: ({ altKey }) => (altKey ? (close(), true) : move(-1)),
      ArrowLeft: () => choose(-1),
      ArrowRight: () => choose(-1),
      Home: () => choose(-1),
      End: () => choose(-1),
      Tab: close,
      Enter: () => {
        if (active < 0) return false;
        go(hits[active]);
        return true;
      },
      Escape: () => {
        if (list.hidden && !input.value) return false;
        if (list.hidden) input.value = "";
        close();
        return true;
      },
    };

    function move(step) {
      if (!known()) {
        look();
        return true;
      }
      if (list.hidden) open();
      if (step === null) return true;
      const next = active < 0 && step < 0 ? hits.length - 1 : active + step;
      choose((next + hits.length) % hits.length);
      return true;
    }
  }

  window.KonzeptSuchfeld = { laden, sauber, wurzel };
  document.querySelectorAll("[data-suchfeld]").forEach(combobox);
})();
