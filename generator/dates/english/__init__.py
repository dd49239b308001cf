"""English phrases: the table of rules. Reading the modules named in it is reading what the checker understands.

``days``, ``longer`` and ``counted`` know dates, ``joined`` the words around them, ``undated`` the words that give none.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from generator.dates.reading import Answer, Reading
from generator.dates.value import parse

from . import counted, days, joined, longer, undated
from .grammar import DAY_NAMES, MONTH_NAMES, Asked, Rule

# Words that give no date come first: "in the past" is not "past" something. Words around a date come last.
RULES: Final[tuple[Rule, ...]] = (*undated.RULES, *days.RULES, *counted.RULES, *longer.RULES, *joined.RULES)

_FOLD = str.maketrans({
    **dict.fromkeys("\u2018\u2019\u02bc`\u00b4", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
    **dict.fromkeys("\u2014\u2015", " - "),
    **dict.fromkeys(',;:!?"\u201c\u201d\u201e\u00ab\u00bb()[]\u2026', " "),
})  # fmt: skip


def answers(phrase: str, published: date, ahead: bool) -> tuple[Answer, ...]:  # noqa: FBT001 - the shape of every language
    """Everything the phrase can mean, likeliest first; nothing for a phrase that no rule understands."""
    return Asked(published, "planned" if ahead else "bare", RULES).read(_plain(phrase))


def _plain(phrase: str) -> str:
    """Lower case, straight apostrophes, hyphens for dashes, no marks but those between figures, single spaces."""
    text = re.sub(r"(?<=[0-9]):(?=[0-9])", ".", phrase.lower()).translate(_FOLD)
    text = re.sub(r"(?<![0-9])\.|\.(?![0-9])", "", text).replace("mid-", "mid ")
    return " ".join(re.sub(r"(?<=[a-z])'s\b", "", text).split())


def described(answer: Answer) -> str:
    """What the phrase gives, for an editor: ``Friday 8 August 2025``."""
    if not isinstance(answer, Reading):
        return "no date"
    text = answer.text
    sides = [_side(side) for side in text.split("/")]
    if text.startswith(".."):
        return f"until {sides[1]}"
    return f"from {sides[0]} on" if text.endswith("..") else " to ".join(sides)


def _side(text: str) -> str:
    if text == "..":
        return ""
    when = parse(text)
    day, mark = when.first or date.min, ("perhaps " if when.uncertain else "") + ("around " if when.approximate else "")
    month_name = MONTH_NAMES[day.month - 1].title()
    if when.season:
        return mark + {"21": "spring ", "22": "summer ", "23": "autumn ", "24": "winter "}[when.season] + text[:4]
    if when.precision in ("year", "month"):
        return mark + (f"{day.year}" if when.precision == "year" else f"{month_name} {day.year}")
    said = f"{DAY_NAMES[day.weekday()].title()} {day.day} {month_name} {day.year}"
    return mark + said + (f", {when.time}" if when.time else "") + (f" {when.zone}" if when.zone else "")
