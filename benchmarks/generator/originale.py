"""The demonstration as raw material: every entry as the tree of strings in its file, and where its links stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from macros.arten import ARTEN, Art
from macros.konzept.graph import waits
from macros.model.plan import Reference, plan_of, references, texts
from macros.ordner import DATA
from macros.source import read
from macros.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from pydantic import BaseModel

    from macros.model.basis import Eintrag

Key = tuple[str, str]


@dataclass(frozen=True)
class Original:
    """One entry of the demonstration; ``gezeigt`` says that it has a page of its own on the reference day."""

    art: Art
    id: str
    tree: Mapping[str, Any]
    entry: Eintrag
    gezeigt: bool

    @property
    def key(self) -> Key:
        """Its kind and id."""
        return self.art.key, self.id

    @cached_property
    def links(self) -> tuple[tuple[Reference, bool], ...]:
        """Its links, each with whether the field must not be missing."""
        return tuple((link, _required(type(self.entry), link.path)) for link in references(self.entry))

    @cached_property
    def prose(self) -> frozenset[tuple[str | int, ...]]:
        """Where running text stands."""
        return frozenset(path for path, _, _ in texts(self.entry))


def originals(folder: Path, stichtag: date) -> Iterator[Original]:
    """Every entry of the concept in ``folder``, kinds in their order, ids in theirs."""
    for art in ARTEN:
        for path in sorted((folder / DATA / art.ordner).glob("*.yaml")):
            source = read(path, path.name)
            entry: Any = validate(art.modell, source, path.stem)
            shown = art.eigene_seite and not entry.entwurf and not waits(entry, stichtag)
            yield Original(art, path.stem, source.data, entry, shown)


def _required(model: type[BaseModel], path: tuple[str | int, ...]) -> bool:
    """Whether the field at ``path`` has no default, of the model itself or of a part in it."""
    names = [step for step in path if isinstance(step, str)]
    for name in names[:-1]:
        part = plan_of(model)[name].part
        if part is None:
            return False
        model = part
    return model.model_fields[names[-1]].is_required() and not plan_of(model)[names[-1]].many
