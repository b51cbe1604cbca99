"""What is said to people whose opening hours cannot be read, and what is read at all."""

import opening_hours
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.zeiten import check_hours, hours_of
from macros.zeiten.parser import Unreadable, read
from macros.zeiten.rules import Kind, kind_of


def refusal(expression: str) -> str:
    try:
        check_hours(expression)
    except ValueError as error:
        return str(error)
    return ""


READABLE = [
    "24/7",
    "off",
    '"nur mit Termin"',
    "Mo-Th 09:00-12:00",
    "mo-fr 9:00-12:00",
    "Mo-Fr 09:00-12:00,13:00-16:00; We off",
    "Mo-Fr 09:00-12:00, Mo 14:00-16:00; PH off",
    'Tu 08:30-12:00 "nur am Telefon"',
    'Mo-Fr 09:00-12:00 || "nur mit Termin"',
    'We unknown "bitte anrufen"',
    "Th[1,3] 14:00-16:00",
    "Mo[-1],We 14:00-16:00",
    "Fr-Mo 22:00-02:00",
    "Sa 22:00-26:00",
    "Jul-Aug Mo-Fr 09:00-11:00",
    "Dec 24-31 off",
    "Dec 24,Dec 31 off",
    "2026 Dec 24-2027 Jan 03 off",
    "easter -2 days off",
    "week 01-53/2 Sa 10:00-12:00",
    "2026-2027 Oct: Mo 10:00-12:00",
    "Su,PH 10:00-12:00",
    'Mo 09:00-12:00 "a; b, c || d"',
]


@pytest.mark.parametrize("expression", READABLE)
def test_what_the_notation_allows_is_read(expression: str) -> None:
    check_hours(expression)
    assert opening_hours.validate(expression)


@pytest.mark.parametrize(
    ("expression", "meant"),
    [
        ("Mo-Fr 9-12 Uhr", "Mo-Fr 09:00-12:00"),
        ("Di 09:00-12:00", "Tu 09:00-12:00"),
        ("Mi 09:00-12:00", "We 09:00-12:00"),
        ("Mo-Do 09:00-12:00", "Mo-Th 09:00-12:00"),
        ("Sa-So 09:00-12:00", "Sa-Su 09:00-12:00"),
        ("Mo-Fr 09.00-12.00", "Mo-Fr 09:00-12:00"),
        ("Mo–Fr 09:00 – 12:00", "Mo-Fr 09:00-12:00"),
        ("Montag bis Freitag 9 bis 12 Uhr", "Mo-Fr 09:00-12:00"),
        ("Mo, Di und Do 8.30 - 12.00 Uhr", "Mo,Tu,Th 08:30-12:00"),
        ("Mo, We 09:00-12:00", "Mo,We 09:00-12:00"),
        ("Mo-Fr: 09:00-12:00", "Mo-Fr 09:00-12:00"),
        ("09:00-12:00 Mo-Fr", "Mo-Fr 09:00-12:00"),
        ("Mo-Fr 9-12 und 13-16 Uhr", "Mo-Fr 09:00-12:00,13:00-16:00"),
        ("Mo 09:00-12:00 Di 10:00-12:00", "Mo 09:00-12:00; Tu 10:00-12:00"),
        ("Mo-Fr 09:00-12:00,Mo 14:00-16:00", "Mo-Fr 09:00-12:00, Mo 14:00-16:00"),
        ("Mo-Fr 09:00-12:00;", "Mo-Fr 09:00-12:00"),
        ("täglich 9-17 Uhr", "Mo-Su 09:00-17:00"),
        ("rund um die Uhr", "24/7"),
        ("Mo-Fr 09:00-12:00; 24.12.2026 geschlossen", "Mo-Fr 09:00-12:00; 2026 Dec 24 off"),
        ("Mo-Fr 09:00-12:00; Dez 24-31 off", "Mo-Fr 09:00-12:00; Dec 24-31 off"),
        ("Mo-Fr 09:00-12:00; feiertags geschlossen", "Mo-Fr 09:00-12:00; PH off"),
        ("1. und 3. Donnerstag im Monat 14-16 Uhr", "Th[1,3] 14:00-16:00"),
        ("letzten Mittwoch im Monat 15:00-17:00", "We[-1] 15:00-17:00"),
        ("Mo-Fr 9-12, Mi nach Vereinbarung", 'Mo-Fr 09:00-12:00; We "nur mit Termin"'),
        ('Mo-Fr 8-12 "nur am Telefon", Di 14-16 Uhr', 'Mo-Fr 08:00-12:00 "nur am Telefon", Tu 14:00-16:00'),
        ("Mo 9-12 „für Frauen“", 'Mo 09:00-12:00 "für Frauen"'),
    ],
)
def test_german_habits_are_understood_and_corrected(expression: str, meant: str) -> None:
    with pytest.raises(ValueError, match=r"ist nicht lesbar: .+ – erwartet wird") as caught:
        check_hours(expression)
    assert str(caught.value).endswith(f"– gemeint „{meant}“?")
    check_hours(meant)


@pytest.mark.parametrize(
    ("expression", "part"),
    [
        ("Mo-Fr 9-12 Uhr", "„Uhr“ fällt weg"),
        ("Di 09:00-12:00", "„Di“ heißt hier „Tu“"),
        ("Mo-Fr 09.00-12.00", "zwischen Stunde und Minute steht ein Doppelpunkt"),
        ("", "die Öffnungszeiten sind leer"),
        ("Mo", "bei „Mo“ fehlt die Uhrzeit"),
        ("Mo 09:00", "bei „09:00“ fehlt, wann Schluss ist"),
        ("Mo ab 9 Uhr", "bei „9“ fehlt, wann Schluss ist"),
        ("Mo 09:00+", "das „+“ lässt offen, wann Schluss ist"),
        ("Mo 09:60-12:00", "die Uhrzeit „09:60-12:00“ gibt es nicht"),
        ("Mo 25:00-26:00", "die Uhrzeit „25:00-26:00“ gibt es nicht"),
        ("Mo 09:00-09:00", "beginnt und endet zur selben Zeit"),
        ("Feb 30 off", "den Tag „Feb 30“ gibt es nicht"),
        ("2026 Dec 24-2026 Dec 01 off", "liegt das Ende vor dem Anfang"),
        ("Dec 24-20 off", "liegt das Ende vor dem Anfang"),
        ("week 54 Mo 09:00-12:00", "Kalenderwochen „54“ gibt es nicht"),
        ("Th[7] 09:00-12:00", "stehen Zahlen von 1 bis 5"),
        ("SH off", "Schulferien"),
        ("Mo sunrise-sunset", "Sonnenauf- und -untergang"),
        ("Mo 10:00-16:00/01:30", "Takte"),
        ("PH +1 day off", "Verschiebungen"),
        ("PH Mo-Fr 10:00-12:00", "Komma ohne Leerzeichen"),
        ('Mo 09:00-12:00 "nur', "ein Anführungszeichen fehlt"),
        ("montags vormittags", "ist nicht lesbar"),
        ("Mo,Tu," * 1000, "länger als 1000 Zeichen"),
        ("Mo-Fr 09:00-12:00 <b>", "ab „<b>“"),
        ("Mo-Fr 09:00-12:00 {{ x }}", "ab „{{ x }}“"),
    ],
)
def test_what_is_wrong_is_named_in_one_line(expression: str, part: str) -> None:
    with pytest.raises(ValueError, match="„Mo-Th 09:00-12:00“") as caught:
        check_hours(expression)
    assert part in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("nach Vereinbarung", "nur_mit_termin"),
        ("Termine nach telefonischer Vereinbarung", "nur_mit_termin"),
        ("nur mit Termin", "nur_mit_termin"),
        ("geschlossen", "geschlossen"),
        ("zurzeit geschlossen", "geschlossen"),
        ("unbekannt", "unbekannt"),
    ],
)
def test_a_state_in_words_is_sent_to_its_field(words: str, state: str) -> None:
    with pytest.raises(ValueError, match="ist ein Zustand, keine Zeit") as caught:
        check_hours(words)
    assert f"„zeitstatus: {state}“" in str(caught.value)
    with pytest.raises(ValueError, match=f"„zustand: {state}“"):
        check_hours(words, state_field="zustand")


@settings(deadline=None)
@given(st.text(alphabet='MoTuWeDi09:-,;| "[]/+Uhr\n', max_size=40) | st.text(max_size=30))
def test_any_text_is_read_or_refused_with_one_line(text: str) -> None:
    told = refusal(text)
    assert "\n" not in told
    assert told or opening_hours.validate(text.strip())


@settings(deadline=None)
@given(st.text(alphabet='MoTuWe 09:-,;|"', max_size=30))
def test_what_is_read_here_the_library_reads_too(text: str) -> None:
    flat = " ".join(text.split())
    try:
        read(flat)
    except Unreadable:
        return
    assert opening_hours.validate(flat)


@pytest.mark.parametrize(
    ("modifier", "comment", "timed", "kind"),
    [
        ("", "", True, Kind.OPEN),
        ("off", "Betriebsausflug", False, Kind.CLOSED),
        ("", "nur mit Termin", False, Kind.APPOINTMENT),
        ("unknown", "nach Vereinbarung", True, Kind.APPOINTMENT),
        ("", "nur nach telefonischer Anmeldung", True, Kind.APPOINTMENT),
        ("", "mit und ohne Termin", True, Kind.OPEN),
        ("", "ohne Anmeldung", True, Kind.OPEN),
        ("open", "nur mit Termin", True, Kind.OPEN),
        ("", "nur am Telefon", True, Kind.PHONE),
        ("", "Telefonsprechstunde", True, Kind.PHONE),
        ("", "auch telefonisch", True, Kind.OPEN),
        ("unknown", "", True, Kind.UNKNOWN),
        ("", "bitte anrufen", False, Kind.UNKNOWN),
        ("", "für Frauen", True, Kind.OPEN),
    ],
)
def test_states_are_kept_apart(modifier: str, comment: str, timed: bool, kind: Kind) -> None:  # noqa: FBT001 -- a table
    assert kind_of(modifier, comment, timed=timed) is kind


@pytest.mark.parametrize(
    ("state", "hours", "expression"),
    [
        ("nach_zeiten", "Mo 09:00-12:00", "Mo 09:00-12:00"),
        ("nach_zeiten", None, ""),
        ("unbekannt", None, ""),
        ("geschlossen", "Mo 09:00-12:00", "off"),
        ("rund_um_die_uhr", None, "24/7"),
        ("nur_mit_termin", None, '"nur mit Termin"'),
        ("nur_mit_termin", "Mo 09:00-12:00; Tu off", 'Mo 09:00-12:00 "nur mit Termin"; Tu off'),
    ],
)
def test_state_word_and_hours_become_one_expression(state: str, hours: str | None, expression: str) -> None:
    assert hours_of(state, hours) == expression
