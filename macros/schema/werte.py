"""How each value type looks in a YAML file: for the editor's program (JSON Schema) and for the editor (words).

A value arrives as text whatever YAML makes of it, so ``320`` is as good as ``"320"`` where a program sees a number.
The schema helps while typing; what is right decides the model alone.
"""

from __future__ import annotations

import typing
from dataclasses import dataclass, field
from typing import Any, Final

from macros.arten import ART_BY_KEY
from macros.konzept.graph import LAND_NAMES
from macros.model import sprachleitfaden, types
from macros.model.types import AREA_KINDS, AREA_WORDS, Ref

if typing.TYPE_CHECKING:
    from collections.abc import Mapping

ID = r"[a-z0-9]+(-[a-z0-9]+)*"
TEXT: Final = ("string", "number")
WHOLE: Final = ("string", "integer")


@dataclass(frozen=True, slots=True)
class Wert:
    """One value type: what it looks like in words, and the JSON Schema of one value."""

    worte: str
    schema: Mapping[str, Any] = field(default_factory=dict)


def _text(worte: str, longest: int) -> Wert:
    return Wert(worte, {"type": TEXT, "minLength": 1, "maxLength": longest})


def _pattern(worte: str, pattern: str, kind: tuple[str, ...] | str = "string", **more: Any) -> Wert:
    schema = {"type": kind, "pattern": pattern, "patternErrorMessage": f"Erwartet wird: {worte}", **more}
    return Wert(worte, schema)


def _digits(length: int) -> Wert:
    return _pattern(f"{length} Ziffern in Anführungszeichen", rf"^[0-9]{{{length}}}$", WHOLE)


def _number(worte: str, **more: Any) -> Wert:
    return _pattern(worte, r"^[-+]?[0-9]+([.,][0-9]+)?$", TEXT, **more)


YES_NO: Final = {
    "enum": ["ja", "nein", True, False],
    "enumDescriptions": ["ja", "nein", "ja", "nein"],
}

#: One line per value type of ``macros.model.types``. The annotation itself is the key.
WERTE: Final[Mapping[Any, Wert]] = {
    str: _text("kurzer Text", 200),
    types.Text: _text("kurzer Text in einer Zeile", 600),
    types.Name: _text("eine Zeile", 160),
    types.Suchwort: _text("ein Wort oder eine Wortgruppe", 80),
    sprachleitfaden.Suchform: _text("ein Ausdruck; * am Anfang oder Ende steht für beliebige Buchstaben", 160),
    types.Langtext: _text("Text in Markdown; Links zu Einträgen als [Wort](art:kennung)", 20_000),
    types.Kennung: _pattern("Kennung, a–z, 0–9 und Bindestriche", f"^{ID}$", WHOLE, maxLength=80),
    types.Ars: _digits(12),
    types.ArsVerband: _digits(9),
    types.ArsKreis: _digits(5),
    types.ArsPraefix: _pattern(
        "Ziffern in Anführungszeichen, 2, 5, 9 oder 12", r"^([0-9]{2}|[0-9]{5}|[0-9]{9}|[0-9]{12})$", WHOLE
    ),
    types.Ags: _digits(8),
    types.Plz: _digits(5),
    types.Telefon: _pattern("Telefonnummer mit Vorwahl, z. B. 030 23125 100", r"^[0-9+()/ –\u00a0-]+$", WHOLE),
    types.EMail: _pattern("E-Mail-Adresse, z. B. name@ort.de", r"^[^\s@<>]+@[^\s@<>]+\.[A-Za-z]{2,}$"),
    types.WebAdresse: _pattern("Web-Adresse, z. B. https://www.ort.de/", r"^https?://[^\s<>\"'`{}|\\^]+\.[^\s<>\"'`{}|\\^]+$"),
    types.Oeffnungszeiten: Wert(
        "Öffnungszeiten, z. B. Mo-Th 09:00-12:00; Tu 14:00-18:00 (Mo, Tu, We, Th, Fr, Sa, Su)",
        {"type": "string", "minLength": 1, "examples": ["Mo-Fr 09:00-12:00", "Mo,We 08:00-12:00; Th 14:00-18:00"]},
    ),
    types.Sprache: _pattern(
        "Sprachkürzel, z. B. de, en, uk, ar",
        r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
        examples=["de", "en", "uk", "ar", "fa", "tr", "ru", "pl", "ro", "fr", "de-x-ls"],
    ),
    types.Datum: _pattern(
        "Datum, JJJJ-MM-TT", r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", format="date"
    ),
    types.Uhrzeit: _pattern("Uhrzeit, HH:MM, z. B. 09:30", r"^([01][0-9]|2[0-3]):[0-5][0-9]$"),
    types.JaNein: Wert("ja oder nein", YES_NO),
    types.Zahl: _number("Zahl, z. B. 12,5"),
    types.Anzahl: _pattern("ganze Zahl, z. B. 12", r"^\+?[0-9]+([.,]0+)?$", WHOLE, minimum=0),
    types.Jahr: _pattern("Jahr, z. B. 2027", r"^(19|20|21)[0-9]{2}$", WHOLE, minimum=1945, maximum=2100),
    types.Geld: _number("Betrag in Euro ohne Punkte, z. B. 12000", minimum=0),
    types.Farbe: _pattern('Farbe in Anführungszeichen, z. B. "#0b5c6b"', "^#[0-9a-fA-F]{6}$", format="color-hex"),
    types.Dateiname: _pattern("Dateiname neben dem Eintrag, in Kleinbuchstaben", r"^[a-z0-9][a-z0-9_-]*\.[a-z0-9]+$"),
    types.Bezug: _pattern("Verweis als art:kennung, z. B. massnahme:sprachcafe", f"^({'|'.join(ART_BY_KEY)}):{ID}$"),
    types.Gebiet: _pattern(
        "Gebiet, landkreis, land, bund, gemeinde:kennung, verband:kennung oder planungsraum:kennung",
        f"^({'|'.join(AREA_WORDS)}|({'|'.join(AREA_KINDS)}):{ID})$",
        examples=[*AREA_WORDS, *(f"{kind}:kennung" for kind in AREA_KINDS)],
    ),
    types.Bundesland: Wert(
        "Kürzel des Landes, z. B. SN", {"enum": list(LAND_NAMES), "enumDescriptions": list(LAND_NAMES.values())}
    ),
}  # fmt: skip


def wert(typ: Any) -> Wert:
    """The value type of an annotation; an id names the kind of entry it must be of."""
    ref = ref_of(typ)
    if ref is None:
        return WERTE[typ]
    art = ART_BY_KEY[ref]
    return Wert(f"Kennung aus {art.ordner}/ ({art.titel})", WERTE[types.Kennung].schema)


def ref_of(typ: Any) -> str | None:
    """The kind of entry whose id a value of this annotation is, or None."""
    marks = getattr(typ, "__metadata__", ())
    return next((mark.art for mark in marks if isinstance(mark, Ref)), None)
