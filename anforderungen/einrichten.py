"""Set up the environment of this project and run its tasks: ``python3 anforderungen/einrichten.py site``.

Standard library only and written for any Python 3.6+, so that an old interpreter gets one clear line
instead of a SyntaxError. The Makefile calls this; on Windows, where there is no make, people do.
A finished installation leaves a stamp in .venv (hash of the lock file), so a second run installs nothing.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Callable  # noqa: UP035 -- runs under any Python 3.6 to say that it is too old

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
PYTHON = BIN / f"python{EXE}"
MIN_VERSION = (3, 11)
#: Each lock file, and the lock files that are installed once it is.
LOCKS = {"site": ("site",), "test": ("site", "test"), "bench": ("site", "bench")}
USAGE = "Aufruf: python3 anforderungen/einrichten.py site | test | audit | umgebung | testumgebung | benchumgebung"


class Abbruch(Exception):
    """Stops the task; its text is the one German line to print."""


def run(*command: "str | Path") -> None:
    """Run one command in the project root; raise Abbruch with its exit code in the text when it fails."""
    code = subprocess.call([str(part) for part in command], cwd=str(ROOT))
    if code:
        raise Abbruch(f"Abgebrochen: {Path(command[0]).name} endete mit Code {code} (die Meldung steht darüber).")


def as_root() -> "list[str] | None":
    """Return the prefix that runs a command as root without asking: [], ["sudo", "-n"], or None."""
    if not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0:
        return ["sudo", "-n"]
    return None


def apt_install(*packages: str) -> bool:
    """Install Debian packages where that needs no question; return whether it worked."""
    prefix = as_root()
    if prefix is None or not shutil.which("apt-get"):
        return False
    print(f"Installiere mit apt-get: {' '.join(packages)}", flush=True)
    env = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    subprocess.call([*env, "update"])
    return subprocess.call([*env, "install", "-y", "--no-install-recommends", *packages]) == 0


def venv_is_ours() -> bool:
    """Return whether .venv runs, is new enough and has not been moved, copied or linked from elsewhere."""
    if VENV.is_symlink() or not PYTHON.exists():
        return False
    probe = "import sys, pip; print(sys.version_info >= (3, 11), sys.prefix)"
    found = subprocess.run(
        [str(PYTHON), "-c", probe], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
    ).stdout.decode(errors="replace")
    new_enough, _, prefix = found.strip().partition(" ")
    script = BIN / "pip"
    moved = os.name != "nt" and script.exists() and str(VENV) not in script.read_text(errors="replace")
    return new_enough == "True" and Path(prefix).resolve() == VENV.resolve() and not moved


def remove_venv() -> None:
    """Take .venv away; of a link only the link, for what it leads to is somebody else's."""
    if VENV.is_symlink():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(str(VENV))


def make_venv() -> None:
    """Create .venv, anew if what lies there cannot be used."""
    if venv_is_ours():
        return
    remove_venv()
    print(f"Lege die Umgebung .venv an (Python {sys.version.split()[0]}) …", flush=True)
    command = [sys.executable, "-m", "venv", str(VENV)]
    if subprocess.call(command, stdout=subprocess.DEVNULL) == 0:
        return
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    remove_venv()
    if apt_install(f"python{version}-venv") and subprocess.call(command) == 0:
        return
    remove_venv()
    raise Abbruch(f"Python kann keine Umgebung anlegen. Unter Debian hilft: sudo apt-get install python{version}-venv")


def content_hash(lock: str) -> str:
    """Return the SHA-256 of what an installation of this lock file depends on."""
    files = (ROOT / "anforderungen" / f"{lock}.txt", ROOT / "pyproject.toml")
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def install(lock: str) -> None:
    """Install the lock file anforderungen/<lock>.txt and this project into .venv, once per content of both."""
    make_venv()
    stamps = {name: VENV / f".eingerichtet-{name}" for name in LOCKS}
    wanted = content_hash(lock)
    if stamps[lock].exists() and stamps[lock].read_text() == wanted:
        return
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--quiet", "--disable-pip-version-check"]
    print(f"Installiere die Pakete aus anforderungen/{lock}.txt …", flush=True)
    run(*pip, "--require-hashes", "--no-deps", "-r", ROOT / "anforderungen" / f"{lock}.txt")
    run(*pip, "--no-build-isolation", "--no-deps", "--editable", ROOT)
    for name in LOCKS[lock]:
        stamps[name].write_text(content_hash(name))


def ensure_chromium() -> None:
    """Make sure a Chromium for the tests exists: the system's, Debian's package, else Playwright's own."""
    finder = ROOT / "tests" / "chromium.py"

    def found() -> bool:
        return subprocess.call([str(PYTHON), str(finder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0

    if found() or (apt_install("chromium") and found()):
        return
    print("Lade den Chromium von Playwright …", flush=True)
    if subprocess.call([str(PYTHON), "-m", "playwright", "install", "chromium"]) == 0 and found():
        return
    raise Abbruch("Für die Tests fehlt ein Chromium. Bitte installieren oder seinen Pfad in KONZEPT_CHROMIUM angeben.")


def offer_nginx() -> None:
    """Install nginx for the tests of the server settings where that needs no question; without it they are skipped."""
    if shutil.which("nginx") is None and not Path("/usr/sbin/nginx").exists():
        apt_install("nginx")


def offer_java() -> None:
    """Install Java for the Nu HTML checker where that needs no question; without it its tests are skipped."""
    if shutil.which("java") is None:
        apt_install("default-jre-headless")


def offer_lighthouse() -> None:
    """Install Lighthouse of its lock file into .cache where that needs no question; without it its audit says so."""
    locked, target = ROOT / "anforderungen" / "lighthouse", ROOT / ".cache" / "lighthouse"
    lock, stamp = locked / "package-lock.json", target / ".eingerichtet"
    if stamp.exists() and stamp.read_bytes() == lock.read_bytes():
        return
    npm = shutil.which("npm") or (apt_install("nodejs", "npm") and shutil.which("npm"))
    if not npm:
        return
    print("Installiere Lighthouse …", flush=True)
    target.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(str(locked / name), str(target))
    command = [npm, "ci", "--prefix", str(target), "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.call(command, cwd=str(target)) == 0:
        shutil.copy(str(lock), str(stamp))


def audit() -> None:
    """Set up everything the audits need, run them over every page, and write the record of them that the site shows.

    Afterwards many changed, damaged and killed builds are compared with builds from nothing.
    """
    install("test")
    ensure_chromium()
    offer_java()
    offer_lighthouse()
    run(PYTHON, "-m", "tests.audit", "--bericht", ROOT / "concept_data" / "pruefbericht.yaml")
    os.environ.update(KONZEPT_AENDERUNGEN="60", KONZEPT_ABSCHUESSE="20")
    run(PYTHON, "-m", "pytest", "-q", "tests/test_bestand.py", "tests/test_bestand_schaden.py")


def test() -> None:
    """Set up everything the tests need, then run ruff, mypy and pytest; pytest's closing line is the last."""
    install("test")
    ensure_chromium()
    offer_nginx()
    offer_java()
    run(PYTHON, "-m", "ruff", "check", ".")
    run(PYTHON, "-m", "ruff", "format", "--check", ".")
    run(PYTHON, "-m", "mypy")
    workers = os.environ.get("KONZEPT_TESTS_PARALLEL", "2")
    # What a module sets up is set up once where its tests stay together; who has nothing left to do takes some away.
    run(PYTHON, "-m", "pytest", "-n", workers, "--dist", "worksteal")


def site() -> None:
    """Set up what the site needs and build it."""
    install("site")
    run(BIN / f"konzept{EXE}", "bauen")


def main(arguments: "list[str]") -> int:
    """Run one task by name; return the exit code: 0 done, 1 failed, 2 wrong usage."""
    if sys.version_info < MIN_VERSION:
        print(f"Gebraucht wird Python 3.11 oder neuer, gefunden ist {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    tasks: dict[str, Callable[[], None]] = {
        "site": site,
        "test": test,
        "audit": audit,
        "umgebung": partial(install, "site"),
        "testumgebung": partial(install, "test"),
        "benchumgebung": partial(install, "bench"),
    }
    if len(arguments) != 1 or arguments[0] not in tasks:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        tasks[arguments[0]]()
    except Abbruch as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
