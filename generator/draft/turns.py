"""The turns of a transcript: paragraphs that begin with who speaks and a colon, without quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from generator.quotes import Word

Span = tuple[int, int]

_LABEL = re.compile(
    r"\s*((?:[A-Z][\w.'\u2019-]*)(?: (?:[A-Z(][\w.'\u2019)-]*|of|the|de|von|van)){0,4})\s?"
    r"(?:[:]|(?<=^[QA])[.]|(?<=\n[QA])[.])\s+(?![\u201c\"\u2018'])\S"
)
# As many turns make a transcript, and as many of them have a speaker who has another.
_TURNS: Final = 4
_AGAIN: Final = 3


def turns_in(text: str, words: Sequence[Word], paragraphs: Sequence[int]) -> tuple[Span, ...]:
    """The words of each turn, without the name before them; nothing for a text that is no transcript."""
    ends = [*paragraphs[1:], len(words)]
    spans: list[Span] = []
    labels: Counter[str] = Counter()
    for first, end in zip(paragraphs, ends, strict=True):
        found = _LABEL.match(text, words[first].start)
        if found is None:
            continue
        spoken = next((n for n in range(first, end) if words[n].end >= found.end()), end)
        if spoken < end:
            spans.append((spoken, end - 1))
            labels[found[1]] += 1
    again = sum(count for count in labels.values() if count > 1)
    return tuple(spans) if len(spans) >= _TURNS and again >= _AGAIN else ()
