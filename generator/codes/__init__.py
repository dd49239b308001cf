"""Noun: what each code means. One Markdown page a code, beside this file: what, why, an example that fails, the fix.

``page_of`` is what ``explainer explain CODE`` prints; a test runs every example and compares what is found with the page.
``README.md`` lists them all, for those who read the pages where the code is kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from generator.diagnostics import did_you_mean, visible

_FOLDER: Final = files("generator.codes")
_TITLE: Final = re.compile(r"# ([a-z0-9-]+): (.+)\n")
_BLOCK: Final = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class UnknownCodeError(Exception):
    """There is no such code; the message says which there are."""


@dataclass(frozen=True)
class Page:
    """A code's page. ``files`` are those of its example, by name; ``said`` is what is found in them."""

    code: str
    title: str
    text: str

    @property
    def files(self) -> Mapping[str, str]:
        """The example's files, by their path below the project."""
        return {name: text for _, name, text in _BLOCK.findall(self.text) if name}

    @property
    def said(self) -> str:
        """What the example leads to, as the terminal shows it."""
        return next((text for language, _, text in _BLOCK.findall(self.text) if language == "text"), "")


@cache
def codes() -> Mapping[str, str]:
    """Every code and what it means in one phrase, in the order of the alphabet."""
    names = sorted(item.name.removesuffix(".md") for item in _FOLDER.iterdir() if item.name.endswith(".md") and item.name != "README.md")
    return {name: page_of(name).title for name in names}


def page_of(code: str) -> Page:
    """A code's page. Raises UnknownCodeError."""
    path = _FOLDER / f"{code}.md"
    if not re.fullmatch("[a-z0-9-]+", code) or not path.is_file():
        near = did_you_mean(code, codes()) or "`explainer explain` lists them all"
        raise UnknownCodeError(f"there is no code `{visible(code, 60)}`: {near}")
    text = path.read_text(encoding="utf-8")
    title = _TITLE.match(text)
    if title is None or title[1] != code:
        raise ValueError(f"the page does not begin with `# {code}: …`")
    return Page(code, title[2], text)


def listing() -> str:
    """Every code with its phrase, one a line."""
    widest = max(map(len, codes()), default=0)
    return "".join(f"{code:{widest}}  {title}\n" for code, title in codes().items())
