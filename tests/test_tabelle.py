from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model.indikator import Messwert
from macros.tabelle import MAX_BYTES, parse_values, read_values

HEADER = "gebiet;jahr;wert;anmerkung\n"


def read(text: str | bytes) -> tuple[tuple[Messwert, ...], list[str]]:
    values, problems = parse_values(text if isinstance(text, bytes) else text.encode(), "x.csv")
    return values, [str(problem) for problem in problems]


def one(text: str) -> Messwert:
    values, problems = read(text)
    assert problems == []
    (value,) = values
    return value


def refused(text: str | bytes) -> str:
    values, problems = read(text)
    assert values == ()
    (problem,) = problems
    return problem


@pytest.mark.parametrize(
    "table",
    [
        "gebiet;jahr;wert;anmerkung\ngemeinde:beispiel;2024;12,5;geschätzt\n",
        "\ufeffgebiet;jahr;wert;anmerkung\r\ngemeinde:beispiel;2024;12,5;geschätzt\r\n",
        "gebiet\tjahr\twert\tanmerkung\ngemeinde:beispiel\t2024\t12,5\tgeschätzt\n",
        "gebiet,jahr,wert,anmerkung\ngemeinde:beispiel,2024,12.5,geschätzt",
        '"gebiet","jahr","wert","anmerkung"\n"gemeinde:beispiel","2024","12.5","geschätzt"\n',
        "jahr;wert;anmerkung;gebiet\r2024;12,5;geschätzt;gemeinde:beispiel\r",
        "\n gebiet ; jahr ; wert ; anmerkung \n\n gemeinde:beispiel ; 2024 ; 12,5 ; geschätzt \n;;;\n",
        "gebiet;jahr;wert;anmerkung;;\ngemeinde:beispiel;2024;12,5;geschätzt;;\n;;;;;\n",
    ],
    ids=["ours", "excel", "tab", "comma", "quoted", "other-order-mac", "blanks", "empty-columns-of-excel"],
)
def test_what_we_export_and_what_excel_writes_is_read(table: str) -> None:
    assert one(table) == Messwert("gemeinde:beispiel", 2024, Decimal("12.5"), anmerkung="geschätzt")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0", "0"),
        ("7", "7"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("12,5", "12.5"),
        ("1,234", "1.234"),
        ("0,125", "0.125"),
        ("1234,5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ('"12,5"', "12.5"),
    ],
)
def test_numbers_of_a_german_table(written: str, number: str) -> None:
    assert one(f"{HEADER}landkreis;2024;{written};").wert == Decimal(number)


@pytest.mark.parametrize(
    ("written", "number"),
    [("7", "7"), ("12.5", "12.5"), ("0.125", "0.125"), ("1.2340", "1.2340"), ('"1,234.5"', "1234.5")],
)
def test_numbers_of_a_comma_table(written: str, number: str) -> None:
    assert one(f"gebiet,jahr,wert\nlandkreis,2024,{written}").wert == Decimal(number)


def test_unknown_and_suppressed_are_kept_apart() -> None:
    values, problems = read(f"{HEADER}landkreis;2023;;noch nicht erhoben\nlandkreis;2024;*;\nlandkreis;2025;0;\n")
    assert problems == []
    assert [(value.wert, value.unterdrueckt) for value in values] == [(None, False), (None, True), (0, False)]


def test_a_missing_last_cell_is_an_empty_remark() -> None:
    assert one(f"{HEADER}landkreis;2024;5").anmerkung == ""


def test_every_value_knows_its_line() -> None:
    values, _ = read(f"\n{HEADER}\nlandkreis;2023;5\n;;\nlandkreis;2024;6\n")
    assert [value.zeile for value in values] == [4, 6]


def test_a_quoted_remark_may_hold_the_separator_and_quotes() -> None:
    assert one(f'{HEADER}landkreis;2024;5;"Amt; sagt ""ungefähr"""').anmerkung == 'Amt; sagt "ungefähr"'


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("1.234", "„1.234“ lässt sich zweifach lesen – gemeint „1234“ oder „1,234“?"),
        ("12.5", "„12.5“ ist keine Zahl in dieser Schreibweise – gemeint „12,5“?"),
        ("1.2345", "„1.2345“ ist keine Zahl in dieser Schreibweise – gemeint „1,2345“?"),
        ("1 234", "„1 234“ ist keine Zahl in dieser Schreibweise – gemeint „1234“?"),
        ("12 %", "„12 %“ ist keine Zahl in dieser Schreibweise – gemeint „12“?"),
        ("1E+05", "„1E+05“ hat Excel gekürzt – bitte die ganze Zahl schreiben"),
        ("k. A.", "„k. A.“ ist keine Zahl – erlaubt sind Ziffern, „*“ für unterdrückt, leer für nicht bekannt"),
        ("#DIV/0!", "„#DIV/0!“ ist keine Zahl – erlaubt sind Ziffern, „*“ für unterdrückt, leer für nicht bekannt"),
    ],
)
def test_what_is_no_number_in_a_german_table(written: str, message: str) -> None:
    assert refused(f"{HEADER}landkreis;2024;{written};") == f"x.csv:2:16: wert: {message}"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("1.234", "„1.234“ lässt sich zweifach lesen – gemeint „1234“ oder „1.2340“?"),
        ('"1,234"', "„1,234“ lässt sich zweifach lesen – gemeint „1234“ oder „1.2340“?"),
        ('"12,5"', "„12,5“ ist keine Zahl in dieser Schreibweise – gemeint „12.5“?"),
        ("12,5", ("„12,5“ kann eine Dezimalzahl oder Wert und Anmerkung sein – gemeint „12.5“? "
                 "Sonst bitte mit Semikolon trennen")),
    ],
)  # fmt: skip
def test_what_is_no_number_in_a_comma_table(written: str, message: str) -> None:
    assert refused(f"gebiet,jahr,wert,anmerkung\nlandkreis,2024,{written}") == f"x.csv:2:16: wert: {message}"


EXCEL = "in Excel „Speichern unter“ und „CSV UTF-8 (durch Trennzeichen getrennt)“ wählen"
EXPECTED = "erwartet wird in der ersten Zeile: gebiet;jahr;wert;anmerkung"


@pytest.mark.parametrize(
    ("table", "line"),
    [
        (b"", f"x.csv: ist leer – {EXPECTED}"),
        (b" \r\n\r\n", f"x.csv: ist leer – {EXPECTED}"),
        (HEADER.encode("utf-16"), f"x.csv: ist in UTF-16 („Unicode-Text“) gespeichert – {EXCEL}"),
        (f"{HEADER}landkreis;2024;5;geschätzt".encode("cp1252"),
         "x.csv:2:23: ist nicht in UTF-8 gespeichert, wohl in der alten Windows-Kodierung (CP1252) – " + EXCEL),
        (b" " * (MAX_BYTES * 3 // 2), "x.csv: ist 1,5 MiB groß – erlaubt ist höchstens 1 MiB je Datei"),
        ("gebiet|jahr|wert\n", f"x.csv:1:1: „gebiet|jahr|wert“ ist keine Kopfzeile – {EXPECTED}"),
        ("landkreis;2024;5\n", f"x.csv:1:1: unbekannte Spalte „landkreis“ – {EXPECTED}"),
        ("gebiet;jahr,wert\n", f"x.csv:1:1: mischt Semikolon und Komma als Trennzeichen – {EXPECTED}"),
        ("gebiet;jahr;werte\n", "x.csv:1:13: unbekannte Spalte „werte“ – gemeint „wert“?"),
        ("gebiet;jahr;wert;quelle\n", f"x.csv:1:18: unbekannte Spalte „quelle“ – {EXPECTED}"),
        ("gebiet;;jahr;wert\n", f"x.csv:1:8: Spalte ohne Namen – {EXPECTED}"),
        ("gebiet;jahr;wert;jahr\n", "x.csv:1:18: die Spalte „jahr“ steht zweimal – bitte eine davon löschen"),
        ("gebiet;jahr\n", f"x.csv:1:1: die Spalte „wert“ fehlt – {EXPECTED}"),
        (f"{HEADER};2024;5",
         "x.csv:2:1: gebiet: fehlt – erwartet wird z. B. landkreis oder gemeinde:beispielhausen"),
        (f"{HEADER}beispiel;2024;5",
         ("x.csv:2:1: gebiet: „beispiel“ ist kein Gebiet – erwartet wird landkreis, land, bund, gemeinde:…, "
         "verband:… oder planungsraum:…")),
        (f"{HEADER}landkreis;;5", "x.csv:2:11: jahr: fehlt – zu jedem Wert gehört ein Jahr"),
        (f"{HEADER}landkreis;24;5",
         "x.csv:2:11: jahr: „24“ ist kein Jahr – erwartet werden vier Ziffern, z. B. 2025"),
        (f"{HEADER}landkreis;2204;5",
         "x.csv:2:11: jahr: „2204“ ist kein Jahr – erwartet wird eine Zahl zwischen 1945 und 2100"),
        (f"{HEADER}landkreis;2024", "x.csv:2:1: hat 2 Zellen – erwartet werden 4: gebiet;jahr;wert;anmerkung"),
        (f"{HEADER}landkreis;2024;5;;x",
         "x.csv:2:19: hat 5 Zellen – erwartet werden 4: gebiet;jahr;wert;anmerkung"),
        ("gebiet,jahr,wert\nlandkreis,2024,12,5",
         ("x.csv:2:19: hat 4 Zellen – erwartet werden 3: gebiet,jahr,wert (Dezimalzahlen hier mit Punkt schreiben, "
         "Texte mit Komma in Anführungszeichen)")),
        (f"{HEADER}landkreis,2024,5\nland,2024,5\n",
         "x.csv:2:1: hier trennt Komma, in der Kopfzeile Semikolon – bitte überall dasselbe Trennzeichen nehmen"),
        (f'{HEADER}landkreis;2024;5;"offen\nland;2024;"5"',
         "x.csv:2:18: das Anführungszeichen wird in dieser Zeile nicht geschlossen – bitte ohne Zeilenumbruch"),
        (f'{HEADER}landkreis;2024;5;"a" b',
         'x.csv:2:21: nach dem schließenden Anführungszeichen steht noch etwas – im Text bitte verdoppeln: „""“'),
        (f"{HEADER}landkreis;2024;5;<b>",
         "x.csv:2:18: anmerkung: enthält HTML („<…>“) – erlaubt ist nur Text"),
        (f"{HEADER}landkreis;2024;5;{'x' * 601}",
         "x.csv:2:18: anmerkung: ist zu lang (höchstens 600 Zeichen)"),
    ],
)  # fmt: skip
def test_each_mistake_is_told_in_one_line(table: str | bytes, line: str) -> None:
    _, problems = read(table)
    assert problems == [line]


def test_sound_rows_are_read_beside_broken_ones() -> None:
    values, problems = read(f"{HEADER}landkreis;2023;5\nlandkreis;2024;viele\nlandkreis;2025;6\nlandkreis;2023;7\n")
    assert [value.jahr for value in values] == [2023, 2025]
    assert problems == [
        "x.csv:3:16: wert: „viele“ ist keine Zahl – erlaubt sind Ziffern, „*“ für unterdrückt, leer für nicht bekannt",
        "x.csv:5:1: landkreis 2023 steht schon in Zeile 2 – bitte eine der beiden löschen",
    ]


def test_a_folder_or_a_missing_file_is_told(tmp_path: Path) -> None:
    _, (folder,) = read_values(tmp_path, "x.csv")
    assert str(folder) == "x.csv: ist ein Ordner – erwartet wird eine Datei mit diesem Namen"
    _, (missing,) = read_values(tmp_path / "x.csv", "x.csv")
    assert str(missing).startswith("x.csv: kann nicht gelesen werden (")


@given(st.decimals(-9_999_999, 9_999_999, places=2), st.sampled_from([";", "\t", ","]))
def test_every_number_is_read_as_it_was_written(number: Decimal, separator: str) -> None:
    written = str(number) if separator == "," else str(number).replace(".", ",")
    assert one(f"gebiet;jahr;wert\nlandkreis;2024;{written}".replace(";", separator)).wert == number


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from([";", "\t", ","]))
def test_a_point_before_three_digits_is_never_guessed(whole: int, part: int, separator: str) -> None:
    assert "zweifach" in refused(f"gebiet;jahr;wert\nlandkreis;2024;{whole}.{part:03}".replace(";", separator))


@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(raw: bytes) -> None:
    values, problems = parse_values(b"gebiet;jahr;wert\n" + raw, "x.csv")
    assert all("\n" not in str(problem) for problem in problems)
    assert all(value.gebiet for value in values)
