"""The passage of a text fragment for words whose place in a source is known: no other place must answer to it.

The fingerprint tells that from runs of five words. It knows no other case of a word and no text around the words, so what
stands twice but for its case, or beside a paragraph's end in less than five words, needs the check against the text (``page``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from .fingerprint import RUN
from .fragment import Passage
from .matcher import Matcher, Row
from .words import bare

# A longer quotation is addressed by its two ends: the link stays short and a slip of the publisher's inside it does no harm.
_LONGEST_WHOLE = 12

# A row, its place in the source, and the words of it that stand in one paragraph, as (first, end).
_Piece = tuple[Row, int, int, int]


def passage_for(rows: Sequence[tuple[Row, int]], matcher: Matcher, *, alike: bool = True) -> Passage:
    """The passage from the first word of the first row to the last word of the last; each row has its place in the source.

    Up to 12 words of one paragraph are addressed as a whole, others by their ends: ``start`` are the first words of which no
    others begin so, ``end`` the last words before which, after the start, no others end so. Where the rows are not ``alike``,
    written with other marks than the source has, both are runs that are: a browser compares most marks.
    """
    pieces = [piece for row, at in rows for piece in _pieces(row, at, matcher)]
    if not alike and (passage := _by_runs(pieces, matcher)):
        return passage
    row, _, first, end = pieces[0]
    if len(pieces) == 1 and end - first <= _LONGEST_WHOLE:
        return Passage(start=row.text(first, end))
    begin = next(((piece, count) for piece in pieces if (count := _beginning(piece, matcher))), None)
    if begin is None:  # nowhere five words in one paragraph that stand once
        return Passage(start=row.text(first, end), end=_text(pieces[-1]) if len(pieces) > 1 else "")
    (row, at, first, end), count = begin
    after = at + first + count
    for piece in reversed(pieces):
        if tail := _ending(piece, after, matcher):
            return Passage(start=row.text(first, first + count), end=piece[0].text(piece[3] - tail, piece[3]))
    return Passage(start=row.text(first, end))


def _by_runs(pieces: Sequence[_Piece], matcher: Matcher) -> Passage | None:
    """The passage from the first to the last run of RUN words that is written as in the source, if any is."""
    runs = [
        (row, at, n)
        for row, at, first, end in pieces
        for n in range(first, end - RUN + 1)
        if matcher.same_form(row.words[n : n + RUN], at + n)
    ]
    begin = next(((row, at, n) for row, at, n in runs if matcher.once(row, n, n + RUN)), None)
    if begin is None:
        return None
    row, at, n = begin
    after = at + n + RUN
    last = (
        row.text(n, n + RUN)
        for row, at, n in reversed(runs)
        if at + n >= after and next(matcher.find(row, n, n + RUN, after), -1) == at + n
    )
    return Passage(start=row.text(n, n + RUN), end=next(last, ""))


def _pieces(row: Row, at: int, matcher: Matcher) -> Iterator[_Piece]:
    first = 0
    while first < len(row.words):
        end = min(len(row.words), matcher.paragraph(at + first)[1] - at)
        yield row, at, first, end
        first = end


def _text(piece: _Piece) -> str:
    return piece[0].text(piece[2], piece[3])


def _beginning(piece: _Piece, matcher: Matcher) -> int:
    """With how many of its words a piece begins as nothing else in the source does; 0 if even all of them stand again."""
    row, _, first, end = piece
    return _least(end - first, lambda count: matcher.once(row, first, first + count))


def _ending(piece: _Piece, after: int, matcher: Matcher) -> int:
    """With how many of its words a piece ends as nothing else does between word ``after`` and there; 0 if all of them do."""
    row, at, first, end = piece

    def ends(count: int) -> bool:
        return next(matcher.find(row, end - count, end, after), -1) == at + end - count

    return _least(end - max(first, after - at), ends)


def _least(limit: int, right: Callable[[int], bool]) -> int:
    """The least count from RUN to ``limit`` that is right, where every greater one then is too; 0 if none is."""
    if limit < RUN:
        return 0
    low, high = RUN, limit
    if right(low):
        return low
    if not right(high):
        return 0
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (low, middle) if right(middle) else (middle, high)
    return high


def passage_within(row: Row, at: int, first: int, end: int, matcher: Matcher) -> Passage:
    """The passage for a few words of a row that stands at ``at``, with as many of the words around them as tell them apart."""
    low, high = matcher.paragraph(at + first)
    low, high = max(0, low - at), min(len(row.words), high - at)
    if end > high:  # the few words themselves stand in several paragraphs
        last = matcher.paragraph(at + end - 1)[0] - at
        return Passage(prefix=_before(row, low, first), start=row.text(first, high), end=row.text(last, end))
    low, high = _telling(row, at, _windows(first, end, low, high), matcher) or (low, high)
    return Passage(prefix=_before(row, low, first), start=row.text(first, end), suffix=_after(row, end, high))


def _telling(row: Row, at: int, windows: Iterator[tuple[int, int]], matcher: Matcher) -> tuple[int, int] | None:
    """The first window whose words stand nowhere else, if possible written as in the source."""
    found = None
    for first, end in windows:
        if matcher.once(row, first, end):
            if matcher.same_form(row.words[first:end], at + first):
                return first, end
            found = found or (first, end)
    return found


def _before(row: Row, low: int, first: int) -> str:
    """The text from word ``low`` up to word ``first``, with the marks between them."""
    a, b = row.words[low], row.words[first]
    return " ".join(row.raw[a.start + bare(a.form)[0] : b.start + bare(b.form)[0]].split()) if low < first else ""


def _after(row: Row, end: int, high: int) -> str:
    """The text behind word ``end - 1``, marks first, up to word ``high`` (not included)."""
    a, b = row.words[end - 1], row.words[high - 1]
    return " ".join(row.raw[a.start + bare(a.form)[1] : b.start + bare(b.form)[1]].split()) if end < high else ""


def _windows(first: int, end: int, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Ever more words around some of a row, RUN at least: on both sides, then on one."""
    a, b = first, end
    while (a, b) != (low, high):
        if b - a >= RUN:
            yield a, b
        if a > low and (b == high or first - a <= b - end):
            a -= 1
        else:
            b += 1
    if high - low >= RUN:
        yield low, high
    yield from ((first, b) for b in range(first + RUN, high + 1))
    yield from ((a, end) for a in range(end - RUN, low - 1, -1))
