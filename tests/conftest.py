"""Fixtures shared by all tests."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from macros.loader import load
from tests.bauhilfe import bauen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from macros.konzept import Konzept

# How long an example takes says something about the machine, not about the product.
settings.register_profile("konzept", deadline=None)
settings.load_profile("konzept")

HERE = Path(__file__).parent
MINIMAL = HERE / "konzept_minimal"
STICHTAG = date(2026, 11, 22)


@pytest.fixture(scope="session")
def stichtag() -> date:
    """The reference day of the test concepts."""
    return STICHTAG


def minimal_copy(tmp_path: Path) -> Path:
    """A copy of the small valid concept that a test may change."""
    return Path(shutil.copytree(MINIMAL, tmp_path / "konzept"))


@pytest.fixture
def minimal(tmp_path: Path) -> Path:
    """The folder of a copy of the small valid concept."""
    return minimal_copy(tmp_path)


@pytest.fixture(scope="session")
def konzept() -> Konzept:
    """The small valid concept, loaded."""
    loaded = load(MINIMAL, STICHTAG)
    assert loaded.konzept is not None, "\n".join(map(str, loaded.problems))
    return loaded.konzept


@pytest.fixture(scope="session")
def demo() -> Konzept:
    """The demonstration, loaded."""
    loaded = load(HERE.parent, STICHTAG)
    assert loaded.konzept is not None, "\n".join(map(str, loaded.problems))
    return loaded.konzept


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the demonstration, built once; no test may change it."""
    target = tmp_path_factory.mktemp("demo") / "site"
    done = bauen(HERE.parent, target)
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- slow, and most tests need no browser

    from tests.chromium import ARGUMENTS, find_chromium  # noqa: PLC0415 -- as above

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        yield started
        started.close()
