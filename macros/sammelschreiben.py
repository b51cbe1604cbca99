"""Changes several files at once: all of them, or none.

New contents are written beside the files first, where a full disk does no harm, then put in place by renaming; what
fails after that is undone by renaming the old contents back. Readers see each file complete, old or new. A process
killed between two renames is the one case that leaves some files new and some old.
"""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

REASONS: Final = {
    errno.ENOSPC: "der Datenträger ist voll",
    errno.EDQUOT: "der Speicherplatz ist aufgebraucht",
    errno.EACCES: "keine Zugriffsrechte",
    errno.EPERM: "keine Zugriffsrechte",
    errno.EROFS: "der Datenträger ist schreibgeschützt",
}


class SchreibFehler(Exception):
    """Nothing was changed; one German sentence says why."""


@dataclass(frozen=True, slots=True)
class Wandel:
    """What one file was and what it becomes; None: there is no such file before, or none afterwards."""

    vorher: bytes | None
    nachher: bytes | None


@dataclass(frozen=True, slots=True)
class _Step:
    target: Path
    wandel: Wandel
    new: Path
    old: Path


def write_all(changes: Mapping[Path, Wandel]) -> None:
    """Bring every file from what it was to what it becomes; those that stay the same are not touched.

    Raises SchreibFehler, and everything is as it was, when a file is no longer what it was thought to be, or the disk
    refuses.
    """
    steps = [_step(path, change) for path, change in changes.items() if change.vorher != change.nachher]
    done: list[_Step] = []
    try:
        for step in steps:
            _prepare(step)
        for step in steps:
            done.append(step)
            _put(step)
    except OSError as error:
        for step in reversed(done):
            _undo(step)
        why = REASONS.get(error.errno or 0, error.strerror or "Systemfehler")
        raise SchreibFehler(f"{_name(error, steps)} kann nicht geschrieben werden ({why}) – nichts geändert") from error
    except BaseException:
        for step in reversed(done):
            _undo(step)
        raise
    finally:
        for step in steps:
            for path in (step.new, step.old):
                with suppress(OSError):
                    path.unlink()


def _step(path: Path, change: Wandel) -> _Step:
    target = Path(os.path.realpath(path))  # a link stays a link: what it points to is changed
    stem = target.parent / f".{target.name}-{os.getpid()}"
    return _Step(target, change, Path(f"{stem}-neu"), Path(f"{stem}-alt"))


def _prepare(step: _Step) -> None:
    found = step.target.read_bytes() if step.target.is_file() else None
    if found != step.wandel.vorher:
        raise SchreibFehler(f"{step.target} wurde inzwischen geändert – nichts geändert, bitte noch einmal versuchen")
    if found is not None:
        if not os.access(step.target, os.W_OK):
            raise PermissionError(errno.EACCES, "", str(step.target))
        _write(step.old, found, step.target)
    if step.wandel.nachher is not None:
        _write(step.new, step.wandel.nachher, step.target if found is not None else None)


def _write(path: Path, content: bytes, like: Path | None) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if like is not None:
        shutil.copymode(like, path)


def _put(step: _Step) -> None:
    if step.wandel.nachher is None:
        step.target.unlink()
    else:
        step.new.replace(step.target)


def _undo(step: _Step) -> None:
    with suppress(OSError):
        if step.wandel.vorher is None:
            step.target.unlink(missing_ok=True)
        else:
            step.old.replace(step.target)


def _name(error: OSError, steps: list[_Step]) -> str:
    for step in steps:
        if str(error.filename) in {str(step.new), str(step.old), str(step.target)}:
            return str(step.target)
    return str(error.filename or "Die Datei")


def folder_changes(before: Path, after: Path) -> Iterator[tuple[Path, Wandel]]:
    """What turns the files of one folder into those of another, by path below ``before``."""
    names = {path.relative_to(root) for root in (before, after) for path in root.rglob("*") if path.is_file()}
    for name in sorted(names):
        old, new = before / name, after / name
        yield old, Wandel(old.read_bytes() if old.is_file() else None, new.read_bytes() if new.is_file() else None)
