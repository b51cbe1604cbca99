"""The files of the search: small, the same every time, and nothing of them shows words that are only for finding."""

from __future__ import annotations

import gzip
import html
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from macros.arten import ARTEN
from macros.suche.dateien import CORE, base36, files, front_coded
from tests.bauhilfe import konzept as command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept

ROOT = Path(__file__).resolve().parent.parent
#: The search itself may know such words, the language guideline explains some.
ALLOWED = ("suche/", "kommunikation/", "sprachleitfaden/")
READ = {".html", ".json", ".csv", ".xml", ".ics", ".vcf", ".txt", ".svg", ".js", ".ttl", ".jsonld", ".rdf"}


@pytest.fixture(scope="module")
def packed(demo: Konzept) -> dict[str, bytes]:
    """The files of its index."""
    return dict(files(demo))


def hidden_words(konzept: Konzept) -> Iterator[str]:
    """Every word that is only to be found by."""
    for art in ARTEN:
        for node in konzept.alle(art.key):
            found = getattr(node.eintrag, "suchbegriffe", None)
            yield from found.nur_finden if found else ()
    for group in konzept.daten.suchgruppen.gruppen:
        yield from group.nur_finden


def test_the_files_are_the_same_every_time(demo: Konzept, packed: dict[str, bytes]) -> None:
    assert dict(files(demo)) == packed


def test_what_is_fetched_first_is_small(packed: dict[str, bytes]) -> None:
    assert len(gzip.compress(packed[CORE])) < 40_000
    assert max(len(gzip.compress(content)) for name, content in packed.items() if name != CORE) < 20_000


def test_the_core_names_the_folder_of_all_else(packed: dict[str, bytes]) -> None:
    folder = json.loads(packed[CORE])["ordner"]
    assert {name.split("/")[1] for name in packed if name != CORE} == {folder}


def test_front_coding_shares_beginnings() -> None:
    assert front_coded(["kind", "kinder", "kurs"]) == "AkindEerBurs"


@pytest.mark.parametrize("number", [0, 9, 35, 36, 1295, 5000])
def test_base36(number: int) -> None:
    assert int(base36(number), 36) == number


def test_what_is_shown_of_a_record_holds_no_search_words(demo: Konzept, packed: dict[str, bytes]) -> None:
    """Blocks hold only what pages show: title, lead, place, languages, phone."""
    shown = [record for name, content in packed.items() if "/t-" in name for record in json.loads(content)]
    texts = "\n".join(str(value) for record in shown for value in record)
    assert [word for word in hidden_words(demo) if found_in(word, texts)] == []


def test_words_for_finding_stand_nowhere_else(demo: Konzept, demo_site: Path) -> None:
    words = set(hidden_words(demo))
    assert len(words) > 30
    shown = []
    for path in sorted(demo_site.rglob("*")):
        name = path.relative_to(demo_site).as_posix()
        if path.suffix in READ and not name.startswith(ALLOWED):
            text = html.unescape(path.read_text(encoding="utf-8"))
            shown += [(word, name) for word in words if found_in(word, text)]
    assert shown == []


def found_in(word: str, text: str) -> bool:
    """Whether the word stands in the text as a word of its own, as it is written."""
    return word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def test_the_command_shows_the_ranking_and_why() -> None:
    done = command("suche", "auslaender behörde", "--konzept", ROOT, "--format", "json", "--anzahl", "3")
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    assert len(answer["treffer"]) == 3
    assert answer["anzahl"] >= 3
    assert {one["weg"] for one in answer["treffer"][0]["grund"]} == {"zusammen"}
    told = command("suche", "xyzzyxyz", "--konzept", ROOT)
    assert "Nichts gefunden." in told.stdout
