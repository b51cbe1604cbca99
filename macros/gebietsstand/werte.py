"""Tables of figures when areas change: rows get another name, or the figures of two areas become those of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.checks.indikatoren import SUMMED
from macros.gebietsstand.abgleich import GebietsFehler
from macros.ordner import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from macros.konzept import Konzept
    from macros.model.indikator import Messwert

FOLDER = "indikatoren"


@dataclass(frozen=True, slots=True)
class _Table:
    """A table as written: its rows with their line ends, and in which columns area, year and value stand."""

    path: Path
    rows: list[str]
    separator: str
    gebiet: int
    jahr: int
    wert: int

    def cell(self, row: str, column: int) -> str:
        """A cell without blanks and quotes; only the last columns may hold separators, and those are not asked for."""
        cells = row.split(self.separator)
        return cells[column].strip().strip('"').strip() if len(cells) > column else ""

    def with_cell(self, row: str, column: int, value: str) -> str:
        """The row with another value in one cell."""
        cells = row.split(self.separator)
        end = cells[column][len(cells[column].rstrip()) :]
        cells[column] = value + end
        return self.separator.join(cells)

    def write(self, rows: list[str]) -> None:
        """Replace the file."""
        self.path.write_bytes("".join(rows).encode())


def rename_area(folder: Path, old: str, new: str) -> None:
    """Give the rows of the area ``old`` (``gemeinde:id``) its new name."""
    for table in _tables(folder, old):
        gebiet = table.gebiet
        table.write([table.with_cell(r, gebiet, new) if table.cell(r, gebiet) == old else r for r in table.rows])


def merge_area(folder: Path, konzept: Konzept, old: str, new: str | None) -> Iterator[str]:
    """Add the figures of ``old`` to those of ``new`` and take its rows out; yields a German line for each table.

    Counts are added where both are known, and suppressed where one is. Shares cannot be added: those of ``new`` stay.
    ``konzept`` is the concept as the files in ``folder`` now say it.
    """
    for table in _tables(folder, old):
        node = konzept.knoten("indikator", table.path.stem)
        indicator = node.eintrag if node is not None else None
        values = {(row.gebiet, str(row.jahr)): row for row in konzept.daten.messwerte.get(table.path.stem, ())}
        adds = bool(new and getattr(indicator, "summierbar", False) and getattr(indicator, "einheit", None) in SUMMED)
        kept = []
        for row in table.rows:
            area, year = table.cell(row, table.gebiet), table.cell(row, table.jahr)
            own, other = values.get((new or "", year)), values.get((old, year))
            if adds and area == new and own is not None and other is not None:
                kept.append(table.with_cell(row, table.wert, _sum(own, other, table.separator)))
            elif area != old:
                kept.append(row)
        table.write(kept)
        how = f"zu „{new}“ addiert" if adds else "entfernt, weil sie sich nicht addieren lassen" if new else "entfernt"
        yield f"{DATA}/{FOLDER}/{table.path.name}: Die Werte von „{old}“ sind {how}."


def _tables(folder: Path, area: str) -> Iterator[_Table]:
    for path in sorted((folder / DATA / FOLDER).glob("*.csv")):
        text = path.read_bytes().decode("utf-8")
        if area not in text:
            continue
        rows = text.splitlines(keepends=True)
        separator = next((sign for sign in ";\t," if sign in rows[0]), ";")
        heads = [cell.strip().strip('"').lower() for cell in rows[0].removeprefix("\ufeff").split(separator)]
        try:
            columns = [heads.index(word) for word in ("gebiet", "jahr", "wert")]
        except ValueError:
            columns = []
        quoted = any('"' in cell for row in rows[1:] for cell in row.split(separator)[: max(columns, default=0) + 1])
        if not columns or quoted:
            raise GebietsFehler(
                f"{DATA}/{FOLDER}/{path.name}: „{area}“ steht in einer Tabelle, die von Hand zu ändern ist"
            )
        table = _Table(path, rows, separator, *columns)
        if any(table.cell(row, table.gebiet) == area for row in rows):
            yield table


def _sum(own: Messwert, other: Messwert, separator: str) -> str:
    if own.unterdrueckt or other.unterdrueckt:
        return "*"
    if own.wert is None or other.wert is None:
        return ""
    text = f"{own.wert + other.wert:f}"
    return text if separator == "," else text.replace(".", ",")
