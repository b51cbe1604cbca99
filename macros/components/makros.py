"""The macros of Markdown pages: each prints the fragment that the data pages print too."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from markupsafe import Markup

from macros.arten import ART_BY_KEY
from macros.errors import KonzeptFehler, Problem, nearest
from macros.konzept import Knoten

if TYPE_CHECKING:
    from macros.rahmen import Rahmen
    from macros.render import Renderer


class Makros:
    """All macros, bound to one concept. Their names and arguments are German: editors write them."""

    def __init__(self, renderer: Renderer, rahmen: Rahmen) -> None:
        self.renderer = renderer
        self.rahmen = rahmen
        self.konzept = renderer.konzept

    def all(self) -> dict[str, Callable[..., Markup]]:
        """Every macro by the name editors write."""
        return {
            "startseite": self.startseite,
            "anlaufstelle": self.anlaufstelle,
            "massnahmen": self.massnahmen,
            "karte": self.karte,
        }

    def startseite(self) -> Markup:
        """Die ganze Startseite."""
        return self._block("makro_startseite")

    def anlaufstelle(self, kennung: str) -> Markup:
        """Kontaktkarte einer Anlaufstelle."""
        return self._block("makro_anlaufstelle", e=self._entry("anlaufstelle", kennung))

    def massnahmen(self, handlungsfeld: str = "") -> Markup:
        """Liste der Maßnahmen, auf Wunsch nur die eines Handlungsfelds."""
        if handlungsfeld:
            nodes = self._entry("handlungsfeld", handlungsfeld).rueck("massnahme", "handlungsfeld")
        else:
            nodes = self.konzept.alle("massnahme")
        return self._block("makro_massnahmen", massnahmen=nodes)

    def karte(self) -> Markup:
        """Karte der Gemeinden mit Liste."""
        return self._block("makro_karte")

    def _entry(self, art: str, kennung: str) -> Knoten:
        node = self.konzept.knoten(art, kennung)
        if node is None:
            hint = nearest(kennung, self.konzept.ids(art))
            message = f"unbekannte Kennung „{kennung}“ ({ART_BY_KEY[art].titel}){hint}"
            raise KonzeptFehler([Problem("docs", 0, 0, "", message, regel="makro")])
        return node

    def _block(self, name: str, **values: object) -> Markup:
        """A fragment as one line of HTML, so that Markdown takes it as a block and leaves it alone."""
        html = self.renderer.fragment(name, rahmen=self.rahmen, **values)
        return Markup(re.sub(r"\s*\n\s*", " ", str(html)).strip())  # noqa: S704 -- made by the fragment
