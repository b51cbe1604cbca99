"""Old addresses and where they lead: the one list behind the redirect pages and the rules for web servers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.arten import ARTEN
from macros.model.gebiete import Gemeinde, Verband

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Knoten, Konzept


@dataclass(frozen=True, slots=True)
class Weiterleitung:
    """An address without a page of its own, and the entry it leads to; addresses are relative to the site's root."""

    alt: str
    ziel: Knoten


def redirects(konzept: Konzept) -> tuple[Weiterleitung, ...]:
    """Every address that leads on, each once: former ids, and the official keys of areas, present and former.

    A key that an area has now belongs to it alone, whoever had it before.
    """
    found: dict[str, Weiterleitung] = {}
    for alt, ziel in (*_former_ids(konzept), *_keys(konzept), *_former_keys(konzept)):
        found.setdefault(alt, Weiterleitung(alt, ziel))
    return tuple(found.values())


def ags_of(ars: str) -> str:
    """The AGS inside the ARS of a Gemeinde."""
    return ars[:5] + ars[9:]


def _former_ids(konzept: Konzept) -> Iterator[tuple[str, Knoten]]:
    for art in ARTEN:
        for node in konzept.alle(art.key) if art.eigene_seite else ():
            yield from ((f"{art.ordner}/{old}/", node) for old in node.eintrag.frueher)


def _areas(konzept: Konzept) -> Iterator[tuple[Knoten, Gemeinde | Verband]]:
    for art in ("gemeinde", "verband"):
        for node in konzept.alle(art):
            if isinstance(node.eintrag, Gemeinde | Verband):
                yield node, node.eintrag


def _keys(konzept: Konzept) -> Iterator[tuple[str, Knoten]]:
    for node, area in _areas(konzept):
        yield f"ars/{area.ars}/", node
        if isinstance(area, Gemeinde):
            yield f"ags/{area.ags}/", node


def _former_keys(konzept: Konzept) -> Iterator[tuple[str, Knoten]]:
    for node, area in _areas(konzept):
        for ars in area.frueher_ars:
            yield f"ars/{ars}/", node
            if isinstance(area, Gemeinde):
                yield f"ags/{ags_of(ars)}/", node
