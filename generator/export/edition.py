"""Noun: an explainer on its way out: its facts, what was found about them, and the words and addresses they are given outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final, overload
from uuid import NAMESPACE_URL, UUID, uuid5

from generator.catalogue import Catalogue, catalogue
from generator.dates import in_words, parse
from generator.link import Library
from generator.model import PROSE, Fact, Quote, Source, marked
from generator.prose import Node, targets
from generator.prose import parse as prose
from generator.verify import Evidence
from generator.views.inline import name_of

# Where a format wants a day and no fact names one.
_NO_DAY: Final = date(1970, 1, 1)


@dataclass(frozen=True)
class Edition:
    """``site`` is the published address with its closing slash, or nothing; ``root`` the way to the site's root from a file."""

    library: Library
    evidence: Evidence
    site: str = ""
    root: str = ""

    @classmethod
    def of(cls, library: Library, evidence: Evidence, site_url: str) -> Edition:
        """The edition for a site at ``site_url``, which may be empty."""
        return cls(library, evidence, site_url.rstrip("/") + "/" if site_url else "")

    def seen_from(self, root: str) -> Edition:
        """The same for a file from which ``root`` leads to the site's root."""
        return replace(self, root=root)

    @cached_property
    def t(self) -> Catalogue:
        """The words for readers."""
        return catalogue(self.library.explainer.language)

    # Addresses

    def href(self, below: str) -> str:
        """The address of a page or file of the site."""
        return (self.site or self.root) + below

    def page(self, id_: str) -> str:
        """The address of a fact."""
        return self.href(str(self.library.addresses[id_]))

    def uuid(self, *name: str) -> UUID:
        """What a feed knows a thing by, the same in every build.

        It rests on the address of the first source and on ids: neither a new wording nor a new home of the site changes it.
        """
        sources = self.library.of("sources", Source)
        identity = sources[0].url if sources else self.library.explainer.title
        return uuid5(uuid5(NAMESPACE_URL, identity), "/".join(name))

    # Words

    @overload
    def text(self, marked_up: str) -> str: ...
    @overload
    def text(self, marked_up: None) -> None: ...
    def text(self, marked_up: str | None) -> str | None:
        """A prose field as plain text; a link without words of its own reads as what it leads to."""
        return None if marked_up is None else "".join(self._texts(prose(marked_up)))

    def _texts(self, nodes: Sequence[Node]) -> Iterator[str]:
        for node in nodes:
            if node.kind == "link":
                yield node.text or name_of(self.library.entries[node.target].fact)
            else:
                yield node.text
                yield from self._texts(node.children)

    def texts(self, marked_up: Sequence[str]) -> tuple[str, ...]:
        """Several prose fields."""
        return tuple(map(self.text, marked_up))

    def mentions(self, fact: Fact) -> tuple[str, ...]:
        """The ids that a fact's prose links to."""
        found = [target for _, text, marker in marked(fact) if marker is PROSE for target in targets(text)]
        return tuple(dict.fromkeys(found))

    def name(self, id_: str) -> str:
        """What a fact is called."""
        return name_of(self.library.entries[id_].fact)

    def said(self, quote: Quote) -> str:
        """A quote's words as one text, or the paraphrase."""
        return " … ".join(quote.words) if quote.words else self.text(quote.paraphrase or "")

    def source(self, quote: Quote) -> Source | None:
        """The source a quote is taken from."""
        return self.library.get(quote.cite[0].source, Source) if quote.cite else None

    def language(self, quote: Quote) -> str:
        """The language a quote's words are in; a paraphrase is in the explainer's own."""
        source = self.source(quote) if quote.words else None
        return source.language if source else self.library.explainer.language

    # Dates

    def told(self, edtf: str) -> str:
        """A date in words."""
        return in_words(parse(edtf), self.t.language, self.t.texts)

    def day(self, *edtf: str | None) -> date:
        """The last day that the first of these dates can be which names one; else the day the explainer is as of."""
        for text in (*edtf, self.library.explainer.as_of):
            when = parse(text) if text else None
            if when and (day := when.last or when.first):
                return day
        return _NO_DAY
