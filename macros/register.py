"""The official municipality register GV100AD: fixed width, 220 characters a line, one line per area.

Columns (counted from 1, DESIGN §9 and the record description that comes with the file): record type 1-2, date of the
areas 3-10, key 11-15 (+16-18 Gemeinde, 19-22 Verband), name 23-72, seat 73-122, kind 123-124, hectares 129-139,
inhabitants 140-150, postcode of the office 166-170, ``*****`` in 171-175 where the Gemeinde has further postcodes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from macros.namen import OtherName, slugs, split_name

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

__all__ = [
    "OtherName",
    "Register",
    "RegisterError",
    "RegisterGemeinde",
    "RegisterKreis",
    "RegisterVerband",
    "read_register",
    "slugs",
]

LINE_LENGTH = 220
VERBANDSFREI = 50
GEMEINDEFREI = frozenset({65, 66})
KINDS: Mapping[int, str] = {
    41: "Kreisfreie Stadt",
    42: "Stadtkreis",
    43: "Kreis",
    44: "Landkreis",
    45: "Regionalverband",
    VERBANDSFREI: "verbandsfreie Gemeinde",
    51: "Amt",
    52: "Samtgemeinde",
    53: "Verbandsgemeinde",
    54: "Verwaltungsgemeinschaft",
    55: "Kirchspielslandgemeinde",
    56: "Verwaltungsverband",
    57: "VG Trägermodell",
    58: "Erfüllende Gemeinde",
    60: "Markt",
    61: "Kreisfreie Stadt",
    62: "Stadtkreis",
    63: "Stadt",
    64: "Kreisangehörige Gemeinde",
    65: "gemeindefreies Gebiet, bewohnt",
    66: "gemeindefreies Gebiet, unbewohnt",
    67: "Große Kreisstadt",
}

_RECORD_TYPES = frozenset({"10", "20", "30", "40", "50", "60"})
_OTHER_KINDS: Mapping[bytes, str] = {
    b"PK": "ist ein ZIP-Archiv und muss zuerst entpackt werden",
    b"\xd0\xcf\x11\xe0": "ist eine Excel-Datei",
    b"%PDF": "ist eine PDF-Datei",
    b"\xff\xfe": "ist in UTF-16 gespeichert statt in UTF-8",
    b"\xfe\xff": "ist in UTF-16 gespeichert statt in UTF-8",
    b"<": "ist eine Web- oder XML-Datei",
    b"{": "ist eine JSON-Datei",
    b"[": "ist eine JSON-Datei",
}
_LISTED = 20
_Area = TypeVar("_Area")


class RegisterError(Exception):
    """The file is not a register we can read, or does not hold what was asked for.

    ``line`` counts from 1 (0: the file as a whole), ``message`` is one German sentence.
    """

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        self.message = message
        super().__init__(f"Zeile {line}: {message}" if line else message)


@dataclass(frozen=True, slots=True)
class RegisterKreis:
    """One record 40; ``ars`` has five digits, ``land`` is the Land's name where the file holds its record."""

    ars: str
    name: str
    name_amtlich: str
    namen_anderssprachig: tuple[OtherName, ...]
    typ_code: int
    typ: str
    sitz: str
    land: str | None
    stand: date


@dataclass(frozen=True, slots=True)
class RegisterVerband:
    """One record 50; ``ars`` has nine digits.

    A Gemeinde without association has such a record too, under its own name: ``verbandsfrei`` tells them apart.
    """

    ars: str
    name: str
    typ_code: int
    typ: str
    sitz: str
    verbandsfrei: bool
    stand: date

    @property
    def kreis_ars(self) -> str:
        """The five digits of the Kreis."""
        return self.ars[:5]


@dataclass(frozen=True, slots=True)
class RegisterGemeinde:
    """One record 60 with its association; ``name_amtlich`` is the name as the register writes it.

    ``einwohner`` and ``flaeche_ha`` are as of ``stand``; ``plz`` is the postcode of the office,
    ``weitere_plz`` says that it is not the only one.
    """

    ars: str
    ags: str
    name: str
    zusatz: str
    namen_anderssprachig: tuple[OtherName, ...]
    name_amtlich: str
    typ_code: int
    typ: str
    einwohner: int
    flaeche_ha: int
    plz: str | None
    weitere_plz: bool
    stand: date
    verband: RegisterVerband

    @property
    def kreis_ars(self) -> str:
        """The five digits of the Kreis."""
        return self.ars[:5]

    @property
    def gemeindefrei(self) -> bool:
        """Whether this is an area without Gemeinde (forest, training ground), which nobody's town hall runs."""
        return self.typ_code in GEMEINDEFREI


@dataclass(frozen=True, slots=True)
class Register:
    """Everything one register file holds: Kreise and Verbände by ARS, Gemeinden and other areas by AGS."""

    kreise: tuple[RegisterKreis, ...]
    alle_verbaende: tuple[RegisterVerband, ...]
    alle_gebiete: tuple[RegisterGemeinde, ...]

    @property
    def stand(self) -> date:
        """The date of the newest record."""
        return max(kreis.stand for kreis in self.kreise)

    @property
    def quelle(self) -> str:
        """The source note the licence asks for, with the date of the areas."""
        return f"© Statistisches Bundesamt (Destatis), Gemeindeverzeichnis GV-ISys, Gebietsstand {self.stand:%d.%m.%Y}"

    def kreis(self, ars: str) -> RegisterKreis:
        """The Kreis with these five digits; RegisterError names the nearest one and what the file holds."""
        for kreis in self.kreise:
            if kreis.ars == ars:
                return kreis
        raise RegisterError(0, self._unknown(ars))

    def gemeinden(self, kreis: str) -> tuple[RegisterGemeinde, ...]:
        """The Gemeinden of a Kreis by AGS, without gemeindefreie Gebiete; RegisterError where it has none."""
        found = tuple(area for area in self._areas(kreis) if not area.gemeindefrei)
        if not found:
            raise RegisterError(0, f"Das Register enthält den Kreis {kreis}, aber keine Gemeinde dieses Kreises.")
        return found

    def gemeindefreie_gebiete(self, kreis: str) -> tuple[RegisterGemeinde, ...]:
        """The areas of a Kreis that belong to no Gemeinde, by AGS."""
        return tuple(area for area in self._areas(kreis) if area.gemeindefrei)

    def verbaende(self, kreis: str) -> tuple[RegisterVerband, ...]:
        """The real associations of a Kreis by ARS: no verbandsfreie Gemeinde, no gemeindefreies Gebiet."""
        ars = self.kreis(kreis).ars
        return tuple(one for one in self.alle_verbaende if one.kreis_ars == ars and not one.verbandsfrei)

    def _areas(self, kreis: str) -> list[RegisterGemeinde]:
        ars = self.kreis(kreis).ars
        return [area for area in self.alle_gebiete if area.kreis_ars == ars]

    def _unknown(self, ars: str) -> str:
        names = {kreis.ars: kreis.ars for kreis in self.kreise} | {kreis.name: kreis.ars for kreis in self.kreise}
        known = {kreis.ars: f"{kreis.ars} {kreis.name}" for kreis in self.kreise}
        near = get_close_matches(ars, sorted(names), n=1, cutoff=0.4)
        hint = f" – gemeint {known[names[near[0]]]}?" if near else "."
        listed = ", ".join(list(known.values())[:_LISTED])
        more = f" und {len(known) - _LISTED} weitere" if len(known) > _LISTED else ""
        return f"Der Kreis „{ars}“ steht nicht in diesem Register{hint} Enthalten: {listed}{more}."


def read_register(path: Path | str) -> Register:
    """Read a GV100AD file (UTF-8, else CP1252, else Latin-1; any line ending).

    Raises RegisterError with line and German sentence for the first thing that is not a register: another kind of
    file, a line of another length, a letter in a number, a key that is missing or appears twice.
    """
    records: dict[str, list[_Record]] = {kind: [] for kind in _RECORD_TYPES}
    for number, line in enumerate(_text(Path(path)).rstrip("\r\n").split("\n"), start=1):
        record = _record(line.removesuffix("\r"), number)
        records[record.kind].append(record)
    if not records["40"]:
        raise RegisterError(0, "Die Datei enthält keinen Kreis (Satzart 40).")
    laender = {record.digits(11, 12): record.text(23, 72) for record in records["10"]}
    kreise: dict[str, RegisterKreis] = {}
    verbaende: dict[str, RegisterVerband] = {}
    gebiete: dict[str, RegisterGemeinde] = {}
    for record in records["40"]:
        _add(kreise, record, record.digits(11, 15), _kreis(record, laender))
    for record in records["50"]:
        _add(verbaende, record, record.kreis(kreise) + record.digits(19, 22), _verband(record))
    for record in records["60"]:
        _add(gebiete, record, record.kreis(kreise) + record.digits(16, 18), _gemeinde(record, verbaende))
    return Register(_by_key(kreise), _by_key(verbaende), _by_key(gebiete))


@dataclass(frozen=True, slots=True)
class _Record:
    kind: str
    number: int
    line: str
    stand: date

    def text(self, first: int, last: int) -> str:
        return self.line[first - 1 : last].strip()

    def digits(self, first: int, last: int) -> str:
        value = self.line[first - 1 : last]
        if re.fullmatch(r"[0-9]+", value):
            return value
        message = f"In den Spalten {first}–{last} steht „{value.strip()}“, erwartet sind {last - first + 1} Ziffern."
        raise RegisterError(self.number, message)

    def kreis(self, known: Container[str]) -> str:
        key = self.digits(11, 15)
        if key in known:
            return key
        raise RegisterError(self.number, f"Der Kreis {key} fehlt im Register (Satzart 40).")

    def name(self) -> str:
        value = " ".join(self.text(23, 72).split())
        if value:
            return value
        raise RegisterError(self.number, "In den Spalten 23–72 fehlt der Name.")

    def typ(self) -> tuple[int, str]:
        code = int(self.digits(123, 124))
        return code, KINDS.get(code, f"Textkennzeichen {code}")


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = "ist ein Ordner" if path.is_dir() else "gibt es nicht" if not path.exists() else "ist nicht lesbar"
        raise RegisterError(0, f"Die Registerdatei {path.name} {reason}.") from error
    kind = _wrong_kind(data)
    if kind:
        want = "Erwartet wird die Textdatei GV100AD… des Statistischen Bundesamtes mit 220 Zeichen je Zeile."
        raise RegisterError(0, f"Die Datei {path.name} {kind}. {want}")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _wrong_kind(data: bytes) -> str:
    text = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text:
        return "ist leer"
    for start, sentence in _OTHER_KINDS.items():
        if text.startswith(start):
            return "ist eine Excel-Datei" if start == b"PK" and b"xl/" in data else sentence
    if b"\0" in text[:4096]:
        return "ist keine Textdatei in UTF-8 oder Windows-1252"
    first = text.split(b"\n", 1)[0]
    if len(first) < LINE_LENGTH - 1 and max(first.count(sign) for sign in (b";", b",", b"\t")) > 1:
        return "ist kein Register, sondern eine Tabelle (CSV)"
    return ""


def _record(line: str, number: int) -> _Record:
    if len(line) != LINE_LENGTH:
        message = f"Die Zeile hat {len(line)} statt {LINE_LENGTH} Zeichen – ist die Datei vollständig und unverändert?"
        raise RegisterError(number, message)
    if line[:2] not in _RECORD_TYPES:
        message = f"Die Satzart „{line[:2]}“ ist unbekannt; ein Register hat die Satzarten 10, 20, 30, 40, 50 und 60."
        raise RegisterError(number, message)
    when = line[2:10]
    try:
        stand = date.fromisoformat(f"{when[:4]}-{when[4:6]}-{when[6:]}")
    except ValueError as error:
        raise RegisterError(number, f"In den Spalten 3–10 steht kein Datum (JJJJMMTT), sondern „{when}“.") from error
    return _Record(line[:2], number, line, stand)


def _kreis(record: _Record, laender: Mapping[str, str]) -> RegisterKreis:
    ars = record.digits(11, 15)
    official = record.name()
    parts = split_name(official, ars)
    code, typ = record.typ()
    return RegisterKreis(
        ars=ars,
        name=parts.name,
        name_amtlich=official,
        namen_anderssprachig=parts.namen_anderssprachig,
        typ_code=code,
        typ=typ,
        sitz=record.text(73, 122),
        land=laender.get(ars[:2]),
        stand=record.stand,
    )


def _verband(record: _Record) -> RegisterVerband:
    ars = record.digits(11, 15) + record.digits(19, 22)
    code, typ = record.typ()
    alone = code == VERBANDSFREI or ars[5:7] == "00"
    return RegisterVerband(ars, record.name(), code, typ, record.text(73, 122), alone, record.stand)


def _gemeinde(record: _Record, verbaende: Mapping[str, RegisterVerband]) -> RegisterGemeinde:
    ags = record.digits(11, 18)
    verband_ars = ags[:5] + record.digits(19, 22)
    verband = verbaende.get(verband_ars)
    official = record.name()
    if verband is None:
        message = f"Der Verband {verband_ars} von {official} fehlt im Register (Satzart 50)."
        raise RegisterError(record.number, message)
    parts = split_name(official, ags[:5])
    code, typ = record.typ()
    return RegisterGemeinde(
        ars=verband_ars + ags[5:],
        ags=ags,
        name=parts.name,
        zusatz=parts.zusatz,
        namen_anderssprachig=parts.namen_anderssprachig,
        name_amtlich=official,
        typ_code=code,
        typ=typ,
        einwohner=int(record.digits(140, 150)),
        flaeche_ha=int(record.digits(129, 139)),
        plz=record.digits(166, 170) if record.text(166, 170) else None,
        weitere_plz=record.text(171, 175) == "*****",
        stand=record.stand,
        verband=verband,
    )


def _add(known: dict[str, _Area], record: _Record, key: str, area: _Area) -> None:
    if key in known:
        raise RegisterError(record.number, f"Der Schlüssel {key} kommt zum zweiten Mal vor.")
    known[key] = area


def _by_key(areas: Mapping[str, _Area]) -> tuple[_Area, ...]:
    return tuple(areas[key] for key in sorted(areas))
