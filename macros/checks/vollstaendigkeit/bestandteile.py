"""K1–K18: what a concept consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.checks.platzhalter import filled
from macros.checks.vollstaendigkeit.zeile import Befund, Frage, Grad, every, grade, keys, of_kind, parts
from macros.model.basis import Aufgabenart
from macros.model.begriff import Begriff
from macros.model.beteiligung import Bericht, Beteiligung, Gremienart, Gremium
from macros.model.handlungsfeld import Handlungsfeld, Ziel, Zielart
from macros.model.indikator import Indikator
from macros.model.konzeptdaten import Frage as Leitfrage
from macros.model.massnahme import Massnahme, Wirkweise
from macros.model.zustaendigkeit import Aufgabe

if TYPE_CHECKING:
    from macros.konzept import Konzept

FRAME: Final = "konzept.yaml"
TERMS: Final = ("integration", "migrant", "migrationshintergrund", "teilhabe")


def _field(konzept: Konzept, name: str) -> str:
    return f"{FRAME}: {name}" if filled(getattr(konzept.daten.konzept, name)) else ""


def _foreword(konzept: Konzept) -> Befund:
    return parts(vorwort=_field(konzept, "vorwort"))


def _tasks(konzept: Konzept) -> Befund:
    tasks = of_kind(konzept, Aufgabe)
    return parts(
        pflicht=keys(tasks, lambda task: task.aufgabenart is not Aufgabenart.FREIWILLIG),
        freiwillig=keys(tasks, lambda task: task.aufgabenart is Aufgabenart.FREIWILLIG),
    )


def _definitions(konzept: Konzept) -> Befund:
    terms = of_kind(konzept, Begriff)
    return parts(**{word: [node.kennung for node, term in terms if word in term.titel.lower()] for word in TERMS})


def _situation(konzept: Konzept) -> Befund:
    figures = [node.kennung for node, _ in of_kind(konzept, Indikator) if konzept.daten.messwerte.get(node.eintrag.id)]
    described = every(of_kind(konzept, Handlungsfeld), lambda field: field.lage)
    both = Grad.JA if figures and described.erfuellt is Grad.JA else Grad.TEILWEISE
    return Befund(both if figures or described.belege else Grad.NEIN, (*described.belege, *figures))


def _mission(konzept: Konzept) -> Befund:
    return parts(leitbild=_field(konzept, "leitbild"), leitlinien=_field(konzept, "leitlinien"))


def _led(konzept: Konzept) -> Befund:
    return every(of_kind(konzept, Handlungsfeld), lambda field: field.federfuehrung)


def _coordination(konzept: Konzept) -> Befund:
    """Named, and with a way to reach it: its own, or a contact point that speaks for it."""
    office = konzept.konzept.koordination
    point = konzept.konzept.koordination_anlaufstelle
    reached = [point.kennung] if point else [office.kennung] if office and office.kontakt else []
    return parts(stelle=[office.kennung] if office else [], erreichbar=reached)


def _participation(konzept: Konzept) -> Befund:
    steps, groups = of_kind(konzept, Beteiligung), of_kind(konzept, Gremium)
    lasting = [*keys(steps, lambda step: step.mitmachen), *keys(groups, lambda group: group.mitmachen)]
    return parts(schritte=keys(steps), dauerhaft=lasting)


def _measured(konzept: Konzept) -> Befund:
    """Each Teilziel says what to watch: an indicator, a target, or a trend, with its indicator or told in words."""
    goals = [(node, goal) for node, goal in of_kind(konzept, Ziel) if goal.art is Zielart.TEILZIEL]
    return every(
        goals,
        lambda goal: goal.indikatoren or goal.zielwerte or any(t.indikator or t.erlaeuterung for t in goal.trends),
    )


def _reports(konzept: Konzept) -> Befund:
    return parts(berichte=keys(of_kind(konzept, Bericht)), naechster=_field(konzept, "naechster_bericht"))


def _fields(konzept: Konzept) -> Befund:
    return every(
        of_kind(konzept, Handlungsfeld),
        lambda field: (
            any(goal.handlungsfeld == field.id for _, goal in of_kind(konzept, Ziel))
            and any(measure.handlungsfeld == field.id for _, measure in of_kind(konzept, Massnahme))
        ),
    )


def _gender(konzept: Konzept) -> Befund:
    def both_ways(field: Handlungsfeld) -> bool:
        ways = {m.wirkweise for _, m in of_kind(konzept, Massnahme) if m.handlungsfeld == field.id}
        return Wirkweise.BEIDES in ways or {Wirkweise.AUSGLEICHEND, Wirkweise.AKTIVIEREND} <= ways

    fields = of_kind(konzept, Handlungsfeld)
    complete = [node.kennung for node, field in fields if field.geschlechter and both_ways(field)]
    begun = keys(fields, lambda field: field.geschlechter)
    degree = grade(len(complete), len(fields)) if complete else grade(len(begun), len(begun) + 1)
    return Befund(degree, tuple(complete or begun))


def _cascade(konzept: Konzept) -> Befund:
    goals = {goal.id: goal for _, goal in of_kind(konzept, Ziel)}
    served = {key for _, measure in of_kind(konzept, Massnahme) for key in measure.ziele}
    whole = {goal.handlungsfeld for goal in goals.values() if goal.teil_von in goals and goal.id in served}
    return every(of_kind(konzept, Handlungsfeld), lambda field: field.id in whole)


def _questions(konzept: Konzept) -> Befund:
    answered = {answer.frage for answer in konzept.daten.konzept.leitfragen if filled(answer)}
    return Befund(grade(len(answered), len(Leitfrage)), (_field(konzept, "leitfragen"),) if answered else ())


def _origin(konzept: Konzept) -> Befund:
    groups = of_kind(konzept, Gremium)
    return parts(
        beschluss=_field(konzept, "beschluss"),
        steuerung=keys(groups, lambda group: group.art is Gremienart.STEUERUNGSGRUPPE),
        arbeit=keys(groups, lambda group: group.art is Gremienart.FACHARBEITSGRUPPE),
    )


def _factors(konzept: Konzept) -> Befund:
    return parts(faktoren=_field(konzept, "erfolgsfaktoren"))


def _comparison(konzept: Konzept) -> Befund:
    return every(of_kind(konzept, Handlungsfeld), lambda field: field.ist_soll and field.staerken and field.schwaechen)


def _comparable(konzept: Konzept) -> Befund:
    fields, goals = keys(of_kind(konzept, Handlungsfeld)), keys(of_kind(konzept, Ziel))
    measures, figures = keys(of_kind(konzept, Massnahme)), keys(of_kind(konzept, Indikator))
    degree = grade(sum(map(bool, (fields, goals, measures, figures))), 4)
    return Befund(degree, (*fields, *goals, *measures, *figures))


QUESTIONS: Final = (
    Frage("K1", "Vorwort mit klarer Zusage", _foreword),
    Frage("K2", "Integration als Aufgabe: was Pflicht ist und was freiwillig", _tasks),
    Frage("K3", "Begriffe sind erklärt", _definitions),
    Frage("K4", "Ausgangslage mit Zahlen", _situation),
    Frage("K5", "Leitbild und Leitlinien", _mission),
    Frage("K6", "Zuständigkeiten in der Verwaltung sind benannt", _led),
    Frage("K7", "Koordinierende Querschnittsstelle", _coordination),
    Frage("K8", "Beteiligung, jetzt und auf Dauer", _participation),
    Frage("K9", "Ziele, deren Fortschritt man verfolgen kann", _measured),
    Frage("K10", "Regelmäßige Berichte an den Kreistag", _reports),
    Frage("K11", "Handlungsfelder mit Zielen und Maßnahmen", _fields),
    Frage("K12", "Blick auf die Geschlechter; ausgleichende und aktivierende Maßnahmen", _gender),
    Frage("K13", "Kette vom Leitziel über das Teilziel zur Maßnahme", _cascade),
    Frage("K14", "Die neun Leitfragen sind beantwortet", _questions),
    Frage("K15", "Entstehung: Beschluss, Steuerungsgruppe, Arbeitsgruppen", _origin),
    Frage("K16", "Erfolgsfaktoren als Selbsteinschätzung", _factors),
    Frage("K17", "Vergleich von Ist und Soll, Stärken und Schwächen", _comparison),
    Frage("K18", "So geordnet, dass Konzepte vergleichbar sind", _comparable),
)
