"""``konzept bestaetigen``: records that entries were checked and are still right, and changes nothing else.

Only the files named are read, so that a mistake somewhere else stops nobody from confirming a telephone number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter, ValidationError

from macros.arten import ART_BY_KEY, ARTEN, Art
from macros.errors import KonzeptFehler, nearest
from macros.konzept.graph import art_name
from macros.model.types import Name
from macros.ordner import DATA
from macros.sammelschreiben import SchreibFehler, Wandel, write_all
from macros.source import unreadable
from macros.validate import validate
from macros.yamledit import EditError, YamlFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from macros.model.basis import Eintrag

#: The fields below which the two of a confirmation are inserted, where they are missing.
BEFORE: Final = ("pflegt", "stand")


class BestaetigenFehler(Exception):
    """Nothing was recorded; German sentences, one for each thing that is wrong. ``aufruf``: the call was wrong."""

    def __init__(self, messages: Iterable[str], *, aufruf: bool = False) -> None:
        self.messages = tuple(messages)
        self.aufruf = aufruf
        super().__init__("\n".join(self.messages))


@dataclass(frozen=True, slots=True)
class Bestaetigt:
    """One entry that was confirmed: ``art:id``, its file, by whom, and whether the file had to change."""

    kennung: str
    datei: Path
    von: str
    geaendert: bool


@dataclass(frozen=True, slots=True)
class _Place:
    art: Art
    key: str
    path: Path

    @property
    def kennung(self) -> str:
        return f"{self.art.key}:{self.key}"

    @property
    def name(self) -> str:
        return f"{DATA}/{self.art.ordner}/{self.key}.yaml"


@dataclass(frozen=True, slots=True)
class Vermerk:
    """What is recorded: the day, and the function that checked (None: the one already named in the entry)."""

    am: date
    von: str | None = None


def confirm(folder: Path, words: Iterable[str], vermerk: Vermerk, heute: date) -> tuple[Bestaetigt, ...]:
    """Record the confirmation in the entries that ``words`` (``id`` or ``art:id``) name: in all of them or in none.

    Raises BestaetigenFehler for an unknown or ambiguous id, a draft, a day to come, an entry with a Fehler of its
    own, a file that cannot be changed safely, or a disk that refuses.
    """
    if vermerk.am > heute:
        raise BestaetigenFehler([f"{vermerk.am} liegt in der Zukunft – bestätigt wird, was geprüft ist"], aufruf=True)
    _check_function(vermerk.von)
    places = _places(folder, words)
    changes: dict[Path, Wandel] = {}
    found: list[Bestaetigt] = []
    problems: list[str] = []
    for place in places:
        try:
            before = place.path.read_bytes()
            entry, after = _confirmed(place, before, vermerk)
        except KonzeptFehler as error:
            problems.extend(map(str, error.problems))
        except OSError as error:
            problems.append(f"{place.name}: {unreadable(error)}")
        except (EditError, ValueError) as error:
            problems.append(str(error))
        else:
            changes[place.path] = Wandel(before, after)
            found.append(Bestaetigt(place.kennung, place.path, entry.geprueft_von or "", before != after))
    if problems:
        raise BestaetigenFehler(problems)
    try:
        write_all(changes)
    except SchreibFehler as error:
        raise BestaetigenFehler([str(error)]) from error
    return tuple(found)


def _confirmed(place: _Place, raw: bytes, vermerk: Vermerk) -> tuple[Eintrag, bytes]:
    """The entry as confirmed, and the bytes that say so; ValueError with a German sentence when it must not be."""
    file = YamlFile(place.name, raw)
    old = validate(place.art.modell, file.source, place.key)
    if old.entwurf:
        raise ValueError(f"{place.name}: ist ein Entwurf – bitte zuerst „entwurf“ streichen")
    if old.geprueft_am is not None and old.geprueft_am > vermerk.am:
        raise ValueError(f"{place.name}: ist schon am {old.geprueft_am} geprüft worden, also nach dem {vermerk.am}")
    by = vermerk.von or old.geprueft_von
    if by is None:
        raise ValueError(f"{place.name}: es fehlt, wer geprüft hat – bitte --von FUNKTION angeben")
    if old.geprueft_am != vermerk.am:
        file.set(("geprueft_am",), vermerk.am, BEFORE)
    if old.geprueft_von != by:
        file.set(("geprueft_von",), by, (*BEFORE, "geprueft_am"))
    new = validate(place.art.modell, file.source, place.key)
    if new != old.model_copy(update={"geprueft_am": vermerk.am, "geprueft_von": by}):
        raise EditError(f"{place.name}: lässt sich nicht sicher ändern – bitte von Hand ändern")
    return new, file.raw


def _places(folder: Path, words: Iterable[str]) -> list[_Place]:
    """The files the words name, each once; raises BestaetigenFehler with every word that names none or several."""
    known = {place.kennung: place for place in _all_places(folder)}
    if not known:
        raise BestaetigenFehler([f"In {folder / DATA} liegen keine Einträge – bitte --konzept angeben"], aufruf=True)
    found: dict[str, _Place] = {}
    problems: list[str] = []
    for word in words:
        kind, colon, key = word.rpartition(":")
        art = art_name(kind) if colon else None
        if colon and art is None:
            problems.append(f"„{word}“: die Art „{kind}“ gibt es nicht{nearest(kind, ART_BY_KEY)}")
            continue
        same = [place for place in known.values() if place.key == key and art in (None, place.art.key)]
        if len(same) == 1:
            found[same[0].kennung] = same[0]
        elif same:
            problems.append(f"„{word}“ ist mehrdeutig – bitte {' oder '.join(place.kennung for place in same)}")
        else:
            ids = known if art else {place.key for place in known.values()}
            problems.append(f"„{word}“ gibt es nicht{nearest(f'{art}:{key}' if art else key, ids)}")
    if problems:
        raise BestaetigenFehler(problems, aufruf=True)
    return list(found.values())


def _all_places(folder: Path) -> Iterator[_Place]:
    for art in ARTEN:
        for path in sorted((folder / DATA / art.ordner).glob("*.yaml")):
            if not path.name.startswith("."):
                yield _Place(art, path.stem, path)


def _check_function(name: str | None) -> None:
    if name is None:
        return
    try:
        TypeAdapter(Name).validate_python(name)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        why = detail["ctx"]["error"] if detail["type"] == "value_error" else "ist zu lang"
        raise BestaetigenFehler([f"--von „{name}“: {why}"], aufruf=True) from error
