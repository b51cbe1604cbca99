"""Every macro call in the prose is checked before anything is built, and told with file, line and column.

Allowed is ``{{ name("kennung", feld="wert") }}`` with written-out values, nothing else of the template language. What a
macro takes is read from its annotations (``macros.components.makros``). Code samples are left alone: ``raw_code`` keeps
the template engine away from the same places that are not checked here.
"""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from macros.arten import ART_BY_KEY
from macros.components.makros import INLINE, Makros, figure, names
from macros.errors import Problem, nearest
from macros.model.types import AnyRef, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept

LONGEST = 1000
SKIPPED = re.compile(
    r"""(?P<code>
      ^(?P<fence>`{3,}|~{3,})[^\n]*\n (?:.*?\n)?? (?P=fence)[ \t]*$
    | (?<![`\\])(?P<tick>`+)(?!`) (?:[^\n]|\n(?!\s*\n))+? (?<!`)(?P=tick)(?!`)
    )""",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
OPENING = re.compile(r"\{\{|\{%|\{#")
QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'", re.DOTALL)
HEAD = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*$", re.MULTILINE | re.DOTALL)
CURLY_QUOTES = re.compile("[„“”‚‘’«»]")
EXAMPLE = '{{ massnahme("kennung") }}'


class _Refused(Exception):
    """A call that cannot be made; carries the place in the text and why."""

    def __init__(self, place: int, message: str) -> None:
        super().__init__(message)
        self.place, self.message = place, message


class Aufruf(NamedTuple):
    """One tag in the prose: where it begins and ends, and what stands between its braces, from ``start`` on."""

    begin: int
    end: int
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Angabe:
    """What one argument of a macro may be: ``typ`` as annotated, without None."""

    name: str
    typ: Any
    pflicht: bool
    art: str = ""
    bezug: AnyRef | None = None
    worte: tuple[str, ...] = ()


def check_macros(konzept: Konzept) -> Iterator[Problem]:
    """Every macro call in ``docs/`` that cannot be made as it is written."""
    for name, text in konzept.daten.prosa.items():
        for tag in tags(text):
            found = [tag] if isinstance(tag, _Refused) else _check(konzept, text, tag)
            yield from (_problem(name, text, one) for one in found)


def raw_code(markdown: str) -> str:
    """``markdown`` with its code samples kept from the template engine, which would carry out calls in them too."""

    def keep(match: re.Match[str]) -> str:
        return OPENING.sub(lambda tag: f"{{{{ '{tag[0]}' }}}}", match["code"])

    return SKIPPED.sub(keep, markdown)


def tags(text: str) -> Iterator[Aufruf | _Refused]:
    """Every ``{{ … }}`` outside of code in order, and what else looks like the template language, refused."""
    plain = SKIPPED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    head = HEAD.match(text)
    place = 0
    while match := OPENING.search(plain, place):
        begin, place = match.span()
        end = _closing(plain, place) if match[0] == "{{" else -1
        if match[0] == "{%":
            yield _Refused(begin, f"„{{%“ gibt es in Texten nicht – erlaubt ist nur ein Makro wie {EXAMPLE}")
        elif match[0] == "{#":
            yield _Refused(begin, "„{#“ lässt den Text danach verschwinden – einen Anker bitte „{: #anker }“ schreiben")
        elif end < 0:
            yield _Refused(begin, f"„{{{{“ wird nicht geschlossen – erwartet wird ein Makro wie {EXAMPLE}")
        elif head and begin < head.end():
            yield _Refused(begin, "im Kopf der Seite gehen keine Makros – bitte in den Text darunter schreiben")
        else:
            inner = text[place:end]
            start = place + len(inner) - len(inner.lstrip())
            yield Aufruf(begin, end + 2, start, inner.strip())
        place = max(place, end + 2)


def _closing(text: str, place: int) -> int:
    """Where the ``}}`` of a tag stands, quoted text skipped, or -1."""
    while place < len(text):
        if quoted := QUOTED.match(text, place):
            place = quoted.end()
        elif text.startswith("}}", place):
            return place
        elif text.startswith("{{", place):
            return -1
        else:
            place += 1
    return -1


def _check(konzept: Konzept, text: str, call: Aufruf) -> Iterator[_Refused]:
    try:
        node, name = _parsed(call)
    except _Refused as refused:
        yield refused
        return
    rules = arguments(name)
    given: dict[str, object] = {}
    for position, value in enumerate(node.args):
        if position >= len(rules):
            yield _Refused(_place(call, value), f"{name} nimmt {_many(len(rules))} – bitte den Rest löschen")
            return
        yield from _argument(konzept, call, rules[position], value, given)
    for keyword in node.keywords:
        rule = next((one for one in rules if one.name == keyword.arg), None)
        if rule is None:
            yield _Refused(_place(call, keyword), _unknown_argument(name, str(keyword.arg), rules))
        elif rule.name in given:
            yield _Refused(_place(call, keyword), f"{rule.name} steht zweimal – bitte eine der Angaben löschen")
        else:
            yield from _argument(konzept, call, rule, keyword.value, given)
    missing = [rule for rule in rules if rule.pflicht and rule.name not in given]
    yield from (_Refused(call.begin, f"bei {name} fehlt {rule.name} – {_expected(rule)}") for rule in missing)
    if name == "kennzahl" and not missing and None not in given.values():
        yield from _figure(konzept, call, given)
    if name not in INLINE and not _alone(text, call):
        yield _Refused(call.begin, f"{name} steht mitten im Text – bitte in eine eigene Zeile schreiben")


def _parsed(call: Aufruf) -> tuple[ast.Call, str]:
    """The call and the name of its macro; raises when it is not the plain call of a known macro."""
    text = call.text
    if quote := CURLY_QUOTES.search(QUOTED.sub(lambda match: " " * len(match[0]), text)):
        message = f'„{quote[0]}“ ist ein typografisches Anführungszeichen – bitte das gerade Zeichen " nehmen'
        raise _Refused(call.start + quote.start(), message)
    if not text or len(text) > LONGEST:
        raise _Refused(call.begin, f"hier steht kein Makro – erwartet wird zum Beispiel {EXAMPLE}")
    try:
        node = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise _Refused(
            call.begin, f"dieses Makro ist falsch geschrieben – erwartet wird zum Beispiel {EXAMPLE}"
        ) from None
    if isinstance(node, ast.Name) and node.id in names():
        raise _Refused(call.start, f"nach „{node.id}“ fehlen die Klammern – gemeint „{{{{ {node.id}() }}}}“?")
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        what = f"„{node.id}“ ist kein Makro" if isinstance(node, ast.Name) else "das ist kein einzelnes Makro"
        hint = nearest(node.id, names()) if isinstance(node, ast.Name) else ""
        raise _Refused(call.start, f"{what}{hint or f' – erwartet wird zum Beispiel {EXAMPLE}'}")
    if node.func.id not in names():
        hint = nearest(node.func.id, names()) or f" – bekannt sind: {', '.join(sorted(names()))}"
        raise _Refused(call.start, f"unbekanntes Makro „{node.func.id}“{hint}")
    return node, node.func.id


def _argument(
    konzept: Konzept, call: Aufruf, rule: Angabe, value: ast.expr, given: dict[str, object]
) -> Iterator[_Refused]:
    """What is wrong with one argument; its value goes into ``given``, None when it cannot be used."""
    given[rule.name] = None
    place = _place(call, value)
    written = ast.get_source_segment(call.text, value) or ""
    if not isinstance(value, ast.Constant) or type(value.value) not in {str, int} or written[:1] in "rRbBuUfF":
        hint = f' – gemeint "{written}"?' if re.fullmatch(r"[\w-]+(?: - [\w-]+)*", written) else f" – {_expected(rule)}"
        yield _Refused(place, f"{rule.name}: „{written}“ steht nicht in Anführungszeichen{hint}")
        return
    message = _wrong(konzept, rule, value.value)
    if message:
        yield _Refused(place, f"{rule.name}: {message}")
    else:
        given[rule.name] = value.value


def _wrong(konzept: Konzept, rule: Angabe, value: Any) -> str:
    """Why a written value does not fit its argument, or nothing."""
    if rule.worte:
        hint = nearest(str(value), rule.worte) or f" – erlaubt: {', '.join(rule.worte)}"
        return "" if value in rule.worte else f"„{value}“ gibt es hier nicht{hint}"
    try:
        _adapter(rule.typ).validate_python(value)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        told = detail["type"] == "value_error" and (rule.art or rule.bezug)
        return str(detail["ctx"]["error"]) if told else f"„{value}“ geht hier nicht – {_expected(rule)}"
    art, key = (rule.art, value) if rule.art else tuple(str(value).partition(":")[::2])
    if rule.art or (rule.bezug is not None and value not in rule.bezug.words):
        return _unknown_id(konzept, art, key)
    return ""


def _unknown_id(konzept: Konzept, art: str, key: str) -> str:
    """Why an id cannot be used, or nothing."""
    if konzept.knoten(art, key) is not None or f"{art}:{key}" in konzept.daten.defekt:
        return ""
    if key in konzept.daten.eintraege.get(art, {}):
        return f"„{key}“ ist ein Entwurf und erscheint nicht – bitte hier weglassen oder dort „entwurf“ streichen"
    for node in konzept.alle(art):
        if key in node.eintrag.frueher:
            return f"„{key}“ heißt jetzt „{node.eintrag.id}“ – bitte die neue Kennung eintragen"
    hint = nearest(key, konzept.ids(art)) or " – bitte die Kennung prüfen"
    return f"unbekannte Kennung „{key}“ ({ART_BY_KEY[art].titel}){hint}"


def _figure(konzept: Konzept, call: Aufruf, given: dict[str, object]) -> Iterator[_Refused]:
    """A figure that does not stand in the table of its indicator."""
    key, year, area = str(given["id"]), given.get("jahr"), str(given.get("gebiet", "landkreis"))
    node = konzept.knoten("indikator", key)
    if node is None or figure(node, None if year is None else str(year), area) is not None:
        return
    present = sorted({row.jahr for row in konzept.daten.messwerte.get(key, ()) if row.gebiet == area})
    there = f"vorhanden: {', '.join(map(str, present))}" if present else f"die Tabelle hat nichts zu „{area}“"
    yield _Refused(call.begin, f"„{key}“ hat {f'für {year} ' if year else ''}keinen Wert – {there}")


@cache
def arguments(name: str) -> tuple[Angabe, ...]:
    """The arguments of a macro in their order, from its annotations."""
    method = getattr(Makros, name)
    hints = get_type_hints(method, include_extras=True)
    parameters = list(inspect.signature(method).parameters.values())[1:]
    return tuple(_rule(one.name, hints[one.name], one.default is inspect.Parameter.empty) for one in parameters)


def _rule(name: str, hint: Any, required: bool) -> Angabe:  # noqa: FBT001 -- private, called in one place
    if get_origin(hint) in {Union, UnionType}:
        hint = next(part for part in get_args(hint) if part is not NoneType)
    marks = getattr(hint, "__metadata__", ())
    return Angabe(
        name,
        hint,
        required,
        art=next((mark.art for mark in marks if isinstance(mark, Ref)), ""),
        bezug=next((mark for mark in marks if isinstance(mark, AnyRef)), None),
        worte=get_args(hint) if get_origin(hint) is Literal else (),
    )


@cache
def _adapter(typ: Any) -> TypeAdapter[Any]:
    return TypeAdapter(typ)


def _expected(rule: Angabe) -> str:
    if rule.art:
        return f"erwartet wird eine Kennung ({ART_BY_KEY[rule.art].titel}) in Anführungszeichen"
    if rule.worte:
        return "erwartet wird " + " oder ".join(f'"{word}"' for word in rule.worte)
    if rule.bezug is not None:
        return 'erwartet wird ein Gebiet, z. B. "landkreis" oder "gemeinde:beispielhausen"'
    return "erwartet wird eine Jahreszahl, z. B. 2025"


def _unknown_argument(name: str, written: str, rules: tuple[Angabe, ...]) -> str:
    known = [rule.name for rule in rules]
    if written == "None":
        return f"{name} nimmt keine Sternchen – erlaubt sind nur ausgeschriebene Angaben"
    return f"{name} kennt „{written}“ nicht{nearest(written, known) or f' – {_choice(known)}'}"


def _choice(known: list[str]) -> str:
    return f"möglich: {', '.join(known)}" if known else "es nimmt keine Angaben"


def _many(count: int) -> str:
    return {0: "keine Angaben", 1: "nur eine Angabe"}.get(count, f"nur {count} Angaben")


def _alone(text: str, call: Aufruf) -> bool:
    """Whether the call has its line for itself, not indented so far that Markdown takes it for code."""
    before = text[text.rfind("\n", 0, call.begin) + 1 : call.begin]
    end = text.find("\n", call.end)
    after = text[call.end : end if end >= 0 else len(text)]
    return not after.strip() and not before.strip() and len(before.expandtabs(4)) < 4  # noqa: PLR2004 -- Markdown's rule


def _place(call: Aufruf, node: ast.expr | ast.keyword) -> int:
    """Where a part of the call stands in the text; the parser counts bytes and begins again in every line."""
    lines = call.text.split("\n")
    before = sum(len(line) + 1 for line in lines[: node.lineno - 1])
    inside = len(lines[node.lineno - 1].encode()[: node.col_offset].decode(errors="replace"))
    return call.start + before + inside


def _problem(name: str, text: str, refused: _Refused) -> Problem:
    before = text[: refused.place]
    line, column = before.count("\n") + 1, refused.place - before.rfind("\n")
    return Problem(name, line, column, "", refused.message, regel="makro")
