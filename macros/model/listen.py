"""County-wide lists that are one file each: what has ended, and words that mean the same."""

from __future__ import annotations

from macros.model.basis import Basis, Fremdsuchwort
from macros.model.types import Bezug, Datum, Kennung, Name, Suchwort, Text


class Entfallen(Basis):
    """Ein Eintrag, den es nicht mehr gibt; seine Adresse antwortet weiter."""

    art: Name
    """Art des Eintrags, z. B. angebot."""
    id: Kennung
    """Kennung, die er hatte."""
    titel: Text
    """Wie er hieß."""
    seit: Datum
    """Seit wann es ihn nicht mehr gibt."""
    nachfolger: Bezug | None = None
    """Was an seine Stelle tritt, z. B. angebot:sprachcafe-neu."""
    grund: Text | None = None
    """Warum es ihn nicht mehr gibt."""


class Entfallenliste(Basis):
    """Liste der Einträge, die es nicht mehr gibt: concept_data/entfallen.yaml."""

    eintraege: tuple[Entfallen, ...] = ()
    """Die entfallenen Einträge."""


class Suchgruppe(Basis):
    """Wörter, die dasselbe meinen."""

    woerter: tuple[Suchwort, ...]
    """Die Wörter; das beste steht vorn."""
    andere_sprachen: tuple[Fremdsuchwort, ...] = ()
    """Dasselbe in anderen Sprachen."""
    nur_finden: tuple[Suchwort, ...] = ()
    """Wörter, die nie gezeigt werden."""


class Suchgruppen(Basis):
    """Wörter, die im ganzen Landkreis dasselbe meinen: concept_data/suchbegriffe.yaml."""

    gruppen: tuple[Suchgruppe, ...] = ()
    """Die Gruppen."""
