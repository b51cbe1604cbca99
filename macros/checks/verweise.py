"""Links between entries: every id must name an entry that is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.arten import ART_BY_KEY
from macros.checks.teile import entries
from macros.errors import nearest
from macros.model.plan import references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.errors import Problem
    from macros.konzept import Konzept


def dangling(konzept: Konzept) -> Iterator[Problem]:
    """A link to an entry that does not exist, or to a draft from a published entry."""
    for owner, entry in entries(konzept):
        for ref in references(entry):
            if not_found(konzept, ref.art, ref.id):
                yield konzept.problem(owner, ref.path, why_not_found(konzept, ref.art, ref.id), "verweis")


def not_found(konzept: Konzept, art: str, key: str) -> bool:
    """Whether a link leads nowhere; an entry that could not be read is told once, at the entry."""
    return konzept.knoten(art, key) is None and f"{art}:{key}" not in konzept.daten.defekt


def why_not_found(konzept: Konzept, art: str, key: str) -> str:
    """One sentence for a link that leads nowhere: what is wrong, and what to write instead."""
    if art not in ART_BY_KEY:
        return f"unbekannte Art „{art}“{nearest(art, ART_BY_KEY) or ' – erwartet wird art:kennung'}"
    waiting = next((node for node in konzept.wartend if (node.art.key, node.eintrag.id) == (art, key)), None)
    if waiting is not None:
        day = waiting.datum
        return f"„{key}“ erscheint erst am {day.day}.{day.month}.{day.year} – bitte bis dahin nicht darauf verweisen"
    if key in konzept.daten.eintraege.get(art, {}):
        return f"„{key}“ ist ein Entwurf und erscheint nicht – bitte hier weglassen oder dort „entwurf“ streichen"
    for node in konzept.alle(art):
        if key in node.eintrag.frueher:
            return f"„{key}“ heißt jetzt „{node.eintrag.id}“ – bitte die neue Kennung eintragen"
    for gone in konzept.daten.entfallen.eintraege:
        if (gone.art, gone.id) == (art, key):
            follows = f"Nachfolger ist {gone.nachfolger}" if gone.nachfolger else "bitte hier weglassen"
            return f"„{key}“ ist entfallen – {follows}"
    titel = ART_BY_KEY[art].titel
    hint = nearest(key, konzept.ids(art))
    return f"unbekannte Kennung „{key}“ ({titel}){hint or ' – bitte prüfen oder den Eintrag anlegen'}"


RULES = (dangling,)
