"""The promise as laws, through verify itself: what is cut from a text is a quote of it, what is changed in one word is none.

The texts are made of words that all differ, so that a changed run can stand nowhere.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Location, Positions
from generator.link import Library, link
from generator.load import Entry, Loaded
from generator.model import Explainer, Fact, Participant, Quote, Source
from generator.quotes import RUN, Matcher, Row, Word, bare, decode, fingerprint_of, locate, words_of
from generator.verify import Evidence, verify
from generator.verify.sources import Asked, DisagreementError

SEPARATORS = [" ", " ", " ", ", ", ". ", "\n", "\n\n", "\u00a0", "—", " – ", "” “", " (", ") ", "; «", "» "]
TEXTS = st.builds(
    lambda words, separators: "".join(word + separators[n % len(separators)] for n, word in enumerate(words)),
    st.lists(
        st.text(alphabet="abcdeéжїß0123456789", min_size=1, max_size=4).map(lambda word: unicodedata.normalize("NFC", word)),
        min_size=14,
        max_size=22,
        unique_by=lambda word: "".join(unicodedata.normalize("NFD", char)[0] for char in word).casefold(),
    ),
    st.lists(st.sampled_from(SEPARATORS), min_size=1, max_size=12),
)
PAGE = " ".join(f"word{n}" + ("," if n % 7 == 3 else ".\n\n" if n % 40 == 39 else "") for n in range(400))
EXPLAINER = {
    "title": "T",
    "question": "Q?",
    "standfirst": "S",
    "as_of": "2024-05-16",
    "status": "settled",
    "summary": [{"id": "answer", "text": "A", "basis": "editor"}],
}
PAPER = {"publisher": "P", "url": "https://p.example/", "kind": "document", "language": "en", "published": {"date": "2024-05-16"}}


def library_of(text: str, segments: Sequence[str], at: str | None = None) -> Library:
    """One quote of one source."""
    positions, loaded = Positions("made-up.yml"), Loaded(explainer=Explainer.model_validate(EXPLAINER))
    cite = {"source": "paper"} | ({"at": at} if at else {})
    records: dict[str, Fact] = {
        "sources": Source.model_validate({"id": "paper", **PAPER}),
        "participants": Participant.model_validate({"id": "ann", "name": "Ann", "kind": "person", "role": "R", "basis": "editor"}),
        "quotes": Quote.model_validate({"id": "said", "speaker": "ann", "words": segments, "when": "unknown", "cite": [cite]}),
    }
    loaded.entries = [Entry(kind, fact, positions, ()) for kind, fact in records.items()]
    loaded.fingerprints = {"paper": (fingerprint_of("paper", text), Location("paper.json"))}
    library, findings = link(loaded)
    assert library is not None
    assert findings == []
    return library


def verified(text: str, quote: str, at: str | None = None, texts: Mapping[str, str] | None = None) -> tuple[Evidence, list[Diagnostic]]:
    """What is wrong with a quote; that other sentences are used by nothing is beside the point."""
    evidence, findings = verify(library_of(text, [quote], at), texts)
    return evidence, [item for item in findings if item.severity == "error" and item.code != "uncovered"]


def holds(text: str, quote: str, at: str | None = None) -> bool:
    """Whether the quote is verified; offline and with the text at hand the answer must be the same."""
    offline, at_hand = verified(text, quote, at), verified(text, quote, at, {"paper": text})
    assert [item.code for item in offline[1]] == [item.code for item in at_hand[1]]
    assert offline[0] == at_hand[0]
    assert ("said" in offline[0].receipts) == (not offline[1])
    return not offline[1]


def forms(words: Sequence[Word]) -> list[str]:
    """The words as written, without the marks around them all."""
    found = [" ".join(word.form.split()) for word in words]
    found[-1] = found[-1][: bare(found[-1])[1]]
    found[0] = found[0][bare(found[0])[0] :]
    return found


def bare_words(text: str) -> str:
    return "".join(f" {word.text} " for word in words_of(text))


@dataclass(frozen=True)
class Cut:
    """Words ``first`` to ``end`` of a text."""

    text: str
    first: int
    end: int

    @property
    def words(self) -> list[str]:
        return forms(words_of(self.text)[self.first : self.end])

    @property
    def quote(self) -> str:
        return " ".join(self.words)


def cut(data: st.DataObject, text: str, least: int, most: int = 1000) -> Cut:
    size = len(words_of(text))
    first = data.draw(st.integers(0, size - least))
    return Cut(text, first, data.draw(st.integers(first + least, min(size, first + most))))


def around(data: st.DataObject, few: Cut) -> str:
    """A locator that holds a few words: a run of the same text."""
    size = len(words_of(few.text))
    first = data.draw(st.integers(max(0, few.end - 12), few.first))
    end = (
        data.draw(st.integers(max(few.end, first + RUN), max(few.end, first + RUN, min(size, first + 14)))) if first + RUN <= size else size
    )
    return Cut(few.text, min(first, size - RUN), min(end, size)).quote


def spoiled(words: list[str], n: int) -> Iterator[list[str]]:
    """Every way to spoil a run at its word ``n``. Without its first or last word it would only be a shorter run."""
    yield [*words[:n], "wrong", *words[n + 1 :]]
    yield [*words[: n + 1], words[n], *words[n + 1 :]]
    yield [*words[:n], "not", *words[n:]]
    if 0 < n < len(words) - 1:
        yield [*words[:n], *words[n + 1 :]]
    if n:
        yield [*words[: n - 1], words[n], words[n - 1], *words[n + 1 :]]
    for at, char in enumerate(words[n]):
        if char in "0123456789":
            yield [*words[:n], words[n][:at] + str((int(char) + 1) % 10) + words[n][at + 1 :], *words[n + 1 :]]


@given(TEXTS, st.data())
@settings(max_examples=100, deadline=None)
def test_a_run_cut_from_a_text_is_a_quote_of_it(text: str, data: st.DataObject) -> None:
    run = cut(data, text, RUN)
    assert holds(text, run.quote)
    evidence, _ = verified(text, run.quote)
    (receipt,) = evidence.receipts["said"]
    assert (receipt.first, receipt.last) == (run.first, run.end - 1)
    assert set(evidence.statuses["said"]) <= {"exact", "typography"}


@given(TEXTS, st.data())
@settings(max_examples=100, deadline=None)
def test_a_few_words_are_a_quote_through_their_locator(text: str, data: st.DataObject) -> None:
    few = cut(data, text, 1, RUN - 1)
    locator = around(data, few)
    assert holds(text, few.quote, locator)
    (receipt,) = verified(text, few.quote, locator)[0].receipts["said"]
    assert (receipt.first, receipt.last) == (few.first, few.end - 1)
    assert not holds(text, few.quote)


@given(TEXTS, st.data())
@settings(max_examples=20, deadline=None)
def test_a_run_with_one_word_spoiled_is_none(text: str, data: st.DataObject) -> None:
    run = cut(data, text, RUN + 1, RUN + 6)
    for n in range(len(run.words)):
        for words in spoiled(run.words, n):
            assert not holds(text, " ".join(words))


@given(TEXTS, st.data())
@settings(max_examples=60, deadline=None)
def test_a_few_words_with_one_spoiled_are_none(text: str, data: st.DataObject) -> None:
    few = cut(data, text, 1, RUN - 1)
    locator = around(data, few)
    for n in range(len(few.words)):
        for words in spoiled(few.words, n):
            if bare_words(" ".join(words)) not in bare_words(locator):  # another digit may make another word of the locator
                assert not holds(text, " ".join(words), locator)


@given(st.data())
@settings(max_examples=15, deadline=None)
def test_a_page_with_one_word_spoiled_is_none(data: st.DataObject) -> None:
    run = cut(data, PAGE, 100)
    assert holds(PAGE, run.quote)
    n = data.draw(st.sampled_from([0, 1, len(run.words) // 2, len(run.words) - 2, len(run.words) - 1]) | st.integers(0, len(run.words) - 1))
    for words in spoiled(run.words, n):
        assert not holds(PAGE, " ".join(words))


@given(TEXTS, st.data())
@settings(max_examples=60, deadline=None)
def test_a_not_that_the_quote_lost_is_missed(text: str, data: st.DataObject) -> None:
    run = cut(data, text, RUN + 1, RUN + 6)
    n = data.draw(st.integers(1, len(run.words) - 1))
    with_not = " ".join([*run.words[:n], "not", *run.words[n:]])
    assert holds(with_not, with_not)
    assert not holds(with_not, run.quote)
    few = data.draw(st.integers(1, min(n, RUN - 2)))
    assert not holds(with_not, " ".join(run.words[n - few : n + 1]), with_not)


@given(TEXTS, st.data())
@settings(max_examples=60, deadline=None)
def test_a_spoiled_locator_leads_nowhere(text: str, data: st.DataObject) -> None:
    few = cut(data, text, 1, RUN - 1)
    locator = around(data, few)
    words = locator.split(" ")
    n = data.draw(st.integers(0, len(words) - 1))
    assert not holds(text, few.quote, " ".join([*words[:n], "wrong", *words[n + 1 :]]))


@given(TEXTS, st.data())
@settings(max_examples=100, deadline=None)
def test_the_link_of_a_receipt_finds_its_words(text: str, data: st.DataObject) -> None:
    run, words = cut(data, text, RUN), words_of(text)
    quote = " ".join(text[words[run.first].start : words[run.end - 1].end].split())
    (receipt,) = verified(text, quote)[0].receipts["said"]
    (passage,) = decode(receipt.href.partition("#")[2])
    (place,) = locate(passage, text)
    assert words[receipt.first].start <= place < words[receipt.last].end


def test_text_and_fingerprint_must_agree() -> None:
    """Only a defect, or two runs with one hash, could make them differ once the text has been compared."""
    row = Row(words_of("we will not ring it"), "we will not ring it")
    source = Source.model_validate({"id": "paper", **PAPER})
    matcher = Matcher(fingerprint_of("paper", "So we will not ring it now."))
    assert Asked(source, matcher, "So we will not ring it now.").find(row) == (1,)
    with pytest.raises(DisagreementError, match=r"fingerprint has the words at \[1\], the text at \[\]"):
        Asked(source, matcher, "So we will never ring it now.").find(row)


def test_a_disagreement_is_told_and_is_no_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Asked, "read", lambda *_: iter(()))
    evidence, findings = verified("So we will not ring it now.", "we will not ring it", texts={"paper": "So we will not ring it now."})
    assert [item.code for item in findings] == ["text-differs"]
    assert evidence.receipts == {}


# Whatever is written, something is said


STORY = "“We will… not [ring] the bell again,” she said. “No — never (this year)!”\n\nNobody asked: who’d ring it?"
PIECES = st.sampled_from(
    [
        "We",
        "will",
        "not",
        "[ring]",
        "ring",
        "the bell",
        "again",
        "…",
        "[…]",
        "...",
        "[",
        "]",
        "“",
        "”",
        "No",
        "—",
        "never",
        "(this",
        "year)!",
        "-",
        "'",
        "¿",
        "5",
    ]
)
WRITTEN = st.one_of(
    st.lists(PIECES, min_size=1, max_size=14).map(" ".join), st.text("Weno …[]“—.'\u00ad\u0301", min_size=1, max_size=30)
).filter(lambda text: text.strip() and "\u00ad" not in text)


@given(st.lists(WRITTEN, min_size=1, max_size=3), st.none() | WRITTEN)
@settings(max_examples=300, deadline=None)
def test_whatever_is_written_is_verified_or_told(segments: list[str], at: str | None) -> None:
    library = library_of(STORY, segments, at)
    answers = [verify(library, texts) for texts in (None, {"paper": STORY})]
    for evidence, findings in answers:
        assert ("said" in evidence.receipts) != any(item.severity == "error" and item.code != "uncovered" for item in findings)
    assert answers[0][0] == answers[1][0]


NUMBERS = st.lists(st.integers(0, 40), max_size=6).map(tuple)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "words": st.integers(0, 40),
            "sentences": NUMBERS,
            "paragraphs": NUMBERS,
            "quotations": st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4).map(tuple),
            "runs": st.integers(0, 40).map(lambda count: "0123456789abcdef" * count),
            "forms": st.integers(0, 40).map(lambda count: "0123" * count),
            "sha256": st.just("0" * 64),
        },
    )
)
@settings(max_examples=300, deadline=None)
def test_an_edited_fingerprint_is_no_traceback_and_with_the_text_no_pass(change: dict[str, object]) -> None:
    library = library_of(STORY, ["will… not [ring] the bell again"])
    made, location = library.fingerprints["paper"]
    edited = made.model_copy(update=change)
    library = replace(library, fingerprints={"paper": (edited, location)})
    verify(library)
    _, findings = verify(library, {"paper": STORY})
    assert (edited == made) != ({"bad-fingerprint", "text-differs"} & {item.code for item in findings} != set())
