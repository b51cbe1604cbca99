"""``make bench``: what a build costs, beside mkdocs with Material, Hugo and Eleventy on the same pages, in one run.

Concepts of several sizes are written, then built in turn by everybody, again and again (A B C A B C …), each in a
process of its own; sizes take turns too. Results go to ``benchmarks/ergebnisse.md`` and ``benchmarks/ergebnisse.json``.

What is to be reached, on a quiet machine (about 25 minutes on two cores, mkdocs with all pages in its menu takes two to
three minutes each time)::

    python -m benchmarks.bau --groessen 1000 5000 10800 --laeufe-navigation 2 --laeufe-gross 2

Some of it: ``--groessen 1000 --nur unsere,ohne_ausgaben,hugo``. What is not measured is gone from the report unless
``--dazu`` is given; then each size says when it was measured. Everything as it is by default takes more than an hour.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from benchmarks import ergebnisse
from benchmarks.feld import GROESSTE, NAMEN, Feld

SIZES: Final = (100, 1_000, 5_000, 10_800)
SMALL: Final = 1_000
#: Who takes part in sizes above SMALL, and in the largest, unless ``--nur`` says otherwise.
LARGE: Final = ("unsere", "hugo")
LARGEST: Final = ("unsere",)


def names_of(text: str) -> tuple[str, ...]:
    """Names with commas between as those of NAMEN; ``material`` stands for both of its ways."""
    wanted = set(text.split(","))
    if "material" in wanted:
        wanted = wanted - {"material"} | {"material_ohne", "material_mit"}
    if unknown := wanted - set(NAMEN):
        raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))} gibt es nicht; es gibt {', '.join(NAMEN)}")
    return tuple(name for name in NAMEN if name in wanted)


def arguments() -> argparse.Namespace:
    """What is to be measured."""
    parser = argparse.ArgumentParser(prog="make bench", description="Misst, was ein Bau kostet.")
    parser.add_argument("--groessen", type=int, nargs="+", default=SIZES, help="Seiten von Einträgen")
    parser.add_argument("--nur", type=names_of, help=f"wer baut, mit Komma getrennt: {', '.join(NAMEN)}, material")
    parser.add_argument("--laeufe", type=int, default=5, help="Läufe bis 1.000 Seiten")
    parser.add_argument("--laeufe-navigation", type=int, default=5, help="davon mkdocs mit allen Seiten im Menü")
    parser.add_argument("--laeufe-gross", type=int, default=3, help="Läufe über 1.000 Seiten")
    parser.add_argument("--laeufe-groesste", type=int, default=1, help="Läufe ab 10.000 Seiten")
    parser.add_argument("--dazu", action="store_true", help="Ergebnisse anderer Größen behalten")
    parser.add_argument("--klein", action="store_true", help="100 Seiten, ein Lauf, nichts wird aufgeschrieben")
    parser.add_argument("--ohne-andere", action="store_true", help="nur dieser Generator, nichts wird aufgeschrieben")
    return parser.parse_args()


def _field(folder: Path, size: int, options: argparse.Namespace) -> Feld:
    names = options.nur or (NAMEN if size <= SMALL else LARGE if size < GROESSTE else LARGEST)
    if options.ohne_andere:
        names = tuple(name for name in names if name in ("unsere", "zweiter", "ohne_ausgaben"))
    often = options.laeufe if size <= SMALL else options.laeufe_gross if size < GROESSTE else options.laeufe_groesste
    runs = dict.fromkeys(names, 1 if options.klein else often)
    if "material_mit" in runs and not options.klein:
        runs["material_mit"] = min(often, options.laeufe_navigation) if size >= SMALL else often
    return Feld(folder, size, names, runs)


def main() -> int:
    """Measure and report; 1 when Hugo's pages have not as many bytes as ours."""
    options = arguments()
    with ExitStack() as stack:
        fields = []
        for size in (100,) if options.klein else options.groessen:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
            fields.append(_field(folder, size, options))
        while not all(field.fertig for field in fields):
            for field in fields:
                field.round()
        stamp = {"datum": ergebnisse.machine()["datum"]}
        found = {str(field.size): {**field.result(), **stamp} for field in fields}
    if options.klein or options.ohne_andere:
        print(ergebnisse.report({"bau": found}))
    else:
        ergebnisse.keep("bau", found, dazu=options.dazu)
    for field in fields:
        for kind in field.abweichend:
            share = field.abgleich[kind]["byte"]
            print(f"{field.size} Seiten: „{kind}“ hat bei Hugo {share:.0%} der Byte", file=sys.stderr)
    return int(any(field.abweichend for field in fields))


if __name__ == "__main__":
    sys.exit(main())
