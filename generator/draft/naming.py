"""Names put together: which of them are one, and what each is the name of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from . import lexicon
from .likeness import role_words
from .mentions import Mention
from .somebody import Kind, Somebody, Stage

_COMPANY_HAS: Final = lexicon.words("company_has")


def name_everybody(stage: Stage) -> None:
    """Collect the names of the whole text, so that a role may come before the name it belongs to."""
    names = [mention for found in stage.mentions for mention in found if mention.kind == "name"]
    long = [mention for mention in names if len(mention.name) > 1 or mention.body]
    for mention in sorted(long, key=lambda mention: not mention.body):
        _name(stage, mention)
    for mention in names:
        if mention not in stage.who:
            _name(stage, mention)
    for somebody in stage.everybody:
        for mention in somebody.seen:
            describe(somebody, mention)
        somebody.kind = _kind(stage, somebody)
        somebody.pronoun = pronoun_of(somebody)


def describe(somebody: Somebody, mention: Mention) -> None:
    """Note what a mention says of somebody."""
    somebody.described |= role_words(mention.role)
    somebody.age = somebody.age or mention.age


def pronoun_of(somebody: Somebody) -> str:
    """What roles or the given name say of the pronoun."""
    said = next((said for mention in somebody.seen if (said := lexicon.pronoun_of(mention.role))), "")
    return said or (lexicon.sex_of(somebody.name[0]) if somebody.kind == "person" else "")


def _name(stage: Stage, mention: Mention) -> None:
    somebody = _same_name(stage, mention)
    if somebody is None:
        somebody = stage.add("organisation" if mention.body else "person", mention.name)
    elif len(mention.name) > len(somebody.name) and somebody.kind == "person":
        somebody.name = mention.name
    somebody.seen.append(mention)
    stage.who[mention] = somebody


def _same_name(stage: Stage, mention: Mention) -> Somebody | None:
    """Of those with such a name the one nearest before the mention, else behind it."""
    fitting = [one for one in stage.everybody if _one_name(one, mention)]
    if len(mention.name) == 1 and (rank := lexicon.pronoun_of(mention.role)):
        fitting = [one for one in fitting if pronoun_of(one) in ("", rank)] or fitting
    before = [one for one in fitting if one.first <= mention.words[0]]
    return min(before or fitting, key=lambda one: one.distance(mention), default=None)


def _one_name(somebody: Somebody, mention: Mention) -> bool:
    """Whether two names can be one: the same last word, the words of one among those of the other."""
    one, two = ([text.lower().removesuffix(".") for text in name] for name in (somebody.name, mention.name))
    if mention.body or somebody.kind == "organisation":
        return one == two or any(_part_of_body(one, two, body=mention.body))
    if len(two) == 1 and len(one) > 1:
        return two[0] in (one[0], one[-1]) or (two[0] in one[1:] and two[0] not in lexicon.PARTICLES)
    short, long = sorted((one, two), key=len)
    return short[-1] == long[-1] and all(text in long or any(other.startswith(text) for other in long) for text in short)


def _part_of_body(one: list[str], two: list[str], *, body: bool) -> Iterator[bool]:
    """Severn Vale and Severn Vale Water; Post and New York Post are not known to be one."""
    yield len(two) > 1 and one[: len(two)] == two
    yield body and min(len(one), len(two)) > 1 and (one[-len(two) :] == two or two[-len(one) :] == one)


def _kind(stage: Stage, somebody: Somebody) -> Kind:
    name = tuple(text.removesuffix(".") for text in somebody.name)
    if " ".join(name) in lexicon.states():
        return "state"
    if any(mention.body for mention in somebody.seen):
        return "organisation"
    if all(text.lower() in lexicon.DEMONYMS for text in name) or all(one.det == "the" and not one.role for one in somebody.seen):
        return "thing"
    return "person" if _is_person(stage, somebody, name[0]) else _by_company(stage, somebody, long=len(name) > 1)


def _by_company(stage: Stage, somebody: Somebody, *, long: bool) -> Kind:
    """What a name is that no title and no given name tells of, by the words around it."""
    if any(_trades(stage, mention) or (long and _holds_office(stage, mention)) for mention in somebody.seen):
        return "organisation"
    places = [stage.places[mention] for mention in somebody.seen]
    if long and any(place.subject for place in places):
        return "person"
    return "organisation" if any(place.speaks for place in places) else "thing"


def _is_person(stage: Stage, somebody: Somebody, given: str) -> bool:
    titled = any(lexicon.bare(word) in lexicon.TITLES for mention in somebody.seen for word in mention.role)
    return titled or bool(lexicon.sex_of(given) or somebody.age) or any(_who(stage, mention) for mention in somebody.seen)


def _who(stage: Stage, mention: Mention) -> bool:
    """Luísa, who sells sardines."""
    items = stage.items(mention)
    return items[mention.last].after.startswith(",") and mention.last + 1 < len(items) and items[mention.last + 1].low == "who"


def _trades(stage: Stage, mention: Mention) -> bool:
    """Kestrel's shares."""
    return mention.possessive and stage.behind(mention) in _COMPANY_HAS


def _holds_office(stage: Stage, mention: Mention) -> bool:
    """The chief executive of Meridian Air; an analyst at Halder Bank."""
    items = stage.items(mention)
    if mention.first < 2 or items[mention.first - 1].low not in ("of", "at", "for", "with"):  # noqa: PLR2004
        return False
    office = (one for one in stage.mentions[mention.sentence] if one.last == mention.first - 2)
    return any(one.kind == "noun" and one.head in lexicon.ROLES for one in office)
