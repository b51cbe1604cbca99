"""Writes a concept of a wanted size into an empty folder, in the project's own format."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from benchmarks.generator.auswahl import TERRITORY, regions
from benchmarks.generator.kopie import Region, tree_of
from benchmarks.generator.originale import Original, originals
from benchmarks.generator.worte import place_names
from macros.arten import SINGLETONS
from macros.model.indikator import Einheit, Indikator
from macros.model.plan import references
from macros.ordner import DATA, PROSE
from macros.source import read
from macros.validate import validate
from macros.yamltext import document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.generator.auswahl import Member
    from benchmarks.generator.originale import Key

ROOT: Final = Path(__file__).resolve().parents[2]
TAG: Final = date(2026, 11, 22)
SEED: Final = 8
ACROSS: Final = 5
SUMMED: Final = frozenset({Einheit.ANZAHL, Einheit.PERSONEN, Einheit.EURO})
LINK: Final = re.compile(r"\]\(([a-z]+):([a-z0-9-]+)")
CALL: Final = re.compile(r"\{\{.*?\}\}", re.DOTALL)
QUOTED: Final = re.compile(r"[\"']([a-z0-9-]+)[\"']")
START: Final = "# Start\n\nDieses Konzept ist gemacht, um die Zeit des Baus zu messen.\n"


@dataclass(frozen=True)
class Gemacht:
    """What was written: how many pages of entries, how many entries and Gemeinden in all."""

    seiten: int
    eintraege: int
    gemeinden: int


def write(target: Path, total: int, seed: int = SEED) -> Gemacht:
    """Write a concept with ``total`` pages of entries into ``target``; the same for the same seed.

    Raises ValueError when so few pages cannot be had.
    """
    stock = tuple(originals(ROOT, TAG))
    frame = {name: _singleton(name) for name in SINGLETONS}
    keep = _kept(frame)
    members = regions(stock, total, keep)
    places = list(_regions(stock, members, seed))
    office = str(frame["konzept"]["koordination"])
    whole = len(stock) <= len(members)
    regular = 1 + max(number for one, number in members if one.art.key == "gemeinde")
    for one, number in members:
        folder = target / DATA / one.art.ordner
        folder.mkdir(parents=True, exist_ok=True)
        region = places[number]
        tree = tree_of(one, region, office)
        if "obergrenze" in tree and _summed(one, regular):
            tree["obergrenze"] = _times(tree["obergrenze"], regular)
        text = document(_first_line(one), tree)
        if number == 0:
            text = _without_dead_links(text, region.ids)
            _beside(one, folder)
        (folder / f"{region.ids[one.key]}.yaml").write_text(text, encoding="utf-8")
        if one.art.key == "gemeinde":
            _shape(one, region, folder)
    for one in {one.key: one for one, _ in members if one.art.key == "indikator"}.values():
        _table(one, places[:regular], target / DATA / one.art.ordner, whole=whole)
    _write_frame(target, frame, places[0], regular, whole=whole)
    _prose(target, places[0], whole=whole)
    pages = sum(one.gezeigt for one, _ in members)
    return Gemacht(pages, len(members), sum(one.art.key == "gemeinde" for one, _ in members))


def _singleton(name: str) -> dict[str, Any]:
    return dict(read(ROOT / DATA / f"{name}.yaml", name).data)


def _kept(frame: Mapping[str, dict[str, Any]]) -> frozenset[Key]:
    """What the frame of the concept cannot do without."""
    own = {("stelle", frame["konzept"]["koordination"]), ("gemeinde", frame["landkreis"]["sitz"])}
    return frozenset(own | {("anlaufstelle", frame["konzept"]["koordination_anlaufstelle"])})


def _regions(stock: Sequence[Original], members: Sequence[Member], seed: int) -> Iterator[Region]:
    """One region for every number that occurs; the first is the demonstration itself."""
    count = 1 + max(number for _, number in members)
    gemeinden = [one for one in stock if one.art.key == "gemeinde"]
    verbaende = [one for one in stock if one.art.key == "verband"]
    names = place_names([str(one.tree["name"]) for one in gemeinden], count - 1, seed)
    spans = _span(gemeinden)
    there: list[dict[Key, str]] = [{} for _ in range(count)]
    for one, number in members:
        there[number][one.key] = f"{one.id}-{number}" if number else one.id
    taken = {str(one.tree["ags"])[5:] for one in gemeinden}
    codes = (f"{code:03d}" for code in range(1, 1000) if f"{code:03d}" not in taken)
    for number in range(count):
        ids = {**there[0], **there[number]}
        territory = number if any(key[0] in TERRITORY for key in there[number]) else 0
        row, column = divmod(number, ACROSS)
        yield Region(
            nummer=number,
            ids=ids,
            namen=names[number - 1] if number else {},
            ars=_keys(gemeinden, verbaende, number, codes) if territory else {},
            versatz=(spans[0] * -row, spans[1] * column) if territory else (Decimal(0), Decimal(0)),
            raeume=tuple(sorted(key for (art, _), key in there[territory].items() if art == "planungsraum")),
            sitz=names[number - 1][str(gemeinden[0].tree["name"])] if number else "",
        )


def _keys(
    gemeinden: Sequence[Original], verbaende: Sequence[Original], number: int, codes: Iterator[str]
) -> dict[str, str]:
    """New official keys by old ones: of the Verbände, the Gemeinden in them and the ones by themselves."""
    kreis = str(gemeinden[0].tree["ars"])[:5]
    found = {
        str(one.tree["ars"]): f"{kreis}{6000 + len(verbaende) * number + place:04d}"
        for place, one in enumerate(verbaende)
    }
    for one in gemeinden:
        old, code = str(one.tree["ars"]), next(codes)
        found[old] = found.get(old[:9], f"{kreis}0{code}") + code
        found[str(one.tree["ags"])] = kreis + code
    return found


def _span(gemeinden: Sequence[Original]) -> tuple[Decimal, Decimal]:
    """How high and wide the map of the demonstration is, in degrees, with some space."""
    points = [point for one in gemeinden for point in _points(_geometry(one)["coordinates"])]
    across, down = ([point[side] for point in points] for side in (0, 1))
    return _extent(down), _extent(across)


def _extent(values: Sequence[float]) -> Decimal:
    return Decimal(str(round(max(values) - min(values) + 0.05, 5)))


def _geometry(one: Original) -> dict[str, Any]:
    path = ROOT / DATA / one.art.ordner / f"{one.id}.geojson"
    return cast("dict[str, Any]", json.loads(path.read_text(encoding="utf-8")))


def _points(value: Any) -> Iterator[tuple[float, float]]:
    if isinstance(value[0], (int, float)):
        yield value[0], value[1]
        return
    for item in value:
        yield from _points(item)


def _shape(one: Original, region: Region, folder: Path) -> None:
    def moved(value: Any) -> Any:
        if isinstance(value[0], (int, float)):
            down, across = region.versatz
            return [round(value[0] + float(across), 5), round(value[1] + float(down), 5)]
        return [moved(item) for item in value]

    shape = _geometry(one)
    shape["coordinates"] = moved(shape["coordinates"])
    text = json.dumps(shape, separators=(",", ":"))
    (folder / f"{region.ids[one.key]}.geojson").write_text(text + "\n", encoding="utf-8")


def _beside(one: Original, folder: Path) -> None:
    """Copy the picture or document an entry shows; copies in other regions show the same."""
    for part in (one.tree, one.tree.get("bild", {})):
        if "datei" in part and (source := ROOT / DATA / one.art.ordner / part["datei"]).is_file():
            shutil.copy(source, folder / part["datei"])


def _table(one: Original, places: Sequence[Region], folder: Path, *, whole: bool) -> None:
    """The values of an indicator: the same in every region, and the sum of all for the Landkreis.

    A concept that has not all Gemeinden has only values of the Landkreis, since parts would no longer make the sums.
    """
    source = ROOT / DATA / one.art.ordner / f"{one.id}.csv"
    if not source.is_file():
        return
    summed = _summed(one, len(places))
    head, *rows = source.read_text(encoding="utf-8-sig").splitlines()
    lines = [head]
    for row in rows:
        area, year, value, *rest = row.split(";")
        art, _, key = area.partition(":")
        if not key:
            lines.append(";".join((area, year, _times(value, len(places)) if summed else value, *rest)))
        elif whole:
            lines += [";".join((f"{art}:{place.ids[art, key]}", year, value, *rest)) for place in places]
    (folder / f"{one.id}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _summed(one: Original, count: int) -> bool:
    """Whether the indicator counts something of which ``count`` regions have more."""
    entry = cast("Indikator", one.entry)
    return count > 1 and entry.summierbar and entry.einheit in SUMMED


def _times(value: str, factor: int) -> str:
    try:
        number = Decimal(value.replace(",", "."))
    except ArithmeticError:
        return value
    return f"{number * factor:f}".replace(".", ",")


def _write_frame(target: Path, frame: Mapping[str, dict[str, Any]], region: Region, count: int, *, whole: bool) -> None:
    """The files that are there once; a concept that is less than the demonstration has no versions and no ended ids."""
    for name, tree in frame.items():
        entry = validate(SINGLETONS[name], read(ROOT / DATA / f"{name}.yaml", name), None)
        for link in reversed(list(references(entry))):
            if (link.art, link.id) not in region.ids:
                _cut(tree, link.path)
    frame["landkreis"].update({key: _times(frame["landkreis"][key], count) for key in ("einwohner", "flaeche_km2")})
    if whole:
        shutil.copytree(ROOT / DATA / "fassungen", target / DATA / "fassungen")
    else:
        frame["konzept"].pop("fassungen", None)
    for name, tree in frame.items():
        if whole or name != "entfallen":
            text = _without_dead_links(document(f"# Schema: ../schema/{name}.json", _filled(tree)), region.ids)
            (target / DATA / f"{name}.yaml").write_text(text, encoding="utf-8")
    for path in (ROOT / DATA).iterdir():
        if path.is_file() and path.suffix != ".yaml":
            shutil.copy(path, target / DATA / path.name)


def _cut(tree: Any, path: tuple[str | int, ...]) -> None:
    *way, last = path
    for step in way:
        tree = tree[step]
    del tree[last]


def _filled(tree: Any) -> Any:
    """The tree without what has become empty."""
    if isinstance(tree, dict):
        return {key: _filled(value) for key, value in tree.items() if value not in ([], {})}
    return [_filled(item) for item in tree if item not in ([], {})] if isinstance(tree, list) else tree


def _without_dead_links(text: str, ids: Mapping[Key, str]) -> str:
    return re.sub(
        r"\[([^\]]+)\]\(([a-z]+):([a-z0-9-]+)\)",
        lambda found: found[0] if (found[2], found[3]) in ids or found[2] == "mailto" else found[1],
        text,
    )


def _prose(target: Path, region: Region, *, whole: bool) -> None:
    """The chapters of the demonstration, as far as everything they name is there."""
    known = {key for _, key in region.ids}
    folder = target / PROSE
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted((ROOT / PROSE).glob("*.md")):
        text = path.read_text(encoding="utf-8")
        dead = any(found.groups() not in region.ids for found in LINK.finditer(text) if found[1] != "mailto")
        unknown = any(key not in known for call in CALL.findall(text) for key in QUOTED.findall(call))
        if whole or not (dead or unknown or ".md)" in text):
            shutil.copy(path, folder / path.name)
        elif path.name == "index.md":
            (folder / path.name).write_text(START, encoding="utf-8")


def _first_line(one: Original) -> str:
    return f"# Schema: ../../schema/{one.art.key}.json"
