"""What the last build left: which file was made from what, so that a file nothing has touched is not made again.

The store holds no content. A file is taken from the site published last, and only if its bytes have the digest that
the store names; a site that was deleted, mended by hand or built elsewhere is simply not used. The store itself is
used only whole and unharmed: it begins with a digest of the rest. Whatever is wrong with it costs time, nothing else.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from macros import spur
from macros.abdruck import Abdruecke
from macros.linkpruefung.lesen import Inhalt, Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from macros.konzept import Konzept
    from macros.spur import Lesung, Schluessel


#: So many stores stay, one for each target built last; the rest belong to targets nobody builds any more.
KEPT: Final = 6


@dataclass(frozen=True, slots=True)
class Stueck:
    """One file of the last build: the digest of its bytes, what was read to make it, what stands in it."""

    pruefsumme: str
    gelesen: array[int]
    inhalt: Inhalt | None


class Bestand:
    """The store of one target. ``grundlage`` stands for all that every file depends on: program, day, frame."""

    def __init__(self, path: Path | None, site: Path | None, grundlage: str, konzept: Konzept) -> None:
        self._path = path
        self._site = site
        self._grundlage = grundlage
        self._prints = Abdruecke(konzept)
        self._pieces: dict[str, Stueck] = {}
        self._formats: dict[str, tuple[array[int], tuple[str, ...]]] = {}
        self._values: dict[str, tuple[Lesung, Any]] = {}
        self._former: dict[str, Stueck] = {}
        self._former_formats: dict[str, tuple[array[int], tuple[str, ...]]] = {}
        self._former_values: dict[str, tuple[Lesung, Any]] = {}
        self._changed: frozenset[Lesung] = frozenset()
        self._whole: dict[Lesung, frozenset[Lesung]] = {}
        self._load()

    # ---- what the last build left

    def piece(self, adresse: str, gelesen: Lesung | None = None) -> tuple[Path, Stueck] | None:
        """Where a file lies that is still right, or None.

        ``gelesen`` was read to say what stands at the address: what was not read for the last file makes it another.
        """
        piece = self._former.get(adresse)
        if piece is None or self._site is None or not self._changed.isdisjoint(piece.gelesen):
            return None
        if gelesen is not None and gelesen not in piece.gelesen and not self._is_in(gelesen, piece):
            return None
        path = self._site / adresse
        try:
            if path.is_symlink() or digest(path.read_bytes()) != piece.pruefsumme:
                return None
        except OSError:
            return None
        return path, piece

    def format(self, key: str) -> tuple[str, ...]:
        """The files of a whole format, if all that was read for it is as it was; otherwise none."""
        read, names = self._former_formats.get(key, (array("I"), ()))
        return names if self._changed.isdisjoint(read) else ()

    def wert(self, name: str, machen: Callable[[], Any]) -> Any:
        """A value of JSON that goes into several files, kept itself; see ``macros.spur.Gedaechtnis``."""
        kept = self._values.get(name)
        if kept is None:
            kept = self._former_values.get(name)
            if kept is None or kept[0] in self._changed:
                with spur.mitlesen() as read:
                    value = machen()
                kept = spur.gruppe(read), value
            self._values[name] = kept
        spur.nachtragen(kept[0])
        return kept[1]

    # ---- what this build leaves

    def keep(self, adresse: str, piece: Stueck) -> None:
        """Take over a file of the last build."""
        self._pieces[adresse] = piece

    def add(self, adresse: str, content: bytes, read: Iterable[Lesung], inhalt: Inhalt | None) -> None:
        """Note a file that was made."""
        self._pieces[adresse] = Stueck(digest(content), array("I", read), inhalt)

    def add_format(self, key: str, read: Iterable[Lesung], names: Iterable[str]) -> None:
        """Note the files of a format, and what was read to make any of them."""
        self._formats[key] = array("I", read), tuple(names)

    def keep_format(self, key: str) -> None:
        """Take over a format."""
        self._formats[key] = self._former_formats[key]

    def save(self) -> None:
        """Write the store; without it the next build only takes longer, so nothing is said if it cannot be written."""
        if self._path is None:
            return
        read = (*(piece.gelesen for piece in self._pieces.values()), *(read for read, _ in self._formats.values()))
        used = _with_members(chain(*read, (number for number, _ in self._values.values())))
        new = {number: place for place, number in enumerate(used)}
        links: dict[Link, int] = {}
        data = {
            "grundlage": self._grundlage,
            "gelesen": [self._noted(spur.schluessel(number), new) for number in used],
            "stuecke": {name: _packed(piece, new, links) for name, piece in self._pieces.items()},
            "formate": {key: [sorted(new[n] for n in read), names] for key, (read, names) in self._formats.items()},
            "werte": {name: [new[number], value] for name, (number, value) in self._values.items()},
            "verweise": list(links),
        }
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._path.with_suffix(".neu")
            fresh.write_bytes(digest(text).encode() + b"\n" + text)
            fresh.replace(self._path)
            stores = sorted(self._path.parent.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
            for old in stores[:-KEPT]:
                old.unlink(missing_ok=True)

    def _noted(self, key: Schluessel, new: Mapping[Lesung, int]) -> list[str] | list[int]:
        """A key with its print, or the members of a group by their place in the store."""
        return sorted(new[number] for number in key) if isinstance(key, frozenset) else [*key, self._prints.of(key)]

    def _is_in(self, gelesen: Lesung, piece: Stueck) -> bool:
        return self._keys_in(gelesen).issubset(chain.from_iterable(map(self._keys_in, piece.gelesen)))

    def _keys_in(self, number: Lesung) -> frozenset[Lesung]:
        """The keys that a number stands for: itself, or all in the group."""
        if number not in self._whole:
            key = spur.schluessel(number)
            members = chain.from_iterable(map(self._keys_in, key)) if isinstance(key, frozenset) else (number,)
            self._whole[number] = frozenset(members)
        return self._whole[number]

    def _load(self) -> None:
        data = self._read()
        if not data:
            return
        links = [Link(*link) for link in data["verweise"]]
        numbers: list[Lesung] = []
        changed: set[Lesung] = set()
        for noted in data["gelesen"]:
            if noted and isinstance(noted[0], str):
                *names, former = noted
                number, same = spur.nummer(tuple(names)), self._prints.of(tuple(names)) == former
            else:
                members = [numbers[place] for place in noted]
                number, same = spur.gruppe(members), changed.isdisjoint(members)
            numbers.append(number)
            if not same:
                changed.add(number)
        self._changed = frozenset(changed)
        self._former = {name: _unpacked(packed, numbers, links) for name, packed in data["stuecke"].items()}
        self._former_values = {name: (numbers[place], value) for name, (place, value) in data["werte"].items()}
        self._former_formats = {
            key: (array("I", [numbers[place] for place in read]), tuple(names))
            for key, (read, names) in data["formate"].items()
        }

    def _read(self) -> dict[str, Any]:
        """The store as it was written for the same ground, or nothing."""
        if self._path is None:
            return {}
        try:
            said, _, text = self._path.read_bytes().partition(b"\n")
        except OSError:
            return {}
        if said.decode("ascii", "replace") != digest(text):
            return {}
        data: dict[str, Any] = json.loads(text)
        return data if data.get("grundlage") == self._grundlage else {}


def _with_members(read: Iterable[Lesung]) -> list[Lesung]:
    """The numbers, and those of all they stand for; members before their group."""
    found: set[Lesung] = set()
    waiting = set(read)
    while waiting:
        found |= waiting
        members = (key for number in waiting if isinstance(key := spur.schluessel(number), frozenset))
        waiting = set(chain.from_iterable(members)) - found
    return sorted(found)


def _packed(piece: Stueck, new: Mapping[int, int], links: dict[Link, int]) -> list[Any]:
    page = piece.inhalt
    return [
        piece.pruefsumme,
        sorted(new[number] for number in piece.gelesen),
        page and [
            [links.setdefault(link, len(links)) for link in page.links],
            page.ids, sorted(page.names), page.redirects, page.has_base, page.template_tag,
        ],
    ]  # fmt: skip


def _unpacked(packed: list[Any], numbers: Sequence[Lesung], links: Sequence[Link]) -> Stueck:
    said, read, page = packed
    inhalt = page and Inhalt({links[number] for number in page[0]}, Counter(page[1]), set(page[2]), *page[3:])
    return Stueck(said, array("I", [numbers[place] for place in read]), inhalt)


def digest(content: bytes) -> str:
    """The digest of a file."""
    return blake2b(content, digest_size=16).hexdigest()
