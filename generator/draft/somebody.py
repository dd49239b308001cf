"""Who takes part, as far as the text tells, and everything that is known while it is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from . import lexicon
from .article import Article, Item, Sentence
from .mentions import Mention
from .places import Place

Kind = Literal["person", "organisation", "state", "group", "unnamed", "thing"]

NARRATOR: Final = "who writes"
_LINKS: Final = frozenset({"of", "for", "from", "at", "close", "familiar"})
_PHRASE: Final = 6


@dataclass(eq=False)
class Somebody:
    """A name or a role, the mentions of it, and ``last``, the latest place of one so far.

    ``described`` are the words of all its roles, ``noun`` those of the role that stands for a name, ``owner`` whose it is.
    """

    kind: Kind
    name: tuple[str, ...]
    described: set[str] = field(default_factory=set)
    pronoun: str = ""
    seen: list[Mention] = field(default_factory=list)
    last: Place | None = None
    noun: str = ""
    age: str = ""
    owner: Somebody | None = None

    @property
    def shown(self) -> str:
        """The name as a reader sees it."""
        return " ".join(self.name)

    @property
    def first(self) -> int:
        """The word of the source that the first mention begins with."""
        return min((mention.words[0] for mention in self.seen), default=0)

    def recent(self, mention: Mention) -> int:
        """The later somebody was mentioned before a mention, the more; behind it, the later the less."""
        before = [one.words[0] for one in self.seen if one.words[0] < mention.words[0]]
        return max(before, default=-self.first)

    def distance(self, mention: Mention) -> int:
        """How many words lie between a mention and the nearest other one."""
        return min(abs(mention.words[0] - one.words[0]) for one in self.seen)


@dataclass
class Stage:
    """An article's mentions by sentence, their places, everybody found so far, and whom each mention means."""

    article: Article
    mentions: list[tuple[Mention, ...]]
    places: dict[Mention, Place]
    everybody: list[Somebody] = field(default_factory=list)
    who: dict[Mention, Somebody] = field(default_factory=dict)

    def add(self, kind: Kind, name: tuple[str, ...], noun: str = "") -> Somebody:
        """Somebody new."""
        made = Somebody(kind, name, noun=noun)
        self.everybody.append(made)
        return made

    def items(self, mention: Mention) -> tuple[Item, ...]:
        """The items of a mention's sentence."""
        return self.article.sentences[mention.sentence].items

    def behind(self, mention: Mention) -> str:
        """The word right behind a mention, if no mark parts them."""
        items = self.items(mention)
        return items[mention.last + 1].low if mention.last + 1 < len(items) and not items[mention.last].after else ""


def with_phrase(mention: Mention, sentence: Sentence) -> Iterator[str]:
    """The words of a phrase and of what follows with of, for, from or at: “critics of Putin”."""
    items, at = sentence.items, mention.last + 1
    texts = [text.replace("'", "\u2019") for text in mention.role]
    linked = at + 1 < len(items) and not items[mention.last].after and items[at].low in _LINKS
    if linked and mention.head not in lexicon.DOCUMENTS:
        phrase = list(_behind(items[at : at + _PHRASE]))
        while phrase and not phrase[-1].cap and phrase[-1].low in lexicon.FUNCTION:
            phrase.pop()
        texts += [item.text.replace("'", "\u2019") for item in phrase] if len(phrase) > 1 else []
    yield texts[0][:1].upper() + texts[0][1:]
    yield from texts[1:]


def _behind(items: tuple[Item, ...]) -> Iterator[Item]:
    for n, item in enumerate(items):
        low = item.low
        verbal = low in lexicon.REPORTS or low in lexicon.PRESENT or low in lexicon.VERBS or low.endswith("ed")
        if item.quote >= 0 or (n and (verbal or low in lexicon.AUXILIARIES or low in lexicon.CONJUNCTIONS)):
            return
        yield item
        if item.after:
            return
