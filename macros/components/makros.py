"""The macros of Markdown pages: each prints the fragment that the data pages print too.

The annotations are the rules: ``macros.makroaufrufe`` reads from them what a call may say, so that a mistake in prose
is told with its place before anything is built.
"""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup

from macros.arten import ART_BY_KEY
from macros.components import begriff, gremium, handlungsfeld, indikator, list_view, massnahme, ziel
from macros.components.angebot import offer_card
from macros.components.bestand import bestand
from macros.components.einschaetzung import einschaetzung, leitfragen
from macros.components.erreichen import erreichbar
from macros.components.kontakt import contact_card
from macros.components.messwerte import latest, reihe
from macros.errors import KonzeptFehler, Problem, nearest
from macros.geltung import geltung
from macros.model.types import (  # noqa: TC001 -- the annotations are read at run time
    AnlaufstelleRef,
    BegriffRef,
    Gebiet,
    GemeindeRef,
    HandlungsfeldRef,
    IndikatorRef,
    Jahr,
    MassnahmeRef,
    StelleRef,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from macros.components.messwerte import Zahl
    from macros.konzept import Knoten
    from macros.rahmen import Rahmen
    from macros.render import Renderer

INLINE = frozenset({"kennzahl", "stelle"})
BLOCK = "\x12"
FENCE = re.compile(r"(`{3,}|~{3,})")
HEADING = re.compile(r" {0,3}(#{1,6})(?:\s|$)")
UNDERLINE = {"=": 1, "-": 2}


class Makros:
    """All macros, bound to one concept. Their names and arguments are German: editors write them."""

    def __init__(self, renderer: Renderer, rahmen: Rahmen) -> None:
        self.renderer = renderer
        self.rahmen = rahmen
        self.konzept = renderer.konzept

    def all(self) -> dict[str, Callable[..., Markup]]:
        """Every macro by the name editors write."""
        return {name: getattr(self, name) for name in names()}

    def startseite(self) -> Markup:
        """Die ganze Startseite."""
        return self._block("startseite", v=list_view(self.konzept, "startseite"))

    def anlaufstelle(self, id: AnlaufstelleRef) -> Markup:  # noqa: A002 -- editors write id=…
        """Kontaktkarte einer Anlaufstelle."""
        node = self._entry("anlaufstelle", id)
        return self._block("anlaufstelle", e=node, karte=contact_card(node))

    def stelle(self, id: StelleRef) -> Markup:  # noqa: A002 -- as above
        """Name und Telefonnummer einer Stelle, mitten im Satz."""
        node = self._entry("stelle", id)
        return self._inline("stelle", e=node, weg=erreichbar(node))

    def angebote(self, gemeinde: GemeindeRef | None = None) -> Markup:
        """Angebote, auf Wunsch nur die für eine Gemeinde; was zu Ende ist, fehlt."""
        if gemeinde is None:
            nodes, place = self.konzept.alle("angebot"), None
        else:
            place = self._entry("gemeinde", gemeinde)
            nodes = tuple(served.knoten for served in self.konzept.versorgung(place, "angebot"))
        cards = tuple(card for card in map(offer_card, nodes) if not card.beendet)
        return self._block("angebote", gemeinde=place, karten=cards)

    def karte(self) -> Markup:
        """Karte der Gemeinden mit Liste."""
        return self._block("karte")

    def massnahmen(self, handlungsfeld: HandlungsfeldRef | None = None) -> Markup:
        """Tabelle der Maßnahmen, auf Wunsch nur die eines Handlungsfelds."""
        field = self._entry("handlungsfeld", handlungsfeld) if handlungsfeld else None
        nodes = field.rueck("massnahme", "handlungsfeld") if field else self.konzept.alle("massnahme")
        return self._block("massnahmen", handlungsfeld=field, v=massnahme.massnahmeliste(nodes))

    def massnahme(self, id: MassnahmeRef) -> Markup:  # noqa: A002 -- as above
        """Karte einer Maßnahme mit ihrem Stand."""
        return self._block("massnahme", e=self._entry("massnahme", id))

    def ziele(self, handlungsfeld: HandlungsfeldRef | None = None) -> Markup:
        """Ziele mit ihren Maßnahmen, auf Wunsch nur die eines Handlungsfelds."""
        cascades = ziel.liste(self.konzept)
        if handlungsfeld:
            cascades = (ziel.kaskade(self._entry("handlungsfeld", handlungsfeld)),)
        return self._block("ziele", kaskaden=cascades)

    def kaskade(self) -> Markup:
        """Alle Handlungsfelder zum Aufklappen, darin Leitziele, Teilziele und Maßnahmen."""
        return self._block("kaskade", kaskaden=ziel.liste(self.konzept))

    def handlungsfelder(self) -> Markup:
        """Karten aller Handlungsfelder."""
        return self._block("handlungsfelder", karten=handlungsfeld.liste(self.konzept))

    def indikator(self, id: IndikatorRef) -> Markup:  # noqa: A002 -- as above
        """Diagramm und neuester Wert eines Indikators."""
        node = self._entry("indikator", id)
        return self._block("indikator", e=node, v=indikator.sicht(node))

    def kennzahl(self, id: IndikatorRef, jahr: Jahr | None = None, gebiet: Gebiet = "landkreis") -> Markup:  # noqa: A002 -- as above
        """Ein Wert eines Indikators, mitten im Satz; ohne Jahr der neueste, dann mit Jahreszahl."""
        node = self._entry("indikator", id)
        value = figure(node, jahr, gebiet)
        if value is None:
            raise KonzeptFehler([_problem(f"zu „{id}“ gibt es diesen Wert nicht")])
        return self._inline("kennzahl", e=node, zahl=value, mit_jahr=jahr is None)

    def begriff(self, id: BegriffRef) -> Markup:  # noqa: A002 -- as above
        """Ein Begriff mit seiner Definition."""
        return self._block("begriff", z=begriff.zeile(self._entry("begriff", id)))

    def gremien(self) -> Markup:
        """Karten aller Gremien."""
        return self._block("gremien", karten=gremium.liste(self.konzept))

    def leitbild(self) -> Markup:
        """Das Leitbild mit seinen Leitsätzen."""
        return self._block("leitbild", herkunft=self._origin)

    def vorwort(self) -> Markup:
        """Das Vorwort."""
        return self._block("vorwort", v=self.konzept.konzept.vorwort, herkunft=self._origin)

    def leitfragen(self) -> Markup:
        """Die neun Leitfragen mit ihren Antworten."""
        return self._block("leitfragen", fragen=leitfragen(self.konzept), herkunft=self._origin)

    def selbsteinschaetzung(self, welche: Literal["erfolgsfaktoren", "dreizehn_punkte"]) -> Markup:
        """Selbsteinschätzung: „erfolgsfaktoren“ oder „dreizehn_punkte“."""
        return self._block("selbsteinschaetzung", v=einschaetzung(self.konzept, welche), herkunft=self._origin)

    def fassungen(self) -> Markup:
        """Welche Fassung gilt, und alle früheren zum Nachlesen."""
        return self._block("fassungen", v=geltung(self.konzept), herkunft=self._origin)

    def vollstaendigkeit(self) -> Markup:
        """Was das Konzept enthält: jeder Bestandteil mit der Seite, die ihn trägt."""
        return self._block("vollstaendigkeit", zeilen=bestand(self.konzept))

    @property
    def _origin(self) -> SimpleNamespace:
        """What the preview needs to link a block to ``konzept.yaml``."""
        return SimpleNamespace(source=self.konzept.daten.quellen.get("konzept"))

    def _entry(self, art: str, kennung: str) -> Knoten:
        node = self.konzept.knoten(art, kennung)
        if node is None:
            hint = nearest(kennung, self.konzept.ids(art))
            raise KonzeptFehler([_problem(f"unbekannte Kennung „{kennung}“ ({ART_BY_KEY[art].titel}){hint}")])
        return node

    def _block(self, name: str, **values: object) -> Markup:
        """A fragment as one line of HTML, so that Markdown takes it as a block and leaves it alone.

        Its headings begin at level 3; ``settle_headings`` fits them to the page and takes the mark away.
        """
        block = _one_line(self.renderer.fragment(f"makro_{name}", rahmen=self.rahmen, **values))
        return Markup(f"{BLOCK}{block}")  # noqa: S704 -- made by the fragment

    def _inline(self, name: str, **values: object) -> Markup:
        """A fragment for the middle of a sentence."""
        return _one_line(self.renderer.fragment(f"makro_{name}", **values))


def names() -> tuple[str, ...]:
    """The names of all macros, in the order of their documentation."""
    methods = vars(Makros)
    return tuple(name for name in methods if not name.startswith("_") and name != "all")


def figure(node: Knoten, jahr: int | str | None, gebiet: str) -> Zahl | None:
    """The value of an indicator for a year (without one: the newest known) in an area as editors write it, or None."""
    if jahr is None:
        return latest(node, gebiet)
    return next((one for one in reihe(node, gebiet) if one.jahr == int(jahr)), None)


def settle_headings(markdown: str) -> str:
    """The Markdown of a page after its macros: the headings of each block follow the heading above it, one level down.

    So no level is skipped, wherever an editor puts a macro (WCAG 1.3.1); the heading of the page itself is level 1. A
    block with the main heading in it, the start page, is a page of its own and stays as it is.
    """
    level, fence, result = 1, "", []
    lines = markdown.split("\n")
    for before, line in zip(["", *lines], lines, strict=False):
        mark = FENCE.match(line)
        if fence or mark:
            ends = bool(fence) and line.rstrip() == fence
            fence = "" if ends else fence or (mark[1] if mark else "")
        elif heading := HEADING.match(line):
            level = len(heading[1])
        elif before.strip() and line.strip() and set(line.strip()) <= {line[0]} and line[0] in UNDERLINE:
            level = UNDERLINE[line[0]]
        result.append(_settled(line, level) if BLOCK in line else line)
    return "\n".join(result)


def _settled(line: str, level: int) -> str:
    def shift(match: re.Match[str]) -> str:
        return f"{match[1]}{min(6, int(match[2]) + level - 2)}"

    plain = line.replace(BLOCK, "")
    if re.search(r"<h[12][\s>]", plain):
        return plain
    return re.sub(r"(</?h)([3-6])(?=[\s>])", shift, plain)


def _problem(message: str) -> Problem:
    return Problem("docs", 0, 0, "", message, regel="makro")


def _one_line(html: Markup) -> Markup:
    return Markup(re.sub(r"\s*\n\s*", " ", str(html)).strip())  # noqa: S704 -- made by the fragment
