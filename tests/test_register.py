"""The register: what a correct file yields, what each broken one is told, and both real Kreise value by value."""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.register import OtherName, Register, RegisterError, RegisterGemeinde, read_register

KLEIN = Path(__file__).parent / "daten" / "register_klein.txt"
WORDS = st.text("abcdefgäöüßłě ABC-.", min_size=1, max_size=50).map(str.strip).filter(bool)
NAMES = WORDS.map(lambda name: " ".join(name.split()))

with_register = pytest.mark.skipif(
    "KONZEPT_REGISTER" not in os.environ,
    reason="KONZEPT_REGISTER nennt keinen Ordner mit dem amtlichen Register",
)


@dataclass(frozen=True)
class Row:
    """One record as the test writes it; the columns are those of the record description."""

    kind: str
    key: str
    verband: str = ""
    name: str = "Ort"
    sitz: str = ""
    typ: str = ""
    hektar: str = ""
    einwohner: str = ""
    plz: str = ""
    stand: str = "20240131"

    def __str__(self) -> str:
        head = f"{self.kind}{self.stand}{self.key:<8}{self.verband:<4}{self.name:<50}{self.sitz:<50}{self.typ:<2}"
        return f"{head:<128}{self.hektar:>11}{self.einwohner:>11}{'':<15}{self.plz:<5}".ljust(220)


LAND = Row("10", "99", name="Musterland")
KREIS = Row("40", "99001", name="Musterkreis", sitz="Musterstadt", typ="44")
VERBAND = Row("50", "99001", "0001", name="Musterstadt, Stadt", typ="50")
STADT = Row("60", "99001001", "0001", "Musterstadt, Stadt", "", "63", "00000006120", "00000024310", "99901")


@pytest.fixture(scope="module")
def klein() -> Register:
    return read_register(KLEIN)


def write(folder: Path, *rows: Row | str, encoding: str = "utf-8", end: str = "\r\n") -> Path:
    path = folder / "register.txt"
    path.write_bytes("".join(f"{row}{end}" for row in rows).encode(encoding))
    return path


def by_ags(areas: tuple[RegisterGemeinde, ...]) -> dict[str, RegisterGemeinde]:
    return {area.ags: area for area in areas}


def test_kreis_carries_its_land_kind_seat_and_date(klein: Register) -> None:
    kreis = klein.kreis("99001")
    assert (kreis.name, kreis.typ, kreis.sitz, kreis.land) == ("Musterkreis", "Landkreis", "Musterstadt", "Musterland")
    assert kreis.stand == date(2024, 1, 31)
    assert klein.quelle.endswith("Gebietsstand 31.01.2024")


def test_gemeinden_come_by_key_without_areas_that_belong_to_none(klein: Register) -> None:
    assert [area.ags[5:] for area in klein.gemeinden("99001")] == ["001", "004", "005", "006", "007", "009", "010"]
    assert [area.name for area in klein.gemeinden("99002")] == ["Fernau"]
    (heide,) = klein.gemeindefreie_gebiete("99001")
    assert (heide.name, heide.typ, heide.einwohner, heide.plz) == (
        "Musterheide",
        "gemeindefreies Gebiet, unbewohnt",
        0,
        None,
    )


def test_a_gemeinde_carries_every_value_of_its_record(klein: Register) -> None:
    stadt = by_ags(klein.gemeinden("99001"))["99001001"]
    assert stadt.ars == "990010001001"
    assert (stadt.name, stadt.zusatz, stadt.name_amtlich) == ("Musterstadt", "Stadt", "Musterstadt, Stadt")
    assert (stadt.typ_code, stadt.typ, stadt.einwohner, stadt.flaeche_ha) == (63, "Stadt", 24310, 6120)
    assert (stadt.plz, stadt.weitere_plz, stadt.stand) == ("99901", True, date(2024, 1, 31))


def test_other_language_and_addition_are_split_off(klein: Register) -> None:
    kurort = by_ags(klein.gemeinden("99001"))["99001007"]
    assert (kurort.name, kurort.zusatz) == ("Süßau", "Kurort")
    assert kurort.namen_anderssprachig == (OtherName("Słódka Łuka", None),)


def test_an_association_is_real_or_only_the_gemeinde_itself(klein: Register) -> None:
    areas = by_ags(klein.gemeinden("99001"))
    assert areas["99001001"].verband.verbandsfrei
    assert not areas["99001004"].verband.verbandsfrei
    assert [(one.ars, one.name, one.typ, one.sitz) for one in klein.verbaende("99001")] == [
        ("990015001", "Musterwald", "Samtgemeinde", "Probedorf"),
        ("990015002", "Süßau / Neudorf", "Verwaltungsgemeinschaft", "Süßau"),
    ]
    assert klein.verbaende("99002") == ()


def test_a_key_with_00_is_no_association_whatever_its_kind(tmp_path: Path) -> None:
    merged = Row("50", "99001", "0001", name="Musterstadt, Stadt", typ="58")
    register = read_register(write(tmp_path, KREIS, merged, STADT))
    assert register.gemeinden("99001")[0].verband.verbandsfrei
    assert register.verbaende("99001") == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings_and_line_endings_of_all_editions_are_read(tmp_path: Path, encoding: str, end: str) -> None:
    gross = Row("60", "99001009", "0001", "Groß Übungen", "", "64", "00000000310", "00000000870", "99902")
    register = read_register(write(tmp_path, LAND, KREIS, VERBAND, gross, encoding=encoding, end=end))
    assert register.gemeinden("99001")[0].name == "Groß Übungen"


def test_a_byte_without_meaning_in_windows_encoding_is_no_reason_to_fail(tmp_path: Path) -> None:
    path = write(tmp_path, LAND, KREIS, VERBAND, STADT)
    path.write_bytes(path.read_bytes().replace(b"Musterkreis", b"Musterkr\xe4\x81s"))
    assert read_register(path).kreise[0].name == "Musterkrä\x81s"


def test_lines_may_stand_in_any_order_and_the_last_may_lack_its_end(tmp_path: Path) -> None:
    path = tmp_path / "register.txt"
    path.write_text("\n".join(map(str, (STADT, VERBAND, KREIS, LAND))), encoding="utf-8")
    assert read_register(path).gemeinden("99001")[0].einwohner == 24310


def test_a_kind_the_register_adds_one_day_is_named_by_its_number(tmp_path: Path) -> None:
    new = Row("60", "99001002", "0001", "Neuart", "", "69", "00000000001", "00000000001", "99903")
    assert read_register(write(tmp_path, KREIS, VERBAND, new)).gemeinden("99001")[0].typ == "Textkennzeichen 69"


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 999),
            NAMES,
            st.integers(0, 10**11 - 1),
            st.integers(0, 10**11 - 1),
            st.sampled_from(["", "01234", "99901"]),
        ),
        min_size=1,
        max_size=12,
        unique_by=lambda one: one[0],
    )
)
def test_what_is_written_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[int, str, int, int, str]]
) -> None:
    records = [
        Row("60", f"99001{number:03}", "0001", name, "", "64", f"{hektar:011}", f"{einwohner:011}", plz)
        for number, name, hektar, einwohner, plz in rows
    ]
    register = read_register(write(tmp_path_factory.mktemp("r"), LAND, KREIS, VERBAND, *records))
    found = [
        (int(area.ags[5:]), area.name_amtlich, area.flaeche_ha, area.einwohner, area.plz or "")
        for area in register.gemeinden("99001")
    ]
    assert found == sorted(rows)


@pytest.mark.parametrize(
    ("rows", "line", "words"),
    [
        ([KREIS, str(VERBAND)[:219]], 2, "219 statt 220 Zeichen"),
        ([KREIS, f"{VERBAND} "], 2, "221 statt 220 Zeichen"),
        ([KREIS, "", VERBAND], 2, "0 statt 220 Zeichen"),
        ([Row("70", "99001")], 1, "Satzart „70“ ist unbekannt"),
        ([Row("40", "99001", stand="20230231")], 1, "kein Datum"),
        ([Row("40", "99001", stand="2023-1-1")], 1, "kein Datum"),
        ([Row("40", "99001", stand="2024 1 1")], 1, "kein Datum"),
        ([Row("40", "99O01", typ="44")], 1, "steht „99O01“, erwartet sind 5 Ziffern"),
        ([Row("40", "99001", name="", typ="44")], 1, "fehlt der Name"),
        ([Row("40", "99001")], 1, "Spalten 123–124"),
        ([LAND], 0, "keinen Kreis"),
        ([KREIS, KREIS], 2, "zum zweiten Mal"),
        ([KREIS, Row("50", "99002", "0001", typ="50")], 2, "Kreis 99002 fehlt"),
        ([KREIS, STADT], 2, "Verband 990010001 von Musterstadt, Stadt fehlt"),
        ([KREIS, VERBAND, STADT, STADT], 4, "99001001 kommt zum zweiten Mal"),
        ([KREIS, VERBAND, str(STADT).replace("00000024310", "0000002431O")], 3, "140–150"),
        ([KREIS, VERBAND, str(STADT).replace("00000006120", "       6120")], 3, "129–139"),
        ([KREIS, VERBAND, str(STADT).replace("99901", "9990 ")], 3, "166–170"),
        ([KREIS, VERBAND, str(STADT).replace("00000024310", "0000002431٣")], 3, "140–150"),
    ],
)
def test_each_broken_line_is_named_with_its_number(
    tmp_path: Path, rows: list[Row | str], line: int, words: str
) -> None:
    with pytest.raises(RegisterError, match=words) as caught:
        read_register(write(tmp_path, *rows))
    assert caught.value.line == line
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "ist leer"),
        (b"\xef\xbb\xbf \r\n\r\n", "ist leer"),
        (b"PK\x03\x04" + b"\0" * 300, "ZIP-Archiv"),
        (b"PK\x03\x04 xl/workbook.xml", "Excel-Datei"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Excel-Datei"),
        (b"%PDF-1.7", "PDF-Datei"),
        ("ags;name;einwohner\r\n99001001;Musterstadt;24310\r\n".encode("utf-8-sig"), "Tabelle"),
        (b"ags,ars,name\n", "Tabelle"),
        (b"<!doctype html><html>", "Web- oder XML-Datei"),
        (b'{"type": "FeatureCollection"}', "JSON-Datei"),
        ("Satz".encode("utf-16"), "UTF-16"),
        (b"abc\0def", "keine Textdatei"),
        (b"Sehr geehrte Damen und Herren", "statt 220 Zeichen"),
    ],
)
def test_another_kind_of_file_is_recognised(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "datei"
    path.write_bytes(content)
    with pytest.raises(RegisterError, match=words):
        read_register(path)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match=r"fehlt\.txt gibt es nicht"):
        read_register(tmp_path / "fehlt.txt")
    with pytest.raises(RegisterError, match="ist ein Ordner"):
        read_register(tmp_path)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("99011", "gemeint 99001 Musterkreis?"),
        ("nachbarkreis", "gemeint 99002 Nachbarkreis?"),
        ("14626", "Register. Enthalten: 99001 Musterkreis, 99002 Nachbarkreis."),
        ("", "Enthalten: 99001"),
    ],
)
def test_an_unknown_kreis_is_told_the_nearest_and_all_it_may_choose(klein: Register, asked: str, words: str) -> None:
    with pytest.raises(RegisterError) as caught:
        klein.gemeinden(asked)
    assert words in caught.value.message


def test_a_long_list_of_kreise_is_cut(tmp_path: Path) -> None:
    kreise = [Row("40", f"99{number:03}", name=f"Kreis {number}", typ="44") for number in range(30)]
    with pytest.raises(RegisterError, match="und 10 weitere"):
        read_register(write(tmp_path, *kreise)).kreis("xyz")


def test_a_kreis_without_gemeinden_is_told(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="keine Gemeinde"):
        read_register(write(tmp_path, KREIS)).gemeinden("99001")


@pytest.mark.echt
@with_register
@pytest.mark.parametrize(
    ("kreis", "name", "gemeinden", "frei", "verbaende"),
    [
        ("14626", "goerlitz", 53, 0, {"Verwaltungsgemeinschaft": 12, "Verwaltungsverband": 2}),
        ("03154", "helmstedt", 23, 5, {"Samtgemeinde": 4}),
    ],
)
def test_both_real_kreise_equal_the_published_tables(
    kreis: str, name: str, gemeinden: int, frei: int, verbaende: dict[str, int]
) -> None:
    folder = Path(os.environ["KONZEPT_REGISTER"])
    register = read_register(next(folder.glob("GV100AD*.txt")))
    areas = (*register.gemeinden(kreis), *register.gemeindefreie_gebiete(kreis))
    found = [
        {
            "ags": area.ags,
            "ars": area.ars,
            "name": area.name_amtlich,
            "typ": area.typ,
            "einwohner": str(area.einwohner),
            "flaeche_ha": str(area.flaeche_ha),
            "plz_verwaltung": area.plz or "",
            "verband_ars": area.verband.ars,
            "verband": area.verband.name,
            "verband_typ": area.verband.typ,
            "verband_sitz": area.verband.sitz,
        }
        for area in areas
    ]
    with (folder / f"gemeinden_{name}.csv").open(encoding="utf-8", newline="") as file:
        assert sorted(found, key=lambda row: row["ags"]) == list(csv.DictReader(file))
    assert (len(register.gemeinden(kreis)), len(areas) - len(register.gemeinden(kreis))) == (gemeinden, frei)
    types = [one.typ for one in register.verbaende(kreis)]
    assert {typ: types.count(typ) for typ in types} == verbaende
    assert register.stand == date(2023, 11, 30)
