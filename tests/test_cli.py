"""The command ``konzept`` as a program among others."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.bauhilfe import KONZEPT
from tests.conftest import MINIMAL

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("arguments", [("pruefen", "--konzept", str(MINIMAL)), ("schema", "--ziel", "{tmp}/schema")])
def test_a_reader_that_stops_early_sees_no_traceback(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    command = [*KONZEPT, *(argument.replace("{tmp}", str(tmp_path)) for argument in arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0
