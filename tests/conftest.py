"""Fixtures shared by all tests."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from jinja2 import BytecodeCache

from macros import loader, render
from macros.loader import load
from tests.bauhilfe import site_of, stamps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2.bccache import Bucket
    from playwright.sync_api import Browser

    from macros.konzept import Konzept
    from macros.loader import Gelesen

# How long an example takes says something about the machine, not about the product.
settings.register_profile("konzept", deadline=None)
settings.load_profile("konzept")

HERE = Path(__file__).parent
MINIMAL = HERE / "konzept_minimal"
STICHTAG = date(2026, 11, 22)


class Compiled(BytecodeCache):
    """Compiled templates, kept in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if found := self.kept.get(bucket.key):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


@pytest.fixture(scope="session", autouse=True)
def kept() -> Iterator[None]:
    """Every template is compiled once and files of the same bytes are parsed once, however often tests ask for it."""
    templates = Compiled()
    files: Gelesen = {}
    found = loader._Found
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "_bytecode", lambda _: templates)
        patch.setattr(loader, "_Found", lambda given: found(files if given is None else given))
        yield


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
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site of the demonstration, built once; no test may change it."""
    site = site_of(tmp_path_factory, "demo", HERE.parent)
    before = stamps(site)
    yield site
    assert stamps(site) == before, "a test changed the site that all share"


@pytest.fixture(scope="session")
def minimal_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site of the small concept, built once; no test may change it."""
    site = site_of(tmp_path_factory, "klein", MINIMAL)
    before = stamps(site)
    yield site
    assert stamps(site) == before, "a test changed the site that all share"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window, one for all tests of a worker; each opens contexts and pages of its own."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- slow, and most tests need no browser

    from tests.chromium import ARGUMENTS, find_chromium  # noqa: PLC0415 -- as above

    program = find_chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield started
        started.close()
