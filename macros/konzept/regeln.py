"""The rules of responsibility, found by the area they hold in (DESIGN §4).

A look-up costs as many steps as a Gemeinde has areas around it, however many rules there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from macros import spur
from macros.konzept.gebiete import PREFIX_RANK, area_rank, around, contains

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from macros.konzept.knoten import Knoten
    from macros.model.gebiete import Gemeinde
    from macros.model.zustaendigkeit import Zustaendigkeit


class Regelindex:
    """All rules by what they are about (``anliegen:id`` or ``aufgabe:id``) and by area."""

    def __init__(self, regeln: Iterable[Knoten]) -> None:
        self._by_subject: dict[str, dict[str, list[Knoten]]] = {}
        self._around: dict[str, tuple[tuple[int, str], ...]] = {}
        self._grouped: set[str] = set()
        for knoten in regeln:
            rule = cast("Zustaendigkeit", knoten.modell)
            for subject in subjects(rule):
                areas = self._by_subject.setdefault(subject, {})
                if rule.personengruppe is not None:
                    self._grouped.add(subject)
                for area in dict.fromkeys((*rule.gebiete, *([rule.ars_praefix] if rule.ars_praefix else ()))):
                    areas.setdefault(area, []).append(knoten)

    def subjects(self) -> tuple[str, ...]:
        """Everything there is a rule about, as ``anliegen:id`` or ``aufgabe:id``."""
        spur.lesen("regelthemen")
        return tuple(self._by_subject)

    def by_group(self, subject: str) -> bool:
        """Whether any rule about ``subject`` is for a group of persons."""
        spur.lesen("gruppenregel", subject)
        return subject in self._grouped

    def rules(self, subject: str, gemeinde: Gemeinde) -> Iterator[tuple[int, str, Knoten]]:
        """The rules about ``subject`` that hold in the Gemeinde, at whatever time: rank, area and rule.

        The most specific come first, each rule once with its most specific area; exclusions are heeded.
        """
        spur.lesen("regeln", subject, gemeinde.id)
        return self._holding(subject, gemeinde)

    def _holding(self, subject: str, gemeinde: Gemeinde) -> Iterator[tuple[int, str, Knoten]]:
        by_area = self._by_subject.get(subject)
        if not by_area:
            return
        seen: set[str] = set()
        around = self._around.get(gemeinde.id)
        if around is None:
            around = self._around[gemeinde.id] = tuple(areas_around(gemeinde))
        for rank, area in around:
            for knoten in by_area.get(area, ()):
                if knoten.kennung in seen:
                    continue
                seen.add(knoten.kennung)
                rule = cast("Zustaendigkeit", knoten.modell)
                if not any(contains(excluded, gemeinde) for excluded in rule.ausgenommen):
                    yield rank, area, knoten


def rule_of(knoten: Knoten) -> Zustaendigkeit:
    """The rule a node holds."""
    return cast("Zustaendigkeit", knoten.eintrag)


def subjects(rule: Zustaendigkeit) -> Iterator[str]:
    """What the rule is about."""
    if rule.anliegen:
        yield f"anliegen:{rule.anliegen}"
    if rule.aufgabe:
        yield f"aufgabe:{rule.aufgabe}"


def valid_on(rule: Zustaendigkeit, day: date) -> bool:
    """Whether the rule holds on a day; its first and last day count."""
    return not (rule.gueltig_von and day < rule.gueltig_von) and not (rule.gueltig_bis and day > rule.gueltig_bis)


def areas_around(gemeinde: Gemeinde) -> Iterator[tuple[int, str]]:
    """Rank and name of every area that contains the Gemeinde, as rules write it, the most specific first."""
    ranked = [(area_rank(area), area) for area in around(gemeinde)]
    ranked += [(area_rank(kind), gemeinde.ars[:length]) for length, kind in PREFIX_RANK.items()]
    yield from sorted(ranked)
