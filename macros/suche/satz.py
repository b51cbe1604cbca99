"""What whole questions hold beside their topic: who asks, whose matter it is, verbs as they stand in sentences.

„Wie melde ich meinen Sohn in der Schule an?“ asks for „anmelden“ and „Schule“.
"""

from __future__ import annotations

import re
from typing import Final

from macros.suche.falten import fold, stem, words

#: Words with which the next part of a sentence begins, after such a first part.
CLAUSES: Final = (
    "wenn", "weil", "und", "oder", "dass", "ob", "als", "was", "wer", "wie", "wo", "wann", "denn", "aber", "damit",
    "nachdem", "bevor", "bitte",
)  # fmt: skip
#: Verbs whose vowel changes, as people find them written in questions.
VERBS: Final[dict[str, str]] = {
    "liest": "lesen", "spricht": "sprechen", "schläft": "schlafen", "schlägt": "schlagen", "trifft": "treffen",
    "isst": "essen", "fährt": "fahren", "wäscht": "waschen", "trägt": "tragen", "vergisst": "vergessen",
    "verlässt": "verlassen", "vermisst": "vermissen", "stirbt": "sterben", "bewirbt": "bewerben", "wirft": "werfen",
    "berät": "beraten", "wächst": "wachsen", "verspricht": "versprechen",
}  # fmt: skip
#: Words by which people speak of themselves: they look for help, not for the plans of the Landkreis.
SELF: Final = (
    "ich mich mir mein meine meinem meinen meiner meines wir uns unser unsere unserem unseren unserer i me my we our "
    "us я мені мене мій моя моє мої ми нам мне меня мой моя мои мы ben bana beni benim biz mnie mi mój moja moje my "
    "nam nas انا أنا لي نحن من"
)
#: Whose matter it is, after "mein", says little about the matter: words that begin so, and people.
POSSESSIVES: Final = ("mein", "unser", "my", "our", "мо", "мій", "наш", "moj", "moi", "moich", "nasz", "dla", "для")
PERSONS: Final = (
    "Kind Kinder Sohn Söhne Tochter Töchter Baby Mann Frau Ehemann Ehefrau Partner Partnerin Freund Freundin Mutter "
    "Mama Vater Papa Eltern Bruder Schwester Geschwister Oma Opa Großmutter Großvater Onkel Tante Cousin Cousine "
    "Neffe Nichte Familie Nachbar Nachbarin Kollege Kollegin child children kids son daughter husband wife mother "
    "father parents brother sister family friend дитина дитину дитини дитині діти дітей син сина донька доньку чоловік "
    "чоловіка дружина дружину мама маму мати тато брат сестра родина сім'я ребенок ребенка дети детей муж жена жену "
    "семья dziecko dziecka dzieci syn syna córka córki mąż męża żona żony mama tata brat siostra rodzina rodziny"
)
#: People whose name says already whose they are.
RELATIVES: Final = (
    "ailem ailemi ailemin çocuğum çocuğumu çocuğuma çocuklarım çocuklarımı oğlum oğlumu kızım kızımı eşim eşimi kocam "
    "karım annem babam kardeşim عائلتي زوجتي زوجي ابني ابنتي أطفالي أولادي أمي أبي أخي أختي طفلي بنتي"
)

IRREGULAR: Final = {fold(one): fold(other) for one, other in VERBS.items()}
SPEAKER: Final = frozenset(fold(word) for word in SELF.split())
OWNERS: Final = tuple(fold(word) for word in POSSESSIVES)
OWNED: Final = frozenset(stem(word) for word in words(PERSONS))
MINE: Final = frozenset(words(RELATIVES))
NUMBER: Final = re.compile("[0-9]{1,2}")


def infinitives(verb: str) -> list[str]:
    """What a verb may be in its other form: „passt“ is „passen“, „liest“ is „lesen“; folded, without the ending."""
    if verb in IRREGULAR:
        return [IRREGULAR[verb]]
    return [verb[:-1]] if verb.endswith("t") else []


def ends(typed: list[str]) -> list[int]:
    """Places of the words with which a part of a sentence ends."""
    return [place for place, after in enumerate([*typed[1:], CLAUSES[0]]) if after in CLAUSES]


def beside(typed: list[str], place: int) -> bool:
    """Whether a word is an age or a count, or a person after „mein“."""
    word = typed[place]
    owned = place > 0 and typed[place - 1].startswith(OWNERS) and stem(word) in OWNED
    return owned or word in MINE or NUMBER.fullmatch(word) is not None
