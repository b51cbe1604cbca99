"""What is not filled in yet: drafts, the words that stand where a text is missing, and gaps of the Landkreis itself.

``konzept neu`` and ``konzept eintrag`` leave all three, and what they write must be no Fehler (DESIGN §6).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel

from macros.checks.teile import parts
from macros.errors import Problem, Schwere, field_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept
    from macros.model.basis import Basis
    from macros.source import KeyPath

#: Stands on a page as it is, and is found here.
MARKE: Final = "Noch nicht ausgefüllt"
#: What the official register does not tell, and every site needs.
NEEDED: Final = {
    "sitz": "die Gemeinde, in der die Kreisverwaltung sitzt",
    "anschrift": "die Anschrift der Kreisverwaltung",
    "website": "die Website des Landkreises",
    "adresse": "die Adresse, unter der diese Website erscheint",
    "impressum": "die Angaben für das Impressum",
    "datenschutz": "die Angaben für die Datenschutzerklärung",
    "barrierefreiheit": "die Angaben für die Erklärung zur Barrierefreiheit",
    "rechtlich_geprueft_am": "der Tag, an dem Ihre Rechtsstelle Impressum, Datenschutz und Erklärung geprüft hat",
}


def drafts(konzept: Konzept) -> Iterator[Problem]:
    """An entry that is still a draft, with what is open in it."""
    for art, entries in konzept.daten.eintraege.items():
        for key, entry in entries.items():
            if not entry.entwurf:
                continue
            still = ", ".join(field_name(path) for path in _open(konzept, f"{art}:{key}", entry))
            message = "ist ein Entwurf und erscheint nur in der Vorschau – fertig? Dann die Zeile „entwurf: ja“ löschen"
            told = f"{message} (noch auszufüllen: {still})" if still else message
            yield konzept.warnung(f"{art}:{key}", ("entwurf",), told, "platzhalter")


def unfilled(konzept: Konzept) -> Iterator[Problem]:
    """A field of a published entry that still holds the placeholder."""
    owners: list[tuple[str, Basis]] = [("konzept", konzept.daten.konzept), ("landkreis", konzept.daten.landkreis)]
    for art, entries in konzept.daten.eintraege.items():
        owners += [(f"{art}:{key}", entry) for key, entry in entries.items() if not entry.entwurf]
    for label, entry in owners:
        for field, paths in groupby(_open(konzept, label, entry), key=lambda path: path[0]):
            first, *more = paths
            told = f"ist an {len(more) + 1} Stellen noch nicht ausgefüllt" if more else "ist noch nicht ausgefüllt"
            place = (field,) if more else first
            yield konzept.warnung(label, place, f"{told} – so steht es auch auf der Seite", "platzhalter")


def unwritten(konzept: Konzept) -> Iterator[Problem]:
    """A chapter in which something is still to be written: told once, with the first place."""
    for name, text in konzept.daten.prosa.items():
        places = [number for number, line in enumerate(text.splitlines(), 1) if MARKE in line]
        if places:
            where = "an einer Stelle" if len(places) == 1 else f"an {len(places)} Stellen"
            message = f"{where} noch nicht ausgefüllt – so steht es auch auf der Seite"
            yield Problem(name, places[0], 1, "", message, Schwere.WARNUNG, "platzhalter")


def county(konzept: Konzept) -> Iterator[Problem]:
    """What is not known of the Landkreis yet."""
    kreis = konzept.daten.landkreis
    for field, what in NEEDED.items():
        if getattr(kreis, field) is None and not (field == "sitz" and kreis.sitz_ort):
            yield konzept.warnung("landkreis", (field,), f"fehlt noch – bitte eintragen: {what}", "platzhalter")


def filled(value: object) -> bool:
    """Whether there is anything in a field, or in one part of a list of parts, but the placeholder."""
    if isinstance(value, BaseModel):
        return not any(isinstance(one, str) and MARKE in one for _, one in value)
    if isinstance(value, tuple):
        return any(map(filled, value))
    return bool(value) and not (isinstance(value, str) and MARKE in value)


def _open(konzept: Konzept, label: str, entry: Basis) -> Iterator[KeyPath]:
    """The fields of an entry that hold the placeholder."""
    source = konzept.daten.quellen.get(label)
    if source is not None and MARKE not in source.text:
        return
    for path, part in parts(entry):
        for name in type(part).model_fields:
            value = getattr(part, name)
            if isinstance(value, str) and MARKE in value:
                yield (*path, name)
            elif isinstance(value, tuple):
                yield from ((*path, name, i) for i, one in enumerate(value) if isinstance(one, str) and MARKE in one)


RULES = (drafts, unfilled, unwritten, county)
