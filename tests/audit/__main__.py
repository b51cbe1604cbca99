"""The command behind ``make audit``; see the docstring of the package."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.audit import bericht
from tests.audit.lauf import Ergebnis, run, table, write
from tests.audit.register import AUDITS
from tests.bauhilfe import bauen

ROOT = Path(__file__).resolve().parent.parent.parent


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.audit", description="Prüft die ganze fertige Website.")
    parser.add_argument("audits", nargs="*", metavar="AUDIT", help=f"nur diese: {', '.join(AUDITS)}")
    parser.add_argument("--site", type=Path, metavar="ORDNER", help="eine fertige Website, statt eine zu bauen")
    parser.add_argument("--ergebnis", type=Path, metavar="DATEI", help="das Ergebnis auch als JSON schreiben")
    parser.add_argument("--bericht", type=Path, metavar="DATEI", help="den Bericht für die Erklärung schreiben")
    parser.add_argument(
        "--weiter", type=Path, metavar="DATEI", help="dort mitschreiben; nach einem Abbruch weitermachen"
    )
    parser.add_argument("--probe", action="store_true", help="nur eine Datei jeder Art ansehen")
    given = parser.parse_args()
    if unknown := [name for name in given.audits if name not in AUDITS]:
        parser.error(f"kein Audit: {', '.join(unknown)} – es gibt {', '.join(AUDITS)}")
    return given


def results(given: argparse.Namespace, site: Path) -> list[Ergebnis]:
    """Run the audits that were asked for, in the order of the registry, and say which one is running."""
    done = []
    for key, audit in AUDITS.items():
        if not given.audits or key in given.audits:
            print(f"{audit.NAME} …", file=sys.stderr, flush=True)
            done.append(run(audit, site, probe=given.probe, notes=given.weiter))
    return done


def main() -> int:
    """Return 0 without a finding, 1 with one or without a site to look at."""
    given = options()
    with tempfile.TemporaryDirectory() as folder:
        site = given.site
        if site is None:
            site = Path(folder, "site")
            print("Baue die Demonstration …", file=sys.stderr, flush=True)
            built = bauen(ROOT, site)
            if built.returncode:
                print(built.stderr, file=sys.stderr)
                return 1
        done = results(given, site)
    print(*table(done), sep="\n", flush=True)
    if given.ergebnis:
        write(given.ergebnis, done)
    if given.bericht:
        bericht.write(given.bericht, done, probe=given.probe)
    return 1 if any(one.befunde for one in done) else 0


if __name__ == "__main__":
    sys.exit(main())
