"""Lighthouse on four pages, as on a mid-range phone: 100 points for everything but speed, there at least 98.

Speed is the median of five runs, for a busy machine makes single runs slow. The pages come from a server that
compresses, as every real one does (veroeffentlichen/).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from tests.audit.befund import Befund, Fehlt
from tests.browserhilfe import Compressing, served
from tests.chromium import ARGUMENTS, find_chromium

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAME = "Lighthouse"
ROOT: Final = Path(__file__).resolve().parent.parent.parent
INSTALLED: Final = ROOT / ".cache" / "lighthouse" / "node_modules" / "lighthouse"
RUNS: Final = 5
SPEED: Final = "performance"
#: The least points of a category, of 100.
LEAST: Final = {SPEED: 98, "accessibility": 100, "best-practices": 100, "seo": 100}
#: The start, a Gemeinde, a contact point and the list of measures; of the others the first.
PAGES: Final = ("index.html", "gemeinden/*/index.html", "anlaufstellen/*/index.html", "massnahmen/index.html")


def tools() -> dict[str, str]:
    return {"Lighthouse": json.loads((INSTALLED / "package.json").read_text(encoding="utf-8"))["version"]}


def files(site: Path) -> list[str]:
    return [min(one.relative_to(site).as_posix() for one in site.glob(pattern)) for pattern in PAGES]


def audit(site: Path, files: Sequence[str]) -> Iterator[Befund]:
    node = shutil.which("node")
    if node is None or not INSTALLED.is_dir():
        raise Fehlt("Lighthouse ist nicht eingerichtet (es braucht Node.js ab 18.20; „make audit“ richtet es ein)")
    with served(site, Compressing) as root:
        for name in files:
            runs = [measured(node, root + name.removesuffix("index.html"), all_of_it=not run) for run in range(RUNS)]
            points = {key: category["score"] * 100 for key, category in runs[0]["categories"].items()}
            points[SPEED] = median(run["categories"][SPEED]["score"] for run in runs) * 100
            print(f"  {name}: {', '.join(f'{key} {points[key]:.0f}' for key in LEAST)}", file=sys.stderr, flush=True)
            for key, least in LEAST.items():
                if points[key] < least:
                    yield Befund(name, f"{key} {points[key]:.0f} statt {least}: {'; '.join(short_of(runs[0], key))}")


def measured(node: str, address: str, *, all_of_it: bool) -> dict[str, Any]:
    """The report of one run; ``all_of_it`` looks at more than speed."""
    done = subprocess.run(
        [
            node, INSTALLED / "cli" / "index.js", address, "--output=json", "--quiet", "--no-enable-error-reporting",
            f"--only-categories={','.join(LEAST if all_of_it else [SPEED])}",
            f"--chrome-flags={' '.join(['--headless=new', *ARGUMENTS])}",
        ],
        env={**os.environ, "CHROME_PATH": str(find_chromium())}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise Fehlt(f"Lighthouse endete mit Code {done.returncode}: {done.stderr.strip()[-300:]}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def short_of(report: dict[str, Any], category: str) -> Iterator[str]:
    """The audits of a category that cost points."""
    for part in report["categories"][category]["auditRefs"]:
        found = report["audits"][part["id"]]
        if part["weight"] and found["score"] is not None and found["score"] < 1:
            yield f"{found['title']} {found.get('displayValue', '')}".strip()
