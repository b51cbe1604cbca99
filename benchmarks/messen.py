"""Runs one command and measures it: CPU seconds of its whole process tree, time on the clock, peak memory.

CPU seconds come from ``wait4``, which counts every descendant that was waited for. Memory is what all processes of the
tree hold together (PSS, sampled), never less than the largest of them; where there is no ``/proc``, only the latter.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

INTERVAL = 0.25
PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Lauf:
    """One run: CPU seconds, seconds on the clock, peak memory in MiB, and what it printed."""

    cpu: float
    dauer: float
    speicher: float
    ausgabe: str


def measured(command: Sequence[str | Path], folder: Path, variables: Mapping[str, str] | None = None) -> Lauf:
    """Run ``command`` in ``folder``; raises SystemExit with what it printed when it fails."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        begun = time.monotonic()
        process = subprocess.Popen(
            [str(part) for part in command], cwd=folder, env={**os.environ, **(variables or {})},
            stdin=subprocess.DEVNULL, stdout=log, stderr=log,
        )  # fmt: skip
        memory = _Memory(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        took = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        peak = max(memory.stop(), usage.ru_maxrss / 1024)
        log.seek(0)
        said = log.read()
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} endete mit {process.returncode}:\n{said[-3000:]}")
    return Lauf(usage.ru_utime + usage.ru_stime, took, peak, said)


class _Memory:
    """Samples what a tree of processes holds together, in a thread."""

    def __init__(self, pid: int) -> None:
        self._peak = 0.0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, args=(pid,), daemon=True)
        self._thread.start()

    def _watch(self, pid: int) -> None:
        while not self._done.wait(INTERVAL):
            self._peak = max(self._peak, sum(_pss(one) for one in tree_of(pid)) / 1024)

    def stop(self) -> float:
        """The peak in MiB."""
        self._done.set()
        self._thread.join()
        return self._peak


def tree_of(pid: int) -> Iterator[int]:
    """The process and its descendants."""
    yield pid
    with suppress(OSError):
        for task in (PROC / str(pid) / "task").iterdir():
            for child in (task / "children").read_text().split():
                yield from tree_of(int(child))


def cpu_of(pid: int) -> float:
    """The CPU seconds a running tree of processes has used so far, those of ended and awaited children included."""
    used = 0
    for one in tree_of(pid):
        with suppress(OSError):
            fields = (PROC / str(one) / "stat").read_text().rpartition(")")[2].split()
            used += sum(map(int, fields[11:15]))
    return used / TICKS


def _pss(pid: int) -> int:
    with suppress(OSError):
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
