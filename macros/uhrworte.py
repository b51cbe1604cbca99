"""What the clock of the site says (overrides/assets/js/seite.js), handed to it once and not on every page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from macros.sprache import MONTHS

if TYPE_CHECKING:
    from macros.sprache import Sprache

#: The name the script knows the sentence by, and the sentence; a name in braces is put in by the script.
SENTENCES: Final = {
    "offen": "Jetzt geöffnet",
    "termin": "Jetzt nur mit Termin",
    "telefon": "Jetzt nur am Telefon",
    "zu": "Jetzt geschlossen",
    "heuteZu": "Heute geschlossen",
    "heuteZuWeil": "Heute geschlossen ({grund})",
    "amTelefon": "Jetzt am Telefon erreichbar",
    "nichtAmTelefon": "Jetzt nicht am Telefon erreichbar",
    "heuteNichtAmTelefon": "Heute nicht am Telefon erreichbar",
    "heuteNichtAmTelefonWeil": "Heute nicht am Telefon erreichbar ({grund})",
    "mitHinweis": "{jetzt} ({hinweis})",
    "dann": "{jetzt}, {dann}",
    "bis": "bis {zeit}",
    "oeffnet": "öffnet {wann}",
    "wieder": "wieder {wann}",
    "wiederMitTermin": "wieder mit Termin {wann}",
    "wiederAmTelefon": "wieder am Telefon {wann}",
    "heuteUm": "heute um {zeit}",
    "morgenUm": "morgen um {zeit}",
    "wochentagUm": "{tag} um {zeit}",
    "datumUm": "am {datum} um {zeit}",
    "zeit": "{zeit}\u00a0Uhr",
    "datum": "{tag}.\u00a0{monat}",
    "heute": "heute",
}
DAYS: Final = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


def uhrworte(sprache: Sprache) -> str:
    """A line of script that gives the clock its words in a language."""
    words: dict[str, str | list[str]] = {name: sprache.t(text) for name, text in SENTENCES.items()}
    words["tage"] = [sprache.t(day) for day in DAYS]
    words["monate"] = [sprache.t(month) for month in MONTHS]
    return f"window.KonzeptUhrworte = {json.dumps(words, ensure_ascii=False, separators=(',', ':'))};\n"
