"""The words that made-up explainers are made of."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import Final


def _words(text: str, between: str = " ") -> tuple[str, ...]:
    return tuple(text.split(between))


_FIRST: Final = _words(
    "Ada Arne Åse Bela Bo Cleo Corvin Dag Dora Edda Einar Eva Fadil Finn Greta Gro Hal Hedda Idris Ilse Jan Jorun Kai Karin Lea Lev "
    "Lind Maja Marit Nils Noor Odd Olga Pia Per Rana Rolf Saga Sami Tea Tom Una Vera Yara Zeno Zoya"
)
_LAST: Final = _words(
    "Ashdale Askeland Berg Birk Blavik Brenna Chovniar Dale Darro Eng Falk Foss Grimm Haddad Halmazi Heim Holt Ivers Jansen Juul "
    "Kessler Kovel Krog Lang Lind Lund Madar Marsh Melnyk Moen Nader Noll Oakes Orlo Petro Qalmadi Quist Rask Roth Ruud Saleh Sand "
    "Sorel Stark Tarn Teller Thorne Ueland Vance Vidal Voll Wahl Wren Yilmaz Zamir Zell"
)
_NATIVE_FIRST: Final = _words("Ада Віра Зоя Іван Лев Марта Ніна Олег Ольга Роман Софія Тарас Юрій Ярина")
_NATIVE_LAST: Final = _words("Берг Вільний Гора Долина Жук Зима Кіт Ковель Лоза Мельник Мороз Петро Ріг Сова Тополя Човняр")
_ROLES: Final = _words(
    "Chair of the {} committee, Spokesperson for the {} office, Member of parliament for the {} district, Director of the {} board, "
    "Head of the {} union, Adviser on {} matters, Reporter who followed the {} debate, Mayor at the time of the {} vote",
    ", ",
)
_BODIES: Final = ("Council", "Company", "Ministry", "Union", "Agency", "Foundation", "Committee", "Institute")
_NOUNS: Final = _words(
    "agreement answer archive assembly auction barrier basin bench bill bridge budget calendar canal captain ceiling channel charter "
    "coast contract cost court crossing crown current dam date deadline decision depth deposit ditch district dock draft engine "
    "estimate fee ferry fleet flood fund gate grant harbour hearing hull inquiry island journey kiln ladder lamp lease letter levy "
    "licence lighthouse line lock map market measure meeting memo mill minute motion mud net notice number office order paper passage "
    "pier plan pledge port price promise proposal pump quay rail record reef refund repair reply report reserve rule sand schedule "
    "shore signal silt site stone storm strait study summer survey tariff tax terminal tide timetable toll tower track treaty tunnel "
    "vessel visit vote wall water wharf winter yard"
)
_ADJECTIVES: Final = _words(
    "annual bare brief broad central cheap clear coastal cold common complete costly current deep delayed double dry early eastern "
    "empty even exact fair final firm flat foreign former full general grey half heavy high hollow idle joint large late legal little "
    "local long low main maritime modest narrow new northern old open partial plain present private public quiet rapid regional rough "
    "second secret separate shallow sharp short single slow small southern steady steep strict third unsigned upper urgent western "
    "whole wide written yearly"
)
_VERBS: Final = _words(
    "alters approves bears blocks brings carries changes closes covers crosses delays doubles drains ends extends feeds fills follows "
    "funds guards halts holds joins keeps leaves limits links lowers meets moves needs opens outlasts pays postpones precedes protects "
    "raises reaches rebuilds reduces removes replaces restores reviews serves settles shelters splits supports surrounds tests touches "
    "turns widens"
)
_TIES: Final = _words("after along although around because before behind beside between beyond if near since unless until when where while")
_STANCES: Final = (
    ("In favour", "Wants it to go ahead."),
    ("Against", "Does not want it to go ahead."),
    ("In favour on a condition", "Would agree if something else happened first."),
    ("Undecided", "Says that it is too early to answer."),
)
MARKS: Final = ("filled", "open", "half", "ring")
SAYING: Final = ("said", "told reporters", "told the committee", "wrote", "answered", "said at the hearing")
PLACES: Final = ("The town hall", "The harbour office", "Parliament", "The ferry terminal", "A hearing of the committee")
MEDIA: Final = ("Open letter", "Post on the council’s page", "Radio interview", "Written answer")


class Language:
    """Draws names and sentences."""

    def __init__(self, random: Random) -> None:
        self.random = random
        # Each is drawn once, so that no two participants or terms are of one name.
        self._names = self._shuffled(f"{first} {last}" for first in _FIRST for last in _LAST)
        self._natives = self._shuffled(f"{first} {last}" for first in _NATIVE_FIRST for last in _NATIVE_LAST)
        self._bodies = self._shuffled(f"{a.capitalize()} {b.capitalize()} {c}" for a in _ADJECTIVES for b in _NOUNS for c in _BODIES)
        self._terms = self._shuffled(f"{a}-{b} {c}" for a in _NOUNS for b in _NOUNS[::5] for c in _NOUNS[::9] if a != b)
        self.known_terms: list[str] = []

    def _shuffled(self, texts: Iterable[str]) -> list[str]:
        shuffled = list(texts)
        self.random.shuffle(shuffled)
        return shuffled

    def name(self) -> str:
        return self._names.pop()

    def native(self) -> str:
        return self._natives.pop()

    def body(self) -> str:
        return self._bodies.pop()

    def role(self) -> str:
        return self.random.choice(_ROLES).format(self.noun())

    def term(self) -> str:
        """A term; from now on sentences use it now and then."""
        self.known_terms.append(self._terms.pop())
        return self.known_terms[-1]

    def noun(self) -> str:
        return self.random.choice(_NOUNS)

    def thing(self) -> str:
        """A noun with an adjective, or at times a term of the glossary."""
        if self.known_terms and self.random.random() < 0.04:
            return f"the {self.random.choice(self.known_terms)}"
        return f"the {self.random.choice(_ADJECTIVES)} {self.noun()}"

    def clause(self) -> str:
        return f"{self.thing()} {self.random.choice(_VERBS)} {self.thing()}"

    def clauses(self, least: int, most: int) -> str:
        """So many clauses in one sentence, as it stands in the middle of another."""
        further = (f" {self.random.choice(_TIES)} {self.clause()}" for _ in range(self.random.randint(least, most) - 1))
        return self.clause() + "".join(further)

    def stances(self) -> list[tuple[str, str]]:
        return list(_STANCES[: self.random.choice((2, 3, 3, 4))])


def capitalised(text: str) -> str:
    """The text with a capital letter at the beginning."""
    return text[:1].upper() + text[1:]
