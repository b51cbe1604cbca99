"""The week as a table, the lines beside it, and both in words that can be translated."""

from dataclasses import dataclass
from datetime import date
from string import Formatter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.zeiten import (
    Kind,
    TableText,
    exception_text,
    hours_line,
    summary,
    table_text,
    week_table,
)
from macros.zeiten.words import clock, german, single_days, weekday_names

SKETCH = 'Mo,Tu,Th 09:00-12:00, Tu 13:00-16:00, Th 14:00-18:00, We "nur mit Termin", Fr 09:00-11:00 "nur am Telefon"'
SEASONS = "Mo-Fr 09:00-12:00; Jul-Aug Mo-Fr 09:00-11:00; Dec 24-31 off; PH off"


@dataclass(frozen=True)
class Days:
    von: date
    bis: date | None = None
    zeiten: str | None = None
    grund: str | None = None


def visible(text: str) -> str:
    """The text as it is read: word joiners and no-break spaces are not seen."""
    return text.replace("\u2060", "").replace("\u00a0", " ")


def cells(text: TableText) -> list[tuple[str, ...]]:
    return [(row.days, *(f"{visible(cell.text)}|{cell.colspan}" for cell in row.cells)) for row in text.rows]


def lines(expression: str) -> list[str]:
    return [visible(line) for line in table_text(week_table(expression), german).lines]


def test_the_table_of_the_sketch() -> None:
    text = table_text(week_table(SKETCH), german)
    assert text.heads == ("Tag", "Vormittag", "Nachmittag")
    assert cells(text) == [
        ("Montag", "9–12 Uhr|1", "geschlossen|1"),
        ("Dienstag", "9–12 Uhr|1", "13–16 Uhr|1"),
        ("Mittwoch", "nur mit Termin|2"),
        ("Donnerstag", "9–12 Uhr|1", "14–18 Uhr|1"),
        ("Freitag", "nur am Telefon, 9–11 Uhr|2"),
        ("Samstag, Sonntag", "geschlossen|2"),
    ]
    assert text.lines == ()
    assert text.rows[-1].weekdays == (5, 6)
    assert [row.cells[0].kinds for row in text.rows[1:4]] == [(Kind.OPEN,), (Kind.APPOINTMENT,), (Kind.OPEN,)]


def test_times_and_dates_stay_on_one_line() -> None:
    assert table_text(week_table(SKETCH), german).rows[0].cells[0].text == "9\u2060–\u206012\u00a0Uhr"
    assert table_text(week_table("Dec 24 off"), german).lines == ("Am 24.\u00a0Dezember: geschlossen",)


@pytest.mark.parametrize(
    ("expression", "rows"),
    [
        (
            "Mo-Th 08:30-12:00",
            [("Montag bis Donnerstag", "8:30–12 Uhr|1", "geschlossen|1"), ("Freitag bis Sonntag", "geschlossen|2")],
        ),
        ("Mo-Fr 09:00-18:00", [("Montag bis Freitag", "9–18 Uhr|1"), ("Samstag, Sonntag", "geschlossen|1")]),
        ("Mo-Su 10:00-13:30,14:00-16:15", [("Montag bis Sonntag", "10–13:30 Uhr|1", "14–16:15 Uhr|1")]),
        ("Mo-Su 08:00-10:00,11:00-12:00,15:00-16:00", [("Montag bis Sonntag", "8–10 und 11–12 Uhr|1", "15–16 Uhr|1")]),
        ("Mo-Su 08:00-14:00,15:00-16:00", [("Montag bis Sonntag", "8–14 und 15–16 Uhr|1")]),
        ("Mo-Su 22:00-02:00", [("Montag bis Sonntag", "22–2 Uhr|1")]),
        ("Mo-Su 20:00-24:00", [("Montag bis Sonntag", "geschlossen|1", "20–24 Uhr|1")]),
        (
            "Mo-Su 09:00-12:00; Su off",
            [("Montag bis Samstag", "9–12 Uhr|1", "geschlossen|1"), ("Sonntag", "geschlossen|2")],
        ),
        (
            'Mo-Fr 09:00-12:00 || "nur mit Termin"',
            [("Montag bis Freitag", "9–12 Uhr, sonst nur mit Termin|1"), ("Samstag, Sonntag", "nur mit Termin|1")],
        ),
        (
            'Mo-Su 09:00-12:00, Mo-Su 14:00-16:00 "nur am Telefon"',
            [("Montag bis Sonntag", "9–12 Uhr|1", "nur am Telefon, 14–16 Uhr|1")],
        ),
        (
            'Mo-Su 09:00-14:00, Mo-Su 14:00-16:00 "nur am Telefon"',
            [("Montag bis Sonntag", "9–14 Uhr; nur am Telefon, 14–16 Uhr|1")],
        ),
        ('Mo-Su 09:00-12:00 open "für Frauen"', [("Montag bis Sonntag", "9–12 Uhr (für Frauen)|1", "geschlossen|1")]),
        (
            'Mo-Su 09:00-12:00 "nur nach Anmeldung am Empfang"',
            [("Montag bis Sonntag", "nur nach Anmeldung am Empfang, 9–12 Uhr|1")],
        ),
        ("Mo-Su 09:00-12:00 unknown", [("Montag bis Sonntag", "nicht bekannt, 9–12 Uhr|1")]),
        ("Mo-Sa 24/7", None),
    ],
)
def test_rows(expression: str, rows: list[tuple[str, ...]] | None) -> None:
    if rows is None:
        with pytest.raises(ValueError, match="nicht lesbar"):
            week_table(expression)
        return
    assert cells(table_text(week_table(expression), german)) == rows


@pytest.mark.parametrize(
    ("expression", "line"),
    [
        ("Th[1,3] 14:00-16:00", "Jeden 1. und 3. Donnerstag im Monat: 14–16 Uhr"),
        ("Th[-1] 14:00-16:00", "Jeden letzten Donnerstag im Monat: 14–16 Uhr"),
        ("Th 09:00-12:00, Th[1] 14:00-16:00", "Jeden 1. Donnerstag im Monat: zusätzlich 14–16 Uhr"),
        ("Th 09:00-12:00; Th[1] 08:00-16:00", "Jeden 1. Donnerstag im Monat: stattdessen 8–16 Uhr"),
        ("Th 09:00-12:00; Th[1] off", "Jeden 1. Donnerstag im Monat: geschlossen"),
        ("Mo-Fr 09:00-12:00; Jul-Aug Mo-Fr 09:00-11:00", "Im Juli und August: Montag bis Freitag 9–11 Uhr"),
        ("Apr-Oct Mo-Fr 09:00-17:00", "Von April bis Oktober: Montag bis Freitag 9–17 Uhr"),
        ("Jan,Mar,Jul Mo 09:00-10:00", "Im Januar, März und Juli: Montag 9–10 Uhr"),
        ("2026 Oct Mo 09:00-10:00", "Im Oktober 2026: Montag 9–10 Uhr"),
        ("Jul Th[1] 09:00-10:00", "Im Juli: jeden 1. Donnerstag im Monat 9–10 Uhr"),
        ("Dec PH off", "Im Dezember: an Feiertagen geschlossen"),
        ("Dec 24-31 off", "24. bis 31. Dezember: geschlossen"),
        ("Dec 24-Jan 02 off", "24. Dezember bis 2. Januar: geschlossen"),
        ("2026 Dec 24-31 off", "24. bis 31. Dezember 2026: geschlossen"),
        ("2026 Dec 24-2027 Jan 03 off", "24. Dezember 2026 bis 3. Januar 2027: geschlossen"),
        ("2026 Dec 24-Jan 03 off", "24. Dezember 2026 bis 3. Januar 2027: geschlossen"),
        ("Dec 24,Dec 31 09:00-12:00", "Am 24. Dezember und 31. Dezember: 9–12 Uhr"),
        ('Dec 24 off "Betriebsfeier"', "Am 24. Dezember: geschlossen (Betriebsfeier)"),
        ("Aug 12:00-13:00 off", "Im August: 12–13 Uhr geschlossen"),
        ("PH off", "An Feiertagen: geschlossen"),
        ("Su,PH 10:00-12:00", "An Feiertagen: 10–12 Uhr"),
        ("easter -2 days 10:00-12:00", "Karfreitag: 10–12 Uhr"),
        ("easter -9 days 10:00-12:00", "9 Tage vor Ostersonntag: 10–12 Uhr"),
        ("week 01-53/2 Sa 10:00-12:00", "In ungeraden Kalenderwochen: Samstag 10–12 Uhr"),
        ("week 02-52/2 Sa 10:00-12:00", "In geraden Kalenderwochen: Samstag 10–12 Uhr"),
        ("week 30-32 off", "In den Kalenderwochen 30 bis 32: geschlossen"),
        ("2027+ Mo 10:00-12:00", "Ab dem Jahr 2027: Montag 10–12 Uhr"),
        ('Jul We "nur mit Termin"', "Im Juli: Mittwoch nur mit Termin"),
    ],
)
def test_what_no_week_shows_is_said_in_a_line(expression: str, line: str) -> None:
    assert lines(expression)[-1] == line


def test_without_a_regular_week_there_are_no_rows() -> None:
    for expression in (
        "Th[1,3] 14:00-16:00",
        "Apr-Oct Mo-Fr 09:00-17:00; Nov-Mar Mo-Fr 10:00-16:00",
        "off; Th[1] 14:00-16:00",
    ):
        assert week_table(expression).rows == ()
        assert week_table(expression).always is None


@pytest.mark.parametrize(
    ("expression", "kind"),
    [("", Kind.UNKNOWN), ("24/7", Kind.OPEN), ("off", Kind.CLOSED), ('"nur mit Termin"', Kind.APPOINTMENT)],
)
def test_the_same_round_the_clock_needs_no_rows(expression: str, kind: Kind) -> None:
    table = week_table(expression)
    assert table.rows == ()
    assert table.always
    assert table.always.kind is kind


def test_whether_holidays_are_free_is_known() -> None:
    assert week_table("Mo-Fr 09:00-12:00").closed_on_holidays
    assert not week_table("24/7").closed_on_holidays
    assert not week_table("Mo-Fr 09:00-12:00; PH 10:00-11:00").closed_on_holidays


@pytest.mark.parametrize(
    ("expression", "sentence"),
    [
        ("Mo-Th 09:00-12:00", "Geöffnet Montag bis Donnerstag. Zeiten unten."),
        (SKETCH, "Geöffnet Montag, Dienstag und Donnerstag. Zeiten unten."),
        ("Mo-We,Fr 09:00-12:00", "Geöffnet Montag bis Mittwoch und Freitag. Zeiten unten."),
        ("Mo-Su 09:00-12:00", "Jeden Tag geöffnet. Zeiten unten."),
        ("24/7", "Rund um die Uhr geöffnet."),
        ("off", "Zurzeit geschlossen."),
        ("", "Die Öffnungszeiten kennen wir nicht. Rufen Sie bitte vorher an."),
        ('"nach Vereinbarung"', "Nur mit Termin."),
        ('Mo-Fr "nur mit Termin"', "Nur mit Termin: Montag bis Freitag. Zeiten unten."),
        ('Mo,We 09:00-11:00 "nur telefonisch"', "Nur am Telefon: Montag und Mittwoch. Zeiten unten."),
        ("Th[1] 14:00-16:00", "An bestimmten Tagen geöffnet. Zeiten unten."),
        ('Th[1] "nur mit Termin"', "Öffnungszeiten unten."),
    ],
)
def test_the_neutral_sentence(expression: str, sentence: str) -> None:
    assert summary(week_table(expression), german) == sentence


@pytest.mark.parametrize(
    ("expression", "line"),
    [
        ("Mo-Th 09:00-15:00", "Montag bis Donnerstag, 9–15 Uhr"),
        ("Mo,Th 18:00-20:00", "Montag und Donnerstag, 18–20 Uhr"),
        ("Tu 08:00-12:00,14:00-18:00; Fr 08:00-12:00", "Dienstag 8–12 und 14–18 Uhr, Freitag 8–12 Uhr"),
        ('Mo 09:00-12:00; We "nur mit Termin"', "Montag 9–12 Uhr; Mittwoch nur mit Termin"),
        ("Th[1] 14:00-16:00", "Jeden 1. Donnerstag im Monat: 14–16 Uhr"),
        ("24/7", "Rund um die Uhr geöffnet."),
    ],
)
def test_one_line_for_a_card(expression: str, line: str) -> None:
    assert visible(hours_line(week_table(expression), german)) == line


@pytest.mark.parametrize(
    ("exception", "sentence"),
    [
        (Days(date(2026, 12, 24), date(2027, 1, 3)), "Geschlossen vom 24. Dezember 2026 bis 3. Januar 2027."),
        (Days(date(2026, 12, 24), date(2026, 12, 31)), "Geschlossen vom 24. bis 31. Dezember 2026."),
        (Days(date(2026, 11, 24), date(2026, 12, 1)), "Geschlossen vom 24. November bis 1. Dezember 2026."),
        (
            Days(date(2026, 11, 24), None, None, "Betriebsausflug"),
            "Geschlossen am 24. November 2026 (Betriebsausflug).",
        ),
        (Days(date(2026, 11, 24), None, "10:00-11:00"), "Am 24. November 2026: 10–11 Uhr."),
        (Days(date(2026, 11, 24), None, '"nur mit Termin"'), "Am 24. November 2026: nur mit Termin."),
        (
            Days(date(2026, 12, 21), date(2026, 12, 23), "Mo 10:00-11:00"),
            "Vom 21. bis 23. Dezember 2026: Montag, 10–11 Uhr.",
        ),
    ],
)
def test_exceptions_are_sentences(exception: Days, sentence: str) -> None:
    assert visible(exception_text(exception, german)) == sentence


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [(0, "0"), (540, "9"), (510, "8:30"), (545, "9:05"), (1439, "23:59"), (1440, "24"), (1560, "2")],
)
def test_clock(minutes: int, shown: str) -> None:
    assert clock(minutes) == shown


@pytest.mark.parametrize(
    ("numbers", "names"),
    [
        ((0,), ["Montag"]),
        ((5, 6), ["Samstag", "Sonntag"]),
        ((0, 1, 2, 4), ["Montag bis Mittwoch", "Freitag"]),
        ((), []),
    ],
)
def test_weekday_names(numbers: tuple[int, ...], names: list[str]) -> None:
    assert weekday_names(numbers, german) == names


def foreign(text: str, **values: object) -> str:
    """A language in which every letter of a text is another one; what is put into it stays."""
    parts = []
    for literal, field, _, _ in Formatter().parse(text):
        parts.append("".join("ж" if letter.isalpha() else letter for letter in literal))
        parts.append(str(values[field]) if field else "")
    return "".join(parts)


@pytest.mark.parametrize(
    "expression",
    [
        *(
            SKETCH,
            SEASONS,
            "24/7",
            "off",
            "",
            '"nur mit Termin"',
            'Mo-Fr 09:00-12:00 || "bitte anrufen"',
            "Mo 00:00-24:00",
        ),
        *(
            "Th 09:00-12:00, Th[1,-1] 14:00-16:00",
            "2026 Dec 24-Jan 03 off; week 01-53/2 Sa 10:00-12:00; 2026+ Su 10:00-12:00",
        ),
        *(
            "easter -2 days 10:00-12:00",
            'Mo 09:00-12:00 "für Frauen", Mo 12:00-13:00 unknown',
            "Aug PH 12:00-13:00 off",
            "Jul Th[-2] off",
        ),
    ],
)
def test_every_word_can_be_translated(expression: str) -> None:
    table = week_table(expression)
    text = table_text(table, foreign, foreign)
    said = [
        *text.heads,
        *text.lines,
        *(row.days for row in text.rows),
        *(cell.text for row in text.rows for cell in row.cells),
    ]
    said += [summary(table, foreign, foreign), hours_line(table, foreign, foreign)]
    said += [exception_text(Days(date(2026, 11, 3), date(2026, 12, 4), expression, "Urlaub"), foreign, foreign)]
    assert {letter for words in said for letter in words if letter.isalpha()} == {"ж"}


def test_comments_of_the_data_are_shown_as_they_are() -> None:
    table = week_table('Mo-Su 09:00-12:00 open "{{ x }} <b>"')
    assert visible(table_text(table, german).rows[0].cells[0].text) == "9–12 Uhr ({{ x }} <b>)"


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["Mo", "Tu", "We-Fr", "Sa", "Su"]), min_size=1, unique=True),
    st.integers(0, 22),
    st.integers(1, 20),
)
def test_rows_cover_the_week_once_and_neighbours_differ(days: list[str], hour: int, length: int) -> None:
    table = week_table(f"{','.join(days)} {hour:02}:00-{min(24, hour + length):02}:30".replace("24:30", "24:00"))
    assert [number for row in table.rows for number in row.weekdays] == list(range(7))
    assert all(a.cells != b.cells for a, b in zip(table.rows, table.rows[1:], strict=False))


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ([], ""),
        (["2026-12-24"], "24. Dezember 2026"),
        (["2026-12-24", "2026-12-31"], "24. und 31. Dezember 2026"),
        (["2026-12-22", "2026-12-24", "2026-12-29"], "22., 24. und 29. Dezember 2026"),
        (["2026-11-30", "2026-12-07"], "30. November und 7. Dezember 2026"),
        (["2026-12-24", "2026-12-31", "2027-01-07"], "24. und 31. Dezember 2026 und 7. Januar 2027"),
        (["2026-12-24", "2027-12-24"], "24. Dezember 2026 und 24. Dezember 2027"),
    ],
)
def test_days_in_a_row_name_month_and_year_once(days: list[str], text: str) -> None:
    assert visible(single_days([date.fromisoformat(day) for day in days], german)) == text
