"""Hugo templates for the pages of the entries, written out field by field from the models, as people write them.

They make the pages this generator makes: the same frame, every field of the entry, links to what it names with its
title, and lists of what names it. Nothing is interpreted when Hugo runs.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from macros.arten import ART_BY_KEY, ARTEN, Art
from macros.model.basis import Wort
from macros.model.plan import FieldKind, FieldPlan, plan_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

#: What no page shows, or shows in its head.
SILENT: Final = frozenset(
    {"id", "name", "titel", "kurz", "frueher", "entwurf", "pflegt", "stand", "geprueft_am", "geprueft_von", "bild",
     "pruefintervall_monate", "suchbegriffe", "breite", "laenge", "reihenfolge", "symbol", "ars", "ags", "leika"}
)  # fmt: skip
SERVED: Final = ("anlaufstelle", "angebot", "massnahme")
#: What the lists show of an entry beyond its sentence in short.
LISTED: Final = {
    "anlaufstelle": ("kontakte",),
    "angebot": ("art", "termine", "ort", "sprachen", "anmeldung"),
    "massnahme": ("nummer", "status", "phase", "federfuehrung", "handlungsfeld", "beginn", "ende", "gruppen", "ziele"),
    "zustaendigkeit": ("stelle", "anlaufstellen", "gebiete", "ausgenommen", "personengruppe", "bedingung",
                       "hinweis", "ebene"),
    "begriff": ("text", "auch", "siehe", "quelle"),
    "ziel": ("handlungsfeld", "teil_von", "status"),
    "aufgabe": ("ebene", "aufgabenart", "federfuehrung", "rechtsgrundlage"),
}  # fmt: skip
#: Kinds whose list shows nothing but names.
ONLY_NAMES: Final = frozenset({"stelle", "indikator", "planungsraum", "verband"})
#: Kinds with a page of everything that names one of them.
NAMED: Final = frozenset({"gemeinde", "handlungsfeld"})
RULE_TITLE: Final = (
    '(printf "%s: %s" (or (or (index hugo.Data.anliegen (or $e.anliegen "-")) dict).titel '
    '(or (index hugo.Data.aufgaben (or $e.aufgabe "-")) dict).titel $id) (index hugo.Data.stellen $e.stelle).name)'
)
TEMPLATES: Final = Path(__file__).resolve().parent / "vorlagen"
DRAFT: Final = '{{ if ne $e.entwurf "ja" }}'
WAITING: Final = '{{ if and (ne $e.entwurf "ja") (le (time.AsTime $e.datum) (time.AsTime "2026-11-22")) }}'
HEAD: Final = """<header class="ik-head">
  <p class="ik-sign">%s</p>
  <h1>{{ $.Title }}</h1>
{{ with $e.kurz }}<p class="ik-lead">{{ . }}</p>{{ end }}</header>
<div class="ik-flow ik-medium">
{{ with $e }}
"""
FOOT: Final = """<section class="ik-card ik-small ik-muted"><h2 class="ik-vh">Pflege</h2>
<p>Stand vom {{ time.Format ":date_long" $e.stand }}, gepflegt von:
{{ with index ($s.Get "stelle") $e.pflegt }}<a href="../../{{ .adresse }}">{{ .titel }}</a>{{ end }}
{{ with $e.geprueft_am }}, geprüft am {{ time.Format ":date_long" . }}{{ end }}</p></section>
</div>
"""
CARD: Final = """<li class="ik-card ik-card--link"><h3 class="ik-card__title"><a href="../../{{ .adresse }}">\
{{ .titel }}</a></h3>{{ with .kurz }}<p class="ik-small ik-muted">{{ . }}</p>{{ end }}</li>
"""
#: Who answers for an Anliegen in each Gemeinde.
ANSWERS: Final = """<table class="ik-table"><thead><tr><th scope="col">Gemeinde</th><th scope="col">Zuständig</th></tr>
</thead><tbody>{{ $regel := $s.Get "regel" }}{{ $stelle := $s.Get "stelle" }}
{{ range $gid, $g := hugo.Data.gemeinden }}{{ $r := or (index $regel (printf "%s|gemeinde:%s" $id $gid)) \
(index $regel (printf "%s|verband:%s" $id (or $g.verband ""))) \
(index $regel (printf "%s|planungsraum:%s" $id (or $g.planungsraum ""))) \
(index $regel (printf "%s|landkreis" $id)) (index $regel (printf "%s|land" $id)) \
(index $regel (printf "%s|bund" $id)) }}<tr><th scope="row"><a href="../../gemeinden/{{ $gid }}/">{{ $g.name }}</a></th>
<td>{{ with $r }}{{ with index $stelle .stelle }}<a href="../../{{ .adresse }}">{{ .titel }}</a>{{ end }}
{{ with .hinweis }}<br>{{ . }}{{ end }}{{ else }}Niemand benannt{{ end }}</td></tr>
{{ end }}</tbody></table>
"""
#: The values of an indicator.
VALUES: Final = """{{ with resources.Get (printf "werte/%s.csv" $id) }}<table class="ik-table"><tbody>
{{ range transform.Unmarshal (dict "delimiter" ";" "lazyQuotes" true) . }}{{ $g := index . 0 }}
<tr role="row"><th scope="row" role="rowheader">{{ with index ($s.Get "alle") $g }}\
<a href="../../{{ .adresse }}">{{ .titel }}</a>{{ else }}{{ $g }}{{ end }}</th>
<td role="cell" class="is-num" data-l="Jahr"><span>{{ index . 1 }}</span></td>
<td role="cell" class="is-num" data-l="Wert"><span>{{ index . 2 }}</span></td>
<td role="cell" data-l="Anmerkung"><span>{{ index . 3 }}</span></td></tr>
{{ end }}</tbody></table>{{ end }}
"""
MAP: Final = '{{ partial "karte.html" }}\n'


def _served() -> str:
    """What serves a Gemeinde by its Verband, its Planungsraum and the whole Landkreis."""
    lists = ""
    for art in SERVED:
        lists += f'<h2>{ART_BY_KEY[art].plural}</h2>\n<ul class="ik-cards">'
        for area in ("verband", "planungsraum"):
            key = f'(printf "{area}:%s<{art}.gebiete" (or $e.{area} ""))'
            lists += f"{{{{ range $s.Get {key} }}}}{CARD}{{{{ end }}}}"
        lists += f'{{{{ range $s.Get "landkreis<{art}.gebiete" }}}}{CARD}{{{{ end }}}}</ul>\n'
    return lists


#: What some kinds show beyond their fields.
SPECIAL: Final = {"gemeinde": MAP + _served(), "planungsraum": MAP, "anliegen": ANSWERS, "indikator": VALUES}


def content() -> str:
    """The content adapter: one page for each entry, its old addresses beside it, and the pages beside the entries."""
    return "".join(
        f"{{{{ range $id, $e := hugo.Data.{art.ordner} }}}}{_shown(art)}"
        "{{ $alt := slice }}{{ range $e.frueher }}"
        f'{{{{ $alt = $alt | append (printf "/{art.ordner}/%s/" .) }}}}{{{{ end }}}}'
        f'{{{{ $.AddPage (dict "path" (printf "{art.ordner}/%s" $id) "type" "{art.key}" "title" {_title(art)} '
        '"aliases" $alt "params" (dict "id" $id)) }}{{ end }}{{ end }}\n'
        for art in ARTEN
        if art.eigene_seite
    ) + (TEMPLATES / "seiten.gotmpl").read_text(encoding="utf-8")


def register() -> str:
    """Titles and addresses of all entries, and which entry names which: worked out once."""
    more = (TEMPLATES / "teile" / "register.html").read_text(encoding="utf-8")
    first = ("{{ $s := newScratch }}\n", *map(_titles, ARTEN), *map(_references, ARTEN))
    return "".join((*first, more, "{{ return $s }}\n"))


def main(art: Art) -> str:
    """The content of the page of one kind of entry; ``$e`` is the entry, ``$s`` the register."""
    return (
        HEAD % art.titel
        + "".join(_field(name, plan, art.modell) for name, plan in plan_of(art.modell).items() if name not in SILENT)
        + "{{ end }}\n"
        + SPECIAL.get(art.key, "")
        + "".join(_backward(art))
        + FOOT
    )


def listing(art: Art) -> str:
    """The content of the list of one kind of entry: a card for each, with its fields in short."""
    plans = plan_of(art.modell)
    rows = "".join(_row(name, plans[name], art.modell) for name in LISTED.get(art.key, ()) if name in plans)
    facts = f'<dl class="ik-facts">{rows}</dl>' if rows else ""
    short = "" if art.key in ONLY_NAMES else '{{ with .e.kurz }}<p class="ik-small ik-muted">{{ . }}</p>{{ end }}'
    order = "e.reihenfolge" if "reihenfolge" in plans else "titel"
    card = (
        '<li class="ik-card ik-card--link" id="{{ .id }}"><h2 class="ik-card__title"><a href="../{{ .adresse }}">'
        "{{ .titel }}</a></h2>" + short + f"{{{{ $e := .e }}}}{{{{ with $e }}}}{facts}{{{{ end }}}}</li>\n"
    ).replace("../../", "../")
    return (
        f'<header class="ik-head"><h1>{{{{ $.Title }}}}</h1></header>\n<div class="ik-flow"><ul class="ik-cards">'
        f'{{{{ range sort (or ($s.Get "{art.key}") dict) "{order}" }}}}{card}{{{{ end }}}}</ul></div>\n'
    ).replace("../../", "../")


def _shown(art: Art) -> str:
    return WAITING if art.key == "meldung" else DRAFT


def _title(art: Art) -> str:
    if art.key == "zustaendigkeit":
        return RULE_TITLE
    return "(or $e.name $e.titel $e.wort $id)" if art.key == "begriff" else "(or $e.name $e.titel $id)"


def _titles(art: Art) -> str:
    address = f"{art.ordner}/%s/" if art.eigene_seite else f"{art.ordner}/#%s"
    return (
        f"{{{{ range $id, $e := hugo.Data.{art.ordner} }}}}{_shown(art)}"
        f'{{{{ $z := dict "titel" {_title(art)} "kurz" $e.kurz "adresse" (printf "{address}" $id) "e" $e '
        f'"id" $id "schluessel" (printf "{art.key}:%s" $id) "art" "{art.titel}" }}}}'
        f'{{{{ $s.SetInMap "{art.key}" $id $z }}}}{{{{ $s.SetInMap "alle" (printf "{art.key}:%s" $id) $z }}}}'
        "{{ end }}{{ end }}\n"
    )


def _references(art: Art) -> str:
    """Note for every link of a kind who names whom, by kind and first field; of rules also where they hold."""
    noted = "".join(_noted(art, name, plan, f"{art.key}.{name}") for name, plan in plan_of(art.modell).items())
    shown = f'(index ($s.Get "{art.key}") $id)'
    if art.key == "zustaendigkeit":
        shown = '(or (index ($s.Get "anliegen") (or $e.anliegen "")) (index ($s.Get "aufgabe") (or $e.aufgabe "")))'
        noted += (
            "{{ if and $e.anliegen (not $e.personengruppe) }}{{ range $e.gebiete }}"
            '{{ $s.SetInMap "regel" (printf "%s|%s" $e.anliegen .) $e }}{{ end }}{{ end }}'
        )
    return (
        f"{{{{ range $id, $e := hugo.Data.{art.ordner} }}}}{_shown(art)}{{{{ $z := {shown} }}}}"
        f'{{{{ $eigen := index ($s.Get "{art.key}") $id }}}}'
        '{{ $s.Add (printf "pflegt|%s" $e.pflegt) (slice $eigen) }}'
        f"{{{{ with $e }}}}{noted}{{{{ end }}}}{{{{ end }}}}{{{{ end }}}}\n"
    )


def _noted(art: Art, name: str, plan: FieldPlan, label: str) -> str:
    if name == "pflegt":
        return ""
    if plan.kind is FieldKind.PART and plan.part is not None:
        inner = "".join(_noted(art, key, one, label) for key, one in plan_of(plan.part).items())
        return f"{_each(name, plan)}{inner}{{{{ end }}}}" if inner else ""
    if plan.kind is FieldKind.REF:
        named = f'{{{{ $s.Add (printf "nennt|{plan.ref}:%s" .) (slice $eigen) }}}}' if plan.ref in NAMED else ""
        return f'{_each(name, plan)}{{{{ $s.Add (printf "{plan.ref}:%s<{label}" .) (slice $z) }}}}{named}{{{{ end }}}}'
    if plan.kind is FieldKind.ANY_REF:
        named = '{{ $s.Add (printf "nennt|%s" .) (slice $eigen) }}'
        return f'{_each(name, plan)}{{{{ $s.Add (printf "%s<{label}" .) (slice $z) }}}}{named}{{{{ end }}}}'
    return ""


def _each(name: str, plan: FieldPlan) -> str:
    return f"{{{{ {'range' if plan.many else 'with'} .{name} }}}}"


def _label(name: str) -> str:
    words = name.replace("_", " ").replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")
    return words[:1].upper() + words[1:]


def _field(name: str, plan: FieldPlan, model: type[BaseModel]) -> str:
    """One field of an entry: prose as it is, lists below a heading, single values as a fact."""
    if plan.kind is FieldKind.MARKDOWN:
        return f"{{{{ with .{name} }}}}{_prose(plan)}{{{{ end }}}}\n"
    shown = _value(name, plan, model)
    if plan.kind is FieldKind.PART and plan.part is not None:
        inner = "".join(_row(key, one, plan.part) for key, one in plan_of(plan.part).items())
        shown = f'<div class="ik-card"><dl class="ik-facts">{inner}</dl></div>\n'
    if plan.many:
        item = shown if plan.kind is FieldKind.PART else f"<li>{shown}</li>"
        each = f"{{{{ range . }}}}{item}{{{{ end }}}}"
        body = each if plan.kind is FieldKind.PART else f'<ul class="ik-list">{each}</ul>'
        heading = f'<h2 id="{name}">{_label(name)}</h2>\n'
        return f"{{{{ with .{name} }}}}{heading}{body}{{{{ end }}}}\n"
    if plan.kind is FieldKind.PART:
        return f'{{{{ with .{name} }}}}<h2 id="{name}">{_label(name)}</h2>\n{shown}{{{{ end }}}}\n'
    return f'{{{{ with .{name} }}}}<dl class="ik-facts">{_fact(name, shown)}</dl>{{{{ end }}}}\n'


def _row(name: str, plan: FieldPlan, model: type[BaseModel]) -> str:
    """One field of a part."""
    if plan.kind is FieldKind.PART and plan.part is not None:
        inner = "".join(_row(key, one, plan.part) for key, one in plan_of(plan.part).items())
        return f"{_each(name, plan)}{inner}{{{{ end }}}}"
    if plan.kind is FieldKind.MARKDOWN:
        return f"{{{{ with .{name} }}}}{_fact(name, _prose(plan))}{{{{ end }}}}"
    shown = _value(name, plan, model)
    body = f"{{{{ range . }}}}{shown} {{{{ end }}}}" if plan.many else shown
    return f"{{{{ with .{name} }}}}{_fact(name, body)}{{{{ end }}}}"


def _fact(name: str, body: str) -> str:
    return f"<div><dt>{_label(name)}</dt><dd>{body}</dd></div>"


def _prose(plan: FieldPlan) -> str:
    rendered = '{{ $.RenderString (dict "display" "block") . }}'
    return f"{{{{ range . }}}}{rendered}{{{{ end }}}}" if plan.many else rendered


def _value(name: str, plan: FieldPlan, model: type[BaseModel]) -> str:
    link = '<a href="../../{{ .adresse }}">{{ .titel }}</a>'
    if plan.kind is FieldKind.REF:
        return f'{{{{ with index ($s.Get "{plan.ref}") . }}}}{link}{{{{ end }}}}'
    if plan.kind is FieldKind.ANY_REF:
        return f'{{{{ with index ($s.Get "alle") . }}}}{link}{{{{ else }}}}{{{{ . }}}}{{{{ end }}}}'
    kinds = list(_classes(model.model_fields[name].annotation))
    if date in kinds:
        return '<time datetime="{{ . }}">{{ time.Format ":date_long" . }}</time>'
    word = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Wort)), None)
    if word is not None:
        return f"{{{{ index hugo.Data.worte.{word.__name__} . }}}}"
    forms = {
        "telefon": '<a class="ik-link" href="tel:{{ . }}">{{ . }}</a>',
        "email": '<a class="ik-link" href="mailto:{{ . }}">{{ . }}</a>',
        "website": '<a class="ik-link" href="{{ . }}" rel="external">{{ . }}</a>',
        "adresse": '<a class="ik-link" href="{{ . }}" rel="external">{{ . }}</a>',
    }
    return forms.get(name, "{{ . }}")


def _classes(hint: object) -> Iterator[object]:
    yield hint
    for part in getattr(hint, "__args__", ()):
        yield from _classes(part)


def words() -> dict[str, dict[str, str]]:
    """The titles of all fixed words, by the name of their list."""
    return {kind.__name__: {str(word.value): word.titel for word in kind} for kind in _subclasses(Wort)}


def _subclasses(kind: type[Wort]) -> Iterator[type[Wort]]:
    for one in kind.__subclasses__():
        if issubclass(one, StrEnum) and len(one):
            yield one


def _backward(art: Art) -> Iterator[str]:
    """A list for every kind and field that names this kind."""
    for other in ARTEN:
        for name, plan in plan_of(other.modell).items():
            if name != "pflegt" and art.key in _targets(plan):
                key = f'(printf "{art.key}:%s<{other.key}.{name}" $id)'
                yield (
                    f'{{{{ with $s.Get {key} }}}}<h2>{other.plural}: {_label(name)}</h2>\n<ul class="ik-cards">'
                    f"{{{{ range . }}}}{CARD}{{{{ end }}}}</ul>{{{{ end }}}}\n"
                )


def _targets(plan: FieldPlan) -> frozenset[str]:
    if plan.kind is FieldKind.REF:
        return frozenset({plan.ref})
    if plan.kind is FieldKind.ANY_REF:
        return frozenset(plan.any_ref.arts or ART_BY_KEY)
    if plan.kind is FieldKind.PART and plan.part is not None:
        return frozenset().union(*(_targets(one) for one in plan_of(plan.part).values()))
    return frozenset()
