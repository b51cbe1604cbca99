"""The land of Gemeinden on the map, when one goes up in another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def merge_shapes(folder: Path, old: str, new: str | None) -> bool:
    """Put the land of the Gemeinde ``old`` to that of ``new``, so that the map has no hole, and delete its file.

    Returns whether both had a shape; the line between them stays to be seen until somebody brings new boundaries.
    """
    gone, heir = folder / f"{old}.geojson", folder / f"{new}.geojson"
    if not gone.is_file():
        return False
    both = new is not None and heir.is_file()
    if both:
        land = [polygon for path in (heir, gone) for polygon in _polygons(json.loads(path.read_bytes()))]
        shape = {"type": "MultiPolygon", "coordinates": land}
        heir.write_bytes(f"{json.dumps(shape, separators=(',', ':'))}\n".encode())
    gone.unlink()
    return both


def _polygons(shape: dict[str, Any]) -> list[Any]:
    coordinates: list[Any] = shape["coordinates"]
    return coordinates if shape["type"] == "MultiPolygon" else [coordinates]
