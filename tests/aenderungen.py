"""Changes as editors make them, drawn by chance: to every kind of entry and to everything that lies beside them."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import BaseModel

from macros.arten import ART_BY_KEY, ARTEN, SINGLETONS
from macros.errors import errors_of
from macros.loader import load
from macros.model.basis import Wort
from macros.model.plan import references
from macros.pruefen import problems_of
from tests.conftest import STICHTAG

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random

    from macros.konzept import Rohdaten

Pfad = tuple[str | int, ...]
WAYS = ("entwurf", "kopie", "loeschen", "umbenennen", "streichen")
TRIES = 12


class Unmoeglich(Exception):
    """There is nothing of which this could be done."""


class Redaktion:
    """Somebody who changes the concept in ``folder``; ``abgelehnt`` are the changes which the checks refused."""

    def __init__(self, folder: Path, rng: Random) -> None:
        self.folder = folder
        self.rng = rng
        self.abgelehnt: list[str] = []
        self._number = 0

    # ---- what is done

    def versuchen(self, way: str, *what: str) -> str | None:
        """Change something so that all checks pass; says what was done, or None where nothing was found."""
        before = self.folder.with_name(f"{self.folder.name}-vorher")
        shutil.rmtree(before, ignore_errors=True)
        shutil.copytree(self.folder, before)
        for _ in range(TRIES):
            with suppress(Unmoeglich):
                said = f"{way} {' '.join(what)}: {getattr(self, way)(*what)}"
                konzept, problems = problems_of(self.folder, STICHTAG)
                if konzept is not None and not errors_of(problems):
                    return said
                self.abgelehnt.append(f"{said} → {errors_of(problems)[0]}")
            shutil.rmtree(self.folder)
            shutil.copytree(before, self.folder)
        return None

    def feld(self, art: str) -> str:
        """Another value in one field of an entry, or of one of the files there is one of."""
        name = art if art in SINGLETONS else self._any(art)
        raw, model = self._read(name), self._model(art, name)
        links = {ref.path: ref.art for ref in references(model)}
        leaves = [path for path in _leaves(raw) if path != ("id",)]
        if not leaves:
            raise Unmoeglich
        path = self.rng.choice(leaves)
        old = _at(raw, path)
        new = self._link(links[path], old) if path in links else self._other(_at(model, path), old)
        _put(raw, path, new)
        self._write(name, raw)
        return f"{name} {path}: {old!r} → {new!r}"

    def streichen(self, art: str) -> str:
        """A field or an item of a list less."""
        name = art if art in SINGLETONS else self._any(art)
        raw = self._read(name)
        path = self.rng.choice([path for path in _inner(raw) if path])
        del _at(raw, path[:-1])[path[-1]]
        self._write(name, raw)
        return f"{name} {path}"

    def entwurf(self, art: str) -> str:
        """An entry becomes a draft, or is one no more."""
        name = self._any(art)
        raw = self._read(name)
        raw["entwurf"] = "nein" if raw.get("entwurf") == "ja" else "ja"
        self._write(name, raw)
        return f"{name} {raw['entwurf']}"

    def kopie(self, art: str) -> str:
        """One entry more: like another, but for what nobody may share."""
        name = self._any(art)
        raw, new = self._read(name), f"{ART_BY_KEY[art].ordner}/neu-{self._next()}"
        raw.pop("frueher", None)
        raw.pop("bild", None)
        for field in ("titel", "name", "nummer"):
            if field in raw:
                raw[field] += f" {self._number}" if field != "nummer" else f".{self._number}"
        for field in {"ars", "ags"} & raw.keys():
            raw[field] = f"{int(raw[field]) + self._number:0{len(raw[field])}}"
        for suffix in (".csv", ".geojson"):
            with suppress(FileNotFoundError):
                shutil.copyfile(self._path(name, suffix), self._path(new, suffix))
        self._write(new, raw)
        return f"{name} → {new}"

    def loeschen(self, art: str) -> str:
        """An entry less that no other names; half of them are noted as ended."""
        named = {f"{ART_BY_KEY[ref.art].ordner}/{ref.id}" for _, model in self._models() for ref in references(model)}
        name = self.rng.choice(sorted(set(self._names(art)) - named) or [""])
        if not name:
            raise Unmoeglich
        key = name.partition("/")[2]
        if self.rng.random() < 0.5:
            ended = self._read("entfallen")
            ended.setdefault("eintraege", []).append({"art": art, "id": key, "titel": "Gab es", "seit": "2026-10-31"})
            self._write("entfallen", ended)
        for path in self._path(name, ".yaml").parent.glob(f"{key}.*"):
            path.unlink()
        return name

    def umbenennen(self, art: str) -> str:
        """Another name for an entry, in all that names it, and the old one kept."""
        name, new = self._any(art), f"anders-{self._next()}"
        key = name.partition("/")[2]
        for where, model in list(self._models()):
            places = [ref.path for ref in references(model) if (ref.art, ref.id) == (art, key)]
            raw = self._read(where) if places else {}
            for place in places:
                _put(raw, place, f"{art}:{new}" if ":" in _at(raw, place) else new)
            if places:
                self._write(where, raw)
        raw = self._read(name)
        raw["frueher"] = [*raw.get("frueher", ()), key]
        raw.pop("id", None)
        self._write(name, raw)
        for path in list(self._path(name, ".yaml").parent.glob(f"{key}.*")):
            if path.suffix in {".yaml", ".csv", ".geojson"}:
                path.rename(path.with_stem(new))
        for path in (*self.folder.rglob("*.yaml"), *self.folder.rglob("*.md"), *self.folder.rglob("*.csv")):
            text = path.read_text(encoding="utf-8")
            path.write_text(re.sub(rf"\b{art}:{key}(?=[);\n])", f"{art}:{new}", text), encoding="utf-8")
        return f"{name} → {new}"

    def kapitel(self) -> str:
        """A chapter: another sentence or title in one, one more, one less."""
        pages = sorted(path for path in (self.folder / "docs").glob("*.md") if path.stem != "index")
        what = self.rng.choice(("neu", "satz", "titel", "weg") if pages else ("neu", "start"))
        path = self.rng.choice(pages) if pages else self.folder / "docs" / "index.md"
        text = path.read_text(encoding="utf-8")
        number = self._next()
        if what == "neu":
            front = f"---\ntitel: Kapitel über {number}\nkapitel: {number}\nbeschreibung: Wie es ist.\n---\n"
            text = f"{front}# Kapitel über {number}\n\n## Lage\n\nTeilhabe gelingt. [Mehr](massnahme:dritter-kurs)\n"
            path = path.with_name(f"kapitel-{number}.md")
        elif what == "titel":
            text = re.sub(r"Kapitel über \d+", f"Kapitel über {number}", text)
        elif what != "weg":
            text += f"\nEin neuer Satz, der {number}. Zu den [Begriffen](begriff:teilhabe).\n"
        path.write_text(text, encoding="utf-8")
        if what == "weg":
            path.unlink()
        return f"{path.name} {what}"

    def wert(self) -> str:
        """Another value of an Indikator."""
        path = self.rng.choice(sorted(self.folder.rglob("*.csv")))
        head, *lines = path.read_text(encoding="utf-8").splitlines()
        number = self.rng.randrange(len(lines))
        area, year, value, *rest = lines[number].split(";")
        lines[number] = ";".join([area, year, str(int(value) + self.rng.randint(1, 9)), *rest])
        path.write_text("\n".join([head, *lines, ""]), encoding="utf-8")
        return f"{path.name} {lines[number]}"

    def grenze(self) -> str:
        """Another boundary of a Gemeinde."""
        path = self.rng.choice(sorted(self.folder.rglob("*.geojson")))
        old = path.read_text(encoding="utf-8")
        corner = self.rng.choice(("5.0, 55.1", "5.4, 55.1"))
        new = re.sub(rf"{corner}\d*", f"{corner}{self.rng.randint(1, 9)}", old)
        path.write_text(new, encoding="utf-8")
        if new == old:
            raise Unmoeglich
        return f"{path.name} {corner}"

    # ---- what it is done with

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _path(self, name: str, suffix: str = ".yaml") -> Path:
        return self.folder / "concept_data" / f"{name}{suffix}"

    def _read(self, name: str) -> Any:
        if not self._path(name).exists():
            raise Unmoeglich
        text = self._path(name).read_text(encoding="utf-8")
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 -- makes text only

    def _write(self, name: str, raw: Any) -> None:
        self._path(name).write_text(yaml.safe_dump(raw, allow_unicode=True, sort_keys=False), encoding="utf-8")

    def _names(self, art: str) -> list[str]:
        ordner = ART_BY_KEY[art].ordner
        return sorted(f"{ordner}/{path.stem}" for path in self._path(ordner, "").glob("*.yaml"))

    def _any(self, art: str) -> str:
        names = self._names(art)
        if not names:
            raise Unmoeglich
        return self.rng.choice(names)

    def _data(self) -> Rohdaten:
        konzept = load(self.folder, STICHTAG).konzept
        assert konzept is not None
        return konzept.daten

    def _models(self) -> Iterator[tuple[str, BaseModel]]:
        daten = self._data()
        for art in ARTEN:
            for key, model in daten.eintraege[art.key].items():
                yield f"{art.ordner}/{key}", model
        yield from ((name, getattr(daten, name)) for name in ("konzept", "landkreis", "entfallen"))

    def _model(self, art: str, name: str) -> BaseModel:
        daten = self._data()
        if art in SINGLETONS:
            model: BaseModel = getattr(daten, "suchgruppen" if art == "suchbegriffe" else art)
            return model
        return daten.eintraege[art][name.partition("/")[2]]

    def _link(self, art: str, old: str) -> str:
        others = [f"{art}:{key}" if ":" in old else key for key in self._data().eintraege[art]]
        if others == [old]:
            raise Unmoeglich
        return self.rng.choice([other for other in others if other != old])

    def _other(self, value: Any, old: str) -> str:
        """Another value of the same kind, as it is written."""
        if isinstance(value, Wort):
            return str(self.rng.choice([word for word in type(value) if word != value] or [value]))
        if isinstance(value, bool):
            return "nein" if value else "ja"
        if isinstance(value, date):
            return (value + timedelta(days=self.rng.randint(-40, 20))).isoformat()
        if re.fullmatch(r"030 23125 \d{3}", old):
            return f"030 23125 {self.rng.randrange(1000):03}"
        if re.fullmatch(r"\d+", old):
            return str(int(old) + self.rng.randint(1, 5))
        return f"{old} und {self.rng.choice(('Teilhabe', 'mehr', 'Großes', 'Ähnliches'))}" if " " in old else f"{old}x"


def _leaves(raw: Any, path: Pfad = ()) -> Iterator[Pfad]:
    return (one for one in _inner(raw, path) if isinstance(_at(raw, one[len(path) :]), str))


def _inner(raw: Any, path: Pfad = ()) -> Iterator[Pfad]:
    """The way to every value, and to every list and mapping."""
    yield path
    steps: Any = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    for step, value in steps:
        yield from _inner(value, (*path, step))


def _at(value: Any, path: Pfad) -> Any:
    for step in path:
        value = getattr(value, str(step)) if isinstance(value, BaseModel) else value[step]
    return value


def _put(raw: Any, path: Pfad, value: str) -> None:
    _at(raw, path[:-1])[path[-1]] = value
