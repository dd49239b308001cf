"""The events of a draft: a record for each date of the text that no quote carries. What happened is for the editor to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.dates import parse

from .article import Article
from .cast import Cast
from .dated import Dated
from .locators import Places
from .somebody import Somebody
from .yaml_text import Entry

TO_WRITE: Final = "To be written: what happened, in your own words"
_BOUNDS: Final = ("by", "until", "before", "till")


def events_of(
    article: Article, cast: Cast, people: Mapping[Somebody, str], dates: Mapping[int, Sequence[Dated]], carried: set[Dated]
) -> list[tuple[Dated, list[str]]]:
    """The dates that need an event of their own, each with who is named in its sentence."""
    found: list[tuple[Dated, list[str]]] = []
    for sentence in article.sentences:
        named = [cast.who[mention] for mention in cast.mentions[sentence.n] if mention in cast.who]
        who = list(dict.fromkeys(people[one] for one in named if one in people))
        found += [(dated, who) for dated in dates.get(sentence.n, ()) if dated not in carried and dated.when != "unknown"]
    return found


def entries(found: Sequence[tuple[Dated, list[str]]], source: str, places: Places) -> Iterator[Entry]:
    """Records for the dates in whose sentence somebody is named, or which are more exact than a year."""
    number = 0
    for dated, who in found:
        at = places.at(dated.first, dated.last)
        if not at or not (who or _exact(dated)):
            continue
        number += 1
        yield Entry(
            {
                "id": f"event-{number:02}",
                "draft": True,
                "what": TO_WRITE,
                "when": dated.when,
                "when_words": dated.words,
                "status": _status(dated),
                "who": who,
                "cite": [{"source": source, "at": at}],
            }
        )


def _exact(dated: Dated) -> bool:
    """Whether a date is more than a year: enough to be an event although nobody is named."""
    return parse(dated.when).precision != "year"


def _status(dated: Dated) -> str:
    if not dated.ahead:
        return "happened"
    return "deadline" if dated.words.lower().startswith(_BOUNDS) else "planned"


def left_out(found: Sequence[tuple[Dated, list[str]]], places: Places) -> list[str]:
    """Comments on dates in sentences that name nobody."""
    rest = [dated for dated, who in found if not (who or _exact(dated))]
    if not rest:
        return []
    lines = ["", "Years in sentences that name nobody:"]
    return lines + [f"  \u201c{dated.words}\u201d is {dated.when}; at: {places.at(dated.first, dated.last)}" for dated in rest]
