"""Ids: a former or ended id must not name anything else, or its old address would lead astray."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from macros.arten import ART_BY_KEY
from macros.checks.teile import file_of
from macros.checks.verweise import not_found, why_not_found
from macros.errors import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.errors import Problem
    from macros.konzept import Konzept
    from macros.konzept.knoten import Knoten


def former_ids(konzept: Konzept) -> Iterator[Problem]:
    """A former id that is in use again, or claimed by two entries."""
    for art in ART_BY_KEY:
        claimed: dict[str, Knoten] = {}
        for node in konzept.alle(art):
            for number, old in enumerate(node.eintrag.frueher):
                sentence = _taken(konzept, node, old, claimed)
                if sentence:
                    yield konzept.problem(node, ("frueher", number), f"„{old}“ {sentence}", "kennung")
                claimed.setdefault(old, node)


def _taken(konzept: Konzept, node: Knoten, old: str, claimed: dict[str, Knoten]) -> str:
    if old == node.eintrag.id:
        return "ist die jetzige Kennung – hier stehen nur frühere"
    other = konzept.knoten(node.art.key, old)
    if other is not None:
        return f"ist wieder vergeben ({file_of(other)}) – eine frühere Kennung darf nichts anderes bezeichnen"
    if old in claimed:
        return f"steht auch in {file_of(claimed[old])} unter „frueher“ – bitte in einem der beiden streichen"
    return ""


def ended(konzept: Konzept) -> Iterator[Problem]:
    """``entfallen.yaml``: a kind that is none, an id that still exists, a successor that does not."""
    former = {(art, old): node for art in ART_BY_KEY for node in konzept.alle(art) for old in node.eintrag.frueher}
    listed = konzept.daten.entfallen.eintraege
    labels = [f"{gone.art}:{gone.id}" for gone in listed]
    for number, gone in enumerate(listed):
        path = ("eintraege", number)
        label = labels[number]
        if gone.art not in ART_BY_KEY:
            message = f"unbekannte Art „{gone.art}“{nearest(gone.art, ART_BY_KEY)}"
            yield konzept.problem("entfallen", (*path, "art"), message, "kennung")
            continue
        node = konzept.knoten(gone.art, gone.id)
        if node is not None:
            message = f"„{gone.id}“ gibt es noch ({file_of(node)}) – dort löschen oder hier streichen"
            yield konzept.problem("entfallen", (*path, "id"), message, "kennung")
        elif (gone.art, gone.id) in former:
            message = (
                f"„{gone.id}“ ist eine frühere Kennung von {file_of(former[gone.art, gone.id])} – bitte hier streichen"
            )
            yield konzept.problem("entfallen", (*path, "id"), message, "kennung")
        elif label in labels[:number]:
            message = f"„{label}“ steht zweimal in dieser Datei – bitte einmal streichen"
            yield konzept.problem("entfallen", (*path, "id"), message, "kennung")
        if gone.nachfolger and (gone.nachfolger == label or gone.nachfolger not in labels):
            art, _, key = gone.nachfolger.partition(":")
            if gone.nachfolger == label:
                message = "ist der Eintrag selbst – bitte den Nachfolger nennen oder die Zeile löschen"
                yield konzept.problem("entfallen", (*path, "nachfolger"), message, "kennung")
            elif not_found(konzept, art, key):
                yield konzept.problem("entfallen", (*path, "nachfolger"), why_not_found(konzept, art, key), "verweis")


def numbers(konzept: Konzept) -> Iterator[Problem]:
    """Two Handlungsfelder, Ziele or Maßnahmen with one number: people cite them by it."""
    for art in ("handlungsfeld", "ziel", "massnahme"):
        by_number: dict[str, list[Knoten]] = defaultdict(list)
        for node in konzept.alle(art):
            by_number[str(node.nummer)].append(node)
        for number, nodes in by_number.items():
            for node in nodes[1:]:
                message = f"die Nummer „{number}“ hat auch {file_of(nodes[0])} – bitte eine der beiden ändern"
                yield konzept.warnung(node, ("nummer",), message, "nummer")


RULES = (former_ids, ended, numbers)
