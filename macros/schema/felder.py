"""What the model says about its fields: the German docstrings under the attributes, read from the source.

The models do not ask pydantic for these docstrings, so that starting up stays fast; only the export of the schemas and
the skeletons of new entries read them.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
import typing
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any

from pydantic import BaseModel

from macros.model.basis import Eintrag, Wort


@dataclass(frozen=True, slots=True)
class Feld:
    """One field as an editor meets it.

    ``text`` is its docstring; ``typ`` the annotation of one value, without list and None; ``teil`` the nested class,
    ``woerter`` the vocabulary, where there is one; ``standard`` the default, None where there is none to tell.
    """

    name: str
    text: str
    pflicht: bool
    viele: bool
    typ: Any
    teil: type[BaseModel] | None = None
    woerter: type[Wort] | None = None
    standard: Any = None

    @property
    def titel(self) -> str:
        """The docstring up to its first addition: an example, a bracket, a second sentence."""
        return re.split(r"; |: |\. | \(|, z\. B\.|[.;:]$", self.text, maxsplit=1)[0]


@cache
def felder(model: type[BaseModel]) -> tuple[Feld, ...]:
    """Every field of ``model``: its own first, then those that all entries share."""
    hints = typing.get_type_hints(model, include_extras=True)
    texts = _docstrings(model)
    shared = list(Eintrag.model_fields) if issubclass(model, Eintrag) else []
    own = [name for name in model.model_fields if name not in shared]
    return tuple(_feld(model, name, hints[name], texts[name]) for name in (*own, *shared))


def text_of(model: type[BaseModel]) -> str:
    """The docstring of a model class in one line."""
    return " ".join((inspect.getdoc(model) or "").split())


def _feld(model: type[BaseModel], name: str, hint: Any, text: str) -> Feld:
    info = model.model_fields[name]
    typ, viele = _one(hint)
    is_class = isinstance(typ, type)
    return Feld(
        name=name,
        text=text,
        pflicht=info.is_required() and not (name == "id" and issubclass(model, Eintrag)),
        viele=viele,
        typ=typ,
        teil=typ if is_class and issubclass(typ, BaseModel) else None,
        woerter=typ if is_class and issubclass(typ, Wort) else None,
        standard=None if info.is_required() or info.default in (None, ()) else info.default,
    )


def _one(hint: Any) -> tuple[Any, bool]:
    """The annotation of one value, and whether the field is a list of them."""
    if typing.get_origin(hint) in {typing.Union, UnionType}:
        (hint,) = (part for part in typing.get_args(hint) if part is not NoneType)
    if typing.get_origin(hint) is tuple:
        return typing.get_args(hint)[0], True
    return hint, False


def _docstrings(model: type[BaseModel]) -> dict[str, str]:
    """The docstring under every attribute of ``model`` and of the classes it is made from."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if issubclass(base, BaseModel) and base is not BaseModel:
            found |= _of_module(base.__module__).get(base.__name__, {})
    return found


@cache
def _of_module(module: str) -> dict[str, dict[str, str]]:
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: dict(_under_attributes(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _under_attributes(node: ast.ClassDef) -> typing.Iterator[tuple[str, str]]:
    for field, doc in zip(node.body, node.body[1:], strict=False):
        match field, doc:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, " ".join(text.split())
