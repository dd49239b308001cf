"""Whom a pronoun means: of those who can be meant whoever was spoken of last, a subject before others."""

from __future__ import annotations

from typing import Final

from . import lexicon
from .mentions import Mention
from .places import Place
from .somebody import NARRATOR, Somebody, Stage, with_phrase

_SAID: Final = {
    "he": "he",
    "him": "he",
    "himself": "he",
    "his": "he",
    "she": "she",
    "her": "she",
    "herself": "she",
    "it": "it",
    "its": "it",
}


def by_pronoun(stage: Stage, mention: Mention) -> Somebody | None:
    """Whom a pronoun, or the possessive that a phrase begins with, means."""
    place = stage.places[mention]
    word = mention.head if mention.kind == "pronoun" else mention.det
    if word == "who":
        return _before(stage, mention)
    if word in lexicon.NARRATOR or word in ("my", "our"):
        return _narrator(stage)
    said = _SAID.get(word, "they")
    if said == "it":
        return _it(stage, mention, place)
    best = _likeliest(stage.everybody, place, said)
    if best is not None and not best.pronoun and said in ("he", "she"):
        best.pronoun = said
    return best


def _likeliest(known: list[Somebody], place: Place, said: str) -> Somebody | None:
    scored = [(score, -n) for n, one in enumerate(known) if (score := _salience(one, place, said)) is not None]
    return known[-max(scored)[1]] if scored else None


def _salience(somebody: Somebody, place: Place, said: str) -> float | None:
    """How likely a pronoun at a place means somebody, by where they were mentioned last; None if it cannot."""
    last = somebody.last
    if last is None or (last.sentence, last.first) >= (place.sentence, place.first) or somebody.noun == NARRATOR:
        return None
    if said in ("he", "she") and (somebody.kind not in ("person", "unnamed") or somebody.pronoun not in ("", said)):
        return None
    score = -2.0 * (place.sentence - last.sentence) - 0.25 * (place.paragraph - last.paragraph)
    score += 2 * last.subject + 0.5 * last.speaks + 0.5 * last.opens
    score -= 1.5 * last.of + 1.5 * last.possessive + last.object + last.embedded
    score -= 1.5 if somebody.kind == "unnamed" and not last.subject else 0
    return score + (_as_many(somebody) if said == "they" else 1.5 * (somebody.pronoun == said) + 0.5 * (somebody.kind == "person"))


def _as_many(somebody: Somebody) -> float:
    """How well “they” suits somebody."""
    if somebody.kind in ("group", "organisation"):
        return 1
    return -2 if somebody.kind == "state" else -1 if somebody.pronoun else 0


def _it(stage: Stage, mention: Mention, place: Place) -> Somebody | None:
    """It said: the organisation or the state that was spoken of last; it read: what is written."""
    if stage.behind(mention) in ("read", "reads"):
        near = [
            one for found in stage.mentions[max(0, place.sentence - 2) : place.sentence] for one in found if one.head in lexicon.DOCUMENTS
        ]
        return stage.add("unnamed", tuple(with_phrase(near[-1], stage.article.sentences[near[-1].sentence]))) if near else None
    return _likeliest([one for one in stage.everybody if one.kind in ("organisation", "state", "group")], place, "they")


def _narrator(stage: Stage) -> Somebody:
    found = next((one for one in stage.everybody if one.noun == NARRATOR), None)
    return found or stage.add("unnamed", ("The", "reporter"), NARRATOR)


def _before(stage: Stage, mention: Mention) -> Somebody | None:
    """Who: the mention before it, or the one that has that mention behind a preposition."""
    earlier = [one for one in stage.mentions[mention.sentence] if one.last < mention.first and one in stage.who and one.head != "who"]
    if not earlier:
        return None
    near = earlier[-1]
    owner = [one for one in earlier[:-1] if stage.places[near].of and one.last == near.first - 2]
    return stage.who[owner[-1] if owner else near]
