"""What is drafted from a source's text. The cases are made-up articles, and rows of ``rules.yml`` that show one rule each."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build import check
from generator.draft import About, Draft, draft
from generator.draft.article import Article
from generator.draft.dated import published_in
from generator.fmt import format_text
from generator.quotes import words_of

CASES = Path(__file__).parent / "cases" / "draft"
RULES = yaml.safe_load((CASES / "rules.yml").read_text(encoding="utf-8"))
ARTICLES = sorted(path.stem for path in CASES.glob("*.yml") if path.stem != "rules")
RIGHT = 0.9
# What is left to the editor. Everything else that is drafted holds.
LEFT = {"draft", "uncovered"}


def text_of(name: str) -> str:
    """An article of the cases, or one that is kept outside the repository."""
    folders = [CASES, Path(os.environ.get("EXPLAINER_SOURCE_TEXT", "")), Path(__file__).parents[2] / "shared" / "sources"]
    found = next((path for folder in folders if (path := folder / f"{name}.txt").is_file()), None)
    if found is None:
        pytest.skip(f"the text of {name} is not at hand")
    return found.read_text(encoding="utf-8")


def plain(text: str) -> str:
    return " ".join(word.text.lower() for word in words_of(text))


def records(drafted: Draft, kind: str) -> list[dict[str, Any]]:
    return yaml.safe_load(drafted.files[f"site_data/{kind}.yml"]) or []


def spoken(drafted: Draft) -> list[tuple[str, str]]:
    """The words of each segment, and who says them."""
    names = {record["id"]: record["name"] for record in records(drafted, "participants")}
    segments = [(record, record["words"]) for record in records(drafted, "quotes")]
    return [
        (plain(text), names[record["speaker"]]) for record, words in segments for text in ([words] if isinstance(words, str) else words)
    ]


def planted(root: Path, drafted: Draft, text: str) -> Path:
    """The draft on disk, and its text beside it."""
    for name, content in drafted.files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    (root / "texts").mkdir()
    (root / "texts" / "article.txt").write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("name", ARTICLES)
def test_every_quotation_is_found_and_nine_in_ten_speakers_are_right(name: str) -> None:
    expected = yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    found = spoken(draft(text_of(name), About(published=str(expected.get("published", "")))))
    missing, wrong = [], []
    for quotation in expected["quotations"]:
        at = next((n for n, (text, _) in enumerate(found) if plain(quotation["words"]) in text), None)
        if at is None:
            missing.append(quotation["words"])
            continue
        _, speaker = found.pop(at)
        if quotation["speaker"].lower() not in speaker.lower():
            wrong.append(f"{quotation['words']}: {speaker}, not {quotation['speaker']}")
    assert missing == []
    assert len(wrong) <= (1 - RIGHT) * len(expected["quotations"]), wrong


@pytest.mark.parametrize("name", ARTICLES)
def test_dates_are_resolved_and_their_words_kept(name: str) -> None:
    expected = yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    drafted = draft(text_of(name), About())
    assert drafted.published == str(expected.get("published", "unknown"))
    dated = {(record.get("when_words"), str(record["when"])) for kind in ("quotes", "timeline") for record in records(drafted, kind)}
    assert {(date["words"], str(date["when"])) for date in expected.get("dates", [])} - dated == set()


@pytest.mark.parametrize("name", ARTICLES)
def test_all_that_is_drafted_verifies(name: str, tmp_path: Path) -> None:
    text = text_of(name)
    root = planted(tmp_path, draft(text, About()), text)
    assert {
        (item.code, item.message) for item in check(root, root / "texts").diagnostics if item.severity == "error" and item.code not in LEFT
    } == set()


@pytest.mark.parametrize("row", RULES, ids=lambda row: row["rule"])
def test_rule(row: dict[str, Any]) -> None:
    drafted = draft(row["text"], About())
    assert dict(spoken(drafted)) == {plain(words): speaker for words, speaker in row["said"].items()}
    comments = re.findall(r"# +paragraph \d+, (.+): (.+); at: ", drafted.files["site_data/quotes.yml"])
    assert {words: why for why, words in comments} == row.get("left", {})


def test_segments_of_one_quote_and_fragments() -> None:
    text = "“It is over,” Ana Ruiz said, “and I am glad of it today.” She called it “a long and hard road”, and said: “no.”"
    words = [(record["words"], record.get("fragment", False)) for record in records(draft(text, About()), "quotes")]
    assert words == [(["It is over", "and I am glad of it today."], False), ("a long and hard road", True), ("no.", False)]


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        (
            "A headline\n\n4:28 PM – Thursday, August 7, 2025\n\nIt rained on May 2, 2001 and on no other day of that year, they say.",
            "2025-08-07",
            "16:28",
        ),
        ("Published 4 October 2023\n\nIt rained.", "2023-10-04", ""),
        ("By Ann Bell\nSept. 18, 2023\n\nIt rained.", "2023-09-18", ""),
        ("WASHBURN, Oregon, March 12, 2024 — It rained.", "2024-03-12", ""),
        (
            "It rained. This is an edited transcript, broadcast on 2 May 2024 by nobody at all, as far as anybody can tell.",
            "2024-05-02",
            "",
        ),
        ("2025-02-31\n\nIt rained on 31 February 2025.", None, ""),
        ("It rained on the 5th of May 2024 and everybody in the town of Callow went home early because of the rain.", None, ""),
    ],
)
def test_the_day_of_publication(text: str, day: str | None, time: str) -> None:
    found = published_in(Article("a", text))
    assert (found and (found.date, found.time)) == (day and (day, time))


def test_a_day_that_is_given_counts_and_without_one_nothing_is_dated() -> None:
    text = "Ana Ruiz said on Monday that it was “a long and hard road”."
    assert records(draft(text, About(published="2024-03-06")), "quotes")[0]["when"].isoformat() == "2024-03-04"
    undated = draft(text, About())
    assert (undated.published, undated.dates, records(undated, "quotes")[0]["when"]) == ("unknown", 0, "unknown")


def test_what_is_not_english_gets_its_quotations_and_no_speakers() -> None:
    drafted = draft("«У неділю люди теж голодні», — сказала Неля Арчук. “Yes,” said Ana Ruiz.", About(language="uk"))
    assert {speaker for _, speaker in spoken(drafted)} == {"Speaker to be found"}
    assert drafted.unattributed == 2


def test_every_record_is_marked_and_every_file_laid_out() -> None:
    drafted = draft(text_of("wire"), About(id="wire", url="https://wire.example/a", publisher="The Wire", title="A bridge"))
    for name, content in drafted.files.items():
        if name.endswith(".yml"):
            assert format_text(content, Path(name).stem) == content
            held = yaml.safe_load(content)
            assert all(record["draft"] is True for record in (held if isinstance(held, list) else [held, *held["summary"]]))
    assert draft(text_of("wire"), About(id="wire", url="https://wire.example/a", publisher="The Wire", title="A bridge")) == drafted
    assert records(drafted, "sources")[0]["publisher"] == "The Wire"


def test_no_role_copies_more_than_a_few_words() -> None:
    for name in ARTICLES:
        if (CASES / f"{name}.txt").is_file():
            assert all(len(record["role"].split()) < 12 for record in records(draft(text_of(name), About()), "participants"))


def test_sentences_that_nothing_rests_on_are_listed_ready_to_set_aside(tmp_path: Path) -> None:
    text = text_of("paper")
    root = planted(tmp_path, draft(text, About()), text)
    sources = root / "site_data" / "sources.yml"
    ready = re.sub(r"(?m)^  # (set_aside:|  - at: .*|    reason:.*)$", lambda line: "  " + line[1], sources.read_text(encoding="utf-8"))
    sources.write_text(re.sub(r"(?m)reason:$", "reason: Not needed.", ready), encoding="utf-8")
    assert {item.code for item in check(root, root / "texts").diagnostics if item.severity == "error"} == {"draft"}


@pytest.mark.parametrize("text", ["", " \n ", "…", "“”"])
def test_a_text_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no word"):
        draft(text, About())


PIECES = st.sampled_from(
    [
        *(
            "Ana Ruiz",
            "the mayor",
            "he",
            "she",
            "who",
            "said",
            "told",
            "according to",
            "on Monday",
            "in 2019",
            "U.S.",
            "Dr.",
            "A:",
            "no",
            "é",
        ),
        *(
            ",",
            ".",
            "?",
            ":",
            "“",
            "”",
            "‘",
            "’",
            '"',
            "'",
            "«",
            "»",
            "(",
            ")",
            "…",
            "–",
            "\n\n",
            "[sic]",
            "[[x]]",
            "*",
            "# a",
            ": b",
            "\u200b",
        ),
    ]
)


@settings(deadline=None, max_examples=30)
@given(st.lists(PIECES, min_size=1, max_size=40).map(" ".join))
def test_whatever_the_text_the_draft_verifies(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    try:
        drafted = draft(text, About(published="2024-03-06"))
    except ValueError:
        assert not words_of(text)
        return
    root = planted(tmp_path_factory.mktemp("draft"), drafted, text)
    found = [item for item in check(root).diagnostics if item.severity == "error" and item.code not in LEFT]
    # A text of a few words said over and over has no place that words could be told by.
    assert {item.code for item in found} <= {"ambiguous", "short-quote", "short-locator", "bad-quote", "bad-locator", "misquote"}, found


def test_nothing_makes_it_go_on_for_long() -> None:
    for text in ("“a b” " * 300, "“" * 2000 + "a", "said " * 2000, "A b: c d\n" * 300, "“Yes,” he said.\n\n" * 200):
        draft(text, About(published="2024-03-06"))
