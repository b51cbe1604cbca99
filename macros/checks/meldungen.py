"""News: ready-made texts that are too long for their channel (Z17)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from macros.checks.teile import entries
from macros.model.beteiligung import KANALGRENZEN, Meldung

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.errors import Problem
    from macros.konzept import Konzept
    from macros.konzept.knoten import Knoten


def lengths(konzept: Konzept) -> Iterator[Problem]:
    """A text that does not fit with the address of its page behind it."""
    root = (konzept.daten.landkreis.adresse or "").rstrip("/")
    for owner, entry in entries(konzept):
        if not isinstance(entry, Meldung) or entry.texte is None:
            continue
        node = cast("Knoten", owner)
        link = len(f"\n{root}/{node.adresse}") if root else 0
        for field, limit in KANALGRENZEN.items():
            text = getattr(entry.texte, field)
            if text is not None and len(text) + link > limit:
                message = f"ist mit dem Link {len(text) + link} Zeichen lang – mehr als {limit} passen hier nicht"
                yield konzept.warnung(node, ("texte", field), message, "meldung")


RULES = (lengths,)
