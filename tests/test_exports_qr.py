"""QR codes: read back by a small reader after ISO/IEC 18004, from the lines of the SVG alone."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.exports.qr import AUSGABE, MARGIN, code_address, qr_svg
from tests.erfunden import entry, make

if TYPE_CHECKING:
    from collections.abc import Callable

    from macros.konzept import Konzept

SVG = "{http://www.w3.org/2000/svg}"
LEVELS = {0b01: "L", 0b00: "M", 0b11: "Q", 0b10: "H"}
BLOCKS = {
    1: {"L": [19], "M": [16], "Q": [13], "H": [9]},
    2: {"L": [34], "M": [28], "Q": [22], "H": [16]},
    3: {"L": [55], "M": [44], "Q": [17] * 2, "H": [13] * 2},
    4: {"L": [80], "M": [32] * 2, "Q": [24] * 2, "H": [9] * 4},
    5: {"L": [108], "M": [43] * 2, "Q": [15, 15, 16, 16], "H": [11, 11, 12, 12]},
    6: {"L": [68] * 2, "M": [27] * 4, "Q": [19] * 4, "H": [15] * 4},
}
MASKS: tuple[Callable[[int, int], int], ...] = (
    lambda r, c: (r + c) % 2,
    lambda r, _: r % 2,
    lambda _, c: c % 3,
    lambda r, c: (r + c) % 3,
    lambda r, c: (r // 2 + c // 3) % 2,
    lambda r, c: r * c % 2 + r * c % 3,
    lambda r, c: (r * c % 2 + r * c % 3) % 2,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2,
)
Matrix = list[list[bool]]


def modules(svg: str) -> Matrix:
    """The dark modules, with their margin, as the stroke of the last path draws them."""
    root = ET.fromstring(svg)  # noqa: S314 -- made by the product
    size = int(root.attrib["viewBox"].split()[2])
    path = root.findall(f"{SVG}path")[-1].attrib["d"]
    dark = [[False] * size for _ in range(size)]
    column, row = 0, 0.0
    for command, values in re.findall(r"([Mmh])([-\d. ]+)", path):
        numbers = [float(value) for value in re.findall(r"-?[\d.]+", values)]
        if command == "h":
            dark[int(row)][column : column + int(numbers[0])] = [True] * int(numbers[0])
            column += int(numbers[0])
        else:
            column = int(numbers[0]) + (column if command == "m" else 0)
            row = numbers[1] + (row if command == "m" else 0)
    return dark


def read(svg: str) -> tuple[str, str]:
    """The text of a code in byte mode up to version 6, and its error level."""
    framed = modules(svg)
    matrix = [row[MARGIN:-MARGIN] for row in framed[MARGIN:-MARGIN]]
    size = len(matrix)
    version = (size - 17) // 4
    around = [(8, c) for c in (0, 1, 2, 3, 4, 5, 7, 8)] + [(r, 8) for r in (7, 5, 4, 3, 2, 1, 0)]
    form = number([matrix[r][c] for r, c in around]) ^ 0b101010000010010
    level, mask = LEVELS[form >> 13], MASKS[form >> 10 & 0b111]
    bits = [matrix[r][c] != (not mask(r, c)) for r, c in way(size) if not fixed(r, c, size, version)]
    words = [number(bits[start : start + 8]) for start in range(0, len(bits) - 7, 8)]
    lengths = BLOCKS[version][level]
    blocks: list[list[int]] = [[] for _ in lengths]
    rest = iter(words)
    for index in range(max(lengths)):
        for block, length in zip(blocks, lengths, strict=True):
            if index < length:
                block.append(next(rest))
    stream = [bool(word >> shift & 1) for block in blocks for word in block for shift in range(7, -1, -1)]
    assert number(stream[:4]) == 0b0100
    count = number(stream[4:12])
    data = bytes(number(stream[12 + 8 * index : 20 + 8 * index]) for index in range(count))
    return data.decode(), level


def number(bits: list[bool]) -> int:
    return int("".join("1" if bit else "0" for bit in bits), 2)


def way(size: int) -> list[tuple[int, int]]:
    """Up and down in pairs of columns from the right; the column of the timing pattern is left out."""
    pairs = [(right, right - 1) for right in (*range(size - 1, 6, -2), 5, 3, 1)]
    rows = [range(size - 1, -1, -1), range(size)]
    return [(row, column) for turn, pair in enumerate(pairs) for row in rows[turn % 2] for column in pair]


def fixed(row: int, column: int, size: int, version: int) -> bool:
    """Whether the module is part of the pattern and not of the data."""
    corner = (row < 9 and (column < 9 or column >= size - 8)) or (row >= size - 8 and column < 9)
    aligned = version > 1 and abs(row - (size - 7)) <= 2 and abs(column - (size - 7)) <= 2
    return corner or aligned or 6 in {row, column}


def test_a_phone_reads_the_address() -> None:
    address = "https://integration.musterland.example/anlaufstellen/migrationsberatung-musterstadt/"
    assert read(qr_svg(address)) == (address, "M")


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=25))
def test_whatever_is_written_is_read(text: str) -> None:
    found, level = read(qr_svg(text))
    assert found == text
    assert level in {"M", "Q", "H"}


def test_a_text_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="Data too large"):
        qr_svg("x" * 3000)


def test_the_code_has_its_margin_and_no_style_of_its_own() -> None:
    svg = qr_svg("https://a.example/", titel='Büro <A> & "B"')
    dark = modules(svg)
    size = len(dark)
    quiet = [dark[r][c] for r in range(size) for c in range(size) if min(r, c, size - 1 - r, size - 1 - c) < MARGIN]
    assert not any(quiet)
    assert "style" not in svg
    assert "class" not in svg
    root = ET.fromstring(svg)  # noqa: S314 -- made by the product
    assert root.findtext(f"{SVG}title") == 'Büro <A> & "B"'
    assert [path.attrib.get("fill") for path in root.findall(f"{SVG}path")] == ["#fff", None]
    assert all(after.tag != f"{SVG}title" for _, after in pairwise(root))


def test_every_contact_point_has_the_code_of_its_page(konzept: Konzept) -> None:
    files = {file.adresse: file.inhalt.decode() for file in AUSGABE.dateien(konzept)}
    offices = konzept.alle("anlaufstelle")
    assert set(files) == {code_address(office) for office in offices}
    root = konzept.daten.landkreis.adresse
    for office in offices:
        assert read(files[code_address(office)])[0] == f"{root}{office.adresse}"


def test_without_an_address_of_the_site_there_is_no_code() -> None:
    konzept = make([entry("anlaufstelle", "amt")], landkreis={"adresse": None})
    assert list(AUSGABE.dateien(konzept)) == []
