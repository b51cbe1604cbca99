"""The tables: as a German Excel expects them, harmless to any spreadsheet, and read back to what the YAML says."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from macros.arten import ART_BY_FOLDER, ARTEN
from macros.exports import adressen, api, tabellen
from macros.exports.datensatz import Datensaetze
from macros.exports.felder import AUSGENOMMEN, own_fields
from macros.exports.zelle import cell, neutral
from macros.model.plan import FieldKind
from tests import erfunden
from tests.conftest import MINIMAL, STICHTAG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept

TAG = STICHTAG.isoformat()
ROOT = Path(__file__).resolve().parent.parent
BOM = b"\xef\xbb\xbf"
Rows = list[dict[str, str]]


@pytest.fixture(scope="module", params=["demo", "minimal"])
def folder(request: pytest.FixtureRequest) -> Path:
    return ROOT if request.param == "demo" else MINIMAL


@pytest.fixture(scope="module")
def concept(folder: Path, demo: Konzept, konzept: Konzept) -> Konzept:
    return demo if folder == ROOT else konzept


@pytest.fixture(scope="module")
def written(concept: Konzept) -> dict[str, bytes]:
    return {one.adresse: one.inhalt for one in tabellen.files(concept)}


def read(content: bytes) -> Rows:
    """A table as a German Excel reads it, the apostrophes taken away that keep it from computing."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";", strict=True)
    return [{name: plain(text) for name, text in row.items()} for row in rows]


def plain(text: str) -> str:
    return text[1:] if re.match("'+[=+\\-@\t\r\n＝＋－＠]", text) else text


# --- A reader of lists, written after the grammar on the page „Offene Daten“ and not after our code ------------------


def split(text: str, separator: str) -> list[str]:
    """``text`` at every ``separator`` that is not escaped and not in brackets."""
    found, start, depth, at = [], 0, 0, 0
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        depth += {"[": 1, "]": -1}.get(text[at], 0)
        if depth == 0 and text.startswith(separator, at):
            found.append(text[start:at])
            at = start = at + len(separator)
            continue
        at += 1
    return [*found, text[start:]]


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)


def items(text: str) -> list[str]:
    return split(text, " | ") if text else []


def inside(text: str) -> str:
    return text[1:-1] if text.startswith("[") else text


def value(text: str, shape: Any) -> Any:
    """A text of a list as the thing it was; ``shape`` is something of the same form."""
    if isinstance(shape, list):
        parts = [part for part in shape if isinstance(part, dict)]
        inner = {name: one for part in parts for name, one in part.items()} or ""
        return [value(one, inner) for one in items(inside(text))]
    if isinstance(shape, dict):
        pairs = dict(one.split(": ", 1) for one in split(inside(text), "; "))
        return {name: value(one, shape.get(name, "")) for name, one in pairs.items()}
    return unescaped(text)


# --- The form ------------------------------------------------------------------------------------------------------


def test_there_is_a_table_for_every_kind_and_one_for_the_values(written: dict[str, bytes], concept: Konzept) -> None:
    assert [*written] == [*(f"api/v1/csv/{art.ordner}.csv" for art in ARTEN), "api/v1/csv/messwerte.csv"]
    for art in ARTEN:
        rows = read(written[adressen.table_file(art)])
        assert [row["id"] for row in rows] == [node.eintrag.id for node in concept.alle(art.key)]


def test_excel_finds_umlauts_columns_and_lines(written: dict[str, bytes]) -> None:
    for content in written.values():
        assert content.startswith(BOM)
        text = content.decode("utf-8-sig")
        assert text.endswith("\r\n")
        assert "\r" not in text.replace("\r\n", "")
        header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
        assert len(header) == len(set(header))
        assert all(re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*", name) for name in header)
        assert {len(row) for row in rows} <= {len(header)}
        assert max((len(text) for row in rows for text in row), default=0) < 32_767


def test_every_field_is_a_column(written: dict[str, bytes], concept: Konzept) -> None:
    for art in ARTEN:
        header = written[adressen.table_file(art)].decode("utf-8-sig").split("\r\n", 1)[0].split(";")
        for field, plan in own_fields(art.modell):
            names = [name for name in header if name == field.name or name.startswith(f"{field.name}.")]
            assert names, field.name
            titled = plan.kind in {FieldKind.REF, FieldKind.ANY_REF} or field.woerter is not None
            assert (f"{field.name}.titel" in names) is titled or plan.kind is FieldKind.PART
        assert not {name.split(".")[0] for name in header} & AUSGENOMMEN.keys()
        assert {"id", "stand", "pflegt", "pflegt.titel", "geprueft_am", "konzept.lizenz", "seite"} <= {*header}
        columns = tabellen.columns(art, Datensaetze(concept))
        assert [column.name for column in columns] == header
        assert all(column.text for column in columns)


# --- Read back, against the YAML -----------------------------------------------------------------------------------


def raw(folder: Path, ordner: str) -> dict[str, dict[str, Any]]:
    read_ = {
        path.stem: yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 -- makes strings only
        for path in sorted((folder / "concept_data" / ordner).glob("*.yaml"))
    }
    return {
        key: entry
        for key, entry in read_.items()
        if entry.get("entwurf", "nein") not in {"ja", "true"} and not (ordner == "meldungen" and entry["datum"] > TAG)
    }


def same(typed: Any, found: Any) -> bool:
    if isinstance(typed, dict):
        return all(same(one, found[name]) for name, one in typed.items())
    if isinstance(typed, list):
        return len(typed) == len(found) and all(map(same, typed, found))
    text = {"true": "ja", "false": "nein"}.get(str(typed), str(typed)).strip()
    return found in {text, text.replace(".", ",")} or numeric(found) == numeric(text) is not None


def numeric(text: str) -> Decimal | None:
    return Decimal(text.replace(",", ".")) if re.fullmatch(r"[-+]?\d+([.,]\d+)?", text) else None


def flattened(entry: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, one in entry.items():
        if isinstance(one, dict):
            yield from flattened(one, f"{prefix}{name}.")
        else:
            yield prefix + name, one


def test_every_cell_reads_back_as_it_was_written(written: dict[str, bytes], folder: Path) -> None:
    compared = 0
    for art in ARTEN:
        rows = {row["id"]: row for row in read(written[adressen.table_file(art)])}
        for key, entry in raw(folder, art.ordner).items():
            kept = {name: one for name, one in entry.items() if name not in {*AUSGENOMMEN, "ansprechpersonen"}}
            for name, typed in flattened(kept):
                text = rows[key][name]
                found = value(text, typed) if isinstance(typed, list) else text
                assert same(typed, found), f"{art.ordner}/{key}: {name}: {typed!r} {found!r}"
                compared += 1
    assert compared > 100


def test_the_titles_are_what_the_pages_show(written: dict[str, bytes], concept: Konzept) -> None:
    rows = {row["id"]: row for row in read(written["api/v1/csv/massnahmen.csv"])}
    for node in concept.alle("massnahme"):
        row = rows[node.eintrag.id]
        assert row["handlungsfeld.titel"] == node.handlungsfeld.anzeige
        assert row["status.titel"] == (node.status.titel if node.status else "")
        assert [unescaped(one) for one in items(row["ziele.titel"])] == [ziel.anzeige for ziel in node.ziele]
        assert row["seite"] == f"{concept.daten.landkreis.adresse}{node.adresse}"
        assert row["pflegt.titel"] == node.pflegt.anzeige


def test_the_values_keep_unknown_and_hidden_apart(written: dict[str, bytes], folder: Path, concept: Konzept) -> None:
    found = read(written[adressen.MESSWERTE])
    expected = []
    for node in concept.alle("indikator"):
        path = folder / "concept_data" / "indikatoren" / f"{node.eintrag.id}.csv"
        if path.is_file():
            lines = path.read_text(encoding="utf-8-sig").splitlines()[1:]
            expected += [(node.eintrag.id, *line.split(";")[:3]) for line in lines]
    assert [(r["indikator"], r["gebiet"], r["jahr"], r["wert"]) for r in found] == expected
    assert {"*", ""} & {row["wert"] for row in found} or folder == MINIMAL
    assert any("," in row["wert"] for row in found) or folder == MINIMAL
    kreis = concept.daten.landkreis
    assert {r["gebiet.ars"] for r in found if r["gebiet"] == "landkreis"} == {kreis.ars}
    assert {r["gebiet.titel"] for r in found if r["gebiet"] == "landkreis"} == {kreis.name}
    assert all(row["lizenz"] and row["pflegt.titel"] and row["stand"] for row in found)


# --- Nothing is computed -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        '=HYPERLINK("https://boese.example")',
        "＝1",
        "'=1",
        "''@x",
        "+49-30-1",
    ],
)
def test_a_formula_becomes_a_text(text: str) -> None:
    assert neutral(text) == f"'{text}"
    assert plain(neutral(text)) == text


@pytest.mark.parametrize(
    "text", ["+49 30 23125 100", "+43 1 2345", "030 23125 100", "1-2", "’s", "'s Garten", "a=b", ""]
)
def test_what_is_no_formula_stays(text: str) -> None:
    assert neutral(text) == text


def test_a_phone_number_stays_readable_in_the_table() -> None:
    place = erfunden.entry(
        "stelle",
        "amt",
        kontakt={"telefon": "+49 30 23125 100"},
        aufgaben=["=cmd|' /C calc'!A0", "- Punkt"],
        kurz="-2+3",
    )
    concept = erfunden.make([place])
    art = ART_BY_FOLDER["stellen"]
    daten = Datensaetze(concept)
    text = tabellen.table(tabellen.columns(art, daten), daten.entries(art))
    (row,) = (row for row in csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=";") if row["id"] == "amt")
    assert row["kontakt.telefon"] == "+49 30 23125 100"
    assert row["kurz"] == "'-2+3"
    assert row["aufgaben"] == r"'=cmd\|' /C calc'!A0 | - Punkt"
    assert row["reihenfolge"] == "100"


def test_a_negative_number_is_a_number() -> None:
    assert cell(Decimal("-3.50")) == "-3,50"
    assert cell(-3) == "-3"
    assert cell(Decimal("1E+3")) == "1000"
    assert cell(Decimal("0.0000001")) == "0,0000001"
    assert (cell(True), cell(False), cell(None), cell([])) == ("ja", "nein", "", "")  # noqa: FBT003 -- the values


hostile = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text == text.strip())
nasty = hostile | st.sampled_from(
    ["=1", "+", "-", "@", "'", '"', ";", "|", " | ", "\\", "[", "]", "; x: y", "a\nb", "\ufeff"]
)


@given(nasty)
@example("'=1")
@example("''=1")
@example("\\| ; [")
def test_any_text_survives_a_table(text: str) -> None:
    columns: tuple[tabellen.Spalte[str], ...] = (
        tabellen.Spalte("eins", "", lambda row: row),
        tabellen.Spalte("viele", "", lambda row: [row, row]),
        tabellen.Spalte("teile", "", lambda row: [{"a": row, "b": [row, "x"], "c": None}, {"a": "y"}]),
    )
    (row,) = read(tabellen.table(columns, [text]).encode())
    assert row["eins"] == text
    assert value(row["viele"], [""]) == [text, text]
    assert value(row["teile"], [{"a": "", "b": [""]}]) == [{"a": text, "b": [text, "x"]}, {"a": "y"}]


@given(nasty)
def test_no_cell_of_a_text_begins_a_formula(text: str) -> None:
    for made in (cell(text), cell([text]), cell([text, "x"])):
        assert not re.match(r"[=@\t\r\n＝＠]", made)
        assert not re.match(r"[+\-＋－](?![0-9 ]+\Z)", made)


@given(name=nasty, line=nasty)
def test_any_text_survives_the_json(name: str, line: str) -> None:
    stelle = erfunden.entry("stelle", "amt").model_copy(update={"name": name, "aufgaben": (line, name)})
    files = {one.adresse: one.inhalt for one in api.files(erfunden.make([stelle]))}
    record = json.loads(files["api/v1/stellen/amt.json"])["eintrag"]
    assert record["titel"] == name
    assert record["felder"]["aufgaben"] == [line, name]
    assert record in json.loads(files["api/v1/stellen.json"])["eintraege"]
