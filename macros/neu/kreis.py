"""The Landkreis, its concept and its one Stelle, as far as the register knows them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from macros.checks.gebiete import FICTION, LAND_CODES
from macros.checks.platzhalter import MARKE
from macros.model.konzeptdaten import Erfuellung, Frage, Konzeptstatus
from macros.neu import texte
from macros.neu.orte import OFFICE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from macros.neu.vorhaben import Vorhaben
    from macros.register import RegisterKreis
    from macros.yamltext import Content

#: The Land whose holidays and law an invented Landkreis borrows until somebody chooses another.
BORROWED: Final = "SN"
TOWNS: Final = frozenset({41, 42})
_OWN_WORD: Final = re.compile(r"kreis|region|verband", re.IGNORECASE)
_KIND: Final = re.compile(r"^(landkreis|kreis)\s+", re.IGNORECASE)


def official_name(kreis: RegisterKreis) -> str:
    """The name with its kind: "Görlitz" becomes "Landkreis Görlitz", "Rhein-Kreis Neuss" stays."""
    return kreis.name if _OWN_WORD.search(kreis.name) else f"{kreis.typ} {kreis.name}"


def land_of(kreis: RegisterKreis) -> str | None:
    """The Land of a Landkreis, by its key; an invented one (99) borrows one; None where no Land has this key."""
    return BORROWED if kreis.ars.startswith(FICTION) else LAND_CODES.get(kreis.ars[:2])


def landkreis_fields(plan: Vorhaben) -> dict[str, Content]:
    """The fields of ``landkreis.yaml``; area and inhabitants include what belongs to no Gemeinde."""
    kreis = plan.kreis
    areas = [*plan.gemeinden, *plan.register.gemeindefreie_gebiete(kreis.ars)]
    fields: dict[str, Content] = {"name": plan.name, "kurzname": _short(plan.name), "ars": kreis.ars}
    fields["bundesland"] = land_of(kreis) or BORROWED
    if kreis.ars.startswith(FICTION):
        fields["fiktiv"] = True
    if plan.sitz:
        fields["sitz"] = plan.sitz
    elif kreis.sitz:
        fields["sitz_ort"] = kreis.sitz
    fields |= {
        "einwohner": sum(area.einwohner for area in areas),
        "einwohner_stand": kreis.stand,
        "flaeche_km2": Decimal(sum(area.flaeche_ha for area in areas)) / 100,
    }
    if plan.grenzen is not None:
        fields["karte_quelle"] = plan.grenzen.quelle or f"{MARKE}: Herkunft der Gemeindegrenzen"
    return fields | {"pflegt": OFFICE, "stand": plan.stichtag}


def konzept_fields(plan: Vorhaben) -> dict[str, Content]:
    """The fields of ``konzept.yaml``: a draft, with every question still to be answered."""
    return {
        "titel": f"Integrationskonzept {plan.name}",
        "version": "Entwurf",
        "status": Konzeptstatus.ENTWURF.value,
        "herausgeber": plan.name,
        "koordination": OFFICE,
        "leitbild": f"{MARKE}. Hier steht das Leitbild, sobald es beraten und beschlossen ist.",
        "leitfragen": [{"frage": frage.value, "antwort": f"{MARKE}."} for frage in Frage],
        "erfolgsfaktoren": _judged(texte.erfolgsfaktoren()),
        "dreizehn_punkte": _judged(texte.dreizehn_punkte()),
        "pflegt": OFFICE,
        "stand": plan.stichtag,
    }


def stelle_fields(plan: Vorhaben) -> dict[str, Content]:
    """The one Stelle a new concept has: it keeps everything until others are named."""
    fields: dict[str, Content] = {"name": f"Kreisverwaltung {_short(plan.name)}", "art": "kreisverwaltung"}
    if plan.sitz:
        fields["gemeinde"] = plan.sitz
    return fields | {"reihenfolge": 1, "pflegt": OFFICE, "stand": plan.stichtag}


def _short(name: str) -> str:
    return _KIND.sub("", name).strip() or name


def _judged(points: Sequence[str]) -> list[Content]:
    return [{"titel": titel, "erfuellt": Erfuellung.OFFEN.value, "begruendung": f"{MARKE}."} for titel in points]
