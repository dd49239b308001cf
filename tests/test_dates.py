"""Dates: what may be written, how they sort and read, and which phrases prove them (a table: ``date_phrases.yml``)."""

from __future__ import annotations

import random
import re
import time
from datetime import date, timedelta
from pathlib import Path

import edtf
import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from generator.dates import (
    WORDS,
    DateError,
    Verdict,
    When,
    certainly_after_day,
    certainly_before,
    check_phrase,
    in_words,
    machine,
    overlaps,
    parse,
    short,
    sort_key,
)
from generator.dates.english import RULES, answers
from generator.dates.english.grammar import DAY_NAMES, MONTH_NAMES, Asked, Rule

CASES = yaml.load(Path(__file__).with_name("date_phrases.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
PUBLISHED = date(2025, 8, 7)

# Made-up texts of a catalogue, so that the tests do not follow its wording.
ENGLISH = {
    "date.undated": "date not given",
    "date.around": "around {date}",
    "date.perhaps": "perhaps {date}",
    "date.between": "between {first} and {last}",
    "date.from": "from {first}",
    "date.until": "until {last}",
    "date.time": "{date}, {time} {zone}",
    "date.time_without_zone": "{date}, {time} (time zone not stated)",
    "date.spring": "spring {year}",
    "date.summer": "summer {year}",
    "date.autumn": "autumn {year}",
    "date.winter": "winter {year}",
    "date.short.undated": "no date",
    "date.short.around": "c. {date}",
    "date.short.perhaps": "{date}?",
    "date.short.from": "from {first}",
    "date.short.until": "until {last}",
}
UKRAINIAN = ENGLISH | {"date.between": "у проміжку {first} – {last}", "date.around": "приблизно {date}"}

# Dates as strategies

DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))
SINGLES = st.one_of(DAYS.map(date.isoformat), DAYS.map(lambda day: day.isoformat()[:7]), DAYS.map(lambda day: day.isoformat()[:4]))
MARKED = st.builds("{}{}".format, SINGLES, st.sampled_from(["", "", "~", "?", "%"]))
CLOCKS = st.sampled_from(["00:00", "09:30", "16:28", "16:28:05", "23:59"])
TIMES = st.builds("{}T{}{}".format, DAYS, CLOCKS, st.sampled_from(["", "Z", "+02:00", "-05:30"]))
SEASONS = st.builds("{}-{}".format, st.integers(1001, 9998), st.integers(21, 24))
INTERVALS = st.one_of(
    st.builds("{}/..".format, MARKED),
    st.builds("../{}".format, MARKED),
    st.tuples(MARKED, MARKED).filter(lambda sides: certainly_before(plain(sides[0]), plain(sides[1]))).map("/".join),
)
TEXTS = st.one_of(MARKED, TIMES, SEASONS, INTERVALS, st.just("unknown"))
NEAR = st.dates(date(2025, 7, 20), date(2025, 8, 20)).map(date.isoformat)


def plain(text: str) -> When:
    """The date without its marks."""
    return parse(re.sub("[~?%]", "", text))


# What may be written


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2025-08-07", "day", "2025-08-07", "2025-08-07"),
        ("2025-04", "month", "2025-04-01", "2025-04-30"),
        ("2024-02", "month", "2024-02-01", "2024-02-29"),
        ("2025", "year", "2025-01-01", "2025-12-31"),
        ("2025-21", "period", "2025-03-01", "2025-05-31"),
        ("2025-24", "period", "2024-12-01", "2026-02-28"),
        ("2025-08-04/2025-08-07", "period", "2025-08-04", "2025-08-07"),
        ("2025-04/2025-08-07", "period", "2025-04-01", "2025-08-07"),
        ("2025-08-04/..", "period", "2025-08-04", None),
        ("../2025-08-07", "period", None, "2025-08-07"),
        ("2025-08~", "month", "2025-08-01", "2025-08-31"),
        ("2025-08-04~/2025-08-07", "period", "2025-08-04", "2025-08-07"),
        ("2025-08-07T16:28", "time", "2025-08-07", "2025-08-07"),
        ("unknown", "undated", None, None),
    ],
)
def test_a_date_says_how_exact_it_is(text: str, precision: str, first: str | None, last: str | None) -> None:
    when = parse(text)
    assert (when.precision, when.first and str(when.first), when.last and str(when.last)) == (precision, first, last)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2025-08", False, False),
        ("2025-08~", True, False),
        ("2025-08?", False, True),
        ("2025-08%", True, True),
        ("2025-08-04/2025-08-07~", True, False),
        ("2025-08-04?/..", False, True),
    ],
)
def test_marks(text: str, approximate: bool, uncertain: bool) -> None:
    assert (parse(text).approximate, parse(text).uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "clock", "zone"),
    [
        ("2025-08-07T16:28", "16:28", None),
        ("2025-08-07T16:28Z", "16:28", "Z"),
        ("2025-08-07T16:28+02:00", "16:28", "+02:00"),
        ("2025-08-07T16:28:05-05:00", "16:28:05", "-05:00"),
    ],
)
def test_times_keep_the_zone_that_is_stated_and_no_other(text: str, clock: str, zone: str | None) -> None:
    assert (parse(text).time, parse(text).zone) == (clock, zone)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty: write a date such as 2025-08-07, or `unknown`"),
        ("2025-02-30", "is no date: February 2025 has 28 days"),
        ("2025-02-29", "is no date: February 2025 has 28 days"),
        ("2025-13", "is no date: there is no month 13"),
        ("2025-00-07", "is no date: there is no month 00"),
        ("2025-08-07/2025-08-04", "ends before it begins: write 2025-08-04/2025-08-07"),
        ("2025-08-04/2025-08-04", "begins and ends at the same time: write 2025-08-04"),
        ("2025/2025-08", "has two sides that overlap: write the first and the last day"),
        ("../..", "is open on both sides: write `unknown`"),
        ("2025-08-07T10:00/2025-08-08", "has a time in an interval: write its first and its last day"),
        ("2025-08-07T24:00", "is no date: there is no time 24:00"),
        ("2025-08-07T16:28+25:00", "is no date: there is no time zone +25:00"),
        ("2025-08-07T16:28-00:00", "is no date: there is no time zone -00:00, write Z"),
        ("2025-08-07T16:28~", "marks a time with ~: write 2025-08-07~"),
        ("0999-08-07", "is outside the years 1000 to 9999"),
        ("0000", "is outside the years 1000 to 9999"),
        ("Y17000", "is outside the years 1000 to 9999"),
        ("25-08-07", "is no date: write the year with four digits, as in 2025-08-07"),
        ("7.8.2025", "is no date: write the year first, as in 2025-08-07"),
        ("08/07/2025", "is no date: write the year first, as in 2025-08-07"),
        ("2025-8-7", "is no date: write 2025-08-07"),
        ("2025/08/07", "is no date: write 2025-08-07"),
        ("20250807", "is no date: write 2025-08-07"),
        ("2025–08–07", "is no date: write 2025-08-07"),
        (" 2025-08-07", "is no date: write 2025-08-07"),
        ("7 August 2025", "is no date: write 2025-08-07"),
        ("Aug. 7, 2025", "is no date: write 2025-08-07"),
        ("August 2025", "is no date: write 2025-08"),
        ("2025-08-07 16:28", "is no date: write 2025-08-07T16:28"),
        ("2025-08-07T16:28+0200", "is no date: write 2025-08-07T16:28+02:00"),
        ("2025-08-04 / 2025-08-07", "is no date: write 2025-08-04/2025-08-07"),
        ("2025-08-04..2025-08-07", "is no date: write 2025-08-04/2025-08-07"),
        ("2025-08-04/", "is no date: write 2025-08-04/.."),
        ("/2025-08-07", "is no date: write ../2025-08-07"),
        ("~2025", "is no date: write 2025~"),
        ("XXXX-XX-XX", "is no date: write `unknown`"),
        ("Unknown", "is no date: write `unknown`"),
        ("n/a", "is no date: write `unknown`"),
        ("202X", "is a form of EDTF that is not used here: write 2020/2029"),
        ("2025-04-XX", "is a form of EDTF that is not used here: write 2025-04"),
        ("2025?-08", "is a form of EDTF that is not used here: write 2025-08?"),
        ("[2025-08-04,2025-08-05]", "is a form of EDTF that is not used here: write 2025-08-04/2025-08-05"),
        ("soon", "is no date: write 2025-08-07, 2025-08, 2025, an interval 2025-08-04/2025-08-07, or `unknown`"),
        ("٢٠٢٥", "is no date: write 2025-08-07, 2025-08, 2025, an interval 2025-08-04/2025-08-07, or `unknown`"),
        ("2025\n", "is no date: write 2025"),
    ],
)
def test_what_is_no_date_and_what_to_write(text: str, message: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert str(caught.value) == message


@given(TEXTS)
def test_a_date_gives_its_text_back(text: str) -> None:
    assert parse(text).text == text
    assert parse(parse(text).text) == parse(text)


@given(st.one_of(st.text(max_size=80), st.text("0123456789-/.T:Z+~?%XYES[]{},^ u", max_size=80)))
@settings(deadline=2000)
@example("[" * 60)
@example("2025-08-07," * 5)
@example("X" * 100_000)
@example("2025-08-07" * 10_000)
def test_any_text_is_a_date_or_a_date_error_of_one_line(text: str) -> None:
    try:
        assert parse(text).text == text
    except DateError as error:
        message = str(error)
        assert message
        assert "\n" not in message
        # What it says to write can be pasted.
        if (found := re.search(r"write ([0-9.][^ ,]*)$", message)) is not None:
            assert parse(found[1]).text == found[1]


@given(st.one_of(MARKED, INTERVALS))
@settings(deadline=2000, max_examples=40)
def test_the_library_reads_the_same(text: str) -> None:
    """What is accepted here is EDTF, and its days are those of the `edtf` library (which fails on open ends)."""
    theirs, ours = edtf.parse_edtf(text), parse(text)
    if ".." not in text:
        assert tuple(theirs.lower_strict()[:3]) == (ours.first.year, ours.first.month, ours.first.day)
        assert tuple(theirs.upper_strict()[:3]) == (ours.last.year, ours.last.month, ours.last.day)


def test_plain_dates_cost_microseconds() -> None:
    texts = [(date(1500, 1, 1) + timedelta(number)).isoformat() for number in range(20_000)]
    start = time.perf_counter()
    for text in texts:
        parse(text)
    assert time.perf_counter() - start < 2


# Order and relations


def test_order() -> None:
    ordered = [
        "2025-04-30",
        "2025-08",
        "2025-08-01",
        "2025-08-01T09:00",
        "2025-08-04/2025-08-07",
        "../2025-08-07",
        "2025-08-07",
        "2025-08-07~",
        "2025-08-07T10:30+02:00",
        "2025-08-07T09:00Z",
        "2025-08-07T09:15",
        "2025-08-07T09:15:01",
        "2025-08-07T05:00-05:00",
        "2025-08-08",
        "2025-08-08/2025-08-09",
        "2025-08-08/..",
        "9999-12-31",
        "unknown",
    ]
    mixed = random.Random(7).sample(ordered, len(ordered))
    found = sorted(mixed, key=lambda text: sort_key(parse(text)))
    assert [text for text in found if text not in ("2025-08", "2025-08-01", "../2025-08-07")] == [
        text for text in ordered if text not in ("2025-08", "2025-08-01", "../2025-08-07")
    ]
    # A month begins on its first day, and so stands after that day and before its times; an open beginning stands at its end.
    assert found.index("2025-08-01") + 1 == found.index("2025-08") == found.index("2025-08-01T09:00") - 1
    assert found.index("2025-08-04/2025-08-07") < found.index("../2025-08-07") < found.index("2025-08-07T10:30+02:00")


@given(st.lists(TEXTS, min_size=2, max_size=8, unique=True), st.randoms(use_true_random=False))
def test_the_order_is_total(texts: list[str], luck: random.Random) -> None:
    keys = [sort_key(parse(text)) for text in texts]
    assert len(set(keys)) == len(texts)
    mixed = luck.sample(texts, len(texts))
    assert sorted(mixed, key=lambda text: sort_key(parse(text))) == sorted(texts, key=lambda text: sort_key(parse(text)))


@given(TEXTS, TEXTS)
def test_what_is_certainly_before_sorts_before(one: str, two: str) -> None:
    a, b = parse(one), parse(two)
    if certainly_before(a, b):
        assert sort_key(a) < sort_key(b)
        assert not overlaps(a, b)
        assert not certainly_before(b, a)
        assert a.last is not None
        assert certainly_after_day(b, a.last)
    assert overlaps(a, b) == overlaps(b, a)
    assert overlaps(a, a)


@pytest.mark.parametrize(
    ("one", "two", "relation"),
    [
        ("2025-08-06", "2025-08-07", "before"),
        ("2025-08-07", "2025-08-07T16:28", "overlap"),
        ("2025-07", "2025-08-01", "before"),
        ("2025-08", "2025-08-07", "overlap"),
        ("2025-08-04/2025-08-06", "2025-08-07/..", "before"),
        ("2025-08-04/..", "2026", "overlap"),
        ("../2025-08-06", "2025-08-07", "before"),
        ("../2025-08-07", "2020", "overlap"),
        ("unknown", "2025", "overlap"),
        ("2025-08-06~", "2025-08-07", "overlap"),
        ("2025-08-05~", "2025-08-07", "before"),
        ("2025-07~", "2025-08-07", "overlap"),
        ("2025-08-01/2025-08-05~", "2025-08-07", "before"),
        ("2017?", "2025", "overlap"),
        ("9999-12-31", "9999-12-31~", "overlap"),
    ],
)
def test_relations(one: str, two: str, relation: str) -> None:
    a, b = parse(one), parse(two)
    assert (certainly_before(a, b), overlaps(a, b)) == (relation == "before", relation == "overlap")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("2025-08-08", True),
        ("2025-08-07", False),
        ("2025-08", False),
        ("2025-09~", False),
        ("2025-10~", True),
        ("unknown", False),
        ("../2026", False),
    ],
)
def test_after_a_day(text: str, after: bool) -> None:
    assert certainly_after_day(parse(text), PUBLISHED) == after


# In words


@pytest.mark.parametrize(
    ("text", "words", "brief", "html"),
    [
        ("2025-08-07", "7 August 2025", "7 Aug 2025", "2025-08-07"),
        ("2025-04", "April 2025", "Apr 2025", "2025-04"),
        ("2025", "2025", "2025", "2025"),
        ("2025-21", "spring 2025", "spring 2025", None),
        ("2025-08-04/2025-08-07", "between 4 and 7 August 2025", "4–7 Aug 2025", None),
        ("2025-07-30/2025-08-02", "between 30 July and 2 August 2025", "30 Jul – 2 Aug 2025", None),
        ("2024-12-30/2025-01-02", "between 30 December 2024 and 2 January 2025", "30 Dec 2024 – 2 Jan 2025", None),
        ("2025-04/2025-06", "between April and June 2025", "Apr – Jun 2025", None),
        ("2024-11/2025-02", "between November 2024 and February 2025", "Nov 2024 – Feb 2025", None),
        ("2025-04/2025-08-07", "between April 2025 and 7 August 2025", "Apr 2025 – 7 Aug 2025", None),
        ("2014/2022", "between 2014 and 2022", "2014–2022", None),
        ("2025-08-04~/2025-08-07", "between around 4 August 2025 and 7 August 2025", "c. 4 Aug 2025 – 7 Aug 2025", None),
        ("2025-08-04/..", "from 4 August 2025", "from 4 Aug 2025", None),
        ("../2025-08", "until August 2025", "until Aug 2025", None),
        ("2025-08~", "around August 2025", "c. Aug 2025", None),
        ("2025-08-07?", "perhaps 7 August 2025", "7 Aug 2025?", None),
        ("2025-08%", "perhaps around August 2025", "c. Aug 2025?", None),
        ("2025-08-07T16:28", "7 August 2025, 16:28 (time zone not stated)", "7 Aug 2025", "2025-08-07T16:28"),
        ("2025-08-07T16:28Z", "7 August 2025, 16:28 UTC", "7 Aug 2025", "2025-08-07T16:28Z"),
        ("2025-08-07T16:28:05-05:00", "7 August 2025, 16:28:05 UTC−05:00", "7 Aug 2025", "2025-08-07T16:28:05-05:00"),
        ("unknown", "date not given", "no date", None),
    ],
)
def test_in_english(text: str, words: str, brief: str, html: str | None) -> None:
    when = parse(text)
    assert (in_words(when, "en", ENGLISH), short(when, "en", ENGLISH), machine(when)) == (words, brief, html)


@pytest.mark.parametrize(
    ("language", "text", "words", "brief"),
    [
        ("en-US", "2025-08-07", "7 August 2025", "7 Aug 2025"),
        ("uk", "2025-08-07", "7 серпня 2025 р.", "7 серп. 2025 р."),
        ("uk", "2025-04", "квітень 2025 р.", "квіт. 2025 р."),
        ("uk", "2025-08-04/2025-08-07", "у проміжку 4 – 7 серпня 2025 р.", "4–7 серп. 2025 р."),
        ("uk", "2025-04/2025-06", "у проміжку квітень – червень 2025 р.", "квіт. – черв. 2025 р."),
        ("uk", "2025-08~", "приблизно серпень 2025 р.", "c. серп. 2025 р."),
        ("de", "2025-08-07", "7. August 2025", "7. Aug. 2025"),
        ("de", "2025-08-04/2025-08-07", "у проміжку 4. – 7. August 2025", "4.–7. Aug. 2025"),
        ("hu", "2025-08-04/2025-08-07", "у проміжку 2025. augusztus 4. – 2025. augusztus 7.", "2025. aug. 4. – 2025. aug. 7."),
        ("xx", "2025-08-07", "7 August 2025", "7 Aug 2025"),
    ],
)
def test_in_another_language(language: str, text: str, words: str, brief: str) -> None:
    when = parse(text)
    said = (in_words(when, language, UKRAINIAN), short(when, language, UKRAINIAN))
    assert tuple(text.replace("\u202f", " ").replace("\u00a0", " ") for text in said) == (words, brief)


@given(TEXTS, st.sampled_from(["en", "uk", "de", "fr", "ar", "ja", "fa", "pt-BR", "zh-Hant", "hu", "fi", "xx"]))
def test_every_date_can_be_said_in_every_language(text: str, language: str) -> None:
    when = parse(text)
    assert in_words(when, language, ENGLISH)
    assert short(when, language, ENGLISH)


def test_the_keys_of_a_catalogue_are_listed() -> None:
    assert {key: tuple(re.findall(r"{(\w+)}", text)) for key, text in ENGLISH.items()} == WORDS


# Phrases


def verdict(case: dict[str, str]) -> Verdict:
    published = date.fromisoformat(case.get("published", str(PUBLISHED)))
    return check_phrase(case["phrase"], parse(case["when"]), published, ahead=case.get("ahead") == "true")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['phrase']} = {case['when']}")
def test_phrase(case: dict[str, str]) -> None:
    found = verdict(case)
    assert (found.kind, found.expected) == (case["says"], case.get("expected", ""))
    assert bool(found.reason) == (found.kind != "agrees")
    assert bool(found.expected_words) == (found.kind == "disagrees")


def test_every_rule_has_a_phrase_in_the_table() -> None:
    used: set[str] = set()

    def noted(rule: Rule) -> Rule:
        def read(found: re.Match[str], asked: Asked) -> list[object]:
            if said := list(rule.read(found, asked)):
                used.add(rule.pattern.pattern)
            return said

        return Rule(rule.pattern, read)

    table = tuple(noted(rule) for rule in RULES)
    for case in CASES:
        published = date.fromisoformat(case.get("published", str(PUBLISHED)))
        words = re.sub(r"\s+", " ", case["phrase"].lower().replace(",", "").replace("–", "-").replace("’", "'").replace("'s", ""))
        for plain_words in {words, words.replace(".", "").replace("mid-", "mid ")}:
            try:
                Asked(published, "planned" if case.get("ahead") else "bare", table).read(plain_words)
            except (ValueError, OverflowError):
                continue
    assert [rule.pattern.pattern for rule in RULES if rule.pattern.pattern not in used] == []


def test_every_rule_says_what_it_means() -> None:
    assert [rule.read.__name__ for rule in RULES if not re.fullmatch(r"[A-Z0-9][^\n]+\.", rule.read.__doc__ or "")] == []


@pytest.mark.parametrize(
    ("phrase", "when", "reason"),
    [
        ("by Friday", "2025-08-09", "the words give Friday 8 August 2025, counted from the publication on Thursday 7 August 2025"),
        ("in November 2017", "2018", "the words give November 2017"),
        ("in April", "2025-04-12", "the words give no more than April 2025"),
        ("on Wednesday", "2025-08-06T10:00", "the words give no time of day"),
        ("on Nov. 11, 2017", "unknown", "the words give a date: Saturday 11 November 2017"),
        ("on Wednesday", "2025-08-06/..", "the words give Wednesday 6 August 2025 and nothing open-ended"),
        ("Wednesday at 10 a.m.", "2025-08-06T10:00Z", "the words state no time zone"),
        ("previously", "2025", "the words give no date"),
        ("previously", "2027~", "the words look back from the publication"),
        ("soon", "2024~", "the words look ahead from the publication"),
        ("now", "2024~", "the words speak of the time of publication"),
        ("at teatime", "2024~", "the phrase is none that the checker can read"),
    ],
)
def test_the_reason_in_one_phrase(phrase: str, when: str, reason: str) -> None:
    assert check_phrase(phrase, parse(when), PUBLISHED).reason == reason


def test_a_language_without_a_table_says_so() -> None:
    assert check_phrase("am Donnerstag", parse("2025-08-07"), PUBLISHED, language="de") == Verdict(
        "unknown", "phrases in the language `de` are not known to the checker"
    )
    assert check_phrase("Thursday", parse("2025-08-07"), PUBLISHED, language="en-GB").kind == "agrees"


@pytest.mark.parametrize("name", DAY_NAMES)
def test_a_bare_weekday_is_one_day(name: str) -> None:
    """Of the weeks around any day of publication exactly one day agrees, and it is one of the seven up to publication."""
    for number in range(366):
        published = date(2024, 1, 1) + timedelta(number)
        around = [published + timedelta(away) for away in range(-7, 8)]
        agreed = [day for day in around if check_phrase(f"on {name}", parse(str(day)), published).kind == "agrees"]
        assert agreed == [day for day in around[1:8] if day.weekday() == DAY_NAMES.index(name)]
        due = [day for day in around if check_phrase(f"by {name}", parse(str(day)), published).kind == "agrees"]
        assert due == [day for day in around[7:14] if day.weekday() == DAY_NAMES.index(name)]


@pytest.mark.parametrize("name", MONTH_NAMES)
def test_a_bare_month_is_that_month_and_never_one_of_its_days(name: str) -> None:
    for number in range(0, 366, 5):
        published = date(2024, 1, 1) + timedelta(number)
        months = [f"{year}-{month:02}" for year in (2022, 2023, 2024, 2025) for month in range(1, 13)]
        agreed = [text for text in months if check_phrase(f"in {name}", parse(text), published).kind == "agrees"]
        assert f"2024-{MONTH_NAMES.index(name) + 1:02}" in agreed
        assert len(agreed) <= 2
        assert all(text.endswith(f"-{MONTH_NAMES.index(name) + 1:02}") for text in agreed)
        assert check_phrase(f"in {name}", parse(f"{agreed[0]}-15"), published).kind == "disagrees"


@given(DAYS.filter(lambda day: day > date(1000, 1, 1)), st.integers(-400, 400))
def test_yesterday_is_one_day(published: date, away: int) -> None:
    assume(date(1000, 1, 2) < published < date(9998, 1, 1) and (published - date(1000, 1, 1)).days > 400)
    day = published + timedelta(away)
    assert (check_phrase("yesterday", parse(str(day)), published).kind == "agrees") == (away == -1)


# Phrases put together by chance: some mean something, none may do harm.
LITTLE = """on in at the of by until since from to between and before after around perhaps early mid- late earlier later last this next
past coming""".split()  # noqa: SIM905 - a list of words reads as words
LARGE = """monday wed. thursday friday weekend week month year years april aug. may 7 7th 11th 31 2017 2025 2010s spring winter today
yesterday tomorrow morning night overnight ago two three a few first half end beginning quarter noon midnight 4:28 PM EDT 2025-08-07
previously now soon - – ’s""".split()  # noqa: SIM905
SOUP = st.lists(st.sampled_from(LITTLE + LARGE), min_size=1, max_size=7).map(" ".join)
KNOWN = st.sampled_from(sorted({case["phrase"] for case in CASES if case["says"] != "unknown"}))
WITHIN = st.builds("{} {}".format, st.sampled_from(["", *LITTLE, "the end of", "the week of", "the second half of"]), KNOWN)
PUBLICATIONS = st.one_of(NEAR.map(date.fromisoformat), st.dates(), st.sampled_from([date.min, date.max, date(2024, 2, 29)]))


@given(st.one_of(KNOWN, WITHIN, SOUP), st.one_of(TEXTS, NEAR), PUBLICATIONS, st.booleans())
@settings(max_examples=400, deadline=2000)
def test_what_is_expected_agrees_when_it_is_pasted(phrase: str, text: str, published: date, ahead: bool) -> None:
    found = check_phrase(phrase, parse(text), published, ahead=ahead)
    if found.kind == "disagrees":
        assert check_phrase(phrase, parse(found.expected), published, ahead=ahead).kind == "agrees"
        assert found.expected_words
    else:
        assert found.expected == ""


@given(KNOWN, st.dates(date(2001, 3, 1), date(2090, 1, 1)), NEAR)
def test_case_space_and_marks_do_not_count(phrase: str, published: date, text: str) -> None:
    spread = "  " + phrase.upper().replace(" ", "  ") + "."
    assert check_phrase(spread, parse(text), published) == check_phrase(phrase, parse(text), published)


@given(KNOWN, st.dates(date(2001, 3, 1), date(2090, 1, 1)), NEAR, NEAR)
def test_a_coarser_date_says_nothing_false(phrase: str, published: date, one: str, two: str) -> None:
    """What agrees for a day agrees for every closed interval around it."""
    assume(one < two)
    inner = check_phrase(phrase, parse(one), published)
    if inner.kind == "agrees":
        assert check_phrase(phrase, parse(f"{one}/{two}"), published).kind == "agrees"


@pytest.mark.parametrize(
    "phrase",
    [
        "early " * 16,
        "from " * 10 + "to " * 15,
        "at 4 pm " * 12,
        "monday morning " * 6,
        "a to a to a to a to a to a to a to a to a to a to a to a to a to a to a to a",
        "the early the early the early morning of the morning of the morning of the morning",
        "the week of " * 8,
        "1-" * 50,
        " " * 100,
        "x" * 100_000,
    ],
)
def test_no_phrase_takes_long(phrase: str) -> None:
    start = time.perf_counter()
    assert check_phrase(phrase, parse("2025-08-07"), PUBLISHED).kind == "unknown"
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        ("UTC", "Z"),
        ("GMT", "Z"),
        ("CET", "+01:00"),
        ("CEST", "+02:00"),
        ("EET", "+02:00"),
        ("EEST", "+03:00"),
        ("WET", "Z"),
        ("EST", "-05:00"),
        ("EDT", "-04:00"),
        ("MST", "-07:00"),
        ("MDT", "-06:00"),
        ("PST", "-08:00"),
        ("PDT", "-07:00"),
    ],
)
def test_zones_in_words(zone: str, offset: str) -> None:
    assert [answer.text for answer in answers(f"4:28 p.m. {zone} on Thursday", PUBLISHED, False)] == [f"2025-08-07T16:28{offset}"]


def test_the_same_words_are_asked_again_where_others_look_another_way() -> None:
    asked = Asked(PUBLISHED, "bare", RULES)
    found = [asked.read("friday", look)[0].text for look in ("bare", "ahead", "back", "planned", "bare")]
    assert found == ["2025-08-01", "2025-08-08", "2025-08-01", "2025-08-08", "2025-08-01"]


def test_likeliest_meaning_comes_first() -> None:
    assert [answer.text for answer in answers("last Friday", date(2025, 8, 9), False)] == ["2025-08-08", "2025-08-01"]
    assert [answer.text for answer in answers("on the 9th", PUBLISHED, False)] == ["2025-07-09", "2025-08-09"]
    assert [answer.text for answer in answers("on the 9th", PUBLISHED, True)] == ["2025-08-09", "2025-07-09"]
