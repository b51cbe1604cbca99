"""Builds in a fork of the test's own process: as apart from each other as real builds, without starting Python anew.

The child is the whole of ``konzept bauen``; killed, it leaves what a killed build leaves.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from contextlib import redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from macros import bauen
from macros.protokoll import VARIABLE, as_problem, read_record
from tests.conftest import STICHTAG

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from macros.errors import Problem


@dataclass(frozen=True)
class Werkstatt:
    """Builds with the cache in ``cache``; what the last build said lies in ``sagt``."""

    cache: Path
    sagt: Path

    def start(self, folder: Path, target: Path, stichtag: date = STICHTAG) -> int:
        """Begin to build; returns the number of the process."""
        _import_all()
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if child == 0:
            os._exit(self._build(folder, target, stichtag))
        return child

    def bauen(self, folder: Path, target: Path, stichtag: date = STICHTAG) -> str:
        """Build; returns what is wrong, nothing when the site was published."""
        _, status = os.waitpid(self.start(folder, target, stichtag), 0)
        said = self.sagt.read_text(encoding="utf-8")
        assert os.WIFEXITED(status), f"killed by {status}"
        assert os.waitstatus_to_exitcode(status) in {0, 1}, said
        return said

    def _build(self, folder: Path, target: Path, stichtag: date) -> int:
        """Runs in the child: 0 when published, 1 when refused, 2 when something broke."""
        bauen.CACHE = str(self.cache)
        bauen._run = _run
        try:
            with self.sagt.open("w", encoding="utf-8") as said, redirect_stdout(said):
                os.dup2(said.fileno(), 2)
                done = bauen.build(folder, target, stichtag)
                said.truncate(0)
                said.seek(0)
                if not done.veroeffentlicht:
                    said.write("\n".join(map(str, done.problems)) or "nicht veröffentlicht")
        except BaseException:  # noqa: BLE001 -- the child must end here, whatever happens
            self.sagt.write_text(traceback.format_exc(), encoding="utf-8")
            return 2
        return 0 if done.veroeffentlicht else 1


def _run(
    folder: Path, aside: Path, target: Path, stichtag: date, progress: bauen.Progress | None
) -> tuple[list[Problem], int, str]:
    """MkDocs inside this process, in the place of one of its own; nobody watches its steps."""
    assert progress is None
    from click.exceptions import Abort, ClickException  # noqa: PLC0415 -- at hand by now
    from mkdocs.__main__ import cli  # noqa: PLC0415 -- as above

    os.environ.update(
        bauen.environment(folder, stichtag) | {VARIABLE: "json", "KONZEPT_ZIEL": os.path.realpath(target)}
    )
    arguments: Any = bauen.command("build", "--strict", "--site-dir", str(aside))[3:]
    code = 0
    with redirect_stdout(io.StringIO()) as said:
        try:
            cli(arguments, standalone_mode=False)
        except (Abort, ClickException, SystemExit):
            code = 1
    records = [read_record(line) for line in said.getvalue().splitlines()]
    return [as_problem(one) for one in records if one.get("art") == "problem"], code, ""


def _import_all() -> None:
    """What every child needs; imported once, before the first begins."""
    import mkdocs.__main__  # noqa: F401, PLC0415 -- slow, and most tests need none of it
    import mkdocs_macros.plugin  # noqa: F401, PLC0415 -- as above

    import macros.hooks  # noqa: F401, PLC0415 -- as above
