"""Noun: glossary terms in running text, by the words they are spelled with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

_WORD = re.compile(r"\w+(?:-\w+)*")


class Terms:
    """Finds terms, each with a value of its own; of two that begin at one word the longer is found."""

    def __init__(self, spellings: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for spelling, value in spellings:
            if words := tuple(_WORD.findall(_folded(spelling))):
                self._by_first[words[0]].append((words, value))
        for found in self._by_first.values():
            found.sort(key=lambda item: (-len(item[0]), item))

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Every term in a text as (start, end, value), none within another."""
        if not self._by_first:
            return
        if hits := list(self._hits(list(map(_folded, _WORD.findall(text))))):  # most texts hold none
            places = [found.span() for found in _WORD.finditer(text)]
            for n, size, value in hits:
                yield places[n][0], places[n + size - 1][1], value

    def _hits(self, folded: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """The number of each term's first word, of its words, and its value."""
        end = 0
        for n, word in enumerate(folded):
            if n >= end and word in self._by_first:
                found = ((len(words), value) for words, value in self._by_first[word] if tuple(folded[n : n + len(words)]) == words)
                size, value = next(found, (0, ""))
                if size:
                    yield n, size, value
                    end = n + size


@lru_cache(1 << 14)
def _folded(text: str) -> str:
    """Words as terms are compared: a word of one letter or in capitals keeps its case (X is not x)."""
    return " ".join(word if len(word) == 1 or (word.isupper() and len(word) > 1) else word.lower() for word in text.split())
