"""The words of the clock: in every language, for exactly what the script asks, before the script of every page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from macros.rahmen import Rahmen
from macros.render import OVERRIDES
from macros.sprache import Sprache
from macros.uhrworte import uhrworte

if TYPE_CHECKING:
    from macros.konzept import Konzept


class Shouting(Sprache):
    """A language in which everything is said loudly."""

    def oberflaeche(self, text: str) -> str:
        return text.upper()


def words(script: str) -> dict[str, Any]:
    """What the first line of a script gives the clock."""
    start, _, given = script.splitlines()[0].partition(" = ")
    assert start == "window.KonzeptUhrworte"
    found: dict[str, Any] = json.loads(given.rstrip(";"))
    return found


def test_the_script_of_every_page_begins_with_them(konzept: Konzept) -> None:
    assert words(Rahmen(konzept).skripte["assets/js/seite.js"])["zu"] == "Jetzt geschlossen"


def test_every_word_the_script_asks_for_is_there() -> None:
    script = (OVERRIDES / "assets" / "js" / "seite.js").read_text(encoding="utf-8")
    assert set(re.findall(r"\bwords\.(\w+)", script)) == words(uhrworte(Sprache())).keys()


def test_they_are_translated() -> None:
    loud = words(uhrworte(Shouting()))
    assert loud["heute"] == "HEUTE"
    assert loud["tage"][0] == "MONTAG"
    assert loud["monate"][11] == "DEZEMBER"
