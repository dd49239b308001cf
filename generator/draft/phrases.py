"""The phrases of a sentence that can stand for somebody: names with what stands before them, roles without a name, pronouns.

A sentence is read from left to right. A phrase ends with its last name or noun; what parts phrases is a mark, a preposition, a
conjunction, a verb, a quotation. No grammar is known beyond that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from . import lexicon
from .article import Article, Item, Sentence
from .beside import joined
from .mentions import Mention
from .names import Run, reads_as_name, run_from, split

# Words between two heads of one phrase: “Kremlin foreign policy aide Yuri Ushakov”.
_BETWEEN: Final = 3
_LONGEST: Final = 14
_NOUN_WORDS: Final = 4
_UNNAMED: Final = frozenset({"", "no", "any", "it", "each", "every"})
_SAID: Final = frozenset({"said", "says", "told", "added"})
_BEHIND: Final = frozenset({"of", "at", "from", "who", "in"})


def mentions_in(article: Article, sentence: Sentence) -> tuple[Mention, ...]:
    """Every mention, in order; phrases beside a name are joined with it."""
    return () if sentence.silent else tuple(joined(list(_found(article, sentence)), sentence))


def _found(article: Article, sentence: Sentence) -> Iterator[Mention]:
    items, n = sentence.items, 0
    while n < len(items):
        mention = _pronoun(sentence, n) or _phrase(article, sentence, n)
        if mention:
            yield mention
            n = mention.last
        n += 1


def _pronoun(sentence: Sentence, n: int) -> Mention | None:
    item = sentence.items[n]
    low = item.low.split("'")[0]
    after = sentence.items[n + 1].low if n + 1 < len(sentence.items) else ""
    if low == "it" and after not in lexicon.REPORTS and after not in ("also", "has", "had"):
        return None
    if item.quote < 0 and low in lexicon.PRONOUNS and low != "you" and item.text != "US":
        return Mention(sentence.n, n, n, "pronoun", n, n, (item.first, item.last), head=low)
    return None


@dataclass
class _Reading:
    """A phrase as far as it has been read: where it begins behind its determiner, and its last head."""

    start: int
    at: int
    det: str = ""
    head: tuple[int, int] | None = None
    run: Run | None = None


def _phrase(article: Article, sentence: Sentence, n: int) -> Mention | None:
    """The phrase that begins with item ``n``, if one does."""
    items = sentence.items
    if items[n].quote >= 0 or _parts(items[n]) or (items[n].low in lexicon.DETERMINERS and items[n].after):
        return None
    reading = _Reading(n, n)
    if items[n].low in lexicon.DETERMINERS:
        reading.det = items[n].low
        reading.start = reading.at = _of_many(items, n)
    while reading.at < min(len(items), reading.start + _LONGEST) and _extend(article, items, reading):
        pass
    if reading.head is None and not _speaks(items, reading):
        return _one_of_them(sentence, n)
    return _mention(sentence, n, reading)


def _of_many(items: Sequence[Item], n: int) -> int:
    """Behind “one of the”, or behind the determiner alone."""
    if items[n].low in lexicon.INDEFINITE and n + 2 < len(items) and items[n + 1].low == "of" and items[n + 2].low in lexicon.DEFINITE:
        return n + 3
    after = n + 1
    while after < len(items) and items[after].low in lexicon.INDEFINITE and not items[after - 1].after:
        after += 1
    return after


def _parts(item: Item) -> bool:
    """Whether a word parts phrases."""
    low = item.low
    parting = low in lexicon.PREPOSITIONS or low in lexicon.CONJUNCTIONS or low in lexicon.AUXILIARIES or low in lexicon.ADVERBS
    if parting or item.cap:
        return parting
    spoken = low in lexicon.REPORTS and low not in lexicon.NOUNS
    return (
        spoken
        or (low.split("'")[0] in lexicon.PRONOUNS and low not in lexicon.POSSESSIVES)
        or (low.endswith("ly") and low not in ("family", "ally"))
    )


def _extend(article: Article, items: Sequence[Item], reading: _Reading) -> bool:
    """Read one more word or name; whether the phrase may go on."""
    n, item = reading.at, items[reading.at]
    named = reads_as_name(article, items, n)
    if item.quote >= 0 or (_parts(item) and not (item.cap and named)):
        return False
    if named and (run := run_from(items, n)):
        reading.head, reading.run, reading.at = (n, run.last), run, run.last + 1
        return not _ends(items[run.last], run)
    if lexicon.is_noun(lexicon.bare(item.text)):
        reading.head, reading.run, reading.at = (n, n), None, n + 1
        return not _ends(item, None)
    if item.low in lexicon.DETERMINERS or (reading.head is None and item.low in lexicon.VERBS):
        return False
    if reading.head is not None and (_verbal(item) or n - reading.head[1] > _BETWEEN):
        return False
    reading.at = n + 1
    return not item.after.strip("-")


def _ends(item: Item, run: Run | None) -> bool:
    """Whether the marks behind a head end the phrase; those of “Sen.” do not."""
    return bool(item.after.rstrip(".") or (item.after and not (run and run.abbreviated)))


def _verbal(item: Item) -> bool:
    """Whether a word behind a head looks like its verb."""
    low = item.low
    return (
        low in lexicon.VERBS or low.endswith(("ed", "ing")) or (low.endswith("s") and not low.endswith("ss") and low not in lexicon.NOUNS)
    )


def _speaks(items: Sequence[Item], reading: _Reading) -> bool:
    """The coxswain said; the coxswain of the lifeboat, who …, said: a noun that no list has is one if a verb of speech is its own."""
    start, last = reading.start, reading.at - 1
    phrase = items[start : last + 1]
    if reading.det in _UNNAMED or not 0 < len(phrase) <= _NOUN_WORDS or any(item.quote >= 0 or item.cap for item in phrase):
        return False
    after = items[last + 1] if last + 1 < len(items) else None
    if after is None or after.quote >= 0:
        return _inverted(items, start) and _taken(items, last, reading)
    named = items[last].after == "," and after.cap and after.low in lexicon.GIVEN
    spoken = not items[last].after and after.low in lexicon.STRONG
    opens = start <= 2 and (after.low in _BEHIND or items[last].after == ",") and any(item.low in _SAID for item in items[last + 1 :])  # noqa: PLR2004
    return (named or spoken or opens or _inverted(items, start)) and _taken(items, last, reading)


def _inverted(items: Sequence[Item], start: int) -> bool:
    """Whether a verb of speech stands before the phrase's determiner, behind a quotation or at the beginning."""
    return start > 1 and items[start - 2].low in lexicon.REPORTS and (start == 2 or items[start - 3].quote >= 0)  # noqa: PLR2004


def _taken(items: Sequence[Item], last: int, reading: _Reading) -> bool:
    reading.head = (last, last)
    return items[last].low not in lexicon.NO_NAMES


def _one_of_them(sentence: Sentence, n: int) -> Mention | None:
    """One of them; one, mending a net; another said."""
    items = sentence.items
    if items[n].low not in ("one", "another", "others", "some") or n + 1 >= len(items):
        return None
    last = n + 2 if [item.low for item in items[n + 1 : n + 3]] == ["of", "them"] else n
    after = items[last + 1].low if last + 1 < len(items) else ""
    if last > n or items[n].after.startswith(",") or after in lexicon.REPORTS | lexicon.AUXILIARIES:
        words = (items[n].first, items[last].last)
        return Mention(sentence.n, n, last, "noun", n, last, words, role=(items[n].low,), head="one", det="one")
    return None


def _mention(sentence: Sentence, n: int, reading: _Reading) -> Mention:
    items = sentence.items
    first, last = reading.head or (n, n)
    words = (items[n].first, items[last].last)
    before = tuple(item.text for item in items[reading.start : first])
    head, det = items[last].low, reading.det
    owned = head.endswith(("'s", "s'")) and head not in lexicon.NOUNS
    if reading.run is None:
        noun = lexicon.bare(head)
        owner = tuple(text for text in before if text.endswith(("'s", "s'")))
        return Mention(sentence.n, n, last, "noun", n, last, words, role=(*before, noun), head=noun, det=det, owner=owner, possessive=owned)
    role, name = split(reading.run)
    if not name:
        return Mention(
            sentence.n, n, last, "noun", n, last, words, role=(*before, *role), head=role[-1].lower(), det=det or "the", possessive=owned
        )
    if det == "the" and not role and len(name) == 1 and name[0].lower() in lexicon.NATIONALS and not before:
        return Mention(sentence.n, n, last, "noun", n, last, words, role=name, head=lexicon.NATIONAL, det=det, possessive=owned)
    body = reading.run.body
    return Mention(sentence.n, n, last, "name", n, last, words, name=name, role=(*before, *role), det=det, possessive=owned, body=body)
