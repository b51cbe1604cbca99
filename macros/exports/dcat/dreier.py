"""Statements of RDF, and the two ways to write them that the catalogue is given in: Turtle and JSON-LD.

Small on purpose: subjects in the order they are described, addresses, texts with a language, days and plain texts. Both
writers write the same statements; the tests read both back with rdflib and compare.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

PREFIXES: Final[Mapping[str, str]] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatde": "http://dcat-ap.de/def/dcatde/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_TYPE: Final = "rdf:type"
_FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Iri:
    """An address, whole or relative to the file it stands in."""

    wert: str

    @property
    def safe(self) -> str:
        """The address without what an address must not hold."""
        return _FORBIDDEN.sub(lambda sign: quote(sign[0], safe=""), self.wert)


@dataclass(frozen=True, slots=True)
class Wort:
    """A text; with ``sprache`` in that language, with ``typ`` of that type (such as ``xsd:date``)."""

    wert: str
    sprache: str = ""
    typ: str = ""


Object = Iri | Wort


def day(value: date) -> Wort:
    """A day."""
    return Wort(value.isoformat(), typ="xsd:date")


@dataclass
class Graph:
    """Statements by subject and property, in the order in which they are made."""

    subjects: dict[str, dict[str, list[Object]]] = field(default_factory=dict)

    def say(self, subject: Iri, art: str, **statements: Object | Sequence[Object | None] | None) -> Iri:
        """Describe a subject of the class ``art``; a property is named with ``_`` for the colon. None is not said."""
        said = self.subjects.setdefault(subject.safe, {})
        said.setdefault(_TYPE, []).append(Iri(_expanded(art)))
        for name, value in statements.items():
            objects = [value] if value is None or isinstance(value, Iri | Wort) else value
            kept = [one for one in objects if one is not None]
            if kept:
                said.setdefault(name.replace("_", ":", 1), []).extend(kept)
        return subject

    def turtle(self) -> str:
        """The statements as Turtle."""
        head = "".join(f"@prefix {name}: <{address}> .\n" for name, address in PREFIXES.items())
        return head + "".join(f"\n{_block(subject, said)}\n" for subject, said in self.subjects.items())

    def json_ld(self) -> str:
        """The statements as JSON-LD."""
        graph = [
            {"@id": subject, **{_name(name): [_json(name, one) for one in said[name]] for name in said}}
            for subject, said in self.subjects.items()
        ]
        return json.dumps({"@context": dict(PREFIXES), "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _block(subject: str, said: dict[str, list[Object]]) -> str:
    lines = (
        f"    {'a' if name == _TYPE else name} {', '.join(map(_turtle, objects))}" for name, objects in said.items()
    )
    return f"<{subject}>\n" + " ;\n".join(lines) + " ."


def _turtle(value: Object) -> str:
    if isinstance(value, Iri):
        return f"<{value.safe}>"
    text = "".join(_ESCAPES.get(sign, sign) for sign in _CONTROL.sub(" ", value.wert))
    return f'"{text}"' + (f"@{value.sprache}" if value.sprache else f"^^{value.typ}" if value.typ else "")


def _name(name: str) -> str:
    return "@type" if name == _TYPE else name


def _json(name: str, value: Object) -> Any:
    if isinstance(value, Iri):
        return value.safe if name == _TYPE else {"@id": value.safe}
    text = _CONTROL.sub(" ", value.wert)
    if value.sprache:
        return {"@value": text, "@language": value.sprache}
    return {"@value": text, "@type": _expanded(value.typ)} if value.typ else {"@value": text}


def _expanded(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
