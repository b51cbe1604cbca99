"""Style sheets: all of them by the CSS part of the Nu HTML checker, which is older than some of what browsers know."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.audit import nu
from tests.audit.befund import found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.audit.befund import Befund

NAME = "CSS"
#: Properties the checker does not know, with the standard that has them. Each is an extra: without it all can be read.
NEWER: Final = {
    "container-type": "CSS Containment 3",
    "field-sizing": "CSS Basic User Interface 4",
    "paint-order": "SVG 2, CSS Fill and Stroke 3",
    "position-area": "CSS Anchor Positioning 1",
    "position-try-fallbacks": "CSS Anchor Positioning 1",
    "vector-effect": "SVG 2",
}
EXCEPTIONS: Final = {f"CSS: “{name}”: Property “{name}” doesn't exist.": standard for name, standard in NEWER.items()}
#: Conditions and parts the checker cannot read, and what it reads in their place, so that it looks at what they hold.
STAND_INS: Final = {
    r"@container(?= \()": "@media",  # CSS Containment 3
    r"::details-content": "::before",  # CSS Pseudo-Elements 4
    r"@supports not selector\([^()]*\)": "@supports (color: red)",  # CSS Conditional Rules 4
}

tools = nu.tools


def files(site: Path) -> list[str]:
    return found(site, "*.css")


def audit(site: Path, files: Sequence[str]) -> Iterator[Befund]:
    texts = {name: (site / name).read_text(encoding="utf-8") for name in files}
    for pattern, stand_in in STAND_INS.items():
        texts = {name: re.sub(pattern, stand_in, text) for name, text in texts.items()}
    with tempfile.TemporaryDirectory() as folder:
        yield from nu.errors(nu.written(Path(folder), texts), "css", EXCEPTIONS)
