"""A new concept from the official register: true to it, honest about the rest, and buildable at once."""

from __future__ import annotations

import csv
import os
import re
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from bs4 import BeautifulSoup, Tag

from macros.arten import ART_BY_FOLDER
from macros.checks.platzhalter import MARKE
from macros.cli import main
from macros.errors import Schwere
from macros.loader import load
from macros.model.konzeptdaten import Frage
from macros.neu import NeuFehler, Wunsch, ablegen, create
from macros.neu.kreis import land_of, official_name
from macros.neu.orte import gemeinde_fields, verband_fields
from macros.neu.vorhaben import vorhaben
from macros.register import RegisterKreis, RegisterVerband, read_register
from macros.schema import schema_line, schemas
from tests.bauhilfe import bauen, tree
from tests.conftest import HERE, STICHTAG
from tests.test_schema import read, validator

if TYPE_CHECKING:
    from collections.abc import Iterator

REGISTER = HERE / "daten" / "register_klein.txt"
GRENZEN = HERE / "daten" / "gemeinden_klein.geojson"
QUELLE = "© Statistisches Bundesamt (Destatis), Gemeindeverzeichnis GV-ISys, Gebietsstand 31.01.2024"
SMALL = {
    "beispielhausen", "gross-uebungen", "musterstadt", "neudorf-004", "neudorf-006", "probedorf", "suessau",
}  # fmt: skip


def wish(target: Path, **more: Any) -> Wunsch:
    return Wunsch(target, "99001", REGISTER, **{"grenzen": GRENZEN, **more})


def entries(folder: Path, kind: str) -> dict[str, dict[str, Any]]:
    """Every entry of a kind as an editing program reads it, by its id."""
    files = sorted((folder / "concept_data" / kind).glob("*.yaml"))
    return {path.stem: read(path.read_text(encoding="utf-8")) for path in files}


def single(folder: Path, name: str) -> dict[str, Any]:
    data: dict[str, Any] = read((folder / "concept_data" / f"{name}.yaml").read_text(encoding="utf-8"))
    return data


def page(site: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((site / address / "index.html").read_text(encoding="utf-8"), "lxml")


def areas_of_map(site: Path, address: str = "gemeinden") -> list[str]:
    """The names of the areas that link somewhere on the map of a page."""
    found = page(site, address).select("svg.ik-map a")
    assert all(link["href"] for link in found)
    return [link.title.get_text() for link in found if link.title]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("neu") / "musterkreis"
    create(wish(target), STICHTAG)
    return target


def test_all_gemeinden_and_no_area_without_gemeinde(small: Path) -> None:
    assert entries(small, "gemeinden").keys() == SMALL


def test_a_gemeinde_carries_what_the_register_says(small: Path) -> None:
    assert entries(small, "gemeinden")["musterstadt"] == {
        "name": "Musterstadt",
        "art": "stadt",
        "ars": "990010001001",
        "ags": "99001001",
        "einwohner": 24310,
        "einwohner_stand": "2024-01-31",
        "flaeche_ha": 6120,
        "plz": ["99901"],
        "quelle": {"titel": QUELLE},
        "pflegt": "kreisverwaltung",
        "stand": "2026-11-22",
    }  # fmt: skip


def test_names_are_split_and_kinds_are_words(small: Path) -> None:
    found = entries(small, "gemeinden")
    assert (found["suessau"]["name"], found["suessau"]["andere_namen"]) == ("Süßau", [{"name": "Słódka Łuka"}])
    assert found["beispielhausen"]["art"] == "markt"
    assert found["gross-uebungen"]["art"] == "gemeinde"
    text = (small / "concept_data" / "gemeinden" / "suessau.yaml").read_text(encoding="utf-8")
    assert "# Im amtlichen Gemeindeverzeichnis: Süßau, Kurort / Słódka Łuka (" in text


def test_gemeinden_name_their_verband_and_verbaende_their_seat(small: Path) -> None:
    found = {key: data.get("verband") for key, data in entries(small, "gemeinden").items()}
    assert found == {
        "musterstadt": None, "gross-uebungen": None, "beispielhausen": None,
        "neudorf-004": "musterwald", "probedorf": "musterwald",
        "neudorf-006": "suessau-neudorf", "suessau": "suessau-neudorf",
    }  # fmt: skip
    verbaende = entries(small, "verbaende")
    told = {key: (one["name"], one["art"], one["ars"], one["sitz"]) for key, one in verbaende.items()}
    assert told == {
        "musterwald": ("Samtgemeinde Musterwald", "samtgemeinde", "990015001", "probedorf"),
        "suessau-neudorf": (
            "Verwaltungsgemeinschaft Süßau / Neudorf", "verwaltungsgemeinschaft", "990015002", "suessau",
        ),
    }  # fmt: skip


def test_the_landkreis_is_the_sum_of_its_areas(small: Path) -> None:
    kreis = single(small, "landkreis")
    assert (kreis["name"], kreis["ars"], kreis["sitz"], kreis["fiktiv"]) == (
        "Musterkreis",
        "99001",
        "musterstadt",
        "ja",
    )
    assert kreis["einwohner"] == 24310 + 870 + 6145 + 1204 + 2033 + 998 + 1577
    hectares = 6120 + 310 + 5230 + 4980 + 4710 + 5090 + 5340 + 4400  # the last one belongs to no Gemeinde
    assert float(kreis["flaeche_km2"].replace(",", ".")) == hectares / 100
    assert kreis["karte_quelle"].startswith("© Vermessungsamt Musterland 2024")


def test_it_has_no_fehler_and_tells_every_gap(small: Path) -> None:
    problems = load(small, STICHTAG).problems
    assert {problem.schwere for problem in problems} == {Schwere.WARNUNG}
    told = {(problem.datei, problem.feld) for problem in problems}
    assert {
        ("concept_data/landkreis.yaml", field) for field in ("website", "adresse", "anschrift", "impressum")
    } <= told
    assert {("concept_data/konzept.yaml", field) for field in ("leitbild", "leitfragen", "dreizehn_punkte")} <= told
    drafts = {f"concept_data/handlungsfelder/{key}.yaml" for key in entries(small, "handlungsfelder")}
    assert drafts == {datei for datei, feld in told if feld == "entwurf"}
    unwritten = {f"docs/{path.name}" for path in (small / "docs").glob("*.md") if MARKE in path.read_text("utf-8")}
    assert unwritten == {datei for datei, _ in told if datei.startswith("docs/")}


def test_the_thirteen_fields_of_action_are_offered_as_drafts(small: Path) -> None:
    found = entries(small, "handlungsfelder")
    assert [data["nummer"] for data in sorted(found.values(), key=lambda data: data["nummer"])] == [*range(1, 14)]
    assert all(data["entwurf"] == "ja" and data["kurz"].startswith(MARKE) for data in found.values())


def test_the_chapters_ask_the_nine_guiding_questions(small: Path) -> None:
    prose = "\n".join(path.read_text(encoding="utf-8") for path in sorted((small / "docs").glob("*.md")))
    assert [frage.titel for frage in Frage if frage.titel not in prose] == []
    answers = single(small, "konzept")["leitfragen"]
    assert [answer["frage"] for answer in answers] == [frage.value for frage in Frage]
    assert all(answer["antwort"].startswith(MARKE) for answer in answers)


def test_the_chapters_name_every_part_of_a_concept(small: Path) -> None:
    prose = "\n".join(path.read_text(encoding="utf-8") for path in sorted((small / "docs").glob("*.md")))
    named = set(re.findall(r"\bK\d+\b", prose))
    assert {f"K{number}" for number in range(1, 19)} <= named
    chapters = [int(number) for number in re.findall(r"(?m)^kapitel: (\d+)$", prose)]
    assert sorted(chapters) == [*range(1, len(chapters) + 1)]


def test_nothing_is_invented(small: Path) -> None:
    """No phone number, e-mail or web address, but the source of the boundaries, is in what counts of the data."""
    for path in sorted((small / "concept_data").rglob("*.yaml")):
        counts = re.sub(r"(?m)^\s*#.*$|^karte_quelle:.*$", "", path.read_text(encoding="utf-8"))
        assert not re.search(r"@|https?://|www\.|telefon|\b0\d{2,} ?\d{3,}", counts), path.name


def test_every_file_names_its_schema_and_fits_it(small: Path) -> None:
    assert {path.name: path.read_text(encoding="utf-8") for path in (small / "schema").iterdir()} == schemas()
    data = small / "concept_data"
    for path in sorted(data.rglob("*.yaml")):
        key = path.stem if path.parent == data else ART_BY_FOLDER[path.parent.name].key
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"{schema_line(key)}\n"), path
        assert (path.parent / text.partition("\n")[0].partition("$schema=")[2]).resolve().is_file()
        jsonschema.validate(read(text), validator(key).schema)


@pytest.mark.parametrize("name", ["entfallen", "suchbegriffe", "sprachleitfaden"])
def test_the_example_in_an_empty_list_works(small: Path, tmp_path: Path, name: str) -> None:
    copy = Path(shutil.copytree(small, tmp_path / "konzept"))
    path = copy / "concept_data" / f"{name}.yaml"
    *rows, last = path.read_text(encoding="utf-8").splitlines()
    assert last.endswith(": []")
    path.write_text("\n".join(re.sub(r"^#(?=\w|  )", "", row) for row in rows), encoding="utf-8")
    assert load(copy, STICHTAG).errors == []
    assert len(next(iter(single(copy, name).values()))) == 1


def test_the_readme_tells_the_next_ten_steps(small: Path) -> None:
    text = (small / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^(\d+)\. ", text) == [str(number) for number in range(1, 11)]
    assert "7 Gemeinden und 2 Verbände" in text
    assert "$" not in text


@pytest.fixture(scope="module")
def site(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("neu-site") / "site"
    done = bauen(small, target)
    assert done.returncode == 0, done.stderr
    return target


def test_it_builds_with_map_and_a_page_for_every_gemeinde(site: Path) -> None:
    names = sorted(
        ["Beispielhausen", "Groß Übungen", "Musterstadt", "Neudorf", "Neudorf", "Probedorf", "Süßau"], key=str.lower
    )
    assert sorted(areas_of_map(site), key=str.lower) == names
    assert all((site / "gemeinden" / key / "index.html").is_file() for key in SMALL)
    assert page(site, "gemeinden/suessau").h1.get_text(strip=True) == "Süßau"  # type: ignore[union-attr]  # -- it has one


def test_what_is_missing_is_said_on_the_page(site: Path) -> None:
    assert MARKE in page(site, "vorwort").main.get_text()  # type: ignore[union-attr]  # -- every page has one
    assert MARKE in page(site, "leitbild").main.get_text()  # type: ignore[union-attr]  # -- the same
    assert not (site / "handlungsfelder" / "sprache").exists()
    for address in ("vorwort", "aufgabe", "gemeinden/suessau"):
        assert "Nur für die Redaktion" not in page(site, address).get_text()


def filled_by_script(part: Tag) -> bool:
    """Whether a script fills it: nobody sees it before, or it is where answers are announced."""
    around = (part, *part.parents)
    return any(one.has_attr("hidden") or one.get("role") == "status" or one.name == "template" for one in around)


def test_no_page_of_a_sparse_concept_has_an_empty_list_or_heading(site: Path) -> None:
    empty = [
        f"{path.relative_to(site)}: <{part.name} class={part.get('class')}>"
        for path in sorted(site.rglob("*.html"))
        for part in BeautifulSoup(path.read_text(encoding="utf-8"), "lxml").select("ul, ol, dl, tbody, p, h1, h2, h3")
        if not part.get_text(strip=True) and not part.find(["img", "svg"]) and not filled_by_script(part)
    ]
    assert empty == []


def test_a_site_without_address_has_no_canonical_link(site: Path) -> None:
    assert not page(site, "gemeinden/suessau").select('link[rel="canonical"]')


def test_the_preview_shows_the_drafts(small: Path, tmp_path: Path) -> None:
    done = bauen(small, tmp_path / "site", KONZEPT_VORSCHAU="1")
    assert done.returncode == 0, done.stderr
    assert MARKE in page(tmp_path / "site", "handlungsfelder/sprache").main.get_text()  # type: ignore[union-attr]  # -- the same


def test_without_boundaries_there_is_no_map_and_no_source(tmp_path: Path) -> None:
    made = create(wish(tmp_path / "neu", grenzen=None), STICHTAG)
    assert made.plan.ohne_grenze == ()
    assert "karte_quelle" not in single(tmp_path / "neu", "landkreis")
    assert not list((tmp_path / "neu").rglob("*.geojson"))
    done = bauen(tmp_path / "neu", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert areas_of_map(tmp_path / "site") == []


def test_a_gemeinde_without_boundary_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = GRENZEN.read_text(encoding="utf-8").splitlines()
    less = [line for line in lines if '"name":"Probedorf"' not in line]
    assert len(less) < len(lines)
    path = tmp_path / "weniger.geojson"
    path.write_text("\n".join(less).replace('"attribution"', '"kommentar"'), encoding="utf-8")
    code = main([
        "neu", str(tmp_path / "neu"), "--kreis", "99001", "--register", str(REGISTER), "--grenzen", str(path),
    ])  # fmt: skip
    told = capsys.readouterr()
    assert (code, told.err) == (0, "")
    assert "Ohne Grenze, also nicht auf der Karte: Probedorf.\n" in told.out
    assert single(tmp_path / "neu", "landkreis")["karte_quelle"] == f"{MARKE}: Herkunft der Gemeindegrenzen"


def test_the_same_input_gives_the_same_bytes(small: Path, tmp_path: Path) -> None:
    create(wish(tmp_path / "neu"), STICHTAG)
    assert tree(tmp_path / "neu") == tree(small)


def test_the_name_may_be_given(tmp_path: Path) -> None:
    create(wish(tmp_path / "neu", name="Landkreis Musterland: Mitte"), STICHTAG)
    kreis = single(tmp_path / "neu", "landkreis")
    assert (kreis["name"], kreis["kurzname"]) == ("Landkreis Musterland: Mitte", "Musterland: Mitte")
    assert entries(tmp_path / "neu", "stellen")["kreisverwaltung"]["name"] == "Kreisverwaltung Musterland: Mitte"
    assert load(tmp_path / "neu", STICHTAG).errors == []


def test_the_command_tells_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "neu"
    target.mkdir()
    code = main(["neu", str(target), "--kreis", "99001", "--register", str(REGISTER), "--stichtag", "2026-11-22"])
    told = capsys.readouterr()
    assert (code, told.err) == (0, "")
    assert told.out.startswith(f"Musterkreis ist angelegt: 7 Gemeinden und 2 Verbände in {target}.\n0 Fehler, ")
    assert (target.stat().st_mode & 0o777) == (0o777 & ~_umask())
    assert [path.name for path in tmp_path.iterdir()] == ["neu"]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _arguments(tmp_path: Path, **changed: str) -> list[str]:
    given = {"kreis": "99001", "register": str(REGISTER), "grenzen": str(GRENZEN), **changed}
    target = given.pop("ziel", str(tmp_path / "neu"))
    return ["neu", target, *(part for name, value in given.items() for part in (f"--{name}", value))]


@pytest.fixture
def crowded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files that are no good, and an empty one in which we stand."""
    (tmp_path / "leer").mkdir()
    monkeypatch.chdir(tmp_path / "leer")
    (tmp_path / "kurz.txt").write_text("10 zu kurz\n", encoding="utf-8")
    (tmp_path / "voll").mkdir()
    (tmp_path / "voll" / "etwas.txt").write_text("bleibt", encoding="utf-8")
    other = [line for line in GRENZEN.read_text(encoding="utf-8").splitlines() if '"ags":"99001' not in line]
    (tmp_path / "nachbar.geojson").write_text("\n".join(other), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("changed", "code", "told"),
    [
        ({"kreis": "99003"}, 2, "Der Kreis „99003“ steht nicht in diesem Register – gemeint 99002 Nachbarkreis?"),
        ({"kreis": "Musterkreiss"}, 2, "gemeint 99001 Musterkreis?"),
        ({"register": "{tmp}/fehlt.txt"}, 2, "fehlt.txt gibt es nicht"),
        ({"register": str(GRENZEN)}, 1, "JSON-Datei"),
        ({"register": "{tmp}/kurz.txt"}, 1, "Zeile 1: Die Zeile hat"),
        ({"grenzen": "{tmp}/fehlt.geojson"}, 2, "fehlt.geojson gibt es nicht"),
        ({"grenzen": str(REGISTER)}, 1, "keine GeoJSON-Datei"),
        ({"grenzen": "{tmp}/nachbar.geojson"}, 1, "keine Grenzen für den Kreis 99001 (enthalten: 99002)"),
        ({"ziel": "{tmp}/voll"}, 2, "ist nicht leer – nichts wurde geändert"),
        ({"ziel": "{tmp}/kurz.txt"}, 2, "ist eine Datei – erwartet wird ein neuer Ordner"),
        ({"ziel": "{tmp}/weit/weg"}, 2, "gibt es nicht – bitte zuerst anlegen"),
        ({"ziel": "."}, 2, "stehen Sie gerade"),
        ({"name": "Landkreis <b>Muster</b>"}, 1, "enthält HTML"),
        ({"name": "Landkreis {{ x }}"}, 1, "Daraus entsteht kein gültiges Konzept"),
    ],
)  # fmt: skip
def test_every_failure_is_one_line_and_leaves_nothing(
    crowded: Path, capsys: pytest.CaptureFixture[str], changed: dict[str, str], code: int, told: str
) -> None:
    before, listed = tree(crowded), {path.name for path in crowded.iterdir()}
    given = {name: value.replace("{tmp}", str(crowded)) for name, value in changed.items()}
    assert main(_arguments(crowded, **given)) == code
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    assert told in output.err
    assert tree(crowded) == before
    assert {path.name for path in crowded.iterdir()} == listed


def test_missing_arguments_are_told_in_german(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["neu", "irgendwo"])
    assert caught.value.code == 2
    assert "es fehlt: --kreis, --register" in capsys.readouterr().err


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_an_interruption_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(ablegen, "problems_of", fail)
    with pytest.raises((NeuFehler, KeyboardInterrupt)):
        create(wish(tmp_path / "neu"), STICHTAG)
    assert list(tmp_path.iterdir()) == []


def kreis(name: str, typ: str, ars: str = "05123", code: int = 43) -> RegisterKreis:
    return RegisterKreis(ars, name, name, (), code, typ, "Musterstadt", None, date(2024, 1, 31))


@pytest.mark.parametrize(
    ("name", "typ", "full"),
    [
        ("Görlitz", "Landkreis", "Landkreis Görlitz"),
        ("Kleve", "Kreis", "Kreis Kleve"),
        ("Rhein-Kreis Neuss", "Kreis", "Rhein-Kreis Neuss"),
        ("Vogtlandkreis", "Landkreis", "Vogtlandkreis"),
        ("Landkreis Rostock", "Landkreis", "Landkreis Rostock"),
        ("Städteregion Aachen", "Kreis", "Städteregion Aachen"),
        ("Regionalverband Saarbrücken", "Regionalverband", "Regionalverband Saarbrücken"),
    ],
)
def test_the_full_name_carries_its_kind_once(name: str, typ: str, full: str) -> None:
    assert official_name(kreis(name, typ)) == full


@pytest.mark.parametrize(("ars", "land"), [("14626", "SN"), ("03154", "NI"), ("99001", "SN"), ("17001", None)])
def test_the_land_follows_from_the_key(ars: str, land: str | None) -> None:
    assert land_of(kreis("X", "Kreis", ars)) == land


def test_a_town_without_gemeinden_is_no_landkreis(tmp_path: Path) -> None:
    text = REGISTER.read_text(encoding="utf-8")
    rows = [row[:122] + "41" + row[124:] if row[:2] == "40" else row for row in text.splitlines()]
    path = tmp_path / "staedte.txt"
    path.write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(NeuFehler, match="kreisfreie Stadt") as caught:
        create(Wunsch(tmp_path / "neu", "99001", path), STICHTAG)
    assert caught.value.aufruf


def test_a_seat_is_found_by_its_short_name_only_where_that_is_clear() -> None:
    book = read_register(REGISTER)
    plan = vorhaben(book, book.kreis("99001"), "Musterkreis", STICHTAG)
    assert plan.gemeinde_called("Musterstadt") == "musterstadt"
    assert plan.gemeinde_called("Groß") == "gross-uebungen"
    assert plan.gemeinde_called("Neudorf") is None
    assert plan.gemeinde_called("Neudorf", [one for one in plan.gemeinden if one.ags == "99001004"]) == "neudorf-004"
    assert plan.gemeinde_called("Fernau") is None


def test_a_seat_outside_is_a_place_and_an_acting_gemeinde_is_named() -> None:
    book = read_register(REGISTER)
    plan = vorhaben(book, book.kreis("99001"), "Musterkreis", STICHTAG)
    outside = RegisterVerband("990015001", "Musterwald", 51, "Amt", "Fernau", verbandsfrei=False, stand=STICHTAG)
    assert verband_fields(plan, outside)["sitz_ort"] == "Fernau"
    acting = RegisterVerband("990015001", "Probedorf", 58, "", "Probedorf", verbandsfrei=False, stand=STICHTAG)
    fields = verband_fields(plan, acting)
    assert (fields["name"], fields["erfuellende_gemeinde"]) == ("Erfüllende Gemeinde Probedorf", "probedorf")
    amt = RegisterVerband("990015001", "Amt Musterwald", 51, "Amt", "", verbandsfrei=False, stand=STICHTAG)
    assert verband_fields(plan, amt)["name"] == "Amt Musterwald"


def test_a_language_of_a_name_is_kept_where_it_is_known() -> None:
    book = read_register(REGISTER)
    plan = vorhaben(book, book.kreis("99001"), "Musterkreis", STICHTAG)
    [area] = [one for one in plan.gemeinden if one.name == "Süßau"]
    assert gemeinde_fields(plan, area)["andere_namen"] == [{"name": "Słódka Łuka"}]


# --- two real Kreise -------------------------------------------------------------------------------------------------

REAL = Path(os.environ.get("KONZEPT_REGISTER", ""))
ECHT = pytest.mark.skipif(
    "KONZEPT_REGISTER" not in os.environ, reason="KONZEPT_REGISTER nennt nicht den Ordner mit den echten Daten"
)
KREISE = {"goerlitz": ("14626", "Landkreis Görlitz", 53, 14), "helmstedt": ("03154", "Landkreis Helmstedt", 23, 4)}
ARTEN = {"Stadt": "stadt", "Kreisangehörige Gemeinde": "gemeinde"}


def rows(name: str) -> Iterator[dict[str, str]]:
    """The table beside the register, without the areas that belong to no Gemeinde."""
    with (REAL / f"gemeinden_{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        yield from (row for row in csv.DictReader(file) if not row["typ"].startswith("gemeindefreies"))


def real(target: Path, ars: str, name: str, boundaries: str) -> Path:
    [register] = REAL.glob("GV100AD*.txt")
    create(Wunsch(target, ars, register, REAL / f"gemeinden_{name}_{boundaries}.geojson"), STICHTAG)
    return target


@ECHT
@pytest.mark.echt
@pytest.mark.parametrize("name", KREISE)
def test_a_real_kreis_is_written_as_the_register_has_it_and_builds(tmp_path: Path, name: str) -> None:
    ars, full, gemeinden, verbaende = KREISE[name]
    folder = real(tmp_path / "konzept", ars, name, "vg5000")
    found = {data["ags"]: data for data in entries(folder, "gemeinden").values()}
    groups = entries(folder, "verbaende")
    expected = list(rows(name))
    assert (len(found), len(groups), len(expected)) == (gemeinden, verbaende, gemeinden)
    for row in expected:
        data = found[row["ags"]]
        german, _, other = row["name"].partition(" / ")
        assert data["name"] == german.partition(", ")[0]
        assert [one["name"] for one in data.get("andere_namen", [])] == ([other.partition(", ")[0]] if other else [])
        assert (data["ars"], data["art"]) == (row["ars"], ARTEN[row["typ"]])
        assert (data["einwohner"], data["flaeche_ha"]) == (int(row["einwohner"]), int(row["flaeche_ha"]))
        assert (data["plz"], data["einwohner_stand"]) == ([row["plz_verwaltung"]], "2023-11-30")
        if row["verband_typ"] == "verbandsfreie Gemeinde":
            assert "verband" not in data
            continue
        verband = groups[data["verband"]]
        assert verband["ars"] == row["verband_ars"]
        assert verband["name"] == f"{row['verband_typ']} {row['verband']}"
        if row["verband_sitz"]:
            assert found_name(folder, verband["sitz"]).startswith(row["verband_sitz"])
    assert single(folder, "landkreis")["name"] == full
    assert single(folder, "landkreis")["sitz"] == name
    assert load(folder, STICHTAG).errors == []
    done = bauen(folder, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert sorted(areas_of_map(tmp_path / "site")) == sorted(data["name"] for data in found.values())
    for key in entries(folder, "gemeinden"):
        assert (tmp_path / "site" / "gemeinden" / key / "index.html").is_file()
    shown = page(tmp_path / "site", "gemeinden").get_text()
    assert "GeoBasis-DE / BKG 2021" in shown


def found_name(folder: Path, key: str) -> str:
    name: str = entries(folder, "gemeinden")[key]["name"]
    return name


@ECHT
@pytest.mark.echt
@pytest.mark.parametrize("name", KREISE)
def test_detailed_boundaries_give_every_gemeinde_a_shape(tmp_path: Path, name: str) -> None:
    ars, _, gemeinden, _ = KREISE[name]
    folder = real(tmp_path / "konzept", ars, name, "vg250_simpl120m")
    assert len(list((folder / "concept_data" / "gemeinden").glob("*.geojson"))) == gemeinden
    assert "BKG 2016" in single(folder, "landkreis")["karte_quelle"]
    assert load(folder, STICHTAG).errors == []
