"""What the site says about its own quality: shares of what is there, each with the list of what is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.components.pflege import review
from macros.luecken import plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from macros.konzept import Knoten, Konzept


@dataclass(frozen=True, slots=True)
class Anteil:
    """A share: how many of how many, and those that are missing. Title and note are source texts of the seam."""

    key: str
    titel: str
    erklaerung: str
    alle: tuple[Knoten, ...]
    fehlen: tuple[Knoten, ...]

    @property
    def vorhanden(self) -> tuple[Knoten, ...]:
        """Those that are there."""
        return tuple(node for node in self.alle if node not in self.fehlen)

    @property
    def da(self) -> int:
        """How many are there."""
        return len(self.alle) - len(self.fehlen)

    @property
    def prozent(self) -> int | None:
        """The share in percent, rounded down, so that 100 means all; None when there is nothing to count."""
        return 100 * self.da // len(self.alle) if self.alle else None


def auskunft(konzept: Konzept) -> tuple[Anteil, ...]:
    """Every share on the reference day."""
    measures = plan.measures(konzept)
    contacts = konzept.alle("anlaufstelle")
    no_date = {gap.knoten.kennung for gap in plan.without_date(konzept)}
    old = {gap.knoten.kennung for gap in plan.without_value(konzept)}
    return (
        _share(
            "kontakte",
            "Geprüfte Anlaufstellen",
            "Jemand hat nachgesehen, ob alles stimmt, und die nächste Prüfung ist noch nicht fällig.",
            contacts,
            lambda node: review(node).am is not None and not review(node).ueberfaellig,
        ),
        _share("termin", "Maßnahmen mit Termin", "Beginn und Ende stehen fest, oder sie läuft auf Dauer.", measures,
               lambda node: node.kennung not in no_date),
        _share("stelle", "Maßnahmen mit leitender Stelle", "Eine Stelle leitet die Maßnahme.", measures,
               lambda node: node.federfuehrung is not None),
        _share("mittel", "Maßnahmen mit Angabe zum Geld", "Es steht da, woraus sie bezahlt wird.", measures,
               lambda node: bool(node.mittel)),
        _share("indikator", "Maßnahmen mit Indikator",
               "Ein Indikator misst sie selbst oder ein Ziel, dem sie dient.", measures, _measured),
        _share("werte", "Indikatoren mit aktuellem Wert",
               "Der neueste Wert ist nicht älter, als der Indikator es vorsieht.", konzept.alle("indikator"),
               lambda node: node.kennung not in old),
    )  # fmt: skip


def _share(key: str, titel: str, erklaerung: str, nodes: Iterable[Knoten], there: Callable[[Knoten], bool]) -> Anteil:
    listed = tuple(nodes)
    return Anteil(key, titel, erklaerung, listed, tuple(node for node in listed if not there(node)))


def _measured(node: Knoten) -> bool:
    """By an indicator of its own, or by one of a goal it serves."""
    if node.indikatoren:
        return True
    return any(
        goal.indikatoren or goal.zielwerte or any(part.indikator is not None for part in goal.trends)
        for goal in node.ziele
    )
