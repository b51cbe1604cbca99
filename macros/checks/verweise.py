"""Links between entries: every id must name an entry that is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.arten import ART_BY_KEY
from macros.errors import Problem, nearest
from macros.model.plan import Reference, references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept
    from macros.konzept.knoten import Knoten
    from macros.model.basis import Basis


def dangling(konzept: Konzept) -> Iterator[Problem]:
    """A link to an entry that does not exist, or to a draft from a published entry."""
    for owner, entry in _entries(konzept):
        for ref in references(entry):
            if f"{ref.art}:{ref.id}" not in konzept.daten.defekt and konzept.knoten(ref.art, ref.id) is None:
                yield konzept.problem(owner, ref.path, _sentence(konzept, ref), "verweis")


def _entries(konzept: Konzept) -> Iterator[tuple[Knoten | str, Basis]]:
    yield "konzept", konzept.daten.konzept
    yield "landkreis", konzept.daten.landkreis
    for art in ART_BY_KEY:
        for node in konzept.alle(art):
            yield node, node.eintrag


def _sentence(konzept: Konzept, ref: Reference) -> str:
    if ref.art not in ART_BY_KEY:
        return f"unbekannte Art „{ref.art}“{nearest(ref.art, ART_BY_KEY)}"
    if ref.id in konzept.daten.eintraege.get(ref.art, {}):
        return f"„{ref.id}“ ist ein Entwurf und erscheint nicht – bitte hier weglassen oder dort „entwurf“ streichen"
    for node in konzept.alle(ref.art):
        if ref.id in node.eintrag.frueher:
            return f"„{ref.id}“ heißt jetzt „{node.eintrag.id}“ – bitte die neue Kennung eintragen"
    titel = ART_BY_KEY[ref.art].titel
    hint = nearest(ref.id, konzept.ids(ref.art))
    return f"unbekannte Kennung „{ref.id}“ ({titel}){hint or f' – bitte prüfen oder die {titel} anlegen'}"


RULES = (dangling,)
