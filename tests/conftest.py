"""Fixtures shared by all tests."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from macros.loader import load

if TYPE_CHECKING:
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
