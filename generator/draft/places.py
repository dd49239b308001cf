"""Where a mention stands in its sentence: as the subject of a verb, behind a preposition, as an owner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from . import lexicon
from .article import Item, Sentence
from .mentions import Mention

_LOCATING: Final = frozenset(["in", "at", "near", "from", "through", "across", "around", "outside", "inside", "off", "into", "onto", "via"])
# A clause that begins with one of these is part of another.
_SUBORDINATING: Final = frozenset(
    [
        "that",
        "what",
        "which",
        "who",
        "whom",
        "if",
        "whether",
        "because",
        "when",
        "where",
        "as",
        "after",
        "before",
        "while",
        "since",
        "until",
        "how",
        "why",
        "than",
    ]
)
_NO_PLACE: Final = frozenset({"after", "before", "as", "like"})
_OTHER: Final = lexicon.FUNCTION | lexicon.NOUNS | {"who"}
# Words between a subject and its verb.
_SKIPPED: Final = 5
_LEAST: Final = 4


@dataclass(frozen=True, slots=True)
class Place:
    """``of``: the mention stands behind a preposition; ``located``: behind one of place; ``speaks``: its verb reports speech."""

    sentence: int
    paragraph: int
    first: int
    subject: bool = False
    speaks: bool = False
    of: bool = False
    located: bool = False
    possessive: bool = False
    object: bool = False
    embedded: bool = False
    opens: bool = False


def places_of(sentence: Sentence, mentions: Sequence[Mention]) -> Mapping[Mention, Place]:
    """The place of each mention."""
    return {mention: _place(sentence, mention, mentions) for mention in mentions}


def _place(sentence: Sentence, mention: Mention, mentions: Sequence[Mention]) -> Place:
    items = sentence.items
    before = items[mention.begin - 1] if mention.begin else Item(0, 0, "", ",")
    free = not before.after
    of = free and before.low in lexicon.PREPOSITIONS and before.low not in _NO_PLACE
    inverted = before.low in lexicon.REPORTS and mention.begin > 1 and items[mention.begin - 2].quote >= 0
    verb = "" if of or mention.possessive else _verb(items, mention) or _verb_behind(items, mention, mentions)
    reports = verb in lexicon.STRONG or (verb in lexicon.PRESENT and lexicon.is_group(mention.head))
    return Place(
        sentence.n,
        sentence.paragraph,
        mention.first,
        subject=bool(verb) or inverted,
        speaks=reports or inverted,
        of=of,
        located=of and before.low in _LOCATING,
        possessive=mention.possessive,
        object=free and not inverted and (_is_verb(before) or _of_clause(items, mention.begin)),
        embedded=free and before.low in _SUBORDINATING,
        opens=mention.begin == 0,
    )


def _of_clause(items: Sequence[Item], begin: int) -> bool:
    """The bank that holds the mortgage: the verb of a clause stands before the mention."""
    return begin > 1 and items[begin - 2].low in ("that", "which", "who") and items[begin - 1].low not in lexicon.FUNCTION


def _verb(items: Sequence[Item], mention: Mention) -> str:
    """The verb whose subject a mention may be: behind it, past what stands beside it and between commas."""
    at = mention.end + 1
    if at < len(items) and not items[at - 1].after and _follows(items[at], mention):
        return items[at].low
    for n in range(at, min(len(items), at + _SKIPPED)):
        low = items[n].low
        if items[n].quote >= 0:
            break
        if low in lexicon.REPORTS or low in lexicon.PRESENT or _is_verb(items[n]):
            return low
        if low in lexicon.AUXILIARIES:
            return _main(items, n)
        if low not in lexicon.ADVERBS and not low.endswith("ly") and low != "who":
            break
    return ""


def _verb_behind(items: Sequence[Item], mention: Mention, mentions: Sequence[Mention]) -> str:
    """The verb behind a phrase with another mention in it: the chief executive of Meridian Air told."""
    at = mention.last + 1
    if mention.kind == "pronoun" or items[mention.last].after or at >= len(items) or items[at].low not in lexicon.PREPOSITIONS:
        return ""
    inner = next((one for one in mentions if at < one.begin <= at + 2 and one.kind != "pronoun"), None)
    return _verb(items, inner) if inner else ""


def _follows(item: Item, mention: Mention) -> bool:
    """Whether the word right behind a name or pronoun is its verb, because it is nothing else; behind a noun its ending says so."""
    low = item.low
    if item.quote >= 0 or item.cap or not low.isalpha() or low in _OTHER or low.endswith("ly"):
        return False
    return mention.kind != "noun" or (low.endswith("s") and not low.endswith("ss") and len(low) >= _LEAST)


def _main(items: Sequence[Item], at: int) -> str:
    """The verb behind an auxiliary, or the auxiliary itself."""
    for item in items[at + 1 : at + 4]:
        if item.quote >= 0:
            break
        if item.low in lexicon.REPORTS:
            return item.low
        if item.low not in lexicon.ADVERBS and item.low not in lexicon.AUXILIARIES and not item.low.endswith("ly"):
            break
    return items[at].low


def _is_verb(item: Item) -> bool:
    low = item.low
    if item.cap or item.quote >= 0:
        return False
    return low in lexicon.VERBS or low in lexicon.REPORTS or (low.endswith("ed") and len(low) >= _LEAST and "-" not in low)
