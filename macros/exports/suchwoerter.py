"""The words under which the finder finds topics and Gemeinden; read by its script, shown nowhere.

Words that are only to be found by, outdated or rude, are not written down: the file holds their hashes, so that who
types one of them is helped and nobody reads it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final, cast

from macros.exports.datei import Ausgabe, Datei

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.konzept import Knoten, Konzept
    from macros.model.basis import Suchbegriffe
    from macros.model.gebiete import Gemeinde
    from macros.model.zustaendigkeit import Anliegen

ADRESSE: Final = "zustaendig/woerter/"
_FNV_START: Final = 0x811C9DC5
_FNV_PRIME: Final = 0x01000193
_ALONE: Final = str.maketrans({"ß": "ss", "ł": "l", "đ": "d", "ø": "o", "ı": "i"})
"""Letters whose marks are part of them."""


def folded(text: str) -> str:
    """A word as it is compared: small letters, no marks, ä and ae alike, no signs. ``finder.js`` does the same."""
    plain = unicodedata.normalize("NFD", text.lower().translate(_ALONE))
    bare = "".join(sign for sign in plain if not unicodedata.category(sign).startswith("M"))
    return " ".join(re.findall(r"[^\W_]+", re.sub("([aou])e", r"\1", bare)))


def hashed(text: str) -> str:
    """The FNV-1a hash (32 bit, hexadecimal) of a folded word. ``finder.js`` does the same."""
    value = _FNV_START
    for byte in folded(text).encode():
        value = (value ^ byte) * _FNV_PRIME % 2**32
    return f"{value:08x}"


def dateien(konzept: Konzept) -> Iterator[Datei]:
    """One file for the topics, one for the Gemeinden."""
    groups = konzept.daten.suchgruppen.gruppen
    meant = [frozenset(folded(word) for word in _all_words(group)[0]) for group in groups]
    topics = {node.eintrag.id: _topic(node, meant) for node in konzept.alle("anliegen")}
    places = {node.eintrag.id: _place(node) for node in konzept.alle("gemeinde")}
    yield _file("anliegen", {"woerter": topics, "gruppen": [_written(*_all_words(group)) for group in groups]})
    yield _file("gemeinde", {"woerter": places})


def _file(name: str, content: dict[str, Any]) -> Datei:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Datei.text(f"{ADRESSE}{name}.json", f"{text}\n")


def _topic(node: Knoten, groups: list[frozenset[str]]) -> dict[str, Any]:
    """The words of a topic, and the numbers of the groups of words that mean the same as one of them."""
    entry = cast("Anliegen", node.eintrag)
    words, hidden = _all_words(entry.suchbegriffe)
    known = {folded(word) for word in (entry.titel, *words, *hidden)}
    told = [number for number, group in enumerate(groups) if known & group]
    own = [word for word in words if not any(folded(word) in groups[number] for number in told)]
    return {"frueher": list(entry.frueher), "gruppen": told, **_written(own, hidden)}


def _place(node: Knoten) -> dict[str, Any]:
    """The words of a Gemeinde: its postcodes, its other names (which may be shown), what it is called by."""
    entry = cast("Gemeinde", node.eintrag)
    names = (*entry.frueherer_name, *(other.name for other in entry.andere_namen), *entry.ortsteile)
    return {
        "frueher": list(entry.frueher),
        "namen": [name for name in dict.fromkeys(names) if name != entry.name],
        "plz": list(entry.plz),
        **_written(*_all_words(entry.suchbegriffe)),
    }


def _written(words: Iterable[str], hidden: Iterable[str]) -> dict[str, list[str]]:
    return {"woerter": list(dict.fromkeys(words)), "zeichen": [hashed(word) for word in dict.fromkeys(hidden)]}


def _all_words(begriffe: Suchbegriffe | Any | None) -> tuple[list[str], list[str]]:
    """Words that may be read, and words that may not."""
    if begriffe is None:
        return [], []
    told = [word for name in ("woerter", "alltag", "amtlich", "abkuerzungen") for word in getattr(begriffe, name, ())]
    told += [word for foreign in begriffe.andere_sprachen for word in foreign.woerter]
    return told, list(begriffe.nur_finden)


AUSGABE: Final = Ausgabe(
    key="suchwoerter",
    titel="Suchwörter",
    beschreibung="Wörter, mit denen „Wer ist zuständig?“ Themen und Gemeinden findet.",
    medientyp="application/json",
    adresse=ADRESSE,
    dateien=dateien,
)
