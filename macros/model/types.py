"""Value types: each carries its rule, and a German sentence for whoever breaks it.

Every value arrives as text (``macros.source``). A rule raises ValueError with what is wrong and what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Literal
from unicodedata import combining, normalize
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, StringConstraints

SHORT_NUMBERS = frozenset({"110", "112", "115", "116 016", "116 111", "116 116", "116 117", "116 123"})
AREA_WORDS = ("landkreis", "land", "bund")
AREA_KINDS = ("gemeinde", "verband", "planungsraum")

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_HTML = re.compile(r"<[a-zA-Z/!?]")
_TEMPLATE = re.compile(r"\{\{|\{%|\{#")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.[A-Za-z]{2,}")
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "ae"})
_GERMAN_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field that holds the id of an entry of the kind ``art``."""

    art: str


@dataclass(frozen=True, slots=True)
class AnyRef:
    """Marks a field that holds ``art:id``; ``words`` are further allowed values that name no entry."""

    arts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Human:
    """Marks text people read, which the translation seam may replace; ``markdown`` says how it is written."""

    markdown: bool = False


def _plain(value: str) -> str:
    value = value.strip()
    if not value:
        msg = "ist leer – Wert eintragen oder die Zeile löschen"
        raise ValueError(msg)
    if _CONTROL.search(value):
        msg = "enthält ein unsichtbares Steuerzeichen – bitte den Text neu eintippen"
        raise ValueError(msg)
    if _HTML.search(value):
        msg = "enthält HTML („<…>“) – erlaubt ist nur Text"
        raise ValueError(msg)
    if _TEMPLATE.search(value):
        msg = "enthält „{{“ oder „{%“ – Makros gehen nur in docs/, hier ist nur Text erlaubt"
        raise ValueError(msg)
    return value


def _one_line(value: str) -> str:
    value = _plain(value)
    if "\n" in value:
        msg = "geht über mehrere Zeilen – hier ist nur eine Zeile erlaubt"
        raise ValueError(msg)
    return value


def _kennung(value: str) -> str:
    if not _ID.fullmatch(value):
        better = slug(value)
        hint = f" – zum Beispiel „{better}“" if better else ""
        msg = f"„{value}“ ist keine Kennung – erlaubt sind a–z, 0–9 und Bindestriche{hint}"
        raise ValueError(msg)
    return value


def slug(text: str) -> str:
    """``text`` as an id: lower-case ASCII words joined by hyphens, ä/ö/ü/ß written ae/oe/ue/ss, é as e."""
    text = normalize("NFC", text).lower().translate(_LETTERS)
    text = "".join(sign for sign in normalize("NFKD", text) if not combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


def _digits(length: int, what: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if not (value.isascii() and value.isdigit() and len(value) == length):
            msg = f"„{value}“ ist {what} – erwartet werden genau {length} Ziffern"
            raise ValueError(msg)
        return value

    return check


def _ars_praefix(value: str) -> str:
    if not (value.isascii() and value.isdigit() and len(value) in {2, 5, 9, 12}):
        msg = f"„{value}“ ist kein Anfang eines ARS – erwartet werden 2, 5, 9 oder 12 Ziffern"
        raise ValueError(msg)
    return value


@lru_cache(maxsize=4096)
def tel_uri(number: str) -> str:
    """The ``tel:`` address of a phone number as written; raises ValueError when it is no number."""
    import phonenumbers  # noqa: PLC0415 -- takes 60 ms to import, commands without phone numbers do not need it

    if re.sub(r"\s+", " ", number) in SHORT_NUMBERS:
        return "tel:" + re.sub(r"\s", "", number)
    if re.search(r"[^0-9+()/ –\u00a0-]", number):
        msg = f"„{number}“ ist keine Telefonnummer – erlaubt sind Ziffern, Leerzeichen und Bindestriche"
        raise ValueError(msg)
    if not re.match(r"\(?[+0]", number):
        msg = f"„{number}“ hat keine Vorwahl – erwartet wird z. B. 030 23125 100"
        raise ValueError(msg)
    try:
        parsed = phonenumbers.parse(number, "DE")
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is None or not phonenumbers.is_valid_number(parsed):
        msg = f"„{number}“ ist keine gültige Telefonnummer – erwartet wird sie mit Vorwahl, z. B. 030 23125 100"
        raise ValueError(msg)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.RFC3966).replace("-", "")


def _telefon(value: str) -> str:
    value = value.strip()
    tel_uri(value)
    return value


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value) or ".." in value:
        msg = f"„{value}“ ist keine E-Mail-Adresse – erwartet wird name@ort.de"
        raise ValueError(msg)
    return value


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username
    except ValueError:
        sound = False
    if not sound or re.search(r"[\s<>\"'`{}|\\^]", value) or "." not in (urlsplit(value).hostname or ""):
        better = f" – gemeint „https://{value}“?" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", value) else ""
        msg = f"„{value}“ ist keine Web-Adresse – erwartet wird https://…{better}"
        raise ValueError(msg)
    return value


def _hours(value: str) -> str:
    from macros.zeiten import check_hours  # noqa: PLC0415 -- its library is needed only where hours are

    check_hours(value)
    return value


@lru_cache(maxsize=256)
def _language(value: str) -> str:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 -- its data is needed only where languages are

    primary, *rest = value.split("-")
    try:
        known = primary in Locale.parse("de").languages and all(re.fullmatch(r"[A-Za-z0-9]{1,8}", r) for r in rest)
    except (ValueError, UnknownLocaleError):
        known = False
    if not known or not re.fullmatch(r"[a-z]{2,3}", primary):
        msg = f"„{value}“ ist kein Sprachkürzel – erwartet wird z. B. de, en, uk, ar, fa, tr oder de-x-ls"
        raise ValueError(msg)
    return value


def _date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if german := _GERMAN_DATE.fullmatch(value.strip()):
        day, month, year = german.groups()
        better = f"{year}-{month:0>2}-{day:0>2}"
        _calendar_day(better)
        msg = f"„{value}“ ist kein Datum in der Form JJJJ-MM-TT – gemeint „{better}“?"
        raise ValueError(msg)
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        msg = f"„{value}“ ist kein Datum – erwartet wird JJJJ-MM-TT, z. B. 2026-11-22"
        raise ValueError(msg)
    return _calendar_day(value)


def _calendar_day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        year, month, day = value.split("-")
        msg = f"den {day}.{month}.{year} gibt es nicht im Kalender – bitte das Datum prüfen"
        raise ValueError(msg) from None


def _bool(value: Any) -> Any:
    words = {"true": True, "ja": True, "false": False, "nein": False}
    if isinstance(value, str):
        if value.lower() not in words:
            msg = f"„{value}“ ist weder ja noch nein – erwartet wird „ja“ oder „nein“"
            raise ValueError(msg)
        return words[value.lower()]
    return value


def _number(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not _NUMBER.fullmatch(value):
        msg = f"„{value}“ ist keine Zahl – erwartet werden Ziffern mit Komma, z. B. 12,5 (ohne Punkte und Einheit)"
        raise ValueError(msg)
    if re.fullmatch(r"[-+]?\d{1,3}\.\d{3}", value):
        plain = value.replace(".", "")
        msg = f"„{value}“ ist zweideutig – gemeint „{plain}“ oder „{value.replace('.', ',')}“?"
        raise ValueError(msg)
    return Decimal(value.replace(",", "."))


def _whole(value: Any) -> Any:
    number = _number(value)
    if isinstance(number, Decimal):
        if number != number.to_integral_value():
            msg = f"„{value}“ ist keine ganze Zahl"
            raise ValueError(msg)
        return int(number)
    return number


def _not_negative(value: Any) -> Any:
    if value is not None and value < 0:
        msg = f"„{value}“ ist negativ – erwartet wird 0 oder mehr"
        raise ValueError(msg)
    return value


def _year(value: int) -> int:
    if not 1945 <= value <= 2100:  # noqa: PLR2004 -- the bounds are the rule
        msg = f"„{value}“ ist kein Jahr – erwartet wird eine Zahl zwischen 1945 und 2100"
        raise ValueError(msg)
    return value


def _colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        msg = f"„{value}“ ist keine Farbe – erwartet wird #rrggbb, z. B. #0b5c6b"
        raise ValueError(msg)
    return value.lower()


def _file_name(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*\.[a-z0-9]+", value):
        msg = f"„{value}“ ist kein Dateiname – die Datei liegt neben diesem Eintrag, ohne Ordner und Umlaute im Namen"
        raise ValueError(msg)
    return value


def _link(value: str) -> str:
    art, _, key = value.partition(":")
    if not key or not _ID.fullmatch(key):
        msg = f"„{value}“ ist kein Verweis – erwartet wird art:kennung, z. B. massnahme:sprachcafe"
        raise ValueError(msg)
    return f"{art}:{key}"


def _area(value: str) -> str:
    if value in AREA_WORDS:
        return value
    art, _, key = value.partition(":")
    if art not in AREA_KINDS or not _ID.fullmatch(key):
        forms = "landkreis, land, bund, gemeinde:…, verband:… oder planungsraum:…"
        msg = f"„{value}“ ist kein Gebiet – erwartet wird {forms}"
        raise ValueError(msg)
    return value


def _hhmm(value: str) -> str:
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        msg = f"„{value}“ ist keine Uhrzeit – erwartet wird HH:MM, z. B. 09:30"
        raise ValueError(msg)
    return value


Text = Annotated[str, AfterValidator(_one_line), StringConstraints(max_length=600), Human()]
Name = Annotated[str, AfterValidator(_one_line), StringConstraints(max_length=160)]
Langtext = Annotated[str, AfterValidator(_plain), StringConstraints(max_length=20_000), Human(markdown=True)]
Kennung = Annotated[str, AfterValidator(_kennung), StringConstraints(max_length=80)]
Suchwort = Annotated[str, AfterValidator(_one_line), StringConstraints(max_length=80)]
Ars = Annotated[str, AfterValidator(_digits(12, "kein Regionalschlüssel (ARS) einer Gemeinde"))]
ArsVerband = Annotated[str, AfterValidator(_digits(9, "kein Regionalschlüssel (ARS) eines Verbands"))]
ArsKreis = Annotated[str, AfterValidator(_digits(5, "kein Regionalschlüssel (ARS) eines Landkreises"))]
ArsPraefix = Annotated[str, AfterValidator(_ars_praefix)]
Ags = Annotated[str, AfterValidator(_digits(8, "kein Gemeindeschlüssel (AGS)"))]
Plz = Annotated[str, AfterValidator(_digits(5, "keine Postleitzahl"))]
Telefon = Annotated[str, AfterValidator(_telefon)]
EMail = Annotated[str, AfterValidator(_email)]
WebAdresse = Annotated[str, AfterValidator(_url)]
Oeffnungszeiten = Annotated[str, AfterValidator(_hours)]
Sprache = Annotated[str, AfterValidator(_language)]
Datum = Annotated[date, BeforeValidator(_date)]
Uhrzeit = Annotated[str, AfterValidator(_hhmm)]
JaNein = Annotated[bool, BeforeValidator(_bool)]
Zahl = Annotated[Decimal, BeforeValidator(_number)]
Anzahl = Annotated[int, BeforeValidator(_whole), AfterValidator(_not_negative)]
Jahr = Annotated[int, BeforeValidator(_whole), AfterValidator(_year)]
Geld = Annotated[Decimal, BeforeValidator(_number), AfterValidator(_not_negative)]
Farbe = Annotated[str, AfterValidator(_colour)]
Dateiname = Annotated[str, AfterValidator(_file_name)]
Bezug = Annotated[str, AfterValidator(_link), AnyRef()]
Gebiet = Annotated[str, AfterValidator(_area), AnyRef(AREA_KINDS, AREA_WORDS)]
Bundesland = Literal[
    "BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH"
]  # fmt: skip

StelleRef = Annotated[Kennung, Ref("stelle")]
AnlaufstelleRef = Annotated[Kennung, Ref("anlaufstelle")]
AngebotRef = Annotated[Kennung, Ref("angebot")]
AnliegenRef = Annotated[Kennung, Ref("anliegen")]
AufgabeRef = Annotated[Kennung, Ref("aufgabe")]
HandlungsfeldRef = Annotated[Kennung, Ref("handlungsfeld")]
ZielRef = Annotated[Kennung, Ref("ziel")]
MassnahmeRef = Annotated[Kennung, Ref("massnahme")]
IndikatorRef = Annotated[Kennung, Ref("indikator")]
BegriffRef = Annotated[Kennung, Ref("begriff")]
GremiumRef = Annotated[Kennung, Ref("gremium")]
GemeindeRef = Annotated[Kennung, Ref("gemeinde")]
VerbandRef = Annotated[Kennung, Ref("verband")]
PlanungsraumRef = Annotated[Kennung, Ref("planungsraum")]
