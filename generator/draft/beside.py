"""What stands beside a mention between commas, brackets or dashes: a role, an age, a clause. It becomes part of the mention."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from . import lexicon
from .article import Item, Sentence
from .mentions import Mention

_PARTY: Final = re.compile(r"[DRI]-[A-Z][A-Za-z.]*")
_LONGEST: Final = 14
_CLOSING: Final = (",", ")", ";", ":", "-", ".")
_RELATIVE: Final = frozenset({"who", "which", "whose"})
_LOCATING: Final = frozenset({"in", "at", "near", "from", "to", "of"})
_GOES_ON: Final = frozenset({"of", "from", "who", "whose", "which", "a", "in"})


@dataclass(frozen=True)
class _Beside:
    """Where what stands beside a mention ends, the words of a role in it, an age."""

    end: int
    role: tuple[str, ...] = ()
    age: str = ""


def joined(found: list[Mention], sentence: Sentence) -> Iterator[Mention]:
    """The mentions with what stands beside them; what is part of another is none of its own."""
    n = 0
    while n < len(found):
        mention, taken = _one(found[n : n + 3], sentence)
        yield mention
        n += taken
        while n < len(found) and found[n].first <= mention.end:
            n += 1


def _one(found: list[Mention], sentence: Sentence) -> tuple[Mention, int]:
    """A mention, and how many of those found it is made of."""
    one, *others = found
    if len(others) > 1 and _names_role_of(one, others[0], others[1], sentence):
        return _introduced(others[1], one.first, others[0].last, sentence), 3
    if others and _names_role(one, others[0], sentence):
        return _introduced(others[0], one.first, one.last, sentence), 2
    if one.possessive or one.kind == "pronoun":
        return one, 1
    if one.kind == "noun":
        return replace(one, end=_clause(one, sentence) or one.end), 1
    beside = _beside(one, sentence)
    return (replace(one, role=(*one.role, *beside.role), beside=beside.role, end=beside.end, age=beside.age) if beside else one), 1


def _introduced(name: Mention, first: int, last: int, sentence: Sentence) -> Mention:
    """A name behind the role that introduces it."""
    role = tuple(item.text for item in sentence.items[first : last + 1] if item.low not in lexicon.DETERMINERS)
    return replace(name, role=(*name.role, *role), beside=role, begin=first)


def _names_role(one: Mention, two: Mention, sentence: Sentence) -> bool:
    """The mayor, Ana Ruiz: a role and, behind a comma, who has it."""
    near = two.first == one.last + 1 and sentence.items[one.last].after.startswith(",")
    role = (
        one.kind == "noun" and not one.possessive and one.head not in lexicon.BODIES | lexicon.DOCUMENTS and not lexicon.is_group(one.head)
    )
    if one.kind == "noun" and role and [item.low for item in sentence.items[one.last + 1 : two.first]] in (["called"], ["named"]):
        return _is_bare_name(two)
    return near and role and (_is_bare_name(two) or (one.det in lexicon.DEFINITE and _has_other_role(two, sentence)))


def _has_other_role(two: Mention, sentence: Sentence) -> bool:
    """The mission's leader, former minister Akosua Frimpong: one of a list has an “and” behind it."""
    items, after = sentence.items, two.last + 1
    ended = bool(items[two.last].after) or after >= len(items)
    listed = after < len(items) and items[after].low == "and"
    return two.kind == "name" and not two.body and not two.possessive and not two.det and ended and not listed


def _is_bare_name(mention: Mention) -> bool:
    titled = {lexicon.bare(word) for word in mention.role} - lexicon.COURTESY
    return mention.kind == "name" and not mention.body and not mention.possessive and not titled


def _names_role_of(one: Mention, two: Mention, three: Mention, sentence: Sentence) -> bool:
    """A spokesman for the department, Ted Vance: the same with a body in between."""
    items = sentence.items
    between = items[one.last + 1 : two.first + 1]
    linked = bool(between) and between[0].low in ("for", "of", "at", "with") and len(between) <= 3 and not items[one.last].after  # noqa: PLR2004
    near = three.first == two.last + 1 and items[two.last].after.startswith(",")
    role = one.kind == "noun" and (one.head in lexicon.ROLES or lexicon.is_agent(one.head))
    return linked and near and role and _is_bare_name(three) and len(three.name) > 1


def _clause(one: Mention, sentence: Sentence) -> int:
    """Where the clause ends that is put in behind a noun: the diocese, which owns the land, said."""
    items, at = sentence.items, one.last + 1
    if not items[one.last].after.startswith((",", "-")) or at >= len(items) or items[at].low not in _RELATIVE:
        return 0
    stop = _stop(items, at)
    return stop if stop + 1 < len(items) and items[stop].after.startswith((",", "-")) else 0


def _beside(one: Mention, sentence: Sentence) -> _Beside | None:
    """Ana Ruiz, 45, the mayor of Callow."""
    items = sentence.items
    placed = _from_place(items, one.last)
    last = placed or one.last
    at, mark = last + 1, items[last].after
    if not mark.startswith((",", "(", "-")) or at >= len(items):
        return None
    if _PARTY.fullmatch(items[at].text):
        return _Beside(at)
    age = items[at].text if items[at].text.isdigit() and len(items[at].text) < 3 else ""  # noqa: PLR2004
    aged = _Beside(at, (), age) if age else None
    if age and (at + 1 >= len(items) or not items[at].after):
        return aged
    at += bool(age)
    stop = _stop(items, at)
    return (
        _told(
            items[at : stop + 1],
            _Beside(stop, (), age),
            located=not placed and not age and _located(one, items),
            closing=_closed(items, mark, stop),
        )
        or aged
    )


def _told(phrase: Sequence[Item], beside: _Beside, *, located: bool, closing: bool) -> _Beside | None:
    """What the words behind a comma tell of a name, if they do."""
    if not phrase:
        return None
    if _is_role(phrase) and not located:
        role = [item.text for item in phrase if item.quote < 0]
        while role and role[0].lower() in lexicon.DETERMINERS - lexicon.POSSESSIVES:
            role.pop(0)
        clause = next((n for n, word in enumerate(role) if n and word.lower() in _RELATIVE | {"that"}), len(role))
        return replace(beside, role=tuple(role[:clause]))
    role = _role_of_clause(phrase) if phrase[0].low == "who" else []
    goes_on = phrase[0].low in _GOES_ON and phrase[-1].after.startswith((",", ")"))
    return replace(beside, role=tuple(role)) if closing or goes_on else None


def _located(one: Mention, items: Sequence[Item]) -> bool:
    """In Urk, the skipper …: the name of a place."""
    before = items[one.first - 1] if one.first else None
    return before is not None and before.low in _LOCATING and not before.after and not one.role and len(one.name) == 1


def _closed(items: Sequence[Item], mark: str, stop: int) -> bool:
    closing = {"(": ")", "-": "-"}.get(mark[:1], "")
    return bool(closing) and items[stop].after.startswith(closing)


def _from_place(items: Sequence[Item], last: int) -> int:
    """Rep. Hank Dooley of Texas, …: the last word of the place, if a comma follows it."""
    if items[last].after or last + 2 >= len(items) or items[last + 1].low not in ("of", "from"):
        return 0
    for n in range(last + 2, min(len(items), last + 5)):
        if not items[n].cap or items[n].quote >= 0:
            return 0
        if items[n].after:
            return n if items[n].after.startswith(",") else 0
    return 0


def _role_of_clause(phrase: Sequence[Item]) -> list[str]:
    """Who became head of the school."""
    if len(phrase) > 2 and (phrase[1].low in ("is", "was", "became") or [item.low for item in phrase[1:3]] == ["has", "been"]):  # noqa: PLR2004
        for n, item in enumerate(phrase[2:7], 2):
            if item.low in lexicon.ROLES or lexicon.is_agent(item.low):
                return [word.text for word in phrase[2 : n + 1] if word.low not in lexicon.DETERMINERS | {"been"}]
    return []


def _stop(items: Sequence[Item], at: int) -> int:
    """The item before the mark that closes what began at ``at``."""
    for n in range(at, min(len(items), at + _LONGEST)):
        if items[n].quote >= 0:
            return n - 1
        if items[n].after.startswith(_CLOSING):
            return n
    return min(len(items), at + _LONGEST) - 1


def _is_role(phrase: Sequence[Item]) -> bool:
    """Whether words say who somebody is: they hold a role, and before it no verb and nothing that parts phrases."""
    for n, item in enumerate(phrase):
        low = lexicon.bare(item.text)
        if low in lexicon.ROLES:
            return _ends_well(phrase[n + 1 :], item)
        parting = low in lexicon.AUXILIARIES or low in lexicon.CONJUNCTIONS or (low in lexicon.PREPOSITIONS and low != "of")
        spoken = low in lexicon.REPORTS and low not in lexicon.NOUNS
        if item.quote >= 0 or parting or spoken or low in lexicon.PRONOUNS - lexicon.POSSESSIVES:
            return False
    return False


def _ends_well(behind: Sequence[Item], role: Item) -> bool:
    """Whether neither a verb nor a name follows the role."""
    if not behind:
        return True
    after = behind[0]
    if after.cap and not role.text.endswith("'s") and after.low not in lexicon.TITLES:
        return False
    return after.low not in lexicon.REPORTS and after.low not in lexicon.AUXILIARIES
