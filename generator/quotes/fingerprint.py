"""A source's fingerprint, made from its text once; ``matcher`` asks it without the text.

Run n is the words n to n+4. Its hash counts the marks between its words, never those after its last one, so a quote may
end where the source goes on after a comma. A quote stands in the source where its runs stand one after the other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from generator.model import Earlier, Fingerprint

from .quotations import quotation_spans
from .sentences import paragraph_starts, sentence_starts
from .words import NORMALISER, Word, bare, words_of

RUN: Final = 5

RUN_BYTES: Final = 8
FORM_BYTES: Final = 2
# As for words: what is long is seldom repeated.
_LONGEST_KEPT = 64
# White space of any kind parts words, these two included, so no word can hold them.
_AFTER_TEXT = "\x1f"
_AFTER_WORD = "\x1e"

# A word's text as the first word of a run, inside it, and as its last word.
InRun = tuple[str, str, str]


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
        forms=form_hashes(words).hex(),
        before=_before(sha256, replaced),
    )


def _before(sha256: str, replaced: Fingerprint | None) -> Earlier | None:
    if replaced is None:
        return None
    return replaced.before if replaced.sha256 == sha256 else Earlier(sha256=replaced.sha256, runs=replaced.runs)


def fingerprint_json(fp: Fingerprint) -> str:
    """The file's text: a line for each key in the model's order, so that a diff shows what changed."""
    values = fp.model_dump(mode="json", exclude_none=True)
    pairs = (f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    return "{\n" + ",\n".join(pairs) + "\n}\n"


def run_hashes(words: Sequence[Word]) -> bytes:
    """The hashes of every run, 8 bytes each; words are what is compared."""
    texts = compared(words)
    return b"".join(hash_of(texts, n, RUN_BYTES) for n in range(len(words) - RUN + 1))


def form_hashes(words: Sequence[Word]) -> bytes:
    """The same over words as written, 2 bytes each."""
    texts = written(words)
    return b"".join(hash_of(texts, n, FORM_BYTES) for n in range(len(words) - RUN + 1))


def compared(words: Sequence[Word]) -> list[InRun]:
    """How each word counts in a run: the marks after its last word do not."""
    return [(inside := f"{text}{_AFTER_TEXT}{trail}{_AFTER_WORD}", inside, text) for text, trail, _, _, _ in words]


def written(words: Sequence[Word]) -> list[InRun]:
    """How each word as written does: marks around a run do not count, nor which white space is used."""
    return [_kept(form) if len(form) < _LONGEST_KEPT else _write(form) for _, _, form, _, _ in words]


def _write(form: str) -> InRun:
    start, end = bare(form)
    first, within, last = (" ".join(part.split()) for part in (form[start:], form, form[:end]))
    return first + _AFTER_WORD, within + _AFTER_WORD, last


_kept = lru_cache(1 << 16)(_write)


def hash_of(texts: Sequence[InRun], n: int, size: int) -> bytes:
    """The hash of the run that begins with word ``n``."""
    a, b, c, d, e = texts[n : n + RUN]
    return _sha256(a[0] + b[1] + c[1] + d[1] + e[2])[:size]


def _sha256(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
