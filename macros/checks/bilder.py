"""Files that entries name: they lie beside the entry, are of the right kind, and not too large."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from macros.arten import ARTEN
from macros.beilagen import MAX_BYTES, PICTURES
from macros.checks.teile import entries, parts
from macros.errors import Problem, Schwere, nearest
from macros.model.basis import Bild
from macros.model.beteiligung import Bericht
from macros.model.landkreis import Landkreis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept
    from macros.konzept.knoten import Knoten
    from macros.source import KeyPath

SVG: Final = frozenset({".svg"})
FILE_NAME: Final = re.compile(r"^\S+\.(?:jpe?g|png|webp|svg)$|^(?:IMG|DSC|DSCN|PXL)[-_ ]?\d+$", re.IGNORECASE)
EMPTY_WORDS: Final = frozenset({"bild", "foto", "fotografie", "grafik", "logo", "portrait", "porträt", "symbolbild"})
MARKDOWN: Final = frozenset({".md"})


def _named(konzept: Konzept) -> Iterator[tuple[Knoten | str, KeyPath, str, frozenset[str]]]:
    """Every file an entry names: owner, field, path relative to the concept folder, endings allowed."""
    for owner, entry in entries(konzept):
        folder = "concept_data" if isinstance(owner, str) else f"concept_data/{owner.art.ordner}"
        for path, part in parts(entry):
            if isinstance(part, Bild):
                yield owner, (*path, "datei"), f"{folder}/{part.datei}", PICTURES
            elif isinstance(part, Landkreis) and part.wappen:
                yield owner, (*path, "wappen"), f"{folder}/{part.wappen}", SVG
            elif isinstance(part, Bericht) and part.datei:
                yield owner, (*path, "datei"), f"{folder}/{part.datei}", MARKDOWN


def files(konzept: Konzept) -> Iterator[Problem]:
    """A file that is not there, of the wrong kind, or too large."""
    there = konzept.daten.dateien
    for owner, path, file, endings in _named(konzept):
        name = PurePosixPath(file)
        if name.suffix not in endings:
            message = f"„{name.name}“ hat die falsche Endung – erlaubt sind {', '.join(sorted(endings))}"
            yield konzept.problem(owner, path, message, "bild")
        elif file not in there:
            beside = [PurePosixPath(other).name for other in there if PurePosixPath(other).parent == name.parent]
            hint = nearest(name.name, beside) or f" – erwartet wird die Datei im Ordner {name.parent}/"
            yield konzept.problem(owner, path, f"„{name.name}“ gibt es nicht{hint}", "bild")
        elif there[file] > MAX_BYTES:
            size = f"{there[file] / 1_048_576:.1f}".replace(".", ",")
            message = f"„{name.name}“ ist {size} MiB groß – erlaubt sind 2 MiB, bitte das Bild verkleinern"
            yield konzept.problem(owner, path, message, "bild")


def descriptions(konzept: Konzept) -> Iterator[Problem]:
    """An alternative text that says nothing: the name of the file, or only that there is a picture (WCAG 1.1.1)."""
    for owner, entry in entries(konzept):
        for path, part in parts(entry):
            if not isinstance(part, Bild):
                continue
            said = part.alt.strip(" .").casefold()
            empty = {PurePosixPath(part.datei).stem.casefold(), *EMPTY_WORDS}
            if said in empty or FILE_NAME.search(part.alt):
                message = f"„{part.alt}“ sagt nicht, was zu sehen ist – z. B. „Zwei Frauen lernen an einem Tisch“"
                yield konzept.problem(owner, (*path, "alt"), message, "bild")


def unused(konzept: Konzept) -> Iterator[Problem]:
    """A picture or report file that no entry names, drafts included.

    Where a name is wrong, or an entry could not be read, the file may be the one that is meant: told once, there.
    """
    labels = {label.partition(":")[0] for label in konzept.daten.defekt}
    unsure = {PurePosixPath(problem.datei).parent for problem in files(konzept)}
    unsure |= {PurePosixPath("concept_data") / art.ordner for art in ARTEN if art.key in labels}
    used = {file for _, _, file, _ in _named(konzept)} | set(_named_in_drafts(konzept))
    for file in konzept.daten.dateien:
        name = PurePosixPath(file)
        if file not in used and name.suffix in PICTURES | MARKDOWN and name.parent not in unsure:
            message = "kein Eintrag nennt diese Datei – bitte eintragen oder löschen"
            yield Problem(file, 0, 0, "", message, Schwere.WARNUNG, "bild")


def _named_in_drafts(konzept: Konzept) -> Iterator[str]:
    for art in ARTEN:
        for entry in konzept.daten.eintraege.get(art.key, {}).values():
            if entry.entwurf:
                named = (getattr(part, "datei", None) for _, part in parts(entry))
                yield from (f"concept_data/{art.ordner}/{file}" for file in named if file)


RULES = (files, descriptions, unused)
