"""Several files change together or not at all, whatever step fails."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.sammelschreiben import SchreibFehler, Wandel, folder_changes, write_all
from tests.bauhilfe import tree

CONTENTS = st.none() | st.binary(max_size=8)


def folder(root: Path, files: dict[str, bytes | None]) -> Path:
    root.mkdir()
    for name, content in files.items():
        if content is not None:
            (root / name).write_bytes(content)
    return root


@given(st.dictionaries(st.sampled_from("abcd"), st.tuples(CONTENTS, CONTENTS)))
def test_every_file_becomes_what_it_should(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, tuple[bytes | None, bytes | None]]
) -> None:
    root = tmp_path_factory.mktemp("ordner")
    before = folder(root / "vorher", {name: old for name, (old, _) in files.items()})
    after = folder(root / "nachher", {name: new for name, (_, new) in files.items()})
    write_all(dict(folder_changes(before, after)))
    assert tree(before) == tree(after)


@pytest.mark.parametrize("step", range(6))
@pytest.mark.parametrize("call", ["replace", "unlink"])
def test_whatever_step_fails_nothing_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, step: int
) -> None:
    files = {"neu": (None, b"1"), "anders": (b"2", b"3"), "weg": (b"4", None), "auch": (b"5", b"6")}
    root = folder(tmp_path / "ordner", {name: old for name, (old, _) in files.items()})
    before, done, failed = tree(root), [], []
    genuine = getattr(Path, call)

    def fails_once(self: Path, *arguments: Any, **options: Any) -> Any:
        done.append(self)
        if len(done) == step + 1:
            failed.append(self)
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        return genuine(self, *arguments, **options)

    monkeypatch.setattr(Path, call, fails_once)
    told = refusal({root / name: Wandel(*both) for name, both in files.items()})
    monkeypatch.undo()
    if told:
        assert "nichts geändert" in told
        assert {name: digest for name, digest in tree(root).items() if not name.startswith(".")} == before
    else:
        assert not failed or failed[0].name.startswith(".")  # only a file written aside could not be tidied away
        assert (root / "neu").read_bytes() == b"1"
        assert not (root / "weg").exists()


def refusal(changes: dict[Path, Wandel]) -> str:
    """Why the changes were not made, or nothing."""
    try:
        write_all(changes)
    except SchreibFehler as error:
        return str(error)
    return ""


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"von anderen")
    with pytest.raises(SchreibFehler, match="inzwischen geändert"):
        write_all({path: Wandel(b"alt", b"neu"), tmp_path / "b": Wandel(None, b"x")})
    assert tree(tmp_path).keys() == {"a"}
