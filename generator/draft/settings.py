"""The files of a draft that hold no people, quotes and events: the explainer, its source, the kinds an editor begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from .article import Article
from .locators import Places
from .speakers import Attribution
from .yaml_text import Entry, listed, mapped, scalar

if TYPE_CHECKING:
    from .dated import Day
    from .drafting import About

NOT_READ: Final = Attribution(None, "a guess")
# A paragraph of so few words that holds the day of publication says nothing else.
DATELINE: Final = 12
_NO_ADDRESS: Final = "https://example.org/address-to-be-added"
_CONFIRM: Final = (
    "Drafted from the source by rules. Check each record against the source, correct it, then remove its line `draft: true`.",
    "`explainer check` lists what is left; nothing is built before all of it is confirmed.",
)
PARTICIPANTS: Final = (*_CONFIRM, "Everybody the source names, and everybody who speaks without a name. Remove those who do not matter.")
QUOTES: Final = (*_CONFIRM, "The words are exact. The speaker is a guess: the comment above each record says on what it rests.")
TIMELINE: Final = (*_CONFIRM, "A record for each date that no quote carries. Say what happened, or remove the record.")
_QUESTIONS: Final = (
    "The disputed questions, each with its closed list of answers. An example:",
    "- id: must-attend",
    "  question: Must she attend?",
    "  short: Attendance",
    "  stances:",
    "    - id: required",
    "      label: Must attend",
    "      mark: filled",
    "    - id: not-required",
    "      label: Need not attend",
    "      mark: open",
    "  cite:",
    "    - source: article",
    "      at: five or more words of it",
)
_POSITIONS: Final = (
    "Who gives which answer, since when, resting on which quotes. An example:",
    "- id: ruiz-on-attendance",
    "  participant: ruiz",
    "  question: must-attend",
    "  stance: required",
    "  since: unknown",
    "  sentence: Ruiz told reporters that she must attend.",
    "  rests_on: [quote-01]",
)


@dataclass(frozen=True)
class Passage:
    """A sentence that no record rests on: its first and its last word; ``silent`` for a headline, a byline, a date."""

    first: int
    last: int
    silent: bool


def explainer(about: About, day: Day) -> str:
    """``explainer.yml``: what only an editor can say is marked as to be written."""
    return mapped(
        _CONFIRM,
        {
            "draft": True,
            "title": about.title or "Title to be written",
            "question": "The question it answers, to be written",
            "standfirst": "To be written: what this is about, in one or two sentences.",
            "as_of": day.date,
            "status": "developing",
            "summary": [
                {
                    "id": "answer",
                    "draft": True,
                    "text": "To be written: the answer in a few statements, each with the quotes or words that it rests on.",
                    "basis": "editor",
                }
            ],
            "order": "first_mention",
            "language": about.language,
        },
    )


def source_fields(about: About, day: Day, article: Article) -> dict[str, Any]:
    """The source's record."""
    return {
        "id": about.id,
        "draft": True,
        "publisher": about.publisher or "Publisher to be added",
        "url": about.url or _NO_ADDRESS,
        "kind": "transcript" if article.turns else "article",
        "language": about.language,
        "published": {"date": day.date, "time": day.time} if day.time else {"date": day.date},
    }


def sources(about: About, day: Day, article: Article, uncovered: Sequence[Passage], places: Places) -> str:
    """``sources.yml``; the sentences that no record uses stand below the source as comments, ready to be set aside."""
    below = [line for passage in uncovered for line in _passage(passage, places)]
    if below:
        head = "Sentences that no record rests on yet. Rest a fact on each, or set it aside here with your reason:"
        below = [head, "set_aside:", *below]
    return listed(_CONFIRM, [Entry(source_fields(about, day, article), below=below)])


def _passage(passage: Passage, places: Places) -> list[str]:
    reason = "Headline, byline or date of publication." if passage.silent else ""
    return [f"  - at: {scalar(places.at(passage.first, min(passage.first + 4, passage.last)))}", f"    reason: {reason}".rstrip()]


def empty_kinds() -> dict[str, str]:
    """The kinds that no rule can draft."""
    return {
        "questions.yml": listed(_QUESTIONS, ()),
        "positions.yml": listed(_POSITIONS, ()),
        "open_points.yml": listed(("What is not known yet, what would settle it, when to look again.",), ()),
        "glossary.yml": listed(("Words a reader may not know, in plain words.",), ()),
        "conflicts.yml": listed(("Answers that do not fit together, set side by side.",), ()),
        "corrections.yml": listed(("What was wrong, what it says now, on which facts.",), ()),
    }
