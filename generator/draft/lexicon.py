"""English words by what they do in a news sentence: all that the drafting rules know of the language (``words/*.toml``)."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from babel import Locale

_FOLDER: Final = files("generator") / "draft" / "words"
_ENGLISH: Final = tomllib.loads((_FOLDER / "english.toml").read_text(encoding="utf-8"))
_GIVEN: Final = tomllib.loads((_FOLDER / "given.toml").read_text(encoding="utf-8"))
# An agent's ending may be a short word's own: list, beer.
_SHORTEST_AGENT: Final = 6
_NO_COUNTRIES: Final = frozenset({"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"})


def words(key: str) -> frozenset[str]:
    """The words of one list."""
    return frozenset(_ENGLISH[key].split())


def _forms(base: str) -> Iterator[str]:
    """The third person, the past and the participle of a regular verb."""
    stem = base + base[-1] if base in words("doubled") else base
    if base.endswith("e"):
        yield from (base + "s", base + "d", base[:-1] + "ing")
    elif base.endswith("y") and base[-2] not in "aeo":
        yield from (base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    else:
        yield from (base + ("es" if base.endswith(("s", "sh", "ch")) else "s"), stem + "ed", stem + "ing")


def _inflected(bases: Iterable[str]) -> frozenset[str]:
    return frozenset(form for base in bases for form in _forms(base))


REPORTS: Final = (_inflected(words("reporting") | words("judging")) | words("irregular")) - words("nouns_rather")
WEAK: Final = words("weak")
STRONG: Final = REPORTS - WEAK
PRESENT: Final = words("present")
AUXILIARIES: Final = words("auxiliaries")
VERBS: Final = words("verbs")
PREPOSITIONS: Final = words("prepositions")
CONJUNCTIONS: Final = words("conjunctions")
ADVERBS: Final = words("adverbs")
INDEFINITE: Final = words("indefinite")
POSSESSIVES: Final = words("possessives")
DEFINITE: Final = words("definite") | POSSESSIVES
DETERMINERS: Final = INDEFINITE | DEFINITE | words("determiners")
NARRATOR: Final = words("narrator")
PRONOUNS: Final = words("he") | words("she") | words("they") | NARRATOR | words("pronouns")
# Words that begin or part phrases, and name nothing.
FUNCTION: Final = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | ADVERBS | AUXILIARIES | PRONOUNS
RANKS: Final = words("ranks")
ROYAL: Final = words("royal")
COURTESY: Final = words("courtesy")
ROLES: Final = words("roles")
TITLES: Final = RANKS | ROLES
GROUPS: Final = words("groups")
BODIES: Final = words("bodies")
DOCUMENTS: Final = words("documents")
NOUNS: Final = ROLES | GROUPS | BODIES | DOCUMENTS
BODY_NAMES: Final = words("body_names")
NO_NAMES: Final = words("no_names")
PARTICLES: Final = words("particles")
OPENERS: Final = words("openers")
DEMONYMS: Final = words("demonyms")
NATIONALS: Final = words("nationals")
# The head of a phrase that is one of them.
NATIONAL: Final = "national"
ABBREVIATED: Final = words("abbreviated")
HE_NAMES: Final = frozenset(_GIVEN["he"].split())
SHE_NAMES: Final = frozenset(_GIVEN["she"].split())
GIVEN: Final = HE_NAMES | SHE_NAMES

_MALE: Final = words("male")
_FEMALE: Final = words("female")
_AGENTS: Final = tuple(sorted(words("agents")))
_NO_AGENTS: Final = words("no_agents")


@cache
def is_agent(word: str) -> bool:
    """Whether a word's ending says that it names a person."""
    return word not in _NO_AGENTS and len(word) >= _SHORTEST_AGENT and word.endswith(_AGENTS)


@cache
def is_group(word: str) -> bool:
    """Whether a word names several people."""
    return word in GROUPS or (word.endswith("s") and (word[:-1] in ROLES or is_agent(word[:-1])) and word not in VERBS)


@cache
def is_noun(word: str) -> bool:
    """Whether a word names a role, a group, a body or a document."""
    aged = word.endswith("-year-old") and word[:1].isdigit()
    return word in NOUNS or aged or is_agent(word) or is_group(word)


def sex_of(name: str) -> str:
    """The pronoun that usually goes with a given name, with or without its accents; nothing for one that no list has."""
    low = name.lower()
    plain = "".join(char for char in unicodedata.normalize("NFKD", low) if not unicodedata.combining(char))
    for form in (low, plain):
        if form in GIVEN:
            return "he" if form in HE_NAMES else "she"
    return ""


def bare(word: str) -> str:
    """A word in small letters, without the full stop of an abbreviation and the mark of a possessive."""
    return word.lower().removesuffix(".").removesuffix("'s").removesuffix("\u2019s").removesuffix("'")


def pronoun_of(role: Iterable[str]) -> str:
    """What the words of a role say of the pronoun: he, she or nothing."""
    lows = {bare(word) for word in role}
    return "he" if lows & _MALE else "she" if lows & _FEMALE else ""


@cache
def states() -> frozenset[str]:
    """The names of countries, in English."""
    territories = Locale.parse("en").territories.items()
    named = {name.split(" (")[0] for code, name in territories if len(code) == 2 and code not in _NO_COUNTRIES}  # noqa: PLR2004
    return frozenset(named) | words("states") | {"Northern Ireland", "Czech Republic", "Ivory Coast", "South Korea", "North Korea"}
