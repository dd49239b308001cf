"""The quotes of a draft: exact words, the likely speaker, the date that stands near the verb, and how sure all that is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from .article import Article, Sentence
from .dated import Dated
from .locators import Places, spoken
from .people import NOBODY
from .somebody import Somebody
from .speech import Spoken, Unspoken
from .yaml_text import Entry

_MEDIUM = re.compile(
    r"\bin (?:an?|the same) ((?:[a-z-]+ )?(?:statement|e-?mail|interview|letter|speech|tweet|message|press release|news conference"
    r"|video|post)(?: on [A-Z]\w*)?)\b"
    r"|\b(?:posted|wrote) (on [A-Z]\w*)\b|\bover the (telephone|phone)\b"
)
_SOON = 9
_CLAUSE = frozenset({"who", "which", "that", "whose", "whether", "if"})


@dataclass(frozen=True)
class Context:
    """What a quote's record is made from, besides the quote."""

    article: Article
    places: Places
    ids: Mapping[Somebody, str]
    dates: Mapping[int, Sequence[Dated]]
    source: str


def entries(quotes: Sequence[Spoken], context: Context) -> Iterator[tuple[Entry, Spoken, Dated | None]]:
    """The quotes' records, each with what it was made from."""
    whole = [part for quote in quotes for part in _parts(quote, context)]
    width = len(str(len(whole)))
    for n, quote in enumerate(whole, 1):
        dated = _near(quote, context)
        yield Entry(_fields(quote, f"quote-{n:0{max(2, width)}}", dated, context), above=_above(quote, context)), quote, dated


def _parts(quote: Spoken, context: Context) -> Iterator[Spoken]:
    """A quote, or its quotations one by one where no citations can tell them apart."""
    if len(quote.numbers) > 1 and _cited(quote, context)[1] is None:
        yield from (replace(quote, numbers=(number,)) for number in quote.numbers)
    else:
        yield quote


def _cited(quote: Spoken, context: Context) -> tuple[list[str], tuple[str, ...] | None]:
    """The quote's segments, and what the citations of them must say."""
    article = context.article
    spans = [(article.quotations[n].first, article.quotations[n].last) for n in quote.numbers]
    segments = [spoken(article, *span) for span in spans]
    ats = context.places.cites(segments, spans)
    if ats is None:
        segments = [article.raw(*span) for span in spans]
        ats = context.places.cites(segments, spans)
    return segments, ats


def _fields(quote: Spoken, id_: str, dated: Dated | None, context: Context) -> dict[str, Any]:
    segments, ats = _cited(quote, context)
    speaker = quote.attribution.speaker
    return {
        "id": id_,
        "draft": True,
        "speaker": context.ids.get(speaker, NOBODY) if speaker else NOBODY,
        "words": segments if len(segments) > 1 else segments[0],
        "fragment": quote.fragment or None,
        "when": dated.when if dated else "unknown",
        "when_words": dated.words if dated else None,
        "medium": _medium(context.article, context.article.sentences[quote.sentence]),
        "cite": [{"source": context.source, "at": at} for at in ats or ()] or [{"source": context.source}],
    }


def _near(quote: Spoken, context: Context) -> Dated | None:
    """The date that stands nearest to the verb of speech in its sentence: before it, or soon behind it and in no other clause."""
    verb, words = quote.attribution.at, context.article.words
    if verb < 0:
        return None
    past = [dated for dated in context.dates.get(quote.sentence, ()) if not dated.ahead and ".." not in dated.when]
    near = [
        dated
        for dated in past
        if dated.last < verb or (dated.first - verb <= _SOON and not _CLAUSE & {word.text for word in words[verb : dated.first]})
    ]
    return min(near, key=lambda dated: min(abs(dated.first - verb), abs(dated.last - verb)), default=None)


def _medium(article: Article, sentence: Sentence) -> str:
    words = " ".join(article.raw(item.first, item.last) if item.quote < 0 else "\u201c\u201d" for item in sentence.items)
    found = _MEDIUM.search(words)
    said = next((text for text in found.groups() if text), "") if found else ""
    return said[:1].upper() + said[1:]


def _above(quote: Spoken, context: Context) -> list[str]:
    """Comments for the editor: where it stands, how the speaker was found."""
    article, attribution = context.article, quote.attribution
    paragraph = article.quotations[quote.numbers[0]].paragraph + 1
    if attribution.speaker is None:
        return [f"Paragraph {paragraph}. Nobody is named near these words."]
    by = f" (\u201c{attribution.verb}\u201d)" if attribution.verb else ""
    others = ", ".join(one.shown for one in attribution.others[:3] if one in context.ids)
    return [
        f"Paragraph {paragraph}. Speaker {attribution.sure}{by}: {attribution.speaker.shown}."
        + (f" Also possible: {others}." if others else "")
    ]


def left_out(unspoken: Sequence[Unspoken], context: Context) -> list[str]:
    """Comments on the quotation marks that became no quote."""
    if not unspoken:
        return []
    lines = ["", "Also in quotation marks, and taken for no speech. Add a record for one that is:"]
    for item in unspoken:
        quotation = context.article.quotations[item.number]
        at = context.places.at(quotation.first, quotation.last)
        lines.append(f"  paragraph {quotation.paragraph + 1}, {item.why}: {context.article.raw(quotation.first, quotation.last)}; at: {at}")
    return lines
