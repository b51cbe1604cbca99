"""The one door to an expression: its rules, or a German sentence on why it cannot be read."""

from dataclasses import replace
from functools import lru_cache

from macros.zeiten.advice import EXAMPLE, explain
from macros.zeiten.parser import Unreadable, read
from macros.zeiten.rules import Kind, Rule, expression_of

STATE_FIELD = "zeitstatus"
"""The field of a place that says a state where there are no hours."""
APPOINTMENT = '"nur mit Termin"'
"""The expression of a place that is there by appointment only."""


def check_hours(expression: str, *, state_field: str = STATE_FIELD) -> None:
    """Refuse hours nobody can read: raises ValueError with one German sentence.

    What passes is valid for the `opening_hours` library as well, so that whoever takes over the data can read it;
    `state_field` names the field to use for what is a state and no time ("nach Vereinbarung").
    """
    from opening_hours import validate  # noqa: PLC0415 -- 13 ms, only where hours are checked

    try:
        read(expression)
    except Unreadable as error:
        raise ValueError(explain(expression, error, state_field=state_field)) from None
    if not validate(expression.strip()):
        raise ValueError(f"„{expression}“ ist nicht lesbar – erwartet wird zum Beispiel „{EXAMPLE}“")


@lru_cache(maxsize=1024)
def rules_of(expression: str) -> tuple[Rule, ...]:
    """The rules of an expression (the same text always gives the same rules); raises ValueError like `check_hours`."""
    try:
        return read(expression)
    except Unreadable as error:
        raise ValueError(explain(expression, error, state_field=STATE_FIELD)) from None


def hours_of(zeitstatus: str, oeffnungszeiten: str | None) -> str:
    """The expression to show and to ask, of a place's state word and its hours (None: none written); empty: not known.

    Hours beside "nur_mit_termin" are times for appointments: nobody is told that the door is open.
    """
    written = (oeffnungszeiten or "").strip()
    if zeitstatus == "nur_mit_termin":
        return _by_appointment(written) if written else APPOINTMENT
    return {"rund_um_die_uhr": "24/7", "geschlossen": "off", "unbekannt": ""}.get(zeitstatus, written)


def _by_appointment(expression: str) -> str:
    rules = [
        replace(rule, text=f"{rule.text} {APPOINTMENT}") if rule.kind is Kind.OPEN and not rule.comment else rule
        for rule in rules_of(expression)
    ]
    return expression_of(rules)
