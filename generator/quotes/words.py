"""Words as they are compared: typography folded away, everything else exact.

1. A text falls into tokens at white space, dashes and ellipses; hyphens stay inside words.
2. Each token is cleaned: quotation marks and invisible characters go, apostrophes and hyphens become one kind, NFC.
3. Marks at a word's edge become the ``trail`` of the word before them, so that a quote may begin and end at any word.

NFKC is never used: it would turn 10² into 102.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

NORMALISER: Final = 1

_HYPHENS = "\u002d\u2010\u2011\u2012\u2013\u2212"
_DASHES = "\u2014\u2015\u2e3a\u2e3b"
_APOSTROPHES = "'`\u00b4\u2018\u2019\u201a\u201b\u2032\u2039\u203a\u02bb\u02bc\u02bd\uff07"
_DOUBLE_MARKS = '"\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u300c\u300d\u300e\u300f\u301d\u301e\u301f\uff02'
_INVISIBLE = "\u00ad\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
_BRACKETS = "()[]{}"
# ``?`` and ``!`` change what is said and stay with the word; these marks are typography at the end of a quote.
_MARKS = ".,;:\u2026-" + _BRACKETS
_PUNCTUATION = _MARKS + "'?!"
_SPACES = "".join(char for char in map(chr, range(0x3001)) if char.isspace())

_FOLD = str.maketrans({**dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_HYPHENS + _DASHES, "-")})
_DROP = str.maketrans(dict.fromkeys(_DOUBLE_MARKS + _INVISIBLE))
# The same marks as they may be written.
_EDGES = _SPACES + _MARKS + _HYPHENS + _DASHES + _APOSTROPHES + _DOUBLE_MARKS + _INVISIBLE

# Joiners shape letters and part words in the scripts of these blocks (Arabic to Mongolian); elsewhere they are stray.
_STRAY_JOINER = re.compile(r"(?<![\u0590-\u109f\u1780-\u18af])[\u200c\u200d]")

# Possessive throughout: no input makes these expressions go back.
_H = re.escape(_HYPHENS)
_TOKEN = re.compile(
    rf"(?:[^\s{_DASHES}\u2026.{_H}]++|[{_H}](?![{_H}])|\.(?!\.\.))++"  # a word with its marks
    rf"|[{_H}]{{2,}}+|[{_DASHES}]|\u2026|\.{{3,}}+"  # a dash or an ellipsis parts words even without spaces
)
_LANDMARK = re.compile(r"\w++|[^\w\s'\"\\]++\w*+")
_DASH_RUN = re.compile(r"-{2,}+")
_DOT_RUN = re.compile(r"[.\u2026]{2,}+")
# A text's words repeat; very long tokens do not, and would fill the cache.
_LONGEST_KEPT = 64


class Word(NamedTuple):
    """A word as compared (``text``, ``trail``), as written (``form``), and where, in code points.

    ``trail`` holds the marks between this word and the next: ``. , ; : …``, a dash as ``-``, brackets (an opening one
    too, so that words can be quoted from inside brackets). ``form`` includes quotation marks and standing-alone marks.
    """

    text: str
    trail: str
    form: str
    start: int
    end: int


# Half as long as a call of the class, for every word of every quote.
_word = tuple.__new__


def same(a: Word, b: Word, last: bool) -> bool:  # noqa: FBT001 - callers name it
    """Whether two words are equal; the marks after the last word of a quote do not count."""
    return a.text == b.text and (last or a.trail == b.trail)


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, in order."""
    return words_between(text, 0, len(text))


def words_between(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words of ``text[start:end]``, their places counted in the whole text."""
    words: list[Word] = []
    late: dict[int, list[tuple[str, int]]] = {}  # by word: marks found after it, and where they end if they stand alone
    for raw in _TOKEN.findall(text, start, end):
        at = text.find(raw, start)
        start = at + len(raw)
        lead, body, trail = _cleaned(raw) if len(raw) < _LONGEST_KEPT else _clean(raw)
        if words and (lead or not body):
            late.setdefault(len(words) - 1, []).append((lead, 0 if body else start))
        if body:
            words.append(_word(Word, (body, trail, raw, at, start)))
    for n, marks in late.items():
        words[n] = _followed(words[n], marks, text)
    return tuple(words)


def bare(form: str) -> tuple[int, int]:
    """Where a word as written begins and ends without the quotation marks, brackets and marks around it."""
    return _bared(form) if len(form) < _LONGEST_KEPT else _bare(form)


def _bare(form: str) -> tuple[int, int]:
    start = len(form) - len(form.lstrip(_EDGES))
    if start < len(form):
        start -= _kept(form[:start].translate(_FOLD), form[start])
    return start, max(start, len(form.rstrip(_EDGES)))


_bared = lru_cache(1 << 16)(_bare)


def _clean(raw: str) -> tuple[str, str, str]:
    """A token as (marks before it, text, trail); a token of punctuation alone is all marks before."""
    text = unicodedata.normalize("NFC", _STRAY_JOINER.sub("", raw.translate(_DROP))).translate(_FOLD)
    if not text.strip(_PUNCTUATION):
        return text.replace("'", ""), "", ""
    core = text.lstrip(_MARKS + "'")
    begin = len(text) - len(core)
    begin -= _kept(text[:begin], core[0])
    body = text[begin:].rstrip(_MARKS + "'")
    lead, trail = text[:begin].replace("'", ""), text[begin + len(body) :].replace("'", "")
    # Dropped quotation marks may have brought together what would part words if it had been written so.
    return lead, _DOT_RUN.sub(_one_dot, _DASH_RUN.sub("-", body)), _settled(trail)


_cleaned = lru_cache(1 << 16)(_clean)


def _kept(lead: str, first: str) -> int:
    """How many characters before ``first`` belong to the word: the minus of -5, the point of .5, but no dash before a letter."""
    return 0 if first.isalpha() else len(lead) - len(lead.rstrip(".-"))


def _one_dot(run: re.Match[str]) -> str:
    return "." if "..." in run[0] else run[0]


def _ellipsis(run: re.Match[str]) -> str:
    return "\u2026" if "..." in run[0] or "\u2026" in run[0] else run[0]


def _settled(marks: str) -> str:
    """Marks with every dash and every ellipsis written in one way."""
    return _DOT_RUN.sub(_ellipsis, _DASH_RUN.sub("-", marks))


def _followed(word: Word, marks: list[tuple[str, int]], text: str) -> Word:
    """The word with marks that stand apart from it; a spaced ``?`` joins its text, as in French."""
    whole = _settled(word.text + word.trail + "".join(mark for mark, _ in marks))
    body = whole.rstrip(_MARKS)
    end = max(word.end, *(end for _, end in marks))
    return Word(body, whole[len(body) :], text[word.start : end], word.start, end)


def landmark(text: str, at: int) -> tuple[str, int]:
    """What stands at an offset of a value, and how often the same stood before: so a file that writes the value finds the place.

    It holds no quotation mark and no backslash, which a file may have to write in another way.
    """
    found = _LANDMARK.match(text, at)
    if found is None:
        return "", 0
    return found[0], sum(1 for _ in re.finditer(f"(?={re.escape(found[0])})", text[: at + len(found[0]) - 1]))
