"""Where paragraphs and sentences begin, as word numbers.

A splitter without a dictionary is wrong now and then; it is built to be wrong in the harmless direction, joining two
sentences rather than parting one. The tables below are all it knows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from .words import Word, bare

_TITLES = "mr mrs ms messrs dr prof rev hon fr sr jr gen sen sens rep reps gov govs lt col sgt capt cpl maj adm cmdr brig pres ph.d"
_PLACES = "st ste mt ft ave blvd rd dept est inc corp co ltd bros ім вул просп ул им св"
_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec"
_OTHERS = "vs etc cf al approx"
_VERBS = "said says asked asks told added replied answered wrote writes posted tweeted shouted cried declared noted stated insisted"

# A full stop after these ends no sentence.
ABBREVIATIONS = frozenset(f"{_TITLES} {_PLACES} {_MONTHS} {_OTHERS}".split())
# After these it ends none before a number: “No. 5”.
BEFORE_NUMBERS = frozenset({"no", "nos", "art", "fig", "p", "pp", "sec", "vol", "ch", "par"})
# “Really?” Ann Miller asked. – the attribution belongs to the question it follows.
REPORTING = frozenset(_VERBS.split())
_LONGEST_NAME = 3

_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")  # J. and U.S. and a.m.
_CLOSING = "\"'\u2019\u201d\u201c\u00bb\u203a)]}\u2018\u00ab \t\r\n\u00a0\u202f"
_LINE_END = re.compile(r"\r\n?+|[\n\f\u2028\u2029]")
_BLANK_LINE = re.compile(r"(?:\r\n?+|\n)[^\S\r\n]*+(?:\r\n?+|\n)|[\f\u2029]")


def cores(words: Sequence[Word]) -> list[int]:
    """For each word the offset of its first character that is no quotation mark or bracket."""
    return [word.start + bare(word.form)[0] for word in words]


def paragraph_breaks(text: str) -> list[int]:
    """The offsets after blank lines or, in a text without any, after every line."""
    return [found.end() for found in _BLANK_LINE.finditer(text)] or [found.end() for found in _LINE_END.finditer(text)]


def paragraph_starts(words: Sequence[Word], text: str) -> tuple[int, ...]:
    """The first word of every paragraph."""
    if not words:
        return ()
    places = cores(words)
    return tuple(sorted({0, *(bisect_left(places, end) for end in paragraph_breaks(text))} - {len(words)}))


def sentence_starts(words: Sequence[Word], paragraphs: Sequence[int]) -> tuple[int, ...]:
    """The first word of every sentence; every paragraph begins one."""
    return tuple(sorted({*paragraphs, *_after_end_marks(words)}))


def _after_end_marks(words: Sequence[Word]) -> Iterator[int]:
    for n in range(1, len(words)):
        if _ends(words[n - 1], words[n]) and not _attributes(words, n):
            yield n


def _ends(word: Word, following: Word) -> bool:
    """Whether a sentence ends between two words."""
    closed = word.form.rstrip(_CLOSING)
    if closed[-1:] not in ".!?\u2026" or not _may_begin(following):
        return False
    return not (closed.endswith(".") and _abbreviated(word, following))


def _may_begin(word: Word) -> bool:
    first = next((char for char in word.text if char.isalnum()), "a")
    return not first.islower()


def _abbreviated(word: Word, following: Word) -> bool:
    letters = word.text.lower()
    if _INITIALS.fullmatch(letters + "."):
        return True
    return letters in ABBREVIATIONS or (letters in BEFORE_NUMBERS and following.text[:1].isdigit())


def _attributes(words: Sequence[Word], n: int) -> bool:
    """Whether word ``n`` begins “Ann Miller asked” right after the end of a question or an exclamation in quotation marks."""
    ending = words[n - 1].form.rstrip(_CLOSING)
    if ending == words[n - 1].form or not ending.endswith(("?", "!")):
        return False
    name = 0
    while name < _LONGEST_NAME and n + name < len(words) and words[n + name].text[:1].isupper() and not words[n + name].trail:
        name += 1
    return name > 0 and n + name < len(words) and words[n + name].text in REPORTING
