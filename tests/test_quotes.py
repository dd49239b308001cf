"""Parts of a quote, the places a fingerprint records, nearest passages, text fragments. All texts are made up."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model import Fingerprint
from generator.quotes import (
    Matcher,
    Near,
    Passage,
    QuoteError,
    Row,
    Word,
    check_marks,
    decode,
    encode,
    fingerprint_json,
    fingerprint_of,
    landmark,
    linked,
    locate,
    nearest,
    parts_of,
    passage_for,
    passage_within,
    same,
    stumble,
    words_of,
)

STORY = """\
The old bridge over the Lark will close on Monday, Mayor J. K. Miller told reporters in Dr. Baker’s office.

“We did not want this,” she said. “But the U.S. engineers were clear: nobody should cross it.

“So we close it,” Miller added.

Would it open again? “Ask me in spring!” the mayor said. Traders (there are 41 of them) did not laugh.
"""


def matcher(text: str) -> Matcher:
    return Matcher(fingerprint_of("made-up", text))


def row(text: str) -> Row:
    return Row(words_of(text), text)


def near(words: Sequence[Word], text: str) -> Near | None:
    return nearest(words, words_of(text), text)


def starts(text: str) -> list[str]:
    """The first two words of every sentence."""
    words = words_of(text)
    return [" ".join(word.text for word in words[n : n + 2]) for n in fingerprint_of("made-up", text).sentences]


def quoted(text: str) -> list[str]:
    """The words of every quotation, without marks."""
    words = words_of(text)
    return [" ".join(word.text for word in words[a : b + 1]) for a, b in fingerprint_of("made-up", text).quotations]


def read(text: str) -> list[tuple[str, str]]:
    return [(word.text, word.trail) for word in words_of(text)]


# Words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        (" \n“”… — ! ", []),
        ("“Well,” he", [("Well", ","), ("he", "")]),
        ("a—b – c -- d - e", [("a", "-"), ("b", "-"), ("c", "-"), ("d", "-"), ("e", "")]),
        ("wait...what. . . now", [("wait", "…"), ("what", "…"), ("now", "")]),
        ("pre- and post-war", [("pre", "-"), ("and", ""), ("post-war", "")]),
        ("the ‘rock ’n’ roll’ dogs’ don’t", [("the", ""), ("rock", ""), ("n", ""), ("roll", ""), ("dogs", ""), ("don't", "")]),
        ("why?! he", [("why?!", ""), ("he", "")]),
        ("pourquoi ? lui", [("pourquoi?", ""), ("lui", "")]),
        ("a (b) c", [("a", "("), ("b", ")"), ("c", "")]),
        ("the U.S. and .5 of −5", [("the", ""), ("U.S", "."), ("and", ""), (".5", ""), ("of", ""), ("-5", "")]),
        ("mu\u00adni\u200bci\ufeffpal", [("municipal", "")]),
        ("10² ﬁ e\u0301", [("10²", ""), ("ﬁ", ""), ("é", "")]),
    ],
)
def test_words_are_read(text: str, words: list[tuple[str, str]]) -> None:
    assert read(text) == words


def test_a_word_knows_its_form_and_its_place() -> None:
    text = "He “re\u00adturned” — late"
    assert [(word.form, word.start, word.end) for word in words_of(text)] == [
        ("He", 0, 2),
        ("“re\u00adturned” —", 3, 16),
        ("late", 17, 21),
    ]


def test_the_mark_after_a_last_word_does_not_count() -> None:
    (a, b) = words_of("open,")[0], words_of("open")[0]
    assert same(a, b, last=True)
    assert not same(a, b, last=False)


@pytest.mark.parametrize("unit", ["a ", "…", "-", ". ", "“", " ?", "[", "'", "\u00ad", "(", "a—", "x.", "\n", "« "])
def test_reading_takes_time_in_proportion(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    begun = time.process_time()
    fingerprint_of("made-up", text)
    with pytest.raises(QuoteError):
        parts_of(text + "]")
    assert time.process_time() - begun < 20


# Parts


@pytest.mark.parametrize(
    ("quote", "parts"),
    [
        ("the bridge is open", [("the bridge is open", "start", "")]),
        ("well… maybe it is", [("well", "start", ""), ("maybe it is", "cut", "")]),
        (
            "one ... two […] three [...] four (…) five . . . six",
            [(n, "cut" if n != "one" else "start", "") for n in ("one", "two", "three", "four", "five", "six")],
        ),
        ("she [the mayor] said so", [("she", "start", ""), ("said so", "insertion", "the mayor")]),
        ("[the mayor] said so", [("said so", "start", "the mayor")]),
        ("she said [so]", [("she said", "start", ""), ("", "insertion", "so")]),
        ("she … [the mayor] said", [("she", "start", ""), ("said", "cut", "the mayor")]),
        ("she [the mayor] … said", [("she", "start", ""), ("said", "cut", "the mayor")]),
        ("she [the] [mayor], said", [("she", "start", ""), ("said", "insertion", "the mayor")]),
        ("“we did.… and left”", [("we did", "start", ""), ("and left", "cut", "")]),
    ],
)
def test_a_quote_falls_into_parts(quote: str, parts: list[tuple[str, str, str]]) -> None:
    found = parts_of(quote)
    assert [(" ".join(word.text for word in part.words), part.before, part.inserted) for part in found] == parts
    assert all(quote[word.start : word.end] == word.form for part in found for word in part.words)


@pytest.mark.parametrize(
    ("quote", "message", "offset"),
    [
        ("", "has no word to check", 0),
        ("“…”", "has no word to check", 0),
        ("[the mayor]", "has no word to check", 0),
        ("… she said", "begins with an ellipsis", 0),
        ("[Then] … she said", "begins with an ellipsis", 7),
        ("she said...", "ends with an ellipsis", 8),
        ("she … […] said", "has two ellipses with no quoted word between them", 6),
        ("she … [then] … said", "has two ellipses with no quoted word between them", 13),
        ("she [the mayor said", "has a square bracket without its partner", 4),
        ("she the mayor] said", "has a square bracket without its partner", 13),
        ("she [[the] mayor] said", "has a square bracket without its partner", 4),
        ("she [ ] said", "has empty square brackets", 4),
        ("[t]he bridge", "has a bracket inside a word: bracket the whole word", 0),
        ("the bridge[s]", "has a bracket inside a word: bracket the whole word", 10),
    ],
)
def test_a_broken_quote_says_where(quote: str, message: str, offset: int) -> None:
    with pytest.raises(QuoteError) as caught:
        parts_of(quote)
    assert (caught.value.message, caught.value.offset) == (message, offset)


# Sentences and paragraphs


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One two. Three four! Five six? Seven… Eight.", ["One two", "Three four!", "Five six?", "Seven Eight", "Eight"]),
        ("He saw Mr. Baker and Dr. Miller of St. Ives at 5 p.m. Monday.", ["He saw"]),
        ("In the U.S. Senate, J. K. Row met Gen. Lee and Lt. Col. Fox. They spoke.", ["In the", "They spoke"]),
        ("It was Jan. 5 or Dec. 6, e.g. Monday, i.e. No. 7 of them. No. He left.", ["It was", "No He", "He left"]),
        ("“It is over.” “It is not.” (It was.) [So he says.] ‘Yes.’ No.", ["It is", "It is", "It was", "So he", "Yes No", "No"]),
        ("“Is it over?” he asked. “Stop!” Ann Miller said. “Why?” Nobody knew.", ["Is it", "Stop! Ann", "Why? Nobody", "Nobody knew"]),
        ("It cost 3.5 million. 40 people came... and went. ¿Qué? Sí.", ["It cost", "40 people", "¿Qué? Sí", "Sí"]),
        ("Міст закрито. Мер В. О. Мельник сказав: «Так». Усе.", ["Міст закрито", "Мер В", "Усе"]),
        ("No end mark here\n\nbut a paragraph\n \nand one", ["No end", "but a", "and one"]),
        ("A line\nand a line\r\nand a line", ["A line", "and a", "and a"]),
        ("Wrapped\nlines. And\nmore\r\n\r\n\r\nnext", ["Wrapped lines", "And more", "next"]),
        ("Ends.\n\n— Так, — сказав він.\n\n« Oui », dit-il.", ["Ends Так", "Так сказав", "Oui dit-il"]),
    ],
)
def test_sentences_begin(text: str, sentences: list[str]) -> None:
    assert starts(text) == sentences


def test_the_story_has_its_sentences_and_paragraphs() -> None:
    fp = fingerprint_of("made-up", STORY)
    assert starts(STORY) == ["The old", "We did", "But the", "So we", "Would it", "Ask me", "Traders there"]
    assert [words_of(STORY)[n].text for n in fp.paragraphs] == ["The", "We", "So", "Would"]
    assert [Matcher(fp).sentence(n) for n in (0, fp.sentences[1] - 1, fp.sentences[1], fp.words - 1)] == [0, 0, 1, 6]


# Quotations


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("He said “one two” and “three.” Four.", ["one two", "three"]),
        ('He said "one two" and "three." Four.', ["one two", "three"]),
        ("Er sagte „eins zwei“ und »drei«. Vier.", ["eins zwei", "drei"]),
        ("Han sade ”ett två” och gick.", ["ett två"]),
        ("Il dit « un deux », puis «trois».", ["un deux", "trois"]),
        ("Она: «Группа «Мост» ушла» вчера.", ["Группа Мост ушла"]),
        ("“One ‘two’ three,” he said.", ["One two three"]),
        ("“One\n\n“two three\n\n“four,” he said.", ["One two three four"]),
        ('"One\n\n"two three," he said. "Four."', ["One two three", "Four"]),
        ("“One two\n\nthree four “five”", ["One two", "five"]),
        ("« Un deux\n\n\n\n« trois », dit-il.", ["Un deux trois"]),
        ('A 6" pipe, he said, "is short."', ["is short"]),
        ("‘One two,’ he said. The dogs’ bed. ‘The dogs’ bed isn’t ours.’", ["One two", "The dogs bed isn't ours"]),
        ("“Double” here, so ‘single’ is not.", ["Double"]),
        ("It’s the dogs’ own bed, isn’t it.", []),
        ("“” and “one", ["one"]),
    ],
)
def test_quotations_are_seen(text: str, quotations: list[str]) -> None:
    assert quoted(text) == quotations


def test_quoted_means_inside_one_quotation() -> None:
    story, words = matcher(STORY), words_of(STORY)
    assert quoted(STORY) == [
        "We did not want this",
        "But the U.S engineers were clear nobody should cross it So we close it",
        "Ask me in spring!",
    ]
    first, last = story.fp.quotations[1]
    assert story.quoted(first, last)
    assert story.quoted(first + 1, first + 1)
    assert not story.quoted(first - 1, last)
    assert not story.quoted(first, last + 1)
    assert not story.quoted(0, 3)
    assert not story.quoted(len(words) - 2, len(words) - 1)


# Fingerprints


def test_a_fingerprint_is_written_and_read_back() -> None:
    fp = fingerprint_of("made-up", STORY)
    text = fingerprint_json(fp)
    assert Fingerprint.model_validate(json.loads(text)) == fp
    assert [*json.loads(text), "before"] == list(Fingerprint.model_fields)
    assert text.endswith("}\n")
    assert len(text.splitlines()) == len(Fingerprint.model_fields) + 1
    assert "bridge" not in text


@pytest.mark.parametrize("text", ["", "…", "one", "one two three four", "one two three four five", STORY])
def test_what_is_made_is_consistent(text: str) -> None:
    assert matcher(text).consistent() == ""


@pytest.mark.parametrize(
    ("change", "phrase"),
    [
        ({"words": 70}, "`runs` holds 944 characters where 70 words make 1056"),
        ({"runs": ""}, "`runs` holds 0 characters"),
        ({"forms": "0" * 8}, "`forms` holds 8 characters"),
        ({"sentences": ()}, "`sentences` does not begin at 0"),
        ({"sentences": (0, 20, 20)}, "`sentences` is not in ascending order"),
        ({"sentences": (0, 20, 999)}, "`sentences` goes beyond the last word"),
        ({"paragraphs": (1,)}, "`paragraphs` does not begin at 0"),
        ({"paragraphs": (0, 2)}, "a paragraph begins at word 2, where no sentence does"),
        ({"quotations": ((5, 3),)}, "`quotations` holds a span that ends before it begins"),
        ({"quotations": ((5, 999),)}, "`quotations` holds a span that ends before it begins or beyond"),
        ({"quotations": ((5, 9), (9, 12))}, "`quotations` overlap"),
    ],
)
def test_an_edited_fingerprint_is_noticed(change: dict[str, object], phrase: str) -> None:
    fp = fingerprint_of("made-up", STORY)
    assert Matcher(fp.model_copy(update=change)).consistent().startswith(phrase)


def test_words_are_found_at_every_place() -> None:
    text = "we will close the bridge. Yes, we will close the bridge, and we will close the bridge now"
    assert list(matcher(text).find(row("we will close the bridge"))) == [0, 6, 12]
    assert list(matcher(text).find(row("we will close the bridge"), after=6)) == [6, 12]
    assert list(matcher(text).find(row("we will close the bridge, and"))) == [6]
    assert list(matcher(text).find(row("Yes, we will close the bridge"), 1, 6)) == [0, 6, 12]
    assert list(matcher("a " * 9).find(row("a a a a a"))) == [0, 1, 2, 3, 4]
    assert not matcher(text).once(row("we will close the bridge"), 0, 5)
    assert matcher(text).once(row("we will close the bridge now"), 0, 6)


def test_half_of_one_hash_and_half_of_the_next_are_no_run() -> None:
    fp = fingerprint_of("made-up", "we will close the bridge now")
    astray = fp.model_copy(update={"runs": "0" * 8 + fp.runs[:16] + "0" * 8})
    assert list(Matcher(fp).find(row("we will close the bridge"))) == [0]
    assert list(Matcher(astray).find(row("we will close the bridge"))) == []


def test_less_than_a_run_is_refused() -> None:
    with pytest.raises(ValueError, match="5 words"):
        list(matcher(STORY).find(row("only four words here")))
    with pytest.raises(ValueError, match="5 words"):
        list(matcher(STORY).find(row("some of these six words here"), 1, 5))
    with pytest.raises(ValueError, match="5 words"):
        matcher(STORY).same_form(words_of("only four words here"), 0)


def test_what_was_replaced_is_remembered() -> None:
    first = fingerprint_of("made-up", "we will close the bridge on Monday")
    second = fingerprint_of("made-up", STORY, replaced=first)
    assert Matcher(second).stood(row("close the bridge on Monday"))
    assert not Matcher(second).stood(row("close the bridge on Tuesday"))
    assert fingerprint_of("made-up", STORY, replaced=second) == second
    assert not matcher(STORY).stood(row("close the bridge on Monday"))


# What went wrong


@pytest.mark.parametrize(
    ("quote", "word"),
    [
        ("We did not want this", None),
        ("the U.S. engineers were clear: somebody should cross it", 5),
        ("the U.S. engineers were very clear: nobody should cross it", 4),
        ("the U.K. engineers were clear: nobody should cross it", 1),
        ("A old bridge over the Lark will close", 0),
        ("bridge over the Lark will close on Tuesday", 7),
    ],
)
def test_the_wrong_word_is_named_from_the_fingerprint(quote: str, word: int | None) -> None:
    assert stumble(row(quote), matcher(STORY)) == (len(words_of(quote)) if word is None else word)


def test_where_nothing_stands_no_word_is_named() -> None:
    assert stumble(row("nothing at all of this stands there"), matcher(STORY)) is None


@pytest.mark.parametrize(
    ("quote", "wanted", "there", "marked"),
    [
        ("the U.S. engineers were clear: somebody should cross it", "somebody", "nobody", "clear: [-somebody-]{+nobody+} should cross it."),
        ("We did want this", "want", "not", "“We did {+not+} want this,”"),
        ("nobody should ever cross it", "ever", "", "nobody should [-ever-] cross it."),
        ("The Old bridge over the Lark", "Old", "old", "The [-Old-]{+old+} bridge over the Lark will close"),
        ("close on Monday Mayor Miller told", "Monday", "Monday,", "close on [-Monday-]{+Monday,+} Mayor {+J. K.+} Miller told"),
        ("So we closed", "closed", "close", "“So we [-closed-]{+close+} it,” Miller added. Would"),
    ],
)
def test_the_nearest_passage_is_shown(quote: str, wanted: str, there: str, marked: str) -> None:
    found = near(words_of(quote), STORY)
    assert found is not None
    assert found.wanted is not None
    assert (found.wanted.text, found.found) == (wanted, there)
    assert found.lost == ("{+" in marked and "-]{+" not in marked)
    assert marked in found.marked
    assert found.passage in " ".join(STORY.split())


def test_nothing_near_is_nothing() -> None:
    assert near(words_of("zebras quietly juggle purple xylophones"), STORY) is None
    assert near(words_of("We did not want this"), STORY) is None
    assert near((), STORY) is None
    assert near(words_of("a quote"), "") is None


def test_of_two_passages_the_nearer_is_shown() -> None:
    text = "the bridge will close on Monday at noon. " + "Filler goes here. " * 60 + "the bridge will open on Monday at night."
    found = near(words_of("the bridge will open on Tuesday at night"), text)
    assert found is not None
    assert "[-Tuesday-]{+Monday+} at night." in found.marked


def test_halves_that_stand_apart_name_no_word() -> None:
    half = " ".join(f"word{n}" for n in range(30))
    found = near(words_of(f"first {half} last"), f"first {half} next. Other {half} last")
    assert found is not None
    assert (found.wanted, found.found) == (None, "")


def test_nearest_is_quick_in_a_long_text() -> None:
    text = "the of and to a in that is was he for it with as his on be at by " * 8_000 + STORY
    begun = time.process_time()
    found = near(words_of("the of and to nobody should ever cross it"), text)
    assert found is not None
    assert time.process_time() - begun < 20


# Text fragments


def test_a_fragment_is_encoded() -> None:
    passage = Passage(prefix="she said, “", start="well-known & old", end="100% é", suffix="— he")
    assert encode([passage, Passage(start="a_b.c~d")]) == (
        ":~:text=she%20said%2C%20%E2%80%9C-,well%2Dknown%20%26%20old,100%25%20%C3%A9,-%E2%80%94%20he&text=a_b.c~d"
    )
    assert decode("anchor" + encode([passage])) == (passage,)
    assert decode("anchor") == ()


@pytest.mark.parametrize("fragment", [":~:text=", ":~:text=a-", ":~:text=-b", ":~:text=a,b,c", ":~:text=a,,b", ":~:text=%FF"])
def test_no_fragment_is_refused(fragment: str) -> None:
    with pytest.raises(ValueError, match=r"text fragment|codec"):
        decode(fragment)


def test_a_passage_needs_a_start() -> None:
    with pytest.raises(ValueError, match="start"):
        encode([Passage(prefix="a")])


def addressed(quotes: str | list[str], text: str) -> Passage:
    """The passage for rows of words, which must be found at the place of the first one."""
    rows = [row(quote) for quote in ([quotes] if isinstance(quotes, str) else quotes)]
    asked = matcher(text)
    passage = passage_for([(item, next(asked.find(item))) for item in rows], asked)
    assert len(locate(passage, text)) == 1
    return passage


def test_a_short_quote_is_addressed_as_a_whole() -> None:
    assert addressed("“But the U.S. engineers were clear:", STORY) == Passage(start="But the U.S. engineers were clear")


def test_a_long_quote_is_addressed_by_its_ends() -> None:
    quote = "The old bridge over the Lark will close on Monday, Mayor J. K. Miller told reporters"
    assert addressed(quote, STORY) == Passage(start="The old bridge over the", end="J. K. Miller told reporters")


def test_a_quote_over_two_paragraphs_is_addressed_by_its_ends() -> None:
    quote = "were clear: nobody should cross it. “So we close it,” Miller added"
    assert addressed(quote, STORY) == Passage(start="were clear: nobody should cross", end="we close it,” Miller added")


def test_of_two_paragraphs_the_one_with_five_words_is_addressed() -> None:
    assert addressed("should cross it. “So we close it,” Miller added", STORY) == Passage(start="So we close it,” Miller added")
    assert addressed("nobody should cross it. “So we close it", STORY) == Passage(start="nobody should cross it", end="So we close it")


def test_the_ends_grow_until_they_are_the_right_ones() -> None:
    text = "one two three four five SEVEN. one two three four five six a b c d e f g h v w x y z Q v w x y z. v w x y z"
    quote = "one two three four five six a b c d e f g h v w x y z Q v w x y z"
    assert addressed(quote, text) == Passage(start="one two three four five six", end="Q v w x y z")


def test_the_end_of_a_locator_is_told_from_what_stands_before_it() -> None:
    text = "a b c d e, then v w x y z, then f g h i j k l m n o v w x y z."
    assert addressed(["a b c d e", "f g h i j k l m n o v w x y z"], text) == Passage(start="a b c d e", end="o v w x y z")
    assert addressed(["a b c d e", "f g h i j"], text) == Passage(start="a b c d e", end="f g h i j")


def test_a_passage_avoids_what_is_written_in_another_way() -> None:
    text = "one two — three four five six seven eight — nine ten eleven twelve thirteen fourteen"
    typed, asked = row(text.replace("—", "-")), matcher(text)
    assert not asked.same_form(typed.words, 0)
    passage = passage_for([(typed, 0)], asked, alike=False)
    assert passage == Passage(start="three four five six seven", end="ten eleven twelve thirteen fourteen")
    assert len(locate(passage, text)) == 1
    assert locate(passage_for([(typed, 0)], asked), text) == ()
    # In fewer words than a run between two dashes there is nothing to choose.
    few = row("two - three four five - six")
    assert passage_for([(few, 0)], matcher("two — three four five — six"), alike=False) == Passage(start="two - three four five - six")


def test_surroundings_are_those_written_as_in_the_source() -> None:
    text = "a b - c d no e f g h i"
    typed, asked = row("a b — c d no e f g h i"), matcher(text)
    assert passage_within(typed, 0, 4, 5, asked) == Passage(prefix="c d", start="no", suffix="e f")
    typed, asked = row("a b c d — no e f g h i"), matcher(text.replace("b -", "b").replace("d", "d -"))
    assert passage_within(typed, 0, 4, 5, asked) == Passage(start="no", suffix="e f g h")


def within(few: str, locator: str, text: str) -> Passage:
    """The passage for a few words of a locator, which must be found once."""
    around, words, asked = row(locator), words_of(few), matcher(text)
    first = next(n for n in range(len(around.words)) if [w.text for w in around.words[n : n + len(words)]] == [w.text for w in words])
    passage = passage_within(around, next(asked.find(around)), first, first + len(words), asked)
    assert len(locate(passage, text)) == 1
    return passage


@pytest.mark.parametrize(
    ("few", "locator", "passage"),
    [
        ("no", "it open, the mayor said, “no.” Traders did", Passage("mayor said, “", "no", "", ".” Traders did")),
        ("Would", "Would it open, the mayor said", Passage("", "Would", "", "it open, the mayor")),
        ("not laugh", "“no.” Traders did not laugh", Passage("no.” Traders did", "not laugh", "", "")),
        # What stands in another paragraph is no context: no browser finds it in one piece.
        ("Then he left", "not laugh at all. Then he left", Passage("", "Then he left", "", "")),
        ("at all", "did not laugh at all. Then he", Passage("did not laugh", "at all", "", "")),
        ("all. Then", "did not laugh at all. Then he", Passage("did not laugh at", "all", "Then", "")),
    ],
)
def test_a_few_words_are_addressed_by_their_surroundings(few: str, locator: str, passage: Passage) -> None:
    text = "Baker said no. Would it open, the mayor said, “no.” Traders did not laugh at all.\n\nThen he left."
    assert within(few, locator, text) == passage


def test_the_surroundings_grow_until_they_are_the_only_ones() -> None:
    text = "x a b c no d e f y. z a b c no d e f w."
    assert within("no", "x a b c no d e f y", text) == Passage(prefix="x a b c", start="no", suffix="d e f")
    assert within("no", "a b c no d e f w", text) == Passage(prefix="a b c", start="no", suffix="d e f w")


def test_a_link_keeps_the_anchor_of_the_page() -> None:
    assert linked("https://x.example/a", [Passage(start="b")]) == "https://x.example/a#:~:text=b"
    assert linked("https://x.example/a#part-2", [Passage(start="b")]) == "https://x.example/a#part-2:~:text=b"
    assert linked("https://x.example/a#:~:text=old", [Passage(start="b")]) == "https://x.example/a#:~:text=b"


@pytest.mark.parametrize(
    ("passage", "places"),
    [
        (Passage(start="open"), (0, 12, 22)),
        (Passage(start="open  SHOP"), (0,)),
        (Passage(prefix="an", start="open"), (12,)),
        (Passage(start="open", suffix="."), (22,)),
        (Passage(start="open", suffix="door"), (12,)),
        (Passage(start="open", end="door"), (0, 12)),
        (Passage(start="open", end="op"), ()),
        (Passage(prefix="n", start="open"), ()),
        (Passage(start="ópen\u0301", suffix="."), (22,)),
    ],
)
def test_a_browser_finds(passage: Passage, places: tuple[int, ...]) -> None:
    text = "Open shop,\nan OPEN door\nopen. Reopened"
    assert locate(passage, text) == tuple(text.lower().replace("\n", " ").find("open", place) for place in places)


FRAGMENTS = yaml.safe_load(Path(__file__).with_name("text_fragments.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", FRAGMENTS["cases"], ids=lambda case: case["name"])
def test_the_model_of_a_browser(case: dict[str, Any]) -> None:
    """Chromium answers the same (browser/test_text_fragments.py)."""
    passage = Passage(*(case.get(key, "") for key in ("prefix", "start", "end", "suffix")))
    assert bool(locate(passage, "\n\n".join(FRAGMENTS["paragraphs"]))) == case["found"]


# What a file needs to find a place


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("no, I said no", 11, ("no", 1)),
        ("nonono no", 4, ("no", 2)),
        ("it's his", 5, ("his", 0)),
        ("don’t go", 0, ("don", 0)),
        ("at -5 or -5", 9, ("-5", 1)),
        ("it [the bridge] is", 3, ("[the", 0)),
        ("well… maybe…", 11, ("…", 1)),
        ("'' quoted", 0, ("", 0)),
        ("end", 3, ("", 0)),
    ],
)
def test_a_landmark_is_counted(text: str, at: int, expected: tuple[str, int]) -> None:
    assert landmark(text, at) == expected


@pytest.mark.parametrize(
    ("quote", "message"),
    [
        ("“we did… and left”", ""),
        ("we [all] left", ""),
        ("“… we left”", "begins with an ellipsis"),
        ("[...] we left", "begins with an ellipsis"),
        ("we left…”", "ends with an ellipsis"),
        ("we left . . .", "ends with an ellipsis"),
        ("we left [", "has a square bracket without its partner"),
        ("we [ ] left", "has empty square brackets"),
    ],
)
def test_marks_that_words_do_not_show(quote: str, message: str) -> None:
    if not message:
        check_marks(quote)
        return
    with pytest.raises(QuoteError, match=re.escape(message)):
        check_marks(quote)
