// The search, the same as macros/suche in Python: every rule and number comes from the index, this file applies
// them; suche-worte.js, which stands before it on the page, knows letters and words.
//
//   const suche = await KonzeptSuche.lade("../");           // the way to the root of the site
//   const antwort = await suche.suche("deutschkurs", { anzahl: 10, ab: 0, art: "", gemeinde: "", sprache: "" });
//   antwort.treffer   [{ art, id, titel, adresse, auszug, ort, sprachen, telefon, uhr, grund, punkte }], adresse from the root
//   antwort.anzahl    how many there are;  antwort.arten  { art: how many }, before the filter by kind
//   antwort.meinten   words as the site writes them, for a mistyped query, or null
//   antwort.gemeinden ids of the Gemeinden that the query names
//
// Files are fetched from the site when they are needed; nothing is sent and nothing is stored.
(() => {
  "use strict";

  const { falten, wortschatz, script } = window.KonzeptSuche;
  const NAMED = ["gremium"];
  const LOCAL = ["anlaufstelle", "angebot"];
  const WHOLE = ["landkreis", "land", "bund"];

  // ---- the query (macros/suche/anfrage.py)

  function understand(index, typed, telling) {
    const slots = new Map(telling.map((place) => [place, slot(typed[place])]));
    for (const size of [3, 2]) {
      for (let start = 0; start + size <= typed.length; start++) {
        const covered = range(start, size);
        const term = index.stem(covered.map((place) => typed[place]).join(""));
        const parts = covered.map((place) => index.stem(typed[place]));
        if (parts.includes(term) || !covered.some((place) => slots.has(place))) continue;
        const schatz = index.schatz(term);
        const found = schatz.has(term) ? [[term, "zusammen"]] : unknown(index, covered.map((place) => typed[place])) ? schatz.similar(term) : [];
        if (found.length) for (const place of covered) own(slots, typed, place).deutungen.push(...found);
      }
    }
    verbs(index, typed, slots);
    for (const place of telling) meanings(index, slots.get(place), place === typed.length - 1);
    if ([...slots.values()].every((one) => !one.deutungen.length)) {
      for (const place of typed.keys()) meanings(index, own(slots, typed, place), place === typed.length - 1);
    }
    for (const { key, covered } of phrases(index, typed, telling)) {
      if (index.stellen(key)) for (const place of covered) slots.get(place)?.deutungen.push([key, "zusammen"]);
    }
    const gemeinden = places(index, typed, slots);
    const worte = [...slots.values()];
    weigh(index, typed, slots);
    const selbst = typed.some((word) => index.satz.selbst.includes(word));
    return { worte, gemeinden, selbst, thema: worte.some((one) => !one.ort), arten: kinds(index, typed, worte) };
  }

  function unknown(index, words) {
    const common = words.some((word) => index.stopped.has(word) || index.schwach.has(index.stem(word)));
    return !common && words.some((word) => !index.schatz(word).has(index.stem(word)));
  }

  function weigh(index, typed, slots) {
    const worte = [...slots.values()];
    for (const one of worte) {
      const joined = one.deutungen.some(([term, way]) => way === "zusammen" && !term.includes(" ") && !index.schwach.has(term));
      one.schwach = index.schwach.has(index.stem(one.wort)) && !joined;
    }
    if (worte.every((one) => one.schwach || one.ort)) for (const one of worte) one.schwach = false;
    if (slots.size === typed.length) return;
    const besides = [...slots].filter(([place]) => beside(index, typed, place)).map(([, one]) => one);
    if (worte.some((one) => !one.schwach && !one.ort && !besides.includes(one))) for (const one of besides) one.schwach = true;
  }

  // ---- whole questions (macros/suche/satz.py)

  function beside({ satz, stem }, typed, place) {
    const word = typed[place];
    const owned = place > 0 && satz.wessen.some((start) => typed[place - 1].startsWith(start)) && satz.personen.includes(stem(word));
    return owned || satz.eigene.includes(word) || /^[0-9]{1,2}$/.test(word);
  }

  function infinitives({ satz }, verb) {
    if (Object.hasOwn(satz.verben, verb)) return [satz.verben[verb]];
    return verb.endsWith("t") ? [verb.slice(0, -1)] : [];
  }

  function kinds(index, typed, worte) {
    const { art_von } = index.kern.regeln;
    const named = typed.slice(1).map((other, place) => `${typed[place]} ${other}`);
    if (worte.length > 1 || worte.some((one) => one.wort.length >= 8)) {
      for (const { deutungen } of worte) named.push(...deutungen.filter(([, way]) => way === "teil" || (way === "genau" && worte.length > 1)).map(([term]) => term));
    }
    return new Set(named.filter((name) => Object.hasOwn(art_von, name)).map((name) => art_von[name]));
  }

  function verbs(index, typed, slots) {
    typed.forEach((part, end) => {
      const ends = end + 1 === typed.length || index.satz.teil.includes(typed[end + 1]);
      if (typed.length < 3 || !ends || !index.kern.regeln.vorsilben.includes(part)) return;
      for (const [place, one] of slots) {
        const found = [one.wort, ...infinitives(index, one.wort)].map((form) => index.stem(part + form));
        const term = found.find((form) => index.schatz(form).has(form));
        if (place < end && term) one.deutungen.push([term, "zusammen"]);
      }
    });
  }

  function phrases(index, typed, telling) {
    const found = [];
    const strong = telling.filter((place) => !index.schwach.has(index.stem(typed[place])));
    const every = new Map([telling, [...typed.keys()], strong].map((places) => [places.join(" "), places]));
    for (const places of every.values()) {
      for (const size of places.length > 4 ? [2, 3, 4, places.length] : [2, 3, 4]) {
        for (let start = 0; start + size <= places.length; start++) {
          const covered = places.slice(start, start + size);
          const stems = [...new Set(covered.map((place) => index.stem(typed[place])))].sort();
          if (stems.length > 1) found.push({ key: stems.join(" "), covered });
        }
      }
    }
    return found;
  }

  function slot(wort) {
    return { wort, deutungen: [], ort: false, schwach: false };
  }

  function own(slots, typed, place) {
    if (!slots.has(place)) slots.set(place, slot(typed[place]));
    return slots.get(place);
  }

  function range(start, size) {
    return Array.from({ length: size }, (_, step) => start + step);
  }

  function meanings(index, one, last) {
    const term = index.stem(one.wort);
    const schatz = index.schatz(term);
    const add = (way) => (found) => one.deutungen.push([found, way]);
    if (index.stellen(term)) add("genau")(term);
    if (last && one.wort.length >= 3) schatz.beginning(one.wort).forEach(add(schatz.has(term) ? "weiter" : "anfang"));
    infinitives(index, one.wort).map(index.stem).filter((verb) => verb !== term && schatz.has(verb)).forEach(add("form"));
    schatz.forms(term).forEach(add("form"));
    if (schatz.has(term)) return;
    if (term.length >= 4 && !last) schatz.beginning(term).forEach(add("anfang"));
    one.deutungen.push(...schatz.pieces(one.wort));
    if (one.deutungen.some(([, way]) => ["genau", "zusammen", "anfang"].includes(way))) return;
    const whole = schatz.parts(one.wort).length > 0;
    one.deutungen.push(...schatz.similar(term).filter(([, way]) => way !== "weit" || !whole));
  }

  function places(index, typed, slots) {
    const stems = typed.map(index.stem);
    const named = (name) => (Object.hasOwn(index.kern.orte, name) ? index.kern.orte[name] : []);
    for (let size = Math.min(4, typed.length); size > 0; size--) {
      for (let start = 0; start + size <= typed.length; start++) {
        const covered = range(start, size);
        let found = named(stems.slice(start, start + size).join(" "));
        if (!found.length && size === 1 && slots.has(start)) found = misspelt(slots.get(start), named);
        else if (!found.length) found = named(index.stem(typed.slice(start, start + size).join("")));
        if (!found.length || !covered.some((place) => slots.has(place))) continue;
        for (const place of covered) own(slots, typed, place).ort = true;
        return found;
      }
    }
    return [];
  }

  function misspelt({ deutungen }, named) {
    if (deutungen.some(([, way]) => ["genau", "zusammen", "teil"].includes(way))) return [];
    const found = deutungen.find(([term, way]) => way !== "anfang" && named(term).length);
    return found ? named(found[0]) : [];
  }

  // ---- the ranking (macros/suche/rang.py), in whole numbers

  function rank(index, query) {
    const { arten, naehe, mass, grenzen, stufen } = index.kern.regeln;
    const found = new Map();
    const told = new Set(query.worte.filter((word) => !word.schwach).flatMap((word) => word.deutungen.map(([term]) => term)).filter((term) => term.includes(" ")));
    let whole = 0;
    for (const word of query.worte) {
      const { best, most } = ofWord(index, word);
      const share = word.ort && query.thema ? mass.ort : word.schwach ? mass.schwach : 100;
      const beside = share < 100;
      if (!beside) whole += most;
      for (const [record, [points, sure, grund]] of best) {
        const hit = found.get(record) || { punkte: 0, covered: 0, titel: 0, grund: [] };
        hit.punkte += word.schwach && told.has(grund[1]) ? points : percent(points, share);
        hit.covered += beside ? 0 : Math.floor((most * Math.min(sure, mass.sicher)) / mass.sicher);
        hit.titel += !beside && sure >= stufen.at(-1) ? 1 : 0;
        hit.grund.push(grund);
        found.set(record, hit);
      }
    }
    const gemeinden = query.gemeinden.map((number) => index.kern.gemeinden[number]);
    const near = index.kern.gebiete.map((areas) => nearest(areas, gemeinden, naehe));
    const hits = [];
    const telling = query.worte.filter((word) => !word.schwach && !(word.ort && query.thema)).length;
    for (const [datensatz, { punkte, covered, titel, grund }] of found) {
      const art = index.art(datensatz);
      let points = whole ? Math.floor((punkte * (40 * whole + 60 * covered)) / (100 * whole)) : punkte;
      const likely = arten[art] ?? mass.andere;
      points = percent(points, likely);
      if (gemeinden.length && query.thema) points = percent(points, besidePlace(index, datensatz, gemeinden, near));
      else if (!gemeinden.length && art === "anlaufstelle") points = percent(points, near[index.kern.gebiet[datensatz]]);
      else if (gemeinden.length && art === "gemeinde") points = percent(points, mass.nur_ort);
      if (titel === telling && (telling > 1 || NAMED.includes(art))) points = percent(points, mass.titel);
      if (query.selbst && likely < 100) points = percent(points, likely);
      if (query.arten.has(art)) points = percent(points, mass.gemeint);
      hits.push({ datensatz, punkte: points, grund });
    }
    withOwnPlace(query, gemeinden, hits, mass);
    hits.sort((a, b) => b.punkte - a.punkte || a.datensatz - b.datensatz);
    const least = hits.length ? percent(hits[0].punkte, mass.rest) : 0;
    return hits.slice(0, grenzen.treffer).filter((hit) => hit.punkte > least);
  }

  function percent(points, share) {
    return Math.floor((points * share) / 100);
  }

  function ofWord(index, { wort, deutungen }) {
    const best = new Map();
    let most = 0;
    const known = deutungen.filter(([, way]) => way === "genau").map(([term]) => index.stellen(term).seltenheit);
    for (const [term, way] of deutungen) {
      const { seltenheit, gewichte } = index.stellen(term);
      const rare = way === "zusammen" ? seltenheit : Math.min(seltenheit, ...known);
      most = Math.max(most, rare);
      for (const [record, weight] of gewichte) {
        const sure = weight * index.kern.regeln.wege[way];
        const points = percent(sure, rare);
        if (!best.has(record) || points > best.get(record)[0]) best.set(record, [points, percent(sure, 1), [wort, term, way]]);
      }
    }
    return { best, most };
  }

  function besidePlace(index, datensatz, gemeinden, near) {
    const { mass, naehe } = index.kern.regeln;
    const art = index.art(datensatz);
    if (art === "anliegen") return mass.anliegen;
    if (art === "gemeinde") return gemeinden.some(([record]) => record === datensatz) ? naehe.sitz : naehe.fern;
    const factor = near[index.kern.gebiet[datensatz]];
    return LOCAL.includes(art) ? factor : Math.min(factor, naehe.ohne);
  }

  function nearest([gebiete, sitz], gemeinden, naehe) {
    const whole = gebiete.some((area) => WHOLE.includes(area));
    if (!gemeinden.length) return gebiete.length && !whole ? naehe.oertlich : 100;
    if (!gebiete.length && !sitz.length) return naehe.ohne;
    const level = ([, id, verband, planungsraum]) => {
      if (sitz.includes(id)) return "sitz";
      if (gebiete.includes(`gemeinde:${id}`)) return "gemeinde";
      if (gebiete.includes(`verband:${verband}`)) return "verband";
      if (gebiete.includes(`planungsraum:${planungsraum}`)) return "planungsraum";
      return whole ? "alle" : "fern";
    };
    return Math.max(...gemeinden.map((one) => naehe[level(one)]));
  }

  function withOwnPlace(query, gemeinden, hits, mass) {
    if (!query.thema || !hits.length) return;
    const least = percent(hits.reduce((most, hit) => Math.max(most, hit.punkte), 0), mass.eigene);
    const pages = gemeinden.map(([record]) => record);
    for (const hit of hits) if (pages.includes(hit.datensatz)) hit.punkte = Math.max(hit.punkte, least);
  }

  // ---- the files (macros/suche/dateien.py)

  function unpackWords(text) {
    const terms = [];
    for (const [, head, rest] of text.matchAll(/([A-Z])([^A-Z]*)/g)) {
      terms.push((terms.at(-1) || "").slice(0, head.charCodeAt(0) - 65) + rest);
    }
    return terms;
  }

  function unpackLine(line, steps) {
    const [seltenheit] = /^\d+/.exec(line);
    const gewichte = [];
    for (const [, step, gaps] of line.matchAll(/([A-Z])([^A-Z]*)/g)) {
      let record = 0;
      for (const gap of gaps.split(".")) {
        record += parseInt(gap, 36);
        gewichte.push([record, steps[step.charCodeAt(0) - 65]]);
      }
    }
    return { seltenheit: Number(seltenheit), gewichte };
  }

  async function lade(wurzel) {
    const get = async (name, options) => {
      const response = await fetch(`${wurzel}suche/${name}`, options);
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      return response.json();
    };
    // Asked anew each time, answered from the cache while nothing changed: all other files are named by what they hold.
    const kern = await get("kern.json", { cache: "no-cache" });
    const { words, stem } = falten(kern.regeln);
    const stopped = new Set(kern.regeln.stopp.split(" "));
    const shards = new Set(kern.teile);
    const loaded = new Map();
    const vocabulary = { l: wortschatz(unpackWords(kern.worte), stem) };
    const terms = new Map();
    const once = (name) => {
      if (!loaded.has(name)) {
        const answer = get(`${kern.ordner}/${name}`);
        answer.catch(() => loaded.delete(name));
        loaded.set(name, answer);
      }
      return loaded.get(name);
    };
    const index = {
      kern, stem, stopped,
      satz: kern.regeln.satz,
      schwach: new Set(kern.schwach),
      schatz: (term) => vocabulary[script(term)],
      stellen: (term) => terms.get(term),
      art: (record) => kern.arten[parseInt(kern.art[record], 36)],
    };

    async function needWords(kind) {
      if (!vocabulary[kind]) vocabulary[kind] = wortschatz(unpackWords(await once(`wort-${kind}.json`)), stem);
    }

    async function needTerm(term) {
      const key = [4, 3, 2, 1].map((letters) => term.slice(0, letters)).find((start) => shards.has(start));
      if (key === undefined || terms.has(term)) return;
      const shard = await once(`p-${Array.from(key, (sign) => sign.codePointAt(0).toString(16)).join("-")}.json`);
      if (Object.hasOwn(shard, term)) terms.set(term, unpackLine(shard[term], kern.regeln.stufen));
    }

    async function show({ datensatz, punkte, grund }) {
      const block = await once(`t-${Math.floor(datensatz / kern.block)}.json`);
      const [id, titel, adresse, auszug = "", sprachen = "", ort = "", telefon = "", uhr = ""] = block[datensatz % kern.block];
      return { art: index.art(datensatz), id, titel, adresse, auszug, ort, sprachen: sprachen.split(" ").filter(Boolean), telefon, uhr, grund, punkte };
    }

    async function suche(text, { art = "", gemeinde = "", sprache = "", anzahl = 10, ab = 0 } = {}) {
      const { grenzen } = kern.regeln;
      const typed = words(Array.from(String(text)).slice(0, grenzen.buchstaben).join("")).slice(0, grenzen.worte);
      let telling = [...typed.keys()].filter((place) => !stopped.has(typed[place]));
      if (!telling.length) telling = [...typed.keys()];
      await Promise.all([...new Set(typed.map(script))].map(needWords));
      await Promise.all(typed.map((word) => needTerm(stem(word))));
      await Promise.all(phrases(index, typed, telling).map(({ key }) => needTerm(key)));
      const query = understand(index, typed, telling);
      await Promise.all(query.worte.flatMap((word) => word.deutungen.map(([term]) => needTerm(term))));
      let hits = filtered(rank(index, query), gemeinde, sprache);
      const arten = {};
      for (const hit of hits) arten[index.art(hit.datensatz)] = (arten[index.art(hit.datensatz)] || 0) + 1;
      if (art) hits = hits.filter((hit) => index.art(hit.datensatz) === art);
      const treffer = await Promise.all(hits.slice(ab, ab + anzahl).map(show));
      const gemeinden = query.gemeinden.map((number) => kern.gemeinden[number][1]);
      return { treffer, anzahl: hits.length, arten, gemeinden, meinten: meant(query, treffer) };
    }

    function filtered(hits, gemeinde, sprache) {
      const place = kern.gemeinden.find(([, id]) => id === gemeinde);
      const { naehe } = kern.regeln;
      const serves = ({ datensatz }) => {
        const areas = kern.gebiete[kern.gebiet[datensatz]];
        return datensatz === place[0] || (areas[0].length + areas[1].length > 0 && nearest(areas, [place], naehe) !== naehe.fern);
      };
      const speaks = ({ datensatz }) => kern.sprachen[kern.sprache[datensatz]].includes(sprache);
      return hits.filter((hit) => (!place || serves(hit)) && (!sprache || speaks(hit)));
    }

    // Only words that the hits show themselves: what is for finding only is never suggested.
    function meant({ worte }, treffer) {
      const wrong = worte.filter(({ deutungen }) => deutungen.length && deutungen.every(([, way]) => ["aehnlich", "klang", "weit"].includes(way)));
      if (!wrong.length) return null;
      const visible = new Map();
      for (const hit of treffer.slice(0, 3)) {
        for (const word of `${hit.titel} ${hit.auszug} ${hit.ort}`.match(/[\p{L}\p{M}\p{N}]+/gu) || []) {
          const [term] = words(word).map(stem);
          if (!visible.has(term)) visible.set(term, word);
        }
      }
      const words_ = worte.map((word) => {
        if (!wrong.includes(word)) return word.wort;
        const found = word.deutungen.find(([term]) => visible.has(term));
        return found ? visible.get(found[0]) : null;
      });
      return words_.includes(null) ? null : words_.join(" ");
    }

    return { suche };
  }

  window.KonzeptSuche = { lade };
})();
