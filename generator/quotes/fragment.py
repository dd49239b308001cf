"""Links to words on somebody's page: text fragments as the WICG defines them.

``#:~:text=prefix-,start,end,-suffix`` asks the browser to find ``start`` (up to ``end``) between ``prefix`` and
``suffix``. Each of the four must stand within one paragraph of the page; case does not count; words count whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote

_DIRECTIVE = ":~:"


@dataclass(frozen=True)
class Passage:
    """The four texts of a text fragment; "" where there is none."""

    prefix: str = ""
    start: str = ""
    end: str = ""
    suffix: str = ""


def linked(url: str, passages: Sequence[Passage]) -> str:
    """The address of passages on a page. An anchor of the address's own stays: a browser goes there if it finds no passage."""
    page, _, anchor = url.partition("#")
    return f"{page}#{anchor.partition(_DIRECTIVE)[0]}{encode(passages)}"


def encode(passages: Sequence[Passage]) -> str:
    """What follows the ``#`` of a link. Raises ValueError for a passage without a start."""
    return _DIRECTIVE + "&".join("text=" + ",".join(_terms(passage)) for passage in passages)


def _terms(passage: Passage) -> Iterator[str]:
    if not passage.start:
        raise ValueError("a text fragment needs a start")
    if passage.prefix:
        yield _escaped(passage.prefix) + "-"
    yield _escaped(passage.start)
    if passage.end:
        yield _escaped(passage.end)
    if passage.suffix:
        yield "-" + _escaped(passage.suffix)


def _escaped(text: str) -> str:
    """Everything but letters, digits, ``.``, ``_`` and ``~`` of ASCII by percent; a bare ``-`` would read as syntax."""
    return quote(text, safe="").replace("-", "%2D")


def decode(fragment: str) -> tuple[Passage, ...]:
    """The passages of a link's fragment, with or without what stands before ``:~:``; the inverse of ``encode``."""
    directives = fragment.partition(_DIRECTIVE)[2].split("&")
    return tuple(_passage(directive.removeprefix("text=")) for directive in directives if directive.startswith("text="))


def _passage(directive: str) -> Passage:
    terms = directive.split(",")
    prefix = terms.pop(0)[:-1] if terms[0].endswith("-") else ""
    suffix = terms.pop()[1:] if terms and terms[-1].startswith("-") else ""
    if len(terms) not in (1, 2) or not all(terms):
        raise ValueError(f"no text fragment: {directive}")
    start, end = (*terms, "")[:2]
    return Passage(*(unquote(term, errors="strict") for term in (prefix, start, end, suffix)))
