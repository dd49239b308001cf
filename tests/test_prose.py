"""The inline subset of prose: what is a mark, what stays a character, and that nothing is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.prose import Node, parse, plain, targets


def told(nodes: tuple[Node, ...]) -> str:
    """Nodes on one line: <em>…</em>, <strong>…</strong>, <id> or <id: words> for a link."""
    marks = {"emphasis": "em", "strong": "strong"}
    return "".join(
        node.text
        if node.kind == "text"
        else f"<{node.target}{': ' + node.text if node.text else ''}>"
        if node.kind == "link"
        else f"<{marks[node.kind]}>{told(node.children)}</{marks[node.kind]}>"
        for node in nodes
    )


CASES = [
    # marks
    ("*no*", "<em>no</em>"),
    ("**no**", "<strong>no</strong>"),
    ("He said *no*, and **yes**.", "He said <em>no</em>, and <strong>yes</strong>."),
    ("(*no*) “**no**”’s *no*’s", "(<em>no</em>) “<strong>no</strong>”’s <em>no</em>’s"),
    ("*two words* and *more*", "<em>two words</em> and <em>more</em>"),
    ("[[trump]]", "<trump>"),
    ("[[trump|Trump]]’s", "<trump: Trump>’s"),
    ("[[ trump | Donald Trump ]]", "<trump: Donald Trump>"),
    ("[[Donald Trump]]", "<Donald Trump>"),
    ("[[a]][[b]] [[c|d]]", "<a><b> <c: d>"),
    ("*see [[a|b]]* and **[[c]] too**", "<em>see <a: b></em> and <strong><c> too</strong>"),
    ("[[a|*b*]]", "<a: *b*>"),
    # characters
    ("2*3*4 = 24", None),
    ("f*** you, and s*** too", None),
    ("f**k and s**t", None),
    ("f**k and s** too", None),
    ("**no**thing", None),
    ("***both***", None),
    ("* no * and ** no **", None),
    ("*no", None),
    ("no*", None),
    ("*no *", None),
    ("* no*", None),
    ("**", None),
    ("****", None),
    ("**no*", None),
    ("*no**", None),
    ("*a*b", None),
    ("a*b*", None),
    ("**a *b* c**", "**a <em>b</em> c**"),
    ("a * b *c* d * e", "a * b <em>c</em> d * e"),
    ("[[]] [[|]] [[a|]] [[|b]] [[ ]] [[a| ]]", None),
    ("[a] [[a] [a]] [[a|b|c]] [[a[b]]", None),
    ("[[[a]]]", "[<a>]"),
    ("[a](https://example.org) ![a](b) <b>a</b> &amp; # _a_ `a` ~~a~~ {{ a }} {% a %} \\a", None),
    ("\\*a\\*", "\\<em>a\\</em>"),
    ("", None),
    ("first\nsecond", None),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_marks(text: str, expected: str | None) -> None:
    assert told(parse(text)) == (text if expected is None else expected)


def test_plain_text_has_no_marks() -> None:
    assert plain("*He* said [[trump|no]], **not** [[yes]]. 2*3*4") == "He said no, not yes. 2*3*4"
    assert plain("nothing here") == "nothing here"


def test_targets_come_in_order_from_everywhere() -> None:
    assert list(targets("[[a]] *[[b|c]]* **d [[ e ]]** [[a]] [[]]")) == ["a", "b", "e", "a"]
    assert list(targets("[a]")) == []


# Laws

PIECES = st.lists(st.sampled_from(["*", "**", "[[", "]]", "[", "]", "|", " ", "a", "Ж", "é ", "“", ".", "\n", "1"]), max_size=30).map(
    "".join
)
TEXTS = st.one_of(PIECES, st.text())


def rebuilt(nodes: tuple[Node, ...]) -> str:
    marks = {"emphasis": "*", "strong": "**"}
    return "".join(
        node.text
        if node.kind == "text"
        else f"[[{node.target}{'|' + node.text if node.text else ''}]]"
        if node.kind == "link"
        else marks[node.kind] + rebuilt(node.children) + marks[node.kind]
        for node in nodes
    )


@given(TEXTS)
@settings(max_examples=500)
def test_nothing_is_lost(text: str) -> None:
    """White space inside a link's brackets aside."""
    once = rebuilt(parse(text))
    assert "".join(once.split()) == "".join(text.split())
    assert parse(once) == parse(text)
    if "[[" not in text:
        assert once == text


@given(st.text().filter(lambda text: "*" not in text and "[[" not in text))
def test_text_without_marks_is_itself(text: str) -> None:
    assert parse(text) == ((Node("text", text),) if text else ())
    assert plain(text) == text


@given(TEXTS)
@settings(max_examples=300)
def test_nodes_are_whole(text: str) -> None:
    def check(nodes: tuple[Node, ...]) -> None:
        for node in nodes:
            assert (node.kind == "text") == bool(node.text and not node.target)
            assert (node.kind == "link") == bool(node.target)
            assert (node.kind in ("emphasis", "strong")) == bool(node.children)
            check(node.children)

    check(parse(text))


ADVERSARIAL = ["[[", "*", "**", " *a", " **a", "[[a", "[[a|", "[[a|b", " *[[", "*a *[[b", "]]", "[[ ", "[[a *b ", "**[[a]]*", "* *a"]


@pytest.mark.parametrize("piece", ADVERSARIAL)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    """A quadratic reader takes minutes here."""
    started = time.perf_counter()
    for text in (piece * 50_000, piece + "a " * 100_000, "a " * 100_000 + piece, piece + " " * 200_000 + piece):
        assert plain(text)
    assert time.perf_counter() - started < 10
