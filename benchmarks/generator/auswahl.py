"""Which entries a concept of a wanted size has: the demonstration, whole or thinned out, and further regions like it.

A larger concept is what a Land would be: more regions, each with its own Gemeinden, offices, offers and measures, under
the same Handlungsfelder, Anliegen, Aufgaben, terms and indicators. So the answers grow with the Gemeinden, and no page
grows with both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from macros.model.types import AREA_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.generator.originale import Key, Original

#: What there is once, however many regions there are.
ONCE: Final = frozenset({"anliegen", "aufgabe", "handlungsfeld", "begriff", "indikator"})
#: What makes a region: only whole regions have them.
TERRITORY: Final = frozenset({"gemeinde", "verband", "planungsraum"})
#: What is thinned out first, since the rest refers to it.
FIRST: Final = (
    "stelle", "planungsraum", "verband", "gemeinde", "handlungsfeld", "indikator", "anliegen", "aufgabe", "ziel",
    "gremium", "anlaufstelle", "massnahme",
)  # fmt: skip

Member = tuple["Original", int]


def regions(originals: Sequence[Original], total: int, keep: frozenset[Key]) -> list[Member]:
    """The entries of a concept with ``total`` pages of entries: each original with the number of its region.

    ``keep`` must be there in any case. Raises ValueError when so few pages cannot be had.
    """
    whole = sum(one.gezeigt for one in originals)
    if total < whole:
        return [(one, 0) for one in _thinned(originals, total, keep)]
    members = [(one, 0) for one in originals]
    again = [one for one in originals if may_repeat(one)]
    size = sum(one.gezeigt for one in again)
    copies, rest = divmod(total - whole, size)
    for region in range(1, copies + 1):
        members += [(one, region) for one in again]
    fill = [one for one in again if one.gezeigt and one.art.key not in TERRITORY]
    members += [(one, copies + 1) for one in _mixed(fill)[:rest]]
    members += [(one, copies + 2) for one in _mixed(fill)[: max(0, rest - len(fill))]]
    return members


def may_repeat(one: Original) -> bool:
    """Whether a further region has an entry like this: a rule only where it holds below the Landkreis."""
    if one.art.key != "zustaendigkeit":
        return one.art.key not in ONCE
    areas = one.tree.get("gebiete", ())
    return bool(areas or one.tree.get("ars_praefix")) and not any(area in AREA_WORDS for area in areas)


def _mixed(entries: Iterable[Original]) -> list[Original]:
    """Kinds taken in turn."""
    by_kind: dict[str, list[Original]] = defaultdict(list)
    for one in entries:
        by_kind[one.art.key].append(one)
    return [one for row in zip_longest(*by_kind.values()) for one in row if one is not None]


def _thinned(originals: Sequence[Original], total: int, keep: frozenset[Key]) -> list[Original]:
    """So many that ``total`` have pages, in the proportions of the whole, the ones most referred to first."""
    named = Counter((link.art, link.id) for one in originals for link, _ in one.links)
    by_kind: dict[str, list[Original]] = defaultdict(list)
    for one in sorted(originals, key=lambda one: (one.key not in keep, -named[one.key], one.id)):
        by_kind[one.art.key].append(one)
    share = total / sum(one.gezeigt for one in originals)
    chosen: dict[Key, Original] = {}
    for kind in (*FIRST, *(kind for kind in by_kind if kind not in FIRST)):
        kept = sum(one.key in keep for one in by_kind[kind])
        quota = max(1, kept, int(len(by_kind[kind]) * share))
        for one in _possible(by_kind[kind], chosen):
            if quota and one.key not in chosen:
                chosen[one.key] = one
                quota -= 1
    while (over := sum(one.gezeigt for one in chosen.values()) - total) != 0:
        spare = [one for one in originals if one.gezeigt and one.art.key in {"angebot", "anlaufstelle", "meldung"}]
        add = [one for one in _possible(spare, chosen) if one.key not in chosen]
        drop = [one for one in reversed(chosen.values()) if one.art.key == "angebot"]
        if over > 0 and drop:
            del chosen[drop[0].key]
        elif over < 0 and add:
            chosen[add[0].key] = add[0]
        else:
            raise ValueError(f"{total} Seiten sind zu wenige für ein Konzept mit jeder Art von Eintrag")
    return [one for one in originals if one.key in chosen]


def _possible(candidates: Iterable[Original], chosen: dict[Key, Original]) -> Iterator[Original]:
    """The candidates whose necessary links lead to what has been chosen; any office may stand in for another."""
    for one in candidates:
        rule = one.art.key == "zustaendigkeit"
        needed = [(link.art, link.id) for link, required in one.links if required or (rule and len(link.path) == 1)]
        needed += [(link.art, link.id) for link, _ in one.links if rule and link.path[0] == "gebiete"]
        if all(key in chosen or key[0] == "stelle" for key in needed) and "ars_praefix" not in one.tree:
            yield one
