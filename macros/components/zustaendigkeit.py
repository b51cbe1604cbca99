"""All rules of responsibility, by what they are about (Z4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.components.antworten import topics_in_order
from macros.components.regeln import Regel, rule_views

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept


@dataclass(frozen=True, slots=True)
class Regelgruppe:
    """The rules about one Anliegen or one Aufgabe."""

    thema: Knoten
    regeln: tuple[Regel, ...]


def liste(konzept: Konzept) -> tuple[Regelgruppe, ...]:
    """Every rule once: those about an Anliegen first, then those about an Aufgabe."""
    seen: set[str] = set()
    groups = []
    for topic in (*topics_in_order(konzept), *konzept.alle("aufgabe")):
        rules = [rule for rule in topic.rueck("zustaendigkeit") if rule.kennung not in seen]
        seen.update(rule.kennung for rule in rules)
        if rules:
            groups.append(Regelgruppe(topic, rule_views(rules)))
    return tuple(groups)
