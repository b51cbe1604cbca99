"""A made-up newer register: the areas of a concept as lines of the official file, to be changed by a test."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from macros.model.gebiete import Gemeindeart

if TYPE_CHECKING:
    from pathlib import Path

    from macros.konzept import Konzept
    from macros.model.gebiete import Gemeinde, Verband

CODES = {
    Gemeindeart.STADT: "63",
    Gemeindeart.GROSSE_KREISSTADT: "67",
    Gemeindeart.MARKT: "60",
    Gemeindeart.GEMEINDE: "64",
    Gemeindeart.FLECKEN: "64",
}
STAND = "20261231"


@dataclass(frozen=True)
class Ort:
    """One Gemeinde of the register: its key in the Landkreis, that of its Verband, and its values."""

    name: str
    nummer: str
    verband: str
    typ: str
    hektar: int
    einwohner: int
    plz: str


@dataclass
class Verzeichnis:
    """The areas of one Landkreis, by id of the Gemeinde; Verbände by their four digits."""

    kreis: str
    kreisname: str
    orte: dict[str, Ort]
    verbaende: dict[str, tuple[str, str]]

    def change(self, key: str, **values: Any) -> None:
        """Give a Gemeinde other values."""
        self.orte[key] = replace(self.orte[key], **values)

    def write(self, path: Path) -> Path:
        """The file GV100AD."""
        rows = [line("10", self.kreis[:2], name="Musterland"), line("40", self.kreis, name=self.kreisname, typ="44")]
        rows += [line("50", self.kreis, key, name, typ) for key, (name, typ) in sorted(self.verbaende.items())]
        alone = {ort.verband: ort for ort in self.orte.values() if ort.verband not in self.verbaende}
        rows += [line("50", self.kreis, key, ort.name, "50") for key, ort in sorted(alone.items())]
        for ort in sorted(self.orte.values(), key=lambda one: one.nummer):
            numbers = f"{ort.hektar:011}{ort.einwohner:011}{'':<15}{ort.plz:<5}"
            rows.append(
                f"{line('60', self.kreis + ort.nummer, ort.verband, ort.name, ort.typ)[:128]}{numbers}".ljust(220)
            )
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
        return path


def line(kind: str, key: str, verband: str = "", name: str = "Ort", typ: str = "") -> str:
    """One record, its columns as the record description has them."""
    return f"{kind}{STAND}{key:<8}{verband:<4}{name:<50}{'':<50}{typ:<2}".ljust(220)


def verzeichnis(konzept: Konzept) -> Verzeichnis:
    """The register that says what the concept says."""
    orte = {}
    for node in konzept.alle("gemeinde"):
        area = cast("Gemeinde", node.eintrag)
        orte[area.id] = Ort(
            area.name, area.ags[5:], area.ars[5:9], CODES[area.art], area.flaeche_ha or 100, area.einwohner or 100,
            area.plz[0] if area.plz else "",
        )  # fmt: skip
    kreis = konzept.daten.landkreis
    bodies = [cast("Verband", node.eintrag) for node in konzept.alle("verband")]
    return Verzeichnis(
        kreis.ars, kreis.kurzname or kreis.name, orte, {body.ars[5:]: (body.name, "54") for body in bodies}
    )
