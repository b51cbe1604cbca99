"""Money and staff by where they come from, and whom a Handlungsfeld reaches; zero, unknown and nothing stay apart."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup

from macros.components.mittel import Mittelsicht, mittel
from macros.components.publikum import publikum
from macros.model.konzeptdaten import Frage
from macros.pages import Seitenwerk, pages_of
from macros.rahmen import Rahmen
from macros.render import Renderer
from tests.erfunden import entry, make

if TYPE_CHECKING:
    from macros.konzept import Konzept


def concept(*means: list[dict[str, Any]], **fields: Any) -> Konzept:
    """A measure for each list of means."""
    return make([entry("massnahme", f"m{n}", nummer=f"M-{n}", mittel=parts, **fields) for n, parts in enumerate(means)])


def seen(konzept: Konzept) -> Mittelsicht:
    return mittel(konzept.alle("massnahme"), konzept)


def field(konzept: Konzept, key: str = "feld") -> BeautifulSoup:
    werk = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
    page = next(page for page in pages_of(werk) if page.adresse == f"handlungsfelder/{key}/")
    return BeautifulSoup(werk.html(page), "lxml")


def words(tag: Any) -> str:
    return " ".join(tag.get_text(" ").split())


def test_sums_by_kind_once_and_each_year_apart() -> None:
    found = seen(
        concept(
            [{"art": "regel", "betrag_eur": "1000", "je_jahr": "ja"}, {"art": "bewilligt", "betrag_eur": "500"}],
            [{"art": "regel", "betrag_eur": "200", "je_jahr": "ja"}, {"art": "regel", "stellen_vzae": "0,5"}],
            [{"art": "bewilligt", "betrag_eur": "30"}],
        )
    )
    told = [(z.titel, z.massnahmen, z.einmalig, z.im_jahr, z.stellen, z.unbekannt) for z in found.zeilen]
    assert told == [
        ("Regelfinanzierung", 2, None, Decimal(1200), Decimal("0.5"), 0),
        ("Förderprogramm, bewilligt", 2, Decimal(530), None, None, 0),
    ]


def test_zero_unknown_and_nothing_are_three_things() -> None:
    zero = seen(concept([{"art": "projekt", "betrag_eur": "0"}]))
    unknown = seen(concept([{"art": "projekt"}], [{"art": "projekt", "betrag_eur": "5"}]))
    nothing = seen(concept([]))
    assert (zero.zeilen[0].einmalig, zero.zeilen[0].unbekannt) == (Decimal(0), 0)
    assert (unknown.zeilen[0].einmalig, unknown.zeilen[0].unbekannt) == (Decimal(5), 1)
    assert (nothing.zeilen, nothing.ohne_angabe) == ((), 1)


def test_what_has_run_out_or_was_stopped_does_not_count() -> None:
    over = [{"art": "projekt", "betrag_eur": "5", "bis": "2026-11-21"}]
    last_day = [{"art": "projekt", "betrag_eur": "7", "bis": "2026-11-22"}]
    found = seen(concept(over, last_day))
    assert [(z.massnahmen, z.einmalig) for z in found.zeilen] == [(1, Decimal(7))]
    assert (found.vorbei, found.ohne_angabe) == (1, 0)
    stopped = concept([{"art": "projekt", "betrag_eur": "5"}], status="beendet", status_grund="Kein Bedarf.")
    assert seen(stopped) == Mittelsicht((), 0, 0)


def test_a_measure_that_went_into_another_is_counted_there() -> None:
    konzept = make(
        [
            entry("massnahme", "alt", mittel=[{"art": "regel", "betrag_eur": "9"}], ersetzt_durch="neu"),
            entry("massnahme", "neu", nummer="M-2", mittel=[{"art": "regel", "betrag_eur": "4"}]),
        ]
    )
    assert [(z.massnahmen, z.einmalig) for z in seen(konzept).zeilen] == [(1, Decimal(4))]


def test_the_page_prints_zero_as_zero_and_unknown_as_a_dash() -> None:
    section = field(concept([{"art": "projekt", "betrag_eur": "0"}], [])).select_one("#frage-mittel")
    cells = [words(cell) for cell in section.select("td")]  # type: ignore[union-attr]  # a missing section fails too
    assert cells == ["1", "0 Euro", "– keine Angabe", "– keine Angabe"]
    assert "Eine Maßnahme sagt noch nicht, woraus sie bezahlt wird." in words(section)


def test_whom_it_reaches_and_with_what() -> None:
    konzept = make(
        [
            entry("massnahme", "a", zielgruppe="Eltern", fuer_alle="nein"),
            entry("massnahme", "b", nummer="M-2", zielgruppe="Eltern"),
            entry("massnahme", "c", nummer="M-3"),
            entry("angebot", "offen", titel="Offen", handlungsfelder=["feld"]),
            entry("angebot", "eng", titel="Eng", handlungsfelder=["feld"], fuer_alle="nein", zielgruppe="Mütter"),
            entry("angebot", "alt", titel="Alt", handlungsfelder=["feld"], gueltig_bis="2026-11-21"),
            entry("anlaufstelle", "haus", handlungsfelder=["feld"]),
        ]
    )
    node = konzept.alle("handlungsfeld")[0]
    found = publikum(node, konzept.alle("massnahme"))
    assert (found.gruppen, found.fuer_alle) == (("Eltern",), 1)
    assert [(offer.anzeige, who) for offer, who in found.angebote] == [("Eng", "Mütter"), ("Offen", "für alle")]
    assert [place.eintrag.id for place in found.anlaufstellen] == ["haus"]
    section = field(konzept).select_one("#frage-zielgruppen")
    assert words(section).endswith("Angebote Eng Mütter Offen für alle Anlaufstellen Anlaufstelle")


def test_many_offers_are_folded() -> None:
    konzept = make([entry("angebot", f"a{n}", titel=f"Angebot {n}", handlungsfelder=["feld"]) for n in range(8)])
    section = field(konzept).select_one("#frage-zielgruppen")
    assert section is not None
    assert len(section.select("details li")) == 2
    assert words(section.summary) == "Weitere Angebote: 2"


def test_an_empty_field_says_for_each_question_that_nothing_is_there_yet() -> None:
    document = field(make([]))
    for question in Frage:
        place = document.find(id=f"frage-{question.value}")
        assert place is not None, question
        assert words(place), question


def test_without_principles_of_its_own_those_of_the_concept_hold() -> None:
    frame = {"leitlinien": [{"titel": "Wir fragen.", "text": "Zuerst."}]}
    assert words(field(make([], konzept=frame)).find(id="frage-grundsaetze")) == (
        "Hier gelten die Leitlinien des ganzen Konzepts: Wir fragen."
    )
    own = make([entry("handlungsfeld", "feld", grundsaetze=["Langsam reden."])], konzept=frame)
    assert words(field(own).find(id="frage-grundsaetze")) == "Langsam reden."


def test_a_trend_without_an_indicator_says_what_is_watched() -> None:
    goal = entry(
        "ziel", "z", titel="Streit wird kleiner.", trends=[{"richtung": "sinkt", "erlaeuterung": "Wir zählen."}]
    )
    plain = entry("ziel", "y", nummer="2", titel="Mehr Ruhe.", trends=[{"richtung": "steigt"}])
    section = field(make([goal, plain])).select_one("#frage-wirkung")
    assert words(section).endswith("Streit wird kleiner. Wir zählen. Mehr Ruhe. soll steigen")
