"""The reporting verbs of a sentence, each with the mention that is its subject: what a quotation can be attributed by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from . import lexicon
from .article import Sentence
from .mentions import Mention
from .places import Place

_MODALS: Final = frozenset(["will", "would", "shall", "should", "can", "could", "may", "might", "must", "cannot", "to"])
# Words between two mentions of which one belongs to the other.
_BETWEEN: Final = 4
_BE: Final = frozenset(["is", "are", "was", "were", "be", "been", "being"])


@dataclass(frozen=True, slots=True)
class Frame:
    """A reporting verb at item ``at`` and its subject. ``beside`` says that nothing stands between the two."""

    at: int
    verb: str
    subject: Mention | None
    beside: bool = False

    @property
    def weak(self) -> bool:
        """Whether the verb does not always report speech."""
        return self.verb in lexicon.WEAK


class Reader:
    """One sentence's frames."""

    def __init__(self, sentence: Sentence, mentions: Sequence[Mention], places: Mapping[Mention, Place]) -> None:
        self.items = sentence.items
        self.mentions = mentions
        self.places = places

    def frames(self) -> Iterator[Frame]:
        """Every frame, in order."""
        for at, item in enumerate(self.items):
            if item.quote >= 0 or (item.cap and at and not self._opens(at)):
                continue
            if item.low == "according" and self._low(at + 1) == "to":
                yield Frame(at, "according to", self._from(at + 2), beside=True)
            elif item.low == "words" and self._low(at + 1) == "of":
                yield Frame(at, "in the words of", self._from(at + 2), beside=True)
            elif item.low in lexicon.REPORTS and self._low(at - 1) not in lexicon.DETERMINERS - {"all", "both", "that", "this"}:
                yield self._frame(at)
            elif item.low in lexicon.PRESENT and (adjacent := self._left(at)) and _plural(adjacent):
                yield Frame(at, item.low, adjacent, beside=True)

    def _opens(self, at: int) -> bool:
        return at == 0 or self.items[at - 1].quote >= 0

    def _low(self, at: int) -> str:
        return self.items[at].low if 0 <= at < len(self.items) else ""

    def _frame(self, at: int) -> Frame:
        verb = self.items[at].low
        if beside := self._by(at) or self._inverted(at):
            return Frame(at, verb, beside, beside=True)
        if cited := self._quoted_as(at):
            return Frame(at, verb, cited)
        if verb.endswith("ing") and self._low(at - 1) not in _BE | {"not"}:
            return Frame(at, verb, self._main(at) or self._far(at))
        joined = self._low(at - 1) in ("and", "but")
        near = self._far(at, main=True) if joined else self._left(at)
        return Frame(at, verb, near or self._far(at), beside=bool(near) and not joined)

    def _by(self, at: int) -> Mention | None:
        """Described by Ruiz as; was called “a disgrace” by residents."""
        after = at + 1 if self._low(at + 1) == "by" else self._behind_quote(at)
        return self._from(after + 1) if after else None

    def _quoted_as(self, at: int) -> Mention | None:
        """Was quoted by an official as saying: whoever was quoted."""
        begin = at - 1 if self._low(at - 1) == "as" else at - 2 if [self._low(at - 2), self._low(at - 1)] == ["as", "having"] else 0
        passive = next((n for n in range(begin, max(0, begin - 8), -1) if self._low(n) in ("quoted", "cited", "heard")), 0)
        return (self._left(passive) or self._far(passive)) if passive else None

    def _behind_quote(self, at: int) -> int:
        """The item “by” in: was called “a disgrace” by residents."""
        passive = any(self._low(n) in _BE for n in range(max(0, at - 2), at))
        for n in range(at + 1, min(at + 5, len(self.items) - 1)):
            if self.items[n].quote >= 0:
                return n + 1 if passive and self._low(n + 1) == "by" else 0
        return 0

    def _from(self, at: int) -> Mention | None:
        """The mention that begins at an item, or just behind it."""
        for mention in self.mentions:
            if at <= mention.begin <= at + 2 and not (mention.possessive and mention.kind == "pronoun"):
                return mention
        return None

    def _inverted(self, at: int) -> Mention | None:
        """Said Ana Ruiz: behind a quotation, or between commas."""
        verb, before = self.items[at].low, self.items[at - 1] if at else None
        if verb in ("told", "tells", "telling") or verb.endswith("ing"):
            return None
        quoted = before is None or before.quote >= 0
        if not quoted and not (before and before.after.startswith((",", "-")) and not self._left(at)):
            return None
        for mention in self.mentions:
            if mention.begin == at + 1 and mention.head not in ("him", "them", "me", "us") and self.items[at].after == "":
                return mention if quoted or self._ended(mention) else None
        return None

    def _ended(self, mention: Mention) -> bool:
        last = mention.end
        return bool(self.items[last].after) or last + 1 >= len(self.items) or self._low(last + 1) in lexicon.PREPOSITIONS

    def _left(self, at: int) -> Mention | None:
        """The mention right before a verb, past adverbs and auxiliaries; of “a spokesman for the firm” the spokesman."""
        n = at - 1
        while n >= 0 and self.items[n].quote < 0 and self._passed(n):
            n -= 1
        for mention in reversed(self.mentions):
            last = mention.end
            if n in (last, mention.last):
                return self._owner(mention)
            if last < n:
                break
        return self._owner_of_phrase(n)

    def _passed(self, n: int) -> bool:
        low, after = self.items[n].low, self.items[n].after
        if self.items[n].cap and low not in lexicon.NO_NAMES:
            return False
        skipped = low in lexicon.ADVERBS or low in lexicon.AUXILIARIES or low.endswith("ly") or low in ("quoted", "as", "heard", "to")
        return (skipped and low not in ("family", "ally")) or (low in lexicon.NO_NAMES and not after)

    def _owner(self, mention: Mention) -> Mention:
        """Of “leaders of the union”, “people briefed on the plan” the first mention."""
        while self.places[mention].of or self.places[mention].object:
            above = next((one for one in reversed(self.mentions) if one.end < mention.begin), None)
            if above is None or self._parted(above, mention.begin) or above.kind == "pronoun":
                break
            mention = above
        return mention

    def _parted(self, above: Mention, start: int) -> bool:
        """Whether more than a preposition, and perhaps a participle, stands between two mentions."""
        between = self.items[above.end + 1 : start]
        marks = self.items[above.end].after or any(item.after or item.quote >= 0 for item in between)
        relative = bool(between) and between[0].low in ("that", "which", "who")
        parting = any(item.low in lexicon.CONJUNCTIONS or item.low in lexicon.AUXILIARIES for item in between) and not relative
        return bool(marks) or parting or len(between) > _BETWEEN

    def _owner_of_phrase(self, n: int) -> Mention | None:
        """People familiar with the plans: the mention before words that are none, if nothing parts them."""
        for mention in reversed(self.mentions):
            last = mention.end
            if last < n and n - last <= 5:  # noqa: PLR2004
                between = self.items[last + 1 : n + 1]
                held = any(
                    item.quote >= 0 or item.low in lexicon.CONJUNCTIONS or item.low in lexicon.AUXILIARIES or item.low in lexicon.VERBS
                    for item in between
                )
                marks = self.items[last].after or any(item.after for item in between)
                joined = between[0].low in lexicon.PREPOSITIONS or between[0].low in ("familiar", "close", "briefed", "involved", "living")
                return self._owner(mention) if not held and not marks and joined else None
        return None

    def _main(self, at: int) -> Mention | None:
        """The subject of the sentence's first verb of speech, for a participle behind a comma (adding that …)."""
        earlier = [mention for mention in self.mentions if mention.end < at]
        spoken = [mention for mention in earlier if self.places[mention].speaks and mention.head != "who"]
        subjects = [mention for mention in earlier if self.places[mention].subject and mention.head != "who"]
        return next(iter(spoken or subjects), None)

    def _far(self, at: int, *, main: bool = False) -> Mention | None:
        """The nearest subject to the left, first outside other clauses: “Ruiz smiled and said”, “Ruiz, speaking after the vote, said”."""
        if not main and (outer := self._far(at, main=True)):
            return outer
        earlier = [mention for mention in reversed(self.mentions) if mention.end < at]
        for mention in earlier:
            place = self.places[mention]
            last = mention.end
            aside = "," in self.items[last].after and not place.of
            if (place.subject or aside) and not place.possessive and not place.object and not (main and place.embedded):
                return mention
        if main:
            return None
        free = [mention for mention in earlier if not self.places[mention].of and not self.places[mention].possessive]
        return free[-1] if free else None


def _plural(mention: Mention) -> bool:
    return lexicon.is_group(mention.head) or mention.head in ("i", "we", "they", "who") or mention.head in lexicon.BODIES
