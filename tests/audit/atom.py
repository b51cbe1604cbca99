"""Feeds by the rules of RFC 4287: every element known and as often as allowed, moments and addresses as it asks."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Final

import feedparser
from lxml import etree, html

from tests.audit.befund import Befund, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NAME = "Atom"
NAMESPACE: Final = "{http://www.w3.org/2005/Atom}"
MANY: Final = 10**6
#: How often an element may stand in a feed (section 4.1.1) and in an entry (4.1.2).
FEED: Final = {
    "id": (1, 1), "title": (1, 1), "updated": (1, 1), "author": (0, MANY), "category": (0, MANY),
    "contributor": (0, MANY), "generator": (0, 1), "icon": (0, 1), "link": (0, MANY), "logo": (0, 1),
    "rights": (0, 1), "subtitle": (0, 1), "entry": (0, MANY),
}  # fmt: skip
ENTRY: Final = {
    "id": (1, 1), "title": (1, 1), "updated": (1, 1), "author": (0, MANY), "category": (0, MANY), "content": (0, 1),
    "contributor": (0, MANY), "link": (0, MANY), "published": (0, 1), "rights": (0, 1), "source": (0, 1),
    "summary": (0, 1),
}  # fmt: skip
TEXTS: Final = ("title", "subtitle", "rights", "summary", "content")
MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
FULL: Final = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)


def tools() -> dict[str, str]:
    return {"feedparser": feedparser.__version__}


def files(site: Path) -> list[str]:
    return found(site, "feed.xml")


def audit(site: Path, files: Sequence[str]) -> Iterator[Befund]:
    for name in files:
        yield from (Befund(name, text) for text in faults((site / name).read_bytes()))


def faults(content: bytes) -> Iterator[str]:
    """What is wrong with the bytes of one feed."""
    read = feedparser.parse(content)
    if read.bozo or read.version != "atom10":
        yield f"nicht zu lesen: {read.get('bozo_exception', read.version)}"
        return
    feed = etree.fromstring(content)
    yield from counted(feed, FEED)
    yield from parts(feed)
    if not feed.xpath("a:link[@rel='self']", namespaces={"a": NAMESPACE.strip("{}")}):
        yield "nennt sich selbst nicht (link rel=self)"
    entries = feed.findall(f"{NAMESPACE}entry")
    for entry in entries:
        yield from counted(entry, ENTRY)
        yield from parts(entry)
        if feed.find(f"{NAMESPACE}author") is None and entry.find(f"{NAMESPACE}author") is None:
            yield f"Eintrag ohne Urheber: {entry.findtext(f'{NAMESPACE}title')}"
    ids = Counter(one.findtext(f"{NAMESPACE}id", "") for one in (feed, *entries))
    yield from (f"zweimal dieselbe id: {one}" for one, times in ids.items() if times > 1)


def counted(parent: etree._Element, allowed: dict[str, tuple[int, int]]) -> Iterator[str]:
    """Children that are missing, too many, or not known. Elements of other namespaces are allowed."""
    names = Counter(str(one.tag).removeprefix(NAMESPACE) for one in parent if str(one.tag).startswith(NAMESPACE))
    where = parent.findtext(f"{NAMESPACE}title", "")
    for name in {**allowed, **names}:
        least, most = allowed.get(name, (0, 0))
        if not least <= names[name] <= most:
            yield f"{name} {names[name]}-mal in „{where}“"


def parts(parent: etree._Element) -> Iterator[str]:
    """What is wrong with the moments, texts, people and links of a feed or an entry."""
    for child in parent:
        name, text = str(child.tag).removeprefix(NAMESPACE), child.text or ""
        if name in {"updated", "published"} and not moment(text):
            yield f"{name} ist kein Zeitpunkt: {text}"
        if name == "id" and not FULL.fullmatch(text):
            yield f"id ist keine vollständige Adresse: {text}"
        if name == "author" and not child.findtext(f"{NAMESPACE}name"):
            yield "Urheber ohne Namen"
        if name == "category" and not child.get("term"):
            yield "Rubrik ohne term"
        if name == "link" and not child.get("href"):
            yield "Link ohne Adresse"
        if name in TEXTS:
            yield from wrong_text(child)
    targets = Counter(
        (one.get("type"), one.get("hreflang"))
        for one in parent.findall(f"{NAMESPACE}link")
        if one.get("rel", "alternate") == "alternate"
    )
    if not targets and parent.find(f"{NAMESPACE}content") is None:
        yield "weder Inhalt noch Link (rel=alternate)"
    yield from (f"mehrere Links rel=alternate: {kind}" for kind, times in targets.items() if times > 1)


def wrong_text(child: etree._Element) -> Iterator[str]:
    """A text of another type than it says (section 3.1)."""
    kind = child.get("type", "text")
    if kind not in {"text", "html"}:
        yield f"unerwartete Art von Text: {kind}"
    if len(child):
        yield "Text mit Elementen statt mit Text"
    if kind == "html" and (child.text or "").strip() and not html.fragments_fromstring(child.text or ""):
        yield "HTML ohne Inhalt"


def moment(text: str) -> bool:
    """Whether the text is a moment by RFC 3339."""
    if not MOMENT.fullmatch(text):
        return False
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
