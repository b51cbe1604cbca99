"""Fields of action and the goals in them: the upper half of the cascade (K9, K11, K12, K13, K17)."""

from __future__ import annotations

from macros.model.basis import Basis, Eintrag, Suchbegriffe, Wort
from macros.model.types import (
    Anzahl,
    Datum,
    HandlungsfeldRef,
    IndikatorRef,
    Jahr,
    Langtext,
    Name,
    StelleRef,
    Text,
    Zahl,
    ZielRef,
)


class Richtung(Wort):
    """Gewünschte Richtung einer Entwicklung."""

    STEIGT = "steigt", "soll steigen"
    SINKT = "sinkt", "soll sinken"
    GLEICH = "gleich", "soll gleich bleiben"


class Prioritaet(Wort):
    """Wie dringend ein Handlungsfeld ist."""

    HOCH = "hoch", "hoch"
    MITTEL = "mittel", "mittel"
    NIEDRIG = "niedrig", "niedrig"


class IstSoll(Basis):
    """Ein Bereich im Vergleich von Ist und Soll (K17)."""

    bereich: Text
    """Worum es geht."""
    ist: Text
    """Wie es heute ist."""
    soll: Text
    """Wie es sein soll."""


class Handlungsfeld(Eintrag):
    """Ein Handlungsfeld des Konzepts."""

    titel: Text
    """Name des Handlungsfelds."""
    nummer: Anzahl
    """Nummer im Konzept."""
    kurz: Text
    """Worum es geht, in ein bis zwei Sätzen."""
    lage: Langtext | None = None
    """Ausgangslage (K4)."""
    trend: Langtext | None = None
    """Wohin es sich entwickelt."""
    geschlechter: Langtext | None = None
    """Blick auf Frauen, Männer und andere (K12)."""
    grundsaetze: tuple[Text, ...] = ()
    """Grundsätze in diesem Handlungsfeld."""
    ist_soll: tuple[IstSoll, ...] = ()
    """Ist und Soll nach Bereichen (K17)."""
    staerken: tuple[Text, ...] = ()
    """Stärken (K17)."""
    schwaechen: tuple[Text, ...] = ()
    """Schwächen (K17)."""
    prioritaet: Prioritaet | None = None
    """Wie dringend es ist."""
    federfuehrung: StelleRef | None = None
    """Stelle, die das Handlungsfeld leitet."""
    beteiligt: tuple[StelleRef, ...] = ()
    """Stellen, die mitarbeiten."""
    indikatoren: tuple[IndikatorRef, ...] = ()
    """Indikatoren, die die Lage zeigen."""
    symbol: Name | None = None
    """Name des Zeichens."""
    suchbegriffe: Suchbegriffe | None = None
    """Wörter, unter denen es gesucht wird."""


class Zielart(Wort):
    """Leitziel oder Teilziel (K13)."""

    LEITZIEL = "leitziel", "Leitziel"
    TEILZIEL = "teilziel", "Teilziel"


class Zielwert(Basis):
    """Ein Wert, der bis zu einem Jahr erreicht sein soll."""

    indikator: IndikatorRef
    """Indikator, an dem man es misst."""
    wert: Zahl
    """Wert, der erreicht sein soll."""
    jahr: Jahr
    """Bis zu welchem Jahr."""


class Zieltrend(Basis):
    """Eine gewünschte Entwicklung ohne festen Wert."""

    indikator: IndikatorRef | None = None
    """Indikator, an dem man es sieht."""
    richtung: Richtung
    """In welche Richtung."""
    erlaeuterung: Text | None = None
    """Näheres in Worten."""


class Zielstand(Wort):
    """Wie weit ein Ziel ist. „Nicht bekannt“ heißt nicht „nicht erreicht“."""

    ERREICHT = "erreicht", "erreicht", "Alle Zielwerte sind erreicht."
    UNTERWEGS = "unterwegs", "auf dem Weg", "Noch nicht erreicht, aber es ist noch Zeit oder die Richtung stimmt."
    GEFAEHRDET = "gefaehrdet", "gefährdet", "Die Zahlen entwickeln sich in die falsche Richtung."
    VERFEHLT = "verfehlt", "nicht erreicht", "Das Jahr des Zielwerts ist da, der Wert nicht."
    UNBEKANNT = "unbekannt", "nicht bekannt", "Es gibt keinen Indikator oder noch keinen Wert."


class Zieleinschaetzung(Basis):
    """Wie weit das Ziel ist, von Menschen eingeschätzt. Das gilt statt der Rechnung und wird so gezeigt."""

    stand: Zielstand
    """Wie weit das Ziel ist."""
    grund: Text
    """Warum die Rechnung allein nicht reicht."""
    am: Datum
    """Tag der Einschätzung."""
    von: Name
    """Funktion, die eingeschätzt hat, z. B. Steuerungsgruppe."""


class Ziel(Eintrag):
    """Ein Leitziel oder Teilziel."""

    titel: Text
    """Das Ziel als Satz."""
    nummer: Name
    """Nummer, z. B. 1 oder 1.2."""
    art: Zielart
    """Leitziel oder Teilziel."""
    teil_von: ZielRef | None = None
    """Bei einem Teilziel: das Leitziel."""
    handlungsfeld: HandlungsfeldRef
    """Handlungsfeld."""
    text: Langtext | None = None
    """Was das Ziel bedeutet."""
    zielwerte: tuple[Zielwert, ...] = ()
    """Werte, die erreicht sein sollen."""
    trends: tuple[Zieltrend, ...] = ()
    """Oder gewünschte Entwicklungen."""
    indikatoren: tuple[IndikatorRef, ...] = ()
    """Weitere Indikatoren."""
    einschaetzung: Zieleinschaetzung | None = None
    """Einschätzung von Menschen, wenn die Zahlen allein das Ziel nicht beschreiben; mit Grund."""
