"""Puts pages into the frame of the site."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from macros import spur
from macros.glossar import Glossar, glossary, mark
from macros.rahmen import Rahmen, Seitenkopf
from macros.render import ROOT, Renderer, rooted
from macros.spur import Lesung, gemerkt

if TYPE_CHECKING:
    from collections.abc import Callable

    from macros.konzept import Konzept
    from macros.pages.seite import Seite

SENTINEL = "\x03"
FILLED = ("titel", "beschreibung", "kanonisch", "kopf", "inhalt", "melden")


@dataclass
class Seitenwerk:
    """Makes the pages of one concept.

    ``frames`` keeps the frame of each kind of page, rendered once and filled, and what was read for it;
    ``seiten`` are the pages made from data, in the order in which they are written.
    """

    konzept: Konzept
    renderer: Renderer
    rahmen: Rahmen
    frames: dict[tuple[Any, ...], tuple[tuple[str, ...], Lesung]] = field(default_factory=dict)
    seiten: list[Seite] = field(default_factory=list)

    @gemerkt
    def glossar(self) -> Glossar | None:
        """The terms that running text explains where it mentions them first."""
        return glossary(self.konzept)

    def explained(self, html: str) -> Markup:
        """The content of a page, its terms explained."""
        return Markup(mark(str(html), self.glossar))  # noqa: S704 -- HTML before as after

    def fragment(self, name: str, **values: object) -> Markup:
        """A fragment with the values of the frame at hand."""
        return self.renderer.fragment(name, rahmen=self.rahmen, **values)

    def crumbs(self, *steps: tuple[str, str | None]) -> tuple[tuple[str, str | None], ...]:
        """The way to a page from the start page; the last step, the page itself, has no address."""
        return ((self.konzept.sprache.t("Start"), ""), *steps)

    def einzeln(self, make: Callable[..., Seite], *values: Any) -> Seite:
        """A page that depends on nothing but what ``make`` reads for it, whatever else its family reads."""
        with spur.mitlesen() as read:
            return replace(make(self, *values), gelesen=spur.gruppe(read))

    def html(self, page: Seite) -> str:
        """The finished HTML of a page. Pages of one kind share a frame that is rendered once and filled."""
        if page.ganz:
            return rooted(page.inhalt(), root_of(page))
        if not page.gleicher_rahmen:
            return self.ordinary(page)
        key = (page.bereich, page.krumen[:-1], page.skripte, page.suchmaschinen)
        if key not in self.frames:
            with spur.mitlesen() as read:
                frame = self._frame(page)
            self.frames[key] = frame, spur.gruppe(read)
        frame, number = self.frames[key]
        spur.nachtragen(number)
        values = {
            "titel": escape(page.titel),
            "beschreibung": escape(page.beschreibung),
            "kanonisch": escape(self.rahmen.kanonisch(page.kanonisch or page.adresse) or ""),
            "kopf": page.kopf(),
            "inhalt": page.inhalt(),
            "melden": escape(self.rahmen.melden(page.adresse, ROOT)),
        }
        parts = [values[part] if number % 2 else part for number, part in enumerate(frame)]
        return rooted("".join(parts), root_of(page))

    def ordinary(self, page: Seite) -> str:
        """The same page with a frame of its own; the fast way must give the same document."""
        return rooted(self.renderer.frame(self.rahmen.values(self.head(page), page.inhalt(), ROOT)), root_of(page))

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
            zusatz=page.kopf(),
            skripte=page.skripte,
            suchmaschinen=page.suchmaschinen,
        )

    def _frame(self, page: Seite) -> tuple[str, ...]:
        gap = {name: f"{SENTINEL}{name}{SENTINEL}" for name in FILLED}
        kopf = Seitenkopf(
            titel=gap["titel"],
            beschreibung=gap["beschreibung"],
            adresse=SENTINEL,
            kanonisch=gap["kanonisch"] if self.rahmen.kanonisch("") else None,
            bereich=page.bereich,
            krumen=(*page.krumen[:-1], (gap["titel"], None)),
            layout=page.layout,
            zusatz=Markup(gap["kopf"]),  # noqa: S704 -- a gap, filled with markup
            skripte=page.skripte,
            suchmaschinen=page.suchmaschinen,
            melden=gap["melden"],
        )
        return tuple(self.renderer.frame(self.rahmen.values(kopf, gap["inhalt"], ROOT)).split(SENTINEL))


def root_of(page: Seite) -> str:
    """The way from a page up to the root of the site."""
    return "../" * page.adresse.count("/") or "./"
