"""The article's words stand nowhere in the repository, its history included, but as quoted speech and in locators."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import yaml
from copied import Copied, Original, repository

from generator.load.strict import places
from generator.model import Fingerprint
from generator.quotes import fingerprint_of, parts_of, words_of

ROOT = Path(__file__).parents[1]
LONGEST_RUN_OF_A_LOCATOR = 12

STORY = """\
The old bridge over the Lark will close on Monday, Mayor Miller told reporters in his own office.

“We did not want this to happen to the town,” she said. “Nobody should cross it any more after that.”
"""
ORIGINAL = Original(fingerprint_of("story", STORY))


def git(*args: str) -> str:
    done = subprocess.run(["git", *args], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("no git repository: the source code was unpacked from an archive")
    return done.stdout


@pytest.fixture(scope="module")
def article() -> Original:
    return Original(Fingerprint.model_validate(json.loads((ROOT / "site_data" / "fingerprints" / "oan.json").read_text(encoding="utf-8"))))


def test_no_file_holds_the_article(article: Original) -> None:
    files = dict(repository(ROOT, git("ls-files", "-z", "--cached", "--others", "--exclude-standard")))
    assert "site_data/quotes.yml" in files
    found = {name: copied for name, text in files.items() if (copied := article.copied_in(name, text))}
    assert found == {}


def test_no_commit_message_holds_the_article(article: Original) -> None:
    assert article.copied_in("git log", git("log", "--all", "--format=%an%n%B")) == []


def test_what_is_allowed_is_there(article: Original) -> None:
    """The search does see the article's words: without the exceptions it would report the quotes."""
    text = (ROOT / "site_data" / "quotes.yml").read_text(encoding="utf-8")
    assert article.copied_in("site_data/quotes.yml", text) == []
    assert len(article.copied_in("quotes.txt", text)) >= 3


def test_locators_are_short() -> None:
    for path in sorted((ROOT / "site_data").rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        for where, (start, end) in places(text)[0].items():
            if where[-1:] == ("at",):
                for part in parts_of(yaml.safe_load(text[start:end])):
                    assert len(part.words) <= LONGEST_RUN_OF_A_LOCATOR, f"{path.name}: {text[start:end]}"


SEVEN = "The old bridge over the Lark will"
EIGHT = "The old bridge over the Lark will close"
SPEECH = "We did not want this to happen to the town"


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("README.md", SEVEN, []),
        ("README.md", EIGHT, [(1, 8)]),
        ("README.md", f"First line.\nThen: {EIGHT} on Tuesday", [(2, 9)]),
        ("README.md", "old bridge over the Lark will close on", [(1, 8)]),
        ("README.md", f"{SEVEN} be closed on Monday, Mayor Miller told reporters in his", [(1, 8)]),
        ("README.md", "The old bridge over the lark will close on Monday", []),
        ("a.py", "# The old bridge over the\n# Lark will close on\n", [(1, 9)]),
        ("a.py", '    "The old bridge over "\n    "the Lark will close on"\n', [(1, 9)]),
        ("a.py", f'x = "{EIGHT}"', [(1, 8)]),
        ("a.html", "<p>The old <b>bridge</b> over the Lark will close", [(1, 8)]),
        ("a.html", "The&nbsp;old bridge over the Lark will&#32;close on", [(1, 9)]),
        ("a.md", "> The old bridge\n> over the Lark will close", [(1, 8)]),
        # Quoted speech, as such
        ("a.md", f"She said: “{SPEECH},” and left.", []),
        ("a.md", f"She said: {SPEECH}, and left.", [(1, 10)]),
        ("a.py", f'x = "{SPEECH}"', [(1, 10)]),
        ("a.md", f"“{EIGHT}”", [(1, 8)]),
        ("a.md", "told reporters in his own office. “We did not want this to happen to the town,”", []),
        ("a.md", "Mayor Miller told reporters in his own office. “We did not want this to happen to the town,”", [(1, 8)]),
        ("a.md", f"    105 |   words: {SPEECH}\n", []),
        ("a.md", f"    words: {EIGHT}\n", [(1, 8)]),
        ("a.py", f"    words: {SPEECH}\n", [(1, 10)]),
        # In the facts
        ("site_data/quotes.yml", f"- id: a\n  words: {SPEECH}\n", []),
        ("site_data/quotes/a.yml", f"id: a\nwords:\n  - {SPEECH}\n", []),
        ("site_data/quotes.yml", f"- id: a\n  context: {SPEECH}\n", [(2, 10)]),
        ("site_data/timeline.yml", f"- id: a\n  words: {SPEECH}\n", [(2, 10)]),
        ("site_data/timeline.yml", f"- id: a\n  cite: [{{source: b, at: {EIGHT}}}]\n  what: {SEVEN}\n", []),
        ("site_data/timeline.yml", f"- id: a\n  cite: [{{source: b, at: x}}]\n  what: {EIGHT}\n", [(3, 8)]),
    ],
)
def test_copied_words_are_found(name: str, text: str, found: list[tuple[int, int]]) -> None:
    assert ORIGINAL.copied_in(name, text) == [Copied(*item) for item in found]


@pytest.mark.parametrize("first", range(len(words_of(STORY)) - 8))
def test_eight_words_are_found_from_anywhere(first: int) -> None:
    words = words_of(STORY)[first : first + 8]
    text = "Somebody wrote " + " ".join(word.form.strip("“”") for word in words)
    assert ORIGINAL.copied_in("a.py", text) == [Copied(1, 8)]
