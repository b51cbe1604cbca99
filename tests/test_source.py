"""Reading YAML as text, and every place in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.errors import KonzeptFehler
from macros.source import MAX_NODES, Source, parse, read

TEXT = """\
plz: 02763
telefon: 0303
zeit: 10:00
land: no
zahl: 1_000
datum: 2026-01-01
leer: "null"
liste:
  - a: 1
    b: 2
  - c
"""


def told(raw: bytes | str) -> list[str]:
    with pytest.raises(KonzeptFehler) as caught:
        parse(raw.encode() if isinstance(raw, str) else raw, "x.yaml")
    return [str(problem) for problem in caught.value.problems]


def sound(text: str) -> Source:
    return parse(text.encode(), "x.yaml")


def test_every_scalar_stays_text() -> None:
    assert sound(TEXT).data == {
        "plz": "02763",
        "telefon": "0303",
        "zeit": "10:00",
        "land": "no",
        "zahl": "1_000",
        "datum": "2026-01-01",
        "leer": "null",
        "liste": [{"a": "1", "b": "2"}, "c"],
    }


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("plz",), (1, 1)),
        (("liste",), (8, 1)),
        (("liste", 0), (9, 5)),
        (("liste", 0, "b"), (10, 5)),
        (("liste", 1), (11, 5)),
        (("liste", 0, "gibtesnicht"), (9, 5)),
        (("gibtesnicht",), (1, 1)),
        ((), (1, 1)),
    ],
)
def test_every_field_knows_its_place(path: tuple[str | int, ...], place: tuple[int, int]) -> None:
    assert sound(TEXT).place(path) == place


def test_a_problem_names_fields_counted_from_one() -> None:
    assert str(sound(TEXT).problem(("liste", 0, "b"), "stimmt nicht")) == "x.yaml:10:5: liste.1.b: stimmt nicht"


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbfa: b\n", b"a: b\r\n", b"---\na: b\n", b"# oben\n\na: b\n...\n"])
def test_what_editors_and_windows_add_does_no_harm(raw: bytes) -> None:
    assert parse(raw, "x.yaml").data == {"a": "b"}


def test_a_short_alias_is_read() -> None:
    assert sound("a: &x [1, 2]\nb: *x\n").data == {"a": ["1", "2"], "b": ["1", "2"]}


def test_all_duplicates_are_told_at_once() -> None:
    assert told("a: 1\nb: 2\na: 3\nb: 4\n") == [
        "x.yaml:3:1: a: steht zweimal in dieser Datei – bitte eine der beiden Zeilen löschen",
        "x.yaml:4:1: b: steht zweimal in dieser Datei – bitte eine der beiden Zeilen löschen",
    ]


def test_an_alias_bomb_is_stopped_before_it_grows() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    bomb += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 40))
    assert told(bomb) == [
        f"x.yaml:5:10: a4.1: ergibt mehr als {MAX_NODES} Angaben – bitte die Anker und Verweise ausschreiben"
    ]


def test_an_anchor_inside_itself_is_refused() -> None:
    assert told("a: &x [*x]\n")[0].startswith("x.yaml:1:8: a.1: ein Wert darf nicht mit „*“ beginnen")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root darf jede Datei lesen")
def test_a_file_without_rights_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: b\n", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(KonzeptFehler, match="keine Zugriffsrechte"):
        read(path, "x.yaml")


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (PermissionError(13, "Permission denied"), "keine Zugriffsrechte"),
        (OSError(5, "Input/output error"), "der Datenträger meldet einen Fehler"),
        (OSError(99, "something"), "Systemfehler 99"),
    ],
)
def test_what_the_system_says_is_told_in_german(error: OSError, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise error

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(KonzeptFehler) as caught:
        read(Path("x.yaml"), "x.yaml")
    expected = f"x.yaml: kann nicht gelesen werden ({why}) – bitte die Datei und ihre Zugriffsrechte prüfen"
    assert str(caught.value) == expected


PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1)
TREES: st.SearchStrategy[Any] = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN, inner, max_size=3), max_leaves=12
)


@given(st.dictionaries(PLAIN, TREES, min_size=1, max_size=4))
def test_what_is_written_as_text_is_read_as_the_same_text(data: dict[str, Any]) -> None:
    written = yaml.safe_dump(data, allow_unicode=True, default_style='"')
    assert sound(written).data == data


@given(st.one_of(st.binary(max_size=120), st.text("ab:-#&*!|>'\"{}[],%@`?\n \t<", max_size=60).map(str.encode)))
def test_no_file_makes_it_raise_anything_else(raw: bytes) -> None:
    try:
        source = parse(raw, "x.yaml")
    except KonzeptFehler as error:
        lines = [str(problem) for problem in error.problems]
        assert lines
        assert all(line.startswith("x.yaml") and "\n" not in line for line in lines)
    else:
        assert isinstance(source.data, dict)
        assert source.places[()] >= (1, 1)
