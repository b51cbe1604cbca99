"""Views: what a fragment shows of one entry, worked out beforehand, so that templates only loop and print.

A module is named after the kind it serves. ``sicht(knoten)`` gives the values of its page, ``liste(konzept)`` those of
its list; a kind without a module shows its fields alone.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

    from macros.konzept import Knoten, Konzept


@cache
def _module(art: str) -> ModuleType | None:
    name = f"{__name__}.{art}"
    return import_module(name) if find_spec(name) else None


def view(knoten: Knoten) -> Any:
    """The values of the page of one entry, as its component gives them; an empty dict without one."""
    module = _module(knoten.art.key)
    return module.sicht(knoten) if module is not None and hasattr(module, "sicht") else {}


def list_view(konzept: Konzept, art: str) -> Any:
    """The values of the list page of a kind, as its component gives them; an empty dict without one."""
    module = _module(art)
    return module.liste(konzept) if module is not None and hasattr(module, "liste") else {}
