"""Areas: official keys are unique and fit one another, from the Gemeinde up to the Land."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from macros.checks.teile import file_of
from macros.konzept.gebiete import area_rank
from macros.konzept.graph import LAND_NAMES, SERVING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.errors import Problem
    from macros.konzept import Konzept
    from macros.konzept.knoten import Knoten
    from macros.model.gebiete import Gemeinde, Verband

LAND_CODES: Final = {
    "01": "SH", "02": "HH", "03": "NI", "04": "HB", "05": "NW", "06": "HE", "07": "RP", "08": "BW",
    "09": "BY", "10": "SL", "11": "BE", "12": "BB", "13": "MV", "14": "SN", "15": "ST", "16": "TH",
}  # fmt: skip
FICTION: Final = "99"
LOOK_UP = "bitte im amtlichen Gemeindeverzeichnis nachsehen"


def county(konzept: Konzept) -> Iterator[Problem]:
    """The key of the Landkreis fits its Land; 99 belongs to invented Landkreise and to no other."""
    kreis = konzept.daten.landkreis
    code = kreis.ars[:2]
    if code == FICTION and not kreis.fiktiv:
        message = f"„{kreis.ars}“ beginnt mit 99, ein solches Land gibt es nicht – nur mit „fiktiv: ja“ erlaubt"
        yield konzept.problem("landkreis", ("ars",), message, "gebiet")
    elif kreis.fiktiv and code != FICTION:
        message = f"ein erfundener Landkreis braucht einen ARS, der mit 99 beginnt – hier steht „{kreis.ars}“"
        yield konzept.problem("landkreis", ("ars",), message, "gebiet")
    elif code != FICTION and LAND_CODES.get(code) != kreis.bundesland:
        land = LAND_CODES.get(code)
        where = f"in {LAND_NAMES[land]} ({land})" if land else "in keinem Land"
        message = f"„{kreis.bundesland}“ passt nicht zum ARS {kreis.ars}, der {where} liegt – {LOOK_UP}"
        yield konzept.problem("landkreis", ("bundesland",), message, "gebiet")


def keys(konzept: Konzept) -> Iterator[Problem]:
    """ARS and AGS of the Gemeinden lie in the Landkreis, fit each other and are unique."""
    seen: dict[str, Knoten] = {}
    for node, gemeinde in _gemeinden(konzept):
        if not gemeinde.ars.startswith(konzept.daten.landkreis.ars):
            yield konzept.problem(node, ("ars",), _elsewhere(konzept, gemeinde.ars), "gebiet")
            continue
        expected = gemeinde.ars[:5] + gemeinde.ars[9:]
        if gemeinde.ags != expected:
            message = f"„{gemeinde.ags}“ passt nicht zum ARS {gemeinde.ars} – erwartet wird „{expected}“"
            yield konzept.problem(node, ("ags",), message, "gebiet")
        for field, key in (("ars", gemeinde.ars), ("ags", expected)):
            if key in seen:
                message = f"„{key}“ hat schon {file_of(seen[key])} – jeder Schlüssel gehört genau einer Gemeinde"
                yield konzept.problem(node, (field,), message, "gebiet")
                break
        else:
            seen |= {gemeinde.ars: node, expected: node}


def associations(konzept: Konzept) -> Iterator[Problem]:
    """The keys of the Verbände lie in the Landkreis and are unique."""
    seen: dict[str, Knoten] = {}
    for node in konzept.alle("verband"):
        key = cast("Verband", node.eintrag).ars
        if not key.startswith(konzept.daten.landkreis.ars):
            yield konzept.problem(node, ("ars",), _elsewhere(konzept, key), "gebiet")
        elif key in seen:
            message = f"„{key}“ hat schon {file_of(seen[key])} – jeder Schlüssel gehört genau einem Verband"
            yield konzept.problem(node, ("ars",), message, "gebiet")
        seen.setdefault(key, node)


def former_keys(konzept: Konzept) -> Iterator[Problem]:
    """A former key that an area has now, or that two areas had: its address would lead astray."""
    for art in ("gemeinde", "verband"):
        nodes = [(node, cast("Gemeinde | Verband", node.eintrag)) for node in konzept.alle(art)]
        now = {area.ars: node for node, area in nodes}
        before: dict[str, Knoten] = {}
        for node, area in nodes:
            for number, key in enumerate(area.frueher_ars):
                sentence = ""
                if key in now:
                    sentence = f"ist der jetzige Schlüssel von {file_of(now[key])}"
                elif key in before:
                    sentence = f"steht auch in {file_of(before[key])} unter „frueher_ars“"
                if sentence:
                    message = f"„{key}“ {sentence} – bitte hier streichen"
                    yield konzept.problem(node, ("frueher_ars", number), message, "gebiet")
                before.setdefault(key, node)


def _elsewhere(konzept: Konzept, ars: str) -> str:
    kreis = konzept.daten.landkreis
    land = LAND_CODES.get(ars[:2])
    where = f" (liegt in {LAND_NAMES[land]})" if land and ars[:2] != kreis.ars[:2] else ""
    return f"„{ars}“{where} beginnt nicht mit dem ARS des Landkreises, {kreis.ars} – {LOOK_UP}"


def membership(konzept: Konzept) -> Iterator[Problem]:
    """The Verband a Gemeinde names is the one its ARS names."""
    by_key = {cast("Verband", node.eintrag).ars: node for node in konzept.alle("verband")}
    for node, gemeinde in _gemeinden(konzept):
        if not gemeinde.ars.startswith(konzept.daten.landkreis.ars):
            continue
        by_ars = by_key.get(gemeinde.ars[:9])
        named = konzept.knoten("verband", gemeinde.verband) if gemeinde.verband else None
        if gemeinde.verband is None and by_ars is not None:
            key = by_ars.eintrag.id
            message = f"„{gemeinde.ars}“ liegt im Verband „{key}“ – bitte „verband: {key}“ eintragen"
            yield konzept.problem(node, ("ars",), message, "gebiet")
        elif named is not None and not gemeinde.ars.startswith(own := cast("Verband", named.eintrag).ars):
            hint = f" – gemeint „{by_ars.eintrag.id}“?" if by_ars else " – bitte Verband und ARS prüfen"
            message = f"der ARS der Gemeinde, {gemeinde.ars}, beginnt nicht mit dem des Verbands, {own}{hint}"
            yield konzept.problem(node, ("verband",), message, "gebiet")


def served_twice(konzept: Konzept) -> Iterator[Problem]:
    """An area that is named twice, or lies in another one that is named too: one of the two lines is enough."""
    for art, field in SERVING.items():
        for node in konzept.alle(art):
            areas: tuple[str, ...] = getattr(node.eintrag, field)
            for number, area in enumerate(areas):
                larger = next((other for other in areas if _inside(konzept, area, other)), None)
                if area in areas[:number]:
                    message = f"„{area}“ steht zweimal in der Liste – bitte eine der beiden Zeilen löschen"
                    yield konzept.warnung(node, (field, number), message, "gebiet")
                elif larger is not None:
                    message = f"„{area}“ liegt schon in „{larger}“ – eine der beiden Zeilen genügt"
                    yield konzept.warnung(node, (field, number), message, "gebiet")


def _inside(konzept: Konzept, area: str, other: str) -> bool:
    """Whether a smaller area lies wholly in a larger one."""
    if area_rank(area) >= area_rank(other):
        return False
    places = {node.kennung for node in konzept.gemeinden_in((area,))}
    return bool(places) and places <= {node.kennung for node in konzept.gemeinden_in((other,))}


def _gemeinden(konzept: Konzept) -> Iterator[tuple[Knoten, Gemeinde]]:
    for node in konzept.alle("gemeinde"):
        yield node, cast("Gemeinde", node.eintrag)


RULES = (county, keys, associations, former_keys, membership, served_twice)
