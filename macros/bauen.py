"""Builds a site all or nothing: aside, in a process of its own, swapped in only when every check has passed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from macros import tausch
from macros.errors import Problem, errors_of
from macros.ordner import missing
from macros.protokoll import VARIABLE, as_problem, read_record

ENGINE = Path(__file__).resolve().parent.parent
CACHE = ".cache"

Progress = Callable[[Mapping[str, Any]], None]


@dataclass(frozen=True)
class Ergebnis:
    """How a build ended: all problems, the number of pages written, and whether the site was published."""

    problems: tuple[Problem, ...]
    seiten: int
    veroeffentlicht: bool


def build(folder: Path, target: Path, stichtag: date, progress: Progress | None = None) -> Ergebnis:
    """Build the concept in ``folder`` into ``target``.

    Nothing in ``target`` changes unless the build has succeeded. ``progress`` is called with every step. A Fehler in
    the data, a full disk or a broken page is a Problem in the result; TauschFehler is raised when ``target`` cannot be
    replaced.
    """
    if absent := missing(folder):
        return Ergebnis(tuple(absent), 0, veroeffentlicht=False)
    with tausch.aside(target) as aside:
        problems, code, log = _run(folder, aside, target, stichtag, progress)
        if code == 0:
            pages = sum(1 for _ in aside.rglob("*.html"))
            tausch.swap(aside, target)
            return Ergebnis(tuple(problems), pages, veroeffentlicht=True)
    if not errors_of(problems):
        problems.append(_unexplained(log))
    return Ergebnis(tuple(problems), 0, veroeffentlicht=False)


def environment(folder: Path, stichtag: date) -> dict[str, str]:
    """The environment of a build: where the concept is, and the day it is built for.

    ``SOURCE_DATE_EPOCH`` makes MkDocs take its dates from the reference day, so that no clock enters the site.
    """
    midnight = datetime(stichtag.year, stichtag.month, stichtag.day, tzinfo=UTC)
    return {
        **os.environ,
        "KONZEPT_CACHE": os.environ.get("KONZEPT_CACHE") or str(ENGINE / CACHE),
        "KONZEPT_DOCS": str(folder / "docs"),
        "KONZEPT_STICHTAG": stichtag.isoformat(),
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
        "NO_MKDOCS_2_WARNING": "true",
        "PYTHONUTF8": "1",
    }


def command(action: str, *options: str) -> list[str]:
    """The command line of MkDocs with the settings of this project."""
    return [sys.executable, "-m", "mkdocs", action, "--config-file", str(ENGINE / "mkdocs.yml"), *options]


def _run(
    folder: Path, aside: Path, target: Path, stichtag: date, progress: Progress | None
) -> tuple[list[Problem], int, str]:
    problems: list[Problem] = []
    env = environment(folder, stichtag) | {VARIABLE: "json", "KONZEPT_ZIEL": os.path.realpath(target)}
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        with subprocess.Popen(  # noqa: S603 -- our own interpreter with fixed arguments
            command("build", "--strict", "--site-dir", str(aside)),
            env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, text=True, encoding="utf-8",
        ) as process:  # fmt: skip
            for line in process.stdout or ():
                record = read_record(line)
                if record.get("art") == "problem":
                    problems.append(as_problem(record))
                elif record and progress is not None:
                    progress(record)
        log.seek(0)
        return problems, process.returncode, log.read()


def _unexplained(log: str) -> Problem:
    """The one line for a failure that no check foresaw."""
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    said = [line for line in lines if line.startswith(("WARNING", "ERROR"))] or lines[-1:] or ["ohne Meldung beendet"]
    message = f"der Bau ist unerwartet abgebrochen: {said[0]}"
    return Problem("bau", 0, 0, "", message, regel="bau")
