"""This generator: built cold, without what goes beside the pages, and again after one changed value."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.generator.schreiben import TAG
from benchmarks.messen import Lauf, measured
from macros.bauen import environment
from macros.ordner import DATA

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT: Final = Path(__file__).resolve().parents[2]
#: One value of each of these is changed in turn.
CHANGED: Final = ("anlaufstellen", "angebote", "massnahmen", "gemeinden", "stellen", "ziele", "meldungen")
SHORT: Final = re.compile(r'^(kurz: .*?)"?$', re.MULTILINE)
TITLE: Final = re.compile(r'^((?:titel|name): .*?)"?$', re.MULTILINE)


def build(concept: Path, target: Path, variables: Mapping[str, str]) -> Lauf:
    """``konzept bauen`` as an editor runs it."""
    options = ["--konzept", str(concept), "--ziel", str(target), "--stichtag", TAG.isoformat()]
    return measured([sys.executable, "-m", "macros.cli", "bauen", *options], ROOT, variables)


def stages(concept: Path, target: Path, variables: Mapping[str, str]) -> tuple[Lauf, dict[str, float]]:
    """A build, and the CPU seconds of each of its stages, from what it tells while it runs."""
    command = [sys.executable, "-m", "benchmarks.stufen", str(concept), str(target)]
    run = measured(command, ROOT, variables)
    told: dict[str, float] = json.loads(run.ausgabe.splitlines()[-1])
    return run, told


def cold(concept: Path, target: Path, variables: Mapping[str, str]) -> None:
    """Take away the finished site and everything the build remembers."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.rmtree(remembered(concept, variables), ignore_errors=True)


def remembered(concept: Path, variables: Mapping[str, str]) -> Path:
    """The folder in which a build with these variables keeps what it remembers."""
    before = dict(os.environ)
    try:
        os.environ.update(variables)
        return Path(environment(concept, TAG)["KONZEPT_CACHE"])
    finally:
        os.environ.clear()
        os.environ.update(before)


def change(concept: Path, number: int) -> None:
    """Change one value in one file, of another kind of entry each time."""
    path, text = changed(concept, number)
    path.write_text(text, encoding="utf-8")


def changed(concept: Path, number: int) -> tuple[Path, str]:
    """A file and its text with one value changed: its sentence in short, or its title where it has none."""
    folder = concept / DATA / CHANGED[number % len(CHANGED)]
    path = min(path for path in folder.glob("*.yaml") if "entwurf: ja" not in path.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    place = SHORT.search(text) or TITLE.search(text)
    if place is None:
        raise ValueError(f"{path} hat keinen Titel")
    return path, f"{text[: place.end(1)]} {mark(number)}{text[place.end(1) :]}"


def mark(number: int) -> str:
    """What the changed value has in it."""
    return f"({number + 1})"
