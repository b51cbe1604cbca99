"""A protected Anlaufstelle has no place in any exchange format, even if the checks had let one into the data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.arten import ARTEN
from macros.exports import Ausgabe, atom, dcat, hsds, vcard
from macros.exports.jsonld import entry_page, script
from macros.konzept import Konzept

PLACE = ("Musterallee", "55.05", "5.1,", "5.1}", "Landratsamt")


def without_other_places(konzept: Konzept, *, secret: bool) -> Konzept:
    """The small concept with one Anlaufstelle that has a place, and no other name or address like it."""
    entries = {kind: dict(found) for kind, found in konzept.daten.eintraege.items()}
    office = entries["anlaufstelle"]["willkommensbuero"]
    entries["anlaufstelle"]["willkommensbuero"] = office.model_copy(update={"geschuetzt": secret})
    offer = entries["angebot"]["sprachcafe"]
    entries["angebot"]["sprachcafe"] = offer.model_copy(update={"ort": office.orte[0]})  # type: ignore[attr-defined]  # the models have these fields
    for key, found in entries["stelle"].items():
        entries["stelle"][key] = found.model_copy(update={"name": f"Stelle {key}", "kontakt": None})
    return Konzept(replace(konzept.daten, eintraege=entries), konzept.stichtag)


def told(konzept: Konzept, ausgabe: Ausgabe) -> str:
    return b"".join(file.inhalt for file in ausgabe.dateien(konzept)).decode()


def heads(konzept: Konzept) -> str:
    nodes = [node for art in ARTEN if art.key in {"anlaufstelle", "angebot"} for node in konzept.alle(art.key)]
    return "".join(script(entry_page(node)) for node in nodes)


@pytest.mark.parametrize("ausgabe", [atom.AUSGABE, dcat.AUSGABE, hsds.AUSGABE, vcard.AUSGABE], ids=lambda one: one.key)
def test_a_secret_place_is_in_no_file(konzept: Konzept, ausgabe: Ausgabe) -> None:
    text = told(without_other_places(konzept, secret=True), ausgabe)
    assert "Willkommensbüro" in text or ausgabe is dcat.AUSGABE
    assert [word for word in PLACE if word in text] == []


def test_a_secret_place_is_in_no_head(konzept: Konzept) -> None:
    text = heads(without_other_places(konzept, secret=True))
    assert [word for word in PLACE if word in text] == []


def test_the_same_place_is_told_where_it_is_not_secret(konzept: Konzept) -> None:
    open_place = without_other_places(konzept, secret=False)
    for text in (told(open_place, hsds.AUSGABE), told(open_place, vcard.AUSGABE), heads(open_place)):
        assert "Musterallee" in text
        assert "Landratsamt" in text
