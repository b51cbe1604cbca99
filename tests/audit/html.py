"""HTML: every page, embeds and redirects too, by the Nu HTML checker; fragments in a page that is right around them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from macros.components.einbettung import FRAGMENT
from tests.audit import nu
from tests.audit.befund import found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.audit.befund import Befund

NAME = "HTML"
#: What the checker calls an error and the standard does not, with the place that allows it.
EXCEPTIONS: Final = {
    "Attribute “name” not allowed on element “details” at this point.": "HTML Standard, The details element: newer",
}
AROUND: Final = '<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Einbettung</title></head><body>\n{}'

tools = nu.tools


def files(site: Path) -> list[str]:
    return found(site, "*.html")


def audit(site: Path, files: Sequence[str]) -> Iterator[Befund]:
    paths = {name: site / name for name in files}
    bare = {
        name: AROUND.format(path.read_text(encoding="utf-8")) for name, path in paths.items() if path.name == FRAGMENT
    }
    with tempfile.TemporaryDirectory() as folder:
        yield from nu.errors(paths | nu.written(Path(folder), bare), "html", EXCEPTIONS)
