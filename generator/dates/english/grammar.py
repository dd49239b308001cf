"""How the table of rules is asked: the first rule that understands the words answers.

A pattern is a regular expression over the phrase in lower case; a word in capitals stands for an entry of ``WORDS_FOR``.
A rule may ask again for the rest of the words, so "by early April" is "by", "early" and "April".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal, NamedTuple

from generator.dates.reading import Answer, Reading
from generator.dates.spans import Span

# Where a day or month without its year is looked for: as news writes ("bare"), the same of something still to come
# ("planned"), and where words say so ("by", "since", "from").
Look = Literal["bare", "planned", "ahead", "back", "either"]

DAY_NAMES: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH_NAMES: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS: Final[Mapping[str, int]] = {
    **{name: number for number, name in enumerate(DAY_NAMES)},
    **{name[:3]: number for number, name in enumerate(DAY_NAMES)},
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
MONTHS: Final[Mapping[str, int]] = {
    **{name: number for number, name in enumerate(MONTH_NAMES, 1)},
    **{name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)},
    "sept": 9,
}
SEASONS: Final[Mapping[str, int]] = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HALF_A_YEAR = 183
# The least and the most that a number word can mean.
COUNTS: Final[Mapping[str, tuple[int, int]]] = {
    **{name: (number, number) for number, name in enumerate(_NUMBERS, 1)},
    **dict.fromkeys(("a", "an"), (1, 1)),
    **dict.fromkeys(("a couple of", "a couple", "couple of", "couple"), (2, 3)),
    **dict.fromkeys(("a few", "few", "several", "some", "a number of"), (2, 7)),
}


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


WORDS_FOR: Final[Mapping[str, str]] = {
    "WEEKDAY": f"(?P<weekday>{_any(WEEKDAYS)})",
    "MONTH": f"(?P<month>{_any(MONTHS)})",
    "DAY": "(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?",
    "ORDINAL": "(?P<day>[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)",
    "YEAR": "(?P<year>[1-9][0-9]{3}|(?:of )?(?:this|last|next) year)",
    "SEASON": f"(?P<season>{_any(SEASONS)})",
    "COUNT": f"(?P<count>[0-9]{{1,4}}|{_any(COUNTS)})",
    "UNIT": "(?P<unit>minute|hour|day|week|month|year|decade)s?",
    "WHICH": "(?P<which>last|this|next)",
    "PART": "(?:(?:early|late|mid) ?)?(?:morning|afternoon|evening|night|daytime|lunchtime)",
    "TIME": "(?:(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5][0-9]))? ?(?P<half>[ap])m"
    "|(?P<hours>[01]?[0-9]|2[0-3])[:.](?P<minutes>[0-5][0-9])(?: ?hrs)?|(?P<named>noon|midday|midnight))",
    "ZONE": "(?P<zone>utc|gmt|z|wet|cet|cest|eet|eest|est|edt|pst|pdt|mst|mdt)",
    "REST": "(?P<rest>.+?)",
}


Read = Callable[[re.Match[str], "Asked"], Iterable[Answer]]


class Rule(NamedTuple):
    """What the words look like, and what they then mean."""

    pattern: re.Pattern[str]
    read: Read


@dataclass(frozen=True)
class Asked:
    """A question to the table: the day of publication and where to look."""

    published: date
    look: Look
    rules: tuple[Rule, ...]
    known: dict[tuple[str, Look, date], tuple[Answer, ...]] = field(default_factory=dict, compare=False)

    def read(self, words: str, look: Look | None = None, published: date | None = None) -> tuple[Answer, ...]:
        """Everything the words can mean, likeliest first; nothing if no rule understands them."""
        asked = replace(self, look=look or self.look, published=published or self.published)
        key = (words, asked.look, asked.published)
        if key not in self.known:
            self.known[key] = asked.ask(words)
        return self.known[key]

    def ask(self, words: str) -> tuple[Answer, ...]:
        """The answer of the first rule that has one."""
        for rule in self.rules:
            if (found := rule.pattern.fullmatch(words)) and (answers := tuple(dict.fromkeys(rule.read(found, self)))):
                return answers
        return ()

    def dated(self, words: str, look: Look | None = None, published: date | None = None) -> list[Reading]:
        """The same without answers that give no date."""
        return [answer for answer in self.read(words, look, published) if isinstance(answer, Reading)]


def whole(readings: Iterable[Reading]) -> list[Reading]:
    """The readings that are not part of another: "this week" as a week, not what is left of it."""
    known = list(readings)
    return [one for one in known if not any(one != two and two.first <= one.first and one.last <= two.last for two in known)]


def on(table: list[Rule], pattern: str) -> Callable[[Read], Read]:
    """Put the function into the table as the rule for a pattern."""
    expected = re.compile(re.sub(r"[A-Z]{3,}", lambda name: WORDS_FOR[name[0]], pattern))

    def put(read: Read) -> Read:
        table.append(Rule(expected, read))
        return read

    return put


def nearest(spans: Iterable[Span], asked: Asked) -> list[Span]:
    """Of the same day or month in many years those that words without a year can mean.

    The one in the year of publication, and others at most half a year away; words that look one way choose the first there.
    """
    known = sorted(spans)
    past = [span for span in known if span[0] <= asked.published][-1:]
    coming = [span for span in known if span[1] >= asked.published][:1]
    if asked.look == "back":
        return past

    def away(span: Span) -> int:
        return max((span[0] - asked.published).days, (asked.published - span[1]).days, 0)

    near = [span for span in known if span[0].year == asked.published.year or away(span) < _HALF_A_YEAR]
    found = sorted(near, key=away) or sorted(past + coming, key=away)[:1]
    return [*coming, *found] if asked.look in ("planned", "ahead") else found
