"""Atom feeds (RFC 4287): of the whole site, of each Gemeinde and of each Handlungsfeld.

What is news comes first: every Meldung that is out, with its text. Then what changed: entries whose ``stand`` lies in
the last year, with their sentence and a category of their own (``aenderung``), so that a reader can leave them out. A
feed holds so many at most, the youngest. Ids are the lasting ids of the entries, so that neither a new name nor a new
address of the site makes old news new; a day is told as its midnight in UTC, since the data know no hour.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from macros.arten import ARTEN
from macros.components.aenderungen import zeitraeume
from macros.exports.datei import Ausgabe, Datei
from macros.exports.herkunft import bare, keeper, lasting, linked, site, uuid
from macros.spur import Merkbuch, gemerkt
from macros.texte import Markdowntext
from macros.vergleich import Was

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from macros.konzept import Knoten, Konzept
    from macros.model.beteiligung import Meldung

NAMESPACE: Final = "http://www.w3.org/2005/Atom"
FEED: Final = "feed.xml"
MEDIA_TYPE: Final = "application/atom+xml"
NEWS: Final = "meldung"
CHANGE: Final = "aenderung"
YEAR: Final = timedelta(days=365)
LONGEST: Final = 60
LOCAL: Final = 30
FIELDS: Final = 3
OF_ONE: Final = ("gemeinde", "handlungsfeld")
"""Kinds of entries that have a feed each."""

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_address(node: Knoten | None = None) -> str:
    """Where the feed of the site lies, or that of a Gemeinde or a Handlungsfeld."""
    return f"{node.adresse}{FEED}" if node is not None else FEED


def files(konzept: Konzept) -> Iterator[Datei]:
    """Every feed."""
    feeds = Feeds(konzept)
    yield Datei(feed_address(), partial(feeds.of, None))
    for art in OF_ONE:
        for node in konzept.alle(art):
            yield Datei(feed_address(node), partial(feeds.of, node))


@dataclass(frozen=True)
class Feeds:
    """What there is to tell, looked through once for all feeds."""

    konzept: Konzept
    made: Merkbuch[ET.Element] = field(default_factory=Merkbuch)

    @gemerkt
    def news(self) -> tuple[Knoten, ...]:
        """Every Meldung that is out."""
        today = self.konzept.stichtag
        return tuple(node for node in self.konzept.alle(NEWS) if published(node) <= today)

    @gemerkt
    def changes(self) -> tuple[Knoten, ...]:
        """Every other entry with a page that changed in the last year."""
        first, today = self.konzept.stichtag - YEAR, self.konzept.stichtag
        return tuple(
            node
            for art in ARTEN
            if art.eigene_seite and art.key != NEWS
            for node in self.konzept.alle(art.key)
            if first <= node.eintrag.stand <= today
        )

    @gemerkt
    def _by_area(self) -> dict[str, list[Knoten]]:
        found: dict[str, list[Knoten]] = {}
        for node in (*self.news, *self.changes):
            for area in getattr(node.eintrag, "gebiete", ()):
                found.setdefault(area, []).append(node)
        return found

    @gemerkt
    def _told(self) -> frozenset[str]:
        return frozenset(node.kennung for node in (*self.news, *self.changes))

    @gemerkt
    def _news_about(self) -> dict[str, list[Knoten]]:
        found: dict[str, list[Knoten]] = {}
        for node in self.news:
            for about in node.betrifft:
                found.setdefault(about.kennung, []).append(node)
        return found

    def about_gemeinde(self, node: Knoten) -> list[Knoten]:
        """What happens in a Gemeinde: what names it, its Verband or its Planungsraum, and news of the whole Kreis."""
        over = [area.kennung for area in (node.verband, node.planungsraum) if area is not None]
        near = [found for area in (node.kennung, *over) for found in self._by_area.get(area, ())]
        wide = [found for found in self._by_area.get("landkreis", ()) if found.art.key == NEWS]
        return [node, *near, *wide, *self._naming(node)]

    def about_field(self, node: Knoten) -> list[Knoten]:
        """What happens in a Handlungsfeld: what names it, and news about any of that."""
        naming = [found for art in ARTEN for found in node.rueck(art.key)]
        news = [found for entry in (node, *naming) for found in self._news_about.get(entry.kennung, ())]
        return [node, *naming, *news]

    def _naming(self, node: Knoten) -> Iterator[Knoten]:
        for art in ARTEN:
            yield from node.rueck(art.key)

    def of(self, node: Knoten | None) -> bytes:
        """The feed of a Gemeinde or a Handlungsfeld (None: of the site)."""
        if node is None:
            return self.feed(None, [*self.news, *self.changes], LONGEST)
        return self.feed(
            node, self.about_gemeinde(node) if node.art.key == OF_ONE[0] else self.about_field(node), LOCAL
        )

    def feed(self, node: Knoten | None, about: Iterable[Knoten], longest: int) -> bytes:
        """The feed of an entry (None: of the site), of the youngest of what it is about.

        At most half of it is news as long as there are changes to fill the rest, and the other way round.
        """
        konzept, adresse, page = self.konzept, feed_address(node), node.adresse if node is not None else ""
        daten, t = konzept.daten.konzept, konzept.sprache.t
        key = f"feed/{lasting(node)}" if node is not None else "feed"
        title = t("{titel}: Neues", titel=node.anzeige if node is not None else konzept.konzept.titel)
        nodes = self._chosen(about, longest)
        latest = max([daten.stand, *(last_told(found) for found in nodes)])
        root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": konzept.sprache.lang})
        _put(root, "id", f"urn:uuid:{uuid(konzept, key)}")
        _put(root, "title", title)
        _put(root, "subtitle", t("Meldungen und geänderte Einträge"))
        _put(root, "updated", _moment(latest))
        ET.SubElement(root, "link", {"rel": "self", "type": MEDIA_TYPE, "href": linked(konzept, adresse, adresse)})
        ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": linked(konzept, page, adresse)})
        ET.SubElement(root, "link", {"rel": "license", "href": daten.lizenz_adresse})
        _put(ET.SubElement(root, "author"), "name", daten.herausgeber)
        _put(root, "rights", t("Lizenz: {lizenz}", lizenz=daten.lizenz))
        root.extend(self._made(found, adresse) for found in nodes)
        ET.indent(root, "")
        return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"

    def _chosen(self, about: Iterable[Knoten], longest: int) -> list[Knoten]:
        unique = {node.kennung: node for node in about if node.kennung in self._told}
        ordered = sorted(unique.values(), key=lambda node: (-published(node).toordinal(), node.kennung))
        news = [node for node in ordered if node.art.key == NEWS]
        changes = [node for node in ordered if node.art.key != NEWS]
        room = max(longest // 2, longest - len(changes))
        kept = {node.kennung for node in news[:room]}
        kept |= {node.kennung for node in changes[: longest - len(kept)]}
        return [node for node in ordered if node.kennung in kept]

    def _made(self, node: Knoten, feed: str) -> ET.Element:
        """The entry of a feed, made once for all feeds where its links do not depend on the feed."""
        key = node.kennung if site(self.konzept) else f"{feed} {node.kennung}"
        return self.made.einmal(key, lambda: self._entry(node, feed))

    def _entry(self, node: Knoten, feed: str) -> ET.Element:
        konzept = self.konzept
        sprache, is_news = konzept.sprache, node.art.key == NEWS
        t, kind = sprache.t, sprache.t(node.art.titel)
        said = ET.Element("entry")
        _put(said, "id", f"urn:uuid:{uuid(konzept, lasting(node))}")
        _put(said, "title", node.anzeige if is_news else t("{art}: {name}", art=kind, name=node.anzeige))
        _put(said, "updated", _moment(last_told(node)))
        if is_news:
            _put(said, "published", _moment(published(node)))
        ET.SubElement(
            said, "link", {"rel": "alternate", "type": "text/html", "href": linked(konzept, node.adresse, feed)}
        )
        _put(ET.SubElement(said, "author"), "name", keeper(node))
        term, label = (NEWS, kind) if is_news else (CHANGE, t("Änderung"))
        ET.SubElement(said, "category", {"term": term, "label": label})
        if not is_news:
            ET.SubElement(said, "category", {"term": node.art.key, "label": kind})
        _put(said, "summary", self._summary(node))
        if is_news and node.text:
            html = self._markdown.html(node.text, lambda art, key: self._href(art, key, feed))
            _put(said, "content", html).set("type", "html")
        return said

    def _summary(self, node: Knoten) -> str:
        if node.art.key == NEWS:
            return str(node.kurz)
        day = bare(self.konzept.sprache.datum(node.eintrag.stand))
        changed = self.konzept.sprache.t("Geändert am {tag}.", tag=day)
        return " ".join(filter(None, (node.vorspann, changed, self._since.get(node.kennung))))

    @gemerkt
    def _since(self) -> dict[str, str]:
        """What has changed since the last adopted version, in a sentence, by ``art:id``."""
        periods = zeitraeume(self.konzept)
        if not periods:
            return {}
        t, last = self.konzept.sprache.t, periods[0]
        told = {}
        for one in last.vergleich.aenderungen:
            names = list(dict.fromkeys(field.feld for field in one.felder))
            if one.was is Was.NEU:
                told[one.kennung] = t("Neu seit der Fassung {fassung}.", fassung=last.von)
            elif names:
                rest = t("und {zahl} weitere", zahl=len(names) - FIELDS) if names[FIELDS:] else ""
                listed = " ".join(filter(None, ("; ".join(names[:FIELDS]), rest)))
                told[one.kennung] = t("Seit der Fassung {fassung} geändert: {felder}.", fassung=last.von, felder=listed)
        return told

    @cached_property
    def _markdown(self) -> Markdowntext:
        return Markdowntext()

    def _href(self, art: str, key: str, feed: str) -> str | None:
        node = self.konzept.knoten(art, key)
        return linked(self.konzept, node.adresse, feed) if node is not None else None


def published(node: Knoten) -> date:
    """The day of a Meldung, for all else the day it changed."""
    entry: Meldung | Any = node.eintrag
    day: date = entry.datum if node.art.key == NEWS else entry.stand
    return day


def last_told(node: Knoten) -> date:
    """The last day on which there was something new about an entry."""
    return max(node.eintrag.stand, published(node))


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _put(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = _ILLEGAL.sub("", text)
    return element


AUSGABE: Final = Ausgabe(
    key="atom",
    titel="Neues zum Abonnieren (Atom)",
    beschreibung=(
        "Meldungen und geänderte Einträge für Nachrichtenleser und für andere Websites: für den ganzen Landkreis, je "
        "Gemeinde (gemeinden/…/feed.xml) und je Handlungsfeld (handlungsfelder/…/feed.xml)."
    ),
    medientyp=MEDIA_TYPE,
    adresse=FEED,
    dateien=files,
)
