import errno
import os
import random
import signal
import stat
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from macros import tausch
from macros.tausch import MARKER, TauschFehler, aside, repair, swap

ROOT = Path(__file__).resolve().parent.parent
FILES = ("index.html", "404.html", "a/index.html", "a/b/index.html")
posix_only = pytest.mark.skipif(os.name == "nt", reason="needs POSIX processes")


def publish(target: Path, files: dict[str, str]) -> None:
    with aside(target) as build:
        for name, text in files.items():
            path = build / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        swap(build, target)


def content(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARKER
    }


def neighbours(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir() if path != target)


@pytest.fixture(params=["exchange", "renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test with the exchange of the system and with the two renames of a drive that has none."""
    if request.param == "renames":
        monkeypatch.setattr(tausch, "_exchange", lambda _one, _other: False)
    return str(request.param)


@pytest.mark.usefixtures("way")
class TestPublishing:
    def test_first_and_second_time(self, tmp_path: Path) -> None:
        target = tmp_path / "neu" / "site"
        publish(target, {"index.html": "eins", "alt/index.html": "bleibt nicht"})
        assert content(target) == {"index.html": "eins", "alt/index.html": "bleibt nicht"}
        publish(target, {"index.html": "zwei", "a/b.css": "neu"})
        assert content(target) == {"index.html": "zwei", "a/b.css": "neu"}
        assert neighbours(target) == []

    def test_empty_target_is_filled(self, tmp_path: Path) -> None:
        target = tmp_path / "site"
        target.mkdir()
        publish(target, {"index.html": "eins"})
        assert content(target) == {"index.html": "eins"}

    def test_failing_build_leaves_the_site_and_nothing_else(self, tmp_path: Path) -> None:
        target = tmp_path / "site"
        publish(target, {"index.html": "eins"})

        def build_badly() -> None:
            with aside(target) as build:
                (build / "index.html").write_text("halb")
                tmp_path.read_text()

        with pytest.raises(IsADirectoryError):
            build_badly()
        assert content(target) == {"index.html": "eins"}
        assert neighbours(target) == []

    def test_unchanged_files_keep_their_time(self, tmp_path: Path) -> None:
        target = tmp_path / "site"
        publish(target, {"gleich/index.html": "eins", "anders.html": "eins", "typ": "war Datei"})
        for path in ("gleich/index.html", "anders.html"):
            os.utime(target / path, ns=(10**18, 10**18))
        publish(target, {"gleich/index.html": "eins", "anders.html": "zwei", "typ/index.html": "ist Ordner"})
        assert (target / "gleich/index.html").stat().st_mtime_ns == 10**18
        assert (target / "anders.html").stat().st_mtime_ns != 10**18

    def test_link_to_a_plain_folder_is_followed(self, tmp_path: Path) -> None:
        real, target = tmp_path / "platte" / "web", tmp_path / "site"
        real.mkdir(parents=True)
        target.symlink_to("platte/web")
        publish(target, {"index.html": "eins"})
        publish(target, {"index.html": "zwei"})
        assert os.readlink(target) == "platte/web"  # noqa: PTH115 -- compares the text of the link
        assert content(real) == content(target) == {"index.html": "zwei"}
        assert neighbours(target) == ["platte"]
        assert neighbours(real) == []

    @pytest.mark.parametrize("absolute", [False, True], ids=["relative", "absolute"])
    def test_link_into_releases_is_switched(self, tmp_path: Path, *, absolute: bool) -> None:
        releases, target = tmp_path / "releases", tmp_path / "site"
        (releases / "1").mkdir(parents=True)
        target.symlink_to(releases / "1" if absolute else "releases/1")
        for text in ("eins", "zwei"):
            publish(target, {"index.html": text})
            assert target.is_symlink()
            assert target.readlink().is_absolute() is absolute
            assert content(target) == {"index.html": text}
            assert len(list(releases.iterdir())) == 1
        assert neighbours(target) == ["releases"]

    def test_link_that_leads_nowhere_yet(self, tmp_path: Path) -> None:
        target = tmp_path / "site"
        target.symlink_to("spaeter")
        publish(target, {"index.html": "eins"})
        assert content(tmp_path / "spaeter") == {"index.html": "eins"}

    @posix_only
    @pytest.mark.parametrize("umask", [0o000, 0o022, 0o027, 0o077], ids=oct)
    def test_modes_do_not_depend_on_the_umask(self, tmp_path: Path, umask: int) -> None:
        target = tmp_path / "site"
        before = os.umask(umask)
        try:
            publish(target, {"index.html": "eins", "a/b.html": "eins"})
        finally:
            os.umask(before)
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (target, *target.rglob("*"))}
        assert modes == {"site": 0o755, "a": 0o755, "index.html": 0o644, "b.html": 0o644, MARKER: 0o644}

    def test_link_inside_the_site_is_not_followed_for_its_mode(self, tmp_path: Path) -> None:
        outside = tmp_path / "fremd.txt"
        outside.write_text("fremd")
        outside.chmod(0o600)
        target = tmp_path / "site"
        with aside(target) as build:
            (build / "link.txt").symlink_to(outside)
            swap(build, target)
        assert stat.S_IMODE(outside.stat().st_mode) == 0o600


class TestRefusing:
    @pytest.mark.parametrize("names", [["brief.odt"], ["index.html", "sitemap.xml"], ["ordner"]], ids=str)
    def test_folder_that_is_not_ours(self, tmp_path: Path, names: list[str]) -> None:
        target = tmp_path / "Dokumente"
        for name in names:
            (target / name / "innen").mkdir(parents=True)
        with pytest.raises(TauschFehler, match=r"nicht leer und stammt nicht von „konzept bauen“"), aside(target):
            pytest.fail("must not begin to build")
        assert sorted(path.name for path in target.iterdir()) == names
        assert neighbours(target) == []

    def test_swap_looks_again(self, tmp_path: Path) -> None:
        target = tmp_path / "site"
        with aside(target) as build:
            target.mkdir()
            (target / "brief.odt").touch()
            with pytest.raises(TauschFehler, match="nicht leer"):
                swap(build, target)
        assert (target / "brief.odt").exists()

    def test_file(self, tmp_path: Path) -> None:
        target = tmp_path / "site"
        target.write_text("eine Datei")
        with pytest.raises(TauschFehler, match="ist eine Datei"), aside(target):
            pytest.fail("must not begin to build")
        assert target.read_text() == "eine Datei"

    def test_below_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "datei").touch()
        with pytest.raises(TauschFehler, match="lässt sich nicht schreiben"), aside(tmp_path / "datei" / "site"):
            pytest.fail("must not begin to build")

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
    def test_without_the_right_to_write(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o555)
        try:
            with pytest.raises(TauschFehler, match="darf nicht geschrieben werden"), aside(tmp_path / "site"):
                pytest.fail("must not begin to build")
        finally:
            tmp_path.chmod(0o755)

    def test_second_build_of_the_same_target(self, tmp_path: Path) -> None:
        target = tmp_path / "site"
        with aside(target) as build:
            (build / "index.html").write_text("eins")
            with pytest.raises(TauschFehler, match="wird gerade schon gebaut"), aside(target):
                pytest.fail("must not begin to build")
            assert (build / "index.html").exists()
            swap(build, target)
        assert content(target) == {"index.html": "eins"}
        assert neighbours(target) == []

    def test_two_targets_in_one_folder_do_not_meet(self, tmp_path: Path) -> None:
        with aside(tmp_path / "eins") as one, aside(tmp_path / "zwei") as two:
            assert one != two
            assert one.is_dir()

    def test_error_of_the_caller_stays_what_it_is(self, tmp_path: Path) -> None:
        missing = tmp_path / "concept_data" / "fehlt.yaml"
        with pytest.raises(FileNotFoundError), aside(tmp_path / "site"):
            missing.read_bytes()
        with pytest.raises(PermissionError), aside(tmp_path / "site"):
            raise PermissionError(errno.EACCES, "Permission denied", str(missing))


class TestRemains:
    def test_of_a_killed_build_are_removed_and_others_not(self, tmp_path: Path) -> None:
        target = tmp_path / "site"
        for name in (".site-bau-1-ab/a", ".site2-bau-1-ab", ".site-bauplan"):
            (tmp_path / name).mkdir(parents=True)
        publish(target, {"index.html": "eins"})
        assert neighbours(target) == [".site-bauplan", ".site2-bau-1-ab"]

    def test_lost_second_rename_is_undone(self, tmp_path: Path) -> None:
        target = tmp_path / "site"
        publish(target, {"index.html": "eins"})
        target.rename(tmp_path / ".site-vorher")
        repair(target)
        assert content(target) == {"index.html": "eins"}
        assert neighbours(target) == []

    def test_lost_deletion_is_caught_up(self, tmp_path: Path) -> None:
        target = tmp_path / "site"
        publish(tmp_path / ".site-vorher", {"index.html": "eins"})
        publish(target, {"index.html": "zwei"})
        assert content(target) == {"index.html": "zwei"}
        assert neighbours(target) == []

    def test_failing_second_rename_is_undone_at_once(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(tausch, "_exchange", lambda _one, _other: False)
        target = tmp_path / "site"
        publish(target, {"index.html": "eins"})
        rename = Path.rename

        def failing(self: Path, other: Path) -> Path:
            if "-bau-" in self.name:
                raise OSError(errno.EIO, "Input/output error", str(self))
            return rename(self, other)

        monkeypatch.setattr(Path, "rename", failing)
        with pytest.raises(TauschFehler, match="Veröffentlicht wurde nichts"):
            publish(target, {"index.html": "zwei"})
        assert content(target) == {"index.html": "eins"}
        assert neighbours(target) == []


BUILDER = textwrap.dedent(
    """
    import sys
    import time
    from pathlib import Path
    from macros import tausch
    target, way, version = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    if way == "renames":
        tausch._exchange = lambda one, other: False
        rename = Path.rename

        def slow(self, other):  # so that some kills fall between the two
            rename(self, other)
            time.sleep(0.005)

        Path.rename = slow
    while True:
        with tausch.aside(target) as build:
            for name in sys.argv[4:]:
                path = build / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(f"{version}:" + "x" * 20000 + "Ende")
            tausch.swap(build, target)
        print(version, flush=True)
        version += 1
    """
)


def builder(target: Path, way: str, version: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", BUILDER, str(target), way, str(version), *FILES]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def versions(target: Path) -> set[int]:
    """Return the versions of all files of a published site; fail when one is missing, torn or extra."""
    found = content(target)
    assert sorted(found) == sorted(FILES)
    assert all(text.endswith("Ende") for text in found.values())
    return {int(text.split(":")[0]) for text in found.values()}


@contextmanager
def reader(target: Path) -> Iterator[tuple[list[int], list[str]]]:
    """Read random pages all the while, as a web server does; yield the versions seen and what went wrong."""
    seen: list[int] = []
    wrong: list[str] = []
    stop = threading.Event()

    def read() -> None:
        choice = random.Random(1)  # noqa: S311 -- no secret
        while not stop.is_set():
            path = target / choice.choice(FILES)
            try:
                text = path.read_text()
            except OSError as problem:
                wrong.append(str(problem))
                continue
            if not text.endswith("Ende"):
                wrong.append(f"{path}: torn")
            seen.append(int(text.split(":")[0]))

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield seen, wrong
    finally:
        stop.set()
        thread.join()


@posix_only
class TestKilled:
    """kill -9 at any moment: the site is one complete version, and the next build works."""

    ROUNDS = 20

    def kill_often(self, target: Path, way: str) -> None:
        publish(target, dict.fromkeys(FILES, "0:Ende"))
        moments = random.Random(20)  # noqa: S311 -- no secret
        version, previous = 1, 0
        for _ in range(self.ROUNDS):
            process = builder(target, way, version)
            assert process.stdout
            process.stdout.readline()  # one whole build is through, so the moment lies in a later one
            time.sleep(moments.uniform(0, 0.02))
            process.send_signal(signal.SIGKILL)
            process.communicate()
            repair(target)
            (current,) = versions(target)
            assert current >= version > previous
            previous, version = current, current + 1

    def test_exchange(self, tmp_path: Path) -> None:
        target = tmp_path / "site"
        publish(target, dict.fromkeys(FILES, "0:Ende"))
        with reader(target) as (seen, wrong):
            self.kill_often(target, "exchange")
        assert wrong == []
        assert len(set(seen)) > self.ROUNDS
        publish(target, {"index.html": "fertig"})
        assert neighbours(target) == []

    def test_link_into_releases(self, tmp_path: Path) -> None:
        target = tmp_path / "site"
        (tmp_path / "releases" / "1").mkdir(parents=True)
        target.symlink_to("releases/1")
        self.kill_often(target, "exchange")
        publish(target, {"index.html": "fertig"})
        assert neighbours(target) == ["releases"]
        assert len(list((tmp_path / "releases").iterdir())) == 1

    def test_two_renames_with_repair(self, tmp_path: Path) -> None:
        target = tmp_path / "site"
        self.kill_often(target, "renames")
        publish(target, {"index.html": "fertig"})
        assert neighbours(target) == []


@posix_only
class TestDiskFull:
    def test_file_too_big_for_the_limit(self, tmp_path: Path) -> None:
        target = tmp_path / "site"
        publish(target, {"index.html": "eins"})
        code = textwrap.dedent(
            """
            import resource
            import sys
            from pathlib import Path
            from macros.tausch import TauschFehler, aside, swap
            resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
            try:
                with aside(Path(sys.argv[1])) as build:
                    (build / "index.html").write_bytes(b"x" * 100_000)
                    swap(build, Path(sys.argv[1]))
            except TauschFehler as problem:
                sys.exit(str(problem))
            """
        )

        command = [sys.executable, "-B", "-c", code, str(target)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert done.stderr.startswith("Der Datenträger ist voll: ")
        assert content(target) == {"index.html": "eins"}
        assert neighbours(target) == []

    def test_full_file_system(self, tmp_path: Path) -> None:
        drive = tmp_path / "platte"
        drive.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(drive)]
        if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("needs the right to mount a small file system")
        try:
            target = drive / "site"
            publish(target, {"index.html": "eins"})
            with pytest.raises(TauschFehler, match="Der Datenträger ist voll"):
                publish(target, {f"{number}.html": "x" * 10_000 for number in range(100)})
            assert content(target) == {"index.html": "eins"}
            assert neighbours(target) == []
        finally:
            subprocess.run(["umount", str(drive)], check=True)
