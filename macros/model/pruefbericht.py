"""What the last audit of the website looked at and found; the statement on accessibility says it."""

from __future__ import annotations

from macros.model.basis import Basis
from macros.model.types import Anzahl, Datum, Name, Text


class Werkzeug(Basis):
    """Ein Programm, das geprüft hat."""

    name: Name
    """Name, z. B. axe-core."""
    fassung: Name
    """Fassung, z. B. 4.10.3."""


class Pruefschritt(Basis):
    """Eine Prüfung: was angesehen und was gefunden wurde."""

    name: Name
    """Wie die Prüfung heißt."""
    weg: Text
    """Was dabei geschieht, in einem Satz."""
    geprueft: Anzahl
    """Wie viele Seiten angesehen wurden."""
    befunde: tuple[Text, ...] = ()
    """Was gefunden wurde: Datei und Fehler, je eine Zeile."""


class Pruefbericht(Basis):
    """Der letzte Prüflauf der Website: concept_data/pruefbericht.yaml, geschrieben von „make audit“."""

    datum: Datum
    """Tag des Prüflaufs."""
    umfang: Text | None = None
    """Was geprüft wurde, wenn es nicht die ganze Website war."""
    werkzeuge: tuple[Werkzeug, ...] = ()
    """Die Programme mit ihrer Fassung."""
    schritte: tuple[Pruefschritt, ...]
    """Die Prüfungen."""
