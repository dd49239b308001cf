"""Where something is, what is wrong with it, and how that is written out."""

from __future__ import annotations

import json
import re
import time
from collections import Counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len

from generator.diagnostics import (
    Diagnostic,
    Location,
    Positions,
    as_github,
    as_json,
    as_summary,
    as_text,
    count,
    did_you_mean,
    total,
    visible,
)
from generator.diagnostics.visible import shown
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
    assert total(findings) == "2 errors, 1 warning"
    assert total(findings[:1] * 1000) == "1,000 errors"
    assert total([]) == ""


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


# The line itself, and a caret


def excerpt(line: str, column: int, width: int = 100) -> list[str]:
    """The two lines that show a place in a file of one line, without what stands before them."""
    printed = as_text([Diagnostic("code", "made up", Location("f", 1, column))], lambda _: line, width=width)
    return [text.removeprefix("    1 | ").removeprefix("      | ") for text in printed.splitlines()[1:]]


@pytest.mark.parametrize(
    ("line", "column", "printed"),
    [
        ("speaker: quinze", 10, ["speaker: quinze", "         ^"]),
        ("a", 2, ["a", " ^"]),
        ("a", 9, ["a", " ^"]),
        ("名前: 山田", 5, ["名前: 山田", "      ^"]),
        ("e\u0301te\u0301", 3, ["e\u0301te\u0301", " ^"]),
        ("a\tb", 3, ["a<U+0009>b", "         ^"]),
        ("\u202eabc", 2, ["<U+202E>abc", "        ^"]),
        ("a  ", 1, ["a", "^"]),
        ("", 1, []),
        ("   ", 1, []),
    ],
)
def test_the_caret_stands_below_its_column(line: str, column: int, printed: list[str]) -> None:
    assert excerpt(line, column) == printed


def test_a_long_line_is_cut_around_the_caret() -> None:
    line = "".join(f"{n:04}" for n in range(2500))
    assert excerpt(line, 1, 28) == ["0000000100020003000…", "^"]
    assert excerpt(line, 4001, 28) == ["…609970998099910001…", " " * 14 + "^"]
    assert excerpt(line, 10_000, 28) == ["…952496249724982499", " " * 18 + "^"]


@given(ANY, st.integers(0, 60), st.integers(20, 60))
@settings(max_examples=300)
def test_the_character_above_the_caret_is_the_one_meant(text: str, far: int, width: int) -> None:
    line = "begun: " + re.sub("[\r\n]", "", text) + "."
    column = far % len(line) + 1
    assume(line[column - 1] != " " and cell_len(shown(line[column - 1])) > 0)
    part, caret = excerpt(line, column, width)
    assert part.isprintable()
    assert set(caret) == {" ", "^"} or caret == "^"
    assert cell_len(part) <= width - 8
    cells, here = 0, ""
    for n in range(len(part)):
        if cells == len(caret) - 1 and cell_len(part[n]):
            here = part[n:]
            break
        cells += cell_len(part[n])
    assert here.startswith(shown(line[column - 1]))


def test_related_places_have_their_line_too() -> None:
    item = Diagnostic(
        "code", "made up", Location("f", 2, 1), "mend it", related=((Location("g", 1, 2), "see there"), (Location("f"), "and there"))
    )
    assert as_text([item], {"f": "one\r\ntwo", "g": "three"}.get) == (
        "f:2:1: error: made up [code]\n    2 | two\n      | ^\n"
        "    see there: g:1:2\n    1 | three\n      |  ^\n    and there: f\n    help: mend it\n"
    )


def test_a_place_without_a_line_at_hand_is_told_without_it() -> None:
    for place in (Location("f"), Location("f", 9, 1), Location("nowhere", 1, 1)):
        assert as_text([Diagnostic("code", "made up", place)], {"f": "one"}.get) == f"{place}: error: made up [code]\n"


def test_a_file_is_looked_up_once_and_only_if_something_is_found() -> None:
    asked: Counter[str] = Counter()

    def text_of(file: str) -> str:
        asked[file] += 1
        return "a\nb\nc"

    assert as_text([], text_of) == ""
    assert not asked
    as_text([Diagnostic("code", "made up", Location("f", line, 1)) for line in (1, 2, 3)], text_of)
    assert asked == {"f": 1}


def test_colours_are_the_caller_s() -> None:
    item = Diagnostic("code", "made up", Location("f", 1, 1), "mend it")
    painted = as_text([item], lambda _: "one", paint=lambda role, text: f"<{role}>{text}</>")
    assert re.sub("<.*?>", "", painted) == as_text([item], lambda _: "one")
    assert re.findall("<([a-z]+)>", painted) == ["place", "error", "code", "gutter", "gutter", "error", "help"]


# For programs


def test_as_json() -> None:
    findings = [
        Diagnostic("duplicate-id", "the id `a` a second time", Location("a.yml", 1, 7), "help", related=((SOMEWHERE, "first"),)),
        Diagnostic("unreadable", "no \u202e\n way", Location("b\udce9.yml"), severity="warning"),
    ]
    place = {"file": "site_data/quotes.yml", "line": 3, "column": 7}
    first = {"code": "duplicate-id", "severity": "error", "message": "the id `a` a second time", "help": "help"}
    second = {"code": "unreadable", "severity": "warning", "message": "no <U+202E><U+000A> way", "help": ""}
    assert json.loads(as_json(findings)) == {
        "format": "explainer-findings",
        "version": 1,
        "errors": 1,
        "warnings": 1,
        "findings": [
            {**first, "file": "a.yml", "line": 1, "column": 7, "related": [{"message": "first", **place}]},
            {**second, "file": "b\udce9.yml", "line": None, "column": None, "related": []},
        ],
    }
    assert as_json(findings).isascii()
    assert json.loads(as_json([]))["findings"] == []


# For GitHub Actions


def parsed(line: str) -> tuple[str, dict[str, str], str]:
    """A line of output as the runner of GitHub Actions reads it."""
    name, _, rest = line.removeprefix("::").partition(" ")
    head, _, data = rest.partition("::")
    assert line.startswith("::")
    pairs = (pair.split("=", 1) for pair in head.split(","))
    plain = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]

    def unescaped(text: str, marks: list[tuple[str, str]]) -> str:
        for escaped, mark in marks:
            text = text.replace(escaped, mark)
        return text

    return name, {key: unescaped(value, plain) for key, value in pairs}, unescaped(data, [*plain[:2], plain[4]])


def test_as_github() -> None:
    findings = [
        Diagnostic("slow", "50% of it", Location("a,b:c.yml", 2, 1), severity="warning"),
        Diagnostic("duplicate-id", "a second time", Location("a.yml", 1, 7), "help, please", related=((SOMEWHERE, "first"),)),
        Diagnostic("unreadable", "no %0A", Location("b.yml")),
    ]
    assert as_github(findings) == (
        "::error file=a.yml,line=1,col=7,title=duplicate-id::"
        "a.yml:1:7: a second time%0Afirst: site_data/quotes.yml:3:7%0Ahelp: help, please\n"
        "::error file=b.yml,title=unreadable::b.yml: no %250A\n"
        "::warning file=a%2Cb%3Ac.yml,line=2,col=1,title=slow::a,b:c.yml:2:1: 50%25 of it\n"
    )
    assert as_github([]) == ""


def test_annotations_name_files_from_the_repository() -> None:
    assert as_github([Diagnostic("c", "m", Location("a.yml"))], "sites/one") == "::error file=sites/one/a.yml,title=c::a.yml: m\n"


@given(ANY, ANY, ANY, ANY)
@settings(max_examples=300)
def test_a_hostile_value_gives_no_command(file: str, message: str, help_: str, note: str) -> None:
    item = Diagnostic("code", message + "%0A::error::", Location(file + ",line=9::", 1, 2), help_, related=((Location("g"), note),))
    lines = as_github([item]).splitlines()
    assert len(lines) == 1
    assert lines[0].isprintable()
    name, properties, data = parsed(lines[0])
    where = visible(file + ",line=9::", 400)
    assert (name, properties) == ("error", {"file": where, "line": "1", "col": "2", "title": "code"})
    assert data.splitlines()[0] == f"{where}:1:2: {visible(message, 400)}%0A::error::"
    assert len(data.splitlines()) == 2 + bool(help_)


def test_the_worst_come_first_and_the_rest_is_counted() -> None:
    findings = [Diagnostic("code", f"{n}", Location("f", n, 1), severity="error" if n % 3 else "warning") for n in range(1, 41)]
    lines = [parsed(line) for line in as_github(findings).splitlines()]
    assert [name for name, _, _ in lines] == ["error"] * 10 + ["warning"] * 10 + ["notice"]
    assert [int(properties["line"]) for _, properties, _ in lines[:3]] == [1, 2, 4]
    message = "17 errors and 3 warnings more than are shown here: the summary of the job lists all of them"
    assert lines[-1] == ("notice", {"title": "27 errors, 13 warnings"}, message)
    assert parsed(as_github(findings[:16]).splitlines()[-1])[2].startswith("1 error more than")


def test_as_summary() -> None:
    findings = [Diagnostic("slow", "a <b>", Location("b.yml", 1, 2), severity="warning"), Diagnostic("bad", "worse", Location("c.yml"))]
    assert as_summary([]) == "## explainer: no error\n\n"
    assert as_summary(findings, lambda _: "one & only") == (
        "## explainer: 1 error, 1 warning\n\n<pre>\nc.yml: error: worse [bad]\n"
        "b.yml:1:2: warning: a &lt;b&gt; [slow]\n    1 | one &amp; only\n      |  ^\n</pre>\n"
    )


@given(ANY, ANY, ANY)
@settings(max_examples=200)
def test_a_hostile_value_stays_text_in_the_summary(message: str, help_: str, line: str) -> None:
    item = Diagnostic("code", f"{message}</pre><script>", Location("f", 1, 1), f"{help_} @all #1 [x](y) ![]()", severity="warning")
    tokens = MarkdownIt("commonmark").parse(as_summary([item], lambda _: f"{line}\n</pre># no heading"))
    assert [token.type for token in tokens] == ["heading_open", "inline", "heading_close", "html_block"]
    assert re.findall("<[^U>]*>", tokens[-1].content) == ["<pre>", "</pre>"]


def test_a_summary_has_room_for_a_mebibyte() -> None:
    findings = [Diagnostic("code", "ж" * 399 + f" {n}", Location("f", n, 1), "ж" * 600) for n in range(1, 2000)]
    summary = as_summary(findings)
    assert 1_000_000 < len(summary.encode()) <= 1 << 20
    told = summary.count("error:")
    assert summary.endswith(f"</pre>\n\n{1999 - told:,} findings more than there is room for: run `explainer check`\n")
    assert MarkdownIt("commonmark").parse(summary)[-1].type == "paragraph_close"


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


def test_what_a_value_holds() -> None:
    found = positions()
    places = {(1, 1): False, (1, 3): False, (1, 4): True, (2, 1): True, (2, 6): True, (2, 8): False, (3, 1): False, (0, 0): False}
    assert {place: found.holds(("a",), Location("f", *place)) for place in places} == places
    assert not found.holds(("x",), Location("f", 1, 4))


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
