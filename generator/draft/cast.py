"""Who is meant by each mention: names put together, roles and pronouns led back to names as far as rules go."""

from __future__ import annotations

from collections.abc import Iterator

from .article import Article
from .mentions import Mention
from .naming import name_everybody
from .phrases import mentions_in
from .places import places_of
from .pronouns import by_pronoun
from .roles import by_role
from .somebody import Somebody, Stage


class Cast:
    """Everybody of an article, and whom each mention means. Names are collected first, then the text is followed in order."""

    def __init__(self, article: Article) -> None:
        mentions = [mentions_in(article, sentence) for sentence in article.sentences]
        places = {
            mention: place for n, sentence in enumerate(article.sentences) for mention, place in places_of(sentence, mentions[n]).items()
        }
        self._stage = Stage(article, mentions, places)
        self.mentions, self.places, self.who = mentions, places, self._stage.who
        name_everybody(self._stage)
        for found in mentions:
            for mention in found:
                self._meet(mention)

    def _meet(self, mention: Mention) -> None:
        somebody = self.who.get(mention)
        if somebody is None:
            somebody = (by_role if mention.kind == "noun" else by_pronoun)(self._stage, mention)
        if somebody is None:
            return
        self.who[mention] = somebody
        if mention not in somebody.seen:
            somebody.seen.append(mention)
        if somebody.kind != "thing":
            somebody.last = self.places[mention]

    def known(self) -> Iterator[Somebody]:
        """Everybody who may take part, in the order of their first mention."""
        yield from sorted((one for one in self._stage.everybody if one.kind != "thing" and one.seen), key=lambda one: one.first)
