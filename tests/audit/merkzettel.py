"""What a browser has found on each page so far: a run that was cut goes on where it stopped.

A file with one JSON line for each page. A line counts only as long as the page, everything below ``assets``, the audits
and axe are the same to the byte; a page that somebody uses in the audit (``zustaende``) loads more than that and is
looked at every time.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tests.audit.zustaende import STATES
from tests.browserhilfe import AXE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Merkzettel:
    """The notes of one audit in one file; ``job`` says which audit, and what decides how it looks at a page."""

    def __init__(self, path: Path, site: Path, job: str) -> None:
        self.path, self.site = path, site
        code = (one for one in Path(__file__).parent.iterdir() if one.suffix in {".py", ".js"})
        assets = (one for one in site.joinpath("assets").rglob("*") if one.is_file())
        self.ground = sha256(job.encode())
        for one in (AXE, *sorted(code), *sorted(assets)):
            self.ground.update(sha256(one.read_bytes()).digest())
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        self.known: dict[str, list[str]] = {
            one["seite"]: one["befunde"] for one in map(json.loads, filter(whole, lines))
        }

    def key(self, name: str) -> str:
        """The page by its address and everything its look depends on."""
        stamp = self.ground.copy()
        stamp.update(name.encode() + self.site.joinpath(name).read_bytes())
        return f"{name} {stamp.hexdigest()[:24]}"

    def noted(self, name: str) -> list[str] | None:
        """The findings of a page that was looked at before, or None."""
        return None if name in STATES else self.known.get(self.key(name))

    def note(self, findings: Iterable[tuple[str, Sequence[str]]]) -> None:
        """Write down the findings of pages that were looked at just now."""
        with self.path.open("a", encoding="utf-8") as file:
            for name, texts in findings:
                file.write(json.dumps({"seite": self.key(name), "befunde": list(texts)}, ensure_ascii=False) + "\n")


def whole(line: str) -> bool:
    """Whether a line was written to its end."""
    return line.endswith("]}")
