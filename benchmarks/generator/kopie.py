"""One entry as a further region has it: its own id, names, keys and place on the map, links to its own neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from benchmarks.generator.worte import renamed, reworded
from macros.model.types import AREA_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.generator.originale import Key, Original
    from macros.model.plan import Reference

#: Strings that name something else than a place.
NO_NAMES: Final = frozenset({"datei", "website", "adresse", "email", "karte", "sprache"})
KREISWEIT: Final = ("anlaufstelle", "angebot", "massnahme")


@dataclass(frozen=True)
class Region:
    """What is its own in one region. ``ids`` has the new id of every entry that is there.

    ``namen`` are the names of its places, ``ars`` its official keys by those of the demonstration, ``versatz`` is how
    far it lies from it in degrees (latitude, longitude), ``raeume`` are its Planungsräume.
    """

    nummer: int
    ids: Mapping[Key, str]
    namen: Mapping[str, str]
    ars: Mapping[str, str]
    versatz: tuple[Decimal, Decimal]
    raeume: tuple[str, ...]
    sitz: str


def tree_of(one: Original, region: Region, fallback: str) -> dict[str, Any]:
    """The tree of an entry in a region; ``fallback`` is the office that stands in for one that is not there."""
    tree: dict[str, Any] = _copy(one.tree)
    for link, required in reversed(one.links):
        _relink(tree, link, region, fallback if required else "")
    if region.nummer:
        tree = _walk(tree, (), one, region)
        _make_own(tree, one, region)
    return {key: value for key, value in tree.items() if value not in ([], {})}


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value


def _relink(tree: dict[str, Any], link: Reference, region: Region, fallback: str) -> None:
    """Lead a link to the entry of the region, to the office that stands in, or nowhere."""
    *way, last = link.path
    holder: Any = tree
    for step in way:
        holder = holder[step]
    target = region.ids.get((link.art, link.id)) or (fallback if link.art == "stelle" else "")
    if target:
        holder[last] = f"{link.art}:{target}" if ":" in holder[last] else target
    else:
        del holder[last]


def _walk(value: Any, path: tuple[str | int, ...], one: Original, region: Region) -> Any:
    if isinstance(value, dict):
        return {key: _walk(item, (*path, key), one, region) for key, item in value.items()}
    if isinstance(value, list):
        return [_walk(item, (*path, number), one, region) for number, item in enumerate(value)]
    if path[-1] in {"breite", "laenge"}:
        return _moved(value, region.versatz[path[-1] == "laenge"])
    if NO_NAMES & set(path) or any(link.path == path for link, _ in one.links):
        return value
    text = renamed(value, region.namen)
    return reworded(text, region.nummer) if path in one.prose and path[0] != "titel" else text


def _moved(value: str, offset: Decimal) -> str:
    return str(Decimal(value.replace(",", ".")) + offset).replace(".", ",")


def _make_own(tree: dict[str, Any], one: Original, region: Region) -> None:
    """What no text says: keys, former ids, numbers, and a title nobody else has."""
    tree.pop("frueher_ars", None)
    tree.pop("frueherer_name", None)
    for key in ("ars", "ags", "ars_praefix"):
        if key in tree:
            tree[key] = region.ars[tree[key]]
    if "frueher" in tree:
        tree["frueher"] = [f"{old}-{region.nummer}" for old in tree["frueher"]]
    if "nummer" in tree:
        tree["nummer"] = f"{tree['nummer']}/{region.nummer}"
    if one.art.key in KREISWEIT and set(tree.get("gebiete", ())) & set(AREA_WORDS):
        tree["gebiete"] = [f"planungsraum:{key}" for key in region.raeume]
    for key in ("name", "titel"):
        if tree.get(key) == one.tree.get(key, ""):
            tree[key] = f"{tree[key]}, {region.sitz}"
