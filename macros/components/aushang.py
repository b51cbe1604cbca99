"""The sheet of a Gemeinde to print and hang up: one number to call, the most asked topics, the address of its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.components.einbettung import Was
from macros.components.einbettungen import embed
from macros.components.handzettel import typed_address
from macros.components.kontakt import contact_card
from macros.components.sprachen import spoken

if TYPE_CHECKING:
    from macros.components.einbettung import Zeile
    from macros.components.kontakt import Kontaktkarte
    from macros.konzept import Knoten


@dataclass(frozen=True, slots=True)
class Aushang:
    """``eigene`` says that the contact is that of the Gemeinde, not the coordinating office.

    ``adresse`` is the address of the page without its scheme, as people type it; None as long as the site has none.
    """

    kontakt: Kontaktkarte | None
    eigene: bool
    sprachen: str
    themen: tuple[Zeile, ...]
    adresse: str | None


def aushang(knoten: Knoten) -> Aushang:
    """What the sheet of a Gemeinde says."""
    konzept = knoten.konzept
    place = knoten.ansprechstelle or konzept.konzept.koordination_anlaufstelle
    return Aushang(
        kontakt=contact_card(place) if place is not None else None,
        eigene=knoten.ansprechstelle is not None,
        sprachen=spoken(place.sprachen, konzept.sprache) if place is not None else "",
        themen=embed(Was.ZUSTAENDIG, knoten).zeilen,
        adresse=typed_address(knoten),
    )
