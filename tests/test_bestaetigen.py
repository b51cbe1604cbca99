"""``konzept bestaetigen``: a check is recorded, and not one other byte changes."""

from __future__ import annotations

import errno
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from macros.arten import ARTEN
from macros.bestaetigen import BestaetigenFehler, Vermerk, confirm
from macros.cli import main
from macros.loader import load
from tests.conftest import MINIMAL

TODAY = date(2026, 11, 22)
YESTERDAY = date(2026, 11, 21)
OFFER = "concept_data/angebote/sprachcafe.yaml"
OFFICE = "concept_data/stellen/landkreis.yaml"


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def refused(folder: Path, *words: str, am: date = TODAY, von: str | None = None) -> str:
    before = tree(folder)
    with pytest.raises(BestaetigenFehler) as caught:
        confirm(folder, words, Vermerk(am, von), TODAY)
    assert tree(folder) == before
    return str(caught.value)


def test_only_the_day_changes(minimal: Path) -> None:
    before = tree(minimal)
    done = confirm(minimal, ["sprachcafe"], Vermerk(TODAY), TODAY)
    assert [(one.kennung, one.von, one.geaendert) for one in done] == [
        ("angebot:sprachcafe", "Sachgebiet Integration", True)
    ]
    after = tree(minimal)
    assert {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} == {OFFER}
    assert after[OFFER] == before[OFFER].replace(b"geprueft_am: 2026-09-01", b"geprueft_am: 2026-11-22")


def test_what_is_missing_is_inserted_below_the_owner(minimal: Path) -> None:
    path = minimal / OFFICE
    before = path.read_bytes()
    assert b"geprueft" not in before
    confirm(minimal, ["stelle:landkreis"], Vermerk(TODAY, "Hauptamt: Zimmer 3"), TODAY)
    added = set(path.read_text(encoding="utf-8").splitlines()) - set(before.decode().splitlines())
    assert added == {"geprueft_am: 2026-11-22", 'geprueft_von: "Hauptamt: Zimmer 3"'}
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[lines.index("geprueft_am: 2026-11-22") - 1].startswith(("pflegt:", "stand:"))


def test_every_entry_of_the_small_concept_can_be_confirmed(minimal: Path) -> None:
    words = [
        f"{art.key}:{path.stem}" for art in ARTEN for path in (minimal / "concept_data" / art.ordner).glob("*.yaml")
    ]
    before = load(minimal, TODAY)
    confirm(minimal, words, Vermerk(TODAY, "Presse"), TODAY)
    after = load(minimal, TODAY)
    assert after.konzept is not None
    assert before.konzept is not None
    assert not after.errors
    for art in ARTEN:
        for node in after.konzept.alle(art.key):
            old = before.konzept.knoten(art.key, node.eintrag.id)
            assert old is not None
            assert node.modell == old.modell.model_copy(update={"geprueft_am": TODAY, "geprueft_von": "Presse"})


def test_a_second_time_changes_nothing(minimal: Path) -> None:
    confirm(minimal, ["sprachcafe"], Vermerk(TODAY), TODAY)
    times = {path: path.stat().st_mtime_ns for path in minimal.rglob("*")}
    done = confirm(minimal, ["sprachcafe", "angebot:sprachcafe"], Vermerk(TODAY), TODAY)
    assert [one.geaendert for one in done] == [False]
    assert {path: path.stat().st_mtime_ns for path in minimal.rglob("*")} == times


def test_messy_files_keep_their_mess(minimal: Path) -> None:
    path = minimal / OFFER
    messy = (
        b"\xef\xbb\xbf"
        + path.read_bytes()
        .replace(b"\n", b"\r\n")
        .replace(b"geprueft_am: 2026-09-01", b'geprueft_am :   "2026-09-01"\t# bitte anrufen')
        .rstrip()
    )
    path.write_bytes(messy)
    confirm(minimal, ["sprachcafe"], Vermerk(TODAY), TODAY)
    assert path.read_bytes() == messy.replace(b'"2026-09-01"\t', b'"2026-11-22"\t')


def test_unknown_ids_name_the_nearest(minimal: Path) -> None:
    told = refused(minimal, "sprachkafe", "angebote:sprachcaffe", "angebod:sprachcafe", "ganz-anders")
    assert told.splitlines() == [
        "„sprachkafe“ gibt es nicht – gemeint „sprachcafe“?",
        "„angebote:sprachcaffe“ gibt es nicht – gemeint „angebot:sprachcafe“?",
        "„angebod:sprachcafe“: die Art „angebod“ gibt es nicht – gemeint „angebot“?",
        "„ganz-anders“ gibt es nicht",
    ]


def test_an_ambiguous_id_needs_its_kind(minimal: Path) -> None:
    shutil.copy(minimal / "concept_data/stellen/landkreis.yaml", minimal / "concept_data/stellen/sprachcafe.yaml")
    assert "bitte angebot:sprachcafe oder stelle:sprachcafe" in refused(minimal, "sprachcafe")
    assert confirm(minimal, ["angebote:sprachcafe"], Vermerk(TODAY), TODAY)[0].kennung == "angebot:sprachcafe"


def test_days_that_cannot_be(minimal: Path) -> None:
    assert "liegt in der Zukunft" in refused(minimal, "sprachcafe", am=date(2026, 11, 23))
    assert "schon am 2026-09-01 geprüft" in refused(minimal, "sprachcafe", am=date(2026, 8, 31))


def test_drafts_and_nameless_checks_are_refused(minimal: Path) -> None:
    assert "bitte --von FUNKTION angeben" in refused(minimal, "stelle:landkreis")
    path = minimal / OFFER
    path.write_bytes(b"entwurf: ja\n" + path.read_bytes())
    assert "ist ein Entwurf" in refused(minimal, "sprachcafe")


@pytest.mark.parametrize("von", ["", "  ", "<b>Amt</b>", "zwei\nZeilen", "{{ amt }}", "x" * 400])
def test_a_function_must_be_a_name(minimal: Path, von: str) -> None:
    assert "--von" in refused(minimal, "sprachcafe", von=von)


def test_one_refusal_refuses_all(minimal: Path) -> None:
    told = refused(minimal, "sprachcafe", "stelle:landkreis")
    assert told == "concept_data/stellen/landkreis.yaml: es fehlt, wer geprüft hat – bitte --von FUNKTION angeben"


def test_a_fehler_elsewhere_does_not_matter_but_one_of_its_own_does(minimal: Path) -> None:
    (minimal / "concept_data/landkreis.yaml").write_text("kaputt: [", encoding="utf-8")
    assert confirm(minimal, ["sprachcafe"], Vermerk(YESTERDAY), TODAY)
    path = minimal / OFFER
    path.write_text(path.read_text(encoding="utf-8") + "unsinn: 1\n", encoding="utf-8")
    assert f"{OFFER}:" in refused(minimal, "sprachcafe")


@pytest.mark.parametrize("call", ["write", "replace"])
def test_a_full_disk_leaves_everything_as_it_was(minimal: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """The second file fails, while it is written beside or while it is put in place."""
    done: list[Path] = []
    genuine = Path.replace

    def failing(self: Path, target: Path) -> Any:
        if self.name.endswith("-neu"):
            done.append(self)
        if len(done) == 2 and self.name.endswith("-neu"):
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        return genuine(self, target)

    def full(handle: int) -> None:
        done.append(Path(str(handle)))
        if len(done) > 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    if call == "replace":
        monkeypatch.setattr(Path, "replace", failing)
    else:
        monkeypatch.setattr("os.fsync", full)
    told = refused(minimal, "sprachcafe", "stelle:landkreis", von="Presse")
    assert "der Datenträger ist voll" in told
    assert "nichts geändert" in told
    assert len(done) >= 2


def test_a_link_stays_a_link_and_modes_stay(minimal: Path, tmp_path: Path) -> None:
    real = tmp_path / "echt.yaml"
    (minimal / OFFER).rename(real)
    (minimal / OFFER).symlink_to(real)
    real.chmod(0o640)
    confirm(minimal, ["sprachcafe"], Vermerk(TODAY), TODAY)
    assert (minimal / OFFER).is_symlink()
    assert b"2026-11-22" in real.read_bytes()
    assert real.stat().st_mode & 0o777 == 0o640


def test_the_command(minimal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["bestaetigen", "--konzept", str(minimal), "--stichtag", "2026-11-22"]
    assert main([*call, "sprachcafe", "--am", "2026-11-20"]) == 0
    assert "angebot:sprachcafe: geprüft am 2026-11-20 von Sachgebiet Integration" in capsys.readouterr().out
    assert main([*call, "sprachcafee"]) == 2
    assert "Nichts wurde geändert." in capsys.readouterr().err
    assert main([*call, "stelle:landkreis"]) == 1


def test_the_small_concept_itself_is_untouched() -> None:
    assert b"2026-11-22" not in (MINIMAL / OFFER).read_bytes()
