"""Whether a receipt's link leads to its words: on the text at hand, its passage must be found at their place and nowhere else."""

from __future__ import annotations

from generator.quotes import Passage

from .locate import Span, times
from .sources import Asked

_SHOWN = 12
_MORE = "add words around them to `at`, from the same paragraph"


def astray(passage: Passage, span: Span, asked: Asked) -> tuple[str, str] | None:
    """What is wrong with the link to the words of a span, and what helps; nothing without a text."""
    if asked.text is None:
        return None
    found = asked.page.locate(passage)
    first, last = asked.words[span[0]], asked.words[span[1]]
    if not found:
        there = " ".join(asked.text[first.start : last.end].split()[:_SHOWN])
        return "are not found by their link, which holds them as written here", f"write them as the source does, mark for mark: {there}"
    if len(found) > 1:
        return f"are found {times(len(found))} by their link", f"{_MORE}, until it does so once"
    if not first.start <= found[0] < last.end:
        return "have a link that leads to other words", _MORE
    return None
