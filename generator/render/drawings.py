"""The views that are drawn: their values handed to the pictures, whose words come from the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from generator import pictures
from generator.catalogue import Catalogue
from generator.views.parts import Link
from generator.views.questions import Matrix
from generator.views.sources import SourceView

# Stands for the way from a page to the site's root until the page is whole; no value can hold it.
ROOT = "\x01"
# The same in a picture's addresses, until the picture is drawn.
_HERE = "./"


def timeline_svg(marks: Sequence[pictures.Mark], t: Catalogue) -> Markup:
    words = pictures.Words(
        name=t("timeline.name"),
        undated=t("date.short.undated"),
        several=lambda n: t.count("timeline.several", n),
        span=lambda first, last: first.date if first.date == last.date else f"{first.date} – {last.date}",
        skipped=lambda days: t("timeline.skipped", n=_length(days, t)),
    )
    return _drawn(pictures.timeline([replace(mark, href=_HERE + mark.href) for mark in marks], words))


def _length(days: int, t: Catalogue) -> str:
    """A number of days in the largest unit that it fills."""
    unit, size = next(
        (unit, size) for unit, size in (("years", 365), ("months", 30), ("weeks", 7), ("days", 1)) if days >= size or size == 1
    )
    return t.count(f"timeline.{unit}", round(days / size))


def coverage_svg(view: SourceView) -> Markup:
    paragraphs = [[pictures.Sentence(item.words, item.facts, item.aside, item.name) for item in paragraph] for paragraph in view.paragraphs]
    return _drawn(pictures.coverage(paragraphs, view.summary))


def topics_svg(person: str, topics: Sequence[tuple[Link, int]], t: Catalogue) -> Markup:
    """How often a person speaks of each question."""
    columns = [_heading(link) for link, _ in topics]
    table = pictures.Table([pictures.Heading(person)], columns, [[count for _, count in topics]])
    return _drawn(pictures.network(table, t("person.topics_name", name=person)))


def matrix_svg(matrix: Matrix) -> Markup:
    """How often each participant speaks of each question."""
    rows, columns = [_heading(link) for link in matrix.rows], [_heading(link) for link in matrix.columns]
    return _drawn(pictures.network(pictures.Table(rows, columns, matrix.counts), matrix.name))


def _heading(link: Link) -> pictures.Heading:
    return pictures.Heading(link.text, _HERE + link.href)


def _drawn(drawings: pictures.Drawings) -> Markup:
    """The drawings, with marks for the way to the root; a picture itself can hold none of the marks' characters."""
    drawn = f"{drawings.across}\n{drawings.upright}".replace(f'href="{_HERE}', f'href="{ROOT}')
    return Markup(drawn)  # noqa: S704 - the pictures escape what they are given
