"""Elements and numbers of a drawing, as text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache, lru_cache

# What XML 1.0 cannot hold at all; a surrogate could not even be written to a file.
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = re.compile("[ \t\n\r\x85\u2028\u2029]+")


@dataclass(frozen=True)
class Drawings:
    """The two drawings of one picture, for wide screens and for phones; the style sheet shows one of them."""

    across: str = ""
    upright: str = ""


def plain(text: str) -> str:
    """``text`` on one line, without characters that XML forbids. Spaces that do not break stay."""
    return _SPACES.sub(" ", _NOT_XML.sub("\ufffd", text)).strip(" ")


@lru_cache(1 << 12)
def escaped(text: str) -> str:
    """``text`` as it may stand between tags and inside quotation marks."""
    return html.escape(plain(text))


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")  # adding zero drops the sign of -0.0


def element(name: str, *children: str, **attributes: str | float) -> str:
    """One element. An attribute's trailing underscore is dropped (``class_``), others become hyphens, and an empty one is left out."""
    written = "".join(
        [
            f' {_name(key)}="{escaped(value) if isinstance(value, str) else number(value)}"'
            for key, value in attributes.items()
            if value != ""
        ]
    )
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


@cache
def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def text(content: str, x: float, y: float, class_: str, **attributes: str | float) -> str:
    """One line of text, its baseline starting at ``x``, ``y``."""
    return element("text", escaped(content), x=x, y=y, class_=class_, **attributes)


def path(*steps: str | float) -> str:
    """The ``d`` of a path."""
    return " ".join(step if isinstance(step, str) else number(step) for step in steps)


def drawing(kind: str, width: float, height: float, size: float, name: str, *children: str, interactive: bool) -> str:
    """The drawing itself. A group where it holds links: ``img`` would hide them from assistive technology."""
    return element(
        "svg",
        *children,
        class_=kind,
        viewBox=f"0 0 {number(width)} {number(height)}",
        font_size=size,
        role="group" if interactive else "img",
        aria_label=name,
    )
