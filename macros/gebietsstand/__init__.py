"""``konzept gemeinden aktualisieren``: compares a concept with a newer municipality register, and applies what changed.

Everything is done in a copy, which is checked as any concept is; only then do its files replace those of the concept,
all of them or none.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from macros.errors import KonzeptFehler, errors_of
from macros.gebietsstand import bericht
from macros.gebietsstand.abgleich import Abgleich, GebietsFehler, compare
from macros.gebietsstand.umstellen import Umstellung
from macros.loader import load
from macros.ordner import DATA, PROSE
from macros.pruefen import problems_of
from macros.register import RegisterError, read_register
from macros.sammelschreiben import SchreibFehler, folder_changes, write_all
from macros.yamledit import EditError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from macros.sammelschreiben import Wandel


def compared(folder: Path, register: Path, stichtag: date, nachfolger: Mapping[str, str]) -> Abgleich:
    """What the register in the file ``register`` changes; raises GebietsFehler."""
    loaded = load(folder, stichtag)
    if loaded.konzept is None or loaded.errors:
        raise GebietsFehler("Das Konzept hat Fehler – bitte zuerst beheben:", *map(str, loaded.errors))
    try:
        return compare(loaded.konzept, read_register(register), nachfolger)
    except RegisterError as error:
        raise GebietsFehler(f"{register}: {error}") from error


def apply(folder: Path, found: Abgleich, stichtag: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Bring the concept in ``folder`` to the newer areas; returns what to look at afterwards, and the files changed.

    Raises GebietsFehler, and nothing is changed, when a successor is unknown, a file cannot be changed safely, the
    result would have a Fehler, or the disk refuses.
    """
    if found.offen:
        raise GebietsFehler("Bitte zuerst die Nachfolger nennen:", *bericht.questions(found), aufruf=True)
    try:
        with tempfile.TemporaryDirectory(prefix="konzept-gemeinden-") as name:
            copy = Path(name)
            for part in (DATA, PROSE):
                shutil.copytree(folder / part, copy / part)
            notes = Umstellung(copy, found, stichtag).run()
            _, problems = problems_of(copy, stichtag)
            if errors := errors_of(problems):
                raise GebietsFehler(
                    "Das bleibt von einem Menschen zu entscheiden, bevor es übernommen werden kann:", *map(str, errors)
                )
            changes: dict[Path, Wandel] = {}
            for part in (DATA, PROSE):
                changes.update(folder_changes(folder / part, copy / part))
            changes = {path: change for path, change in changes.items() if change.vorher != change.nachher}
            write_all(changes)
    except (KonzeptFehler, EditError, SchreibFehler) as error:
        raise GebietsFehler(*str(error).splitlines()) from error
    except OSError as error:
        raise GebietsFehler(f"{error.filename}: nicht zu lesen oder zu schreiben ({error.strerror})") from error
    return notes, tuple(path.relative_to(folder).as_posix() for path in changes)


__all__ = ["Abgleich", "GebietsFehler", "apply", "bericht", "compared"]
