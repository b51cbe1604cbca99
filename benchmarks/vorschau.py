"""``make bench-vorschau``: from an edit to the new page over HTTP, ``konzept vorschau`` beside ``mkdocs serve``.

Both serve the same pages (those of 1,000 entries and all others) at the same time; one value is changed in each in
turn. CPU seconds are those of the server and its children until the new value is served, and until the server rests
again. The pages do not stand in the menu of mkdocs unless ``--menue`` is given: with it each rebuild takes minutes.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks import ergebnisse
from benchmarks.generator.schreiben import TAG, write
from benchmarks.messen import cpu_of
from benchmarks.wettbewerb import material, seiten, unsere
from macros.loader import load
from macros.ordner import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FIRST: Final = 1_000  # the number in the first changed value, so that no page has it already
PAUSE: Final = 0.1
RESTING: Final = 0.25  # CPU seconds in a second below which a server rests
PATIENCE: Final = 600


class Server:
    """A server that has been started: what it costs, and what it serves."""

    def __init__(self, pid: int, port: int) -> None:
        self.pid = pid
        self.port = port

    def wait_for(self, address: str, words: str) -> None:
        """Ask for a page until it has these words."""
        until = time.monotonic() + PATIENCE
        while words not in self._get(address):
            if time.monotonic() > until:
                raise SystemExit(f"„{words}“ erscheint nicht auf {address}")
            time.sleep(PAUSE)

    def _get(self, address: str) -> str:
        with suppress(OSError, HTTPException):
            connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
            connection.request("GET", f"/{address}", headers={"Connection": "close"})
            return connection.getresponse().read().decode("utf-8", "replace")
        return ""

    def rest(self) -> float:
        """Wait until it rests; returns the CPU seconds it has used since its start."""
        used = cpu_of(self.pid)
        for _ in range(PATIENCE):
            time.sleep(1)
            before, used = used, cpu_of(self.pid)
            if used - before < RESTING:
                break
        return used


@contextmanager
def serving(command: Sequence[str], folder: Path, port: int, variables: dict[str, str]) -> Iterator[Server]:
    """A server while it is needed."""
    with subprocess.Popen(
        command, cwd=folder, env={**os.environ, **variables}, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            yield Server(process.pid, port)
        finally:
            os.killpg(process.pid, signal.SIGTERM)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def edited(server: Server, path: Path, text: str, address: str, words: str) -> dict[str, float]:
    """Write ``text``, wait for ``words``; what it took."""
    used, begun = server.rest(), time.monotonic()
    path.write_text(text, encoding="utf-8")
    server.wait_for(address, words)
    took, cpu = time.monotonic() - begun, cpu_of(server.pid) - used
    return {"dauer": round(took, 3), "cpu": round(cpu, 3), "cpu_bis_ruhe": round(server.rest() - used, 3)}


def measure(folder: Path, pages: int, edits: int, *, menu: bool = False) -> dict[str, Any]:
    """Start both servers on ``pages`` pages of entries and edit them in turn."""
    concept, site, place = folder / "konzept", folder / "site", folder / "material"
    write(concept, pages)
    variables = {"KONZEPT_CACHE": str(folder / "cache"), "NO_MKDOCS_2_WARNING": "1"}
    unsere.build(concept, site, variables)
    konzept = load(concept, TAG).konzept
    if konzept is None:
        raise SystemExit("Das Konzept hat Fehler.")
    material.prepare(seiten.pages(konzept, site), place)
    ports = free_port(), free_port()
    ours = ["--konzept", str(concept), "--stichtag", TAG.isoformat(), "--adresse", f"127.0.0.1:{ports[0]}"]
    config = "mit.yml" if menu else "ohne.yml"
    theirs = ["serve", "--quiet", "--livereload", "--dev-addr", f"127.0.0.1:{ports[1]}", "--config-file", config]
    found: dict[str, list[dict[str, float]]] = {"unsere": [], "material": []}
    with ExitStack() as both:
        command = [sys.executable, "-m", "macros.cli", "vorschau", *ours]
        preview = both.enter_context(serving(command, unsere.ROOT, ports[0], variables))
        server = both.enter_context(serving([sys.executable, "-m", "mkdocs", *theirs], place, ports[1], variables))
        for one in (preview, server):
            one.wait_for("anlaufstellen/" if one is preview else "", "<h1")
        for number in range(FIRST, FIRST + edits):
            path, text = unsere.changed(concept, number)
            address = f"{path.parent.relative_to(concept / DATA)}/{path.stem}"
            words = unsere.mark(number)
            found["unsere"].append(edited(preview, path, text, f"{address}/", words))
            page = place / "docs" / f"{address}.md"
            text = page.read_text(encoding="utf-8")
            title = next(line for line in text.splitlines() if line.startswith("# "))
            found["material"].append(
                edited(server, page, text.replace(title, f"{title} {words}", 1), f"{address}/", words)
            )
            for name, runs in found.items():
                print(f"{name:10} {runs[-1]}", flush=True)
    return {"seiten": pages, "menue": menu, **{name: _columns(runs) for name, runs in found.items()}}


def _columns(runs: list[dict[str, float]]) -> dict[str, list[float]]:
    return {name: [run[name] for run in runs] for name in runs[0]}


def main() -> int:
    """Measure and report."""
    parser = argparse.ArgumentParser(prog="make bench-vorschau", description="Misst die Vorschau.")
    parser.add_argument("--seiten", type=int, default=1_000, help="Seiten von Einträgen")
    parser.add_argument("--aenderungen", type=int, default=5, help="wie oft ein Wert geändert wird")
    parser.add_argument("--menue", action="store_true", help="bei mkdocs alle Seiten im Menü")
    parser.add_argument("--klein", action="store_true", help="100 Seiten, eine Änderung, nichts wird aufgeschrieben")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        if options.klein:
            found = measure(Path(folder), 100, 1)
            print({name: statistics.median(found[name]["cpu"]) for name in ("unsere", "material")})
        else:
            ergebnisse.keep("vorschau", measure(Path(folder), options.seiten, options.aenderungen, menu=options.menue))
    return 0


if __name__ == "__main__":
    sys.exit(main())
