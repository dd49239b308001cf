"""A rendered page as a browser sees it: what it loads, where it leads, and the places in it that links may name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from .css import addresses_in_css
from .tags import Tag, tags

# link: followed by a reader. load: fetched without asking, and runs or is shown as a document. picture: fetched without asking,
# harmless as `data:`. name: neither followed nor fetched.
Kind = Literal["link", "load", "picture", "name"]

_SVG: Final[dict[str, Kind]] = {"href": "picture", "xlink:href": "picture"}
_USE: Final[dict[str, Kind]] = {"href": "load", "xlink:href": "load"}
_CITE: Final[dict[str, Kind]] = {"cite": "name"}
_ADDRESSES: Final[dict[str, dict[str, Kind]]] = {
    "a": {"href": "link", "xlink:href": "link"},
    "area": {"href": "link"},
    "audio": {"src": "picture"},
    "blockquote": _CITE,
    "body": {"background": "picture"},
    "button": {"formaction": "link"},
    "del": _CITE,
    "embed": {"src": "load"},
    "feimage": _SVG,
    "form": {"action": "link"},
    "frame": {"src": "load"},
    "iframe": {"src": "load"},
    "image": _SVG,
    "img": {"src": "picture"},
    "input": {"formaction": "link", "src": "picture"},
    "ins": _CITE,
    "object": {"data": "load"},
    "q": _CITE,
    "script": {"src": "load", **_USE},
    "source": {"src": "picture"},
    "track": {"src": "load"},
    "use": _USE,
    "video": {"src": "picture", "poster": "picture"},
}
# A <link> whose every relation stands here fetches nothing.
_RELATIONS: Final = frozenset({"alternate", "author", "bookmark", "canonical", "help", "license", "me", "next", "prev", "search"})
_NAMES: Final = frozenset({"og:url", "og:image", "twitter:image"})
_REFRESH: Final = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?['\"]?([^'\"]*)", re.IGNORECASE)
_CANDIDATE: Final = re.compile(r"[\s,]*+(\S*[^\s,])(?:\s[^,]*+)?(?:,|$)")


@dataclass(frozen=True, slots=True)
class Reference:
    """An address as it is written, and where in the text."""

    url: str
    kind: Kind
    offset: int


@dataclass(slots=True)
class Page:
    """What a page refers to; its anchors (ids, and names of links); ids that stand again; each `<base>`; where its text breaks off."""

    references: list[Reference] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)
    repeated: list[tuple[str, int]] = field(default_factory=list)
    bases: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)


def read_page(text: str) -> Page:
    """The page in a HTML or SVG file."""
    page, ids = Page(), set[str]()
    for tag in tags(text):
        if id_ := tag.attributes.get("id"):
            if id_ in ids:
                page.repeated.append((id_, tag.offset))
            ids.add(id_)
            page.anchors.setdefault(id_, tag.offset)
        if tag.name == "a" and (name := tag.attributes.get("name")):
            page.anchors.setdefault(name, tag.offset)
        if tag.name == "base" and "href" in tag.attributes:
            page.bases.append(tag.offset)
        if not tag.name:
            page.broken.append(tag.offset)
        page.references += [Reference(url, kind, tag.offset) for url, kind in _addresses(tag)]
    return page


def _addresses(tag: Tag) -> Iterator[tuple[str, Kind]]:
    kinds = _ADDRESSES.get(tag.name, {})
    for name, value in tag.attributes.items():
        if name in kinds:
            yield value, kinds[name]
        elif name in _SEVERAL:
            yield from _SEVERAL[name](value)
    if tag.name == "link" and "href" in tag.attributes:
        yield tag.attributes["href"], _link_kind(tag.attributes.get("rel", ""))
    elif tag.name == "meta":
        yield from _in_meta(tag.attributes)
    elif tag.name == "style":
        yield from _in_style(tag.body)


def _in_style(value: str) -> Iterator[tuple[str, Kind]]:
    return ((url, kind) for url, kind, _ in addresses_in_css(value))


def _in_srcset(value: str) -> Iterator[tuple[str, Kind]]:
    return ((url, "picture") for url in _CANDIDATE.findall(value))


def _in_srcdoc(value: str) -> Iterator[tuple[str, Kind]]:
    return ((inner.url, inner.kind) for inner in read_page(value).references)


def _in_ping(value: str) -> Iterator[tuple[str, Kind]]:
    return ((url, "load") for url in value.split())


_SEVERAL: Final[dict[str, Callable[[str], Iterator[tuple[str, Kind]]]]] = {
    "imagesrcset": _in_srcset,
    "ping": _in_ping,
    "srcdoc": _in_srcdoc,
    "srcset": _in_srcset,
    "style": _in_style,
}


def _link_kind(rel: str) -> Kind:
    relations = set(rel.lower().split())
    if relations <= _RELATIONS:
        return "name"
    return "picture" if "icon" in relations else "load"


def _in_meta(values: dict[str, str]) -> Iterator[tuple[str, Kind]]:
    content = values.get("content", "")
    if values.get("http-equiv", "").lower() == "refresh" and (found := _REFRESH.match(content)) and found[1]:
        yield found[1], "load"
    elif {values.get("property", ""), values.get("name", "")} & _NAMES:
        yield content, "name"
