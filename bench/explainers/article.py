"""An article while it is being made up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from generator.quotes import RUN

Record = dict[str, Any]


@dataclass
class Article:
    """A source while it is being made up, and the citations whose words are chosen once its text is whole."""

    id: str
    published: date
    random: Random
    sentences: list[str] = field(default_factory=list)
    cited: list[tuple[Record, str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n\n".join(" ".join(self.sentences[n : n + 3]) for n in range(0, len(self.sentences), 3))

    def say(self, sentence: str) -> str:
        self.sentences.append(sentence)
        return sentence

    def at(self, sentence: str) -> Record:
        """A citation of some words of a sentence."""
        long = len(sentence.split()) > 3 * RUN
        return self.between(sentence, sentence if long and self.random.random() < 0.3 else "")

    def between(self, first: str, last: str) -> Record:
        """A citation from one sentence to another, or of words of the first alone."""
        cite = {"source": self.id}
        self.cited.append((cite, first, last))
        return cite

    def choose_words(self) -> None:
        """Fill in the citations: the fewest words of a sentence that stand nowhere else."""
        words = [word.strip("“”,.") for word in self.text.split()]
        runs = Counter(tuple(words[n : n + RUN]) for n in range(len(words)))
        for cite, first, last in self.cited:
            half = len(first.split()) // 2 if first == last else None
            chosen, end = _only(first.split()[:half], runs), _only(last.split()[half or 0 :], runs)
            cite["at"] = " … ".join(" ".join(part) for part in (chosen, end) if part)


def _only(words: list[str], runs: Mapping[tuple[str, ...], int]) -> list[str]:
    """The first words in a row that stand once; none where the sentence is too short."""
    bare = [word.strip("“”,.") for word in words]
    found = (words[n : n + RUN] for n in range(len(words) - RUN + 1) if runs[tuple(bare[n : n + RUN])] == 1)
    return next(found, [])
