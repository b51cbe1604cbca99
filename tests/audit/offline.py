"""HTML of the offline edition: the pages of the ZIP as they are in it, by the Nu HTML checker."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from macros.components.einbettung import FRAGMENT
from macros.offline import LEFT_OUT, LEFT_OUT_FOLDERS, offline
from tests.audit import html, nu
from tests.audit.befund import found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.audit.befund import Befund

NAME = "HTML der Offline-Ausgabe"

tools = nu.tools


def files(site: Path) -> list[str]:
    """The pages; fragments for other websites are the same there and here."""
    pages = [name for name in found(site, "*.html") if Path(name).name != FRAGMENT]
    return [name for name in pages if name not in LEFT_OUT and not name.startswith(LEFT_OUT_FOLDERS)]


def audit(site: Path, files: Sequence[str]) -> Iterator[Befund]:
    names = frozenset(found(site, "*"))
    texts = {name: offline((site / name).read_text(encoding="utf-8"), name, names) for name in files}
    with tempfile.TemporaryDirectory() as folder:
        yield from nu.errors(nu.written(Path(folder), texts), "html", html.EXCEPTIONS)
