"""A fingerprint asked: where words stand in its source, how they are written there, and in which sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from generator.model import Fingerprint

from .fingerprint import FORM_BYTES, RUN, RUN_BYTES, compared, hash_of, written
from .words import Word, bare


class Row:
    """Words in a row as an editor wrote them; ``raw`` is the text they count their places in."""

    def __init__(self, words: Sequence[Word], raw: str) -> None:
        self.words, self.raw = words, raw
        self._texts = compared(words)
        self._runs: dict[int, bytes] = {}

    def run(self, n: int) -> bytes:
        """The hash of the run that begins with word ``n``."""
        if n not in self._runs:
            self._runs[n] = hash_of(self._texts, n, RUN_BYTES)
        return self._runs[n]

    def text(self, first: int, end: int) -> str:
        """The words ``first`` to ``end`` (not included) as written, on one line, without the marks around them."""
        a, b = self.words[first], self.words[end - 1]
        return " ".join(self.raw[a.start + bare(a.form)[0] : b.start + bare(b.form)[1]].split())


def _covering(first: int, end: int) -> Sequence[int]:
    """Where runs begin that together hold the words ``first`` to ``end`` and all marks between: each with the last word before it.

    Raises ValueError for less than RUN words.
    """
    if end - first < RUN:
        raise ValueError(f"a run has {RUN} words or more, not {end - first}")
    return [*range(first, end - RUN, RUN - 1), end - RUN]


class Matcher:
    """Answers where words stand in the source of one fingerprint. All places are word numbers from 0."""

    def __init__(self, fp: Fingerprint) -> None:
        self.fp = fp
        self._runs = bytes.fromhex(fp.runs)
        self._forms = bytes.fromhex(fp.forms)
        self._opened = [first for first, _ in fp.quotations]

    def find(self, row: Row, first: int = 0, end: int | None = None, after: int = 0) -> Iterator[int]:
        """Every place, from word ``after`` of the source on, of a row's words ``first`` to ``end`` (not included).

        Raises ValueError for less than RUN words.
        """
        return _places(self._runs, row, first, len(row.words) if end is None else end, after)

    def once(self, row: Row, first: int, end: int) -> bool:
        """Whether these words of the row stand at exactly one place."""
        return len(list(islice(self.find(row, first, end), 2))) == 1

    def stood(self, row: Row) -> bool:
        """Whether the row stood in the text that this fingerprint's text replaced."""
        before = self.fp.before
        return before is not None and any(True for _ in _places(bytes.fromhex(before.runs), row, 0, len(row.words), 0))

    def same_form(self, words: Sequence[Word], at: int) -> bool:
        """Whether the words found at ``at`` are also written the same way, marks and all."""
        texts = written(words)
        return all(self._forms.startswith(hash_of(texts, n, FORM_BYTES), (at + n) * FORM_BYTES) for n in _covering(0, len(words)))

    def quoted(self, first: int, last: int) -> bool:
        """Whether both words stand inside one quotation of the source."""
        n = bisect_right(self._opened, first) - 1
        return n >= 0 and first <= last <= self.fp.quotations[n][1]

    def sentence(self, n: int) -> int:
        """The number, from 0, of the sentence that holds word ``n``."""
        return max(0, bisect_right(self.fp.sentences, n) - 1)

    def place(self, n: int) -> tuple[int, int]:
        """The paragraph that holds word ``n`` and the sentence within it, both from 1."""
        paragraph = bisect_right(self.fp.paragraphs, n)
        opening = self.fp.paragraphs[paragraph - 1] if paragraph else 0
        return max(1, paragraph), self.sentence(n) - self.sentence(opening) + 1

    def paragraph(self, n: int) -> tuple[int, int]:
        """The first word of the paragraph that holds word ``n``, and the first one of the next."""
        after = bisect_right(self.fp.paragraphs, n)
        first = self.fp.paragraphs[after - 1] if after else 0
        return first, self.fp.paragraphs[after] if after < len(self.fp.paragraphs) else self.fp.words

    def consistent(self) -> str:
        """What is wrong with a fingerprint that was cut short or edited by hand, or nothing."""
        return next(_contradictions(self.fp), "")


def _places(within: bytes, row: Row, first: int, end: int, after: int) -> Iterator[int]:
    opening, *others = _covering(first, end)
    run = row.run(opening)
    at = within.find(run, after * RUN_BYTES)
    while at >= 0:
        place, astray = divmod(at, RUN_BYTES)
        if not astray and all(within.startswith(row.run(n), (place + n - first) * RUN_BYTES) for n in others):
            yield place
        at = within.find(run, at + RUN_BYTES - astray)


def _contradictions(fp: Fingerprint) -> Iterator[str]:
    runs = max(0, fp.words - RUN + 1)
    if len(fp.runs) != runs * RUN_BYTES * 2:
        yield f"`runs` holds {len(fp.runs)} characters where {fp.words} words make {runs * RUN_BYTES * 2}"
    if len(fp.forms) != runs * FORM_BYTES * 2:
        yield f"`forms` holds {len(fp.forms)} characters where {fp.words} words make {runs * FORM_BYTES * 2}"
    for name, starts in (("sentences", fp.sentences), ("paragraphs", fp.paragraphs)):
        if starts[:1] != (0,)[: fp.words]:
            yield f"`{name}` does not begin at 0"
        if any(a >= b for a, b in pairwise(starts)):
            yield f"`{name}` is not in ascending order"
        if starts and starts[-1] >= max(1, fp.words):
            yield f"`{name}` goes beyond the last word"
    if stray := set(fp.paragraphs) - set(fp.sentences):
        yield f"a paragraph begins at word {min(stray)}, where no sentence does"
    if any(first > last or last >= fp.words for first, last in fp.quotations):
        yield "`quotations` holds a span that ends before it begins or beyond the last word"
    if any(a[1] >= b[0] for a, b in pairwise(fp.quotations)):
        yield "`quotations` overlap or are not in order"
