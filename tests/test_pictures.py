"""The laws of the pictures: words never touch, marks never cover each other, nothing in them but classes and escaped text.

The drawings are read back as XML; what is measured is what a browser would be given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from random import Random
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.pictures import Drawings, Heading, Mark, Sentence, Table, Words, coverage, network, timeline
from generator.pictures.lettering import lines, width

STYLE = (Path(__file__).parent.parent / "generator/theme/assets/explainer-pictures.css").read_text(encoding="utf-8")
WORDS = Words("The timeline", "no date", "{} events".format, lambda a, b: f"{a.date} – {b.date}", "{} days left".format)

Box = tuple[float, float, float, float]

# Letters of several alphabets, what XML reserves or forbids, wide ones, marks that take no room, and words that cannot break.
LABELS = st.one_of(
    st.text(alphabet="abcmwMWil …–“”’'\"<>&;\u00a0\u0301жШщ漢字🙂ش\x00\x0b\ud800\n\t]", max_size=90),
    st.sampled_from(["Trump and Putin are to meet.", "W" * 70, "m " * 40, "Donaudampfschifffahrtsgesellschaft " * 3, "", "   "]),
)
SHAPES = st.sampled_from(["day", "period", "month", "deadline", "undated"])


def days() -> st.SearchStrategy[int]:
    """Days near one another, and days far from all others."""
    return st.one_of(st.integers(739_100, 739_110), st.integers(738_000, 739_200), st.integers(-400, 4_000_000))


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    first, lasts = draw(st.one_of(st.none(), days(), days())), draw(st.one_of(st.just(0), st.integers(0, 400)))
    last = None if first is None else first + lasts
    return Mark(first, last, draw(SHAPES), draw(LABELS), draw(st.one_of(st.just("7 August 2025"), LABELS)), "#" + draw(LABELS))


def crowd(size: int, seed: int) -> list[Mark]:
    """Many events, some weeks busier than others."""
    random = Random(seed)
    centres = [random.randrange(1200) for _ in range(4)]
    found = []
    for n in range(size):
        day = 738_200 + (int(random.gauss(random.choice(centres), 15)) if n % 2 else random.randrange(1200))
        shape = random.choice(["day", "day", "day", "period", "deadline", "undated"])
        first = None if shape == "undated" else day
        last = None if first is None else first + (shape == "period") * random.randrange(60)
        found.append(Mark(first, last, shape, f"Event {n} of many, told in a few words", f"day {day}", f"#e{n}"))
    return found


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def texts(svg: str) -> Iterator[tuple[str, Box]]:
    """Each line of text and the most room it takes."""
    root = parsed(svg)
    size = float(root.attrib["font-size"])
    for found in root.iter("text"):
        wide = width(found.text or "", size, bold=found.attrib["class"] in {"date", "heading"})
        x = float(found.attrib["x"]) - (wide / 2 if found.get("text-anchor") == "middle" else 0)
        y = float(found.attrib["y"])
        yield found.text or "", (x, y - 0.93 * size, x + wide, y + 0.24 * size)


def shapes(svg: str) -> Iterator[tuple[str, Box]]:
    """Each point, diamond, bar and stick, and the strokes of breaks, with their boxes."""
    for found in parsed(svg).iter():
        if found.tag == "circle":
            x, y, r = (float(found.attrib[key]) for key in ("cx", "cy", "r"))
            yield "point", (x - r, y - r, x + r, y + r)
        elif found.tag == "path" and found.get("class") == "diamond":
            x, y, side = (float(found.attrib["d"].split()[n]) for n in (1, 2, 4))
            yield "point", (x - side, y, x + side, y + 2 * side)
        elif found.get("class") == "axis" and " l " in found.attrib["d"]:
            x, y, right, up = (float(found.attrib["d"].split()[n]) for n in (1, 2, 4, 5))
            yield "break", (x, y + up, x + right, y)
        elif found.tag == "rect" and found.get("class") != "halo":
            x, y, w, h = (float(found.attrib[key]) for key in ("x", "y", "width", "height"))
            yield "bar" if found.get("rx") else "stick", (x, y, x + w, y + h)


def touch(one: Box, other: Box) -> bool:
    """Whether two boxes share more than rounding."""
    return one[0] < other[2] - 0.15 and other[0] < one[2] - 0.15 and one[1] < other[3] - 0.15 and other[1] < one[3] - 0.15


def overlaps(boxes: list[tuple[str, Box]]) -> list[tuple[str, str]]:
    return [(a, b) for (a, one), (b, other) in combinations(boxes, 2) if touch(one, other)]


def outside(svg: str, boxes: list[tuple[str, Box]]) -> list[str]:
    across, down = map(float, parsed(svg).attrib["viewBox"].split()[2:])
    return [name for name, (a, b, c, d) in boxes if a < -0.1 or b < -0.1 or c > across + 0.1 or d > down + 0.1]


def held(drawings: Drawings) -> None:
    """What holds for every timeline."""
    for svg in (drawings.across, drawings.upright):
        written, drawn = list(texts(svg)), list(shapes(svg))
        assert overlaps(written) == []
        assert overlaps(drawn) == []
        assert [(word, mark) for word, a in written for mark, b in drawn if touch(a, b)] == []
        assert outside(svg, written + drawn) == []


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(marks(), min_size=1, max_size=24))
def test_no_words_or_marks_of_a_timeline_touch(events):
    held(timeline(events, WORDS))


@pytest.mark.parametrize("size", [1, 2, 3, 11, 40, 120, 300, 2000])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_timeline_stays_readable_however_many_events(size, seed):
    drawings = timeline(crowd(size, seed), WORDS)
    held(drawings)
    assert len(list(texts(drawings.across))) < 130
    assert float(parsed(drawings.across).attrib["viewBox"].split()[3]) < 800
    assert float(parsed(drawings.upright).attrib["viewBox"].split()[3]) < 3600


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(marks(), min_size=1, max_size=14), st.randoms(use_true_random=False))
def test_the_order_given_matters_only_for_events_of_one_moment(events, random):
    events = [replace(event, first=n * 3, last=n * 3) for n, event in enumerate(events)]
    mixed = random.sample(events, len(events))
    assert timeline(events, WORDS) == timeline(mixed, WORDS)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(marks(), min_size=1, max_size=30))
def test_each_event_is_a_link_of_its_own_or_one_of_a_number(events):
    for svg in (timeline(events, WORDS).across, timeline(events, WORDS).upright):
        names = [found.findtext("title") or "" for found in parsed(svg).iter("a")]
        counted = sum(int(said[1]) if (said := re.search(r": (\d+) events$", name)) else 1 for name in names)
        assert counted == len(events)


def events_of(*rows: tuple[int | None, str, str]) -> list[Mark]:
    return [Mark(day, day, shape, label, f"day {day}", f"#{label}") for day, shape, label in rows]


WEEK = events_of(
    (736_644, "day", "long-before"),
    (739_471, "day", "c"),
    (739_469, "day", "a"),
    (739_470, "day", "b1"),
    (739_470, "day", "b2"),
    (739_472, "deadline", "d"),
    (None, "undated", "planned"),
)


def labels(svg: str) -> list[str]:
    return [found.text or "" for found in parsed(svg).iter("text") if found.attrib["class"] == "label"]


def test_links_stand_in_time_order_and_the_undated_last():
    drawings = timeline(WEEK, WORDS)
    assert labels(drawings.across) == labels(drawings.upright) == ["long-before", "a", "b1", "b2", "c", "d", "planned"]


def test_the_line_breaks_in_a_great_gap_and_says_how_great():
    for svg in (timeline(WEEK, WORDS).across, timeline(WEEK, WORDS).upright):
        assert [found.text for found in parsed(svg).iter("text") if found.attrib["class"] == "skipped"] == ["2825 days left"]


def test_a_gap_hardly_wider_than_a_break_is_left_as_it_is():
    days = [day for day in range(739_000, 739_031) if not 739_014 < day < 739_019]
    assert 'class="skipped"' not in timeline(events_of(*((day, "day", f"e{day}") for day in days)), WORDS).across


def test_evenly_spread_events_break_no_line_and_keep_their_scale():
    svg = timeline(events_of(*((739_000 + n * 40, "day", f"e{n}") for n in (0, 1, 2, 4))), WORDS).across
    assert 'class="skipped"' not in svg
    xs = [box[0] for kind, box in shapes(svg) if kind == "point"]
    assert [round((x - xs[0]) / (xs[1] - xs[0]), 2) for x in xs] == [0, 1, 2, 4]


def test_events_of_one_day_share_their_date_and_their_place():
    svg = timeline(WEEK, WORDS).across
    dates = [found.text for found in parsed(svg).iter("text") if found.attrib["class"] == "date"]
    assert dates.count("day 739470") == 1
    below, above = [box for kind, box in shapes(svg) if kind == "point"][2:4]
    assert below[0] == above[0]
    assert below[1] > above[1]


@pytest.mark.parametrize(
    ("shape", "dated", "drawn"),
    [
        ("day", True, 'class="dot"'),
        ("period", True, 'class="bar"'),
        ("month", True, 'class="bar"'),
        ("deadline", True, 'class="diamond"'),
        ("undated", True, 'class="undated"'),
        ("day", False, 'class="undated"'),
        ("period", False, 'class="undated"'),
    ],
)
def test_the_mark_says_how_exact_the_date_is(shape, dated, drawn):
    day = 739_000 if dated else None
    for svg in (
        timeline([Mark(day, day, shape, "x", "y", "#z")], WORDS).across,
        timeline([Mark(day, day, shape, "x", "y", "#z")], WORDS).upright,
    ):
        link = ET.tostring(next(parsed(svg).iter("a")), encoding="unicode")
        assert [kind for kind in ("dot", "bar", "diamond", "undated") if f'class="{kind}"' in link] == [drawn[7:-1]]


def test_many_events_of_one_day_are_counted():
    svg = timeline(events_of(*((739_000, "day", f"e{n}") for n in range(9))), WORDS).across
    assert labels(svg) == ["9 events"]
    assert 'href="#e0"' in svg


def test_a_timeline_without_events_is_nothing():
    assert timeline([], WORDS) == Drawings("", "")


# Lettering


@settings(max_examples=300, deadline=None)
@given(LABELS, st.floats(40, 300), st.integers(1, 3), st.booleans())
def test_lines_fit_and_lose_no_word_unless_cut(label, room, most, bold):
    broken = lines(label, room, 14, most, bold=bold)
    assert len(broken) <= most
    assert all(width(line, 14, bold=bold) <= room + 1e-6 for line in broken)
    if broken and not broken[-1].endswith("…"):
        assert "".join("".join(broken).split()) == "".join(
            re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", label).split()
        )


@pytest.mark.parametrize(
    ("label", "most", "expected"),
    [
        ("Trump and Putin are to meet.", 3, ("Trump and Putin", "are to meet.")),  # about one length
        ("3 July 2024 – 9 August 2025", 2, ("3 July 2024\u00a0–", "9 August 2025")),  # a dash begins no line
        ("one two, three four five six seven eight nine ten eleven", 2, ("one two, three four five", "six seven eight nine…")),
        ("one two three four, five six", 1, ("one two three four…",)),  # no mark before the ellipsis
        ("", 3, ()),
    ],
)
def test_lines(label, most, expected):
    assert lines(label, 14 * 12.6, 14, most) == expected


# All pictures


def every_picture() -> list[str]:
    hostile = "</svg><script>alert(1)</script> \" ' & \x00 \ud800 `*_[x](y)"
    heads = [Heading(hostile, f"#{hostile}"), Heading("b")]
    many = [Mark(None, None, "day", hostile, hostile, hostile), *crowd(60, 4), *(Mark(None, None, "day", "u", "u", "#u") for _ in range(9))]
    drawings = [
        timeline([Mark(1, 9, "period", hostile, hostile, hostile), *WEEK], replace(WORDS, name=hostile, skipped=lambda _: hostile)),
        timeline(many, replace(WORDS, name=hostile, undated=hostile, several=lambda n: f"{n} {hostile}")),
        coverage([[Sentence(30, 2, 0, hostile, hostile), Sentence(9, 0, 1, hostile)], [], [Sentence(120), Sentence(1, 0, 12)]], hostile),
        coverage([[Sentence(5, 1)]], hostile),
        network(Table(heads, heads, [[3, 0], [0, 0]]), hostile),
        network(Table(heads[1:], heads, [[30, 1]]), hostile),
    ]
    return [svg for pair in drawings for svg in (pair.across, pair.upright)]


@pytest.mark.parametrize("svg", every_picture())
def test_a_picture_is_one_line_of_well_formed_escaped_markup(svg):
    svg.encode("utf-8")
    assert "\n" not in svg
    assert "<script" not in svg
    root = parsed(svg)
    assert {found.tag for found in root.iter()} <= {"svg", "g", "a", "title", "text", "rect", "circle", "path"}
    assert root.attrib["aria-label"]


@pytest.mark.parametrize("svg", every_picture())
def test_a_picture_has_no_colours_and_no_ids(svg):
    used = {name for found in parsed(svg).iter() for name in found.attrib}
    assert used.isdisjoint({"id", "style", "fill", "stroke", "color", "onload", "xlink:href"})


@pytest.mark.parametrize("svg", every_picture())
def test_only_a_picture_without_links_is_an_image(svg):
    root = parsed(svg)
    assert root.attrib["role"] == ("group" if next(root.iter("a"), None) is not None else "img")
    assert all(found.findtext("title") or "".join(found.itertext()).strip() for found in root.iter("a"))


def test_the_style_sheet_knows_every_class():
    used = {word for svg in every_picture() for found in parsed(svg).iter() for word in found.get("class", "").split()}
    assert {word for word in used if not re.search(rf"\.{word}\b", STYLE)} == set()
    assert {"dot", "bar", "diamond", "undated", "axis", "leader", "skipped", "bond", "used", "aside", "unused", "reason"} <= used


# Coverage


def test_a_block_is_as_long_as_its_sentence_and_runs_on_in_the_next_row():
    root = parsed(coverage([[Sentence(40, 1), Sentence(60, 0, 1)], [Sentence(10, 3)]], "100 words").across)
    rows = [[(found.get("class"), round(float(found.attrib["width"]) / 9)) for found in group.iter("rect")] for group in root.iter("g")]
    assert rows == [[("used", 40)], [("aside", 31), ("aside", 28)], [("used", 10)]]
    assert [found.text for found in root.iter("text")] == ["1"]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(st.builds(Sentence, st.integers(0, 400), st.integers(0, 1), st.integers(0, 12)), max_size=6), max_size=8))
def test_no_blocks_of_a_page_touch(paragraphs):
    drawings = coverage(paragraphs, "a page")
    if not any(paragraphs):
        assert drawings == Drawings()
        return
    for svg in (drawings.across, drawings.upright):
        blocks = list(shapes(svg))
        assert overlaps(blocks) == []
        assert outside(svg, blocks) == []
        assert all(c > a and d > b for _, (a, b, c, d) in blocks)
        assert len(list(parsed(svg).iter("g"))) == sum(map(len, paragraphs))


# Who spoke of what


@settings(max_examples=80, deadline=None)
@given(st.data(), st.integers(1, 6), st.integers(1, 9))
def test_no_words_or_dots_of_a_matrix_touch(data, down, along):
    heads = [Heading(data.draw(LABELS), data.draw(st.sampled_from(["", "#x"]))) for _ in range(down + along)]
    counts = data.draw(st.lists(st.lists(st.integers(0, 40), min_size=along, max_size=along), min_size=down, max_size=down))
    drawings = network(Table(heads[:down], heads[down:], counts), "who spoke of what")
    for svg in filter(None, (drawings.across, drawings.upright)):
        written, drawn = list(texts(svg)), list(shapes(svg))
        assert overlaps(written) == overlaps(drawn) == []
        assert [(word, mark) for word, a in written for mark, b in drawn if touch(a, b)] == []
        assert outside(svg, written + drawn) == []
        shown = [int(found.text or "") for found in parsed(svg).iter("text") if found.get("class") == "count"]
        assert sorted(shown) == sorted(count for row in counts for count in row if count)


def test_a_dot_has_the_area_of_its_number():
    svg = network(Table([Heading("a")], [Heading("x"), Heading("y")], [[4, 1]]), "4 and 1").across
    large, small = (box[2] - box[0] for _, box in shapes(svg))
    assert large == pytest.approx(2 * small, abs=0.2)


def test_on_phones_a_dot_is_a_quote():
    svg = network(Table([Heading("a"), Heading("b")], [Heading("x")], [[3], [0]]), "3").upright
    assert len(list(shapes(svg))) == 3
    assert labels(svg) == ["a"]


# In a browser

FIGURE = '<figure class="{}">{}{}</figure>'
