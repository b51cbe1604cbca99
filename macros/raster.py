"""Photographs and painted pictures: what is wrong with a file, and the small copies that the site shows.

The only module that knows Pillow. A copy carries pixels and nothing else: no place, no camera, no colour profile.
"""

from __future__ import annotations

import hashlib
import json
import os
import warnings
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

import PIL
from PIL import Image, ImageCms, ImageDraw, ImageOps, UnidentifiedImageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MAX_PIXELS: Final = 40_000_000
MAX_COPY: Final = 100_000
"""No copy is larger than this, in bytes."""
BOX: Final = (1000, 1250)
SMALL_WIDTH: Final = 480
FORMATS: Final = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
ENDINGS: Final = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
#: Painted so much larger and made small again, so that edges are smooth; then as few colours as are seen.
_FINER: Final = 2
_COLORS: Final = 32
_QUALITIES: Final = (82, 74, 66, 58, 50, 42)
_RECIPE: Final = f"1 {PIL.__version__} {BOX} {SMALL_WIDTH} {MAX_COPY} {_QUALITIES}"


@dataclass(frozen=True, slots=True)
class Kopie:
    """A picture ready for the site: its width and height in pixels, its file ending, its bytes."""

    breite: int
    hoehe: int
    endung: str
    inhalt: bytes


def painted(size: tuple[int, int], ground: str, shapes: Iterable[tuple[str, list[tuple[float, float]]]]) -> bytes:
    """A PNG of ``size`` in one colour with shapes on it (colour ``#rrggbb``, corners in pixels), each with a border."""
    large = Image.new("RGB", (size[0] * _FINER, size[1] * _FINER), ground)
    pen = ImageDraw.Draw(large)
    for color, corners in shapes:
        ring = [(x * _FINER, y * _FINER) for x, y in corners]
        pen.polygon(ring, fill=color)
        pen.line([*ring, *ring[:2]], fill=ground, width=3 * _FINER, joint="curve")
    out = BytesIO()
    large.resize(size, Image.Resampling.BOX).quantize(_COLORS).save(out, "PNG", optimize=True)
    return out.getvalue()


def fault(data: bytes, name: str) -> str | None:
    """What is wrong with the picture ``data`` whose file is called ``name``, as the end of a German sentence, or None.

    The whole picture is decoded: a file that was cut off is found here, not by a reader.
    """
    try:
        with _opened(data) as image:
            kind, pixels = _kind(image), image.width * image.height
            if pixels > MAX_PIXELS:
                return _too_large(pixels)
            stem, dot, ending = name.rpartition(".")
            if FORMATS.get(dot + ending.lower()) != kind:
                return f"ist in Wahrheit eine {kind}-Datei – bitte umbenennen in „{stem}{ENDINGS[kind]}“"
            image.draft(None, (BOX[1], BOX[1]))
            image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _too_large(0)
    except UnidentifiedImageError:
        return "ist kein Bild, das wir lesen können – bitte neu speichern als JPEG, PNG oder WebP"
    except Exception:  # noqa: BLE001 -- a decoder given broken bytes raises whatever it meets
        return "ist beschädigt – bitte das Bild neu speichern"
    return None


def copies(data: bytes, cache: Path | None = None) -> tuple[Kopie, ...]:
    """The picture ``data`` as the site shows it: at most 1,000 pixels wide, and a smaller one if that is smaller.

    Same bytes in, same bytes out. ``cache`` is a folder where copies are kept by the hash of what they were made
    from; what is broken there is made again. Raises OSError when ``data`` is no picture.
    """
    key = hashlib.sha256(_RECIPE.encode() + data).hexdigest()
    kept = cache / key if cache else None
    if kept is not None and (found := _read(kept)):
        return found
    made = _made(data)
    if kept is not None:
        _write(kept, made)
    return made


def _opened(data: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        return Image.open(BytesIO(data), formats=("JPEG", "PNG", "WEBP"))


def _kind(image: Image.Image) -> str:
    """The format; a camera that keeps a preview beside the picture (MPO) means JPEG."""
    return "JPEG" if image.format == "MPO" else str(image.format)


def _too_large(pixels: int) -> str:
    much = f"{pixels // 1_000_000}" if pixels else "viel zu viele"
    return f"hat {much} Megapixel – erlaubt sind {MAX_PIXELS // 1_000_000}, bitte das Bild verkleinern"


def _made(data: bytes) -> tuple[Kopie, ...]:
    with _opened(data) as image:
        image.draft(None, (BOX[1], BOX[1]))
        upright = ImageOps.exif_transpose(image)
        picture = _plain(upright)
    picture.thumbnail(BOX, Image.Resampling.LANCZOS)
    large = _encoded(picture)
    if picture.width <= SMALL_WIDTH:
        return (large,)
    picture.thumbnail((SMALL_WIDTH, BOX[1]), Image.Resampling.LANCZOS)
    small = _encoded(picture)
    return (large, small) if small.breite < large.breite else (large,)


def _plain(image: Image.Image) -> Image.Image:
    """The picture in sRGB, with transparency only where something is transparent, and nothing else kept."""
    alpha = image.convert("RGBA").getchannel("A") if image.has_transparency_data else None
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    bare = image.convert({"LA": "L", "RGBA": "RGB", "P": "RGB", "PA": "RGB", "1": "L"}.get(image.mode, image.mode))
    if profile:
        with suppress(ImageCms.PyCMSError, OSError):
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            bare = ImageCms.profileToProfile(bare, source, target, outputMode="RGB") or bare
    picture = Image.new("RGB", bare.size)
    picture.paste(bare.convert("RGB"))
    if alpha is not None and alpha.getextrema() != (255, 255):
        picture.putalpha(alpha)
    return picture


def _encoded(picture: Image.Image) -> Kopie:
    """The best copy that is small enough; a picture that never is gets fewer pixels."""
    while True:
        for quality in _QUALITIES:
            target = BytesIO()
            if picture.mode == "RGBA":
                picture.save(target, "WEBP", quality=quality, method=4)
            else:
                picture.save(target, "JPEG", quality=quality, optimize=True, progressive=True)
            if target.tell() <= MAX_COPY:
                ending = ".webp" if picture.mode == "RGBA" else ".jpg"
                return Kopie(picture.width, picture.height, ending, target.getvalue())
        size = max(1, picture.width * 4 // 5), max(1, picture.height * 4 // 5)
        picture = picture.resize(size, Image.Resampling.LANCZOS)


def _read(path: Path) -> tuple[Kopie, ...]:
    """Copies kept before, or nothing when the file is not there or not what was written."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        head, _, rest = path.read_bytes().partition(b"\n")
        index = json.loads(head)
        if index["summe"] == hashlib.sha256(rest).hexdigest():
            result, start = [], 0
            for width, height, ending, length in index["kopien"]:
                result.append(Kopie(width, height, ending, rest[start : start + length]))
                start += length
            return tuple(result)
    return ()


def _write(path: Path, made: tuple[Kopie, ...]) -> None:
    """Keep copies, if the folder lets us; a reader never meets half a file."""
    rest = b"".join(copy.inhalt for copy in made)
    index = {
        "summe": hashlib.sha256(rest).hexdigest(),
        "kopien": [[copy.breite, copy.hoehe, copy.endung, len(copy.inhalt)] for copy in made],
    }
    aside = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(json.dumps(index).encode() + b"\n" + rest)
        aside.replace(path)
