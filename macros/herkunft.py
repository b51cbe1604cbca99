"""Opens a state of a concept by what people call it: a folder, an adopted version, a revision of git."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from macros.errors import nearest
from macros.ordner import DATA, PROSE, VERSIONS
from macros.pruefen import problems_of
from macros.vergleich.abbild import abbild, kept, snapshot

if TYPE_CHECKING:
    from datetime import date

    from macros.konzept import Konzept
    from macros.vergleich.abbild import Abbild

TODAY = "heute"


class HerkunftFehler(Exception):
    """There is no such state; carries one German sentence."""


def oeffne(name: str, folder: Path, stichtag: date) -> Abbild:
    """The state ``name`` of the concept in ``folder``.

    ``heute`` is the concept as it lies there; else a folder with a concept, a version kept in
    ``concept_data/fassungen``, or a revision of git. Raises HerkunftFehler when it is none of them or unreadable.
    """
    if name == TODAY:
        return abbild(snapshot(concept(folder, stichtag), name), name)
    if (Path(name) / DATA).is_dir():
        return abbild(snapshot(concept(Path(name), stichtag), name), name)
    version = folder / DATA / VERSIONS / f"{name}.json"
    if "/" not in name and version.is_file():
        try:
            return abbild(kept(version), f"Fassung {name}")
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise HerkunftFehler(f"{version}: diese Fassung lässt sich nicht lesen") from None
    return _revision(name, folder, stichtag)


def concept(folder: Path, stichtag: date) -> Konzept:
    """The concept in a folder, without drafts; raises HerkunftFehler when its frame cannot be read."""
    konzept, problems = problems_of(folder, stichtag)
    if konzept is None:
        raise HerkunftFehler(f"{folder}: kein lesbares Konzept – {problems[0].meldung if problems else 'leer'}")
    return konzept


def _revision(name: str, folder: Path, stichtag: date) -> Abbild:
    git = shutil.which("git")
    packed = _archive(git, name, folder) if git and not name.startswith("-") else None
    if packed is None:
        raise HerkunftFehler(_unknown(name, folder))
    with tempfile.TemporaryDirectory(prefix="konzept-") as place:
        _unpack(packed, Path(place))
        return abbild(snapshot(concept(Path(place), stichtag), name), f"Stand {name}")


def _archive(git: str, name: str, folder: Path) -> bytes | None:
    """The concept folder at a revision as a tar archive, or None when git knows neither."""
    command = [git, "archive", "--format=tar", name, DATA, PROSE]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603 -- no shell, no option
    return done.stdout if done.returncode == 0 else None


def _unpack(packed: bytes, place: Path) -> None:
    """Write the plain files of a tar archive below ``place``; links and what would lie elsewhere are left out."""
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        for member in archive:
            target = place / member.name
            content = archive.extractfile(member) if member.isfile() else None
            if content is not None and ".." not in target.parts and target.is_relative_to(place):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())


def _unknown(name: str, folder: Path) -> str:
    versions = sorted(path.stem for path in (folder / DATA / VERSIONS).glob("*.json"))
    there = f"festgehalten sind: {', '.join(versions)}" if versions else "festgehalten ist noch keine Fassung"
    return f"„{name}“ ist kein Konzept-Ordner, keine Fassung und kein Stand in git{nearest(name, versions)} – {there}"
