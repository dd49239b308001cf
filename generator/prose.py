"""Noun: the small inline subset of prose fields.

``*emphasis*``, ``**strong**``, ``[[id]]`` and ``[[id|words]]``; every other character is itself. Asterisks are marks at the
edges of words only: ``2*3*4`` and a word with letters starred out stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

# Possessive, and each branch stops at the next delimiter: time grows with the length alone.
_INLINE = re.compile(
    r"\[\[\s*+(?P<target>[^\[\]|]++)(?:\|\s*+(?P<words>[^\[\]|]++))?\]\]"
    r"|(?<![\w*])\*\*(?=[^\s*])(?P<strong>[^*]++)(?<=\S)\*\*(?![\w*])"
    r"|(?<![\w*])\*(?=[^\s*])(?P<emphasis>[^*]++)(?<=\S)\*(?![\w*])"
)
_BRACKETS = re.compile(r"\[\[|\]\]")


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of prose. Text has ``text``; emphasis and strong have ``children``; a link has ``target`` and perhaps ``text``."""

    kind: Literal["text", "emphasis", "strong", "link"]
    text: str = ""
    target: str = ""
    children: tuple[Node, ...] = ()


@lru_cache(1 << 14)
def parse(text: str) -> tuple[Node, ...]:
    """The nodes of a prose field."""
    return tuple(_nodes(text))


def _nodes(text: str) -> Iterator[Node]:
    at = 0
    for found in _INLINE.finditer(text):
        if found.start() > at:
            yield Node("text", text[at : found.start()])
        at = found.end()
        if found["target"]:
            yield Node("link", (found["words"] or "").rstrip(), found["target"].rstrip())
        elif found["strong"]:
            yield Node("strong", children=tuple(_nodes(found["strong"])))
        else:
            yield Node("emphasis", children=tuple(_nodes(found["emphasis"])))
    if at < len(text):
        yield Node("text", text[at:])


def targets(text: str) -> Iterator[str]:
    """Every id that the prose links to, in order."""
    if "[[" in text:
        yield from _targets(parse(text))


def _targets(nodes: tuple[Node, ...]) -> Iterator[str]:
    for node in nodes:
        if node.kind == "link":
            yield node.target
        yield from _targets(node.children)


def stray_brackets(text: str) -> Iterator[int]:
    """The offset of every ``[[`` and ``]]`` that belongs to no link, and so would stand on the page."""
    if "[[" in text or "]]" in text:
        yield from _stray(text, 0)


def _stray(text: str, base: int) -> Iterator[int]:
    at = 0
    for found in _INLINE.finditer(text):
        yield from (base + stray.start() for stray in _BRACKETS.finditer(text, at, found.start()))
        at = found.end()
        if inner := found["strong"] or found["emphasis"]:
            yield from _stray(inner, base + text.index(inner, found.start()))
    yield from (base + stray.start() for stray in _BRACKETS.finditer(text, at))


def plain(text: str) -> str:
    """The prose without its marks, links by their words or id."""
    return _plain(parse(text)) if "*" in text or "[[" in text else text


def _plain(nodes: tuple[Node, ...]) -> str:
    return "".join(_plain(node.children) if node.children else node.text or node.target for node in nodes)
