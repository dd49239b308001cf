"""The start tags of a page, as the tokenizer of the HTML standard reads them.

Python's own parser reads comments and raw text differently from release to release, and takes longer for a page than all the checks
together. What a browser does with them is short enough to be written down. Of a malformed page rather too much is read than too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final

_SPACE: Final = r"\t\n\f\r\ "
_NAME: Final = rf"[^{_SPACE}/>][^{_SPACE}/>=]*+"
_EQUALS: Final = rf"[{_SPACE}]*+=[{_SPACE}]*+"
# The last alternative holds a quotation mark that is never closed: no value, and so no tag.
_VALUE: Final = rf"""(?:{_EQUALS}(?:"[^"]*+"|'[^']*+'|(?!["'])[^{_SPACE}>]*+)|(?!{_EQUALS}))"""
_ATTRIBUTE: Final = re.compile(rf"""[{_SPACE}/]*+({_NAME})(?:{_EQUALS}(?:"([^"]*+)"|'([^']*+)'|([^{_SPACE}>]*+)))?+""")
_TOKEN: Final = re.compile(
    rf"""
    <!--(?:-?>|.*?(?:--!?>|\Z)) | <[!?][^>]*+(?:>|\Z)
    | <(?P<raw>iframe|noembed|noframes|script|style|textarea|title|xmp)(?=[{_SPACE}>])
        (?P<held>(?:[{_SPACE}/]*+{_NAME}{_VALUE})*+) [{_SPACE}]*+>
        (?P<body>.*?) (?:</(?P=raw)(?=[{_SPACE}/>])|\Z)
    | <(?P<name>[a-z][^{_SPACE}/>]*+) (?P<attributes>(?:[{_SPACE}/]*+{_NAME}{_VALUE})*+) [{_SPACE}/]*+>
    | <(?P<cut>[a-z])
    """,
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag; ``body`` is the raw text of elements that hold no tags, and ``name`` is "" where the tag does not end."""

    name: str
    attributes: dict[str, str]
    offset: int
    body: str = ""


def tags(text: str) -> Iterator[Tag]:
    """The start tags that have attributes or raw text, names in lower case. Where an attribute stands twice the first counts.

    A tag that does not end takes the rest of the page with it; it is the last.
    """
    for token in _TOKEN.finditer(text):
        if name := token["name"]:
            if token["attributes"]:
                yield Tag(name.lower(), _attributes(token["attributes"]), token.start())
        elif name := token["raw"]:
            yield Tag(name.lower(), _attributes(token["held"]), token.start(), token["body"])
        elif token["cut"]:
            yield Tag("", {}, token.start())
            return


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(text):
        value = "".join(values)
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found
