"""Where there is no offer: by Handlungsfeld and Gemeinde, and there by language and group (M1, T1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from macros.components.termine import runs
from macros.luecken.luecke import Luecke
from macros.model.angebot import Zielgruppe
from macros.model.anlaufstelle import Sprachweise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Knoten, Konzept
    from macros.model.angebot import Angebot

GERMAN: Final = "de"
#: Groups that offers for the people who live here are meant for; training for staff is none of them.
RESIDENTS: Final = tuple(
    group
    for group in Zielgruppe
    if group not in {Zielgruppe.BESCHAEFTIGTE, Zielgruppe.VERWALTUNG, Zielgruppe.FACHKRAEFTE, Zielgruppe.EHRENAMTLICHE}
)


@dataclass(frozen=True, slots=True)
class Abdeckung:
    """What one Handlungsfeld offers in one Gemeinde on the reference day.

    ``angebote`` counts all running offers that serve it, ``vor_ort`` those meant for this Gemeinde itself. An offer has
    a language when it is spoken or interpreted there, and reaches a group when it names it or is open to everybody.
    """

    gemeinde: Knoten
    angebote: int
    vor_ort: int
    ohne_sprachen: tuple[str, ...]
    ohne_gruppen: tuple[Zielgruppe, ...]


@dataclass(frozen=True, slots=True)
class Feldabdeckung:
    """One Handlungsfeld over all Gemeinden, in list order."""

    handlungsfeld: Knoten
    zeilen: tuple[Abdeckung, ...]

    @property
    def leer(self) -> tuple[Knoten, ...]:
        """The Gemeinden without any offer of this Handlungsfeld."""
        return tuple(row.gemeinde for row in self.zeilen if not row.angebote)


def languages(konzept: Konzept) -> tuple[str, ...]:
    """The languages other than German in which anybody in the Landkreis helps: what an offer could be asked for."""
    told = (
        part.sprache
        for art in ("anlaufstelle", "angebot")
        for node in konzept.alle(art)
        for part in node.sprachen
        if part.weise is not Sprachweise.FALTBLATT
    )
    return tuple(sorted({language for language in told if language.partition("-")[0] != GERMAN}))


def coverage(konzept: Konzept) -> tuple[Feldabdeckung, ...]:
    """Every Handlungsfeld × Gemeinde with what is offered there and in which languages and for whom it is not."""
    served = {
        town.eintrag.id: [
            (one.ebene, cast("Angebot", one.knoten.eintrag))
            for one in konzept.versorgung(town, "angebot")
            if runs(one.knoten)
        ]
        for town in konzept.alle("gemeinde")
    }
    asked = languages(konzept)
    return tuple(
        Feldabdeckung(
            field,
            tuple(_row(town, field.eintrag.id, served[town.eintrag.id], asked) for town in konzept.alle("gemeinde")),
        )
        for field in konzept.alle("handlungsfeld")
    )


def _row(town: Knoten, field: str, served: list[tuple[str, Angebot]], asked: tuple[str, ...]) -> Abdeckung:
    offers = [(level, offer) for level, offer in served if field in offer.handlungsfelder]
    spoken = {part.sprache for _, offer in offers for part in offer.sprachen if part.weise is not Sprachweise.FALTBLATT}
    open_to_all = any(offer.fuer_alle for _, offer in offers)
    named = {group for _, offer in offers for group in offer.gruppen}
    return Abdeckung(
        gemeinde=town,
        angebote=len(offers),
        vor_ort=sum(level == "gemeinde" for level, _ in offers),
        ohne_sprachen=tuple(language for language in asked if language not in spoken),
        ohne_gruppen=() if open_to_all else tuple(group for group in RESIDENTS if group not in named),
    )


def without_offer(konzept: Konzept) -> Iterator[Luecke]:
    """Handlungsfelder with the Gemeinden in which nothing of theirs is offered."""
    for field in coverage(konzept):
        if field.leer:
            yield Luecke(field.handlungsfeld, field.leer)


def pairs(konzept: Konzept) -> int:
    """How many pairs of Handlungsfeld and Gemeinde there are."""
    return len(konzept.alle("handlungsfeld")) * len(konzept.alle("gemeinde"))
