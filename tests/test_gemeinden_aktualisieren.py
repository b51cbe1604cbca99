"""``konzept gemeinden aktualisieren``: what a newer register changes, and that applying it leaves a sound concept."""

from __future__ import annotations

import itertools
import os
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from macros.cli import main
from macros.gebietsstand import GebietsFehler, apply, bericht, compared
from macros.gebietsstand.nachfolge import TOLERANCE_HA, successors
from macros.loader import load
from macros.weiterleitungen import redirects
from tests.bauhilfe import bauen, tree
from tests.gebietshilfe import Ort, Verzeichnis, verzeichnis

if TYPE_CHECKING:
    from collections.abc import Mapping

    from macros.konzept import Konzept

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2027, 1, 1)

with_register = pytest.mark.skipif(
    "KONZEPT_REGISTER" not in os.environ,
    reason="KONZEPT_REGISTER nennt keinen Ordner mit dem amtlichen Register",
)


def loaded(folder: Path) -> Konzept:
    found = load(folder, DAY)
    assert found.konzept is not None
    assert not found.errors, "\n".join(map(str, found.errors))
    return found.konzept


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A copy of the demonstration that a test may change."""
    for part in ("concept_data", "docs"):
        shutil.copytree(ROOT / part, tmp_path / "konzept" / part)
    return tmp_path / "konzept"


@pytest.fixture(scope="module")
def untouched() -> Konzept:
    """The demonstration as it is."""
    return loaded(ROOT)


@pytest.fixture
def register(untouched: Konzept) -> Verzeichnis:
    """The register that says what the demonstration says, to be changed by a test."""
    return verzeichnis(untouched)


def report(demo: Path, register: Verzeichnis, nachfolger: Mapping[str, str] | None = None) -> list[str]:
    path = register.write(demo.parent / "register.txt")
    return list(bericht.lines(compared(demo, path, DAY, nachfolger or {})))[1:]


def applied(demo: Path, register: Verzeichnis, nachfolger: Mapping[str, str] | None = None) -> Konzept:
    path = register.write(demo.parent / "register.txt")
    apply(demo, compared(demo, path, DAY, nachfolger or {}), DAY)
    return loaded(demo)


def refused(demo: Path, register: Verzeichnis, nachfolger: Mapping[str, str] | None = None) -> str:
    before = tree(demo)
    with pytest.raises(GebietsFehler) as caught:
        applied(demo, register, nachfolger)
    assert tree(demo) == before
    return str(caught.value)


def merge(register: Verzeichnis, old: str, new: str) -> None:
    gone, heir = register.orte.pop(old), register.orte[new]
    register.change(new, hektar=heir.hektar + gone.hektar, einwohner=heir.einwohner + gone.einwohner)


def entry(konzept: Konzept, key: str, art: str = "gemeinde") -> Any:
    node = konzept.knoten(art, key)
    assert node is not None
    return node.eintrag


def goals(konzept: Konzept) -> dict[str, str]:
    return {one.alt: one.ziel.adresse for one in redirects(konzept)}


def test_the_same_register_changes_nothing(demo: Path, register: Verzeichnis) -> None:
    before = tree(demo)
    assert report(demo, register) == ["Nichts hat sich geändert."]
    applied(demo, register)
    assert tree(demo) == before


def test_new_figures_change_only_their_lines(demo: Path, register: Verzeichnis) -> None:
    path = demo / "concept_data/gemeinden/unterprobe.yaml"
    before = path.read_text(encoding="utf-8").splitlines()
    register.change("unterprobe", einwohner=4711, plz="00387")
    assert report(demo, register) == [
        "Unterprobe hat 4.711 Einwohner (bisher 4.610).",
        "Unterprobe: Die Postleitzahl der Verwaltung ist 00387 (bisher 00386).",
    ]
    applied(demo, register)
    after = path.read_text(encoding="utf-8").splitlines()
    assert len(after) == len(before)
    changed = [line.partition(":")[0] for old, line in zip(before, after, strict=True) if old != line]
    assert changed == ["einwohner", "einwohner_stand", "plz", "stand"]
    assert 'plz: ["00387", "00386"]' in after


def test_a_new_name_gives_a_new_address_and_the_old_one_leads_on(
    demo: Path, register: Verzeichnis, untouched: Konzept
) -> None:
    before = untouched
    names = [node.kennung for art in ("angebot", "anlaufstelle") for node in before.alle(art)
             if "gemeinde:beispielau" in getattr(node.eintrag, "gebiete", ())]  # fmt: skip
    assert names
    register.change("beispielau", name="Beispielaue")
    assert report(demo, register) == ["Beispielau heißt jetzt Beispielaue."]
    konzept = applied(demo, register)
    area = entry(konzept, "beispielaue")
    assert (area.frueher, area.frueherer_name) == (("beispielau",), ("Beispielau",))
    assert "beispielaue" in konzept.daten.geometrien
    assert goals(konzept)["gemeinden/beispielau/"] == "gemeinden/beispielaue/"
    for name in names:
        assert "gemeinde:beispielaue" in entry(konzept, name.partition(":")[2], name.partition(":")[0]).gebiete


def test_two_go_up_in_one_that_is_there(demo: Path, register: Verzeichnis, untouched: Konzept) -> None:
    before = untouched
    old = {key: entry(before, key) for key in ("musterau", "musterhain", "kleinprobe")}
    figures = {
        (key, row.gebiet, row.jahr): row for key, rows in before.daten.messwerte.items() for row in rows
    }  # fmt: skip
    merge(register, "musterhain", "musterau")
    merge(register, "kleinprobe", "musterau")
    told = report(demo, register)
    assert "Musterhain (99001170) gibt es nicht mehr: jetzt Teil von Musterau (erkannt an der Fläche)." in told
    konzept = applied(demo, register)
    area = entry(konzept, "musterau")
    assert set(area.frueher) >= {"musterhain", "kleinprobe"}
    assert area.einwohner == sum(one.einwohner for one in old.values())
    assert set(area.plz) == {code for one in old.values() for code in one.plz}
    found = goals(konzept)
    for key in ("musterhain", "kleinprobe"):
        for address in (f"gemeinden/{key}/", f"ars/{old[key].ars}/", f"ags/{old[key].ags}/"):
            assert found[address] == "gemeinden/musterau/"
        assert not list((demo / "concept_data/gemeinden").glob(f"{key}.*"))
    parts = [figures["vereine-mit-angebot", f"gemeinde:{key}", 2025] for key in old]
    total = next(
        row for row in konzept.daten.messwerte["vereine-mit-angebot"]
        if (row.gebiet, row.jahr) == ("gemeinde:musterau", 2025)
    )  # fmt: skip
    hidden = any(part.unterdrueckt for part in parts)
    assert total.unterdrueckt == hidden
    assert hidden or total.wert == sum(part.wert or 0 for part in parts)
    for rows in konzept.daten.messwerte.values():
        assert not {row.gebiet for row in rows} & {"gemeinde:musterhain", "gemeinde:kleinprobe"}


def test_two_become_a_new_one(demo: Path, register: Verzeichnis) -> None:
    one, other = register.orte.pop("probefeld"), register.orte.pop("probelau")
    people = one.einwohner + other.einwohner
    register.orte["neu"] = Ort("Probesee", "300", "5502", "64", one.hektar + other.hektar, people, "00360")
    assert "Probesee (99001300) ist neu aus den genannten Gemeinden entstanden." in report(demo, register)
    konzept = applied(demo, register)
    area = entry(konzept, "probesee")
    assert (area.ars, area.ags, area.einwohner) == ("990015502300", "99001300", people)
    assert set(area.frueher) >= {"probefeld", "probelau"}
    assert goals(konzept)["ags/99001200/"] == "gemeinden/probesee/"
    assert konzept.daten.geometrien["probesee"]["type"] == "MultiPolygon"


def test_another_verband(demo: Path, register: Verzeichnis) -> None:
    register.change("exempelsdorf", verband="5501")
    register.change("obermuster", verband="0060")
    assert report(demo, register) == [
        "Exempelsdorf hat einen neuen ARS: 990010120120 → 990015501120.",
        "Exempelsdorf wechselt den Verband: keiner → Verwaltungsverband Mustertal.",
        "Obermuster hat einen neuen ARS: 990015201060 → 990010060060.",
        "Obermuster wechselt den Verband: Verwaltungsgemeinschaft Neumuster-Obermuster → keiner.",
    ]
    konzept = applied(demo, register)
    assert (entry(konzept, "exempelsdorf").verband, entry(konzept, "obermuster").verband) == ("mustertal", None)
    assert goals(konzept)["ars/990010120120/"] == "gemeinden/exempelsdorf/"
    assert goals(konzept)["ags/99001120/"] == "gemeinden/exempelsdorf/"


def test_a_verband_with_a_new_key_keeps_its_rules(demo: Path, register: Verzeichnis) -> None:
    register.verbaende["5599"] = register.verbaende.pop("5502")
    for key, ort in list(register.orte.items()):
        if ort.verband == "5502":
            register.change(key, verband="5599")
    konzept = applied(demo, register)
    assert entry(konzept, "musterhoehe", "verband").frueher_ars == ("990015502",)
    assert entry(konzept, "wohnsitz-anmelden-musterhoehe", "zustaendigkeit").ars_praefix == "990015599"
    assert goals(konzept)["ars/990015502/"] == "verbaende/musterhoehe/"


def test_a_new_verband_and_a_new_gemeinde_in_it(demo: Path, register: Verzeichnis) -> None:
    register.orte["neu"] = Ort("Neudorf", "301", "5503", "64", 1000, 500, "00399")
    register.verbaende["5503"] = ("Neudorf-Land", "56")
    assert "Neudorf (99001301) ist neu; woraus, sagt das Register nicht." in report(demo, register)
    konzept = applied(demo, register)
    assert entry(konzept, "neudorf").verband == "neudorf-land"
    assert entry(konzept, "neudorf").pflegt == konzept.daten.konzept.koordination


def test_rules_of_the_one_that_is_gone_give_way(demo: Path, register: Verzeichnis) -> None:
    merge(register, "beispielhausen", "musterstadt")
    konzept = applied(demo, register)
    assert konzept.knoten("zustaendigkeit", "wohnsitz-anmelden-beispielhausen") is None
    assert "wohnsitz-anmelden-beispielhausen" in {gone.id for gone in konzept.daten.entfallen.eintraege}


def test_the_seat_of_the_landkreis_may_go_up_in_another(demo: Path, register: Verzeichnis) -> None:
    merge(register, "musterstadt", "neumuster")
    assert applied(demo, register).daten.landkreis.sitz == "neumuster"


def test_what_cannot_be_known_is_asked(demo: Path, register: Verzeichnis) -> None:
    register.orte.pop("kleinprobe")
    assert "Kleinprobe (99001150) gibt es nicht mehr: wohin sie gehört, sagt das Register nicht." in report(
        demo, register
    )
    assert "--nachfolger kleinprobe=NEU" in refused(demo, register)
    assert "concept_data/angebote/buecherbus.yaml" in refused(demo, register, {"kleinprobe": "-"})
    konzept = applied(demo, register, {"kleinprobe": "musterau"})
    assert "kleinprobe" in entry(konzept, "musterau").frueher


def test_two_that_fit_are_both_named(demo: Path, register: Verzeichnis) -> None:
    gone = register.orte.pop("kleinprobe")
    for key in ("musterau", "untermuster"):
        register.change(key, hektar=register.orte[key].hektar + gone.hektar)
    told = report(demo, register)
    assert any("vielleicht jetzt Teil von Musterau oder Untermuster, das ist nicht sicher" in line for line in told)
    assert "--nachfolger kleinprobe=musterau oder untermuster" in refused(demo, register)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"musterau": "untermuster"}, "„musterau“ steht noch im Register"),
        ({"atlantis": "untermuster"}, "„atlantis“ gibt es im Konzept nicht"),
        ({"kleinprobe": "atlantis"}, "„atlantis“ steht nicht im neuen Register"),
        ({"verband:mustertal": "musterhoehe"}, "passt zu keinem Verband, der wegfällt"),
    ],
)
def test_a_successor_that_cannot_be(demo: Path, register: Verzeichnis, given: dict[str, str], words: str) -> None:
    register.orte.pop("kleinprobe")
    assert words in refused(demo, register, given)


def test_a_verband_that_ends_is_left_to_a_person(demo: Path, register: Verzeichnis) -> None:
    register.verbaende.pop("5201")
    for key, ort in list(register.orte.items()):
        if ort.verband == "5201":
            register.change(key, verband=f"0{ort.nummer}")
    told = refused(demo, register)
    assert "bleibt von einem Menschen zu entscheiden" in told
    assert "zustaendigkeiten/wohnsitz-anmelden-neumuster-obermuster.yaml" in told


def test_a_concept_with_a_fehler_is_not_touched(demo: Path, register: Verzeichnis) -> None:
    (demo / "concept_data/konzept.yaml").write_text("kaputt: [", encoding="utf-8")
    assert "bitte zuerst beheben" in refused(demo, register)


def test_a_disk_that_refuses_leaves_everything(
    demo: Path, register: Verzeichnis, monkeypatch: pytest.MonkeyPatch
) -> None:
    merge(register, "musterhain", "musterau")
    calls = []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 10:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert "der Datenträger ist voll" in refused(demo, register)


def test_everything_at_once_builds_and_old_addresses_answer(demo: Path, register: Verzeichnis, tmp_path: Path) -> None:
    register.change("beispielau", name="Beispielaue")
    merge(register, "musterhain", "musterau")
    merge(register, "kleinprobe", "musterau")
    one, other = register.orte.pop("probefeld"), register.orte.pop("probelau")
    register.orte["neu"] = Ort("Probesee", "300", "5502", "64", one.hektar + other.hektar, 5030, "00360")
    register.change("exempelsdorf", verband="5501")
    path = register.write(tmp_path / "register.txt")
    call = ["gemeinden", "aktualisieren", "--konzept", str(demo), "--stichtag", str(DAY), "--register", str(path)]
    before = tree(demo)
    assert main(call) == 0
    assert tree(demo) == before
    assert main([*call, "--anwenden"]) == 0
    assert report(demo, register) == ["Nichts hat sich geändert."]
    done = bauen(demo, tmp_path / "site", KONZEPT_STICHTAG=str(DAY))
    assert done.returncode == 0, done.stderr
    for address, goal in (
        ("gemeinden/beispielau", "gemeinden/beispielaue/"),
        ("gemeinden/kleinprobe", "gemeinden/musterau/"),
        ("ars/990015501150", "gemeinden/musterau/"),
        ("ags/99001070", "gemeinden/probesee/"),
        ("gemeinden/probelau", "gemeinden/probesee/"),
        ("ars/990010120120", "gemeinden/exempelsdorf/"),
    ):
        html = BeautifulSoup((tmp_path / "site" / address / "index.html").read_bytes(), "lxml")
        refresh = html.select_one("meta[http-equiv=refresh]")
        assert refresh is not None
        assert str(refresh["content"]).endswith(goal)
        assert f"/{address}/ /{goal} 301\n" in (tmp_path / "site/_redirects").read_text(encoding="utf-8")


# ---- how a successor is known ----


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(100, 9000), min_size=1), st.data())
def test_land_that_went_somewhere_is_found_there_or_nothing_is_said(sizes: dict[str, int], data: st.DataObject) -> None:
    truth = {key: data.draw(st.sampled_from("XYZ")) for key in sizes}
    grown = {one: sum(size for key, size in sizes.items() if truth[key] == one) for one in "XYZ"}
    for key, fate in successors(sizes, grown).items():
        assert fate.nach is None or fate.nach == truth[key] or not _only_way(sizes, grown)
        assert fate.nach is None or not fate.moeglich


def _only_way(sizes: dict[str, int], grown: dict[str, int]) -> bool:
    """Whether no two sets of the vanished have land that could be taken for one another."""
    sums = [0]
    for size in sizes.values():
        sums += [one + size for one in sums]
    ordered = sorted(sums)
    return all(b - a > 2 * TOLERANCE_HA for a, b in itertools.pairwise(ordered)) and bool(grown)


def test_unknown_land_is_no_successor() -> None:
    assert successors({"a": None}, {"X": 500})["a"].nach is None
    assert successors({"a": 500}, {"X": 0, "Y": -3})["a"].nach is None


# ---- the real register ----


@with_register
def test_the_real_register_compared_with_itself_changes_nothing(tmp_path: Path) -> None:
    source = next(Path(os.environ["KONZEPT_REGISTER"]).rglob("GV100AD*.txt"))
    call = ["neu", str(tmp_path / "k"), "--kreis", "14626", "--register", str(source), "--stichtag", str(DAY)]
    assert main(call) == 0
    found = compared(tmp_path / "k", source, DAY, {})
    assert list(bericht.lines(found))[1:] == ["Nichts hat sich geändert."]
