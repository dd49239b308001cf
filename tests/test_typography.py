"""What may differ between a quote and its source is a table: ``typography.yml``."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.quotes import Matcher, Row, fingerprint_of, words_of

CASES = yaml.safe_load(Path(__file__).with_name("typography.yml").read_text(encoding="utf-8"))


def status(quote: str, text: str) -> str:
    """As the generator would find it, from the fingerprint alone."""
    words, matcher = words_of(quote), Matcher(fingerprint_of("made-up", text))
    places = list(matcher.find(Row(words, quote)))
    if not places:
        return "absent"
    return "exact" if any(matcher.same_form(words, at) for at in places) else "typography"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, str]) -> None:
    assert status(case["quote"], case["text"]) == case["status"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_same_words_are_found_whichever_side_is_the_source(case: dict[str, str]) -> None:
    """Typography is folded on both sides alike: a source's own words are exact in it, whatever they look like."""
    assert status(case["text"], case["text"]) == "exact"
    assert status(case["quote"], case["quote"]) == "exact"


def test_the_table_is_worth_its_name() -> None:
    kinds = [case["status"] for case in CASES]
    assert len(CASES) == len({case["name"] for case in CASES})
    assert {kind: kinds.count(kind) >= 15 for kind in kinds} == {"exact": True, "typography": True, "absent": True}
