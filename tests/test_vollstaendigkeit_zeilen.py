"""P, T and M, row by row; and the page that carries each row of the table of completeness."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from macros.arten import ARTEN
from macros.checks.vollstaendigkeit import Grad, Zeile, completeness
from macros.model.indikator import Messwert
from macros.pages import Seitenwerk, pages_of
from macros.rahmen import Rahmen
from macros.render import Renderer
from tests.erfunden import entry, make

if TYPE_CHECKING:
    from macros.konzept import Konzept
    from macros.model.basis import Eintrag

TASK = {"titel": "Aufgabe", "ebene": "landkreis"}
BODY = {"name": "Runde", "art": "runder_tisch", "kurz": "Trifft sich."}
RISK = {"titel": "Fall", "kurz": "Kurz.", "ursache": "Weil.", "szenario": "Dann.", "antwort": "Also."}
STAFF = [{"bezeichnung": "Beratung", "umfang_vzae": "0,5", "finanzierung": "Kreishaushalt"}]


def row(konzept: Konzept, key: str) -> Zeile:
    return next(row for row in completeness(konzept) if row.id == key)


def task(key: str, **fields: Any) -> Eintrag:
    return entry("aufgabe", key, **{**TASK, "aufgabenart": "freiwillig", **fields})


def body(key: str, **fields: Any) -> Eintrag:
    return entry("gremium", key, **{**BODY, **fields})


@pytest.mark.parametrize(
    ("kinds", "grade"),
    [
        ([], Grad.NEIN),
        (["pflicht"], Grad.TEILWEISE),
        (["weisung", "pflicht"], Grad.TEILWEISE),
        (["weisung", "pflicht", "freiwillig"], Grad.JA),
    ],
)
def test_p1_all_three_kinds_of_task(kinds: list[str], grade: Grad) -> None:
    konzept = make([task(kind, aufgabenart=kind) for kind in kinds])
    assert row(konzept, "P1").erfuellt is grade


@pytest.mark.parametrize(
    ("blocks", "grade"),
    [
        (["sonstige"], Grad.NEIN),
        (["koordination", "planung"], Grad.TEILWEISE),
        (["koordination", "planung", "fallberatung"], Grad.JA),
    ],
)
def test_p2_the_three_building_blocks(blocks: list[str], grade: Grad) -> None:
    assert row(make([task(block, baustein=block) for block in blocks]), "P2").erfuellt is grade


def test_p3_staff_behind_blocks_and_money_behind_measures() -> None:
    block = task("planung", baustein="planung", federfuehrung="amt")
    poor, staffed = entry("stelle", "amt", name="Amt"), entry("stelle", "amt", name="Amt", personal=STAFF)
    plain, paid = entry("massnahme", "tat"), entry("massnahme", "tat", mittel=[{"art": "ungeklaert"}])
    assert row(make([block, poor, plain]), "P3").erfuellt is Grad.NEIN
    assert row(make([block, staffed, plain]), "P3").erfuellt is Grad.TEILWEISE
    assert row(make([block, poor, paid]), "P3").erfuellt is Grad.TEILWEISE
    found = row(make([block, staffed, paid]), "P3")
    assert (found.erfuellt, found.belege) == (Grad.JA, ("stelle:amt", "massnahme:tat"))


def test_p3_an_office_without_a_building_block_needs_no_staff() -> None:
    konzept = make([task("x", federfuehrung="amt"), entry("stelle", "amt", name="Amt", personal=STAFF)])
    assert row(konzept, "P3").erfuellt is Grad.NEIN


def test_t1_an_offer_for_some_says_for_whom() -> None:
    open_, vague = entry("angebot", "a"), entry("angebot", "b", fuer_alle="nein")
    said = entry("angebot", "b", fuer_alle="nein", zielgruppe="Mütter")
    assert row(make([]), "T1").erfuellt is Grad.NEIN
    assert row(make([open_, vague]), "T1").erfuellt is Grad.TEILWEISE
    assert row(make([open_, said]), "T1").erfuellt is Grad.JA


def test_t2_departments_lead_and_talk() -> None:
    office = entry("stelle", "amt", name="Amt", art="kreisverwaltung")
    fields = [
        entry("handlungsfeld", "feld", federfuehrung="kreis"),
        entry("handlungsfeld", "zwei", nummer="2", federfuehrung="amt"),
    ]
    meeting = {"datum": "2026-05-05", "thema": "Lage", "protokoll": "Wir sprachen."}
    quiet, minuted = body("r", mitglieder=["kreis", "amt"]), body("r", mitglieder=["kreis", "amt"], sitzungen=[meeting])
    outside = body("r", mitglieder=["kreis", "land"], sitzungen=[meeting])
    assert row(make([office, fields[0]]), "T2").erfuellt is Grad.NEIN, "one office leads everything"
    assert row(make([office, *fields, quiet]), "T2").erfuellt is Grad.TEILWEISE, "no minutes"
    assert row(make([office, *fields, outside]), "T2").erfuellt is Grad.TEILWEISE, "one office of the Kreis only"
    assert row(make([office, *fields, minuted]), "T2").erfuellt is Grad.JA


def test_t3_counted_asked_and_judged_each_with_a_value() -> None:
    kinds = ("quantitativ", "befragung", "prozess")
    figures = [entry("indikator", kind, art=kind) for kind in kinds]
    values = {kind: (Messwert("landkreis", 2025, Decimal(12)),) for kind in kinds}
    assert row(make(figures, messwerte=values), "T3").erfuellt is Grad.JA
    without = {**values, "prozess": (Messwert("landkreis", 2025, None),)}
    assert row(make(figures, messwerte=without), "T3").erfuellt is Grad.TEILWEISE
    assert row(make(figures), "T3").erfuellt is Grad.NEIN


def test_m1_open_doors_and_case_management() -> None:
    walk_in, asked = entry("angebot", "a"), entry("angebot", "a", anmeldung="erforderlich")
    case = task("f", baustein="fallberatung")
    assert row(make([asked]), "M1").erfuellt is Grad.NEIN
    assert row(make([walk_in]), "M1").erfuellt is Grad.TEILWEISE
    assert row(make([walk_in, case]), "M1").erfuellt is Grad.JA


def test_m2_goals_figures_and_measures_hang_together() -> None:
    goal = entry("ziel", "z", zielwerte=[{"indikator": "i", "wert": "9", "jahr": "2027"}])
    figure, measure = entry("indikator", "i"), entry("massnahme", "m", ziele=["z"])
    values = {"i": (Messwert("landkreis", 2025, Decimal(12)),)}
    assert row(make([goal, figure, measure], messwerte=values), "M2").erfuellt is Grad.JA
    assert row(make([goal, figure, measure]), "M2").erfuellt is Grad.TEILWEISE, "the figure has no value"
    alone = entry("ziel", "z")
    assert row(make([alone, figure], messwerte=values), "M2").erfuellt is Grad.NEIN, "nothing names the figure"


def test_m3_plan_act_check_adjust() -> None:
    planned = entry("massnahme", "m", beginn="2026-01-01", dauerhaft="ja", status="laeuft")
    note = {"zeitraum": "2026", "datum": "2026-06-01", "text": "Es läuft."}
    changed = entry("massnahme", "n", status="verzoegert", status_grund="Kein Raum.", neues_ende="2027-01-01",
                    fortschritt=[note])  # fmt: skip
    assert row(make([entry("massnahme", "m")]), "M3").erfuellt is Grad.NEIN
    assert row(make([planned]), "M3").erfuellt is Grad.TEILWEISE
    assert row(make([planned, changed]), "M3").erfuellt is Grad.JA


def test_m4_the_base_of_the_leitbild() -> None:
    frame = {"leitlinien": [{"titel": "Wir fragen.", "text": "Zuerst."}]}
    chapter = {"docs/leitbild.md": "{{ leitbild() }}\n"}
    club = entry("stelle", "verein", name="Verein", art="verein")
    others = [
        entry("bericht", "b", titel="Bericht", zeitraum="2025", datum="2026-03-01", kurz="Kurz."),
        entry("beteiligung", "t", titel="Forum", format="werkstatt", kurz="Kurz.", von="2026-01-01"),
    ]
    alone, mixed = body("g", mitglieder=["kreis"]), body("g", mitglieder=["kreis", "verein"])
    partly = make([club, *others, alone], konzept=frame, prosa=chapter)
    assert row(partly, "M4").erfuellt is Grad.TEILWEISE
    assert row(make([club, *others, mixed], konzept=frame, prosa=chapter), "M4").erfuellt is Grad.JA


def test_m5_offices_belong_together_and_share_a_roof() -> None:
    child = entry("stelle", "sachgebiet", name="Sachgebiet", teil_von="kreis")
    needs = [entry("anliegen", "a"), entry("anliegen", "b")]
    small, roof = entry("anlaufstelle", "haus", anliegen=["a"]), entry("anlaufstelle", "haus", anliegen=["a", "b"])
    rule = entry("zustaendigkeit", "r", anliegen="b", gebiete=["landkreis"], anlaufstellen=["haus"])
    assert row(make([child, *needs, small]), "M5").erfuellt is Grad.TEILWEISE
    assert row(make([child, *needs, roof]), "M5").erfuellt is Grad.JA
    assert row(make([child, *needs, small, rule]), "M5").erfuellt is Grad.JA, "what rules send there counts too"


def test_m6_a_chance_and_a_risk() -> None:
    chance, risk = (entry("risiko", kind, **RISK, art=kind) for kind in ("chance", "risiko"))
    assert row(make([risk]), "M6").erfuellt is Grad.TEILWEISE
    assert row(make([risk, chance]), "M6").erfuellt is Grad.JA


# --- the page that carries a row


@pytest.mark.parametrize(
    ("key", "field", "call"),
    [
        ("K14", {"leitfragen": [{"frage": "warum", "antwort": "Darum."}]}, "{{ leitfragen() }}"),
        (
            "Z18",
            {"dreizehn_punkte": [{"titel": "A", "erfuellt": "offen", "begruendung": "B"}] * 13},
            '{{ selbsteinschaetzung("dreizehn_punkte") }}',
        ),
    ],
)
def test_a_part_in_one_piece_is_carried_by_the_chapter_that_prints_it(
    key: str, field: dict[str, Any], call: str
) -> None:
    chapter = {"docs/kapitel.md": f"# Kapitel\n\n{call}\n"}
    assert row(make([], konzept=field, prosa=chapter), key).seiten == ("kapitel/",)
    for hidden in (f"`{call}`", f"```\n{call}\n```", "{{ selbsteinschaetzung('erfolgsfaktoren') }}"):
        assert row(make([], konzept=field, prosa={"docs/kapitel.md": f"{hidden}\n"}), key).seiten == ()


def test_a_chapter_carries_what_a_guide_prints_too() -> None:
    fields = {"leitfragen": [{"frage": "warum", "antwort": "Darum."}]}
    guide, chapter = "{{ leitfragen() }}\n", "---\nkapitel: 11\n---\n{{ leitfragen() }}\n"
    both = make([], konzept=fields, prosa={"docs/anleitung.md": guide, "docs/fragen.md": chapter})
    assert row(both, "K14").seiten == ("fragen/",)
    alone = make([], konzept=fields, prosa={"docs/anleitung.md": guide})
    assert row(alone, "K14").seiten == ("anleitung/",)


def test_what_no_page_carries_is_fulfilled_in_part_at_most() -> None:
    words = {"name": "Mara Muster", "funktion": "Landrätin", "zitat": "Ja.", "text": "Ja."}
    assert row(make([], konzept={"vorwort": words}), "K1").erfuellt is Grad.TEILWEISE
    chapter = {"docs/vorwort.md": "{{ vorwort() }}\n"}
    assert row(make([], konzept={"vorwort": words}, prosa=chapter), "K1").erfuellt is Grad.JA


def test_one_entry_is_named_by_its_page_several_by_their_list() -> None:
    one, two = (entry("beispiel", key, titel="B", kurz="K.", text="T.") for key in ("a", "b"))
    assert row(make([one]), "Z9").seiten == ("beispiele/a/",)
    assert row(make([one, two]), "Z9").seiten == ("beispiele/",)


def test_chapters_that_name_a_row_come_first_and_the_start_page_is_a_slash() -> None:
    prose = {"docs/index.md": "---\nzeilen: Z9\n---\n", "docs/a/index.md": "---\nzeilen: Z9\n---\n"}
    example = entry("beispiel", "a", titel="B", kurz="K.", text="T.")
    assert row(make([example], prosa=prose), "Z9").seiten == ("/", "a/", "beispiele/a/")


def test_every_page_named_is_a_page_of_the_site(konzept: Konzept) -> None:
    werk = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
    there = {page.adresse for page in pages_of(werk)} | {"/"}
    named = {page.partition("#")[0] for row in completeness(konzept) for page in row.seiten}
    assert len(named) > len(ARTEN) / 2
    assert named <= there
