"""The glossary in running text: the first occurrence of a term on a page carries its short explanation (K3).

A term becomes a button that opens a popover, which needs no JavaScript; Esc closes it and the keyboard goes on behind
the word. The finished HTML is read by a tokenizer, tag by tag, because a DOM would take a hundred times as long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from macros.arten import ARTEN
from macros.render import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from macros.konzept import Knoten, Konzept

RUNNING: Final = frozenset({"p", "li", "dd", "td", "blockquote"})
"""Text is looked at inside these elements only …"""
CLOSED: Final = frozenset({
    "a", "abbr", "audio", "bdi", "bdo", "button", "canvas", "caption", "code", "dfn", "dt", "figcaption", "h1", "h2",
    "h3", "h4", "h5", "h6", "iframe", "kbd", "label", "legend", "math", "nav", "noscript", "object", "option", "pre",
    "samp", "select", "small", "summary", "svg", "template", "th", "time", "var", "video",
})  # fmt: skip
"""… and never inside these, nor where a class or an attribute below says so."""
CLOSED_CLASSES: Final = frozenset({
    "ik-checked", "ik-chip", "ik-date", "ik-faden", "ik-hero", "ik-icons", "ik-pre", "ik-quelle", "ik-sign",
    "ik-status", "ik-tag", "ik-vh",
})  # fmt: skip
RAW: Final = frozenset({"script", "style", "textarea", "title"})
VOID: Final = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})  # fmt: skip
_CLOSING: Final = re.compile(
    r"""\s(?:lang|hidden|popover|contenteditable|aria-hidden="true"|role="(?:img|button|link|math|option|tab)")(?=[\s=>])"""
)
_CLASS: Final = re.compile(r"""\sclass=["']([^"']*)""")
_TOKEN: Final = re.compile(
    r"""<!--.*?(?:-->|\Z)|<[!?][^>]*+>|<(/?)([a-zA-Z][^\s/>]*+)((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""", re.DOTALL
)
_SHOWN: Final = re.compile(r"""href=["'][^"']*begriffe/#([a-z0-9-]+)["']""")
_NOT_BEFORE: Final = r"(?<![\w&#@/.\-\u00ad*:_])"
_NOT_BEHIND: Final = r"(?![\w@/\-\u00ad*_]|[.:][\w])"
_OFFICE: Final = (
    r"(?:(?:Bundes|Landes)?[Aa]mt|(?:Bundes|Landes|Staats)?[Mm]inisterium|Sachgebiet|Fachdienst|Referat|Stabsstelle)"
    r"\s+(?:für\s+)?[A-ZÄÖÜ]\w+(?:(?:,|\s+und)\s+[A-ZÄÖÜ]\w+)*"
)
"""The name of an office, whether it has an entry or not: "Bundesamt für Migration und Flüchtlinge"."""


class Glossar(NamedTuple):
    """All terms of one concept: the pattern that finds them, the term each form means, the HTML behind its word.

    A name that contains a term ("Sachgebiet Integration") is found as a whole, and means no term.
    """

    muster: re.Pattern[str]
    begriffe: Mapping[str, str | None]
    texte: Mapping[str, str]


def glossary(konzept: Konzept) -> Glossar | None:
    """The terms of a concept with title, forms, synonyms and abbreviation, or None when it has none.

    A form that two terms claim belongs to the first in the order of the glossary.
    """
    meant: dict[str, str | None] = {}
    texts: dict[str, str] = {}
    for node in konzept.alle("begriff"):
        entry: Any = node.eintrag
        texts[entry.id] = _explanation(node)
        for form in (entry.titel, *entry.formen, *entry.synonyme, entry.abkuerzung):
            if form:
                meant.setdefault(_folded(form), entry.id)
    if not meant:
        return None
    for name in _names(konzept):
        meant.setdefault(_folded(name), None)
    return Glossar(re.compile(f"{_NOT_BEFORE}(?:{_OFFICE}|{_trie(meant)}){_NOT_BEHIND}"), meant, texts)


def mark(html: str, glossar: Glossar | None) -> str:
    """The content of a page with its first mention of each term made a button, and the explanation behind it.

    ``html`` is well formed. Terms that the page links to or defines itself (``begriffe/#id``) stay as they are.
    """
    if glossar is None:
        return html
    reader = _Reader(glossar, set(_SHOWN.findall(html)))
    start, raw = 0, ""
    for token in _TOKEN.finditer(html):
        closing, name, rest = token[1], (token[2] or "").lower(), token[3]
        if raw and not (closing and name == raw):
            continue
        raw = ""
        reader.text(html[start : token.start()])
        reader.out.append(token[0])
        start = token.end()
        if closing:
            reader.leave(name)
        elif name in RAW:
            raw = name
            reader.enter(name, rest)
        elif name and name not in VOID and not rest.endswith("/"):
            reader.enter(name, rest)
    reader.text(html[start:])
    return "".join(reader.out)


class _Element(NamedTuple):
    """An element that is open: whether text in it runs, and whether it is closed to explanations."""

    name: str
    running: bool
    closed: bool


@dataclass(slots=True)
class _Reader:
    """Where in a page the tokenizer is, and what it has written so far."""

    glossar: Glossar
    done: set[str]
    out: list[str]
    stack: list[_Element]

    def __init__(self, glossar: Glossar, done: set[str]) -> None:
        self.glossar = glossar
        self.done = done
        self.out = []
        self.stack = [_Element("", running=False, closed=False)]

    def enter(self, name: str, attributes: str) -> None:
        """An element begins."""
        above = self.stack[-1]
        closed = above.closed or name in CLOSED or name in RAW or _closes(attributes)
        self.stack.append(_Element(name, above.running or name in RUNNING, closed))

    def leave(self, name: str) -> None:
        """An element ends, and with it what was left open inside."""
        for number in range(len(self.stack) - 1, 0, -1):
            if self.stack[number].name == name:
                del self.stack[number:]
                return

    def text(self, text: str) -> None:
        """Text between two tags. What holds a term becomes one element, so that no layout takes it for several."""
        here = self.stack[-1]
        if here.closed or not here.running or not text:
            self.out.append(text)
            return
        pieces, start = [], 0
        for match in self.glossar.muster.finditer(text):
            key = self.glossar.begriffe.get(_key(match[0], self.glossar.begriffe))
            if key is None or key in self.done:
                continue
            self.done.add(key)
            first, last = _glued(text, match.start(), match.end(), start)
            button = f'<button type="button" class="ik-begriff" popovertarget="ik-begriff-{key}">{match[0]}</button>'
            around = f"{text[first : match.start()]}{button}{text[match.end() : last]}"
            pieces += [text[start:first], f'<span class="ik-begriff__um">{around}</span>', self.glossar.texte[key]]
            start = last
        self.out.append(f"<span>{''.join(pieces)}{text[start:]}</span>" if pieces else text)


def _names(konzept: Konzept) -> Iterator[str]:
    """The names of bodies, places and sources, as entries give them: a term inside a name is a part of the name."""
    for art in ARTEN:
        for node in konzept.alle(art.key):
            entry: Any = node.eintrag
            own = (getattr(entry, field, None) for field in ("name", "kurzname", "quelle"))
            yield from (one for one in (*own, entry.geprueft_von) if isinstance(one, str) and " " in one)


def _explanation(node: Knoten) -> str:
    """The popover of a term, its links starting with ``ROOT``."""
    t = node.konzept.sprache.t
    key, titel = node.eintrag.id, node.anzeige
    return (
        f'<span popover id="ik-begriff-{key}" class="ik-begriff__text" role="note">'
        f"<b>{escape(titel)}</b> <span>{escape(str(node.vorspann))}</span> "
        f'<a href="{ROOT}{escape(node.adresse)}">{escape(t("Mehr zu „{begriff}“", begriff=titel))}</a> '
        f'<button type="button" class="ik-begriff__zu" popovertarget="ik-begriff-{key}" popovertargetaction="hide">'
        f"{escape(t('Schließen'))}</button></span>"
    )


def _closes(attributes: str) -> bool:
    if not attributes:
        return False
    classes = _CLASS.search(attributes)
    return bool(_CLOSING.search(attributes + ">")) or (
        classes is not None and not CLOSED_CLASSES.isdisjoint(classes[1].split())
    )


def _glued(text: str, start: int, end: int, least: int) -> tuple[int, int]:
    """The place of a word with the punctuation that touches it, which must not begin or end a line alone."""
    while start > least and not text[start - 1].isspace() and not text[start - 1].isalnum() and text[start - 1] != ";":
        start -= 1
    while end < len(text) and text[end] in ".,;:!?)“”\"'…»":
        end += 1
    return start, end


def _folded(form: str) -> str:
    """A form as it stands in finished HTML, its parts one space apart."""
    return escape(" ".join(form.split()), quote=False)


def _key(found: str, forms: Mapping[str, str | None]) -> str:
    """The form that was found: as it is, or with a small first letter where it begins a sentence."""
    whole = " ".join(found.split())
    return whole if whole in forms else whole[0].lower() + whole[1:]


def _trie(forms: Iterable[str]) -> str:
    """A pattern for all forms, the longest first, that looks at each letter of a text once.

    A form that begins with a small letter is found with a capital too; nouns keep theirs.
    """
    root: dict[str, Any] = {}
    for form in forms:
        steps = [r"\s+" if sign == " " else re.escape(sign) for sign in form]
        if form[0].islower() and len(form[0].upper()) == 1:
            steps[0] = f"[{form[0]}{form[0].upper()}]"
        here = root
        for step in steps:
            here = here.setdefault(step, {})
        here[""] = {}
    return _branch(root)


def _branch(node: dict[str, Any]) -> str:
    ways = [step + _branch(below) for step, below in sorted(node.items()) if step]
    if not ways:
        return ""
    joined = ways[0] if len(ways) == 1 and "" not in node else f"(?:{'|'.join(ways)})"
    return f"{joined}?" if "" in node else joined
