"""What an older state of a concept answered for and the present one no longer does (DESIGN §4).

Nothing ends silently: a page that vanishes leaves its id in ``frueher`` of the entry it became, or in
``entfallen.yaml``, so that its address and its embeds answer for ever. Nor is history rewritten: what a measure noted
in a year or a quarter stays as it was, and whoever knows better adds a note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, cast

from macros.arten import ART_BY_KEY, ARTEN
from macros.checks.teile import file_of
from macros.errors import Problem, nearest
from macros.ordner import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from macros.arten import Art
    from macros.konzept import Knoten, Konzept
    from macros.model.massnahme import Fortschritt, Massnahme

RULE: Final = "verschwunden"
NOTES: Final = "notiz"
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


class _Notiz(NamedTuple):
    """A progress note as far as it counts: how its text is broken into lines does not."""

    zeitraum: str
    datum: date
    text: str
    status: str | None


def overwritten(alt: Konzept, neu: Konzept) -> Iterator[Problem]:
    """One Fehler for each progress note of ``alt`` that its measure no longer has word for word in ``neu``.

    Notes may be added and put into another order. A measure that is gone altogether is a matter of ``vanished``.
    """
    heirs = {old: node for node in neu.alle("massnahme") for old in (*node.eintrag.frueher, node.eintrag.id)}
    for node in alt.alle("massnahme"):
        if heir := heirs.get(node.eintrag.id):
            yield from _lost_notes(_notes(node), heir, neu)


def _notes(node: Knoten) -> tuple[_Notiz, ...]:
    return tuple(map(_note, cast("Massnahme", node.eintrag).fortschritt))


def _note(one: Fortschritt) -> _Notiz:
    return _Notiz(one.zeitraum, one.datum, " ".join(one.text.split()), one.status)


def _lost_notes(before: tuple[_Notiz, ...], node: Knoten, neu: Konzept) -> Iterator[Problem]:
    now = _notes(node)
    for note in before:
        if note in now:
            continue
        name = f"die Notiz zu {neu.sprache.zeitraum(note.zeitraum)} vom {note.datum}"
        same = (number for number, one in enumerate(now) if one[:2] == note[:2] and one not in before)
        changed = next(same, None)
        if changed is None:
            message = f"{name} fehlt jetzt – eine Notiz wird nie überschrieben; bitte wieder eintragen"
            yield neu.problem(node, ("fortschritt",), message, NOTES)
        else:
            message = (
                f"{name} lautet jetzt anders – eine Notiz wird nie überschrieben; bitte den alten Wortlaut "
                "wiederherstellen und darunter eine neue Notiz mit heutigem Datum eintragen"
            )
            yield neu.problem(node, ("fortschritt", changed), message, NOTES)
