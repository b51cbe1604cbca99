"""Texts to be passed on: short enough, with what matters, and with nothing the data do not say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from macros.components import angebot, meldung
from macros.components.weitersagen import Aushang, channel_texts, shortened
from macros.loader import load
from macros.model.beteiligung import KANALGRENZEN
from macros.sprache import Sprache
from tests.conftest import minimal_copy
from tests.erfunden import entry, make
from tests.test_kalender_demonstration import STICHTAG

if TYPE_CHECKING:
    from pathlib import Path

    from macros.konzept import Knoten, Konzept

DEUTSCH = Sprache()
LINE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Z")) | st.just(" "), min_size=1, max_size=400
)
LINES = st.lists(LINE, max_size=4).map(tuple)
ADDRESS = "https://konzept.kleinmuster.example/angebote/kurs/"


def texts_of(konzept: Konzept, art: str, key: str) -> dict[str, str]:
    node = konzept.knoten(art, key)
    assert node is not None
    return {text.feld: text.text for text in (angebot if art == "angebot" else meldung).texts(node)}


@given(
    st.builds(
        Aushang,
        titel=LINE,
        kurz=LINE,
        wann=LINES,
        wo=st.none() | LINE,
        zeilen=LINES,
        absaetze=LINES,
        kontakt=st.none() | LINE,
        adresse=st.just(ADDRESS),
    )
)
def test_every_text_fits_its_channel_and_leads_to_the_page(notice: Aushang) -> None:
    for text in channel_texts(notice, DEUTSCH, {}):
        assert text.zeichen <= KANALGRENZEN[text.feld]
        assert ADDRESS in text.text
        assert not text.eigen


@given(LINE, st.integers(2, 300))
def test_a_shortened_text_ends_at_a_sentence_or_says_that_it_goes_on(text: str, grenze: int) -> None:
    short = shortened(text, grenze)
    assert len(short) <= grenze
    assert short == text or text.startswith(short.removesuffix("…"))
    assert short == text or short[-1:] in {"…", ".", "!", "?"}


def test_a_number_of_a_day_is_no_end_of_a_sentence() -> None:
    assert shortened("Wir treffen uns am 3. November im Rathaus.", 30) == "Wir treffen uns am 3.…"
    assert shortened("Erster Satz. Wir treffen uns am 3. November.", 38) == "Erster Satz."


def test_an_offer_says_what_when_where_how_and_whom_to_ask(konzept: Konzept) -> None:
    texts = texts_of(konzept, "angebot", "sprachcafe")
    assert texts["amtsblatt"].split("\n") == [
        "Sprachcafé",
        "Deutsch üben bei Kaffee und Tee.",
        "Wann: Jeden Mittwoch, 16–18 Uhr (nicht am 30. Dezember 2026), nicht in den Schulferien",
        "Wo: Musterallee 1, Beispielstadt",
        "Ohne Anmeldung",
        "Kostet nichts.",
        "Ein Angebot von: Sachgebiet Integration",
        "Fragen? Willkommensbüro, Telefon 030 23125 011",
        "Mehr: https://integration.kleinmuster.example/angebote/sprachcafe/",
        "Stand: 1. September 2026",
    ]
    for said in ("Sprachcafé", "Mittwoch, 16–18 Uhr", "https://integration.kleinmuster.example/angebote/sprachcafe/"):
        assert said in texts["soziale_medien"]


def test_of_several_dates_a_short_text_names_one_and_says_that_there_are_more() -> None:
    dates = [{"rhythmus": "einmalig", "von": "10:00", "erster_tag": f"2026-12-{day}"} for day in ("05", "12")]
    concept = make([entry("angebot", "kurs", titel="Kurs", termine=dates)])
    post = texts_of(concept, "angebot", "kurs")["soziale_medien"]
    assert "5. Dezember 2026, ab 10 Uhr. Es gibt weitere Termine." in post


def test_without_an_address_there_is_no_link() -> None:
    concept = make([entry("angebot", "kurs")], landkreis={"adresse": None})
    assert "Mehr:" not in texts_of(concept, "angebot", "kurs")["amtsblatt"]


def test_words_of_the_editors_are_kept_and_get_the_link(konzept: Konzept) -> None:
    node = konzept.knoten("meldung", "kurs-beginnt")
    assert node is not None
    own, made = meldung.texts(node)[:2]
    assert (own.feld, own.eigen) == ("amtsblatt", True)
    assert own.text == (
        "Der neue Abendkurs hat begonnen.\nhttps://integration.kleinmuster.example/meldungen/kurs-beginnt/"
    )
    assert (made.feld, made.eigen) == ("newsletter", False)
    assert made.text.startswith("Der Abendkurs beginnt\nDer dritte Sprachkurs ist da.")


def test_markdown_becomes_plain_paragraphs() -> None:
    news = entry(
        "meldung",
        "neu",
        titel="Neu",
        datum="2026-11-01",
        kurz="Kurz.",
        text="Es gibt **drei** [Kurse](https://kurse.example/)\nund mehr.\n\nZweiter Absatz.",
    )
    gazette = texts_of(make([news]), "meldung", "neu")["amtsblatt"].split("\n")
    assert gazette[:4] == ["Neu", "Kurz.", "Es gibt drei Kurse und mehr.", "Zweiter Absatz."]


def test_a_hashtag_is_no_heading() -> None:
    news = entry(
        "meldung", "neu", titel="Neu", datum="2026-11-01", kurz="K.", texte={"soziale_medien": "#Kleinmuster lernt"}
    )
    assert texts_of(make([news]), "meldung", "neu")["soziale_medien"].startswith("#Kleinmuster lernt\n")


def test_the_demonstration_fits_everywhere_and_invents_nothing(demo: Konzept) -> None:
    checked = 0
    for art, module in (("angebot", angebot), ("meldung", meldung)):
        for node in demo.alle(art):
            for text in module.texts(node):
                checked += 1
                assert text.zeichen <= KANALGRENZEN[text.feld], (node, text.feld)
                assert f"https://integration.musterland.example/{node.adresse}" in text.text
                if not text.eigen:
                    assert node.anzeige in text.text, node
                    assert _numbers(text.text) <= _numbers(_known(node)), (node, text.feld)
    assert checked > 230


def _numbers(text: str) -> set[str]:
    return {"".join(sign for sign in word if sign.isdigit()) for word in text.split() if any(map(str.isdigit, word))}


def _known(node: Knoten) -> str:
    """Everything the entry, its office and its provider say, dates as people write them."""
    konzept = node.konzept
    near: list[Any] = [node, *(getattr(node, "betrifft", None) or ()), node.pflegt]
    if node.art.key == "angebot":
        near += [node.anbieter, node.anlaufstelle]
    offices = [
        office
        for one in near
        if one is not None and one.art.key == "stelle"
        for office in one.rueck("anlaufstelle", "stelle")
    ]
    told = " ".join(str(one.eintrag.model_dump()) for one in (*near, *offices) if one is not None)
    days = {day for part in _dates(node) for day in part}
    words = " ".join(konzept.sprache.datum(day).replace("\u00a0", " ") for day in days)
    hours = " ".join(f"{int(hour)} {int(hour)}:{minute}" for hour, minute in (text.split(":") for text in _times(node)))
    joined = told.replace("'", " ").replace("(", " ").replace(")", " ").replace("/", " ")
    return (
        f"{joined} {words} {hours} {_spans(node)} {node.adresse} https://integration.musterland.example/{node.adresse}"
    )


def _dates(node: Knoten) -> list[list[date]]:
    own = [node.eintrag.stand, node.eintrag.geprueft_am or node.eintrag.stand]
    parts = [
        [part.erster_tag, part.letzter_tag or part.erster_tag, *part.nicht_am]
        for part in getattr(node.eintrag, "termine", ())
    ]
    return [own, *parts]


def _times(node: Knoten) -> list[str]:
    return [hour for part in getattr(node.eintrag, "termine", ()) for hour in (part.von, part.bis) if hour]


def _spans(node: Knoten) -> str:
    def short(hhmm: str) -> str:
        hour, minute = hhmm.split(":")
        return str(int(hour)) + (f":{minute}" if minute != "00" else "")

    spans = (f"{short(part.von)}–{short(part.bis)}" for part in getattr(node.eintrag, "termine", ()) if part.bis)
    return " ".join(spans)


# ---- news of days to come


def test_news_of_tomorrow_is_nowhere_but_in_the_preview(tmp_path: Path) -> None:
    folder = minimal_copy(tmp_path)
    path = folder / "concept_data" / "meldungen" / "kurs-beginnt.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("datum: 2026-02-01", "datum: 2026-11-23"), encoding="utf-8"
    )
    today = load(folder, STICHTAG).konzept
    preview = load(folder, STICHTAG, entwuerfe=True).konzept
    tomorrow = load(folder, date(2026, 11, 23)).konzept
    assert today is not None
    assert preview is not None
    assert tomorrow is not None
    measure = today.knoten("massnahme", "dritter-kurs")
    assert measure is not None
    assert today.alle("meldung") == measure.rueck("meldung") == ()
    assert [node.eintrag.id for node in today.wartend] == ["kurs-beginnt"]
    assert len(preview.alle("meldung")) == len(tomorrow.alle("meldung")) == 1
    shown = preview.knoten("meldung", "kurs-beginnt")
    assert shown is not None
    assert meldung.sicht(shown).kuenftig
