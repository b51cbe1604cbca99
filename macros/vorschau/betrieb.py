"""Runs the preview: one thread looks for changes, the server answers, Ctrl+C ends both."""

from __future__ import annotations

import errno
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from macros.vorschau.modell import Modell
from macros.vorschau.server import Vorschauserver
from macros.vorschau.wache import Wache

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

REASONS = {
    errno.EADDRINUSE: "ist schon belegt – läuft dort noch eine Vorschau?",
    errno.EACCES: "darf hier nicht benutzt werden.",
    errno.EADDRNOTAVAIL: "gehört nicht zu diesem Computer.",
}


class VorschauFehler(Exception):
    """The preview cannot begin; carries one German line."""


@contextmanager
def vorschau(
    folder: Path, stichtag: date, place: tuple[str, int], *, editor: str = "", sagen: Callable[[str], None] = print
) -> Iterator[Vorschauserver]:
    """A server for the concept in ``folder`` that follows its changes as long as the context lasts.

    It listens from the start; ``serve_forever`` makes it answer. ``editor`` is the pattern of links into an editor,
    ``sagen`` is told every line for the terminal. Raises VorschauFehler when ``place`` (host, port) cannot be had.
    """
    wache = Wache(folder)
    modell = Modell(folder, stichtag, editor, sagen)
    try:
        server = Vorschauserver(place, modell)
    except (OSError, OverflowError) as error:
        number = error.errno if isinstance(error, OSError) else None
        reason = REASONS.get(number or 0, "kann nicht benutzt werden.")
        raise VorschauFehler(f"Die Adresse {place[0]}:{place[1]} {reason}") from None
    over = threading.Event()
    watching = threading.Thread(target=_follow, args=(modell, wache, over), daemon=True)
    with server:
        modell.lesen()
        wache.beginnen()
        watching.start()
        try:
            yield server
        finally:
            over.set()
            wache.beenden()


def _follow(modell: Modell, wache: Wache, over: threading.Event) -> None:
    while not over.is_set():
        if changed := wache.changed():
            modell.lesen(changed)
        wache.warten()
