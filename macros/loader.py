"""The one door: a concept folder in, a checked ``Konzept`` and every problem found out."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias
from unicodedata import normalize

from macros.arten import ART_BY_FOLDER, ARTEN, REQUIRED_SINGLETONS, SINGLETONS, Art
from macros.beilagen import FOLDERS, PICTURES, belongs, measure
from macros.checks import run_checks
from macros.errors import KonzeptFehler, Problem, errors_of, nearest
from macros.konzept import Konzept, Rohdaten
from macros.model.basis import Basis, Eintrag
from macros.model.types import slug
from macros.ordner import DATA, PROSE, VERSIONS, missing
from macros.source import SAVE_AS, Source, contents, parse, unknown_file, unreadable
from macros.tabelle import read_values
from macros.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping
    from datetime import date
    from pathlib import Path

    from macros.model.indikator import Messwert
    from macros.sprache import Sprache

BESIDE = PICTURES | FOLDERS.keys()
OPTIONAL_SINGLETONS = (
    ("entfallen", "entfallen"),
    ("suchbegriffe", "suchgruppen"),
    ("sprachleitfaden", "sprachleitfaden"),
    ("pruefbericht", "pruefbericht"),
)
RENAMED = frozenset({".yml", ".YAML", ".YML", ".Yaml"})

#: What was read before, by name and digest of the bytes of a file: source and model, or None twice and what is wrong.
Gelesen: TypeAlias = "MutableMapping[tuple[str, str], tuple[Source | None, Basis | None, tuple[Problem, ...]]]"


@dataclass(frozen=True)
class Geladen:
    """What the loader found: the concept (None when its frame cannot be read) and all problems, sorted."""

    konzept: Konzept | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop publishing."""
        return errors_of(self.problems)


@dataclass
class _Found:
    """What has been read so far, while the folder is walked; ``gelesen`` is what was read at other times."""

    gelesen: Gelesen | None = None
    entries: dict[str, dict[str, Eintrag]] = field(default_factory=lambda: {art.key: {} for art in ARTEN})
    sources: dict[str, Source] = field(default_factory=dict)
    singletons: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    beside: dict[str, int] = field(default_factory=dict)
    versions: set[str] = field(default_factory=set)

    def measure(self, path: Path, name: str) -> None:
        """Take note of a file beside an entry."""
        size, problems = measure(path, name)
        self.problems.extend(problems)
        if size is not None:
            self.beside[name] = size


def load(
    folder: Path,
    stichtag: date,
    *,
    sprache: Sprache | None = None,
    entwuerfe: bool = False,
    gelesen: Gelesen | None = None,
) -> Geladen:
    """Read, validate, link and check the concept in ``folder`` as of ``stichtag``.

    Never raises for a mistake in the data: every one is a Problem with its place. ``entwuerfe`` shows drafts. A file
    whose bytes are in ``gelesen`` is not parsed again; what is parsed now is added there.
    """
    if absent := missing(folder):
        return Geladen(None, tuple(absent))
    data = folder / DATA
    found = _Found(gelesen)
    for path in sorted(data.iterdir()):
        _read_top(path, found)
    for name in REQUIRED_SINGLETONS:
        if name not in found.singletons and f"{name}" not in found.broken:
            found.problems.append(
                Problem(
                    f"{DATA}/{name}.yaml", 0, 0, "", "diese Datei fehlt – jedes Konzept braucht sie", regel="dateiname"
                )
            )
    values = dict(_values(data, found))
    shapes = dict(_shapes(data, found))
    prose = dict(_prose(folder, found.problems))
    if not all(name in found.singletons for name in REQUIRED_SINGLETONS):
        return Geladen(None, tuple(sorted(set(found.problems))))
    raw = Rohdaten(
        konzept=found.singletons["konzept"],
        landkreis=found.singletons["landkreis"],
        eintraege=found.entries,
        quellen=found.sources,
        prosa=prose,
        geometrien=shapes,
        messwerte=values,
        dateien=found.beside,
        fassungen=frozenset(found.versions),
        defekt=frozenset(found.broken),
        ordner=folder,
        **{key: found.singletons[name] for name, key in OPTIONAL_SINGLETONS if name in found.singletons},
    )  # fmt: skip
    konzept = Konzept(raw, stichtag, sprache, entwuerfe=entwuerfe)
    problems = {*found.problems, *run_checks(konzept)}
    return Geladen(konzept, tuple(sorted(problems)))


def _read_top(path: Path, found: _Found) -> None:
    name = f"{DATA}/{path.name}"
    if path.name.startswith("."):
        return
    if path.name == VERSIONS and path.is_dir():
        _read_versions(path, found)
        return
    if path.name in ART_BY_FOLDER:
        if path.is_dir():
            _read_folder(path, ART_BY_FOLDER[path.name], found)
        else:
            found.problems.append(
                Problem(name, 0, 0, "", "ist eine Datei – erwartet wird ein Ordner", regel="dateiname")
            )
        return
    if path.stem in SINGLETONS and path.suffix == ".yaml":
        model = _read_entry(path, name, SINGLETONS[path.stem], None, found)
        if model is not None:
            found.singletons[path.stem] = model
        return
    if path.suffix in PICTURES and not path.is_dir():
        found.measure(path, name)
    elif path.suffix in RENAMED and path.stem in SINGLETONS:
        found.problems.append(_stray(path, name))
        found.broken.add(path.stem)
    else:
        found.problems.append(unknown_file(name, frozenset({*ART_BY_FOLDER, *(f"{s}.yaml" for s in SINGLETONS)})))


def _read_folder(folder: Path, art: Art, found: _Found) -> None:
    for path in sorted(folder.iterdir()):
        name = f"{DATA}/{art.ordner}/{normalize('NFC', path.name)}"
        if path.name.startswith("."):
            continue
        if path.suffix == ".yaml":
            if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem):
                better = f"{slug(path.stem)}.yaml"
                message = f"dieser Dateiname ist keine Kennung – erlaubt sind a–z, 0–9, Bindestriche: „{better}“"
                found.problems.append(Problem(name, 0, 0, "", message, regel="dateiname"))
                found.broken |= {f"{art.key}:{path.stem}", f"{art.key}:{better.removesuffix('.yaml')}"}
                continue
            entry = _read_entry(path, name, art.modell, f"{art.key}:{path.stem}", found)
            if isinstance(entry, Eintrag):
                found.entries[art.key][path.stem] = entry
        elif belongs(path.suffix, art.ordner) and not path.is_dir():
            found.measure(path, name)
        else:
            found.problems.append(_stray(path, name))
            if path.suffix in RENAMED:
                found.broken.add(f"{art.key}:{path.stem}")


def _read_versions(folder: Path, found: _Found) -> None:
    """The names of the versions kept; what is in them is looked at no further than that it can be read."""
    for path in sorted(folder.iterdir()):
        name = f"{DATA}/{VERSIONS}/{normalize('NFC', path.name)}"
        if path.name.startswith("."):
            continue
        if path.suffix != ".json" or path.is_dir():
            found.problems.append(_stray(path, name))
            continue
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
        except (ValueError, OSError):
            kept = None
        if isinstance(kept, dict) and isinstance(kept.get("eintraege"), dict):
            found.versions.add(path.stem)
            continue
        message = "ist keine festgehaltene Fassung – bitte die unveränderte Datei zurückholen oder diese löschen"
        found.problems.append(Problem(name, 0, 0, "", message, regel="fassung"))
        found.broken.add(f"fassung:{path.stem}")


def _stray(path: Path, name: str) -> Problem:
    if path.is_dir():
        message = "Unterordner werden nicht gelesen – jeder Eintrag liegt direkt im Ordner seiner Art"
    elif path.suffix in RENAMED:
        message = f"wird nicht gelesen – bitte umbenennen in „{path.stem}.yaml“"
    elif path.suffix.lower() in BESIDE and path.suffix != path.suffix.lower():
        message = f"wird nicht gelesen – bitte umbenennen in „{path.stem}{path.suffix.lower()}“"
    elif path.suffix in BESIDE:
        folders = " oder ".join(f"{folder}/" for folder in sorted(FOLDERS[path.suffix]))
        message = f"wird hier nicht gelesen – Dateien mit der Endung {path.suffix} gehören nach {folders}"
    else:
        message = "wird nicht gelesen – bitte löschen oder außerhalb von concept_data/ ablegen"
    return Problem(name, 0, 0, "", message, regel="dateiname")


def _read_entry(path: Path, name: str, model: type[Basis], label: str | None, found: _Found) -> Basis | None:
    key = label or path.stem
    try:
        raw = contents(path, name)
        found.sources[key], entry = _entry(raw, name, model, label.partition(":")[2] if label else None, found.gelesen)
    except KonzeptFehler as error:
        found.problems.extend(error.problems)
        found.broken.add(key)
        return None
    return entry


def _entry(
    raw: bytes, name: str, model: type[Basis], entry_id: str | None, gelesen: Gelesen | None
) -> tuple[Source, Basis]:
    """The source and the model of one file, as they were read before if its bytes are the same."""
    if gelesen is None:
        source = parse(raw, name)
        return source, validate(model, source, entry_id)
    key = (name, hashlib.sha256(raw).hexdigest())
    if key not in gelesen:
        try:
            gelesen[key] = (*_entry(raw, name, model, entry_id, None), ())
        except KonzeptFehler as error:
            gelesen[key] = (None, None, error.problems)
    known, entry, problems = gelesen[key]
    if known is None or entry is None:
        raise KonzeptFehler(problems)
    return known, entry


def _values(data: Path, found: _Found) -> Iterator[tuple[str, tuple[Messwert, ...]]]:
    folder = data / "indikatoren"
    for path in sorted(folder.glob("*.csv")) if folder.is_dir() else ():
        name = f"{DATA}/indikatoren/{path.name}"
        if name not in found.beside:
            continue
        if path.stem not in found.entries["indikator"]:
            if f"indikator:{path.stem}" not in found.broken:
                hint = nearest(path.stem, found.entries["indikator"])
                found.problems.append(Problem(name, 0, 0, "", f"gehört zu keinem Indikator{hint}", regel="dateiname"))
            continue
        rows, problems = read_values(path, name)
        found.problems.extend(problems)
        if problems:
            found.broken.add(f"tabelle:{path.stem}")
        yield path.stem, rows


def _shapes(data: Path, found: _Found) -> Iterator[tuple[str, dict[str, Any]]]:
    folder = data / "gemeinden"
    for path in sorted(folder.glob("*.geojson")) if folder.is_dir() else ():
        name = f"{DATA}/gemeinden/{path.name}"
        if name not in found.beside:
            continue
        if path.stem not in found.entries["gemeinde"]:
            if f"gemeinde:{path.stem}" not in found.broken:
                hint = nearest(path.stem, found.entries["gemeinde"])
                found.problems.append(Problem(name, 0, 0, "", f"gehört zu keiner Gemeinde{hint}", regel="dateiname"))
            continue
        try:
            shape = json.loads(path.read_text(encoding="utf-8"))
            sound = (
                isinstance(shape, dict) and shape.get("type") in {"Polygon", "MultiPolygon"} and shape["coordinates"]
            )
        except (ValueError, OSError, KeyError):
            sound = False
        if not sound:
            message = "ist keine Geometrie (GeoJSON, Polygon oder MultiPolygon)"
            found.problems.append(Problem(name, 0, 0, "", message, regel="geometrie"))
        else:
            yield path.stem, shape


def _prose(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    docs = folder / PROSE
    for path in sorted(docs.rglob("*.md")):
        name = f"{PROSE}/{path.relative_to(docs).as_posix()}"
        try:
            yield name, path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            problems.append(Problem(name, 0, 0, "", f"ist nicht in UTF-8 gespeichert – {SAVE_AS}", regel="quelle"))
        except OSError as error:
            problems.append(Problem(name, 0, 0, "", unreadable(error), regel="quelle"))
