"""What an older state of a concept answered for and the present one no longer does (DESIGN §4).

Nothing ends silently: a page that vanishes leaves its id in ``frueher`` of the entry it became, or in
``entfallen.yaml``, so that its address and its embeds answer for ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.arten import ART_BY_KEY, ARTEN
from macros.checks.teile import file_of
from macros.errors import Problem, nearest
from macros.ordner import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.arten import Art
    from macros.konzept import Knoten, Konzept

RULE: Final = "verschwunden"
AREAS: Final = ("gemeinde", "verband")


def vanished(alt: Konzept, neu: Konzept) -> Iterator[Problem]:
    """One Fehler for each id with a page of its own in ``alt`` that ``neu`` neither has nor accounts for."""
    for art in ARTEN:
        if art.eigene_seite:
            answered = _answered(neu, art)
            for node in alt.alle(art.key):
                yield from _about_entry(node, neu, answered)
    yield from _keys(alt, neu)
    ended = {(gone.art, gone.id) for gone in neu.daten.entfallen.eintraege}
    for gone in alt.daten.entfallen.eintraege:
        art_of_it = ART_BY_KEY.get(gone.art)
        if art_of_it and (gone.art, gone.id) not in ended and gone.id not in _answered(neu, art_of_it):
            message = f"„{gone.art}:{gone.id}“ stand bisher hier und fehlt jetzt – bitte die Zeilen wieder eintragen"
            yield Problem(f"{DATA}/entfallen.yaml", 0, 0, "eintraege", message, regel=RULE)


def _answered(konzept: Konzept, art: Art) -> frozenset[str]:
    """The ids of a kind whose address answers; an entry that cannot be read is reported elsewhere."""
    former = {old for node in konzept.alle(art.key) for old in node.eintrag.frueher}
    ended = {gone.id for gone in konzept.daten.entfallen.eintraege if gone.art == art.key}
    broken = {name.partition(":")[2] for name in konzept.daten.defekt if name.startswith(f"{art.key}:")}
    return frozenset({*konzept.ids(art.key), *former, *ended, *broken})


def _about_entry(node: Knoten, neu: Konzept, answered: frozenset[str]) -> Iterator[Problem]:
    key = node.eintrag.id
    if key not in answered:
        yield Problem(file_of(node), 0, 0, "", _sentence(node, neu), regel=RULE)
    for old in node.eintrag.frueher:
        if old not in answered:
            message = (
                f"die frühere Kennung „{old}“ fehlt jetzt, ihre Adresse führt ins Leere – "
                "bitte wieder unter „frueher“ eintragen oder in entfallen.yaml"
            )
            yield Problem(file_of(node), 0, 0, "frueher", message, regel=RULE)


def _keys(alt: Konzept, neu: Konzept) -> Iterator[Problem]:
    """Official keys whose permanent address no longer leads anywhere."""
    known = {key for art in AREAS for node in neu.alle(art) for key in (node.ars, *node.frueher_ars)}
    for art in AREAS:
        for node in alt.alle(art):
            for key in (node.ars, *node.frueher_ars):
                if key not in known and f"{art}:{node.eintrag.id}" not in neu.daten.defekt:
                    message = (
                        f"der Regionalschlüssel {key} führt nirgends mehr hin – "
                        "bitte unter „frueher_ars“ eintragen, wo das Gebiet jetzt dazugehört"
                    )
                    yield Problem(file_of(node), 0, 0, "ars", message, regel=RULE)


def _sentence(node: Knoten, neu: Konzept) -> str:
    art, key = node.art.key, node.eintrag.id
    if key in neu.daten.eintraege.get(art, {}):
        return "war veröffentlicht und ist jetzt ein Entwurf – bitte „entwurf“ löschen oder in entfallen.yaml eintragen"
    twin = next((other for other in neu.alle(art) if other.anzeige == node.anzeige), None)
    if twin is not None:
        return f"heißt jetzt offenbar „{twin.eintrag.id}“ – bitte dort „frueher: [{key}]“ eintragen"
    hint = nearest(key, neu.ids(art))
    way = f"bitte „{art}“, „{key}“ in entfallen.yaml eintragen oder „frueher: [{key}]“ beim umbenannten Eintrag"
    return f"gab es bisher und fehlt jetzt – {way}{hint}"
