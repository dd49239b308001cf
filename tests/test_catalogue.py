"""The catalogues say the same things: the same keys with the same gaps, and every plural form their language needs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.catalogue import catalogue, languages
from generator.dates import WORDS

ENGLISH = catalogue("en")
OTHERS = [language for language in languages() if language != "en"]
GAP = re.compile(r"\{(\w+)\}")
GENERATOR = Path(__file__).parents[1] / "generator"


def gaps(text: str | dict[str, str]) -> set[str]:
    forms = [text] if isinstance(text, str) else list(text.values())
    return {name for form in forms for name in GAP.findall(form)}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_says_the_same(language: str) -> None:
    other = catalogue(language)
    assert sorted(other.texts) == sorted(ENGLISH.texts)
    assert {key for key in ENGLISH.texts if gaps(ENGLISH.texts[key]) != gaps(other.texts[key])} == set()


@pytest.mark.parametrize("language", languages())
def test_every_plural_form_is_there(language: str) -> None:
    spoken = catalogue(language)
    needed = {*spoken.locale.plural_form.tags, "other"}
    assert {key for key, text in spoken.texts.items() if isinstance(text, dict) and set(text) != needed} == set()


def test_ukrainian_counts_as_ukrainians_do() -> None:
    spoken = catalogue("uk")
    assert [spoken.count("count.quotes", n) for n in (0, 1, 2, 5, 11, 21, 22)] == [
        "0 цитат", "1 цитата", "2 цитати", "5 цитат", "11 цитат", "21 цитата", "22 цитати",
    ]  # fmt: skip


@pytest.mark.parametrize("language", languages())
def test_every_word_a_date_needs_is_there(language: str) -> None:
    texts = catalogue(language).texts
    assert {key: set(gaps(texts[key])) for key in WORDS} == {key: set(places) for key, places in WORDS.items()}


def test_every_text_is_used_and_every_used_text_is_there() -> None:
    """A key is used where it stands in quotation marks, or where its first part does before a computed end (`kind.{…}`)."""
    code = "".join(path.read_text(encoding="utf-8") for folder in ("**/*.py", "templates/*") for path in GENERATOR.glob(folder))
    named = set(re.findall(r"[\"']([a-z_]+(?:\.[a-z_]+)+)[\"']", code))
    families = set(re.findall(r"[\"']([a-z_]+\.[a-z_.]*)\{", code)) | {found + "." for found in re.findall(r"below\(\"([a-z_]+)\"\)", code)}
    unused = {key for key in ENGLISH.texts if key not in named and not key.startswith(tuple(families)) and key not in WORDS}
    assert unused == set()
    called = set(re.findall(r"\bt(?:\.count)?\(\s*\"([a-z_.]+)\"", code))
    assert {key for key in called if key not in ENGLISH.texts} == set()


def test_a_language_without_a_catalogue_is_spoken_to_in_english() -> None:
    assert catalogue("mi").language == "en"
    assert catalogue("mi")("page.people") == "People"
    assert catalogue("uk-UA").language == "uk"
