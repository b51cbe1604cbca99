"""The colours of a site: one Kreis colour in, a checked light and dark palette out.

The colour is taken apart in OKLCH (Oklab of Björn Ottosson, 2020, in polar form: lightness, chroma, hue). The hue is
kept, the chroma capped, the lightness of every token pinned: so each pair of `PAIRS` keeps its contrast for any hue.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

SHAPE = 3.0
"""Least contrast of shapes, edges and focus (WCAG 2.2, 1.4.11)."""
TEXT = 4.5
"""Least contrast of text (WCAG 2.2, 1.4.3)."""
READING = 7.0
"""Least contrast of what is read at length (WCAG 2.2, 1.4.6)."""

_WHITE = "#ffffff"
_SIGN = "#ffcc2e"
_INK = "#16181a"
_LINEAR_UNTIL = 0.0031308
"""Below it the transfer curve of sRGB is a straight line (IEC 61966-2-1)."""
_GAMUT_SLACK = 0.0005
"""What rounding to eight bits swallows."""


class Pair(NamedTuple):
    """Two tokens that meet on a page, and the least contrast they must have there."""

    foreground: str
    background: str
    minimum: float


class _Oklch(NamedTuple):
    """Lightness 0–1, chroma from 0 (grey), hue in degrees."""

    lightness: float
    chroma: float
    hue: float


@dataclass(frozen=True, slots=True)
class Palette:
    """The tokens of one Kreis colour: name → `#rrggbb`, the same names in `light` and `dark`.

    `corrections` holds one German sentence for each reason why the colour cannot be used as it was given.
    """

    color: str
    light: dict[str, str]
    dark: dict[str, str]
    corrections: tuple[str, ...]


_LIGHT: Mapping[str, str | tuple[float, float]] = {
    "bg": _WHITE,
    "wash": (0.975, 0.008),
    "surface": _WHITE,
    "soft": (0.935, 0.028),
    "text": (0.24, 0.02),
    "muted": (0.44, 0.02),
    "line": (0.87, 0.014),
    "edge": (0.58, 0.03),
    "primary": (0.42, 0.13),
    "primary-hover": (0.33, 0.13),
    "on-primary": _WHITE,
    "deep": (0.31, 0.07),
    "on-deep": _WHITE,
    "on-deep-soft": (0.90, 0.03),
    "deep-line": (0.66, 0.05),
    "mid": (0.57, 0.13),
    "sign": _SIGN,
    "on-sign": _INK,
    "faden": "#a85f00",
    "focus": (0.22, 0.03),
    "focus-halo": _SIGN,
    "done": "#1b6a3c",
    "done-soft": "#e3f3e8",
    "run": "#1d5aa6",
    "run-soft": "#e4eefa",
    "late": "#964a00",
    "late-soft": "#fdeedd",
    "idle": "#566068",
    "idle-soft": "#ecf0f2",
    "stop": "#9d1f3a",
    "stop-soft": "#fce8eb",
    "mark": "#ffeaa3",
}
_DARK: Mapping[str, str | tuple[float, float]] = {
    "bg": (0.195, 0.016),
    "wash": (0.235, 0.018),
    "surface": (0.235, 0.018),
    "soft": (0.31, 0.035),
    "text": (0.955, 0.006),
    "muted": (0.80, 0.015),
    "line": (0.38, 0.02),
    "edge": (0.66, 0.03),
    "primary": (0.83, 0.09),
    "primary-hover": (0.91, 0.06),
    "on-primary": (0.19, 0.03),
    "deep": (0.27, 0.05),
    "on-deep": _WHITE,
    "on-deep-soft": (0.90, 0.03),
    "deep-line": (0.66, 0.05),
    "mid": (0.66, 0.13),
    "sign": _SIGN,
    "on-sign": _INK,
    "faden": "#f0b03c",
    "focus": _SIGN,
    "focus-halo": (0.14, 0.02),
    "done": "#82d8a2",
    "done-soft": "#173a26",
    "run": "#98c4f8",
    "run-soft": "#183453",
    "late": "#f6b76a",
    "late-soft": "#47290a",
    "idle": "#bac4ca",
    "idle-soft": "#333c42",
    "stop": "#f8a3b2",
    "stop-soft": "#4d1925",
    "mark": "#5c4a00",
}
"""Each token is fixed, or (OKLCH lightness, greatest chroma) in the hue of the Kreis."""

_GROUNDS = ("bg", "wash", "surface", "soft")
_STATES = ("done", "run", "late", "idle", "stop")

PAIRS: tuple[Pair, ...] = (
    *(Pair("text", ground, READING) for ground in _GROUNDS),
    *(Pair(token, ground, TEXT) for token in ("muted", "primary", "primary-hover") for ground in _GROUNDS),
    *(Pair(token, ground, SHAPE) for token in ("focus", "mid") for ground in _GROUNDS),
    *(Pair(token, ground, SHAPE) for token in ("edge", "faden") for ground in ("bg", "wash", "surface")),
    Pair("on-primary", "primary", TEXT),
    Pair("on-primary", "primary-hover", TEXT),
    Pair("on-deep", "deep", READING),
    Pair("on-deep-soft", "deep", TEXT),
    Pair("sign", "deep", TEXT),
    Pair("deep-line", "deep", SHAPE),
    Pair("on-sign", "sign", READING),
    Pair("text", "mark", READING),
    Pair("primary", "mark", TEXT),
    *(Pair(state, ground, TEXT) for state in _STATES for ground in (f"{state}-soft", "bg", "wash", "surface")),
    *(Pair("text", f"{state}-soft", READING) for state in _STATES),
    *(Pair(token, f"{state}-soft", TEXT) for token in ("muted", "primary", "primary-hover") for state in _STATES),
)
"""Every pair the style sheet puts together; `line` is decoration and carries no meaning."""


def palette(color: str) -> Palette:
    """All tokens for one Kreis colour.

    `color` is `#rgb` or `#rrggbb`. Raises ValueError (German) for anything else.
    """
    if not re.fullmatch(r"#(?:[0-9a-fA-F]{3}){1,2}", color):
        raise ValueError(f"„{color}“ ist keine Farbe – erwartet wird zum Beispiel #0b5c6b")
    given = _normal(color)
    base = _oklch(given)
    light = _tokens(_LIGHT, base)
    return Palette(given, light, _tokens(_DARK, base), _corrections(given, light))


def contrast(a: str, b: str) -> float:
    """Contrast of two colours `#rrggbb` after WCAG 2.2 ("contrast ratio"), from 1 to 21."""
    darker, lighter = sorted((_luminance(a), _luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)


def css(colors: Palette) -> str:
    """The palette as CSS custom properties `--ik-…`.

    The class `ik-light` keeps the light tokens where the page around it is dark (a leaflet, an embed).
    """
    light = _block(":root, .ik-light", "light", colors.light)
    dark = "\n".join(f"  {line}" for line in _block(":root", "dark", colors.dark).splitlines())
    return f"{light}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}\n"


def _block(selector: str, scheme: str, tokens: Mapping[str, str]) -> str:
    lines = (f"  --ik-{name}: {value};" for name, value in tokens.items())
    return "\n".join((f"{selector} {{", f"  color-scheme: {scheme};", *lines, "}"))


def _corrections(given: str, light: Mapping[str, str]) -> tuple[str, ...]:
    ratio = contrast(given, _WHITE)
    if ratio >= TEXT:
        return ()
    used = light["primary"]
    sentence = (
        f"Die Farbe {given} ist für Links und Schaltflächen auf Weiß zu hell: "
        f"Kontrast {_german(ratio)}:1, nötig sind mindestens {_german(TEXT)}:1. "
        f"Die Website verwendet dort {used} mit {_german(contrast(used, _WHITE))}:1."
    )
    return (sentence,)


def _german(ratio: float) -> str:
    """Two decimals, never rounded up: 4.499 must not read as the 4.5 it misses."""
    return f"{math.floor(ratio * 100) / 100:.2f}".replace(".", ",")


def _tokens(plan: Mapping[str, str | tuple[float, float]], base: _Oklch) -> dict[str, str]:
    return {
        name: wish if isinstance(wish, str) else _hex(_Oklch(wish[0], min(base.chroma, wish[1]), base.hue))
        for name, wish in plan.items()
    }


def _normal(color: str) -> str:
    digits = color[1:].lower()
    return "#" + (digits if len(digits) > len("rgb") else "".join(digit * 2 for digit in digits))


def _linear(color: str) -> tuple[float, float, float]:
    """Linear light of the sRGB channels (IEC 61966-2-1), each 0–1."""
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return _decode(red), _decode(green), _decode(blue)


def _decode(value: float) -> float:
    return value / 12.92 if value <= _LINEAR_UNTIL * 12.92 else float(((value + 0.055) / 1.055) ** 2.4)


def _encode(value: float) -> float:
    return 12.92 * value if value <= _LINEAR_UNTIL else float(1.055 * value ** (1 / 2.4) - 0.055)


def _luminance(color: str) -> float:
    red, green, blue = _linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _oklch(color: str) -> _Oklch:
    red, green, blue = _linear(color)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short
    lightness = 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short
    return _Oklch(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def _hex(color: _Oklch) -> str:
    """The colour as `#rrggbb`, with as much of its chroma as the sRGB gamut holds."""
    while not _in_gamut(channels := _from_oklch(color)) and color.chroma > 0:
        color = color._replace(chroma=max(color.chroma - 0.002, 0.0))
    return "#" + "".join(f"{round(255 * _encode(min(max(value, 0.0), 1.0))):02x}" for value in channels)


def _in_gamut(channels: tuple[float, float, float]) -> bool:
    return all(-_GAMUT_SLACK <= value <= 1 + _GAMUT_SLACK for value in channels)


def _from_oklch(color: _Oklch) -> tuple[float, float, float]:
    """Linear sRGB channels; outside 0–1 where sRGB cannot show the colour."""
    a = color.chroma * math.cos(math.radians(color.hue))
    b = color.chroma * math.sin(math.radians(color.hue))
    long = (color.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (color.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (color.lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
    )
