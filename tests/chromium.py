"""Find a Chromium for the browser tests; run as a script, print its path or end with code 1."""

import os
import shutil
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APPS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
#: Without a display, without a call home: nothing but the page under test.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _playwright_own() -> str | None:
    """Return the browser that ``playwright install chromium`` downloaded, if it did."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- slow, and the last resort only
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _installed() -> str | None:
    for name in NAMES:
        if path := shutil.which(name):
            return path
    for app in MAC_APPS:
        for path in (app, str(Path.home()) + app):
            if Path(path).is_file():
                return path
    for variable in WINDOWS_FOLDERS:
        chrome = Path(os.environ.get(variable, ""), "Google", "Chrome", "Application", "chrome.exe")
        if variable in os.environ and chrome.is_file():
            return str(chrome)
    return None


def find_chromium() -> str:
    """Return the path of a Chromium: $KONZEPT_CHROMIUM, else the system's, else Playwright's own.

    Raises FileNotFoundError (German text) when there is none, or when the named one does not exist.
    """
    if named := os.environ.get("KONZEPT_CHROMIUM"):
        if path := shutil.which(named):
            return path
        raise FileNotFoundError(f"KONZEPT_CHROMIUM zeigt auf kein Programm: {named}")
    if path := _installed() or _playwright_own():
        return path
    raise FileNotFoundError("Kein Chromium gefunden. Bitte installieren oder den Pfad in KONZEPT_CHROMIUM angeben.")


if __name__ == "__main__":
    try:
        print(find_chromium())
    except FileNotFoundError as problem:
        sys.exit(str(problem))
