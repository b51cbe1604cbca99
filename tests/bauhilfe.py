"""Runs the command ``konzept`` as an editor would: as a process of its own, with an environment of its own."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

KONZEPT = (sys.executable, "-m", "macros.cli")
TAG = "2026-11-22"


def konzept(*arguments: str | Path, cwd: Path | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
    """The finished run of one command; ``variables`` are added to the environment."""
    env = {**os.environ, "KONZEPT_STICHTAG": TAG, "PYTHONUTF8": "1", **variables}
    return subprocess.run(
        [*KONZEPT, *map(str, arguments)], cwd=cwd, env=env, capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


def bauen(folder: Path, target: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """``konzept bauen`` for one concept folder."""
    return konzept("bauen", "--konzept", folder, "--ziel", target, cwd=None, **variables)


def tree(folder: Path) -> dict[str, str]:
    """Every file of a folder with the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
