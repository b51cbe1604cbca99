// On every page. Without it nothing is missing but what only a clock can tell, whether a place is open now, the
// suggestions under the box of the search, and Esc for the menus.
//
// When a place is open the build has worked out, with holidays, exceptions and the change of the clock
// (macros/zeiten/uhr.py describes the data). Here the clock is read, and a sentence is put together from the words the
// build puts before this script (macros/uhrworte.py). Where something is missing, broken or beyond the weeks known, the
// page stays as it is.
(() => {
  "use strict";

  const DAY = 24 * 60;
  const TOKEN = /^(\d+)([otpu])(\d+)(?::(\d+))?$/;
  const COLOURS = { o: "is-done", t: "is-late", p: "is-late" };
  const words = window.KonzeptUhrworte;
  let berlin = null;
  if (!words) return;

  let places = [...document.querySelectorAll("[data-uhr]")].flatMap(read);
  const weeks = [...document.querySelectorAll("[data-woche]")];
  let today = { day: 0, from: 0, to: 0 };
  let going = false;
  if (places.length || weeks.length) start();

  // A script that adds a place to the page hands its element over.
  window.KonzeptUhr = {
    zeige(element) {
      places = [...places.filter((place) => place.element.isConnected), ...read(element)];
      if (going) tick();
      else start();
    },
  };

  function start() {
    if (!known()) return;
    going = true;
    follow();
    document.addEventListener("visibilitychange", tick);
    window.addEventListener("beforeprint", () => places.forEach((place) => show(place, null)));
    window.addEventListener("afterprint", tick);
  }

  // Asked for by the first place only: to know a time zone takes a slow phone long.
  function known() {
    berlin ??= zone();
    return berlin;
  }

  function zone() {
    try {
      return new Intl.DateTimeFormat("en-US", {
        timeZone: "Europe/Berlin", calendar: "gregory", numberingSystem: "latn", hourCycle: "h23",
        year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
      });
    } catch {
      return null;
    }
  }

  // ---- the data

  function read(element) {
    try {
      const { von, dauer, zeiten, tage, texte } = JSON.parse(element.dataset.uhr);
      if (!Number.isSafeInteger(von) || !Number.isSafeInteger(dauer)) return [];
      if (![tage, ...texte].every((text) => typeof text === "string")) return [];
      const stretches = [];
      let end = von;
      for (const token of zeiten.split(" ").filter(Boolean)) {
        const [, gap, kind, length, note] = TOKEN.exec(token);
        const from = end + Number(gap);
        end = from + Number(length);
        stretches.push({ from, to: end, kind, note: note ? texte[note] : "" });
      }
      if (end > von + dauer || stretches.some((stretch) => stretch.note === undefined)) return [];
      const phone = element.dataset.uhrTelefon !== undefined;
      const firstDay = clock(von).day;
      const reason = (day) => texte[parseInt(tage[day - firstDay], 36)] ?? "";
      return [{ element, phone, stretches, reason, from: von, to: von + dauer, plain: element.textContent.trim() }];
    } catch {
      return [];
    }
  }

  // ---- the time in Germany: the day counted from 1970, the minutes since its midnight

  function clock(minute) {
    const parts = {};
    for (const { type, value } of known().formatToParts(minute * 60000)) parts[type] = Number(value);
    const day = Date.UTC(parts.year, parts.month - 1, parts.day) / 86400000;
    return { day, minutes: parts.hour * 60 + parts.minute };
  }

  function midnight(day, near) {
    const off = (minute) => {
      const shown = clock(minute);
      return (shown.day - day) * DAY + shown.minutes;
    };
    const guess = near - off(near);
    return guess - off(guess); // twice, for the days of 23 and of 25 hours
  }

  function dayOf(now) {
    const { day } = clock(now);
    const from = midnight(day, now);
    return { day, from, to: midnight(day + 1, from + DAY) };
  }

  // ---- the sentence

  function sentence(place, now) {
    if (now < place.from || now >= place.to) return null;
    const stretch = place.stretches.find((one) => one.from <= now && now < one.to);
    return stretch ? during(place, stretch, now) : between(place, now);
  }

  function during(place, { kind, to, note }, now) {
    const state = place.phone ? { o: words.amTelefon, p: words.amTelefon } : { o: words.offen, t: words.termin, p: words.telefon };
    if (!state[kind]) return null;
    const colour = place.phone ? COLOURS.o : COLOURS[kind];
    const text = note ? fill(words.mitHinweis, { jetzt: state[kind], hinweis: note }) : state[kind];
    if (to - now >= DAY || to === place.to) return { text, colour };
    return { text: then(text, fill(words.bis, { zeit: time(clock(to).minutes || DAY) })), colour };
  }

  function between(place, now) {
    const colour = "is-stop";
    const reason = place.reason(today.day);
    const later = place.stretches.find((one) => one.from > now);
    const [closed, allDay, because] = place.phone
      ? [words.nichtAmTelefon, words.heuteNichtAmTelefon, words.heuteNichtAmTelefonWeil]
      : [words.zu, words.heuteZu, words.heuteZuWeil];
    const something = place.stretches.some((one) => one.from < today.to && one.to > today.from);
    const text = something ? closed : reason ? fill(because, { grund: reason }) : allDay;
    const again = place.phone
      ? { o: words.wieder, p: words.wieder }
      : { o: words.oeffnet, t: words.wiederMitTermin, p: words.wiederAmTelefon };
    const next = later && again[later.kind];
    return { text: next ? then(text, fill(next, { wann: when(later.from) })) : text, colour };
  }

  function when(minute) {
    const { day, minutes } = clock(minute);
    const zeit = time(minutes);
    const distance = day - today.day;
    if (distance === 0) return fill(words.heuteUm, { zeit });
    if (distance === 1) return fill(words.morgenUm, { zeit });
    if (distance < 7) return fill(words.wochentagUm, { zeit, tag: words.tage[weekday(day)] });
    const date = new Date(day * 86400000);
    const monat = words.monate[date.getUTCMonth()];
    return fill(words.datumUm, { zeit, datum: fill(words.datum, { tag: date.getUTCDate(), monat }) });
  }

  function weekday(day) {
    return (day + 3) % 7; // 1 January 1970 was a Thursday
  }

  function time(minutes) {
    const hour = Math.floor(minutes / 60);
    const rest = minutes % 60;
    return fill(words.zeit, { zeit: rest ? `${hour}:${String(rest).padStart(2, "0")}` : hour });
  }

  function then(jetzt, dann) {
    return fill(words.dann, { jetzt, dann });
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  // ---- the page

  function show(place, said) {
    const { element } = place;
    const text = said ? said.text : place.plain;
    if (element.textContent.trim() !== text) element.textContent = text;
    element.classList.remove("is-done", "is-late", "is-stop");
    if (said) element.classList.add(said.colour);
    element.hidden = !text;
  }

  function mark(table) {
    const [first, ordinary] = table.dataset.woche.split(" ");
    const known = ordinary?.[today.day - Number(first)] === "1";
    for (const row of table.querySelectorAll("tr[data-tage]")) {
      const now = known && row.dataset.tage.split(" ").includes(String(weekday(today.day)));
      if (now === row.hasAttribute("aria-current")) continue;
      row.querySelector(".ik-tag")?.remove();
      row.toggleAttribute("aria-current", now);
      if (!now) continue;
      row.setAttribute("aria-current", "date");
      const tag = document.createElement("span");
      tag.className = "ik-tag";
      tag.textContent = words.heute;
      row.querySelector("th").append(" ", tag);
    }
  }

  function tick() {
    const now = Math.floor(Date.now() / 60000);
    if (now < today.from || now >= today.to) today = dayOf(now);
    for (const place of places) show(place, sentence(place, now));
    for (const table of weeks) mark(table);
  }

  function follow() {
    tick();
    setTimeout(follow, 60000 - (Date.now() % 60000));
  }
})();

// The box of the search: said to be a combobox from the start, its scripts are fetched when somebody turns to it.
(() => {
  "use strict";

  const { sucheSkripte } = document.querySelector("[data-suche-skripte]")?.dataset || {};
  const boxes = document.querySelectorAll("[data-suchfeld] input[name=q]");
  if (!sucheSkripte || !window.fetch || location.protocol === "file:") return;
  for (const box of boxes) {
    const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" };
    for (const [name, value] of Object.entries(combobox)) box.setAttribute(name, value);
    box.addEventListener("focus", load, { once: true });
    if (box === document.activeElement) load();
  }

  function load() {
    for (const address of sucheSkripte.split(" ")) {
      if ([...document.scripts].some((one) => one.getAttribute("src") === address)) continue;
      const script = document.createElement("script");
      script.src = address;
      script.async = false; // in this order
      document.head.append(script);
    }
  }
})();

// The menus in the head: Esc closes one and gives the focus back, and none stays open behind somebody who has left it.
(() => {
  "use strict";

  for (const menu of document.querySelectorAll("header details")) {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
    });
  }
})();
