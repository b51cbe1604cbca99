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
from typing import TYPE_CHECKING, Any, Final

from macros.abdruck import Abdruecke
from macros.linkpruefung.lesen import Inhalt, Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from macros.konzept import Konzept
    from macros.spur import Lesung


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
        self._keys: dict[Lesung, int] = {}
        self._pieces: dict[str, Stueck] = {}
        self._formats: dict[str, tuple[array[int], tuple[str, ...]]] = {}
        self._former: dict[str, Stueck] = {}
        self._former_formats: dict[str, tuple[array[int], tuple[str, ...]]] = {}
        self._changed: frozenset[int] = frozenset()
        self._asked: dict[frozenset[Lesung], frozenset[int]] = {}
        self._load()

    # ---- what the last build left

    def piece(self, adresse: str, gelesen: frozenset[Lesung] = frozenset()) -> tuple[Path, Stueck] | None:
        """Where a file lies that is still right, or None.

        ``gelesen`` was read to say what stands at the address: what was not read for the last file makes it another.
        """
        piece = self._former.get(adresse)
        if piece is None or self._site is None or not self._changed.isdisjoint(piece.gelesen):
            return None
        if gelesen not in self._asked:
            self._asked[gelesen] = frozenset(self._numbers(gelesen))
        if not self._asked[gelesen].issubset(piece.gelesen):
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

    # ---- what this build leaves

    def keep(self, adresse: str, piece: Stueck) -> None:
        """Take over a file of the last build."""
        self._pieces[adresse] = piece

    def add(self, adresse: str, content: bytes, read: Iterable[Lesung], inhalt: Inhalt | None) -> None:
        """Note a file that was made."""
        self._pieces[adresse] = Stueck(digest(content), self._numbers(read), inhalt)

    def add_format(self, key: str, read: Iterable[Lesung], names: Iterable[str]) -> None:
        """Note the files of a format, and what was read to make any of them."""
        self._formats[key] = self._numbers(read), tuple(names)

    def keep_format(self, key: str) -> None:
        """Take over a format."""
        self._formats[key] = self._former_formats[key]

    def save(self) -> None:
        """Write the store; without it the next build only takes longer, so nothing is said if it cannot be written."""
        if self._path is None:
            return
        used = {number for piece in self._pieces.values() for number in piece.gelesen}
        used.update(*(read for read, _ in self._formats.values()))
        keys = [key for key, number in self._keys.items() if number in used]
        new = {self._keys[key]: number for number, key in enumerate(keys)}
        links: dict[Link, int] = {}
        data = {
            "grundlage": self._grundlage,
            "gelesen": [[*key, self._prints.of(key)] for key in keys],
            "stuecke": {name: _packed(piece, new, links) for name, piece in self._pieces.items()},
            "formate": {key: [sorted(new[n] for n in read), names] for key, (read, names) in self._formats.items()},
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

    def _numbers(self, read: Iterable[Lesung]) -> array[int]:
        """The numbers of keys, four bytes each: there are millions of them in a large site."""
        return array("I", [self._keys.setdefault(key, len(self._keys)) for key in read])

    def _load(self) -> None:
        data = self._read()
        if not data:
            return
        links = [Link(*link) for link in data["verweise"]]
        changed = set()
        for number, (*key, former) in enumerate(data["gelesen"]):
            self._keys[tuple(key)] = number
            if self._prints.of(tuple(key)) != former:
                changed.add(number)
        self._changed = frozenset(changed)
        self._former = {name: _unpacked(packed, links) for name, packed in data["stuecke"].items()}
        self._former_formats = {key: (array("I", read), tuple(names)) for key, (read, names) in data["formate"].items()}

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


def _unpacked(packed: list[Any], links: Sequence[Link]) -> Stueck:
    said, read, page = packed
    inhalt = page and Inhalt({links[number] for number in page[0]}, Counter(page[1]), set(page[2]), *page[3:])
    return Stueck(said, array("I", read), inhalt)


def digest(content: bytes) -> str:
    """The digest of a file."""
    return blake2b(content, digest_size=16).hexdigest()
