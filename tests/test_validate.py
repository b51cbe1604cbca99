"""From one source to one model, or to German sentences with a place."""

from __future__ import annotations

import pytest

from macros.arten import ARTEN, SINGLETONS
from macros.errors import KonzeptFehler
from macros.model.anlaufstelle import Anlaufstelle
from macros.model.begriff import Begriff
from macros.model.stelle import Stelle
from macros.source import parse
from macros.validate import validate
from tests.conftest import MINIMAL

STELLE = "name: Amt\nart: kreisverwaltung\npflegt: amt\nstand: 2026-09-01\n"


def told(model: type[Stelle | Begriff | Anlaufstelle], text: str, key: str = "amt") -> list[str]:
    with pytest.raises(KonzeptFehler) as caught:
        validate(model, parse(text.encode(), "x.yaml"), key)
    return [str(problem) for problem in caught.value.problems]


def test_a_sound_entry_has_the_id_of_its_file() -> None:
    assert validate(Stelle, parse(STELLE.encode(), "x.yaml"), "amt").id == "amt"
    assert validate(Stelle, parse(f"{STELLE}id: amt\n".encode(), "x.yaml"), "amt").id == "amt"


def test_all_mistakes_of_an_entry_are_told_at_once_in_order() -> None:
    text = (
        "name: Amt\nart: behoerde\nreihenfolge: viele\npersonal:\n  - umfang_vzae: halb\nstand: gestern\nid: anders\n"
    )
    assert told(Stelle, text) == [
        "x.yaml:1:1: pflegt: fehlt – dieses Feld ist Pflicht",
        (
            "x.yaml:2:1: art: „behoerde“ gibt es hier nicht – gemeint „landesbehoerde“? – erlaubt: kreisverwaltung, "
            "gemeindeverwaltung, verbandsverwaltung, landesbehoerde, bundesbehoerde, jobcenter, arbeitsagentur, "
            "freier_traeger, migrantenorganisation, verein, kirche, bildungstraeger, schule, kammer, wirtschaft, "
            "gesundheit, sonstige"
        ),
        (
            "x.yaml:3:1: reihenfolge: „viele“ ist keine Zahl – erwartet werden Ziffern mit Komma, z. B. 12,5 "
            "(ohne Punkte und Einheit)"
        ),
        "x.yaml:5:5: personal.1.bezeichnung: fehlt – dieses Feld ist Pflicht",
        "x.yaml:5:5: personal.1.finanzierung: fehlt – dieses Feld ist Pflicht",
        (
            "x.yaml:5:5: personal.1.umfang_vzae: „halb“ ist keine Zahl – erwartet werden Ziffern mit Komma, z. B. 12,5 "
            "(ohne Punkte und Einheit)"
        ),
        "x.yaml:6:1: stand: „gestern“ ist kein Datum – erwartet wird JJJJ-MM-TT, z. B. 2026-11-22",
        "x.yaml:7:1: id: „anders“ passt nicht zum Dateinamen – erwartet wird „amt“ oder keine Angabe",
    ]


def test_a_field_in_the_wrong_place_is_sent_to_its_place() -> None:
    assert told(Stelle, f"{STELLE}email: a@b.example\n") == [
        "x.yaml:5:1: email: unbekanntes Feld – gehört eingerückt unter „kontakt“"
    ]


def test_an_unknown_field_far_from_all_lists_what_there_is() -> None:
    (line,) = told(Begriff, "titel: A\nkurz: B\ndefinition: C\nxyz: D\npflegt: a\nstand: 2026-01-01\n")
    assert line.startswith("x.yaml:4:1: xyz: unbekanntes Feld – bekannt sind: abkuerzung, definition, entwurf,")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kontakte:\n  zweck: anrufen\n",
         "kontakte: erwartet wird eine Liste – je Zeile ein Punkt, der mit „- “ beginnt"),
        ("kontakte:\n  - anrufen\n",
         "kontakte.1: erwartet werden eingerückte Felder „feld: Wert“, nicht ein einzelner Text"),
        ("kontakte:\n  - - zweck\n",
         "kontakte.1: erwartet werden eingerückte Felder „feld: Wert“, nicht ein einzelner Text"),
        ("geschuetzt:\n  - ja\n", "geschuetzt: erwartet wird ein einzelner Wert, keine Liste und keine Unterfelder"),
        ("geprueft_am:\n  tag: 1\n",
         "geprueft_am: erwartet wird ein einzelner Wert, keine Liste und keine Unterfelder"),
        ("pruefintervall_monate:\n  - 1\n",
         "pruefintervall_monate: erwartet wird ein einzelner Wert, keine Liste und keine Unterfelder"),
        ("orte:\n  - zeitstatus:\n      - offen\n",
         "orte.1.zeitstatus: erwartet wird ein einzelnes Wort, keine Liste und keine Unterfelder"),
        ("orte:\n  - breite:\n      - 1\n",
         "orte.1.breite: erwartet wird ein einzelner Wert, keine Liste und keine Unterfelder"),
    ],
)  # fmt: skip
def test_shapes_that_do_not_fit(text: str, message: str) -> None:
    base = "name: A\nstelle: a\nkurz: B\npflegt: a\nstand: 2026-01-01\n"
    (line,) = told(Anlaufstelle, base + text)
    assert line.split(": ", 1)[1] == message


def test_every_entry_of_the_small_concept_survives_the_way_through_its_model() -> None:
    """What a model holds, written out as text again, is the same entry (the open data relies on it)."""
    for art in ARTEN:
        for path in sorted((MINIMAL / "concept_data" / art.ordner).glob("*.yaml")):
            entry = validate(art.modell, parse(path.read_bytes(), path.name), path.stem)
            assert art.modell.model_validate_json(entry.model_dump_json()) == entry
    kept = {name: MINIMAL / "concept_data" / f"{name}.yaml" for name in SINGLETONS}
    assert [name for name, path in kept.items() if not path.is_file()] == ["pruefbericht"]
    kept["pruefbericht"] = MINIMAL.parent.parent / "concept_data" / "pruefbericht.yaml"
    for name, path in kept.items():
        single = validate(SINGLETONS[name], parse(path.read_bytes(), name))
        assert SINGLETONS[name].model_validate_json(single.model_dump_json()) == single
