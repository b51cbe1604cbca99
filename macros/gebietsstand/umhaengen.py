"""Makes everything that names one entry name another: links in data, in texts, in chapters and in tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from macros.arten import ART_BY_FOLDER, SINGLETONS
from macros.model.plan import references
from macros.ordner import DATA, PROSE
from macros.validate import validate
from macros.yamledit import YamlFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from macros.model.basis import Basis


def repoint(folder: Path, art: str, old: str, new: str) -> None:
    """Let every file of the concept in ``folder`` name ``art:new`` where it named ``art:old``.

    An item that a list then holds twice is dropped. Raises EditError for a file that cannot be changed safely,
    KonzeptFehler for one that cannot be read. Adopted versions stay as they were adopted.
    """
    _data(folder, art, old, new)
    _texts(folder, art, old, new)


def mentions(folder: Path, name: str) -> tuple[str, ...]:
    """The files whose texts still say a name as a word; those of the Gemeinden keep it as a former name."""
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    files = sorted([*(folder / DATA).rglob("*.yaml"), *(folder / PROSE).rglob("*.md")])
    return tuple(
        path.relative_to(folder).as_posix()
        for path in files
        if path.parent.name != "gemeinden" and word.search(path.read_text(encoding="utf-8-sig"))
    )


def data_files(folder: Path) -> Iterator[tuple[Path, type[Basis], str | None]]:
    """Every YAML file of a concept with its model, and its id where it is an entry."""
    for path in sorted((folder / DATA).rglob("*.yaml")):
        parts = path.relative_to(folder / DATA).parts
        if path.name.startswith("."):
            continue
        if len(parts) == 1 and path.stem in SINGLETONS:
            yield path, SINGLETONS[path.stem], None
        elif len(parts) == 2 and parts[0] in ART_BY_FOLDER:  # noqa: PLR2004 -- folder and file
            yield path, ART_BY_FOLDER[parts[0]].modell, path.stem


def _data(folder: Path, art: str, old: str, new: str) -> None:
    for path, model, key in data_files(folder):
        raw = path.read_bytes()
        if old.encode() not in raw:
            continue
        file = YamlFile(path.relative_to(folder).as_posix(), raw)
        entry = validate(model, file.source, key)
        paths = [ref.path for ref in references(entry) if (ref.art, ref.id) == (art, old)]
        for place in reversed(paths):  # from the end, so that dropping an item moves none that is still to come
            _rename(file, place, old, new)
        if file.raw != raw:
            path.write_bytes(file.raw)


def _rename(file: YamlFile, place: tuple[str | int, ...], old: str, new: str) -> None:
    holder: Any = file.data
    for step in place[:-1]:
        holder = holder[step]
    prefix = holder[place[-1]].removesuffix(old)
    value = f"{prefix}{new}"
    if isinstance(holder, list) and value in holder:
        file.drop(place)
    else:
        file.set(place, value)


def _texts(folder: Path, art: str, old: str, new: str) -> None:
    """Links ``[…](art:id)`` in all texts, and areas named in the macros of the chapters."""
    link = re.compile(rb"(\]\(" + f"{art}:".encode() + rb")" + old.encode() + rb"(?=[)#\s])")
    macro = re.compile(
        rb"(\{\{[^{}]*?(?:"
        + art.encode()
        + rb"\s*=\s*[\"']|[\"']"
        + art.encode()
        + rb":))"
        + old.encode()
        + rb"(?=[\"'])"
    )
    for path in sorted([*(folder / DATA).rglob("*.yaml"), *(folder / PROSE).rglob("*.md")]):
        raw = path.read_bytes()
        text = link.sub(rb"\g<1>" + new.encode(), raw)
        if path.suffix == ".md":
            while (after := macro.sub(rb"\g<1>" + new.encode(), text)) != text:
                text = after
        if text != raw:
            path.write_bytes(text)
