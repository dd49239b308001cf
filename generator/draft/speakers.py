"""Who says each quotation: by the verb in its sentence, else by what stands around it.

1. A reporting verb before or behind the quotation in its own sentence, with its subject (``frames``).
2. Without one, the subject of that sentence.
3. A sentence of quotations alone: whoever spoke in the paragraph so far, the subject of a sentence beside it, or the other
   one of a dialogue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from . import lexicon
from .article import Article, Item, Quotation, Sentence
from .cast import Cast
from .frames import Frame, Reader
from .mentions import Mention
from .somebody import Somebody

Sure = Literal["clear", "likely", "a guess"]
_NEAR = 4


@dataclass(frozen=True)
class Attribution:
    """A quotation's likely speaker, how sure that is, by which words, and who else it may be. ``at`` is the verb's word number."""

    speaker: Somebody | None
    sure: Sure
    verb: str = ""
    at: int = -1
    others: tuple[Somebody, ...] = ()


class Speakers:
    """The attributions of an article's quotations."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article, self.cast = article, cast
        self.found: dict[int, Attribution] = {}
        self._frames = [tuple(Reader(sentence, cast.mentions[sentence.n], cast.places).frames()) for sentence in article.sentences]
        for sentence in article.sentences:
            for at, item in enumerate(sentence.items):
                if item.quote >= 0:
                    self.found[item.quote] = self._within(sentence, at, item) or self._around(sentence, item)

    @cached_property
    def all(self) -> tuple[Attribution, ...]:
        """The attributions in the order of the quotations."""
        return tuple(self.found.get(n, Attribution(None, "a guess")) for n in range(len(self.article.quotations)))

    def _within(self, sentence: Sentence, at: int, item: Item) -> Attribution | None:
        items = sentence.items
        if sum(other.quote < 0 for other in items) == 0:
            return None
        frame = self._frame(sentence, at, item)
        if frame is not None and (somebody := self._who(frame.subject)):
            return self._attribution(sentence, frame, somebody)
        earlier = [other for other in items[:at] if other.quote >= 0]
        if earlier and not any(self.cast.places[mention].subject for mention in self._mentions(sentence, earlier[-1], item)):
            return self.found.get(earlier[-1].quote)
        return self._by_subject(sentence, at)

    def _mentions(self, sentence: Sentence, one: Item, two: Item) -> list[Mention]:
        return [mention for mention in self.cast.mentions[sentence.n] if one.last < mention.words[0] < two.first]

    def _frame(self, sentence: Sentence, at: int, item: Item) -> Frame | None:
        """The frame that the quotation belongs to."""
        items = sentence.items
        quotes = [n for n, other in enumerate(items) if other.quote >= 0]
        previous = max((n for n in quotes if n < at), default=-1)
        following = min((n for n in quotes if n > at), default=len(items))
        told = [frame for frame in self._frames[sentence.n] if self._who(frame.subject) is not None]
        before = [frame for frame in told if previous < frame.at < at]
        after = [frame for frame in told if at < frame.at < following]
        before = [frame for frame in before if not frame.weak] or before
        last = before[-1] if before else None
        first = self._attached(items, at, after)
        if last is None:
            return first or (self._according(told, at) if previous >= 0 else None)
        if first is not None and at - last.at > _NEAR and items[at - 1].after.startswith(",") and self._speech_ends(item):
            return first
        return last

    def _attached(self, items: Sequence[Item], at: int, after: Sequence[Frame]) -> Frame | None:
        """The first frame behind the quotation, stronger ones first."""
        strong = [frame for frame in after if not frame.weak and not (frame.verb.endswith("ing") and not frame.beside)]
        chosen = next(iter(strong or after), None)
        if chosen is None or chosen.subject is None:
            return None
        # “A” and Jones said B: another clause with a speaker of its own.
        between = [item.low for item in items[at + 1 : min(chosen.at, chosen.subject.begin)]]
        other = bool({"while", "but", "although"} & set(between)) or between[:1] == ["and"]
        return None if other and at else chosen

    def _according(self, told: Sequence[Frame], at: int) -> Frame | None:
        """An attribution that holds for all of the sentence's quotations before it."""
        return next((frame for frame in told if frame.at > at and frame.verb == "according to"), None)

    def _speech_ends(self, item: Item) -> bool:
        return item.after.startswith((",", "-")) or self.article.words[item.last].text.endswith(("?", "!"))

    def _who(self, mention: Mention | None) -> Somebody | None:
        somebody = self.cast.who.get(mention) if mention is not None else None
        return somebody if somebody is not None and somebody.kind != "thing" else None

    def _attribution(self, sentence: Sentence, frame: Frame, somebody: Somebody) -> Attribution:
        clear = frame.beside and frame.subject is not None and frame.subject.kind == "name"
        others = [self._who(mention) for mention in self.cast.mentions[sentence.n] if self.cast.places[mention].subject]
        named = tuple(dict.fromkeys(one for one in others if one is not None and one is not somebody))
        return Attribution(somebody, "clear" if clear else "likely", frame.verb, sentence.items[frame.at].first, named)

    def _by_subject(self, sentence: Sentence, at: int) -> Attribution | None:
        """Without a verb of speech: a subject before the quotation, else anybody whose words these may be."""
        places = self.cast.places
        mentions = [mention for mention in self.cast.mentions[sentence.n] if self._who(mention)]
        before = [mention for mention in mentions if mention.last < at]
        people = [mention for mention in before if self._is_one(mention)]
        ranked = (
            [mention for mention in people if places[mention].subject],
            [mention for mention in people if not places[mention].of and not places[mention].located],
            [mention for mention in before if places[mention].subject],
            people,
            [mention for mention in mentions if places[mention].subject],
            mentions if sentence.items[at - 1].after.startswith(":") else [],
        )
        chosen = next((found[0] for found in ranked if found), None)
        somebody = self._who(chosen)
        if somebody is None:
            return None
        others = tuple(dict.fromkeys(one for mention in mentions if (one := self._who(mention)) and one is not somebody))
        return Attribution(somebody, "a guess", "", -1, others)

    def _is_one(self, mention: Mention) -> bool:
        somebody = self._who(mention)
        return somebody is not None and somebody.kind in ("person", "unnamed")

    # Around it

    def _around(self, sentence: Sentence, item: Item) -> Attribution:
        """A quotation that its own sentence gives nobody for."""
        number = item.quote
        quotation = self.article.quotations[number]
        previous = self.article.quotations[number - 1] if number else None
        if previous is not None and not previous.closed and previous.paragraph + 1 == quotation.paragraph:
            return self._again(number - 1, "likely")
        if previous is not None and previous.paragraph == quotation.paragraph and (found := self._since(sentence, number - 1)):
            return found
        for find in (self._before_in_paragraph, self._behind_in_paragraph):
            if found := find(sentence, quotation):
                return found
        return self._from_before(sentence, quotation, number)

    def _again(self, number: int, sure: Sure) -> Attribution:
        known = self.found.get(number)
        return Attribution(known.speaker, sure, "", -1, known.others) if known else Attribution(None, "a guess")

    def _since(self, sentence: Sentence, number: int) -> Attribution | None:
        """The speaker of the paragraph so far, unless somebody else has become the subject since."""
        spoken = next(
            (n for n, other in enumerate(self.article.sentences) if any(item.quote == number for item in other.items)), sentence.n
        )
        for other in self.article.sentences[spoken + 1 : sentence.n]:
            if subject := self._subject(other):
                return Attribution(subject, "a guess", "", -1, self._also(number, subject))
        return self._again(number, "likely")

    def _also(self, number: int, subject: Somebody) -> tuple[Somebody, ...]:
        known = self.found.get(number)
        return (known.speaker,) if known and known.speaker and known.speaker is not subject else ()

    def _subject(self, sentence: Sentence) -> Somebody | None:
        """The person who is the subject of a sentence without quotations."""
        places = self.cast.places
        people = [mention for mention in self.cast.mentions[sentence.n] if places[mention].subject and self._is_one(mention)]
        others = [mention for mention in people if not places[mention].embedded and mention.head not in lexicon.NARRATOR]
        return self._who(next(iter(others or people), None))

    def _before_in_paragraph(self, sentence: Sentence, quotation: Quotation) -> Attribution | None:
        """The subject of a sentence before it: She shook her head. “No.” is hers."""
        for other in reversed(self.article.sentences[: sentence.n]):
            if other.paragraph != quotation.paragraph:
                return None
            if subject := self._subject(other) or self._asked(other):
                return Attribution(subject, "a guess")
        return None

    def _asked(self, sentence: Sentence) -> Somebody | None:
        """A group or a body that speaks in a sentence."""
        for mention in self.cast.mentions[sentence.n]:
            if self.cast.places[mention].speaks and (somebody := self._who(mention)):
                return somebody
        return None

    def _behind_in_paragraph(self, sentence: Sentence, quotation: Quotation) -> Attribution | None:
        """“No.” She shook her head; or a name behind a dash; or the attribution of the quotation that follows."""
        for other in self.article.sentences[sentence.n + 1 :]:
            if other.paragraph != quotation.paragraph:
                return None
            quoted = [(at, item) for at, item in enumerate(other.items) if item.quote >= 0]
            if quoted and quoted[0][0] == 0:
                if found := self._within(other, *quoted[0]):
                    return Attribution(found.speaker, "likely", found.verb, found.at, found.others)
                continue
            if len(other.items) <= 8 and (mentions := self.cast.mentions[other.n]) and mentions[0].first == 0 and not self._frames[other.n]:  # noqa: PLR2004
                return Attribution(self._who(mentions[0]), "likely")
            if subject := self._subject(other):
                return Attribution(subject, "a guess")
        return None

    def _from_before(self, sentence: Sentence, quotation: Quotation, number: int) -> Attribution:
        """A paragraph of quotations alone: the other one after a question, whoever the paragraph before is about, the last speaker."""
        above = [other for other in self.article.sentences[: sentence.n] if other.paragraph == quotation.paragraph - 1]
        spoken = [item.quote for other in above for item in other.items if item.quote >= 0]
        if spoken:
            last = self.found[spoken[-1]]
            other = self._partner(number)
            if other is not None and (self._answers(spoken[-1], last) or self._alternate(number)):
                return Attribution(other, "a guess", "", -1, tuple(one for one in (last.speaker,) if one))
            return self._again(spoken[-1], "a guess")
        for sentence_above in reversed(self.article.sentences[: sentence.n]):
            if subject := self._subject(sentence_above) or self._asked(sentence_above):
                return Attribution(subject, "a guess")
        return self._again(number - 1, "a guess")

    def _answers(self, number: int, last: Attribution) -> bool:
        """Whether a quotation was a question, so that the next one is somebody else's."""
        asked = self.article.words[self.article.quotations[number].last].text.endswith("?")
        return asked or last.verb in ("asked", "asks", "wondered", "questioned")

    def _alternate(self, number: int) -> bool:
        """Whether the two quotations before were said by two people in two paragraphs."""
        if number < 2:  # noqa: PLR2004
            return False
        one, two = self.article.quotations[number - 2], self.article.quotations[number - 1]
        speakers = [self.found[n].speaker for n in (number - 2, number - 1)]
        return one.paragraph + 1 == two.paragraph and speakers[0] is not speakers[1]

    def _partner(self, number: int) -> Somebody | None:
        """The latest speaker who is not the last one, else whoever was asked."""
        last = self.found[number - 1].speaker
        for n in range(number - 2, max(-1, number - 8), -1):
            if (speaker := self.found[n].speaker) is not None and speaker is not last:
                return speaker
        others = self.found[number - 1].others
        return others[0] if others else None
