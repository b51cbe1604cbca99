"""Comments stay behind, and nothing else."""

from __future__ import annotations

from macros.knapp import knapp
from macros.render import OVERRIDES


def test_comments_on_lines_of_their_own_go() -> None:
    source = '// kurz\n/* lang\n   und breit */\nconst a = "x"; // bleibt\n  // auch\n  /** Doku */\n  go("//nein");\n'
    assert knapp(source) == 'const a = "x"; // bleibt\n  go("//nein");\n'


def test_no_text_of_ours_runs_over_several_lines() -> None:
    """A template literal could hold a line that looks like a comment."""
    for path in sorted((OVERRIDES / "assets" / "js").glob("*.js")):
        lines = knapp(path.read_text(encoding="utf-8")).splitlines()
        assert [line for line in lines if line.count("`") % 2] == [], path.name
