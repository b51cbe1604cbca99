"""Every page made from data: one per entry, one list per kind, the A–Z index, and the addresses that lead on."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from macros.arten import ART_BY_KEY, ARTEN, Art
from macros.components import list_view, view
from macros.components.pflege import review
from macros.geltung import geltung, satz
from macros.glossar import Glossar, glossary, mark
from macros.konzept.knoten import sort_key
from macros.model.gebiete import Gemeinde, Verband
from macros.prosa import prose_pages
from macros.rahmen import Rahmen, Seitenkopf
from macros.render import ROOT, Renderer, rooted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from macros.konzept import Knoten, Konzept

SENTINEL = "\x03"
TERMS = "begriff"


@dataclass(frozen=True)
class Seite:
    """One page: its address, what the frame must know, and how to make its content.

    ``stand`` is the day it last changed; ``ganz`` says that the content is a whole document without a frame,
    ``gleicher_rahmen`` that pages of this kind differ only in title, description, address and content.
    """

    adresse: str
    titel: str
    bereich: str
    inhalt: Callable[[], Markup]
    beschreibung: str = ""
    krumen: tuple[tuple[str, str | None], ...] = ()
    kanonisch: str | None = None
    stand: date | None = None
    layout: str = "schlicht"
    ganz: bool = False
    gleicher_rahmen: bool = False


@dataclass
class Seitenwerk:
    """Makes the pages of one concept. ``frames`` keeps the frame of each kind of page, rendered once and filled.

    ``geschrieben`` of ``anzahl`` pages are written so far.
    """

    konzept: Konzept
    renderer: Renderer
    rahmen: Rahmen
    frames: dict[tuple[Any, ...], tuple[str, ...]] = field(default_factory=dict)
    anzahl: int = 0
    geschrieben: int = 0

    @cached_property
    def glossar(self) -> Glossar | None:
        """The terms that running text explains where it mentions them first."""
        return glossary(self.konzept)

    def explained(self, html: str) -> Markup:
        """The content of a page, its terms explained."""
        return Markup(mark(html, self.glossar))  # noqa: S704 -- HTML before as after

    def pages(self) -> Iterator[Seite]:
        """Every page made from data, in a fixed order."""
        for art in ARTEN:
            yield self._list_page(art)
            if art.eigene_seite:
                yield from (self._entry_page(art, node) for node in self.konzept.alle(art.key))
        yield self._index_page()
        yield self._versions_page()
        yield from self._forwarding()
        yield from self._ended()

    def html(self, page: Seite) -> str:
        """The finished HTML of a page. Pages of one kind share a frame that is rendered once and filled."""
        if page.ganz:
            return rooted(page.inhalt(), _root(page))
        if not page.gleicher_rahmen:
            return self.ordinary(page)
        key = (page.bereich, page.krumen[:-1])
        frame = self.frames.get(key)
        if frame is None:
            frame = self.frames[key] = self._frame(page)
        values = {
            "titel": escape(page.titel),
            "beschreibung": escape(page.beschreibung),
            "kanonisch": escape(self.rahmen.kanonisch(page.kanonisch or page.adresse) or ""),
            "inhalt": page.inhalt(),
        }
        parts = [values[part] if number % 2 else part for number, part in enumerate(frame)]
        return rooted("".join(parts), _root(page))

    def ordinary(self, page: Seite) -> str:
        """The same page with a frame of its own; the fast way must give the same document."""
        return rooted(self.renderer.frame(self.rahmen.values(self.head(page), page.inhalt(), ROOT)), _root(page))

    def head(self, page: Seite) -> Seitenkopf:
        """What the page tells the frame."""
        return Seitenkopf(
            titel=page.titel,
            beschreibung=page.beschreibung,
            adresse=page.adresse,
            kanonisch=self.rahmen.kanonisch(page.kanonisch or page.adresse),
            bereich=page.bereich,
            krumen=page.krumen,
            layout=page.layout,
        )

    def _frame(self, page: Seite) -> tuple[str, ...]:
        gap = {name: f"{SENTINEL}{name}{SENTINEL}" for name in ("titel", "beschreibung", "kanonisch", "inhalt")}
        kopf = Seitenkopf(
            titel=gap["titel"],
            beschreibung=gap["beschreibung"],
            adresse=SENTINEL,
            kanonisch=gap["kanonisch"] if self.rahmen.kanonisch("") else None,
            bereich=page.bereich,
            krumen=(*page.krumen[:-1], (gap["titel"], None)),
            layout=page.layout,
        )
        return tuple(self.renderer.frame(self.rahmen.values(kopf, gap["inhalt"], ROOT)).split(SENTINEL))

    def _crumbs(self, *steps: tuple[str, str | None]) -> tuple[tuple[str, str | None], ...]:
        return ((self.konzept.sprache.t("Start"), ""), *steps)

    def _entry_page(self, art: Art, node: Knoten) -> Seite:
        name = f"seite_{art.key}"
        return Seite(
            adresse=node.adresse,
            titel=node.anzeige,
            beschreibung=node.vorspann or node.anzeige,
            bereich=art.bereich,
            krumen=self._crumbs((self.konzept.sprache.t(art.plural), f"{art.ordner}/"), (node.anzeige, None)),
            inhalt=lambda: self.explained(
                self.renderer.fragment(name, e=node, art=art, rahmen=self.rahmen, v=view(node), pruefung=review(node))
            ),
            stand=node.eintrag.stand,
            layout="leiste" if art.leiste and art.bereich == "konzept" else "schlicht",
            gleicher_rahmen=True,
        )

    def _list_page(self, art: Art) -> Seite:
        titel = self.konzept.sprache.t(art.plural)
        name = f"liste_{art.key}" if self.renderer.has_fragment(f"liste_{art.key}") else "liste"
        nodes = self.konzept.alle(art.key)
        explained = self.explained if art.key != TERMS else Markup
        return Seite(
            adresse=f"{art.ordner}/",
            titel=titel,
            beschreibung=self.konzept.sprache.t("{was} im {kreis}", was=titel, kreis=self.konzept.landkreis.name),
            bereich=art.bereich,
            krumen=self._crumbs((titel, None)),
            inhalt=lambda: explained(
                self.renderer.fragment(
                    name, art=art, eintraege=nodes, rahmen=self.rahmen, v=list_view(self.konzept, art.key)
                )
            ),
            stand=max((node.eintrag.stand for node in nodes), default=None),
        )

    def _index_page(self) -> Seite:
        titel = self.konzept.sprache.t("Alles von A bis Z")
        return Seite(
            adresse="a-bis-z/",
            titel=titel,
            beschreibung=titel,
            bereich="hilfe",
            krumen=self._crumbs((titel, None)),
            inhalt=lambda: self.renderer.fragment(
                "a_bis_z", gruppen=index_of(self.konzept), arten=ARTEN, entfallen=tuple(self._ended())
            ),
        )

    def _versions_page(self) -> Seite:
        titel = self.konzept.sprache.t("Fassungen")
        return Seite(
            adresse="fassungen/",
            titel=titel,
            beschreibung=satz(self.konzept),
            bereich="konzept",
            krumen=self._crumbs((titel, None)),
            inhalt=lambda: self.renderer.fragment("fassungen", v=geltung(self.konzept)),
            stand=self.konzept.daten.konzept.stand,
            layout="leiste",
        )

    def _forwarding(self) -> Iterator[Seite]:
        """Addresses that lead on: former ids, and the permanent address of every area by its official key."""
        for art in ARTEN:
            for node in self.konzept.alle(art.key) if art.eigene_seite else ():
                yield from (self._forward(f"{art.ordner}/{old}/", node) for old in node.eintrag.frueher)
                if isinstance(node.eintrag, Gemeinde | Verband):
                    yield self._forward(f"ars/{node.eintrag.ars}/", node)
                if isinstance(node.eintrag, Gemeinde):
                    yield self._forward(f"ags/{node.eintrag.ags}/", node)

    def _forward(self, adresse: str, ziel: Knoten) -> Seite:
        return Seite(
            adresse=adresse,
            titel=ziel.anzeige,
            bereich="",
            kanonisch=ziel.adresse,
            inhalt=lambda: self.renderer.fragment(
                "umleitung", ziel=ziel, kanonisch=self.rahmen.kanonisch(ziel.adresse)
            ),
            ganz=True,
        )

    def _ended(self) -> Iterator[Seite]:
        """The address of an entry that ended: it says so, and where to go on."""
        t = self.konzept.sprache.t
        for gone in self.konzept.entfallen:
            art = ART_BY_KEY.get(gone.art)
            if art is None or not art.eigene_seite or self.konzept.knoten(art.key, gone.id) is not None:
                continue
            yield Seite(
                adresse=f"{art.ordner}/{gone.id}/",
                titel=gone.titel,
                beschreibung=t("Diesen Eintrag gibt es nicht mehr."),
                bereich=art.bereich,
                krumen=self._crumbs((t(art.plural), f"{art.ordner}/"), (gone.titel, None)),
                inhalt=partial(self.renderer.fragment, "entfallen", e=gone, art=art, rahmen=self.rahmen),
                stand=gone.seit,
                gleicher_rahmen=True,
            )


@dataclass(frozen=True, slots=True)
class Stichwort:
    """One line of the A–Z index."""

    anzeige: str
    adresse: str
    art: str


def index_of(konzept: Konzept) -> list[tuple[str, list[Stichwort]]]:
    """Every entry and chapter by its first letter, umlauts with their vowel, digits and signs under „#“."""
    t = konzept.sprache.t
    words = [
        Stichwort(node.anzeige, node.adresse, t(art.titel))
        for art in ARTEN
        if art.key != "zustaendigkeit"
        for node in konzept.alle(art.key)
    ]
    words.append(Stichwort(t("Fassungen"), "fassungen/", t("Konzept")))
    words += [Stichwort(page.titel, page.adresse, t("Kapitel")) for page in prose_pages(konzept) if page.adresse]
    words.sort(key=lambda word: (not sort_key(word.anzeige)[0][:1].isalpha(), sort_key(word.anzeige), word.adresse))
    return [(letter, list(group)) for letter, group in groupby(words, key=lambda word: _letter(word.anzeige))]


def _letter(text: str) -> str:
    first = sort_key(text)[0][:1].upper()
    return first if first.isalpha() else "#"


def _root(page: Seite) -> str:
    return "../" * page.adresse.count("/") or "./"
