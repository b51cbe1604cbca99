// Looks at a page as it stands for what axe does not see. Each function gives its findings, one German line each.
// blick.py loads it into every page it opens; the site itself knows nothing of it.
window.Barrieren = (() => {
  "use strict";

  const SMALLEST = 24; // WCAG 2.5.8
  const CONTRAST = 3; // WCAG 1.4.11, for the ring of the focus
  const TARGETS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=option], [tabindex='0']";

  // ---- words for what was found

  function name(element) {
    const own = element.id ? `#${element.id}` : [...element.classList].slice(0, 2).map((one) => `.${one}`).join("");
    const text = (element.textContent || element.value || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `${element.localName}${own} „${text}“`;
  }

  // ---- what can be seen

  function shown(element) {
    return element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !unseen(element);
  }

  let known = new Map(); // what was asked before, as long as the page stands as it is

  /** Taken out of sight on purpose, for screen readers (.ik-vh and the like). */
  function unseen(element) {
    if (!element) return false;
    if (!known.has(element)) known.set(element, getComputedStyle(element).clipPath === "inset(50%)" || unseen(element.parentElement));
    return known.get(element);
  }

  function* texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim() || !shown(node.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
      if (boxes.length) yield [node, boxes];
    }
  }

  // ---- 1.4.4, 1.4.10, 1.4.12: nothing is lost

  /** A page wider than the screen; with `tables` one that a table makes so may be (WCAG 1.4.10 excepts tables). */
  function breit(tables) {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.body.querySelectorAll("*")]
      .filter((one) => shown(one) && one.getBoundingClientRect().right > clientWidth + 1 && !scrolled(one))
      .filter((one) => !tables || !one.closest("table"));
    if (tables && !out.length) return [];
    return [`breiter als der Bildschirm (${scrollWidth} statt ${clientWidth}): ${out.slice(0, 3).map(name).join(", ")}`];
  }

  function scrolled(element) {
    for (let one = element.parentElement; one && one !== document.body; one = one.parentElement) {
      if (getComputedStyle(one).overflowX !== "visible") return true;
    }
    return false;
  }

  /** Text that a box with overflow: hidden cuts off. */
  function abgeschnitten() {
    const found = new Set();
    for (const [node, boxes] of texts()) {
      for (let one = node.parentElement; one && one !== document.body; one = one.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(one);
        const [across, down] = [overflowX, overflowY].map((value) => ["hidden", "clip"].includes(value));
        if (!across && !down) continue;
        const frame = one.getBoundingClientRect();
        const cut = (box) => (across && (box.left < frame.left - 1 || box.right > frame.right + 1)) ||
          (down && (box.top < frame.top - 3 || box.bottom > frame.bottom + 3));
        if (boxes.some(cut)) found.add(`abgeschnitten: ${name(node.parentElement)} in ${name(one)}`);
      }
    }
    return [...found];
  }

  const OVER = "header details, [role=listbox], [popover]"; // what a reader opens lies over the page on purpose

  /** Text that lies under something else. The window must be as high as the page. */
  function verdeckt() {
    const found = new Set();
    for (const [node, boxes] of texts()) {
      const own = node.parentElement;
      const [box] = boxes;
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      if (!top || own.contains(top) || top.contains(own) || own.closest("svg, label, [inert]") || top.closest(OVER)) continue;
      found.add(`verdeckt: ${name(own)} von ${name(top)}`);
    }
    return [...found];
  }

  // ---- 2.5.8: targets

  function ziele() {
    const all = [...document.querySelectorAll(TARGETS)].filter((one) => shown(one) && !one.disabled);
    const boxes = new Map(all.map((one) => [one, area(one)]));
    return all.filter((one) => small(boxes.get(one)) && !inText(one) && crowded(one, boxes))
      .map((one) => `kleiner als ${SMALLEST} px (${size(boxes.get(one))}): ${name(one)}`);
  }

  /** A checkbox is as large as its label: a click there counts. */
  function area(element) {
    const label = ["checkbox", "radio"].includes(element.type) && element.labels[0];
    return (label || element).getBoundingClientRect();
  }

  const small = (box) => box.width < SMALLEST - 0.5 || box.height < SMALLEST - 0.5;
  const size = (box) => `${Math.round(box.width)} × ${Math.round(box.height)}`;

  /** The exception "inline": in a sentence, or bounded by the height of a line of text that is none of a link. */
  function inText(element) {
    if (!["inline", "inline-block"].includes(getComputedStyle(element).display)) return false;
    const parent = element.closest("p, li, dd, dt, td, th, figcaption, blockquote, h1, h2, h3, h4, small, div");
    const own = parent ? parent.cloneNode(true) : null;
    own?.querySelectorAll("a, button").forEach((one) => one.remove());
    return Boolean(own?.textContent.replace(/[\s,.;:·/()–-]/g, ""));
  }

  /** The exception "spacing": a circle of 24 px around the middle that meets no other target and no other such circle. */
  function crowded(element, boxes) {
    const box = boxes.get(element);
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    for (const [other, its] of boxes) {
      if (other === element || other.contains(element) || element.contains(other)) continue;
      const dx = Math.max(its.left - x, 0, x - its.right);
      const dy = Math.max(its.top - y, 0, y - its.bottom);
      if (Math.hypot(dx, dy) < SMALLEST / 2) return true;
      const [ox, oy] = [its.left + its.width / 2, its.top + its.height / 2];
      if (small(its) && Math.hypot(ox - x, oy - y) < SMALLEST) return true;
    }
    return false;
  }

  // ---- 2.4.7, 2.4.11, 1.4.11: the focus

  /** Everything that takes the focus, in the order of the page. */
  function haltestellen() {
    const all = "a[href], button, input, select, textarea, summary, [tabindex], audio[controls], video[controls]";
    return [...document.querySelectorAll(all)].filter((one) =>
      one.tabIndex >= 0 && !one.disabled && one.type !== "hidden" && one.checkVisibility({ checkVisibilityCSS: true }));
  }

  /** Every stop of the Tab key, focused one after the other: is it seen, and is it free? */
  function fokus() {
    const found = [];
    for (const one of haltestellen()) {
      one.focus({ focusVisible: true });
      found.push(...(document.activeElement === one ? halt(one) : [`nimmt den Fokus nicht: ${name(one)}`]));
    }
    document.activeElement.blur();
    return found;
  }

  /** What is wrong with the element that has the focus. */
  function halt(element) {
    const found = [];
    const style = getComputedStyle(element);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) found.push(`Fokus nicht zu sehen: ${name(element)}`);
    else if (!ring(element, style)) found.push(`Fokus hebt sich kaum ab: ${name(element)}`);
    if (!free(element)) found.push(`Fokus verdeckt: ${name(element)}`);
    return found;
  }

  /** Whether something of the element can be seen: what lies on top where it stands in the window. */
  function free(element) {
    return [...element.getClientRects()].some((box) => {
      const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
      const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
      return left < right && top < bottom && [0.5, 0.1, 0.9].some((part) => {
        const hit = document.elementFromPoint(left + (right - left) * part, (top + bottom) / 2);
        return hit && (element.contains(hit) || hit.contains(element) && hit.closest("a, label, summary, button"));
      });
    });
  }

  /** Whether the ring differs enough from what lies around it (inside the element, for a ring drawn inwards). */
  function ring(element, style) {
    const inwards = parseFloat(style.outlineOffset) < 0;
    return contrast(colour(style.outlineColor), ground(inwards ? element : element.parentElement)) >= CONTRAST;
  }

  function ground(element) {
    for (let one = element; one; one = one.parentElement) {
      const found = colour(getComputedStyle(one).backgroundColor);
      if (found[3] === 1) return found;
    }
    return colour(getComputedStyle(document.documentElement).backgroundColor);
  }

  function colour(text) {
    const [red, green, blue, alpha = 1] = text.match(/[\d.]+/g).map(Number);
    return [red, green, blue, alpha];
  }

  function contrast(one, other) {
    const light = ([...parts]) => {
      const [red, green, blue] = parts.slice(0, 3).map((part) => {
        const value = part / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }

  // ---- how the page is set up

  const before = new Map();
  const sheet = new CSSStyleSheet(); // one that the policy of the page does not ask about

  /** Opens all details of the page and the menu, or puts all as the page had them; `style` is what the reader adds. */
  function stelle(open, style) {
    for (const one of document.querySelectorAll("details")) {
      if (!before.has(one)) before.set(one, one.open);
      if (one.closest("main")) one.open = open || before.get(one);
    }
    const menu = [...document.querySelectorAll("header details")].findLast((one) => one.checkVisibility());
    if (menu) menu.open = open;
    if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
    sheet.replaceSync(style);
  }

  const fresh = (look) => (...all) => {
    known = new Map();
    return look(...all);
  };

  return { breit: fresh(breit), abgeschnitten: fresh(abgeschnitten), verdeckt: fresh(verdeckt), ziele: fresh(ziele),
    fokus, halt, stelle };
})();
