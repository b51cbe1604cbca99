"""The terrible concept: every rule broken at least once, and the complete list of what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from macros.checks import RULES
from macros.errors import Schwere
from macros.loader import load
from macros.pruefen import report
from tests.conftest import HERE, MINIMAL, STICHTAG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from macros.errors import Problem
    from macros.konzept import Konzept

    Rule = Callable[[Konzept], Iterator[Problem]]

SCHRECKLICH = HERE / "konzept_schrecklich"

FEHLER = """
concept_data/angebote/alt.yaml:7:5: termine.1.bis: 16:00 liegt nicht nach „von“ (18:00) – nach Mitternacht bitte „bis“ weglassen
concept_data/angebote/sprache.yaml:1:1: „sprache“ ist keine Kennung für ein Angebot – dort stehen Listen; bitte anders nennen
concept_data/anlaufstellen/geheim.yaml:8:5: orte.1.strasse: verrät einen geschützten Ort – bitte diese Zeile löschen
concept_data/anlaufstellen/stumm.yaml:5:5: orte.1.zeitstatus: „geschlossen“ widerspricht den Öffnungszeiten „Mo-Fr 09:00-12:00“ – bitte eine der beiden Zeilen löschen
concept_data/anlaufstellen/stumm.yaml:7:5: orte.1.breite: zu „breite“ fehlt „laenge“ – bitte beide eintragen oder beide löschen
concept_data/anlaufstellen/zweifach.yaml:5:5: kontakte.1.zweck: „anrufen“ geht nur mit „telefon“ – hier steht „email“
concept_data/anlaufstellen/zweifach.yaml:14:3: bild.datei: „tuer.png“ gibt es nicht – erwartet wird die Datei im Ordner concept_data/anlaufstellen/
concept_data/anlaufstellen/zweifach.yaml:15:3: bild.alt: „tuer.png“ sagt nicht, was zu sehen ist – z. B. „Zwei Frauen lernen an einem Tisch“
concept_data/begriffe/kaputt.yaml:2:1: Zeile beginnt mit einem Tabulator – bitte mit Leerzeichen einrücken
concept_data/begriffe/wort.yaml:3:1: definition: Link ins Leere: unbekannte Art „begrif“ – gemeint „begriff“?
concept_data/begriffe/wort.yaml:5:5: frueher.1: „wort“ ist die jetzige Kennung – hier stehen nur frühere
concept_data/begriffe/wort.yaml:7:5: siehe_auch.1: „entwurf“ ist ein Entwurf und erscheint nicht – bitte hier weglassen oder dort „entwurf“ streichen
concept_data/entfallen.yaml:2:5: eintraege.1.art: unbekannte Art „anlaufstele“ – gemeint „anlaufstelle“?
concept_data/entfallen.yaml:10:5: eintraege.2.nachfolger: führt im Kreis: begriff:alt → begriff:neu → begriff:alt – bitte eine der Angaben ändern
concept_data/fassungen/1.json: ist keine festgehaltene Fassung – bitte die unveränderte Datei zurückholen oder diese löschen
concept_data/gemeinden/schreckau.yaml:5:1: verband: der ARS der Gemeinde, 149995202003, beginnt nicht mit dem des Verbands, 149995101 – bitte Verband und ARS prüfen
concept_data/gemeinden/schreckdorf.yaml:8:15: frueher_ars.1: „149995101002“ ist der jetzige Schlüssel von concept_data/gemeinden/schreckdorf.yaml – bitte hier streichen
concept_data/gemeinden/schreckstadt.yaml:4:1: ags: „14999002“ passt nicht zum ARS 149990001001 – erwartet wird „14999001“
concept_data/indikatoren/anteil.csv:2:16: wert: „-3,5“ liegt unter dem kleinsten möglichen Wert, 0 – bitte prüfen
concept_data/indikatoren/anteil.csv:3:16: wert: „103,5“ liegt über dem größten möglichen Wert, 100 – bitte prüfen
concept_data/indikatoren/anteil.csv:4:27: wert: verrät den unterdrückten Wert von indikator:menschen für gemeinde:schreckdorf 2025 – bitte auch hier „*“ eintragen
concept_data/indikatoren/gemischt.csv:2:1: hier trennt Komma, in der Kopfzeile Semikolon – bitte überall dasselbe Trennzeichen nehmen
concept_data/indikatoren/gemischt.yaml:7:1: schwelle: „2“ verbirgt nichts, denn darunter liegt höchstens die 1 – bitte 0 oder ab 3
concept_data/indikatoren/kaputt.csv: gehört zu keinem Indikator
concept_data/indikatoren/menschen.csv:4:27: wert: der unterdrückte Wert von gemeinde:schreckdorf 2025 lässt sich aus den anderen Zahlen ausrechnen – bitte auch bei gemeinde:schreckau 2025 „*“ eintragen (Zeile 5)
concept_data/indikatoren/menschen.csv:5:25: wert: „3“ ist kleiner als die Schwelle 5 und könnte einzelne Menschen erkennen lassen – bitte „*“ eintragen
concept_data/indikatoren/menschen.csv:6:1: gebiet: unbekanntes Gebiet „gemeinde:schrecken“ – gemeint „gemeinde:schreckau“?
concept_data/indikatoren/quote.yaml:9:1: obergrenze: „40“ liegt unter „untergrenze“ (50) – bitte beide prüfen
concept_data/indikatoren/tabelle.csv:2:16: wert: „1.234“ lässt sich zweifach lesen – gemeint „1234“ oder „1,234“?
concept_data/indikatoren/tabelle.csv:3:11: jahr: fehlt – zu jedem Wert gehört ein Jahr
concept_data/indikatoren/tabelle.csv:4:1: gebiet: „schreckstadt“ ist kein Gebiet – erwartet wird landkreis, land, bund, gemeinde:…, verband:… oder planungsraum:…
concept_data/indikatoren/tabelle.csv:5:16: wert: „viele“ ist keine Zahl – erlaubt sind Ziffern, „*“ für unterdrückt, leer für nicht bekannt
concept_data/indikatoren/tabelle.csv:7:1: landkreis 2022 steht schon in Zeile 6 – bitte eine der beiden löschen
concept_data/indikatoren/tabelle.csv:8:11: jahr: „21“ ist kein Jahr – erwartet werden vier Ziffern, z. B. 2025
concept_data/indikatoren/unicode.csv: ist in UTF-16 („Unicode-Text“) gespeichert – in Excel „Speichern unter“ und „CSV UTF-8 (durch Trennzeichen getrennt)“ wählen
concept_data/indikatoren/windows.csv:2:23: ist nicht in UTF-8 gespeichert, wohl in der alten Windows-Kodierung (CP1252) – in Excel „Speichern unter“ und „CSV UTF-8 (durch Trennzeichen getrennt)“ wählen
concept_data/konzept.yaml:5:1: gilt_bis: 2026-01-31 liegt vor „gilt_von“ (2026-06-01) – bitte beide Tage prüfen
concept_data/konzept.yaml:7:1: koordination: unbekannte Kennung „kreiss“ (Stelle) – gemeint „kreis“?
concept_data/konzept.yaml:8:1: leitbild: Link ins Leere: unbekannte Kennung „rat“ (Gremium) – bitte prüfen oder den Eintrag anlegen
concept_data/konzept.yaml:12:5: leitfragen.2.frage: „warum“ ist schon beantwortet – bitte die beiden Antworten zusammenführen
concept_data/konzept.yaml:15:1: sprachen: Deutsch muss zuerst stehen – bitte „de“ an den Anfang
concept_data/landkreis.yaml:3:1: bundesland: „NI“ passt nicht zum ARS 14999, der in Sachsen (SN) liegt – bitte im amtlichen Gemeindeverzeichnis nachsehen
concept_data/landkreis.yaml:10:1: adresse: „https://konzept.schreck.example“ muss mit / enden – gemeint „https://konzept.schreck.example/“?
concept_data/landkreis.yaml:30:3: barrierefreiheit.vereinbarkeit: „vollstaendig“ widerspricht „ausnahmen“ – bitte „teilweise“ eintragen oder die Ausnahmen löschen
concept_data/landkreis.yaml:35:1: leichte_sprache: „ja“, aber docs/leichte-sprache.md gibt es nicht – bitte die Seite in Leichter Sprache dort anlegen oder „nein“ eintragen
concept_data/massnahmen/ohne.yaml:5:1: dauerhaft: „dauerhaft: ja“ und „ende“ widersprechen sich – bitte eine der beiden Zeilen löschen
concept_data/massnahmen/zuspaet.yaml:10:1: status: „verzoegert“ braucht einen Grund – bitte „status_grund“ eintragen
concept_data/massnahmen/zuspaet.yaml:10:1: status: „verzoegert“ braucht einen neuen Termin – bitte „neues_ende“ eintragen
concept_data/massnahmen/zuspaet.yaml:11:1: ersetzt_durch: ist der Eintrag selbst – bitte einen anderen nennen oder die Zeile löschen
concept_data/notizen.txt: wird hier nicht gelesen – bitte löschen oder außerhalb von concept_data/ ablegen
concept_data/stellen/Buero_2.yaml: dieser Dateiname ist keine Kennung – erlaubt sind a–z, 0–9, Bindestriche: „buero-2.yaml“
concept_data/stellen/amt.yaml:3:1: teil_von: unbekannte Kennung „landratsamt“ (Stelle) – bitte prüfen oder den Eintrag anlegen
concept_data/stellen/notiz.yml: wird nicht gelesen – bitte umbenennen in „notiz.yaml“
concept_data/stellen/sachgebiet.yaml:4:1: telefon: unbekanntes Feld – gehört eingerückt unter „kontakt“
concept_data/stellen/sachgebiet.yaml:6:3: kontakt.telefon: „030 KREIS“ ist keine Telefonnummer – erlaubt sind Ziffern, Leerzeichen und Bindestriche
concept_data/verbaende/schreckverband.yaml:3:1: ars: „149995101“ hat schon concept_data/verbaende/doppelverband.yaml – jeder Schlüssel gehört genau einem Verband
concept_data/wappen.svg:1:1: „onload=“ gehört nicht in ein Bild – bitte als reine Zeichnung speichern
concept_data/ziele/mitte.yaml:4:1: teil_von: „unten“ ist selbst ein Teilziel – erwartet wird ein Leitziel
concept_data/ziele/mitte.yaml:8:5: zielwerte.1.wert: „120“ liegt über dem größten möglichen Wert, 40 – bitte prüfen
concept_data/ziele/oben.yaml:4:1: teil_von: ein Leitziel ist kein Teil eines anderen Ziels – Zeile löschen oder „art: teilziel“ schreiben
concept_data/zustaendigkeiten/fremd.yaml:2:1: ars_praefix: keine Gemeinde hat einen ARS, der mit „03154“ beginnt – bitte prüfen
concept_data/zustaendigkeiten/nichts.yaml:1:1: hier fehlt, wo die Regel gilt – bitte „gebiete“ oder „ars_praefix“ eintragen
concept_data/zustaendigkeiten/nichts.yaml:1:1: hier fehlt, worum es geht – bitte „anliegen“ oder „aufgabe“ eintragen
concept_data/zustaendigkeiten/zwei.yaml:2:1: gebiete: gilt in Schreckau gleichrangig mit concept_data/zustaendigkeiten/eins.yaml – bitte Gebiete, Personengruppe oder Gültigkeit einer der beiden Regeln ändern
docs/index.md:6:53: Link ins Leere: unbekannte Art „anlaufstele“ – gemeint „anlaufstelle“?
docs/massnahmen/index.md: diese Adresse gehört einer Seite aus den Daten – bitte die Datei umbenennen
"""  # noqa: E501 -- one line each, as an editor sees them

WARNUNGEN = """
concept_data/angebote/alt.yaml:1:1: anlaufstelle: niemand weiß, wo man sich meldet – bitte Anlaufstelle, Kontakt oder Web-Adresse eintragen
concept_data/angebote/alt.yaml:5:1: termine: alle Termine sind vorbei – bitte neue eintragen oder das Angebot in entfallen.yaml eintragen
concept_data/angebote/alt.yaml:6:5: termine.1.tage: fehlt – bei „woechentlich“ bitte die Wochentage nennen, z. B. Mo
concept_data/angebote/alt.yaml:10:1: zielgruppe: gilt nur, wenn das Angebot nicht allen offen steht – bitte „fuer_alle: nein“ schreiben oder löschen
concept_data/angebote/sprache.yaml:1:1: gruppen: fehlt – bitte Gruppen nennen, damit man es findet: kinder, jugendliche, familien, frauen, maenner, aeltere, gefluechtete, lernende, arbeitsuchende, beschaeftigte, verwaltung, fachkraefte, ehrenamtliche
concept_data/angebote/uebrig.png: kein Eintrag nennt diese Datei – bitte eintragen oder löschen
concept_data/anlaufstellen/drittens.yaml:20:5: gebiete.2: „gemeinde:schreckau“ liegt schon in „landkreis“ – eine der beiden Zeilen genügt
concept_data/anlaufstellen/geheim.yaml:10:1: entwurf: ist ein Entwurf und erscheint nur in der Vorschau – fertig? Dann die Zeile „entwurf: ja“ löschen
concept_data/anlaufstellen/stumm.yaml:1:1: geprueft_am: fehlt – bitte prüfen, ob alles stimmt, und den Tag eintragen
concept_data/anlaufstellen/stumm.yaml:1:1: kontakte: niemand kann sie erreichen – bitte Telefon, E-Mail, Web-Adresse oder eine Straße eintragen
concept_data/anlaufstellen/zweifach.yaml:1:1: name: heißt fast wie „Beratung Schreckstadt“ (concept_data/anlaufstellen/stumm.yaml) – ist es dieselbe Anlaufstelle?
concept_data/anlaufstellen/zweifach.yaml:3:1: kurz: Links werden in diesem Feld nicht gelesen – bitte nur den Text schreiben
concept_data/anlaufstellen/zweifach.yaml:8:5: orte.1.strasse: „Schreckallee 1“ ist fast „Schreckalle 1“ (concept_data/anlaufstellen/drittens.yaml) – ist es dieselbe Straße?
concept_data/anlaufstellen/zweifach.yaml:12:5: orte.1.oeffnungszeiten: am Montag gilt nur „Mo 14:00-16:00“, denn „;“ ersetzt „Mo-Fr 09:00-12:00“ – erwartet wird „, “, wenn beides gelten soll – gemeint „Mo-Fr 09:00-12:00, Mo 14:00-16:00“?
concept_data/anlaufstellen/zweifach.yaml:20:1: geprueft_am: die Prüfung war am 2025-09-01 fällig – bitte prüfen, ob alles stimmt, und den Tag eintragen
concept_data/anliegen/antwort.yaml:1:1: dafür ist nirgends jemand benannt – bitte eine Zuständigkeit anlegen
concept_data/begriffe/entwurf.yaml:4:1: entwurf: ist ein Entwurf und erscheint nur in der Vorschau – fertig? Dann die Zeile „entwurf: ja“ löschen
concept_data/begriffe/wort.yaml:2:1: kurz: „030 23125 903“ veraltet hier unbemerkt – bitte bei den Kontakten eintragen statt im Text
concept_data/begriffe/wort.yaml:8:1: hinweis: ist noch nicht ausgefüllt – so steht es auch auf der Seite
concept_data/fassungen/0.json: wird nicht gezeigt – bitte in konzept.yaml unter „fassungen“ nennen oder löschen
concept_data/handlungsfelder/leer.yaml:1:1: dieses Handlungsfeld hat kein Ziel – bitte mindestens ein Ziel anlegen
concept_data/handlungsfelder/voll.yaml:2:1: nummer: die Nummer „1“ hat auch concept_data/handlungsfelder/leer.yaml – bitte eine der beiden ändern
concept_data/indikatoren/menschen.csv:7:16: wert: „100“ für landkreis 2024 ist nicht die Summe der Gemeinden, 110 – bitte prüfen oder „summierbar: nein“ eintragen
concept_data/indikatoren/quote.yaml:1:1: hat keine Werte – bitte in concept_data/indikatoren/quote.csv eintragen
concept_data/konzept.yaml:1:1: beschluss: fehlt – beim Status „beschlossen“ bitte den Beschluss eintragen
concept_data/konzept.yaml:5:1: gilt_bis: 2026-01-31 ist vorbei – bitte das Konzept fortschreiben oder verlängern
concept_data/konzept.yaml:14:1: naechster_bericht: 2026-03-01 ist vorbei – bitte den Bericht eintragen und den nächsten Tag nennen
concept_data/konzept.yaml:22:5: fassungen.2.version: „2“ ist nicht festgehalten – bitte unter „adresse“ eintragen, wo sie nachzulesen ist
concept_data/landkreis.yaml:1:1: rechtlich_geprueft_am: fehlt noch – bitte eintragen: der Tag, an dem Ihre Rechtsstelle Impressum, Datenschutz und Erklärung geprüft hat
concept_data/landkreis.yaml:11:1: farbe: Die Farbe #ffff00 ist für Links und Schaltflächen auf Weiß zu hell: Kontrast 1,07:1, nötig sind mindestens 4,50:1. Die Website verwendet dort #515100 mit 8,31:1.
concept_data/landkreis.yaml:18:1: datenschutz.betreiber: fehlt noch – bitte eintragen: wer den Server betreibt
concept_data/landkreis.yaml:25:1: schulferien: reichen nur bis 2026-10-24 – bitte die nächsten eintragen, sonst fehlen Termine mit „ferienpause“
concept_data/landkreis.yaml:29:1: barrierefreiheit.pruefweg: fehlt noch – bitte eintragen: selbst oder extern
concept_data/landkreis.yaml:29:1: barrierefreiheit.ueberwachungsstelle: fehlt noch – bitte eintragen: die Stelle des Landes, die Websites prüft
concept_data/landkreis.yaml:30:3: barrierefreiheit.vereinbarkeit: „vollstaendig“, aber laut pruefbericht.yaml fand der Prüflauf Fehler – bitte „teilweise“ eintragen
concept_data/massnahmen/ohne.yaml:1:1: federfuehrung: fehlt – niemand leitet diese Maßnahme; bitte die Stelle eintragen
concept_data/massnahmen/ohne.yaml:1:1: status: fehlt – bitte eintragen: offen, laeuft, verzoegert, ausgesetzt, abgeschlossen, beendet
concept_data/massnahmen/ohne.yaml:1:1: ziele: fehlt – die Maßnahme dient keinem Ziel; bitte mindestens ein Ziel eintragen
concept_data/massnahmen/zuspaet.yaml:9:1: ende: 2026-06-30 ist vorbei, der Status ist „verzoegert“ – bitte beides prüfen
concept_data/meldungen/lang.yaml:5:3: texte.soziale_medien: ist mit dem Link 341 Zeichen lang – mehr als 280 passen hier nicht
concept_data/stellen/amt.yaml:5:1: stand: 2027-09-01 liegt in der Zukunft – bitte das Datum prüfen
concept_data/ziele/mitte.yaml:12:5: trends.1.richtung: „sinkt“, beim Indikator steht aber „besser: mehr“ – bitte beides prüfen
concept_data/ziele/oben.yaml:8:1: text: „100 Personen“ ist „Menschen“ von 2025 und veraltet hier – bitte auf den Indikator verlinken, [Menschen](indikator:menschen), oder in einem Kapitel zeigen: {{ kennzahl("menschen", jahr=2025) }}
concept_data/ziele/unten.yaml:1:1: hat weder Indikator noch Zielwert noch Trend – bitte sagen, woran man den Fortschritt sieht
concept_data/ziele/unten.yaml:1:1: teil_von: fehlt – bei einem Teilziel bitte das Leitziel eintragen, zu dem es gehört
docs/index.md:2:1: title: wird im Kopf der Seite nicht gelesen – gemeint „titel“?
docs/index.md:6:15: „030 23125 904“ veraltet hier unbemerkt – bitte auf den Eintrag verlinken: [Empfang](anlaufstelle:drittens)
docs/index.md:8:1: an einer Stelle noch nicht ausgefüllt – so steht es auch auf der Seite
docs/index.md:10:12: „100 Personen“ ist „Menschen“ von 2025 – aus den Daten bleibt die Zahl richtig: {{ kennzahl("menschen", jahr=2025) }}
"""  # noqa: E501 -- as above


def told(grade: Schwere) -> list[str]:
    return [str(problem) for problem in report(SCHRECKLICH, STICHTAG).problems if problem.schwere is grade]


def test_every_fehler_is_told_once_in_order() -> None:
    assert told(Schwere.FEHLER) == FEHLER.strip().splitlines()


def test_every_warnung_is_told_once_in_order() -> None:
    assert told(Schwere.WARNUNG) == WARNUNGEN.strip().splitlines()


def concept(folder: Path) -> Konzept:
    loaded = load(folder, STICHTAG).konzept
    assert loaded is not None
    return loaded


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}")
def test_every_rule_passes_what_is_sound_and_finds_what_is_not(rule: Rule) -> None:
    assert list(rule(concept(MINIMAL))) == []
    assert list(rule(concept(SCHRECKLICH))) != []
