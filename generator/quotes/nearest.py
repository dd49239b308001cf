"""What went wrong with a quote that is not found: the likely wrong word, and the nearest passage of the source.

With the fingerprint alone only the place of the first wrong word can be named (``stumble``). With the text, the part of
the quote around that place is laid beside the window of the source that holds most of its rare words (``nearest``).
Both take time in proportion to the text: prefixes are found by halving, windows by sliding.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from .fingerprint import RUN
from .matcher import Matcher, Row
from .words import Word, same

# Words of the quote on either side of the wrong one that are looked for, and of the source that are shown.
_REACH = 12
_SHOWN = 4
# Runs looked up one by one before a quote counts as none of the source's.
_TRIED = 100
# So many windows are compared word by word; less than so much in common is no passage worth showing.
_WINDOWS = 4
_LEAST_ALIKE = 0.35


@dataclass(frozen=True)
class Near:
    """The passage nearest to a quote, in the source's own words.

    ``wanted`` is the quote's first word that differs, or, if ``lost``, the one before which the source has more; None where no
    single word is wrong (both halves stand in the source, apart). ``found`` is what the source has there, "" where it has
    nothing. ``marked`` is the passage with its differences as ``[-quote words-]{+source words+}``.
    """

    passage: str
    wanted: Word | None
    found: str
    marked: str
    lost: bool = False


@dataclass(frozen=True)
class _Step:
    """Words ``a`` to ``b`` of the quote stand where the source has ``c`` to ``d``; ends are not included."""

    a: int
    b: int
    c: int
    d: int
    equal: bool


def stumble(row: Row, matcher: Matcher) -> int | None:
    """The number of the first word at which the quote leaves the source; its length if all of it stands there.

    If the first k runs stand in a row and run k does not, the words 0 to k+3 are the source's and word k+4 is not (or the
    mark before it). If not even run 0 does, one of the words 0 to 4 is wrong: run s being the first that stands anywhere,
    run s-1 differs from it by word s-1 alone, so that is a wrong word. If none of the first runs stands anywhere, None.
    """
    runs = len(row.words) - RUN + 1

    def stands(first: int, last: int) -> bool:
        return any(True for _ in matcher.find(row, first, last + RUN - 1))

    known = _longest(runs, lambda count: stands(0, count))
    if known:
        return min(len(row.words), known + RUN - 1)
    return next((first - 1 for first in range(1, min(_TRIED, runs)) if stands(first, first + 1)), None)


def _longest(limit: int, stands: Callable[[int], bool]) -> int:
    """The greatest count up to ``limit`` that stands, where every smaller one then stands too."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if stands(middle) else (low, middle - 1)
    return low


def nearest(words: Sequence[Word], source: Sequence[Word], text: str) -> Near | None:
    """The passage most like the quote of a text and its words; None where nothing is like it (or all of it stands there)."""
    known = _standing(words, source)
    if known == len(words):
        return None
    part = words[max(0, known - _REACH) : known + _REACH]
    found = max(_windows(part, source), key=lambda window: (_alike(part, window), -window[0].start), default=())
    if not found or _alike(part, found) < _LEAST_ALIKE:
        return None
    return _laid_beside(part, found, text, ends=known + _REACH >= len(words))


def _standing(words: Sequence[Word], source: Sequence[Word]) -> int:
    """How many of the quote's first words stand in a row in the source."""
    within = "".join(f"\x1e{word.text}\x1f{word.trail}" for word in source) + "\x1e"
    pieces = [f"\x1e{word.text}\x1f{word.trail}" for word in words]

    def stands(count: int) -> bool:
        return "".join(pieces[: count - 1]) + f"\x1e{words[count - 1].text}\x1f" in within

    return _longest(len(words), stands)


def _windows(part: Sequence[Word], source: Sequence[Word]) -> list[Sequence[Word]]:
    """The windows of the source that share most with the part, rare words counting more; at most a few, none overlapping."""
    wanted = Counter(word.text.casefold() for word in part)
    hits = [(n, key) for n, word in enumerate(source) if (key := word.text.casefold()) in wanted]
    often = Counter(key for _, key in hits)
    weight = {key: math.log(1 + len(source) / count) for key, count in often.items()}
    span = len(part) + len(part) // 4 + 2
    chosen: list[int] = []
    for _, first in sorted(_scores(hits, wanted, weight, span), key=lambda score: (-score[0], score[1])):
        if all(abs(first - other) >= span for other in chosen):
            chosen.append(first)
        if len(chosen) == _WINDOWS:
            break
    return [source[max(0, first - span // 2) : first + span + span // 2] for first in chosen]


def _scores(hits: Sequence[tuple[int, str]], wanted: Counter[str], weight: dict[str, float], span: int) -> Iterator[tuple[float, int]]:
    """For each hit the weight of what the window that ends with it holds, and the window's first word."""
    inside: Counter[str] = Counter()
    score, tail = 0.0, 0
    for n, key in hits:
        inside[key] += 1
        score += weight[key] if inside[key] <= wanted[key] else 0.0
        while hits[tail][0] <= n - span:
            old = hits[tail][1]
            score -= weight[old] if inside[old] <= wanted[old] else 0.0
            inside[old] -= 1
            tail += 1
        yield round(score, 6), hits[tail][0]


def _alike(part: Sequence[Word], window: Sequence[Word]) -> float:
    """The share of the part's words that stand in the window in the same order."""
    return sum(size for _, _, size in _compared(part, window).get_matching_blocks()) / len(part)


def _compared(part: Sequence[Word], window: Sequence[Word]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, [word.text for word in part], [word.text for word in window], autojunk=False)


def _laid_beside(part: Sequence[Word], window: Sequence[Word], text: str, *, ends: bool) -> Near:
    """The comparison as an editor reads it."""
    steps = list(_steps(part, window, ends=ends))
    first, last = steps[0].c, steps[-1].d
    before, after = window[max(0, first - _SHOWN) : first], window[last : last + _SHOWN]
    shown = [*before, *window[first:last], *after]
    marked = [_written(before), *(_marked(step, part, window) for step in steps), _written(after)]
    wrong = next((step for step in steps if not step.equal), None)
    return Near(
        passage=" ".join(text[shown[0].start : shown[-1].end].split()),
        wanted=part[wrong.a] if wrong and wrong.a < len(part) else None,
        found=_written(window[wrong.c : wrong.d]) if wrong else "",
        marked=" ".join(filter(None, marked)),
        lost=wrong is not None and wrong.a == wrong.b,
    )


def _steps(part: Sequence[Word], window: Sequence[Word], *, ends: bool) -> Iterator[_Step]:
    """The stretches that are equal or differ, in order; what the source has before and after the part is none of them."""
    for kind, a, b, c, d in _compared(part, window).get_opcodes():
        if kind == "equal":
            yield from _by_trail(part, window, range(a, b), c - a, ends=ends)
            continue
        first = max(c, d - (b - a)) if a == 0 else c
        last = min(d, first + (b - a)) if b == len(part) else d
        if a < b or first < last:
            yield _Step(a, b, first, last, equal=False)


def _by_trail(part: Sequence[Word], window: Sequence[Word], numbers: range, shift: int, *, ends: bool) -> Iterator[_Step]:
    """Equal words one by one: the marks after them may differ still."""
    for n in numbers:
        equal = same(part[n], window[n + shift], last=ends and n == len(part) - 1)
        yield _Step(n, n + 1, n + shift, n + shift + 1, equal)


def _marked(step: _Step, part: Sequence[Word], window: Sequence[Word]) -> str:
    there = _written(window[step.c : step.d])
    if step.equal:
        return there
    here = _written(part[step.a : step.b])
    return (f"[-{here}-]" if here else "") + (f"{{+{there}+}}" if there else "")


def _written(words: Sequence[Word]) -> str:
    return " ".join(" ".join(word.form.split()) for word in words)
