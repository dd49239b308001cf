"""The participants of a draft: everybody named, and everybody without a name who speaks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from . import lexicon
from .article import Article
from .cast import Cast
from .locators import Places
from .mentions import Mention
from .places import Place
from .somebody import Somebody, with_phrase
from .yaml_text import Entry

NOBODY: Final = "speaker-to-be-found"
_LONGEST_ID: Final = 40
_ROLE_WORDS: Final = 8
_LONG: Final = {
    "sen": "Senator", "rep": "Representative", "gov": "Governor", "capt": "Captain", "gen": "General", "col": "Colonel", "lt": "Lieutenant",
    "sgt": "Sergeant", "maj": "Major", "cllr": "Councillor", "prof": "Professor", "supt": "Superintendent", "det": "Detective",
}  # fmt: skip
_ROLE_TO_ADD: Final = "Role to be added"
_ROLES: Final = {
    "state": "State named in the source",
    "organisation": "Organisation named in the source",
    "group": "Group named in the source without the names of its members",
    "unnamed": "Not named in the source",
    "person": _ROLE_TO_ADD,
}


@dataclass
class Ids:
    """Ids given so far; each is given once."""

    taken: set[str] = field(default_factory=lambda: {"index", NOBODY})

    def new(self, *names: str) -> str:
        """The first of the names that is free as an id, else the last one with a number."""
        made = [kebab(name) for name in names]
        for id_ in made:
            if id_ and id_ not in self.taken:
                self.taken.add(id_)
                return id_
        number = 2
        while (id_ := f"{made[-1] or 'participant'}-{number}") in self.taken:
            number += 1
        self.taken.add(id_)
        return id_


def kebab(name: str) -> str:
    """A name as an id: ASCII letters and digits, hyphens between words."""
    plain = unicodedata.normalize(
        "NFKD", name.replace("\u2019s", "").replace("ø", "o").replace("ł", "l").replace("æ", "ae").replace("ß", "ss")
    )
    text = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower())
    return text[:_LONGEST_ID].strip("-")


def people_of(cast: Cast, speakers: Collection[Somebody]) -> tuple[Somebody, ...]:
    """Who takes part, in the order of their first mention."""
    return tuple(one for one in cast.known() if one in speakers or _takes_part(one, [cast.places[mention] for mention in one.seen]))


def _takes_part(somebody: Somebody, places: Sequence[Place]) -> bool:
    """Whether somebody who is not quoted is named, or speaks without a name."""
    if somebody.kind in ("group", "unnamed"):
        return any(place.speaks for place in places)
    compound = len(somebody.name) == 1 and "-" in somebody.name[0]
    if somebody.kind == "organisation":
        return not (compound or somebody.noun or _owned_only(somebody) or all(place.located for place in places))
    return not compound


def _owned_only(somebody: Somebody) -> bool:
    return somebody.kind == "organisation" and all(mention.det == "the" and not mention.body for mention in somebody.seen)


def id_of(somebody: Somebody, ids: Ids) -> str:
    """A person's surname, else the whole name."""
    whole = " ".join(somebody.name)
    if somebody.kind == "person":
        return ids.new(somebody.name[-1], whole)
    return ids.new(whole)


def entries(people: Sequence[Somebody], ids: Mapping[Somebody, str], source: str, places: Places) -> Iterator[Entry]:
    """The participants' records."""
    for somebody in people:
        mention, role = _role(somebody, places.article)
        at = places.at(*mention.words)
        cite = [{"source": source, "at": at}] if at else []
        yield Entry(
            {
                "id": ids[somebody],
                "draft": True,
                "name": _spelled(somebody, places.article),
                "kind": "unnamed" if somebody.kind == "thing" else somebody.kind,
                "role": role,
                "cite": cite,
                "basis": None if cite else "editor",
            },
            below=[f"{_ROLE_TO_ADD.lower()}: the source gives none near the name"] if role == _ROLE_TO_ADD else (),
        )


def nobody(source: str, at: str) -> Entry:
    """The speaker of words that nobody stands near."""
    return Entry(
        {
            "id": NOBODY,
            "draft": True,
            "name": "Speaker to be found",
            "kind": "unnamed",
            "role": "Whose words these are is still to be found",
            "cite": [{"source": source, "at": at}] if at else [],
            "basis": None if at else "editor",
        },
        above=["Find the speaker of each quote that names this one, then remove this record."],
    )


def _role(somebody: Somebody, article: Article) -> tuple[Mention, str]:
    """The mention that says who somebody is, and that in a few words."""
    seen = sorted(somebody.seen, key=lambda mention: mention.words)
    if somebody.kind in ("person", "organisation"):
        for mention in seen:
            if mention.kind == "name" and (role := _worded(mention)):
                return mention, role
    if somebody.kind == "person":
        for mention in seen:
            if mention.kind == "noun" and mention.det not in lexicon.POSSESSIVES:
                return mention, _sentence_case(_cut(list(with_phrase(mention, article.sentences[mention.sentence]))))
        for find in (_doing, _whence):
            for mention in seen:
                if mention.kind == "name" and (words := find(mention, article)):
                    return mention, _sentence_case(_cut(words))
    first = min(
        (mention for mention in somebody.seen if mention.kind != "pronoun"), key=lambda mention: mention.words, default=somebody.seen[0]
    )
    return first, _ROLES.get(somebody.kind, _ROLE_TO_ADD)


def _spelled(somebody: Somebody, article: Article) -> str:
    """A name as the source writes it, apostrophes and all."""
    for mention in somebody.seen:
        if mention.kind == "name" and mention.name == somebody.name:
            items = article.sentences[mention.sentence].items
            texts = [lexicon.bare(item.text) for item in items[mention.first : mention.last + 1]]
            wanted, size = [lexicon.bare(text) for text in mention.name], len(mention.name)
            at = next((n for n in range(len(texts) - size + 1) if texts[n : n + size] == wanted), -1)
            if at >= 0:
                raw = article.raw(items[mention.first + at].first, items[mention.first + at + size - 1].last)
                return raw.removesuffix("\u2019s").removesuffix("'s") + "." * somebody.shown.endswith(".")
    return somebody.shown


def _doing(mention: Mention, article: Article) -> list[str]:
    """Dale Hutchins, 61, who runs a hardware store."""
    items = article.sentences[mention.sentence].items
    at = next((n + 1 for n in range(mention.last + 1, min(len(items), mention.last + 3)) if items[n].low == "who"), 0)
    if not at or mention.possessive:
        return []
    end = next((n for n in range(at, len(items)) if items[n].after or items[n].quote >= 0), len(items) - 1)
    words = [item.text for item in items[at : end + 1] if item.quote < 0]
    return words if len(words) > 1 else []


def _whence(mention: Mention, article: Article) -> list[str]:
    """Owen Pritchard-Jones of the Leam Anglers' Trust."""
    items = article.sentences[mention.sentence].items
    at = mention.last + 1
    if mention.possessive or items[mention.last].after or at + 1 >= len(items) or items[at].low not in ("of", "at", "from", "with"):
        return []
    end = at + 1 + (items[at + 1].low == "the")
    while end < len(items) and items[end].cap and not items[end - 1].after.strip("\u2019'"):
        end += 1
    return article.raw(items[at].first, items[end - 1].last).split() if items[end - 1].cap else []


def _sentence_case(words: Sequence[str]) -> str:
    text = " ".join(words).replace("'", "\u2019")
    return text[:1].upper() + text[1:]


def _worded(mention: Mention) -> str:
    before = [_LONG.get(word.lower().rstrip("."), word) for word in mention.role[: len(mention.role) - len(mention.beside)]]
    words = before if any(_says_role(word) for word in before) else list(mention.beside)
    while words and (
        words[0].lower() in lexicon.VERBS or words[0].endswith("ing") or words[0].lower() in lexicon.DETERMINERS - lexicon.POSSESSIVES
    ):
        words.pop(0)
    if not any(_says_role(word) for word in words) or all(word.lower().rstrip(".") in lexicon.COURTESY for word in words):
        return ""
    return _sentence_case(_cut(words))


def _says_role(word: str) -> bool:
    low = word.lower().rstrip(".").removesuffix("'s")
    return low in lexicon.RANKS or low in lexicon.ROLES or lexicon.is_agent(low)


def _cut(words: list[str]) -> list[str]:
    """A few words: a clause is left out, and of what is longer what goes on behind the last preposition or conjunction."""
    clause = next((n for n, word in enumerate(words) if n and word.lower() in ("who", "which", "that", "whose")), len(words))
    words = words[:clause]
    if len(words) <= _ROLE_WORDS:
        return words
    ends = [n for n in range(1, _ROLE_WORDS + 1) if words[n].lower() in lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS]
    return words[: ends[-1] if ends else _ROLE_WORDS]
