import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.palette import PAIRS, READING, TEXT, Palette, contrast, css, palette

EVERY_COLOR = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
SKETCH = {"primary": "#015766", "deep": "#013741", "soft": "#d5eff5", "text": "#142225", "faden": "#a85f00"}
SKETCH_DARK = {"primary": "#8ed4e5", "bg": "#0c1719", "soft": "#1a353b", "text": "#ecf1f3", "faden": "#f0b03c"}


def too_weak(colors: Palette) -> list[str]:
    return [
        f"{colors.color} {scheme}: {pair.foreground} on {pair.background} {ratio:.2f} < {pair.minimum}"
        for scheme, tokens in (("light", colors.light), ("dark", colors.dark))
        for pair in PAIRS
        if (ratio := contrast(tokens[pair.foreground], tokens[pair.background])) < pair.minimum
    ]


@pytest.mark.parametrize(
    ("a", "b", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#0000ff", "#ffffff", 8.592),  # 1.05 / (0.0722 + 0.05)
        ("#ff0000", "#000000", 5.252),  # (0.2126 + 0.05) / 0.05
    ],
)
def test_contrast_follows_wcag(a: str, b: str, ratio: float) -> None:
    assert contrast(a, b) == pytest.approx(ratio, abs=0.001)
    assert contrast(b, a) == contrast(a, b)


def test_grey_border_of_text_contrast() -> None:
    assert contrast("#767676", "#ffffff") > TEXT > contrast("#777777", "#ffffff")


@given(EVERY_COLOR)
@example("#000000")
@example("#ffffff")
@example("#ffff00")
@example("#00ff00")
@example("#0000ff")
def test_no_color_brings_a_pair_below_its_minimum(color: str) -> None:
    assert too_weak(palette(color)) == []


def test_every_hue_keeps_its_contrast() -> None:
    ramp = [0, 51, 102, 153, 204, 255]
    hues = [(255, x, 0) for x in ramp] + [(x, 255, 0) for x in ramp] + [(0, 255, x) for x in ramp]
    hues += [(0, x, 255) for x in ramp] + [(x, 0, 255) for x in ramp] + [(255, 0, x) for x in ramp]
    assert [line for rgb in hues for line in too_weak(palette("#{:02x}{:02x}{:02x}".format(*rgb)))] == []


def test_a_pair_below_its_minimum_would_be_found() -> None:
    colors = palette("#0b5c6b")
    colors.light["text"] = colors.light["line"]
    assert any("light: text on bg" in line for line in too_weak(colors))


@given(EVERY_COLOR)
def test_light_and_dark_have_the_same_tokens(color: str) -> None:
    colors = palette(color)
    assert list(colors.light) == list(colors.dark)
    assert all(re.fullmatch(r"#[0-9a-f]{6}", value) for value in [*colors.light.values(), *colors.dark.values()])


def test_every_pair_names_tokens_that_exist() -> None:
    known = set(palette("#0b5c6b").light)
    assert {name for pair in PAIRS for name in (pair.foreground, pair.background)} <= known
    assert len(set(PAIRS)) == len(PAIRS)


def test_running_text_reads_at_seven_to_one() -> None:
    pairs = {(pair.foreground, pair.background): pair.minimum for pair in PAIRS}
    assert [pairs["text", ground] for ground in ("bg", "wash", "surface", "soft")] == [READING] * 4


def test_petrol_gives_the_colors_of_the_sketches() -> None:
    colors = palette("#0b5c6b")
    assert SKETCH.items() <= colors.light.items()
    assert SKETCH_DARK.items() <= colors.dark.items()


def test_a_dark_color_is_used_without_a_word() -> None:
    assert palette("#0b5c6b").corrections == ()


def test_yellow_is_corrected_and_the_sentence_has_both_figures() -> None:
    (sentence,) = palette("#ffff00").corrections
    used = palette("#ffff00").light["primary"]
    assert "#ffff00" in sentence
    assert used in sentence
    assert "1,07:1" in sentence  # 1.05 / (0.2126 + 0.7152 + 0.05)
    figures = [float(figure.replace(",", ".")) for figure in re.findall(r"(\d+,\d\d):1", sentence)]
    assert figures[1] == TEXT
    assert figures[2] == pytest.approx(contrast(used, "#ffffff"), abs=0.01)
    assert figures[2] >= TEXT


def test_a_near_miss_is_not_rounded_to_a_pass() -> None:
    (sentence,) = palette("#777777").corrections  # 4.478 : 1
    assert "4,47:1" in sentence


@given(EVERY_COLOR)
def test_the_sentence_comes_exactly_when_text_would_be_too_weak(color: str) -> None:
    assert bool(palette(color).corrections) == (contrast(color, "#ffffff") < TEXT)


def test_short_and_long_spelling_are_one_color() -> None:
    assert palette("#0AF") == palette("#00aaff")


@pytest.mark.parametrize("color", ["", "0b5c6b", "#0b5c6", "#0b5c6g", "petrol", "#0b5c6b ", "#0b5c6b\n", "#0b5c6b80"])
def test_what_is_no_color_is_refused(color: str) -> None:
    with pytest.raises(ValueError, match="ist keine Farbe"):
        palette(color)


def test_css_declares_every_token_for_light_and_dark() -> None:
    colors = palette("#0b5c6b")
    light, dark = css(colors).split("@media screen and (prefers-color-scheme: dark)")
    for block, tokens in ((light, colors.light), (dark, colors.dark)):
        assert dict(re.findall(r"--ik-([\w-]+): (#\w+);", block)) == tokens
    assert light.startswith(":root, .ik-light {")
    assert "color-scheme: light;" in light
    assert "color-scheme: dark;" in dark
    assert css(colors).count("{") == css(colors).count("}")


def test_a_light_island_stays_light_on_a_dark_page() -> None:
    dark = css(palette("#0b5c6b")).partition("@media")[2]
    assert "ik-light" not in dark
