"""Rules of responsibility: each is complete, no two contradict each other, and gaps are told (DESIGN §4, Z4)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Final, cast

from macros.checks.teile import file_of, unread
from macros.konzept.regeln import rule_of
from macros.zustaendig import named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from macros.errors import Problem
    from macros.konzept import Konzept
    from macros.konzept.knoten import Knoten
    from macros.model.gebiete import Gemeinde, Verband
    from macros.model.zustaendigkeit import Zustaendigkeit

NAMED: Final = 5


def complete(konzept: Konzept) -> Iterator[Problem]:
    """A rule is about exactly one Anliegen or Aufgabe, and holds in areas or for a beginning of the ARS."""
    for node in konzept.alle("zustaendigkeit"):
        rule = rule_of(node)
        if rule.anliegen is None and rule.aufgabe is None:
            message = "hier fehlt, worum es geht – bitte „anliegen“ oder „aufgabe“ eintragen"
            yield konzept.problem(node, (), message, "zustaendigkeit")
        elif rule.anliegen is not None and rule.aufgabe is not None:
            message = "Anliegen und Aufgabe zugleich geht nicht – bitte eine der beiden Zeilen löschen"
            yield konzept.problem(node, ("aufgabe",), message, "zustaendigkeit")
        if not rule.gebiete and rule.ars_praefix is None:
            message = "hier fehlt, wo die Regel gilt – bitte „gebiete“ oder „ars_praefix“ eintragen"
            yield konzept.problem(node, (), message, "zustaendigkeit")
        elif rule.gebiete and rule.ars_praefix is not None:
            message = "Gebiete und Anfang des ARS zugleich geht nicht – bitte eine der beiden Angaben löschen"
            yield konzept.problem(node, ("ars_praefix",), message, "zustaendigkeit")


def nowhere(konzept: Konzept) -> Iterator[Problem]:
    """A rule that holds in no Gemeinde at all."""
    places = konzept.alle("gemeinde")
    if not places or unread(konzept, "gemeinde"):
        return
    used = {
        knoten.kennung
        for subject in konzept.regeln.subjects()
        for place in places
        for _, _, knoten in konzept.regeln.rules(subject, _entry(place))
    }
    for node in konzept.alle("zustaendigkeit"):
        rule = rule_of(node)
        if node.kennung in used or not (rule.anliegen or rule.aufgabe):
            continue
        if rule.ars_praefix is not None:
            message = f"keine Gemeinde hat einen ARS, der mit „{rule.ars_praefix}“ beginnt – bitte prüfen"
            yield konzept.problem(node, ("ars_praefix",), message, "zustaendigkeit")
        elif rule.gebiete and not any(_elsewhere_told(konzept, area) for area in rule.gebiete):
            message = "die Regel gilt in keiner Gemeinde – bitte „gebiete“ und „ausgenommen“ prüfen"
            yield konzept.warnung(node, ("gebiete",), message, "zustaendigkeit")


def _elsewhere_told(konzept: Konzept, area: str) -> bool:
    """Whether another rule tells why the area is empty: it does not exist, or a Gemeinde does not name its Verband."""
    art, _, key = area.partition(":")
    node = konzept.knoten(art, key) if key else None
    if node is None or art != "verband":
        return node is None and bool(key)
    ars = cast("Verband", node.eintrag).ars
    places = [_entry(place) for place in konzept.alle("gemeinde")]
    return any(place.ars.startswith(ars) and place.verband != key for place in places)


def equals(konzept: Konzept) -> Iterator[Problem]:
    """Two rules of equal rank with a Gemeinde and a day in common: nobody could say which one wins.

    Any day counts, not only today, so that no rebuild fails because a day has come.
    """
    told: set[tuple[str, str]] = set()
    for subject in konzept.regeln.subjects():
        for place in konzept.alle("gemeinde"):
            ranked: dict[tuple[int, str | None], list[Knoten]] = defaultdict(list)
            for rank, _, node in konzept.regeln.rules(subject, _entry(place)):
                ranked[rank, rule_of(node).personengruppe].append(node)
            for nodes in ranked.values():
                for one, other in combinations(sorted(nodes, key=lambda node: node.eintrag.id), 2):
                    pair = (one.kennung, other.kennung)
                    if pair not in told and _meet(rule_of(one), rule_of(other)):
                        told.add(pair)
                        message = (
                            f"gilt in {place.anzeige} gleichrangig mit {file_of(one)} – "
                            "bitte Gebiete, Personengruppe oder Gültigkeit einer der beiden Regeln ändern"
                        )
                        yield konzept.problem(other, ("gebiete",), message, "zustaendigkeit")


def _meet(one: Zustaendigkeit, other: Zustaendigkeit) -> bool:
    """Whether there is a day on which both rules hold."""
    start = max(one.gueltig_von or date.min, other.gueltig_von or date.min)
    end = min(one.gueltig_bis or date.max, other.gueltig_bis or date.max)
    return start <= end


def gaps(konzept: Konzept) -> Iterator[Problem]:
    """An Anliegen for which nobody is responsible in a Gemeinde: told once, with the Gemeinden."""
    if unread(konzept, "zustaendigkeit", "anliegen", "gemeinde", "verband"):
        return
    for node in konzept.alle("anliegen"):
        places = konzept.alle("gemeinde")
        open_in = [place for place in places if not named(konzept, node, place, konzept.stichtag)]
        if not open_in:
            continue
        message = f"dafür ist {_where(open_in, places)} – bitte eine Zuständigkeit anlegen"
        yield konzept.warnung(node, (), message, "zustaendigkeit")


def _where(open_in: Sequence[Knoten], places: Sequence[Knoten]) -> str:
    if len(open_in) == len(places):
        return "nirgends jemand benannt"
    names = ", ".join(place.anzeige for place in open_in[:NAMED])
    more = f" und {len(open_in) - NAMED} weiteren" if len(open_in) > NAMED else ""
    return f"niemand benannt in {names}{more}"


def _entry(place: Knoten) -> Gemeinde:
    return cast("Gemeinde", place.eintrag)


RULES = (complete, nowhere, equals, gaps)
