"""Terms and their definitions (K3)."""

from __future__ import annotations

from macros.model.basis import Eintrag, Quelle, Suchbegriffe
from macros.model.types import BegriffRef, Langtext, Name, Suchwort, Text


class Begriff(Eintrag):
    """Ein Begriff mit Definition."""

    titel: Name
    """Der Begriff."""
    kurz: Text
    """Kurze Erklärung für den Hinweis im Text."""
    definition: Langtext
    """Die Definition, die in diesem Konzept gilt."""
    formen: tuple[Suchwort, ...] = ()
    """Gebeugte und zusammengesetzte Formen, z. B. Migrantinnen."""
    synonyme: tuple[Suchwort, ...] = ()
    """Andere Wörter für dasselbe."""
    abkuerzung: Suchwort | None = None
    """Abkürzung."""
    siehe_auch: tuple[BegriffRef, ...] = ()
    """Verwandte Begriffe."""
    hinweis: Text | None = None
    """Wie das Wort gebraucht oder vermieden wird (Z8)."""
    quellen: tuple[Quelle, ...] = ()
    """Belege."""
    suchbegriffe: Suchbegriffe | None = None
    """Wörter, unter denen der Begriff gesucht wird."""
