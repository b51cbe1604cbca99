"""Publish a folder all or nothing: build beside the target, then swap it in.

The one way to use it::

    with tausch.aside(target) as build:   # lock, repair, refuse what is not ours
        ...                               # write the complete site into build, check it
        tausch.swap(build, target)        # from here on it is published

Until ``swap`` the target is not touched. A process killed at any moment leaves the target complete, old or new
(a power failure is not covered: nothing is forced to the disk). How the swap is made:

* Linux and macOS exchange the two folders in one step; no reader ever misses a file.
* A target that is a link into a folder called ``releases`` is switched: the new folder stays there, the link moves.
* Elsewhere (Windows, some network drives) two renames follow each other; ``repair`` undoes the first when the
  second never came.
"""

import ctypes
import errno
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

#: Lies in every folder published here: what has it may be replaced.
MARKER = ".konzept-site"
MARKER_TEXT = "Diesen Ordner hat „konzept bauen“ geschrieben; der nächste Bau ersetzt ihn ganz.\n"
RELEASES = "releases"
FILE_MODE = 0o644
FOLDER_MODE = 0o755
RENAME_EXCHANGE = 2  # the same number in linux/fs.h and, as RENAME_SWAP, in macOS' sys/stdio.h
AT_FDCWD = -100
NO_EXCHANGE_HERE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}
NO_LOCKS_HERE = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL}
NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class TauschFehler(Exception):
    """Publishing is not possible; its text is one German sentence for the person who started the build."""


@dataclass(frozen=True)
class _Place:
    """Where a target really lies: the name that is replaced, the tree behind it, and the folder to build in."""

    name: Path
    tree: Path
    link: bool

    @property
    def workshop(self) -> Path:
        return self.tree.parent

    @property
    def prefix(self) -> str:
        return f"{'' if self.link else '.'}{self.name.name}-bau-"

    @property
    def former(self) -> Path:
        return self.workshop / f".{self.name.name}-vorher"

    @property
    def lock(self) -> Path:
        return self.name.parent / f".{self.name.name}.sperre"


def _place(target: Path) -> _Place:
    name = Path(os.path.abspath(target))  # noqa: PTH100 -- takes ".." away without following the link itself
    tree = Path(os.path.realpath(name))
    if name.is_symlink() and tree.parent.name == RELEASES:
        return _Place(name, tree, link=True)
    return _Place(tree, tree, link=False)


@contextmanager
def aside(target: Path) -> Iterator[Path]:
    """Hold the target's lock and yield a new empty folder on the same file system to build in.

    Repairs what a killed build left, removes its remains, and removes the folder at the end unless it was swapped in.

    Raises TauschFehler when another build of this target runs, the target holds something that is not ours, nothing
    can be written there, or the disk is full (also when the caller's own writing runs into that).
    """
    place = _place(target)
    try:
        _refuse_foreign(place, target)
        place.workshop.mkdir(parents=True, exist_ok=True)
        with _locked(place, target) as alone:
            if alone:
                _repair(place)
                _remove_remains(place)
            build = place.workshop / f"{place.prefix}{os.getpid()}-{secrets.token_hex(4)}"
            build.mkdir()
            try:
                yield build
            finally:
                if build != Path(os.path.realpath(place.name)):
                    shutil.rmtree(build, ignore_errors=True)
    except OSError as problem:
        raise _explained(problem, target) from problem


def swap(new: Path, target: Path) -> None:
    """Put the complete folder new in the place of target and delete what was there. Call it inside ``aside``.

    Files whose bytes did not change keep their modification time, so that uploads by time and size stay small.
    Modes are the same whatever the umask: 644 for files, 755 for folders.

    Raises TauschFehler; the target is then as it was.
    """
    place = _place(target)
    try:
        _refuse_foreign(place, target)
        mark(new)
        _finish(new, place.tree)
        _publish(new, place)
    except OSError as problem:
        raise _explained(problem, target) from problem


def repair(target: Path) -> None:
    """Put the old site back where a build was killed between the two renames of the last-resort swap."""
    _repair(_place(target))


def mark(folder: Path) -> None:
    """Write the file that says: this folder was made here and may be replaced."""
    (folder / MARKER).write_text(MARKER_TEXT, encoding="utf-8", newline="\n")


def _refuse_foreign(place: _Place, target: Path) -> None:
    """Raise TauschFehler when the target is something that we did not write, so that nobody loses a folder."""
    tree = place.tree
    if not tree.exists():
        return
    if not tree.is_dir():
        raise TauschFehler(f"Das Ziel „{target}“ ist eine Datei. Bitte einen Ordner nennen.")
    if (tree / MARKER).is_file() or not any(tree.iterdir()):
        return
    raise TauschFehler(
        f"Der Ordner „{target}“ ist nicht leer und stammt nicht von „konzept bauen“. Damit nichts verloren geht, "
        "bleibt er, wie er ist. Bitte ein anderes Ziel nennen oder den Ordner vorher selbst löschen."
    )


@contextmanager
def _locked(place: _Place, target: Path) -> Iterator[bool]:
    """Hold the target's lock file; yield whether the file system can lock at all.

    The file is removed while it is locked. Who opened it before that holds a file without a name, sees so and
    opens the next one; the system gives the lock back when a process dies.
    """
    while True:
        handle = os.open(place.lock, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            got = _try_lock(handle, target)
            if not got or sys.platform == "win32" or _is_at(handle, place.lock):
                break
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
    try:
        yield got
    finally:
        if sys.platform != "win32":
            place.lock.unlink(missing_ok=True)
        os.close(handle)
        if sys.platform == "win32":
            with suppress(OSError):  # the next build may have it open already
                place.lock.unlink()


def _try_lock(handle: int, target: Path) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        if problem.errno in NO_LOCKS_HERE:
            return False
        raise TauschFehler(
            f"„{target}“ wird gerade schon gebaut. Bitte warten, bis der andere Bau fertig ist, und neu starten."
        ) from problem
    return True


def _is_at(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _repair(place: _Place) -> None:
    if not place.former.exists():
        return
    if place.name.exists():
        shutil.rmtree(place.former, ignore_errors=True)
    else:
        place.former.rename(place.name)


def _remove_remains(place: _Place) -> None:
    """Delete what killed builds of this target left. Only under the lock: then no other build of it runs."""
    for folder in sorted(place.workshop.glob(f"{place.prefix}*")):
        if folder != place.tree:
            shutil.rmtree(folder, ignore_errors=True)


def _finish(new: Path, old: Path) -> None:
    """Give files and folders their modes, and unchanged files the modification time they have in old."""
    for folder, _, names in os.walk(new):
        os.chmod(folder, FOLDER_MODE)  # noqa: PTH101 -- plain strings: thousands of files
        former = os.path.join(old, os.path.relpath(folder, new))  # noqa: PTH118 -- as above
        for name in names:
            path = os.path.join(folder, name)  # noqa: PTH118 -- as above
            if os.path.islink(path):  # noqa: PTH114 -- as above
                continue
            os.chmod(path, FILE_MODE)  # noqa: PTH101 -- as above
            _keep_time(path, os.path.join(former, name))  # noqa: PTH118 -- as above


def _keep_time(path: str, former: str) -> None:
    try:
        before = os.lstat(former)
    except (FileNotFoundError, NotADirectoryError):
        return
    if not stat.S_ISREG(before.st_mode) or before.st_size != os.lstat(path).st_size:
        return
    with open(path, "rb") as one, open(former, "rb") as other:  # noqa: PTH123 -- plain strings: thousands of files
        if one.read() != other.read():
            return
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _publish(new: Path, place: _Place) -> None:
    if place.link:
        _switch_link(new, place)
        shutil.rmtree(place.tree, ignore_errors=True)
    elif not place.name.exists():
        new.rename(place.name)
    elif _exchange(new, place.name):
        shutil.rmtree(new, ignore_errors=True)
    else:
        _rename_twice(new, place)


def _switch_link(new: Path, place: _Place) -> None:
    waiting = place.name.parent / f".{place.name.name}.verweis"
    waiting.unlink(missing_ok=True)
    absolute = place.name.readlink().is_absolute()
    waiting.symlink_to(new if absolute else os.path.relpath(new, place.name.parent), target_is_directory=True)
    waiting.replace(place.name)


def _rename_twice(new: Path, place: _Place) -> None:
    _repair(place)
    place.name.rename(place.former)
    try:
        new.rename(place.name)
    except BaseException:
        _repair(place)
        raise
    shutil.rmtree(place.former, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; return False where the system or the drive cannot."""
    if sys.platform not in ("linux", "darwin"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    paths = (os.fsencode(one), os.fsencode(other))
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(*paths, RENAME_EXCHANGE)
        else:
            failed = library.renameat2(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE)
    except AttributeError:  # an old or small C library
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in NO_EXCHANGE_HERE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _explained(problem: OSError, target: Path) -> Exception:
    """Return the German sentence for an error of the file system, or the error itself if it is about something else."""
    unchanged = "Veröffentlicht wurde nichts; was vorher dort lag, ist unverändert."
    if problem.errno in NO_SPACE:
        return TauschFehler(f"Der Datenträger ist voll: „{target}“ konnte nicht gebaut werden. {unchanged}")
    if not _concerns(_place(target), problem):
        return problem
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return TauschFehler(f"Dort, wo „{target}“ liegen soll, darf nicht geschrieben werden. {unchanged}")
    return TauschFehler(f"„{target}“ lässt sich nicht schreiben ({problem.strerror}). {unchanged}")


def _concerns(place: _Place, problem: OSError) -> bool:
    """Return whether an error is about the publishing of this target, not about what the caller reads meanwhile."""
    for path in (Path(os.fsdecode(name)) for name in (problem.filename, problem.filename2) if name):
        ours = path.parent in (place.workshop, place.name.parent) and path.name.lstrip(".").startswith(place.name.name)
        above = path == place.workshop or path in place.workshop.parents
        if ours or path.is_relative_to(place.tree) or any(part.startswith(place.prefix) for part in path.parts):
            return True
        if above and problem.errno in (errno.EACCES, errno.EEXIST, errno.ENOTDIR, errno.EPERM, errno.EROFS):
            return True
    return False
