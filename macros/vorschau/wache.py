"""Finds out which files have changed, by looking: that works on every system and on every network drive.

Where the system tells of changes itself, there is a look as soon as it does, and seldom one without.
"""

from __future__ import annotations

import os
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from macros.bauen import ENGINE
from macros.ordner import DATA, PROSE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


#: Seconds between two looks, and where the system tells of changes; and looking takes at most this share of the time.
PAUSE = 0.15
TOLD_PAUSE = 2.0
SHARE = 0.05
EVENTS = [FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
#: A file is still being written as long as two looks so far apart differ.
SETTLE = 0.03
IGNORED = ("~", ".swp", ".swx", ".tmp", ".pyc")


class Wache(FileSystemEventHandler):
    """The files of the concept in ``folder``, of the templates and of the program, as they were at the last look."""

    def __init__(self, folder: Path) -> None:
        self._told = threading.Event()
        self._observer = Observer()
        self._least = self._pause = PAUSE
        self._roots = {
            DATA: folder / DATA,
            PROSE: folder / PROSE,
            "overrides": ENGINE / "overrides",
            "macros": ENGINE / "macros",
        }
        self._seen = self._look()

    def beginnen(self) -> None:
        """Let the system tell of changes, if it can."""
        with suppress(OSError):  # it has no more watches to give: then there are looks alone
            for root in self._roots.values():
                self._observer.schedule(self, str(root), recursive=True, event_filter=EVENTS)
            self._observer.start()
            self._least = TOLD_PAUSE

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Look at once."""
        _ = event
        self._told.set()

    def warten(self) -> None:
        """Wait until it is time to look again."""
        self._told.wait(self._pause)
        self._told.clear()

    def beenden(self) -> None:
        """Let nobody wait any longer."""
        if self._observer.is_alive():
            self._observer.stop()
        self._told.set()

    def changed(self) -> list[str]:
        """The names of the files that are new, gone or different since the last time, sorted."""
        started = time.perf_counter()
        now = self._look()
        self._pause = max(self._least, (time.perf_counter() - started) / SHARE)
        while now != self._seen:
            time.sleep(SETTLE)
            again = self._look()
            if again == now:
                break
            now = again
        before, self._seen = self._seen, now
        return sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))

    def _look(self) -> dict[str, tuple[int, int, int]]:
        found: dict[str, tuple[int, int, int]] = {}
        for name, root in self._roots.items():
            found.update(_files(name, str(root)))
        return found


def _files(name: str, folder: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Every file below ``folder``: its name, and what tells one content of it from another."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith(IGNORED) or entry.name == "__pycache__":
            continue
        try:
            if entry.is_dir():
                yield from _files(f"{name}/{entry.name}", entry.path)
            else:
                known = entry.stat()
                yield f"{name}/{entry.name}", (known.st_mtime_ns, known.st_size, known.st_ino)
        except OSError:
            continue
