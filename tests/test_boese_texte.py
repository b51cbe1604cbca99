"""Text from data can do nothing: the hostile texts of ``boese_texte.txt``, in every text field of every entry.

The door refuses most of them. Here they are also put behind it, into models nobody has checked, and every page and
every file must still have the form it has with harmless words.
"""

from __future__ import annotations

import csv
import json
import re
import typing
from dataclasses import replace
from html.parser import HTMLParser
from io import StringIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import icalendar
import pytest
import vobject
from pydantic import BaseModel, TypeAdapter, ValidationError

from macros import exports
from macros.arten import ARTEN
from macros.exports.zelle import FORMULA
from macros.konzept import Konzept
from macros.model import types
from macros.model.plan import FieldKind, plan_of
from macros.pages import Seitenwerk, pages_of
from macros.pruefen import report
from macros.rahmen import Rahmen
from macros.render import Renderer
from macros.texte import TAGS
from tests.bauhilfe import bauen
from tests.conftest import HERE, MINIMAL, STICHTAG, minimal_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Pick = Callable[[bool], str]

LEAST = 100
LONGEST = 400
#: The door lets none of these through, and XML could not hold them.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
#: The types of the model that take free text; every other string must have a form of its own. Hours hold remarks in
#: quotation marks, and are looked at behind the door; the kind in a ``Bezug`` is checked with the entry it names.
FREE = (types.Text, types.Name, types.Langtext, types.Suchwort)
STRICT = (
    types.Kennung, types.Telefon, types.EMail, types.WebAdresse, types.Sprache, types.Farbe,
    types.Dateiname, types.Gebiet, types.Ars, types.Plz, types.Datum, types.Uhrzeit, types.JaNein,
)  # fmt: skip
SAFE_URL = re.compile(r"(?:https?:|mailto:|tel:|webcal:|sms:|geo:|[^:]*$|[./#?])", re.IGNORECASE)
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "xlink:href"}


def corpus() -> list[str]:
    found = []
    for line in (HERE / "boese_texte.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            value = json.loads(line)
            found.append(value if isinstance(value, str) else value["wiederhole"][0] * value["wiederhole"][1])
    return found


ALL = corpus()
SHORT = [text for text in ALL if len(text) <= LONGEST and not UNWRITABLE.search(text)]


# ---- in front of the door


def said(kind: Any, text: str) -> list[str]:
    """What the type says against a text, one line for each mistake; nothing when it takes it."""
    try:
        TypeAdapter(kind).validate_python(text)
    except ValidationError as error:
        return [one["msg"] for one in error.errors()]
    return []


def test_the_corpus_is_large_and_each_text_stands_once() -> None:
    assert len(ALL) >= LEAST
    assert len(set(ALL)) == len(ALL)


@pytest.mark.parametrize("kind", FREE)
def test_free_text_takes_no_element_no_template_and_no_control_sign(kind: Any) -> None:
    bad = [text for text in ALL if re.search(r"<[a-zA-Z/!?]|\{\{|\{%|\{#|[\x00-\x08\x7f\u202e]", text)]
    assert bad
    for text in bad:
        told = said(kind, text)
        assert told, text[:50]
        assert all("\n" not in line for line in told)
    assert said(kind, "A" * 1_048_576)


@pytest.mark.parametrize("kind", STRICT)
def test_a_text_with_a_form_takes_nothing_that_acts(kind: Any) -> None:
    for text in ALL:
        told = said(kind, text)
        if not told:
            assert not re.search(r"[<>\"'`{}\s\x00-\x1f]|script:|\.\./", text), (kind, text[:50])


def test_the_door_says_one_german_line_for_each(tmp_path: Path) -> None:
    """Every text as the name of a Stelle and as the definition of a Begriff: taken, or refused in one line."""
    folder = minimal_copy(tmp_path)
    stelle, begriff = folder / "concept_data/stellen/frauenverein.yaml", folder / "concept_data/begriffe/teilhabe.yaml"
    for file, field in ((stelle, "name"), (begriff, "definition")):
        before = file.read_text(encoding="utf-8")
        rest = re.sub(rf"^{field}:.*\n(?:[ ]+.*\n)*", "", before, flags=re.MULTILINE)
        for text in ALL[::3]:
            file.write_text(f"{rest}{field}: {json.dumps(text)}\n", encoding="utf-8")
            errors = [str(one) for one in report(folder, STICHTAG).errors]
            assert all("\n" not in line and line.startswith("concept_data/") for line in errors), errors
            assert all(len(line) < LONGEST * 2 for line in errors), [line[:100] for line in errors]
            assert not any("Traceback" in line or "Error" in line for line in errors), errors
        file.write_text(before, encoding="utf-8")


# ---- behind the door


def free(hint: Any) -> bool:
    """Whether a field takes free text, on its own or in a list."""
    if hint in FREE:
        return True
    return any(map(free, typing.get_args(hint))) if typing.get_origin(hint) is not typing.Annotated else False


def poisoned(entry: BaseModel, pick: Pick) -> Any:
    """A copy, unchecked, with another text in each text field; ``pick`` is told whether it is read as Markdown."""
    hints = typing.get_type_hints(type(entry), include_extras=True)
    changed: dict[str, Any] = {}
    for name, plan in plan_of(type(entry)).items():
        value = getattr(entry, name)
        if value is None:
            continue
        if plan.kind is FieldKind.PART:
            changed[name] = tuple(poisoned(one, pick) for one in value) if plan.many else poisoned(value, pick)
        elif types.Oeffnungszeiten in (hints[name], *typing.get_args(hints[name])):
            remark = pick(False).replace('"', "'")  # noqa: FBT003 -- no Markdown
            changed[name] = (
                f'Mo-Fr 09:00-12:00 "{remark}"' if not said(types.Oeffnungszeiten, f'Mo "{remark}"') else value
            )
        elif free(hints[name]):
            many = isinstance(value, tuple)
            markdown = plan.kind is FieldKind.MARKDOWN
            changed[name] = tuple(pick(markdown) for _ in value) if many else pick(markdown)
    return entry.model_copy(update=changed)


def concept(konzept: Konzept, pick: Pick) -> Konzept:
    """The small concept with other texts everywhere."""
    daten = konzept.daten
    entries = {
        art: {key: poisoned(entry, pick) for key, entry in found.items()} for art, found in daten.eintraege.items()
    }
    single = {name: poisoned(getattr(daten, name), pick) for name in ("konzept", "landkreis", "entfallen")}
    return Konzept(replace(daten, eintraege=entries, **single), konzept.stichtag)


def picker(texts: list[str], start: int, *, prefix: bool, blunt: bool = False) -> Pick:
    """The texts one after the other; with ``prefix`` behind a word that is unlike any other and sorts the same.

    ``blunt`` puts an x for every sign, so that a harmless text is as long.
    """
    count = iter(range(10**6))

    def pick(markdown: bool) -> str:  # noqa: FBT001 -- the one thing it is told
        number = next(count)
        word = f"Zz{number:04}q"
        text = texts[(start + number) % len(texts)]
        if blunt:
            text = re.sub(r"\S", "x", text)
        return word if prefix and markdown else f"{word} {text}" if prefix else text

    return pick


class Tokens(HTMLParser):
    """The tags of a document with the names of their attributes, and every address in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.urls: list[str] = []
        self.data: list[str] = []
        self._json = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.urls += [value or "" for name, value in attrs if name in ADDRESSES]
        self._json = tag == "script" and (dict(attrs).get("type") or "").endswith("json")

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}", ()))
        self._json = False

    def handle_comment(self, data: str) -> None:
        self.tags.append(("!--", (data,)))

    def handle_data(self, data: str) -> None:
        if self._json:
            self.data.append(data)


def tokens(html: str) -> Tokens:
    found = Tokens()
    found.feed(html)
    found.close()
    return found


def documents(konzept: Konzept) -> Iterator[tuple[str, str]]:
    werk = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
    for page in pages_of(werk):
        yield page.adresse, werk.html(page)


def sound(name: str, content: bytes) -> None:
    """A file of open data that its own readers can read; raises whatever they raise."""
    text = content.decode("utf-8-sig") if not name.endswith((".xlsx", ".png")) else ""
    if name.endswith((".json", ".jsonld", ".geojson")):
        json.loads(text)
    elif name.endswith((".xml", ".svg", ".atom", ".rdf")):
        ET.fromstring(text)  # noqa: S314 -- our own file
    elif name.endswith(".ics"):
        calendar = icalendar.Calendar.from_ical(content)
        names = {key for part in calendar.walk() for key in part}
        assert not names & {"ATTENDEE", "TEL", "BCC"}
        assert {part.name for part in calendar.walk()} <= {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"}
    elif name.endswith(".vcf"):
        assert all(
            "attendee" not in card.contents and "bcc" not in card.contents for card in vobject.readComponents(text)
        )
    elif name.endswith(".csv"):
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=";", strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}, name
        computed = [cell for row in rows for cell in row if FORMULA.match(cell) and not cell.startswith("'")]
        assert [cell for cell in computed if not re.fullmatch(r"[-+]?\d[\d ,.]*", cell)] == []
    elif name.endswith(".html"):
        tokens(text)


def beside_maps(tags: list[tuple[str, tuple[str, ...]]]) -> list[tuple[str, tuple[str, ...]]]:
    """The tags without the names on maps: which of them a map has room for depends on their length."""
    return [tag for tag in tags if tag[0] not in {"text", "/text"}]


@pytest.mark.parametrize("start", range(0, len(SHORT), 60))
def test_no_page_gets_another_element_or_attribute(konzept: Konzept, start: int) -> None:
    """Plain text fields: the same tags with the same attributes, and every link still where links may lead."""
    blunt = concept(konzept, picker(SHORT, start, prefix=True, blunt=True))
    harmless = {address: beside_maps(tokens(html).tags) for address, html in documents(blunt)}
    for address, html in documents(concept(konzept, picker(SHORT, start, prefix=True))):
        found = tokens(html)
        assert beside_maps(found.tags) == harmless.pop(address), address
        assert [url for url in found.urls if not SAFE_URL.match(url)] == [], address
        for block in found.data:
            json.loads(block)
    assert harmless == {}


@pytest.mark.parametrize("start", [0, 90])
def test_bare_texts_and_markdown_yield_no_script_and_sound_files(konzept: Konzept, start: int) -> None:
    """Texts from their first sign on, in Markdown fields too: nothing that acts, and every file can be read."""
    ours = [tag for _, html in documents(konzept) for tag in tokens(html).tags if tag[0] != "!--"]
    known = {tag for tag, _ in ours} | {*TAGS, *(f"/{tag}" for tag in TAGS)}
    attributes = {name for _, names in ours for name in names} | {"start", "align"}
    scripts = {address: html.count("<script") for address, html in documents(konzept)}
    hostile = concept(konzept, picker(SHORT, start, prefix=False))
    for address, html in documents(hostile):
        found = tokens(html)
        assert {tag for tag, _ in found.tags} <= known, address
        assert {name for _, names in found.tags for name in names} <= attributes, address
        assert [url for url in found.urls if not SAFE_URL.match(url)] == [], address
        assert html.count("<script") == scripts[address], address
    for file in exports.dateien(hostile):
        sound(file.adresse, file.inhalt)
        assert ".." not in file.adresse.split("/")
        assert not file.adresse.startswith("/")


# ---- through the door, to the finished site


def test_what_the_door_lets_through_is_published_and_does_nothing(tmp_path: Path, konzept: Konzept) -> None:
    folder = minimal_copy(tmp_path)
    taken = [text for text in SHORT if not said(types.Text, f"x {text} x") and not re.search(r"\]\(|^\[|\d{5}", text)]
    pick = picker(taken, 0, prefix=False)
    for art in ARTEN:
        for key, entry in konzept.daten.eintraege[art.key].items():
            told = poisoned(entry, lambda markdown: f"{pick(markdown)} ({key})"[:80])  # noqa: B023 -- used at once
            data = told.model_dump(mode="json", exclude_defaults=True)
            data.pop("id", None)
            file = folder / "concept_data" / art.ordner / f"{key}.yaml"
            file.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    errors = [str(one) for one in report(folder, STICHTAG).errors]
    assert errors == []
    done = bauen(folder, tmp_path / "site")
    assert done.returncode == 0, done.stderr + done.stdout
    for path in sorted((tmp_path / "site").rglob("*")):
        assert path.resolve().is_relative_to(tmp_path)
        if path.suffix == ".html":
            found = tokens(path.read_text(encoding="utf-8"))
            assert [url for url in found.urls if not SAFE_URL.match(url)] == [], path.name
            assert not {name for _, names in found.tags for name in names if name.startswith("on") or name == "style"}


def test_no_path_in_data_leaves_the_project() -> None:
    for text in (*ALL, "../wappen.svg", "a/../../b.png", ".htaccess", "x.png/.."):
        if not said(types.Dateiname, text):
            assert re.fullmatch(r"[a-z0-9][a-z0-9_-]*\.[a-z0-9]+", text)
        if not said(types.Kennung, text):
            assert re.fullmatch(r"[a-z0-9-]+", text)
    assert MINIMAL.is_dir()
