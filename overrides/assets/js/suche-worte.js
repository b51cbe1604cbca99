// Letters and words of the search, the same as macros/suche/falten.py, woerter.py and klang.py. All tables come from the
// index. Stands before suche-kern.js.
(() => {
  "use strict";

  const WORD = /[0-9]+(?:\.[0-9]+)+|[\p{L}\p{N}]+/gu;
  const NUMBERED = /([a-z])([0-9]+\.[0-9])/g;
  const WRITTEN_OUT = /([ao])e|(?<![aeq])ue/g;
  const CYRILLIC = /[\u0400-\u04ff]/;
  const ARABIC = /[\u0600-\u06ff]/;
  const PARTICIPLE = /^ge([\p{L}\p{N}]{4,})t$/u;
  const NO_PARTICIPLE = /[hk]eit$/;
  const SEPARABLE = /^(ab|an|auf|aus|ein|mit|nach|um|vor|zu)ge([\p{L}\p{N}]{4,}?)t?$/u;
  const VOWEL = /^[aeiouyаеиоуюя]?\/[aeiouyаеиоуюя]?$/;
  const FORM_LETTERS = { l: 4, k: 4, a: 3 };
  const MOST = 6;
  const SOUNDS = { c: "4", h: "", l: "5", r: "7", x: "48" };
  for (const [letters, code] of ["aeijouy0", "bp1", "fvw3", "gkq4", "mn6", "sz8", "dt2"].map((one) => [one.slice(0, -1), one.slice(-1)])) {
    for (const letter of letters) SOUNDS[letter] = code;
  }

  // ---- words (macros/suche/falten.py)

  function falten(regeln) {
    const stems = new Map();

    function fold(text) {
      let bare = "";
      for (const sign of text.toLowerCase().normalize("NFKD")) {
        if (!/\p{M}/u.test(sign)) bare += Object.hasOwn(regeln.buchstaben, sign) ? regeln.buchstaben[sign] : sign;
      }
      return bare.replace(WRITTEN_OUT, (_, vowel) => vowel || "u");
    }

    function words(text) {
      const found = fold(text).replace(NUMBERED, "$1 $2").match(WORD) || [];
      return found.map((word) => (Object.hasOwn(regeln.kurzformen, word) ? regeln.kurzformen[word] : word));
    }

    function stem(word) {
      if (!stems.has(word)) stems.set(word, cut(word));
      return stems.get(word);
    }

    function cut(word) {
      if (/[0-9]/.test(word)) return word;
      const kind = script(word);
      const { bleibt, mal, enden } = regeln.endungen[kind];
      if (kind === "a") word = withoutArticle(word);
      for (let time = 0; time < mal; time++) {
        const ending = enden.find((one) => word.endsWith(one) && word.length - one.length >= bleibt);
        if (!ending) break;
        word = word.slice(0, -ending.length);
      }
      return kind === "l" ? withoutParticiple(word) : word;
    }

    function withoutArticle(word) {
      for (;;) {
        const front = regeln.artikel.find((one) => word.startsWith(one) && word.length - one.length >= 3);
        if (!front) return word;
        word = word.slice(front.length);
      }
    }

    return { words, stem };
  }

  function withoutParticiple(word) {
    let found = SEPARABLE.exec(word);
    if (found) return found[1] + found[2];
    found = PARTICIPLE.exec(word);
    return found && !NO_PARTICIPLE.test(word) ? found[1] : word;
  }

  function script(word) {
    const cyrillic = word.search(CYRILLIC);
    const arabic = word.search(ARABIC);
    if (cyrillic < 0 && arabic < 0) return "l";
    return arabic < 0 || (cyrillic >= 0 && cyrillic < arabic) ? "k" : "a";
  }

  // ---- the vocabulary (macros/suche/woerter.py, klang.py)

  function wortschatz(terms, stem) {
    const all = new Set(terms);
    let sounds = null;

    function at(start) {
      let low = 0;
      let high = terms.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (terms[middle] < start) low = middle + 1;
        else high = middle;
      }
      return low;
    }

    function from(start) {
      const found = [];
      for (let place = at(start); place < terms.length && terms[place].startsWith(start); place++) found.push(terms[place]);
      return found;
    }

    function beginning(start) {
      return from(start).filter((one) => one !== start).sort((a, b) => a.length - b.length || order(a, b)).slice(0, 2 * MOST);
    }

    function parts(word, deep = 2) {
      let best = [];
      for (let cut = 3; cut <= word.length - 3; cut++) {
        const left = stem(word.slice(0, cut));
        if (!all.has(left) || left.length < 3) continue;
        const right = stem(word.slice(cut));
        const rest = all.has(right) ? [right] : deep ? parts(word.slice(cut), deep - 1) : [];
        if (rest.length && better([left, ...rest], best)) best = [left, ...rest];
      }
      return best;
    }

    function pieces(word) {
      const ways = new Map();
      for (const one of [...parts(word), ...(word.length < 8 ? [] : edges(word))]) {
        ways.set(one, one.length * 3 >= word.length * 2 ? "anfang" : "teil");
      }
      return [...ways];
    }

    function edges(word) {
      const known = (cuts) => cuts.map(stem).find((one) => all.has(one) && one.length >= 4);
      const cuts = Array.from({ length: word.length - 5 }, (_, cut) => cut);
      return [known(cuts.map((cut) => word.slice(0, word.length - 1 - cut))), known(cuts.map((cut) => word.slice(1 + cut)))].filter(Boolean);
    }

    function forms(term) {
      const least = FORM_LETTERS[script(term)];
      if (term.length < least) return [];
      const found = [];
      for (const one of from(term.slice(0, Math.max(least, term.length - 4)))) {
        const same = shared(one, term);
        if (one === term || one.length - same > 3 || term.length - same > 4) continue;
        if (same < Math.min(one.length, term.length) && one.length + term.length - 2 * same > 4) continue;
        if (all.has(term) && (same < 4 || !VOWEL.test(`${one.slice(same)}/${term.slice(same)}`))) continue;
        if (same * 3 >= term.length * 2 || (same === one.length && same * 2 > term.length)) {
          found.push([one.length + term.length - 2 * same, one]);
        }
      }
      return found.sort((a, b) => a[0] - b[0] || order(a[1], b[1])).slice(0, MOST).map((one) => one[1]);
    }

    function similar(term) {
      if (term.length < 4 || /[0-9]/.test(term)) return [];
      const kind = script(term);
      const own = sound(term);
      const most = term.length < 7 ? 1 : 2;
      sounds ??= terms.map((one) => (script(one) === "l" ? sound(one) : null));
      const found = [];
      terms.forEach((one, place) => {
        const heard = kind === "l" && sounds[place] === own ? 1 : 0;
        if (Math.abs(one.length - term.length) > most + heard || one.length < 3 || script(one) !== kind) return;
        const steps = distance(term, one, most + heard);
        if (steps > most + heard) return;
        const way = steps > most ? "klang" : steps === 1 || heard ? "aehnlich" : "weit";
        found.push([4 * steps - 3 * heard + (one[0] === term[0] ? 0 : 2), one, way]);
      });
      found.sort((a, b) => a[0] - b[0] || order(a[1], b[1]));
      return found.filter((one) => one[0] <= found[0][0] + 2).slice(0, MOST).map(([, one, way]) => [one, way]);
    }

    return { has: (term) => all.has(term), beginning, parts, pieces, forms, similar };
  }

  function order(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  function better(now, old) {
    if (!old.length || now.length !== old.length) return !old.length || now.length < old.length;
    return Math.min(...now.map((one) => one.length)) > Math.min(...old.map((one) => one.length));
  }

  function shared(one, other) {
    let count = 0;
    while (count < Math.min(one.length, other.length) && one[count] === other[count]) count++;
    return count;
  }

  function distance(one, other, most) {
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, place) => place);
    for (let row = 1; row <= one.length; row++) {
      const line = [row];
      for (let column = 1; column <= other.length; column++) {
        const wrong = one[row - 1] === other[column - 1] ? 0 : 1;
        let cost = Math.min(last[column] + 1, line[column - 1] + 1, last[column - 1] + wrong);
        if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
          cost = Math.min(cost, before[column - 2] + 1);
        }
        line.push(cost);
      }
      if (Math.min(...line) > most) return most + 1;
      before = last;
      last = line;
    }
    return last[other.length];
  }

  function sound(word) {
    let text = "";
    for (let place = 0; place < word.length; place++) {
      const sign = word[place];
      const after = word[place + 1] || "";
      let code = SOUNDS[sign] ?? "";
      if (sign === "p" && after === "h") code = "3";
      else if ((sign === "d" || sign === "t") && after && "csz".includes(after)) code = "8";
      else if (sign === "c" && (word[place - 1] === "s" || (after && !"ahkloqrux".includes(after)))) code = "8";
      text += code;
    }
    return text.replace(/(.)\1+/g, "$1").replace(/(?!^)0/g, "");
  }

  window.KonzeptSuche = { falten, wortschatz, script };
})();
