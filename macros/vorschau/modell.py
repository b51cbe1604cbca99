"""The concept in memory: the last good state, what is wrong now, and who waits for news."""

from __future__ import annotations

import threading
import time
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from macros.bauen import CACHE, ENGINE
from macros.errors import Problem, Schwere
from macros.pages import Seitenwerk
from macros.pruefen import problems_of
from macros.rahmen import Rahmen
from macros.render import Renderer
from macros.vorschau.zustand import Zustand

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from macros.konzept import Konzept

NAMED = 3
RESTART = "das Programm selbst wurde geändert – bitte die Vorschau beenden und neu starten"


@dataclass(frozen=True)
class Lage:
    """What there is to show: the last good state (None as long as there was none) and what is wrong by now.

    ``nummer`` counts the changes, ``hinweise`` are problems that stop nothing.
    """

    nummer: int
    zustand: Zustand | None
    fehler: tuple[Problem, ...] = ()
    hinweise: tuple[Problem, ...] = ()


class Modell:
    """Holds the concept in ``folder``. ``editor`` is the pattern of links into an editor, ``sagen`` prints a line."""

    def __init__(self, folder: Path, stichtag: date, editor: str, sagen: Callable[[str], None]) -> None:
        self.folder = folder
        self.editor = editor
        self.lage = Lage(0, None)
        self._stichtag = stichtag
        self._sagen = sagen
        self._gelesen: dict[Any, Any] = {}
        self._woher: dict[str, str] = {}
        self._news = threading.Condition()

    def lesen(self, changed: Sequence[str] = ()) -> None:
        """Read what has changed. With a Fehler in it the last good state stays; it is told here and on every page."""
        before, started = self.lage, time.perf_counter()
        try:
            konzept, found = self._read()
        except Exception:  # noqa: BLE001 -- the preview goes on, whatever goes wrong
            traceback.print_exc()
            konzept, found = None, (Problem("vorschau", 0, 0, "", "das Lesen ist gescheitert, siehe Terminal"),)
        fehler = tuple(one for one in found if one.schwere is Schwere.FEHLER)
        hinweise = tuple(one for one in found if one.schwere is not Schwere.FEHLER)
        zustand = before.zustand if konzept is None or fehler else self._state(konzept)
        if any(name.startswith("macros/") for name in changed):
            self._sagen(f"Hinweis: {RESTART}.")
        if changed:
            seconds = f"{time.perf_counter() - started:.1f}".replace(".", ",")
            self._sagen(f"Neu gelesen in {seconds} s: {_list(changed)}")
        for problem in (*fehler, *(one for one in hinweise if one not in before.hinweise)):
            self._sagen(f"{problem.schwere.value.capitalize()}: {problem}")
        if before.fehler and not fehler:
            self._sagen("Keine Fehler mehr.")
        with self._news:
            self.lage = Lage(before.nummer + 1, zustand, fehler, hinweise)
            self._news.notify_all()

    def warten(self, nummer: int, seconds: float) -> Lage | None:
        """What there is to show as soon as its number is another one; None when that takes longer than ``seconds``."""
        with self._news:
            return self.lage if self._news.wait_for(lambda: self.lage.nummer != nummer, seconds) else None

    def _read(self) -> tuple[Konzept | None, tuple[Problem, ...]]:
        """The concept and its problems. Entries are kept by their bytes; those nobody needs any more are let go."""
        konzept, found = problems_of(self.folder, self._stichtag, entwuerfe=True, gelesen=self._gelesen)
        if konzept is not None and len(self._gelesen) > 2 * len(konzept.daten.quellen) + NAMED:
            self._gelesen.clear()
        return konzept, found

    def _state(self, konzept: Konzept) -> Zustand:
        cache = ENGINE / CACHE
        renderer = Renderer(konzept, cache=cache / "vorlagen", vorschau=True, editor=self.editor)
        return Zustand(
            Seitenwerk(konzept, renderer, Rahmen(konzept, cache=cache / "bilder", vorschau=True)), self._woher
        )


def _list(names: Sequence[str]) -> str:
    """A few names in full, the number of the others."""
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" und {more} weitere" if more > 0 else "")
