"""Pictures: what is refused, and what the copies on the site are and are not."""

from __future__ import annotations

import hashlib
import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from macros.raster import MAX_COPY, SMALL_WIDTH, copies, fault

if TYPE_CHECKING:
    from pathlib import Path


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    target = BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def noise(width: int, height: int) -> Image.Image:
    """The picture that compresses worst."""
    digest = b"".join(hashlib.sha256(str(n).encode()).digest() for n in range(-(-width * height * 3 // 32)))
    return Image.frombytes("RGB", (width, height), digest[: width * height * 3])


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims to be this large and has one row of data."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * (width * 3 + 1))) + chunk(b"IEND", b"")


PHOTO = saved(Image.linear_gradient("L").resize((1600, 1200)).convert("RGB"), "JPEG")


def test_sound_pictures_pass() -> None:
    assert fault(PHOTO, "a.jpg") is None
    assert fault(PHOTO, "a.jpeg") is None
    assert fault(saved(noise(20, 10), "PNG"), "a.png") is None
    assert fault(saved(noise(20, 10), "WEBP"), "a.webp") is None


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (PHOTO, "a.png", "ist in Wahrheit eine JPEG-Datei – bitte umbenennen in „a.jpg“"),
        (saved(noise(9, 9), "GIF"), "a.png", "ist kein Bild, das wir lesen können"),
        (b"", "a.jpg", "ist kein Bild, das wir lesen können"),
        (PHOTO[: len(PHOTO) // 2], "a.jpg", "ist beschädigt"),
        (saved(noise(90, 90), "PNG")[:-900], "a.png", "ist beschädigt"),
        (png_header(8000, 6000), "a.png", "hat 48 Megapixel – erlaubt sind 40"),
        (png_header(60000, 60000), "a.png", "viel zu viele Megapixel – erlaubt sind 40"),
    ],
    ids=["other-kind", "unknown-kind", "empty", "cut-off", "cut-off-png", "too-large", "bomb"],
)
def test_pictures_that_cannot_be_shown(data: bytes, name: str, told: str) -> None:
    assert told in (fault(data, name) or "")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.integers(0, len(PHOTO) - 1))
def test_no_bytes_break_the_check(dirt: bytes, place: int) -> None:
    for data in (dirt, PHOTO[:place] + dirt + PHOTO[place + len(dirt) :], png_header(9, 9)[: place % 60] + dirt):
        told = fault(data, "a.jpg")
        assert told is None or told


def test_a_large_photograph_comes_in_two_sizes() -> None:
    large, small = copies(PHOTO)
    assert (large.breite, large.hoehe, large.endung) == (1000, 750, ".jpg")
    assert (small.breite, small.hoehe) == (SMALL_WIDTH, 360)
    assert opened(large.inhalt).size == (1000, 750)
    assert opened(large.inhalt).format == "JPEG"


def test_a_small_picture_is_not_blown_up() -> None:
    (only,) = copies(saved(noise(120, 80), "PNG"))
    assert (only.breite, only.hoehe) == (120, 80)


def test_no_copy_is_too_large() -> None:
    for copy in copies(saved(noise(1400, 1400), "JPEG", quality=95)):
        assert len(copy.inhalt) <= MAX_COPY
        assert opened(copy.inhalt).size == (copy.breite, copy.hoehe)


def test_what_a_camera_notes_does_not_reach_the_site() -> None:
    exif = Image.Exif()
    exif[0x010F] = "GeheimeKamera"
    exif.get_ifd(0x8825)[1] = "N"
    data = saved(noise(640, 480), "JPEG", exif=exif, comment=b"GeheimerOrt", dpi=(72, 72))
    assert b"GeheimeKamera" in data
    for copy in copies(data):
        assert b"Geheime" not in copy.inhalt
        assert not opened(copy.inhalt).getexif()
        assert {"exif", "icc_profile", "comment", "xmp"}.isdisjoint(opened(copy.inhalt).info)


def test_a_picture_lying_on_its_side_is_put_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    (only,) = copies(saved(noise(300, 200), "JPEG", exif=exif))
    assert (only.breite, only.hoehe) == (200, 300)


def test_a_profile_that_does_not_fit_is_left_out() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    data = saved(Image.new("RGB", (40, 30), (200, 30, 30)), "PNG", icc_profile=lab)
    (only,) = copies(data)
    red, green, _ = opened(only.inhalt).convert("RGB").getpixel((20, 15))  # type: ignore[misc]  # -- three bands
    assert red > green + 100


def test_colours_of_another_profile_become_srgb() -> None:
    swapped = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = swapped.index(b"rXYZ", 128), swapped.index(b"bXYZ", 128)
    swapped[red : red + 4], swapped[blue : blue + 4] = b"bXYZ", b"rXYZ"
    data = saved(Image.new("RGB", (40, 30), (250, 10, 10)), "PNG", icc_profile=bytes(swapped))
    (only,) = copies(data)
    shown = opened(only.inhalt).convert("RGB").getpixel((20, 15))
    assert shown[2] > shown[0] + 100  # type: ignore[index]  # -- three bands


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_pixels_gives_a_picture(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    image = Image.new(mode, (50, 40), {"I;16": 65535, "1": 1, "L": 255}.get(mode, 255 if mode == "P" else 0))
    data = saved(image, kind)
    assert fault(data, "a.jpg" if kind == "JPEG" else "a.png") is None
    (only,) = copies(data)
    assert only.endung == (".webp" if mode in {"LA", "RGBA"} else ".jpg")
    if mode in {"I;16", "1", "L", "CMYK"}:
        assert opened(only.inhalt).convert("L").getpixel((9, 9)) > 250  # type: ignore[operator]  # -- one band


def test_what_is_nowhere_transparent_is_a_photograph() -> None:
    (only,) = copies(saved(Image.new("RGBA", (50, 40), (1, 2, 3, 255)), "PNG"))
    assert only.endung == ".jpg"


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    first = copies(PHOTO, tmp_path)
    assert copies(PHOTO) == first
    (kept,) = tmp_path.iterdir()
    before = kept.stat().st_mtime_ns
    assert copies(PHOTO, tmp_path) == first
    assert kept.stat().st_mtime_ns == before


@pytest.mark.parametrize("dirt", [b"", b"{}", b"{}\nabc", b'{"summe": "x", "kopien": []}\n', b"\xff\n\xff"])
def test_a_broken_cache_is_made_again(tmp_path: Path, dirt: bytes) -> None:
    first = copies(PHOTO, tmp_path)
    (kept,) = tmp_path.iterdir()
    for broken in (dirt, kept.read_bytes()[:-1], kept.read_bytes()[:-1] + b"x"):
        kept.write_bytes(broken)
        assert copies(PHOTO, tmp_path) == first


def test_a_cache_that_cannot_be_written_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("")
    assert len(copies(PHOTO, tmp_path / "datei" / "bilder")) == 2
