"""Verbände and Gemeinden of the register as the entries they become."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.model.gebiete import Gemeindeart, Verbandsart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from macros.neu.vorhaben import Vorhaben
    from macros.register import RegisterGemeinde, RegisterVerband
    from macros.yamltext import Content

OFFICE: Final = "kreisverwaltung"
#: Kinds of the register (Textkennzeichen) in the words of the model.
GEMEINDEARTEN: Final[Mapping[int, Gemeindeart]] = {
    60: Gemeindeart.MARKT,
    63: Gemeindeart.STADT,
    64: Gemeindeart.GEMEINDE,
    67: Gemeindeart.GROSSE_KREISSTADT,
}
VERBANDSARTEN: Final[Mapping[int, Verbandsart]] = {
    51: Verbandsart.AMT,
    52: Verbandsart.SAMTGEMEINDE,
    53: Verbandsart.VERBANDSGEMEINDE,
    54: Verbandsart.VERWALTUNGSGEMEINSCHAFT,
    55: Verbandsart.KIRCHSPIELSLANDGEMEINDE,
    56: Verbandsart.VERWALTUNGSVERBAND,
    57: Verbandsart.VERWALTUNGSGEMEINSCHAFT,
    58: Verbandsart.ERFUELLENDE_GEMEINDE,
}


def gemeinde_fields(plan: Vorhaben, area: RegisterGemeinde) -> dict[str, Content]:
    """The fields of a Gemeinde, in the order an editor reads them."""
    art = Gemeindeart.FLECKEN if area.zusatz == "Flecken" else GEMEINDEARTEN.get(area.typ_code, Gemeindeart.GEMEINDE)
    fields: dict[str, Content] = {"name": area.name, "art": art.value, "ars": area.ars, "ags": area.ags}
    if not area.verband.verbandsfrei:
        fields["verband"] = plan.verband_ids[area.verband.ars]
    if area.namen_anderssprachig:
        fields["andere_namen"] = [
            {"name": other.name} | ({"sprache": other.sprache} if other.sprache else {})
            for other in area.namen_anderssprachig
        ]
    fields |= {"einwohner": area.einwohner, "einwohner_stand": area.stand, "flaeche_ha": area.flaeche_ha}
    if area.plz:
        fields["plz"] = [area.plz]
    return fields | {"quelle": {"titel": plan.register.quelle}, "pflegt": OFFICE, "stand": plan.stichtag}


def notes(area: RegisterGemeinde) -> Iterator[str]:
    """What an editor should know about a Gemeinde that no field holds."""
    yield f"Im amtlichen Gemeindeverzeichnis: {area.name_amtlich} ({area.typ})"
    if area.weitere_plz:
        yield "Es gibt weitere Postleitzahlen; das Verzeichnis nennt nur die der Verwaltung."
    yield "Bitte ergänzen, wenn bekannt: website, rathaus, verwaltung, ansprechstelle, ortsteile, text, suchbegriffe"


def verband_fields(plan: Vorhaben, area: RegisterVerband) -> dict[str, Content]:
    """The fields of a Verband. Its name starts with its kind, since it often has the name of its seat."""
    art = VERBANDSARTEN.get(area.typ_code, Verbandsart.VERWALTUNGSGEMEINSCHAFT)
    name = area.name if area.name.lower().startswith(art.titel.lower()) else f"{art.titel} {area.name}"
    members = [one for one in plan.gemeinden if one.verband.ars == area.ars]
    sitz = (plan.gemeinde_called(area.sitz, members) or plan.gemeinde_called(area.sitz)) if area.sitz else None
    fields: dict[str, Content] = {"name": name, "art": art.value, "ars": area.ars}
    if sitz:
        fields["sitz"] = sitz
    elif area.sitz:
        fields["sitz_ort"] = area.sitz
    if sitz and art is Verbandsart.ERFUELLENDE_GEMEINDE:
        fields["erfuellende_gemeinde"] = sitz
    return fields | {"pflegt": OFFICE, "stand": plan.stichtag}
