"""Value types: what they take, what they refuse, and what they say."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from macros.model import types
from macros.model.types import SHORT_NUMBERS, slug, tel_uri


def check(kind: Any, value: str) -> Any:
    return TypeAdapter(kind).validate_python(value)


def refused(kind: Any, value: str) -> str:
    with pytest.raises(ValidationError) as caught:
        check(kind, value)
    return str(caught.value.errors()[0].get("ctx", {}).get("error", caught.value.errors()[0]["msg"]))


@pytest.mark.parametrize(
    ("kind", "value", "meant"),
    [
        (types.Text, "  Deutsch lernen ", "Deutsch lernen"),
        (types.Text, "a < b und c > d", "a < b und c > d"),
        (types.Langtext, "Eine Zeile.\n\nNoch eine.", "Eine Zeile.\n\nNoch eine."),
        (types.Kennung, "kreis-2", "kreis-2"),
        (types.Ars, "990015401002", "990015401002"),
        (types.ArsVerband, "990015401", "990015401"),
        (types.ArsKreis, "01001", "01001"),
        (types.ArsPraefix, "99", "99"),
        (types.Ags, "99001002", "99001002"),
        (types.Plz, "02763", "02763"),
        (types.Telefon, " 030 23125 100 ", "030 23125 100"),
        (types.EMail, "a.b+c@sub.ort.example", "a.b+c@sub.ort.example"),
        (types.WebAdresse, "https://www.ort.example/a?b=c#d", "https://www.ort.example/a?b=c#d"),
        (types.Oeffnungszeiten, "Mo-Th 09:00-12:00", "Mo-Th 09:00-12:00"),
        (types.Sprache, "de-x-ls", "de-x-ls"),
        (types.Sprache, "hsb", "hsb"),
        (types.Datum, "2028-02-29", date(2028, 2, 29)),
        (types.Uhrzeit, "00:00", "00:00"),
        (types.JaNein, "ja", True),
        (types.JaNein, "Nein", False),
        (types.Zahl, "-12,5", Decimal("-12.5")),
        (types.Zahl, "12.5", Decimal("12.5")),
        (types.Zahl, "1,234", Decimal("1.234")),
        (types.Anzahl, "1200", 1200),
        (types.Anzahl, "12,0", 12),
        (types.Jahr, "2026", 2026),
        (types.Geld, "0", Decimal(0)),
        (types.Farbe, "#0B5C6B", "#0b5c6b"),
        (types.Dateiname, "foto-1.webp", "foto-1.webp"),
        (types.Bezug, "massnahme:sprachcafe", "massnahme:sprachcafe"),
        (types.Gebiet, "landkreis", "landkreis"),
        (types.Gebiet, "verband:nord", "verband:nord"),
        (types.Bundesland, "SN", "SN"),
    ],
)
def test_what_is_right_passes(kind: Any, value: str, meant: Any) -> None:
    assert check(kind, value) == meant


@pytest.mark.parametrize(
    ("kind", "value", "part"),
    [
        (types.Text, "   ", "ist leer"),
        (types.Text, "Zeile\nZeile", "geht über mehrere Zeilen"),
        (types.Text, "Klick <a href='x'>hier</a>", "enthält HTML"),
        (types.Text, "<!-- weg -->", "enthält HTML"),
        (types.Text, "{% raw %}", "Makros gehen nur in docs/"),
        (types.Text, "un\u00adsichtbar \u200b", "unsichtbares Steuerzeichen"),
        (types.Text, "links \u202e rechts", "unsichtbares Steuerzeichen"),
        (types.Text, "links \u2067 rechts", "unsichtbares Steuerzeichen"),
        (types.Kennung, "Sprach Café", "zum Beispiel „sprach-cafe“"),
        (types.Kennung, "-kreis", "ist keine Kennung"),
        (types.Kennung, "kreis--a", "ist keine Kennung"),
        (types.Ars, "99001", "genau 12 Ziffern"),
        (types.Ars, "99001540100²", "genau 12 Ziffern"),
        (types.ArsPraefix, "990", "2, 5, 9 oder 12 Ziffern"),
        (types.Plz, "2763", "ist keine Postleitzahl"),
        (types.Telefon, "030 KREIS", "erlaubt sind Ziffern"),
        (types.Telefon, "23125 100", "hat keine Vorwahl"),
        (types.Telefon, "030 1", "keine gültige Telefonnummer"),
        (types.Telefon, "116 000", "hat keine Vorwahl"),
        (types.EMail, "name@ort", "name@ort.de"),
        (types.EMail, "name@ort..example", "name@ort.de"),
        (types.EMail, "näme@ort.example", "name@ort.de"),
        (types.WebAdresse, "www.ort.example", "gemeint „https://www.ort.example“?"),
        (types.WebAdresse, "javascript:alert(1)", "erwartet wird https://"),
        (types.WebAdresse, "https://name:wort@ort.example", "erwartet wird https://"),
        (types.WebAdresse, "https://ort.example/ a", "erwartet wird https://"),
        (types.WebAdresse, "https://localhost/", "erwartet wird https://"),
        (types.Oeffnungszeiten, "nach Vereinbarung", "zeitstatus: nur_mit_termin"),
        (types.Sprache, "Deutsch", "ist kein Sprachkürzel"),
        (types.Sprache, "xx", "ist kein Sprachkürzel"),
        (types.Datum, "1.2.2026", "gemeint „2026-02-01“?"),
        (types.Datum, "31.02.2026", "den 31.02.2026 gibt es nicht"),
        (types.Datum, "2026-02-29", "den 29.02.2026 gibt es nicht"),
        (types.Datum, "2026-2-1", "erwartet wird JJJJ-MM-TT"),
        (types.Datum, "20260201", "erwartet wird JJJJ-MM-TT"),
        (types.Uhrzeit, "9:00", "erwartet wird HH:MM"),
        (types.Uhrzeit, "24:00", "erwartet wird HH:MM"),
        (types.JaNein, "j", "weder ja noch nein"),
        (types.Zahl, "1.234", "gemeint „1234“ oder „1,234“?"),
        (types.Zahl, "1.234,5", "ohne Punkte und Einheit"),
        (types.Zahl, "zwölf", "ist keine Zahl"),
        (types.Zahl, "NaN", "ist keine Zahl"),
        (types.Anzahl, "1,5", "ist keine ganze Zahl"),
        (types.Anzahl, "-1", "ist negativ"),
        (types.Jahr, "26", "ist kein Jahr"),
        (types.Geld, "-0,01", "ist negativ"),
        (types.Farbe, "blau", "erwartet wird #rrggbb"),
        (types.Farbe, "#abc", "erwartet wird #rrggbb"),
        (types.Dateiname, "../geheim.png", "ist kein Dateiname"),
        (types.Dateiname, "Foto.png", "ist kein Dateiname"),
        (types.Bezug, "sprachcafe", "erwartet wird art:kennung"),
        (types.Gebiet, "kreis", "ist kein Gebiet"),
        (types.Gebiet, "massnahme:a", "ist kein Gebiet"),
    ],
)
def test_what_is_wrong_is_told(kind: Any, value: str, part: str) -> None:
    assert part in refused(kind, value)


@pytest.mark.parametrize(
    ("written", "uri"),
    [
        ("030 23125 100", "tel:+493023125100"),
        ("(030) 23125-100", "tel:+493023125100"),
        ("+49 30 23125 100", "tel:+493023125100"),
        ("0171 39200 99", "tel:+491713920099"),
        ("110", "tel:110"),
        ("116 117", "tel:116117"),
        ("0800 0116 016", "tel:+498000116016"),
        ("+48 22 123 45 67", "tel:+48221234567"),
    ],
)
def test_the_number_to_dial(written: str, uri: str) -> None:
    assert tel_uri(written) == uri


def test_all_short_numbers_pass() -> None:
    for number in SHORT_NUMBERS:
        assert tel_uri(number) == f"tel:{number.replace(' ', '')}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Weißwasser/O.L.", "weisswasser-o-l"),
        ("Mühl-Bäche & Öfen", "muehl-baeche-oefen"),
        ("  A  ", "a"),
        ("Sprachcafé Łódź", "sprachcafe-lodz"),
        ("Bu\u0308ro", "buero"),
        ("…", ""),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
def test_a_slug_is_an_id_or_nothing(text: str) -> None:
    made = slug(text)
    assert made == "" or check(types.Kennung, made[:80].strip("-")) is not None


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_day_of_the_calendar_is_read(day: date) -> None:
    assert check(types.Datum, day.isoformat()) == day


@given(st.text(max_size=30))
def test_no_text_makes_a_type_raise_anything_else(value: str) -> None:
    for kind in (types.Text, types.Telefon, types.EMail, types.WebAdresse, types.Datum, types.Zahl, types.Sprache,
                 types.Gebiet, types.Bezug, types.Oeffnungszeiten, types.Farbe, types.Anzahl):  # fmt: skip
        try:
            check(kind, value)
        except ValidationError as error:
            assert not re.search(r"Traceback|Error:", str(error.errors()[0]["msg"]).split(",", 1)[-1])  # noqa: PT017 -- either outcome is fine, a crash is not
