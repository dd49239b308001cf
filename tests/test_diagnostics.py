"""Where something is, what is wrong with it, and how that is written out."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Location, Positions, as_text, count, did_you_mean, visible
from generator.model.text import HIDDEN

ANY = st.one_of(
    st.text(), st.text("\0\x07\x1b\n\r\t\x85\xa0\xad\u034f\u200b\u200d\u202e\u2028\u2066\u3164\ufe0f\ufeff\ud800\U000e0041aéЖ😀 ")
)


# Text fit for a line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – “text” é Ж 😀", "plain – “text” é Ж 😀"),
        ("two\nlines\r\n", "two<U+000A>lines<U+000D><U+000A>"),
        ("\x1b[31mred\x07", "<U+001B>[31mred<U+0007>"),
        ("a\u202eb\u2066c", "a<U+202E>b<U+2066>c"),
        ("a\u200bb\u00adc\u00a0d\u3164e", "a<U+200B>b<U+00AD>c<U+00A0>d<U+3164>e"),
        ("\u2028\u2029\x85", "<U+2028><U+2029><U+0085>"),
        ("\ud800\U000e0041\U0010ffff", "<U+D800><U+E0041><U+10FFFF>"),
        ("", ""),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_long_texts_are_cut_between_characters() -> None:
    assert visible("a" * 120) == "a" * 120
    assert visible("a" * 121) == "a" * 120 + "…"
    assert visible("ab\u200bcd", 3) == "ab<U+200B>…"
    assert visible("abc", 3) == "abc"


@given(ANY, st.integers(0, 50))
@settings(max_examples=400)
def test_what_is_shown_is_visible(text: str, limit: int) -> None:
    shown = visible(text, limit)
    assert shown.isprintable()
    assert not HIDDEN.search(shown)
    shown.encode("utf-8")
    assert visible(shown, len(shown)) == shown
    assert shown.endswith("…") or len(text) <= limit


# Written out

SOMEWHERE = Location("site_data/quotes.yml", 3, 7)


def test_as_text() -> None:
    findings = [
        Diagnostic("unknown-key", "unknown key `spaeker`", SOMEWHERE, "did you mean `speaker`?"),
        Diagnostic("duplicate-id", "the id `a` a second time", Location("a.yml", 1, 1), related=((SOMEWHERE, "it stands here first"),)),
        Diagnostic("unreadable", "it cannot be read", Location("b.yml"), severity="warning"),
    ]
    assert as_text(findings) == (
        "site_data/quotes.yml:3:7: error: unknown key `spaeker` [unknown-key]\n"
        "    help: did you mean `speaker`?\n"
        "a.yml:1:1: error: the id `a` a second time [duplicate-id]\n"
        "    it stands here first: site_data/quotes.yml:3:7\n"
        "b.yml: warning: it cannot be read [unreadable]\n"
    )
    assert as_text([]) == ""
    assert count(findings) == (2, 1)


@given(ANY, ANY, ANY, ANY)
@settings(max_examples=300)
def test_a_hostile_value_begins_no_line(file: str, message: str, help_: str, note: str) -> None:
    printed = as_text([Diagnostic("code", message, Location("f" + file, 1, 1), help_, related=((Location(file), note),))])
    lines = printed.splitlines()
    assert len(lines) == 2 + bool(help_)
    assert lines[0].startswith("f")
    assert lines[0].endswith(" [code]")
    assert all(line.startswith("    ") for line in lines[1:])
    assert all(line.isprintable() for line in lines)


def test_findings_are_sorted_by_place_then_code() -> None:
    rows = [("b", 1, 1, "a"), ("a", 2, 1, "a"), ("a", 1, 10, "a"), ("a", 1, 2, "b"), ("a", 1, 2, "a"), ("a", 0, 0, "z")]
    findings = [Diagnostic(code, "made up", Location(file, line, column)) for file, line, column, code in rows]
    assert sorted(findings, key=Diagnostic.sort_key) == findings[::-1]


# The nearest of what is known


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("spaeker", ["speaker", "words"], "speaker"),
        ("KIND", ["kind", "king"], "kind"),
        ("Зеленский", ["zelensky", "Зеленський"], "Зеленський"),
        ("bc", ["ab", "cd"], ""),
        ("anything", [], ""),
        ("", ["a"], ""),
        ("abcx", ["abcz", "abcy"], "abcy"),
        ("person-17", ["person-1", "person-71", "person-117"], "person-117"),
    ],
)
def test_did_you_mean(word: str, known: list[str], found: str) -> None:
    assert did_you_mean(word, known) == (f"did you mean `{found}`?" if found else "")
    assert did_you_mean(word, reversed(known)) == did_you_mean(word, known)


def test_the_nearest_of_thousands_is_found_soon() -> None:
    known = [f"person-of-interest-{n}" for n in range(5000)]
    started = time.perf_counter()
    assert did_you_mean("persn-of-interest-77", known) == "did you mean `person-of-interest-77`?"
    assert did_you_mean("x" * 100_000, known) == ""
    assert time.perf_counter() - started < 5


# Places

LINES = "one\ntwo\r\nthree\rfour\x85\u2028still four\n😀é!\n"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("one", "1:1"),
        ("ne", "1:2"),
        ("two", "2:1"),
        ("\r\nthree", "2:4"),
        ("\nthree", "2:5"),
        ("three", "3:1"),
        ("four", "4:1"),
        ("still", "4:7"),
        ("!", "5:3"),
    ],
)
def test_lines_end_as_in_an_editor_program(words: str, place: str) -> None:
    assert str(Positions("f", LINES).at_offset(LINES.index(words))) == f"f:{place}"


@given(st.text("a\n\r\x85\u2028😀"), st.integers(0, 30))
@settings(max_examples=300)
def test_places_count_lines_and_code_points(text: str, offset: int) -> None:
    assume(offset <= len(text) and text[max(0, offset - 1) : offset + 1] != "\r\n")
    lines = text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert Positions("f", text).at_offset(offset) == Location("f", len(lines), len(lines[-1]) + 1)


def positions() -> Positions:
    text = "a: b c b\n   c bb\nd: []\n"
    return Positions("f", text, lambda _: ({(): (0, 23), ("a",): (3, 16), ("d",): (20, 22)}, {("a",): 0, ("d",): 17}))


def test_places_of_values_keys_and_words() -> None:
    found = positions()
    assert str(found.at(("a",))) == "f:1:4"
    assert str(found.at_key(("d",))) == "f:3:1"
    assert str(found.at(("d", 0, "e"))) == "f:3:4"
    assert str(found.at_key(("x",))) == "f:1:1"
    assert [str(found.within(("a",), "b", nth)) for nth in range(5)] == ["f:1:4", "f:1:8", "f:2:6", "f:2:7", "f:1:4"]
    assert str(found.within(("a",), "b c", 1)) == "f:1:8"
    assert str(found.within(("a",), "[]")) == "f:1:4"
    assert str(found.within(("a",), " ")) == "f:1:4"
    assert str(found.within(("a", 0), "c")) == "f:1:6"
    assert str(Positions("f", "aaa", lambda _: ({(): (0, 3)}, {})).within((), "aa", 1)) == "f:1:2"


def test_a_file_without_an_index_is_a_place() -> None:
    assert str(Positions("site_data/quotes.yml").at(("a",))) == "site_data/quotes.yml"
    assert str(Positions("f").within(("a",), "b")) == "f"
    assert str(Location("a\n::error::b", 1, 2)) == "a<U+000A>::error::b:1:2"


def test_the_index_is_only_made_when_a_place_is_asked_for() -> None:
    def refuse(_: str) -> None:
        raise AssertionError

    unused = Positions("f", "text", refuse)  # type: ignore[arg-type]
    assert str(unused.at_offset(2)) == "f:1:3"
    with pytest.raises(AssertionError):
        unused.at(())
