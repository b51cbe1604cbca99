"""Every file of a new concept folder, as text by its path."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from macros.arten import ART_BY_KEY
from macros.checks.platzhalter import MARKE
from macros.geruest import Blatt, Vorschlag, head
from macros.model.konzeptdaten import KonzeptDaten
from macros.model.landkreis import Landkreis
from macros.neu import kreis, orte, texte
from macros.ordner import DATA
from macros.schema import FOLDER, schema_line, schemas
from macros.yamltext import document, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.neu.vorhaben import Vorhaben
    from macros.yamltext import Content

SINGLE: Final = "# Felder mit # davor zählen nicht. Wer eines braucht, löscht dieses # und füllt das Feld aus."
#: The lists that start empty, each with an example that does not count.
LISTS: Final = {
    "entfallen": """\
# Was es nicht mehr gibt: Seine Adresse antwortet weiter. Ein Beispiel; es zählt, wenn die # davor und die letzte Zeile
# gelöscht sind:
#eintraege:
#  - art: angebot
#    id: sprachcafe-alt
#    titel: Sprachcafé
#    seit: 2026-12-31
#    grund: Der Treff ist umgezogen.
eintraege: []
""",
    "suchbegriffe": """\
# Wörter, die im ganzen Landkreis dasselbe meinen. Sie dienen nur dem Finden. Ein Beispiel; es zählt, wenn die # davor
# und die letzte Zeile gelöscht sind:
#gruppen:
#  - woerter:
#      - Sprachkurs
#      - Deutschkurs
gruppen: []
""",
    "sprachleitfaden": """\
# Wörter, die wir vermeiden, und was wir stattdessen schreiben; „konzept sprache“ sucht sie in allen Texten. Ein
# Beispiel; es zählt, wenn die # davor und die letzte Zeile gelöscht sind:
#eintraege:
#  - ausdruck: sozial schwach
#    besser: mit wenig Einkommen
#    grund: Wer wenig Geld hat, kann sehr sozial sein.
eintraege: []
""",
}


def files(plan: Vorhaben) -> dict[str, str]:
    """The whole folder: prose, data and schemas."""
    found = dict(texte.prose(_values(plan)))
    found |= {f"{FOLDER}/{name}": text for name, text in schemas().items()}
    for part in (_frame, _fields_of_action, _areas):
        found |= {f"{DATA}/{name}": text for name, text in part(plan)}
    return found


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many}"


def _values(plan: Vorhaben) -> dict[str, str]:
    return {
        "name": plan.name,
        "titel": scalar(f"Integration im {plan.name}"),
        "datum": f"{plan.stichtag:%d.%m.%Y}",
        "register": plan.register.quelle,
        "stand": f"{plan.kreis.stand:%d.%m.%Y}",
        "gemeinden": counted(len(plan.gemeinden), "Gemeinde", "Gemeinden"),
        "verbaende": counted(len(plan.verbaende), "Verband", "Verbände"),
    }


def _frame(plan: Vorhaben) -> Iterator[tuple[str, str]]:
    blatt = _blatt(plan)
    yield "landkreis.yaml", blatt.text(Landkreis, [schema_line("landkreis"), SINGLE], kreis.landkreis_fields(plan))
    yield "konzept.yaml", blatt.text(KonzeptDaten, [schema_line("konzept"), SINGLE], kreis.konzept_fields(plan))
    for key, text in LISTS.items():
        yield f"{key}.yaml", f"{schema_line(key)}\n{text}"
    yield f"stellen/{orte.OFFICE}.yaml", document(schema_line("stelle"), kreis.stelle_fields(plan))


def _fields_of_action(plan: Vorhaben) -> Iterator[tuple[str, str]]:
    """The usual Handlungsfelder as drafts: which of them it has, the Landkreis decides."""
    art, blatt = ART_BY_KEY["handlungsfeld"], _blatt(plan)
    for number, one in enumerate(texte.handlungsfelder(), 1):
        known: dict[str, Content] = {
            "entwurf": True,
            "titel": one.titel,
            "nummer": number,
            "kurz": f"{MARKE}. Vorschlag: {one.kurz}",
            "symbol": one.symbol,
            "pflegt": orte.OFFICE,
            "stand": plan.stichtag,
        }
        yield f"{art.ordner}/{one.id}.yaml", blatt.text(art.modell, head(art, one.id), known)


def _areas(plan: Vorhaben) -> Iterator[tuple[str, str]]:
    """The Verbände and Gemeinden, and beside a Gemeinde its boundary."""
    for verband in plan.verbaende:
        fields = orte.verband_fields(plan, verband)
        yield f"verbaende/{plan.verband_ids[verband.ars]}.yaml", document(schema_line("verband"), fields)
    for area in plan.gemeinden:
        stem = f"gemeinden/{plan.gemeinde_ids[area.ags]}"
        top = "\n".join([schema_line("gemeinde"), *(f"# {note}" for note in orte.notes(area))])
        yield f"{stem}.yaml", document(top, orte.gemeinde_fields(plan, area))
        shape = plan.grenzen.geometry(area.ars) if plan.grenzen is not None else None
        if shape is not None:
            yield f"{stem}.geojson", json.dumps(shape, separators=(",", ":")) + "\n"


def _blatt(plan: Vorhaben) -> Blatt:
    ids = {"stelle": (orte.OFFICE,), "gemeinde": tuple(sorted(plan.gemeinde_ids.values()))}
    return Blatt(Vorschlag(plan.stichtag, ids))
