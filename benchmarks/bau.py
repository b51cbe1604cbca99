"""``make bench``: what a build costs, beside mkdocs with Material, Hugo and Eleventy on the same pages, in one run.

Concepts of several sizes are written, then built in turn by everybody, again and again (A B C A B C …), each in a
process of its own. Results go to ``benchmarks/ergebnisse.md`` and ``benchmarks/ergebnisse.json``.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks import ergebnisse
from benchmarks.generator.schreiben import TAG, write
from benchmarks.messen import Lauf, measured
from benchmarks.wettbewerb import eleventy, hugo, material, seiten, unsere
from macros.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.wettbewerb.seiten import Seite

SIZES: Final = (100, 1_000, 5_000, 10_800)
SMALL: Final = 1_000
ROUNDS: Final = 5
ROUNDS_LARGE: Final = 1


class Wettbewerb:
    """Everybody on one size: the concept, our site of it, and what each run has cost."""

    def __init__(self, folder: Path, size: int, *, others: bool) -> None:
        self.folder = folder
        self.size = size
        self.concept = folder / "konzept"
        self.site = folder / "site"
        self.variables = {"KONZEPT_CACHE": str(folder / "cache"), "NO_MKDOCS_2_WARNING": "1"}
        self.laeufe: dict[str, list[Lauf]] = defaultdict(list)
        self.seiten: dict[str, dict[str, float]] = {}
        self.made = write(self.concept, size)
        unsere.cold(self.concept, self.site, self.variables)
        self.stufen = unsere.stages(self.concept, self.site, self.variables)
        konzept = load(self.concept, TAG).konzept
        if konzept is None:
            raise SystemExit("Das Konzept hat Fehler.")
        self.entries = seiten.entry_pages(konzept, self.site)
        self.prose = seiten.prose(konzept, self.site)
        self.changes = 0
        files = [path for path in self.site.rglob("*") if path.is_file()]
        self._note("unsere", [page.datei for page in self.entries])
        self.seiten["unsere"] |= {"seiten": seiten.all_pages(self.site), "dateien": len(files)}
        self.contestants: dict[str, Callable[[], Lauf]] = {"unsere": self._cold}
        if size <= SMALL:
            self.contestants |= {"zweiter": self._second, "ohne_ausgaben": self._bare}
        if others:
            self._prepare([*self.entries, *self.prose])

    def _prepare(self, pages: Sequence[Seite]) -> None:
        """Write the projects of the others, and build each once to see what it makes."""
        place = self.folder / "hugo"
        files = hugo.prepare(self.entries, self.concept, place)
        measured(hugo.command(), place)
        hugo.balance(self.entries, place)
        self._join("hugo", hugo.command(), place, files)
        if self.size > SMALL:
            return
        place = self.folder / "material"
        files = material.prepare(pages, place)
        entries = files[: len(self.entries)]
        for name in ("ohne", "mit"):
            self._join(f"material_{name}", material.command(name), place, entries)
        place = self.folder / "eleventy"
        if eleventy.install(place):
            files = eleventy.prepare(pages, place)
            self._join("eleventy", eleventy.command(), place, files[: len(self.entries)])

    def _join(self, name: str, command: Sequence[str], place: Path, files: list[Path]) -> None:
        target = files[0].parents[2]

        def build() -> Lauf:
            shutil.rmtree(target, ignore_errors=True)
            return measured(command, place, self.variables)

        build()
        self._note(name, files)
        self.seiten[name]["seiten"] = seiten.all_pages(target)
        self.contestants[name] = build

    def _note(self, name: str, files: list[Path]) -> None:
        plain, packed = seiten.sizes(files)
        self.seiten[name] = {"byte": plain, "gzip": packed}

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
        self._note("ohne_ausgaben", [target / page.adresse / "index.html" for page in self.entries])
        self.seiten["ohne_ausgaben"]["seiten"] = seiten.all_pages(target)
        return run

    def round(self) -> None:
        """Let everybody build once."""
        for name, build in self.contestants.items():
            run = build()
            self.laeufe[name].append(run)
            print(
                f"{self.size:6} {name:14} {run.cpu:7.2f} s CPU {run.dauer:7.2f} s {run.speicher:6.0f} MiB", flush=True
            )

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
        }
        pages = {name: {key: round(value) for key, value in one.items()} for name, one in self.seiten.items()}
        frame = {"gemeinden": self.made.gemeinden, "eintraege": self.made.eintraege, "prosa": len(self.prose)}
        return {"seiten": self.made.seiten, **frame, "laeufe": runs, "umfang": pages, "stufen": self.stufen}


def main() -> int:
    """Measure and report."""
    parser = argparse.ArgumentParser(prog="make bench", description="Misst, was ein Bau kostet.")
    parser.add_argument("--groessen", type=int, nargs="+", default=SIZES, help="Seiten von Einträgen")
    parser.add_argument("--laeufe", type=int, default=ROUNDS, help="Läufe bis 1.000 Seiten")
    parser.add_argument("--laeufe-gross", type=int, default=ROUNDS_LARGE, help="Läufe über 1.000 Seiten")
    parser.add_argument("--klein", action="store_true", help="100 Seiten, ein Lauf, nichts wird aufgeschrieben")
    parser.add_argument("--ohne-andere", action="store_true", help="nur dieser Generator, nichts wird aufgeschrieben")
    options = parser.parse_args()
    found = {}
    for size in (100,) if options.klein else options.groessen:
        rounds = 1 if options.klein else options.laeufe if size <= SMALL else options.laeufe_gross
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            field = Wettbewerb(Path(folder), size, others=not options.ohne_andere)
            for _ in range(rounds):
                field.round()
            found[str(size)] = field.result()
    if options.klein or options.ohne_andere:
        print(ergebnisse.report({**ergebnisse.machine(), "bau": found}))
    else:
        ergebnisse.keep("bau", found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
