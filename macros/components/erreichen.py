"""How to reach the people of a Stelle: its own contact, or that of the first Anlaufstelle it runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.model.anlaufstelle import Zweck

if TYPE_CHECKING:
    from macros.konzept import Knoten

NOT_FOR_CALLS = frozenset({Zweck.FAX, Zweck.NOTFALL})


@dataclass(frozen=True, slots=True)
class Erreichbarkeit:
    """A phone number and an e-mail address; ``ueber`` is the Anlaufstelle they belong to, None for the Stelle's own."""

    telefon: str | None
    email: str | None
    ueber: Knoten | None = None


def erreichbar(stelle: Knoten | None) -> Erreichbarkeit | None:
    """How ``stelle`` is reached, or None when nothing is known."""
    if stelle is None:
        return None
    own = stelle.kontakt
    if own is not None and (own.telefon or own.email):
        return Erreichbarkeit(own.telefon, own.email)
    for office in stelle.rueck("anlaufstelle", "stelle"):
        ways = [way for way in office.kontakte if way.zweck not in NOT_FOR_CALLS]
        telefon = next((way.telefon for way in ways if way.telefon), None)
        email = next((way.email for way in ways if way.email), None)
        if telefon or email:
            return Erreichbarkeit(telefon, email, office)
    return None
