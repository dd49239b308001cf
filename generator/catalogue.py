"""Noun: the generator's own words for readers, one file a language: ``messages/LANGUAGE.toml``.

A key names a text with ``{gaps}``, or a table of plural forms (``one``, ``few``, ``many``, ``other``) chosen by Babel's rules
for the language. English stands in for a language that has no catalogue; for a text a catalogue lacks, nothing does.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from babel import Locale, UnknownLocaleError

FALLBACK: Final = "en"
_FOLDER = files("generator") / "messages"


@dataclass(frozen=True)
class Catalogue:
    """The texts of one language, and the locale its numbers and dates are written in."""

    language: str
    locale: Locale
    texts: Mapping[str, Any]

    def __call__(self, key: str, **gaps: object) -> str:
        """The text of ``key`` with its gaps filled. Raises KeyError for a key that the catalogue lacks."""
        text: str = self.texts[key]
        return text.format_map(gaps) if gaps else text

    def count(self, key: str, n: int, **gaps: object) -> str:
        """The plural form of ``key`` for ``n``, which fills the gap ``{n}``."""
        forms = self.texts[key]
        form: str = forms.get(self.locale.plural_form(n)) or forms["other"]
        return form.format(n=n, **gaps)

    def below(self, prefix: str) -> list[str]:
        """The last parts of all keys that begin with ``prefix.``, in the catalogue's order."""
        return [key.removeprefix(prefix + ".") for key in self.texts if key.startswith(prefix + ".")]

    def listed(self, items: list[str]) -> str:
        """Items joined as the language joins them: a, b and c."""
        if len(items) < 2:  # noqa: PLR2004
            return "".join(items)
        return self("list.last", first=", ".join(items[:-1]), last=items[-1])


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Nested tables as dotted keys; a table of plural forms stays one."""
    flat: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict) and "other" not in value:
            flat |= _flat(value, f"{prefix}{key}.")
        else:
            flat[prefix + key] = value
    return flat


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language (of ``uk`` for ``uk-UA``), or the English one."""
    name = language.split("-", maxsplit=1)[0]
    if name not in languages():
        name = FALLBACK
    return Catalogue(name, _locale(language, name), _flat(tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))))


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a catalogue."""
    return tuple(sorted(item.name.removesuffix(".toml") for item in _FOLDER.iterdir() if item.name.endswith(".toml")))


def _locale(language: str, name: str) -> Locale:
    """The locale asked for where it speaks the catalogue's language; plain English writes dates the way the world does."""
    if language == FALLBACK or language.split("-", maxsplit=1)[0] != name:
        return Locale.parse("en_GB" if name == FALLBACK else name)
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(name)


def speaks(language: str) -> str:
    """The name of a language in that language itself, or its code."""
    try:
        return Locale.parse(language, sep="-").get_display_name() or language
    except (UnknownLocaleError, ValueError):
        return language
