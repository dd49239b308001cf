"""A source's fingerprint: made from its text once, then asked without it.

Run n is the words n to n+4. Its hash counts the marks between its words, never those after its last one, so a quote may
end where the source goes on after a comma. A quote stands in the source where its runs stand one after the other.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from generator.model import Earlier, Fingerprint

from .quotations import quotation_spans
from .sentences import paragraph_starts, sentence_starts
from .words import NORMALISER, Word, bare, words_of

RUN: Final = 5

_RUN_BYTES = 8
_FORM_BYTES = 2
# White space of any kind parts words, these two included, so no word can hold them.
_AFTER_TEXT = "\x1f"
_AFTER_WORD = "\x1e"


def fingerprint_of(source: str, text: str, replaced: Fingerprint | None = None) -> Fingerprint:
    """The fingerprint of a source's text; of the one it replaces, as much is kept as tells stale words from wrong ones."""
    words = words_of(text)
    paragraphs = paragraph_starts(words, text)
    sha256 = _sha256(_AFTER_WORD.join(word.text + _AFTER_TEXT + word.trail for word in words)).hex()
    return Fingerprint(
        format="explainer-fingerprint",
        version=NORMALISER,
        source=source,
        words=len(words),
        sentences=sentence_starts(words, paragraphs),
        paragraphs=paragraphs,
        quotations=quotation_spans(words, text),
        sha256=sha256,
        runs=run_hashes(words).hex(),
        forms=_forms(words).hex(),
        before=_before(sha256, replaced),
    )


def _before(sha256: str, replaced: Fingerprint | None) -> Earlier | None:
    if replaced is None:
        return None
    return replaced.before if replaced.sha256 == sha256 else Earlier(sha256=replaced.sha256, runs=replaced.runs)


def fingerprint_json(fp: Fingerprint) -> str:
    """The file's text: a line for each key in the model's order, so that a diff shows what changed."""
    pairs = (f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in fp.model_dump(mode="json", exclude_none=True).items())
    return "{\n" + ",\n".join(pairs) + "\n}\n"


def run_hashes(words: Sequence[Word]) -> bytes:
    """The hashes of every run, 8 bytes each; words are what is compared."""
    within = [word.text + _AFTER_TEXT + word.trail + _AFTER_WORD for word in words]
    last = [word.text for word in words]
    return _hashes(within, last, within, _RUN_BYTES)


def _forms(words: Sequence[Word]) -> bytes:
    """The same over words as written, 2 bytes each; marks around the run do not count, nor which white space is used."""
    first, within, last = [], [], []
    for word in words:
        form = word.form
        start, end = bare(form)
        first.append(" ".join(form[start:].split()) + _AFTER_WORD)
        within.append(" ".join(form.split()) + _AFTER_WORD)
        last.append(" ".join(form[:end].split()))
    return _hashes(within, last, first, _FORM_BYTES)


def _hashes(within: Sequence[str], last: Sequence[str], first: Sequence[str], size: int) -> bytes:
    texts = (first[n] + "".join(within[n + 1 : n + RUN - 1]) + last[n + RUN - 1] for n in range(len(within) - RUN + 1))
    return b"".join(_sha256(text)[:size] for text in texts)


def _sha256(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _places(raw: bytes, runs: bytes) -> Iterator[int]:
    at = raw.find(runs)
    while at >= 0:
        place, astray = divmod(at, _RUN_BYTES)
        if not astray:
            yield place
        at = raw.find(runs, at + _RUN_BYTES - astray)


class Matcher:
    """Answers where words stand in the source of one fingerprint. All places are word numbers from 0."""

    def __init__(self, fp: Fingerprint) -> None:
        self.fp = fp
        self.raw = bytes.fromhex(fp.runs)
        self._forms = bytes.fromhex(fp.forms)
        self._opened = [first for first, _ in fp.quotations]

    def find(self, words: Sequence[Word]) -> tuple[int, ...]:
        """Every place where the words stand in a row. Raises ValueError for less than RUN words."""
        if len(words) < RUN:
            raise ValueError(f"a run has {RUN} words or more, not {len(words)}")
        return tuple(self.find_runs(run_hashes(words)))

    def find_runs(self, runs: bytes) -> Iterator[int]:
        """Every place of hashes in a row."""
        return _places(self.raw, runs)

    def stood(self, words: Sequence[Word]) -> bool:
        """Whether the words stood in the text that this fingerprint's text replaced."""
        before = self.fp.before
        return before is not None and any(True for _ in _places(bytes.fromhex(before.runs), run_hashes(words)))

    def same_form(self, words: Sequence[Word], at: int) -> bool:
        """Whether the words found at ``at`` are also written the same way, marks and all."""
        forms = _forms(words)
        return self._forms[at * _FORM_BYTES : at * _FORM_BYTES + len(forms)] == forms

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

    def consistent(self) -> str:
        """What is wrong with a fingerprint that was cut short or edited by hand, or nothing."""
        return next(_contradictions(self.fp), "")


def _contradictions(fp: Fingerprint) -> Iterator[str]:
    runs = max(0, fp.words - RUN + 1)
    if len(fp.runs) != runs * _RUN_BYTES * 2:
        yield f"`runs` holds {len(fp.runs)} characters where {fp.words} words make {runs * _RUN_BYTES * 2}"
    if len(fp.forms) != runs * _FORM_BYTES * 2:
        yield f"`forms` holds {len(fp.forms)} characters where {fp.words} words make {runs * _FORM_BYTES * 2}"
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
