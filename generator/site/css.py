"""The addresses that a style sheet makes a browser fetch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

# In this order: what is passed over (comments, namespaces), `@import "…"`, `url(…)`, and any other string.
_TOKEN: Final = re.compile(
    r"""
    /\*.*?(?:\*/|\Z) | @namespace[^;]*+;
    | (?P<rule>@import)\s*+(?P<imported>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+')
    | url\(\s*+(?P<fetched>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|(?:[^\s"'()\\]|\\.)*+)
    | "(?:[^"\\]|\\.)*+" | '(?:[^'\\]|\\.)*+'
    """,
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_ESCAPE: Final = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)


def addresses_in_css(text: str) -> Iterator[tuple[str, Literal["load", "picture"], int]]:
    """(address, how it is fetched, offset) for each; `url(#…)` names a place in the page itself."""
    for token in _TOKEN.finditer(text):
        kind: Literal["load", "picture"] = "load" if token["rule"] else "picture"
        written = token["imported"] or token["fetched"]
        if written and (url := _ESCAPE.sub(_unescaped, written.strip("\"'"))):
            yield url, kind, token.start()


def _unescaped(escape: re.Match[str]) -> str:
    if escape[1] is None:
        return escape[2]
    return chr(code) if (code := int(escape[1], 16)) < 0x110000 else "\ufffd"  # noqa: PLR2004 - the last code point
