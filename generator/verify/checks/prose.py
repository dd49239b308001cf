"""Our own prose, field by field, and the words that a language does without."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from generator.diagnostics import Location, Path, Positions
from generator.link import Library
from generator.model import PROSE, Record, marked
from generator.quotes import landmark

_FOLDER: Final = files("generator.verify.checks") / "words"
# Words in quotation marks are somebody's, an id in a link is nobody's.
_NOT_OURS: Final = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"|‘[^‘’]*’(?!\w)|\[\[[^\[\]|]*(?:\||\]\])")
# No letter, so that nothing is found across it.
_GAP: Final = "\0"


@dataclass(frozen=True, slots=True)
class Prose:
    """One prose field, where it stands, and the id of its record ("" for the explainer's own)."""

    text: str
    record: str
    positions: Positions
    path: Path

    def ours(self) -> str:
        """The text with everything blotted out that is quoted, every other character at its place."""
        return _NOT_OURS.sub(lambda found: _GAP * len(found[0]), self.text)

    def at(self, offset: int) -> Location:
        """Where the file has what stands at an offset of the text."""
        words, nth = landmark(self.text, offset)
        return self.positions.within(self.path, words, nth)


def prose_of(library: Library) -> Iterator[Prose]:
    """Every prose field of the explainer, in the order of the files. Reasons why something is allowed speak of words, and are left out."""
    settings = library.explainer.model_copy(update={"summary": ()})
    yield from _fields(settings, "", library.explainer_positions, ())
    for id_, entry in library.entries.items():
        yield from _fields(entry.fact, id_, entry.positions, entry.path)


def _fields(record: Record, id_: str, positions: Positions, path: Path) -> Iterator[Prose]:
    for where, text, _ in marked(record, only=PROSE):
        if where[0] != "allow":
            yield Prose(text, id_, positions, (*path, *where))


@dataclass(frozen=True)
class Words:
    """Words of one sort, each with what to write instead."""

    any_of: re.Pattern[str]
    each: tuple[tuple[re.Pattern[str], str], ...]

    def find(self, prose: Prose) -> Iterator[tuple[int, str, str]]:
        """Every one in our own words as (offset, what stands there, what to write instead)."""
        if not self.any_of.search(_lower(prose.text)):
            return
        text = _lower(prose.ours())
        for found in self.any_of.finditer(text):
            instead = next(instead for pattern, instead in self.each if pattern.match(text, found.start()))
            yield found.start(), prose.text[found.start() : found.end()], instead


def _lower(text: str) -> str:
    """The text in lower case, every character at its place. Patterns that know no case are three times as fast."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(char.lower()[0] for char in text)


@dataclass(frozen=True)
class Wording:
    """What the prose of a language does without."""

    relative: Words
    slanted: Words


@cache
def wording(language: str) -> Wording:
    """The words of a language (of ``uk`` for ``uk-UA``); none for a language without a table."""
    table = _FOLDER / f"{language.split('-', maxsplit=1)[0]}.toml"
    sorts = tomllib.loads(table.read_text(encoding="utf-8")) if table.is_file() else {}
    return Wording(_words(sorts.get("relative", [])), _words(sorts.get("slanted", [])))


def _words(groups: list[dict[str, Any]]) -> Words:
    each = [(word.replace("'", "['’ʼ]"), group["instead"]) for group in groups for word in group["words"]]
    return Words(_pattern([word for word, _ in each]), tuple((_pattern([word]), instead) for word, instead in each))


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b" if words else r"(?!)")
