"""Old addresses lead on: pages and server rules say the same, under every path a site may lie at."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from macros.exports.weiterleitungen import base_path, dateien
from macros.pages.weiter import umleitungen
from macros.pages.werk import Seitenwerk
from macros.rahmen import Rahmen
from macros.render import Renderer
from macros.weiterleitungen import redirects
from tests.erfunden import entry, gemeinde, make, verband

if TYPE_CHECKING:
    from pathlib import Path

    from macros.konzept import Konzept

ADDRESSES = (
    "https://konzept.example/",
    "https://kreis.example/integration/",
    "https://kreis.example/a.b/c%20d+(e)/",
)


def concept(address: str) -> Konzept:
    return make(
        [
            gemeinde("nord", 1, "amt", frueher_ars=["990015409001", "990015409007"], frueher=["altnord"]),
            gemeinde("sued", 2),
            verband("amt", frueher_ars=["990015409"], frueher=["altamt"]),
            entry("angebot", "chor", frueher=["singkreis", "gesang"]),
            entry("begriff", "wort", titel="Wort", kurz="Wort.", definition="Ein Wort.", frueher=["woertchen"]),
        ],
        landkreis={"adresse": address},
    )


@pytest.fixture(params=ADDRESSES)
def konzept(request: pytest.FixtureRequest) -> Konzept:
    return concept(request.param)


def pairs(konzept: Konzept) -> dict[str, str]:
    return {one.alt: one.ziel.adresse for one in redirects(konzept)}


def rules(konzept: Konzept) -> dict[str, str]:
    return {file.adresse: file.inhalt.decode() for file in dateien(konzept)}


def test_the_list() -> None:
    nord, amt, sued = "gemeinden/nord/", "verbaende/amt/", "gemeinden/sued/"
    konzept = concept(ADDRESSES[0])
    keys = {node.eintrag.id: node.ars for art in ("gemeinde", "verband") for node in konzept.alle(art)}
    assert pairs(konzept) == {
        "gemeinden/altnord/": nord,
        "verbaende/altamt/": amt,
        "angebote/singkreis/": "angebote/chor/",
        "angebote/gesang/": "angebote/chor/",
        f"ars/{keys['nord']}/": nord,
        "ags/99001001/": nord,
        f"ars/{keys['sued']}/": sued,
        "ags/99001002/": sued,
        f"ars/{keys['amt']}/": amt,
        "ars/990015409001/": nord,
        "ars/990015409007/": nord,
        "ags/99001007/": nord,
        "ars/990015409/": amt,
    }


def test_a_key_belongs_to_who_has_it_now() -> None:
    konzept = make([gemeinde("nord", 1, frueher_ars=["990015409002"]), gemeinde("sued", 2)])
    assert pairs(konzept)["ags/99001002/"] == "gemeinden/sued/"


def test_the_pages_are_those_of_the_list(konzept: Konzept) -> None:
    werk = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
    pages = {page.adresse: page for page in umleitungen(werk)}
    assert pages.keys() == pairs(konzept).keys()
    for old, new in pairs(konzept).items():
        html = BeautifulSoup(werk.html(pages[old]), "lxml")
        refresh = html.select_one("meta[http-equiv=refresh]")
        assert refresh is not None
        assert str(refresh["content"]).endswith(f"../../{new}")
        canonical = html.select_one("link[rel=canonical]")
        assert canonical is not None
        assert canonical["href"] == f"{konzept.daten.landkreis.adresse}{new}"


def test_the_rules_of_netlify_cloudflare_and_gitlab(konzept: Konzept) -> None:
    base = base_path(konzept)
    lines = [line for line in rules(konzept)["_redirects"].splitlines() if not line.startswith("#")]
    found = {}
    for line in lines:
        old, new, code = line.split()
        assert code == "301"
        found[old] = new
    assert found == {base + old: base + new for old, new in pairs(konzept).items()}


def test_the_rules_of_apache(konzept: Konzept) -> None:
    base = base_path(konzept)
    text = rules(konzept)["weiterleitungen/apache.conf"]
    parsed = re.findall(r'^RedirectMatch 301 "(\S.*?)" "(\S+)"$', text, re.MULTILINE)
    assert len(parsed) == text.count("\n") - 1
    for old, new in pairs(konzept).items():
        for asked in (base + old, (base + old).rstrip("/")):
            hits = [target for pattern, target in parsed if re.search(pattern, unquote(asked))]
            assert hits == [base + new]
    for asked in (f"{base}gemeinden/nord/", base, f"/x{base}angebote/gesang/", f"{base}angebote/gesang/mehr"):
        assert not [target for pattern, target in parsed if re.search(pattern, unquote(asked))]


def test_the_rules_of_nginx(konzept: Konzept) -> None:
    base = base_path(konzept)
    text = rules(konzept)["weiterleitungen/nginx.conf"]
    parsed = dict(re.findall(r'^location = "(.+?)" \{ return 301 "(\S+)"; \}$', text, re.MULTILINE))
    wanted = {}
    for old, new in pairs(konzept).items():
        wanted[unquote(base + old)] = wanted[unquote(base + old).rstrip("/")] = base + new
    assert parsed == wanted
    assert len(parsed) == text.count("\n") - 1


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx ist hier nicht installiert")
def test_nginx_takes_the_rules(konzept: Konzept, tmp_path: Path) -> None:
    (tmp_path / "rules.conf").write_text(rules(konzept)["weiterleitungen/nginx.conf"], encoding="utf-8")
    conf = tmp_path / "nginx.conf"
    conf.write_text(
        f"pid {tmp_path}/pid; error_log stderr; events {{}}\n"
        f"http {{ access_log off; server {{ listen unix:{tmp_path}/s; include {tmp_path}/rules.conf; }} }}\n",
        encoding="utf-8",
    )
    done = subprocess.run(["nginx", "-t", "-c", str(conf)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
