"""The laws of matching: what is cut from a text is found in it, what is changed is not.

Texts are of two kinds: of words that all differ, where a changed run can stand nowhere, and of very few words, where
runs repeat and the fingerprint must agree with laying the words side by side.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.quotes import (
    RUN,
    Matcher,
    Passage,
    Row,
    Word,
    decode,
    encode,
    fingerprint_of,
    locate,
    nearest,
    parts_of,
    passage_for,
    passage_within,
    same,
    stumble,
    words_of,
)

SEPARATORS = [" ", " ", " ", ", ", ". ", "\n", "\n\n", "\u00a0", "—", " – ", " -- ", "… ", "” “", " (", ") ", "; «", "» "]
LETTERS = "abcdeéжїß0123456789"
OF_SPECIALS = st.text(alphabet="aé.b…-—–'’\"“”«»()[],?!: \n\u00ad\u200b\u200d\u0301\u22125$\u037e\u1fef·¿م", max_size=40)


def joined(words: Sequence[str], separators: Sequence[str]) -> str:
    return "".join(word + separators[n % len(separators)] for n, word in enumerate(words))


def texts(words: st.SearchStrategy[list[str]]) -> st.SearchStrategy[str]:
    return st.builds(joined, words, st.lists(st.sampled_from(SEPARATORS), min_size=1, max_size=12))


ALL_DIFFERENT = texts(
    st.lists(
        st.text(alphabet=LETTERS, min_size=1, max_size=4).map(lambda word: unicodedata.normalize("NFC", word)),
        min_size=14,
        max_size=24,
        unique_by=lambda word: "".join(unicodedata.normalize("NFD", char)[0] for char in word).casefold(),
    )
)
REPETITIVE = texts(st.lists(st.sampled_from(["a", "b", "not"]), min_size=RUN, max_size=60))


def stands(words: Sequence[Word], source: Sequence[Word]) -> tuple[int, ...]:
    """What ``find`` means, word by word."""
    size = len(words)
    return tuple(
        at for at in range(len(source) - size + 1) if all(same(word, source[at + n], last=n == size - 1) for n, word in enumerate(words))
    )


def reread(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words as an editor would type them."""
    return words_of(" ".join(word.text + word.trail for word in words))


def places(words: Sequence[Word], matcher: Matcher) -> tuple[int, ...]:
    return tuple(matcher.find(Row(words, "")))


def renamed(word: Word, text: str) -> Word:
    return word._replace(text=text)


def cut(data: st.DataObject, size: int, least: int = RUN) -> tuple[int, int]:
    """A run of at least ``least`` words as (first, after the last)."""
    first = data.draw(st.integers(0, size - least))
    return first, data.draw(st.integers(first + least, size))


# Words


@given(st.one_of(st.text(), OF_SPECIALS))
@settings(max_examples=600, deadline=None)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = words_of(text)
    assert [(word.text, word.trail) for word in reread(once)] == [(word.text, word.trail) for word in once]


@given(st.one_of(st.text(), OF_SPECIALS))
@settings(max_examples=300, deadline=None)
def test_words_stand_where_they_say(text: str) -> None:
    words = words_of(text)
    assert all(text[word.start : word.end] == word.form and word.text for word in words)
    assert all(a.end <= b.start for a, b in pairwise(words))


@given(st.one_of(st.text(), OF_SPECIALS))
@settings(max_examples=300, deadline=None)
def test_a_text_of_any_kind_has_a_consistent_fingerprint(text: str) -> None:
    assert Matcher(fingerprint_of("made-up", text)).consistent() == ""


@given(OF_SPECIALS, OF_SPECIALS)
@settings(max_examples=300, deadline=None)
def test_parts_hold_the_words_of_the_quote(before: str, after: str) -> None:
    quote = f"one {before} two … three {after} four"
    try:
        parts = parts_of(quote)
    except ValueError:
        return
    assert all(quote[word.start : word.end] == word.form for part in parts for word in part.words)
    assert [part.before for part in parts][:1] == ["start"]
    assert "cut" in [part.before for part in parts] or "[" in before  # an insertion may hold the ellipsis


# What is cut from a text is found in it


@given(st.one_of(ALL_DIFFERENT, REPETITIVE), st.data())
@settings(max_examples=200, deadline=None)
def test_a_run_cut_from_a_text_is_found_as_written(text: str, data: st.DataObject) -> None:
    words = words_of(text)
    matcher = Matcher(fingerprint_of("made-up", text))
    first, end = cut(data, len(words))
    run = words_of(text[words[first].start : words[end - 1].end])
    assert first in places(run, matcher)
    assert matcher.same_form(run, first)
    assert stumble(Row(run, ""), matcher) == len(run)
    assert nearest(run, words, text) is None


@given(REPETITIVE, REPETITIVE, st.data())
@settings(max_examples=200, deadline=None)
def test_the_fingerprint_finds_what_stands_side_by_side(text: str, other: str, data: st.DataObject) -> None:
    words, others = words_of(text), words_of(other)
    first, end = cut(data, len(others))
    run = others[first : min(end, first + 8)]
    assert places(run, Matcher(fingerprint_of("made-up", text))) == stands(run, words)


# What is changed is not


def changes(run: Sequence[Word], other: str) -> list[list[Word]]:
    """Every way to spoil one word, at every place of the run, its ends included."""
    spoiled = []
    for n, word in enumerate(run):
        spoiled.append([*run[:n], renamed(word, other), *run[n + 1 :]])
        spoiled.append([*run[: n + 1], *run[n:]])
        spoiled.append([*run[:n], renamed(word, "not"), *run[n:]])
        if 0 < n < len(run) - 1:
            spoiled.append([*run[:n], *run[n + 1 :]])
        if n:
            spoiled.append([*run[: n - 1], word, run[n - 1], *run[n + 1 :]])
        for at, digit in enumerate(word.text):
            if digit in "0123456789":
                changed = word.text[:at] + str((int(digit) + 1) % 10) + word.text[at + 1 :]
                spoiled.append([*run[:n], renamed(word, changed), *run[n + 1 :]])
    return spoiled


@given(ALL_DIFFERENT, st.text(alphabet=LETTERS, min_size=5, max_size=6), st.data())
@settings(max_examples=60, deadline=None)
def test_one_word_changed_is_never_found(text: str, other: str, data: st.DataObject) -> None:
    words = words_of(text)
    matcher = Matcher(fingerprint_of("made-up", text))
    first, end = cut(data, len(words), least=RUN + 1)
    for spoiled in changes(words[first:end], other):
        assert places(spoiled, matcher) == ()
        assert places(reread(spoiled), matcher) == ()


@given(ALL_DIFFERENT, st.data())
@settings(max_examples=60, deadline=None)
def test_one_mark_changed_is_never_found(text: str, data: st.DataObject) -> None:
    words = words_of(text)
    matcher = Matcher(fingerprint_of("made-up", text))
    first, end = cut(data, len(words))
    for n in range(first, end - 1):
        spoiled = [*words[first:n], words[n]._replace(trail=":" if words[n].trail != ":" else ""), *words[n + 1 : end]]
        assert places(spoiled, matcher) == ()


@given(ALL_DIFFERENT, st.data())
@settings(max_examples=60, deadline=None)
def test_without_its_first_or_last_word_a_run_is_the_shorter_run(text: str, data: st.DataObject) -> None:
    words = words_of(text)
    matcher = Matcher(fingerprint_of("made-up", text))
    first, end = cut(data, len(words), least=RUN + 1)
    assert places(words[first + 1 : end], matcher) == (first + 1,)
    assert places(words[first : end - 1], matcher) == (first,)


@given(ALL_DIFFERENT, st.data())
@settings(max_examples=60, deadline=None)
def test_a_not_that_is_lost_is_missed(text: str, data: st.DataObject) -> None:
    words = list(words_of(text))
    first, end = cut(data, len(words), least=RUN + 1)
    for n in range(first + 1, end):
        with_not = [*words[:n], renamed(words[n], "not"), *words[n:]]
        source = " ".join(word.text + word.trail for word in with_not)
        matcher = Matcher(fingerprint_of("made-up", source))
        assert places(words[first:end], matcher) == ()
        assert places(with_not[first : end + 1], matcher) == (first,)


@given(REPETITIVE, REPETITIVE)
@settings(max_examples=100, deadline=None)
def test_changed_runs_of_repeated_words_are_found_only_where_they_stand(text: str, other: str) -> None:
    words = words_of(text)
    matcher = Matcher(fingerprint_of("made-up", text))
    for spoiled in changes(words[:7], words_of(other)[0].text):
        if len(spoiled) >= RUN:
            assert places(spoiled, matcher) == stands(spoiled, words)


# What went wrong


@given(ALL_DIFFERENT, st.data())
@settings(max_examples=100, deadline=None)
def test_the_wrong_word_is_named(text: str, data: st.DataObject) -> None:
    words = words_of(text)
    matcher = Matcher(fingerprint_of("made-up", text))
    first, end = cut(data, len(words), least=2 * RUN)
    for n in range(end - first):
        spoiled = [*words[first : first + n], renamed(words[first + n], "wrong"), *words[first + n + 1 : end]]
        assert stumble(Row(spoiled, ""), matcher) == n
        near = nearest(spoiled, words, text)
        assert near is not None
        assert near.wanted is spoiled[n]
        assert near.found == " ".join(words[first + n].form.split())


# Text fragments

TERM = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
MAYBE = st.one_of(st.just(""), TERM)


@given(st.lists(st.builds(Passage, prefix=MAYBE, start=TERM, end=MAYBE, suffix=MAYBE), min_size=1, max_size=3))
@settings(max_examples=300, deadline=None)
def test_a_fragment_is_read_back(passages: list[Passage]) -> None:
    fragment = encode(passages)
    assert decode(fragment) == tuple(passages)
    assert fragment.isascii()


def place(word: Word) -> int:
    """Where a word begins without the marks before it."""
    return word.start + next(n for n, char in enumerate(word.form) if char.isalnum())


@given(ALL_DIFFERENT, st.data())
@settings(max_examples=200, deadline=None)
def test_a_passage_is_located_once(text: str, data: st.DataObject) -> None:
    words = words_of(text)
    first, end = cut(data, len(words))
    quote = text[words[first].start : words[end - 1].end]
    matcher = Matcher(fingerprint_of("made-up", text))
    (found,) = locate(passage_for([(Row(words_of(quote), quote), first)], matcher), text)
    assert found in [place(word) for word in words[first:end]]
    if end <= matcher.paragraph(first)[1]:
        assert found == place(words[first])


@given(ALL_DIFFERENT, st.data())
@settings(max_examples=100, deadline=None)
def test_the_passage_of_two_rows_reaches_from_the_first_to_the_last(text: str, data: st.DataObject) -> None:
    text = " ".join(text.split())
    words, matcher = words_of(text), Matcher(fingerprint_of("made-up", text))
    middle = data.draw(st.integers(RUN, len(words) - RUN))
    first, end = data.draw(st.integers(0, middle - RUN)), data.draw(st.integers(middle + RUN, len(words)))
    rows = [(Row(words[first : first + RUN], text), first), (Row(words[end - RUN : end], text), end - RUN)]
    passage = passage_for(rows, matcher)
    assert locate(passage, text) == (place(words[first]),)
    assert (passage.start, passage.end) == tuple(row.text(0, RUN) for row, _ in rows)


@given(REPETITIVE, st.data())
@settings(max_examples=200, deadline=None)
def test_a_passage_is_located_once_among_repetitions(text: str, data: st.DataObject) -> None:
    text = " ".join(text.split())
    words, matcher = words_of(text), Matcher(fingerprint_of("made-up", text))
    first, end = cut(data, len(words))
    quote = text[words[first].start : words[end - 1].end]
    assume(len(places(words_of(quote), matcher)) == 1)
    passage = passage_for([(Row(words_of(quote), quote), first)], matcher)
    assert locate(passage, text) == (place(words[first]),)


@given(ALL_DIFFERENT, st.data())
@settings(max_examples=200, deadline=None)
def test_a_few_words_are_located_through_their_locator(text: str, data: st.DataObject) -> None:
    words = words_of(text)
    first, end = cut(data, len(words))
    at = data.draw(st.integers(0, end - first - 1))
    to = min(at + data.draw(st.integers(1, RUN - 1)), end - first)
    locator = text[words[first].start : words[end - 1].end]
    passage = passage_within(Row(words_of(locator), locator), first, at, to, Matcher(fingerprint_of("made-up", text)))
    assert locate(passage, text) == (place(words[first + at]),)
