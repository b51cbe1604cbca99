"""Everybody on one size: the concept, our site of it, the projects of the others, and what each run has cost."""

from __future__ import annotations

import shutil
import statistics
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Final

from benchmarks.generator.schreiben import TAG, write
from benchmarks.messen import Lauf, measured
from benchmarks.wettbewerb import eleventy, hugo, material, seiten, unsere
from macros.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path


#: All who take part, in the order of their turns.
NAMEN: Final = ("unsere", "zweiter", "ohne_ausgaben", "hugo", "material_ohne", "material_mit", "eleventy")
#: From here on the build that tells its stages counts as a run.
GROESSTE: Final = 10_000
#: How far the bytes of a kind of page may be from ours.
ABSTAND: Final = 0.1


class Feld:
    """Everybody on ``size`` pages of entries; ``namen`` says who takes part, ``laeufe`` how often each."""

    def __init__(self, folder: Path, size: int, namen: Collection[str], laeufe: Mapping[str, int]) -> None:
        self.folder = folder
        self.size = size
        self.concept = folder / "konzept"
        self.site = folder / "site"
        self.variables = {"KONZEPT_CACHE": str(folder / "cache"), "NO_MKDOCS_2_WARNING": "1"}
        self.gewollt = laeufe
        self.laeufe: dict[str, list[Lauf]] = defaultdict(list)
        self.umfang: dict[str, dict[str, float]] = {}
        self.abgleich: dict[str, dict[str, float]] = {}
        self.made = write(self.concept, size)
        unsere.cold(self.concept, self.site, self.variables)
        first, self.stufen = unsere.stages(self.concept, self.site, self.variables)
        if size >= GROESSTE and "unsere" in namen:
            self.laeufe["unsere"].append(first)  # a cold build like the others; minutes each at this size
        konzept = load(self.concept, TAG).konzept
        if konzept is None:
            raise SystemExit("Das Konzept hat Fehler.")
        self.pages = seiten.pages(konzept, self.site)
        self.gestalten = Counter("eintrag" if page.art else page.gestalt for page in self.pages)
        self.daneben = seiten.beside(self.site)
        self.changes = 0
        files = sum(path.is_file() for path in self.site.rglob("*"))
        self._note("unsere", [page.datei for page in self.pages])
        self.umfang["unsere"]["dateien"] = files
        own: dict[str, Callable[[], Lauf]] = {
            "unsere": self._cold, "zweiter": self._second, "ohne_ausgaben": self._bare,
        }  # fmt: skip
        self.teilnehmer = {name: build for name, build in own.items() if name in namen}
        self._prepare(set(namen))

    def _prepare(self, namen: set[str]) -> None:
        """Write the projects of the others, and build Hugo's once to see how many bytes its pages have."""
        if "hugo" in namen:
            place = self.folder / "hugo"
            files = hugo.prepare(self.pages, self.concept, place)
            measured(hugo.command(), place)
            fixed = hugo.balance(self.pages, place)
            self._join("hugo", hugo.command(), place, files)
            self._cost("hugo")
            compared = hugo.compared(self.pages, place)
            self.abgleich = {
                kind: {"byte": share, "anteil": part, "fest": fixed.get(kind, 0)}
                for kind, (share, part) in compared.items()
            }
        place = self.folder / "material"
        files = material.prepare(self.pages, place) if {"material_ohne", "material_mit"} & namen else []
        for name in ("ohne", "mit"):
            if f"material_{name}" in namen:
                self._join(f"material_{name}", material.command(name), place, files)
        place = self.folder / "eleventy"
        if "eleventy" in namen and eleventy.install(place):
            self._join("eleventy", eleventy.command(), place, eleventy.prepare(self.pages, place))

    def _join(self, name: str, command: Sequence[str], place: Path, files: list[Path]) -> None:
        target = files[0].relative_to(place).parts[0]

        def build() -> Lauf:
            shutil.rmtree(place / target, ignore_errors=True)
            run = measured(command, place, self.variables)
            if name not in self.umfang:
                self._note(name, files)
            return run

        self.teilnehmer[name] = build

    def _cost(self, name: str) -> Lauf:
        return self.teilnehmer[name]()

    def _note(self, name: str, files: list[Path]) -> None:
        """Note how large the pages are; everybody must have made every page."""
        if missing := [path for path in files if not path.is_file()]:
            raise SystemExit(f"{name} hat {len(missing)} Seiten nicht gebaut, die erste: {missing[0]}")
        plain, packed = seiten.sizes(files)
        self.umfang[name] = {"seiten": len(files), "byte": plain, "gzip": packed}

    def _cold(self) -> Lauf:
        unsere.cold(self.concept, self.site, self.variables)
        return unsere.build(self.concept, self.site, self.variables)

    def _second(self) -> Lauf:
        unsere.change(self.concept, self.changes)
        self.changes += 1
        return unsere.build(self.concept, self.site, self.variables)

    def _bare(self) -> Lauf:
        target = self.folder / "ohne"
        variables = self.variables | {"KONZEPT_OHNE_AUSGABEN": "1", "KONZEPT_CACHE": str(self.folder / "cache-ohne")}
        unsere.cold(self.concept, target, variables)
        run = unsere.build(self.concept, target, variables)
        if "ohne_ausgaben" not in self.umfang:
            self._note("ohne_ausgaben", [target / page.adresse / "index.html" for page in self.pages])
            self.umfang["ohne_ausgaben"]["dateien"] = sum(path.is_file() for path in target.rglob("*"))
        return run

    def round(self) -> None:
        """Let everybody build once who has not built often enough."""
        for name in self.teilnehmer:
            if len(self.laeufe[name]) >= self.gewollt[name]:
                continue
            run = self._cost(name)
            self.laeufe[name].append(run)
            print(
                f"{self.size:6} {name:14} {run.cpu:7.2f} s CPU {run.dauer:7.2f} s {run.speicher:6.0f} MiB", flush=True
            )

    @property
    def fertig(self) -> bool:
        """Whether everybody has built often enough."""
        return all(len(self.laeufe[name]) >= self.gewollt[name] for name in self.teilnehmer)

    @property
    def abweichend(self) -> list[str]:
        """The kinds of pages whose bytes at Hugo are too far from ours."""
        return [kind for kind, one in self.abgleich.items() if abs(one["byte"] - 1) > ABSTAND]

    def result(self) -> dict[str, Any]:
        """All measurements of this size."""
        runs = {
            name: {
                "cpu": [round(run.cpu, 3) for run in done],
                "dauer": [round(run.dauer, 2) for run in done],
                "speicher": [round(run.speicher) for run in done],
                "median": round(statistics.median(run.cpu for run in done), 3),
            }
            for name, done in self.laeufe.items()
            if done
        }
        return {
            "seiten": self.made.seiten,
            "gemeinden": self.made.gemeinden,
            "eintraege": self.made.eintraege,
            "gestalten": dict(self.gestalten),
            "daneben": self.daneben,
            "laeufe": runs,
            "umfang": {name: {key: round(value) for key, value in one.items()} for name, one in self.umfang.items()},
            "stufen": self.stufen,
            "abgleich": {
                kind: {key: round(value, 4) for key, value in one.items()} for kind, one in self.abgleich.items()
            },
        }
