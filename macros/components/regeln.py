"""Rules of responsibility as people read them: what for, where, for whom, who, since when, on which basis (Z4, P1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.components.pflege import Pruefstand, review
from macros.konzept.gebiete import PREFIX_RANK
from macros.konzept.regeln import rule_of, valid_on

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.konzept import Knoten, Konzept
    from macros.konzept.knoten import Gebietswort


@dataclass(frozen=True, slots=True)
class Regel:
    """One rule. ``wofuer`` are the Anliegen and Aufgabe it is about.

    ``gilt`` says whether it holds on the reference day, ``vorbei`` whether its last day has passed. ``geltung`` says
    from when to when, None when it holds without limits. ``gebiete`` are also the areas whose official keys begin with
    ``praefix``, where the rule names such a beginning.
    """

    knoten: Knoten
    wofuer: tuple[Knoten, ...]
    gebiete: tuple[Knoten | Gebietswort, ...]
    praefix: str | None
    ausgenommen: tuple[Knoten | Gebietswort, ...]
    gruppe: str | None
    ebene: str
    aufgabenart: str | None
    geltung: str | None
    gilt: bool
    vorbei: bool
    pruefung: Pruefstand


def rule_view(knoten: Knoten) -> Regel:
    """A rule (a ``zustaendigkeit`` node), ready to print."""
    rule, konzept = rule_of(knoten), knoten.konzept
    t = konzept.sprache.t
    return Regel(
        knoten=knoten,
        wofuer=tuple(node for node in (knoten.anliegen, knoten.aufgabe) if node is not None),
        gebiete=knoten.gebiete or _areas_of_key(konzept, rule.ars_praefix),
        praefix=rule.ars_praefix,
        ausgenommen=knoten.ausgenommen,
        gruppe=t(rule.personengruppe.titel) if rule.personengruppe else None,
        ebene=t(rule.ebene.titel),
        aufgabenart=t(rule.aufgabenart.titel) if rule.aufgabenart else None,
        geltung=_validity(knoten),
        gilt=valid_on(rule, konzept.stichtag),
        vorbei=_over(knoten),
        pruefung=review(knoten),
    )


def _areas_of_key(konzept: Konzept, key: str | None) -> tuple[Knoten | Gebietswort, ...]:
    """The areas an official key stands for: the one that has it, else the Gemeinden whose keys begin with it."""
    kind = PREFIX_RANK.get(len(key)) if key else None
    if key is None or kind is None:
        return ()
    if kind in {"land", "landkreis"}:
        word = konzept.bezug(kind)
        return (word,) if word is not None else ()
    named = tuple(node for node in konzept.alle("verband") if node.ars == key)
    return named or tuple(node for node in konzept.alle("gemeinde") if node.ars.startswith(key))


def rule_views(nodes: Iterable[Knoten]) -> tuple[Regel, ...]:
    """Several rules, those that hold first, each part in the order of its list."""
    return tuple(sorted(map(rule_view, nodes), key=lambda rule: not rule.gilt))


def rules_not_over(nodes: Iterable[Knoten]) -> tuple[Regel, ...]:
    """Rules that hold now or will: those whose last day has passed are left out."""
    return tuple(rule for rule in rule_views(nodes) if not rule.vorbei)


def _over(knoten: Knoten) -> bool:
    last = rule_of(knoten).gueltig_bis
    return last is not None and last < knoten.konzept.stichtag


def _validity(knoten: Knoten) -> str | None:
    sprache, rule = knoten.konzept.sprache, rule_of(knoten)
    first = sprache.datum(rule.gueltig_von) if rule.gueltig_von else None
    last = sprache.datum(rule.gueltig_bis) if rule.gueltig_bis else None
    if last and _over(knoten):
        return sprache.t("Galt bis zum {bis}.", bis=last)
    if first and last:
        return sprache.t("Gilt vom {von} bis zum {bis}.", von=first, bis=last)
    if first:
        return sprache.t("Gilt ab dem {von}.", von=first)
    return sprache.t("Gilt bis zum {bis}.", bis=last) if last else None
