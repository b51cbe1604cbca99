"""The index as files that a browser fetches as it needs them.

``suche/kern.json`` holds the tables, the places and the Latin vocabulary, and names the folder of all else by a digest,
so that no browser mixes two builds: ``wort-k``, ``wort-a`` the vocabulary in other scripts, ``p-…`` where terms stand,
by their first letters, ``t-…`` what is shown of records. What is for finding only stands here as folded terms, never as
written.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from macros.suche import regeln, satz
from macros.suche.anfrage import KIND_OF
from macros.suche.falten import script
from macros.suche.verzeichnis import STOPPED, Verzeichnis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from macros.konzept import Konzept
    from macros.suche.datensaetze import Datensatz
    from macros.suche.verzeichnis import Fundstellen

FOLDER: Final = "suche/"
CORE: Final = f"{FOLDER}kern.json"
BLOCK: Final = 4  # records in one file
ROOM: Final = 6_000  # letters in one file of postings before it is split
MOST_LETTERS: Final = 4  # of a term in the name of a file
DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


def files(konzept: Konzept) -> Iterator[tuple[str, bytes]]:
    """Address and content of every file of the index, in a fixed order."""
    yield from packed(Verzeichnis(konzept))


def packed(index: Verzeichnis) -> Iterator[tuple[str, bytes]]:
    """The files of an index."""
    shards = _shards({term: _line(at) for term, at in index.fundstellen.items()})
    beside = {f"p-{_name(key)}.json": _json(shard) for key, shard in shards.items()}
    for kind in ("k", "a"):
        beside[f"wort-{kind}.json"] = _json(front_coded(t for t in index.schatz.terme if script(t) == kind))
    for start in range(0, len(index.datensaetze), BLOCK):
        block = index.datensaetze[start : start + BLOCK]
        beside[f"t-{start // BLOCK}.json"] = _json([_shown(record) for record in block])
    digest = hashlib.sha256(b"".join(name.encode() + content for name, content in sorted(beside.items()))).hexdigest()
    folder = digest[:10]
    yield CORE, _json(_core(index, folder, sorted(shards)))
    yield from ((f"{FOLDER}{folder}/{name}", content) for name, content in sorted(beside.items()))


def _core(index: Verzeichnis, folder: str, shards: list[str]) -> dict[str, Any]:
    arts = list(dict.fromkeys(record.art for record in index.datensaetze))
    languages = list(dict.fromkeys(record.sprachen for record in index.datensaetze))
    return {
        "ordner": folder,
        "regeln": rules(),
        "schwach": sorted(index.schwach),
        "block": BLOCK,
        "arten": arts,
        "art": "".join(DIGITS[arts.index(record.art)] for record in index.datensaetze),
        "sprachen": languages,
        "sprache": [languages.index(record.sprachen) for record in index.datensaetze],
        "gebiete": [[areas.gebiete, areas.sitz] for areas in index.gebiete],
        "gebiet": index.area_of,
        "gemeinden": [[one.datensatz, one.id, one.verband, one.planungsraum] for one in index.gemeinden],
        "orte": index.orte,
        "teile": shards,
        "worte": front_coded(term for term in index.schatz.terme if script(term) == "l"),
    }


def rules() -> dict[str, Any]:
    """The tables that the script in the browser follows."""
    return {
        "buchstaben": regeln.LETTERS,
        "endungen": regeln.ENDINGS,
        "artikel": regeln.ARABIC_FRONT,
        "vorsilben": regeln.PARTICLES,
        "kurzformen": regeln.SHORT_FORMS,
        "art_von": KIND_OF,
        "satz": {
            "teil": satz.CLAUSES,
            "verben": satz.IRREGULAR,
            "selbst": sorted(satz.SPEAKER),
            "wessen": satz.OWNERS,
            "personen": sorted(satz.OWNED),
            "eigene": sorted(satz.MINE),
        },
        "stopp": " ".join(sorted(STOPPED)),
        "arten": regeln.KINDS,
        "wege": regeln.WAYS,
        "naehe": regeln.NEAR,
        "stufen": regeln.STEPS,
        "grenzen": {"buchstaben": regeln.MAX_LETTERS, "worte": regeln.MAX_WORDS, "treffer": regeln.MAX_HITS},
        "mass": regeln.SCALE,
    }


def _shown(record: Datensatz) -> list[Any]:
    whole = [
        record.id, record.titel, record.adresse, record.auszug, " ".join(record.sprachen), ", ".join(record.orte),
        record.telefon, record.uhr,
    ]  # fmt: skip
    while whole and not whole[-1]:
        whole.pop()
    return whole


def _line(at: Fundstellen) -> str:
    """Rarity, then for each step of weight a capital letter and the records, each as the distance to the one before."""
    by_step: dict[int, list[int]] = defaultdict(list)
    for record, weight in at.gewichte.items():
        by_step[regeln.STEPS.index(weight)].append(record)
    text = str(at.seltenheit)
    for step, numbers in sorted(by_step.items()):
        gaps = (number - before for before, number in zip([0, *numbers], numbers, strict=False))
        text += chr(ord("A") + step) + ".".join(base36(gap) for gap in gaps)
    return text


def base36(number: int) -> str:
    """A whole number from 0 in digits and small letters."""
    text = DIGITS[number % 36]
    while number := number // 36:
        text = DIGITS[number % 36] + text
    return text


def front_coded(terms: Iterable[str]) -> str:
    """Sorted terms, each as a capital letter for how many letters it shares with the one before, and the rest."""
    text, before = "", ""
    for term in terms:
        shared = 0
        while shared < min(len(term), len(before), 25) and term[shared] == before[shared]:
            shared += 1
        text += chr(ord("A") + shared) + term[shared:]
        before = term
    return text


def _shards(lines: Mapping[str, str], letters: int = 1) -> dict[str, dict[str, str]]:
    """The lines by the first letters of their terms, more letters where one file would grow too large."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for term, line in lines.items():
        found[term[:letters]][term] = line
    for key in list(found):
        shard = found[key]
        if (
            letters < MOST_LETTERS
            and len(key) == letters
            and sum(len(t) + len(line) for t, line in shard.items()) > ROOM
        ):
            del found[key]
            found.update(_shards(shard, letters + 1))
    return dict(sorted(found.items()))


def _name(key: str) -> str:
    return "-".join(f"{ord(sign):x}" for sign in key)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
