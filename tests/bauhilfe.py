"""Runs the command ``konzept`` as an editor would, and keeps what is built once for all tests."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from unittest import mock

from macros.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

#: The command as a process of its own, for tests of what a process does: signals, terminals, full disks.
KONZEPT = (sys.executable, "-m", "macros.cli")
TAG = "2026-11-22"
WORKER = "PYTEST_XDIST_WORKER"
#: Longest wait for another worker that builds, in seconds.
PATIENCE = 600


def konzept(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """The finished run of one command with its output as a pipe gets it; ``variables`` are added to the environment.

    It runs in this process, which saves its start; whatever nobody caught fails the test.
    """
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="surrogateescape")
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace")
    words = [*map(str, arguments)]
    env = mock.patch.dict(os.environ, {"KONZEPT_STICHTAG": TAG, **variables})
    with env, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(words)
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1
    return subprocess.CompletedProcess(words, code, text(out), text(err))


def text(stream: io.TextIOWrapper) -> str:
    """What was written to a stream."""
    stream.seek(0)
    return stream.read()


def bauen(folder: Path, target: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """``konzept bauen`` for one concept folder."""
    return konzept("bauen", "--konzept", folder, "--ziel", target, **variables)


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder ``name`` of this run of tests: made by the worker that asks first, the others wait for it."""
    base = factory.getbasetemp()
    folder = (base.parent if WORKER in os.environ else base) / name
    done, failed = folder / "fertig", folder / "gescheitert"
    try:
        folder.mkdir()
    except FileExistsError:
        end = time.monotonic() + PATIENCE
        while not done.exists():
            assert not failed.exists(), f"another worker could not make „{name}“"
            assert time.monotonic() < end, f"nobody finished „{name}“"
            time.sleep(0.1)
        return folder
    try:
        make(folder)
    except BaseException:
        failed.touch()
        raise
    done.touch()
    return folder


def site_of(factory: pytest.TempPathFactory, name: str, concept: Path) -> Path:
    """The site of a concept, built once for all workers."""

    def build(folder: Path) -> None:
        done = bauen(concept, folder / "site")
        assert done.returncode == 0, done.stderr

    return once(factory, name, build) / "site"


def tree(folder: Path) -> dict[str, str]:
    """Every file of a folder with the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file of a folder with its length and the time of its last change: whether anybody touched it."""
    found = ((path, path.stat()) for path in folder.rglob("*"))
    return {path.as_posix(): (stat.st_size, stat.st_mtime_ns) for path, stat in found}
