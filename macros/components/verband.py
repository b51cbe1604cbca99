"""A Verband: its Gemeinden, what it does for them, how it is reached."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from macros.components.angebot import Angebotskarte, offer_card
from macros.components.gemeinde import Kennzahl, Schluesselkontakt, association_contact, figures, news_of
from macros.components.kontakt import Kontaktkarte, contact_card
from macros.components.regeln import Regel, rules_not_over
from macros.components.termine import running

if TYPE_CHECKING:
    from macros.konzept import Knoten
    from macros.model.gebiete import Verband


@dataclass(frozen=True, slots=True)
class Gebietssicht:
    """What there is for an area of several Gemeinden; ``hier`` are their ids, for the map."""

    gemeinden: tuple[Knoten, ...]
    hier: tuple[str, ...]
    einwohner: int | None
    anlaufstellen: tuple[Kontaktkarte, ...]
    angebote: tuple[Angebotskarte, ...]
    massnahmen: tuple[Knoten, ...]
    regeln: tuple[Regel, ...]
    meldungen: tuple[Knoten, ...]
    zahlen: tuple[Kennzahl, ...]
    beispiele: tuple[Knoten, ...]


@dataclass(frozen=True, slots=True)
class Verbandssicht:
    """The page of a Verband."""

    artname: str
    kontakt: Schluesselkontakt | None
    gebiet: Gebietssicht


def sicht(knoten: Knoten) -> Verbandssicht:
    """What the page of a Verband shows."""
    return Verbandssicht(
        artname=knoten.konzept.sprache.t(cast("Verband", knoten.eintrag).art.titel),
        kontakt=_contact(knoten),
        gebiet=area_view(knoten, knoten.rueck("gemeinde", "verband")),
    )


def _contact(knoten: Knoten) -> Schluesselkontakt | None:
    """Its contact on its own page: without its name, which stands above, and without its Gemeinden, which follow."""
    found = association_contact(knoten)
    if found is None or not (found.telefon or found.email or found.zeile):
        return None
    return replace(found, titel=knoten.konzept.sprache.t("Verwaltung"), knoten=knoten.verwaltung, klein=found.klein[1:])


def area_view(knoten: Knoten, gemeinden: tuple[Knoten, ...]) -> Gebietssicht:
    """What there is for an area that consists of some Gemeinden."""
    counted = [node.einwohner for node in gemeinden]
    return Gebietssicht(
        gemeinden=gemeinden,
        hier=tuple(node.eintrag.id for node in gemeinden),
        einwohner=sum(counted) if counted and None not in counted else None,
        anlaufstellen=tuple(map(contact_card, knoten.rueck("anlaufstelle", "gebiete"))),
        angebote=tuple(map(offer_card, running(knoten.rueck("angebot", "gebiete")))),
        massnahmen=knoten.rueck("massnahme", "gebiete"),
        regeln=rules_not_over(knoten.rueck("zustaendigkeit", "gebiete")),
        meldungen=news_of(knoten),
        zahlen=figures(knoten),
        beispiele=tuple(dict.fromkeys(node for place in gemeinden for node in place.rueck("beispiel", "gemeinden"))),
    )
