"""Concepts made in memory for tests: Landkreis Kleinmuster with the Gemeinden and rules a test asks for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from macros.arten import ART_BY_KEY
from macros.konzept import Konzept, Rohdaten
from macros.model.konzeptdaten import KonzeptDaten
from macros.model.landkreis import Landkreis

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from macros.model.basis import Eintrag
    from macros.model.indikator import Messwert

STICHTAG = date(2026, 11, 22)
OWNER = {"pflegt": "kreis", "stand": "2026-09-01"}
MUST: Mapping[str, dict[str, Any]] = {
    "anliegen": {"titel": "Anliegen", "kurz": "Ein Anliegen.", "handlungsfeld": "feld"},
    "anlaufstelle": {"name": "Anlaufstelle", "stelle": "kreis", "kurz": "Hilft."},
    "angebot": {"titel": "Angebot", "art": "begegnung", "kurz": "Treffen.", "anbieter": "kreis"},
    "handlungsfeld": {"titel": "Feld", "nummer": "1", "kurz": "Ein Feld."},
    "indikator": {
        "titel": "Indikator", "kurz": "Zählt.", "definition": "Zahl.", "einheit": "personen", "quelle": "Landkreis",
        "lizenz": "CC BY 4.0",
    },
    "massnahme": {"titel": "Maßnahme", "nummer": "M-1", "kurz": "Tut etwas.", "handlungsfeld": "feld"},
    "stelle": {"name": "Stelle", "art": "sonstige"},
    "ziel": {"titel": "Ziel", "nummer": "1", "art": "leitziel", "handlungsfeld": "feld"},
    "zustaendigkeit": {"stelle": "kreis", "ebene": "landkreis"},
}  # fmt: skip


def entry(art: str, key: str, /, **fields: Any) -> Eintrag:
    """One valid entry: the fields given, and sensible ones where a field must be."""
    return ART_BY_KEY[art].modell.model_validate({**OWNER, **MUST.get(art, {}), "id": key, **fields})


def gemeinde(key: str, number: int, verband: str | None = None, *, kind: str = "gemeinde", **fields: Any) -> Eintrag:
    """A Gemeinde with a sound ARS: in the Verband given, or in none."""
    middle = "54" + verband_number(verband) if verband else "0" + f"{number:03}"
    ars = f"99001{middle}{number:03}"
    return entry(
        "gemeinde", key, name=key.title(), art=kind, ars=ars, ags=ars[:5] + ars[9:], verband=verband,
        verwaltung=f"rathaus-{key}", **fields,
    )  # fmt: skip


def verband_number(verband: str) -> str:
    """Two digits for a Verband, from its name."""
    return f"{sum(map(ord, verband)) % 90 + 10}"


def verband(key: str, **fields: Any) -> Eintrag:
    """A Verband whose ARS fits its Gemeinden."""
    ars = f"9900154{verband_number(key)}"
    return entry("verband", key, name=key.title(), art="amt", ars=ars, verwaltung=f"amt-{key}", **fields)


def make(
    entries: Iterable[Eintrag],
    *,
    konzept: Mapping[str, Any] | None = None,
    landkreis: Mapping[str, Any] | None = None,
    messwerte: Mapping[str, tuple[Messwert, ...]] | None = None,
    prosa: Mapping[str, str] | None = None,
    stichtag: date = STICHTAG,
) -> Konzept:
    """A concept of these entries, with a Landkreis, a Handlungsfeld and the offices of all areas around them."""
    given = [*entries]
    offices = {"kreis": {"art": "kreisverwaltung"}, "land": {"art": "landesbehoerde"}}
    by_art: dict[str, dict[str, Eintrag]] = {key: {} for key in ART_BY_KEY}
    for key, fields in offices.items():
        by_art["stelle"][key] = entry("stelle", key, name=f"Stelle {key}", **fields)
    by_art["handlungsfeld"]["feld"] = entry("handlungsfeld", "feld")
    for item in given:
        art = next(art.key for art in ART_BY_KEY.values() if type(item) is art.modell)
        if art in {"gemeinde", "verband"}:
            office = getattr(item, "verwaltung", "")
            by_art["stelle"][office] = entry("stelle", office, name=f"Stelle {office}", **{art: item.id})
        by_art[art][item.id] = item
    frame = {
        "titel": "Konzept", "version": "1", "status": "beschlossen", "herausgeber": "Landkreis", "leitbild": "Wir.",
        "koordination": "kreis", **OWNER, **(konzept or {}),
    }  # fmt: skip
    county = {
        "name": "Landkreis Kleinmuster", "ars": "99001", "bundesland": "SN", "fiktiv": "ja",
        "sitz": next(iter(by_art["gemeinde"]), "sitz"),
        "anschrift": {"strasse": "Musterallee 1", "plz": "00101", "ort": "Musterstadt"},
        "website": "https://www.kleinmuster.example/", "adresse": "https://konzept.kleinmuster.example/",
        **OWNER, **(landkreis or {}),
    }  # fmt: skip
    raw = Rohdaten(
        konzept=KonzeptDaten.model_validate(frame),
        landkreis=Landkreis.model_validate(county),
        eintraege=by_art,
        messwerte=messwerte or {},
        prosa=prosa or {},
    )
    return Konzept(raw, stichtag)
