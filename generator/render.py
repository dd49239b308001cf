"""Verb: view -> Markdown. No decisions, no look-ups.

A page is Markdown headings around blocks of HTML. In a heading every character that is no letter, digit or space becomes a
numeric entity, in a block every value is escaped, so a fact's text arrives as the characters it is. Addresses are
relative to the site's root, and which occurrence of a glossary term is the first of its page shows only once the page is
whole: both are left as marks in control characters, which no value can hold, and settled by one pass at the end.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from generator import pictures
from generator.catalogue import Catalogue, catalogue
from generator.views import Page
from generator.views.inline import Inline, Run
from generator.views.parts import EventView, Link
from generator.views.questions import Matrix
from generator.views.quotes import Said
from generator.views.sources import SourceView

_ROOT, _TERM, _WORDS, _END = "\x01", "\x02", "\x03", "\x04"
_MARK = re.compile(f"{_ROOT}|{_TERM}([^{_WORDS}]*+){_WORDS}([^{_END}]*+){_END}")
_BLANK_LINES = re.compile(r"\n{3,}")


def render(page: Page, t: Catalogue, meta: Mapping[str, Any] | None = None) -> str:
    """The Markdown of a page, with its front matter. ``meta`` are further keys of it."""
    template = _environment(t.language).get_template(f"{page.template}.md")
    body = template.render(page=page, view=page.body)
    return _front_matter(page, meta or {}) + _BLANK_LINES.sub("\n\n", _settled(body, page.root)).strip("\n") + "\n"


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("generator"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    t = catalogue(language)
    environment.filters |= {"md": heading, "to": _to}
    environment.globals |= {
        "t": t,
        "inline": inline,
        "bare": bare,
        "event_attributes": _event_attributes,
        "quote_attributes": _quote_attributes,
        "timeline_svg": lambda marks, page: _timeline_svg(marks, page, t),
        "coverage_svg": _coverage_svg,
        "topics_svg": lambda person, topics, page: _topics_svg(person, topics, page, t),
        "matrix_svg": _matrix_svg,
    }
    return environment


def _settled(body: str, root: str) -> str:
    """The page with the way to the root filled in, and the first occurrence of each glossary term made a link."""
    linked: set[str] = set()

    def settle(found: re.Match[str]) -> str:
        href, words = found[1], found[2]
        if href is None:
            return root
        if href in linked:
            return words
        linked.add(href)
        return f'<a class="term" href="{root}{href}">{words}</a>'

    return _MARK.sub(settle, body)


def heading(text: str) -> Markup:
    """Text in a Markdown heading: every character that might mean something to Markdown by number."""
    return Markup("".join(char if char.isalnum() or char == " " else f"&#{ord(char)};" for char in text))  # noqa: S704


def _to(href: str) -> Markup:
    """An address below the site's root."""
    return Markup(_ROOT + escape(href))  # noqa: S704


def inline(runs: Inline) -> Markup:
    """Prose as HTML."""
    return Markup("".join(map(_run, runs)))  # noqa: S704


def _run(run: Run) -> str:
    match run.kind:
        case "text":
            return escape(run.text)
        case "link":
            return f'<a href="{_ROOT}{escape(run.href)}">{escape(run.text)}</a>'
        case "term":
            return f"{_TERM}{escape(run.href)}{_WORDS}{escape(run.text)}{_END}"
        case "strong":
            return f"<strong>{inline(run.children)}</strong>"
        case _:
            return f"<em>{inline(run.children)}</em>"


def bare(runs: Inline) -> str:
    """Prose without links and emphasis, for a place that is a link itself."""
    return "".join(bare(run.children) if run.children else run.text for run in runs)


def _attributes(found: Iterable[tuple[str, str]]) -> Markup:
    return Markup("").join(Markup(' data-{}="{}"').format(name, value) for name, value in found if value)


def _event_attributes(event: EventView) -> Markup:
    people = " ".join(person.id for person in event.people)
    return _attributes([("person", people), ("question", " ".join(event.question_ids)), ("status", event.status_id)])


def _quote_attributes(said: Said) -> Markup:
    quote = said.quote
    return _attributes([("speaker", quote.speaker.id), ("question", " ".join(quote.question_ids)), ("date", said.date)])


def _front_matter(page: Page, meta: Mapping[str, Any]) -> str:
    """YAML whose every value is JSON, so that nothing in it can be anything but the text it is."""
    keys = {
        "title": page.title,
        "description": page.description,
        "kind": page.template,
        "section": page.section,
        "redirect": page.redirect,
        **meta,
    }
    return "---\n" + "".join(f"{key}: {_json(value)}\n" for key, value in keys.items() if value) + "---\n\n"


def _json(value: Any) -> str:
    """JSON that YAML reads alike: what YAML does not print goes as an escape."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(char if char.isprintable() else "".join(f"\\u{unit:04x}" for unit in _units(char)) for char in text)


def _units(char: str) -> list[int]:
    return [ord(char)] if ord(char) <= 0xFFFF else []  # noqa: PLR2004 - YAML knows no pairs of surrogates


def _timeline_svg(marks: Sequence[pictures.Mark], page: Page, t: Catalogue) -> Markup:
    words = pictures.Words(
        name=t("timeline.name"),
        undated=t("date.short.undated"),
        several=lambda n: t.count("timeline.several", n),
        span=lambda first, last: first.date if first.date == last.date else f"{first.date} – {last.date}",
        skipped=lambda days: t("timeline.skipped", n=_length(days, t)),
    )
    return _drawn(pictures.timeline([replace(mark, href=page.root + mark.href) for mark in marks], words))


def _length(days: int, t: Catalogue) -> str:
    """A number of days in the largest unit that it fills."""
    unit, size = next(
        (unit, size) for unit, size in (("years", 365), ("months", 30), ("weeks", 7), ("days", 1)) if days >= size or size == 1
    )
    return t.count(f"timeline.{unit}", round(days / size))


def _coverage_svg(view: SourceView) -> Markup:
    paragraphs = [[pictures.Sentence(item.words, item.facts, item.aside, item.name) for item in paragraph] for paragraph in view.paragraphs]
    return _drawn(pictures.coverage(paragraphs, view.summary))


def _topics_svg(person: str, topics: Sequence[tuple[Link, int]], page: Page, t: Catalogue) -> Markup:
    """How often a person speaks of each question."""
    columns = [pictures.Heading(link.text, page.root + link.href) for link, _ in topics]
    table = pictures.Table([pictures.Heading(person)], columns, [[count for _, count in topics]])
    return _drawn(pictures.network(table, t("person.topics_name", name=person)))


def _matrix_svg(matrix: Matrix, page: Page) -> Markup:
    """How often each participant speaks of each question."""
    rows = [pictures.Heading(link.text, page.root + link.href) for link in matrix.rows]
    columns = [pictures.Heading(link.text, page.root + link.href) for link in matrix.columns]
    return _drawn(pictures.network(pictures.Table(rows, columns, matrix.counts), matrix.name))


def _drawn(drawings: pictures.Drawings) -> Markup:
    return Markup(drawings.across + "\n" + drawings.upright)  # noqa: S704 - the pictures escape what they are given
