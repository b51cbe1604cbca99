"""Puts a new concept folder in its place: written aside, checked, renamed; or nothing at all."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from macros.errors import errors_of
from macros.pruefen import problems_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path


class NeuFehler(Exception):
    """No concept was written; one German sentence. ``aufruf`` says that the command was called wrongly."""

    def __init__(self, message: str, *, aufruf: bool = False) -> None:
        self.aufruf = aufruf
        super().__init__(message)


def place(ziel: Path) -> Path:
    """The absolute path of a folder that does not exist or is empty; raises NeuFehler when it is neither."""
    target = ziel.resolve()
    if not target.parent.is_dir():
        raise NeuFehler(f"Den Ordner {target.parent} gibt es nicht – bitte zuerst anlegen", aufruf=True)
    if target.exists() and not target.is_dir():
        raise NeuFehler(f"{ziel} ist eine Datei – erwartet wird ein neuer Ordner", aufruf=True)
    if target.is_dir() and any(target.iterdir()):
        raise NeuFehler(f"Der Ordner {ziel} ist nicht leer – nichts wurde geändert", aufruf=True)
    if target == target.cwd():
        raise NeuFehler(f"In {target} stehen Sie gerade – bitte einen neuen Ordner nennen", aufruf=True)
    return target


def put(files: Mapping[str, str], target: Path, stichtag: date) -> int:
    """Write ``files`` (text by relative path) as the folder ``target``; returns the number of Warnungen in it.

    Raises NeuFehler when the disk refuses or the concept has a Fehler; ``target`` is then as it was.
    """
    try:
        with _aside(target) as aside:
            for name, text in files.items():
                path = aside / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
            _, problems = problems_of(aside, stichtag)
            if errors := errors_of(problems):
                raise NeuFehler(f"Daraus entsteht kein gültiges Konzept: {errors[0]}")
            if target.exists():
                target.rmdir()
            aside.rename(target)
            return len(problems)
    except OSError as error:
        raise NeuFehler(f"{target} kann nicht geschrieben werden ({error.strerror})") from error


@contextmanager
def _aside(target: Path) -> Iterator[Path]:
    aside = target.parent / f".{target.name}-neu-{os.getpid()}"
    aside.mkdir()
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)
