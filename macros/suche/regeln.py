"""The tables of the search: how letters fold, which endings fall, which words say nothing, what counts how much.

They are written into the index, so that the script in the browser follows the same ones.
"""

from __future__ import annotations

from typing import Any, Final

from macros.arten import ARTEN

#: Letters that stay after decomposition and mean the same as another one, or nothing.
LETTERS: Final[dict[str, str]] = {
    "ß": "ss", "ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "a", "œ": "o", "þ": "th",
    "і": "и", "ы": "и", "є": "е", "э": "е", "ґ": "г", "ъ": "", "ь": "",
    "'": "", "’": "", "ʼ": "", "‘": "", "`": "", "´": "", "ʹ": "",
    "ة": "ه", "ۀ": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ء": "", "ـ": "", "ٱ": "ا",
    "٠": "0", "١": "1", "٢": "2", "٣": "3", "٤": "4", "٥": "5", "٦": "6", "٧": "7", "٨": "8", "٩": "9",
    "۰": "0", "۱": "1", "۲": "2", "۳": "3", "۴": "4", "۵": "5", "۶": "6", "۷": "7", "۸": "8", "۹": "9",
    "\u200c": "", "\u200d": "", "\u200e": "", "\u200f": "", "\u00ad": "", "\ufeff": "",
}  # fmt: skip

#: Endings of inflection by script, tried in this order, with the letters that must stay and how often one may fall.
ENDINGS: Final[dict[str, dict[str, Any]]] = {
    "l": {"bleibt": 4, "mal": 3, "enden": (
        "erinnen", "innen", "lari", "leri", "erin", "ungen", "ung", "ing", "ern", "ert", "en", "em", "er", "es", "e",
        "n", "s",
    )},
    "k": {"bleibt": 3, "mal": 1, "enden": (
        "иями", "ского", "ской", "ому", "ему", "ого", "его", "ими", "ами", "ями", "ая", "яя", "ое", "ие", "ии", "их",
        "ия", "ию", "ои", "еи", "ом", "ем", "ам", "ям", "ах", "ях", "ов", "ев", "ею", "ою", "ти", "а", "я", "о", "е",
        "и", "у", "ю",
    )},
    "a": {"bleibt": 3, "mal": 2, "enden": ("هم", "ها", "ات", "ون", "ين", "ان", "ه", "ي")},
}  # fmt: skip
#: Short forms that are written out elsewhere.
SHORT_FORMS: Final[dict[str, str]] = {"st": "sankt", "str": "strasse", "jc": "jobcenter"}
#: Verbs fall into two: „Wie melde ich mich an?“ asks for „anmelden“.
PARTICLES: Final = ("ab", "an", "auf", "aus", "ein", "mit", "nach", "um", "vor", "zu", "zuruck")
#: Articles and conjunctions that grow onto an Arabic word.
ARABIC_FRONT: Final = ("وال", "بال", "كال", "فال", "لل", "ال")

#: Words that stand in questions and sentences without telling what they are about, as they are typed.
STOP: Final = (
    "a ab rat aber alle allem allen alles als also am an auch auf aus bei beim bin bis bitte brauche braucht da damit "
    "das dass dein dem den denn der des dich die dies diese diesem diesen dieser dir doch dort du durch ein eine "
    "einem einen einer eines er es etwas euch euer falls für gerne gern gibt gibts gilt haben habe hab hat hast hatte "
    "hier hin ich ihr ihre ihrem ihren ihm ihn im in ist ja jetzt kann kannst können könnte man machen mache macht "
    "mal mehr mein meine meinem meinen meiner meines mich mir mit möchte möchten muss müssen nach nicht noch nun nur "
    "ob oder ohne schon sehr sein seine seit sich sie sind so soll sollte sowie tun über um und uns unser unsere "
    "unter viel viele vom von vor wann war warum was weg wegen welche welchem welchen welcher welches wem wen wenn "
    "wer werde werden wie wieder will wir wird wo woher wohin wohne wohnt wollen worden wurde zu zum zur bekomme "
    "bekommen kriege suche suchen finde geht gehen komme kommt steht liegt eigentlich gehört gehören eigen geworden "
    "lassen plz postleitzahl nr nummer öffnungszeiten telefonnummer the of to and or for on at my i me is are do does "
    "can could how where what who when with need want get find near please there any by from it this that you your we "
    "our as if have has be і й та або я ми ви він вона що як де коли хто для на в у з із зі до від по за не це мені "
    "мене мій моя мої чи є потрібен потрібна потрібно треба можна хочу шукаю отримати и или мы вы он она что как где "
    "когда кто от со с к о об это мне меня мой мои ли есть нужен нужна нужно надо можно ищу получить في من على الى "
    "إلى عن مع هل ما ماذا كيف اين أين متى لماذا انا أنا اريد أريد ابحث أبحث عند هذا هذه لي او أو و ب ل در از به با را "
    "برای که چه چگونه کجا کی می خواهم است هست این آن یک ve veya bir bu şu ben bana benim için ile ne nasıl nerede "
    "nereye kim mi mı mu mü de var yok istiyorum lazım arıyorum nasil icin w z ze na dla o od po lub jak gdzie kiedy "
    "kto co czy jest są mnie mój moja moje się nie szukam potrzebuję chcę mogę można pod przy wende wenden her los "
    "rum nähe rentner rentnerin heraus raus rein dran daran darauf davor darin dorthin hierher wieso weshalb wozu "
    "wofür womit wobei worauf halt eben bloß bisschen paar irgendwo irgendwie irgendwer bald jeder jede jedes jeden "
    "jedem selber beide beiden waren wäre wären sollen sollten musst müsste dürfte mag mögen wollte wollten könnt "
    "konnte konnten hätte hätten hatten habt ganz leider vielleicht deshalb trotzdem hallo danke guten tag stimmt "
    "damals jedoch sonst darum wessen deren dessen ihres seinem seinen seiner seines eurer eure unserem unseren "
    "unserer unseres deine deinen deinem deiner solche würden seid ebenfalls were been being too than then because "
    "but not no only just very really more most some here now us him his she he they them their its up out off over "
    "under again into should would may might must whom whose which someone did doing done had give tell know go going "
    "come take make makes можу можете вам вас нам нас мною моєї моєму мого моїй своє свій хочемо маю має була був "
    "були буде бути дуже ще вже тільки також але якщо щоб скажіть підкажіть тут там який яка яке які чому зробити "
    "робити роблю будь ласка могу моей моему моего своей свой хотим был была были будет быть очень еще уже только "
    "также но если чтобы скажите подскажите здесь какой какая какие почему сделать делать нужны пожалуйста mıyım "
    "miyim misiniz bize beni bizi bizim olarak olan oluyor olur olabilir gerek gerekli isterim kime kimi burada orada "
    "buraya şimdi lütfen acaba hangi kaç kadar çok daha gibi ama eğer ya zaman jaki jaka jakie który która które "
    "dlaczego tu tutaj tam nam nas wam moim moją mojej mojego mojemu nasz nasza chce chcemy muszę musimy trzeba "
    "potrzebny potrzebna proszę jeśli bo ale żeby aby mam ma mamy jestem jesteśmy był była będzie być bardzo jeszcze "
    "już tylko też możemy możesz يمكن أستطيع استطيع يجب علي لنا نحن إذا اذا لكن لأن هنا هناك عندي لدي أفعل افعل أن ان "
    "قد لا لم الذي التي كنت كان می‌توانم میتوانم باید کنم کنید هستم دارم ندارم"
)
STOPWORDS: Final = tuple(dict.fromkeys(STOP.split()))

#: How much a place in the data counts when a word stands there.
TITLE, WORD, HIDDEN, TILE, GROUP, KIND = 160, 100, 90, 60, 60, 50
BROUGHT, SERVED, TAUGHT, HEADING, SHORT, PLACE, TEXT = 30, 45, 30, 35, 25, 20, 8
PART = 50  # a part of a compound, in percent of the whole word
#: The steps to which weights are rounded: few different numbers pack well.
STEPS: Final = (4, 6, 8, 12, 16, 20, 25, 30, 35, 40, 45, 50, 58, 70, 85, 100, 115, 135, 160)

#: How likely a kind is what a person means who types everyday words, in percent; pages without an entry have theirs.
KINDS: Final[dict[str, int]] = {art.key: art.gewicht for art in ARTEN if art.gewicht} | {"seite": 95, "kapitel": 80}

#: Words that say little beside others: they count when nothing else was typed.
WEAK: Final = (
    "bezahlt weiter eins zwei drei vier fünf sechs große hingehen gehe komme bekommt zuständig zuständige "
    "Zuständigkeit verstehe versteht verstehen Landratsamt Landkreis Kreis Kreisverwaltung Deutschland "
    "deutschlandweit Termin Antrag beantragen beantrage Besuch Hilfe hilft helfen Information Informationen Infos "
    "Leute Menschen Person Voraussetzungen sofort heute morgen neu neue neuer kostenlos Region Tochter Sohn "
    "Ansprechpartner Kontakt Adresse Syrien syrisch Ukraine ukrainisch dauert dauer lange kostet brauchen dürfen darf "
    "jemand jemanden niemand weiß wissen erklärt erklären kriegt finden findet Frage Fragen Problem Probleme "
    "Möglichkeit kein keine keinen keiner nichts Jahre Jahren Monate Wochen Tage Zeit richtig richtige nächste "
    "nächsten wenden besorgen nehmen sagen sehen gut schlecht schnell wichtig passiert Amt Behörde Stelle bezahlen "
    "zahlt arbeitet lebe leben selbst immer zuerst danach dafür dazu davon dabei überhaupt würde wäre sonst allein "
    "zusammen gerade Unterlagen Dokumente mitbringen Türkei türkisch Polen polnisch Afghanistan Russland Irak Iran "
    "Rumänien long take cost much should would someone anyone help about best which new documents letter son daughter "
    "kids Germany information apply application appointment free people country скільки коштує куди звернутися "
    "оформити подати сколько стоит куда обратиться оформить подать син сина донька доньку сын дочь Німеччина "
    "Німеччині допомога допоможіть безкоштовно термін Германия Германии помощь бесплатно كم يكلف يمكنني الحصول احتاج "
    "أحتاج اجد أجد ابني ابنتي ألمانيا مساعدة مجاني مجانا موعد طلب آلمان کمک nereden nereye gerekiyor yapılır olmak "
    "almak Almanya Almanyada yardım ücretsiz randevu başvuru başvurusu ile kosztuje dostać złożyć Niemcy Niemczech "
    "pomoc darmowy bezpłatny wniosek termin andere anderen anderer anderes russisch arabisch persisch farsi dari "
    "kurdisch englisch französisch spanisch rumänisch verlieren verloren wechselt wechseln schaffe schaffen schafft "
    "gebe geben holt stellt legen legt bringt bringen halten halte hält fühle denken denke glaube meint meinen "
    "gemeint heißen kennen kennt zeigen zeigt schauen rufen anrufen warten warte teuer teure billig billige billiger "
    "günstig günstige günstiger bezahlbar bezahlbare preiswert alte alter altes alten kleine kleiner kleines großer "
    "großes bestimmte verschiedene einfach direkt plötzlich endlich wirklich ungefähr genau gleich gleichen trotz "
    "fährt läuft dazugeben passt machbar klappt funktioniert funktionieren gemacht bekommen gefunden gesucht benötige "
    "benötigen benötigt unterstützen unterstützt kümmert kümmern sagt sage erkläre mitkommen mitgeben hinkommen "
    "herbekommen herkriegen lohnt erlaubt stimmt vorher nachher später früher anfangen beginnen beginnt fange fängt "
    "hilfreich weiterhelfen helft jemandem lebt hinwenden gegend umgebung hause zuhause looking somebody anybody "
    "something anything possible helps support please tell speaks speak give gives getting any find place допоможе "
    "допомогти знайти маємо безплатно дізнатися поможет помочь найти узнать мне bulabilirim alabilirim yapabilirim "
    "edebilirim öğrenebilirim yapmalıyım eder edebilir hakkında yardımcı bulmak znaleźć pomoże pomóc pomocy zrobić "
    "robić أحصل احصل أذهب اذهب يساعدني تساعدني"
)

#: Words by which people name a kind itself.
KIND_WORDS: Final[dict[str, str]] = {art.key: art.rufworte for art in ARTEN if art.rufworte} | {
    "kapitel": "Kapitel Konzept Integrationskonzept",
}

#: Kinds that are meant when one of their words, or these, are typed beside others.
MEANT: Final = (*(art.key for art in ARTEN if art.gemeint), "kapitel")
MEANT_BY: Final[dict[str, str]] = {
    "was ist": "begriff", "was sind": "begriff", "was heißt": "begriff", "was bedeutet": "begriff",
    "wie viele": "indikator", "wie hoch": "indikator", "was bedeuten": "begriff", "was heißen": "begriff",
    "was meint": "begriff", "was meinen": "begriff", "ist gemeint": "begriff", "man unter": "begriff",
    "wer sind": "begriff", "wer gilt": "begriff", "gilt als": "begriff",
}  # fmt: skip

#: How well a way of matching holds, in percent.
WAYS: Final[dict[str, int]] = {
    "genau": 100, "zusammen": 100, "anfang": 80, "weiter": 50, "form": 68, "teil": 55, "aehnlich": 70,
    "klang": 62, "weit": 50,
}  # fmt: skip
#: What serves the Gemeinde asked for, by the area through which it does, and what does not, in percent.
NEAR: Final[dict[str, int]] = {
    "sitz": 150, "gemeinde": 145, "verband": 130, "planungsraum": 125, "alle": 110, "ohne": 80, "fern": 25,
    "oertlich": 85,
}  # fmt: skip

MAX_LETTERS, MAX_WORDS, MAX_HITS = 200, 16, 200
#: Letters that must be typed before words are completed.
FIRST_LETTERS: Final = 3
#: In percent: what the name of a place counts beside a topic; what the page of the Gemeinde gets of the best hit; what
#: a Gemeinde counts when only its name is typed; what an Anliegen counts where a place is named; the least of the best
#: hit that another one needs; what a kind without a share of its own counts; the weight from which a word is surely
#: meant; what a weak word counts beside others; what a kind that is named
#: counts; what a record counts whose whole title is typed.
SCALE: Final[dict[str, int]] = {
    "ort": 50,
    "eigene": 55,
    "nur_ort": 200,
    "anliegen": 140,
    "rest": 10,
    "andere": 70,
    "sicher": 50,
    "schwach": 20,
    "titel": 130,
    "gemeint": 185,
}
