"""Write one concept: how many pages of entries, and where."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.generator.schreiben import SEED, write


def main() -> None:
    """Write it and say what was written."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generator", description="Schreibt ein Konzept.")
    parser.add_argument("seiten", type=int, help="wie viele Seiten von Einträgen")
    parser.add_argument("ziel", type=Path, help="leerer Ordner")
    parser.add_argument("--anfang", type=int, default=SEED, help="Anfang der Zufallszahlen")
    options = parser.parse_args()
    made = write(options.ziel, options.seiten, options.anfang)
    print(f"{made.seiten} Seiten von {made.eintraege} Einträgen, {made.gemeinden} Gemeinden, in {options.ziel}")


if __name__ == "__main__":
    main()
