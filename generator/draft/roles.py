"""Whom a role without a name means: “the Ukrainian president”, “the company”, “his lawyer”, “a White House official”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from . import lexicon
from .article import Sentence
from .likeness import fits_role
from .mentions import Mention
from .naming import describe
from .pronouns import by_pronoun
from .somebody import Kind, Somebody, Stage, with_phrase

_GENERIC: Final = lexicon.words("generic")
_NEVER_NAMED: Final = lexicon.words("never_named")
_MUTUAL: Final = lexicon.words("mutual")
_DEFINITE: Final = frozenset({"the", "this", "that", "both", "these", "those"})
_SEVERAL: Final = frozenset({"some", "several", "many", "most", "two", "three"})
_ANOTHER: Final = frozenset({"one", "another"})
# Paragraphs in which somebody may be spoken of before they are named, and how many later the name comes.
_LEAD: Final = 2
_NAMED_WITHIN: Final = 3

Scored = Sequence[tuple[float, Somebody]]


def by_role(stage: Stage, mention: Mention) -> Somebody | None:
    """Whom a role means; somebody new if nobody fits."""
    sentence = stage.article.sentences[mention.sentence]
    if same := _is_named(stage, mention):
        return same
    if mention.head == "one":
        return _one_of_many(stage, mention)
    if mention.head in lexicon.DOCUMENTS and not (stage.places[mention].speaks or _cited(mention, sentence)):
        return None
    if mention.det in lexicon.POSSESSIVES or mention.owner:
        return _owned(stage, mention)
    return _known(stage, mention, sentence) or _new(stage, mention, sentence)


def _is_named(stage: Stage, mention: Mention) -> Somebody | None:
    """The young man was Pål Hegge."""
    if mention.det != "the" or stage.behind(mention) not in ("is", "was"):
        return None
    return next(
        (stage.who.get(one) for one in stage.mentions[mention.sentence] if one.kind == "name" and one.first == mention.last + 2), None
    )


def _one_of_many(stage: Stage, mention: Mention) -> Somebody:
    """One of those who were spoken of last."""
    groups = [one for one in stage.everybody if one.kind == "group" and one.last]
    near = max(groups, key=lambda one: one.recent(mention), default=None)
    return stage.add("unnamed", ("One", "of", "the", *(text.lower() for text in near.name)) if near else ("One", "of", "them"), "one")


def _cited(mention: Mention, sentence: Sentence) -> bool:
    """According to the ruling."""
    return [item.low for item in sentence.items[max(0, mention.first - 2) : mention.first]] == ["according", "to"]


def _known(stage: Stage, mention: Mention, sentence: Sentence) -> Somebody | None:
    """Somebody who has been named, or told of in the same words."""
    definite = mention.det in _DEFINITE
    plural = lexicon.is_group(mention.head) and mention.det not in lexicon.INDEFINITE - _SEVERAL
    lead = sentence.paragraph <= _LEAD and not plural and mention.det in ("a", "an", "the")
    fitting = [(score, one) for one in stage.everybody if (score := fits_role(mention, one)) is not None]
    named = [(score, one) for score, one in fitting if one.kind == "person" and score >= 1]
    if lead and not (named if mention.det != "the" else fitting) and (later := _named_later(stage, mention, sentence)):
        return later
    chosen = fitting if definite else named if lead and named else _in_same_words(mention, fitting, plural=plural)
    if chosen:
        return max(chosen, key=lambda pair: (pair[0], pair[1].recent(mention)))[1]
    return (_generic(stage, mention) or _topic(stage, mention, sentence)) if definite else None


def _in_same_words(mention: Mention, fitting: Scored, *, plural: bool) -> Scored:
    """Of those who fit an indefinite role the ones it was used for before; a bare title fits a name that has it."""
    noun = _noun(mention)
    if plural or mention.det:
        return [(score, one) for score, one in fitting if one.noun == noun and mention.det not in _ANOTHER]
    return [(score, one) for score, one in fitting if one.noun == noun or score > 1]


def _named_later(stage: Stage, mention: Mention, sentence: Sentence) -> Somebody | None:
    """A driver told police …; then, told of as whoever is met first, the one it was: Callum Reyes, 29."""
    if not _may_be_named(stage, mention):
        return None
    for found in stage.mentions[sentence.n + 1 :]:
        for one in found:
            if one in stage.who and one.kind == "name" and (one.age or _told_of(stage, one)):
                near = stage.places[one].paragraph - sentence.paragraph <= _NAMED_WITHIN
                somebody = stage.who[one]
                return somebody if near and somebody.kind == "person" and not somebody.described & lexicon.ROLES else None
    return None


def _may_be_named(stage: Stage, mention: Mention) -> bool:
    return mention.head in lexicon.ROLES and mention.head not in _NEVER_NAMED and stage.places[mention].subject


def _told_of(stage: Stage, mention: Mention) -> bool:
    """Craig Sutherland, who has run the carrier since 2021."""
    items = stage.items(mention)
    return items[mention.last].after == "," and mention.last + 1 < len(items) and items[mention.last + 1].low == "who"


def _generic(stage: Stage, mention: Mention) -> Somebody | None:
    """The company, the 45-year-old: whoever of that sort was named last."""
    if mention.head == lexicon.NATIONAL:
        return _named_last(stage, mention)
    aged = mention.head.endswith("-year-old")
    if mention.head not in _GENERIC and not aged and mention.head not in ("man", "woman"):
        return None
    kind = "organisation" if mention.head in _GENERIC else "person"
    sex = {"man": "he", "woman": "she"}.get(mention.head, "")
    known = [one for one in stage.everybody if one.kind == kind and one.last and not one.noun and one.pronoun in ("", sex or one.pronoun)]
    of_age = [one for one in known if aged and one.age == mention.head.partition("-")[0]]
    return max(of_age or known, key=lambda one: one.recent(mention), default=None)


def _named_last(stage: Stage, mention: Mention) -> Somebody | None:
    """The Swede: the person whose name stands last before it, inside a quotation or not."""
    people = [one for one in stage.everybody if one.kind == "person"]
    for word in reversed(stage.article.words[: mention.words[0]]):
        if found := next((one for one in people if word.text in (one.name[0], one.name[-1])), None):
            return found
    return None


def _topic(stage: Stage, mention: Mention, sentence: Sentence) -> Somebody | None:
    """The director said: the person the sentence before was about, if nothing is told of their role."""
    if not _may_be_named(stage, mention):
        return None
    for earlier in reversed(stage.mentions[: sentence.n]):
        for one in earlier:
            somebody = stage.who.get(one)
            if somebody is not None and somebody.kind == "person" and stage.places[one].subject and one.kind == "name":
                return None if somebody.described & lexicon.ROLES else somebody
        if earlier and sentence.paragraph - stage.places[earlier[0]].paragraph > 1:
            return None
    return None


def _owned(stage: Stage, mention: Mention) -> Somebody:
    """His lawyer, the mayor's office."""
    owner = _owner(stage, mention)
    if owner is not None:
        same = next((one for one in stage.everybody if one.owner is owner and one.noun == _noun(mention)), None)
        if same or (same := _other_of_two(stage, mention, owner)):
            return same
    made = _made(stage, mention)
    made.owner = owner
    if owner is not None and mention.det in lexicon.POSSESSIVES:
        made.name = (*owner.name[:-1], owner.name[-1] + "\u2019s", *mention.role)
    return made


def _owner(stage: Stage, mention: Mention) -> Somebody | None:
    if mention.det in lexicon.POSSESSIVES:
        return by_pronoun(stage, mention)
    surname = lexicon.bare(mention.owner[-1])
    owner = next((one for one in reversed(stage.everybody) if one.name[-1].lower() == surname), None)
    if owner is not None:
        owner.last = replace(stage.places[mention], possessive=True, subject=False, speaks=False)
    return owner


def _other_of_two(stage: Stage, mention: Mention, owner: Somebody) -> Somebody | None:
    """Of Declan, who was told of as a brother himself: his brother is the other one."""
    if mention.head not in _MUTUAL or mention.head not in owner.described:
        return None
    others = [one for one in stage.everybody if one.kind == "person" and one is not owner and one.last is not None]
    return max(others, key=lambda one: one.recent(mention), default=None)


def _new(stage: Stage, mention: Mention, sentence: Sentence) -> Somebody:
    made = _made(stage, mention)
    made.name = tuple(with_phrase(mention, sentence))
    return made


def _made(stage: Stage, mention: Mention) -> Somebody:
    several = lexicon.is_group(mention.head) and mention.det not in ("one", "another", "a", "an")
    kind: Kind = "group" if several else "organisation" if mention.head in lexicon.BODIES else "unnamed"
    first, *others = (text.replace("'", "\u2019") for text in mention.role)
    made = stage.add(kind, (first[:1].upper() + first[1:], *others), _noun(mention))
    describe(made, mention)
    made.pronoun = lexicon.pronoun_of(mention.role)
    return made


def _noun(mention: Mention) -> str:
    return " ".join(text.lower() for text in mention.role)
