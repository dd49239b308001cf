"""Verb: view -> Markdown. No decisions, no look-ups.

A page is Markdown headings around blocks of HTML. In a heading every character that is no letter, digit or space becomes a
numeric entity, in a block every value is escaped, so a fact's text arrives as the characters it is. Addresses are
relative to the site's root, and which occurrence of a glossary term is the first of its page shows only once the page is
whole: both are left as marks in control characters, which no value can hold, and settled by one pass at the end.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from jinja2.runtime import Context
from jinja2.utils import internalcode
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
# The way to the root in a picture's addresses, until the picture is drawn.
_HERE = "./"
_SEARCH: dict[float, dict[str, bool]] = {0: {"exclude": True}, 1: {}}


# What these macros make of a view is the same wherever it stands, and most of it stands on several pages.
_KEPT = frozenset(
    "link day person stance receipt quote quote_body position conflict event open_point cell grid picture".split()  # noqa: SIM905
)


class Renderer:
    """Renders the pages of one build."""

    def __init__(self, t: Catalogue) -> None:
        self._environment = _environment(t.language)
        self._macros = _Macros(self._environment.get_template("_facts.html"))

    def __call__(self, page: Page, meta: Mapping[str, Any] | None = None) -> str:
        """The Markdown of a page, with its front matter. ``meta`` are further keys of it."""
        template = self._environment.get_template(f"{page.template}.md")
        body = _settled(template.render(page=page, view=page.body, f=self._macros), page.root)
        while "\n\n\n" in body:
            body = body.replace("\n\n\n", "\n\n")
        return "".join((_front_matter(page, meta or {}), body.strip("\n"), "\n"))


class _Macros:
    """The macros of a template, for the pages of one build."""

    def __init__(self, template: Template) -> None:
        self._module = template.make_module({"f": self})

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        macro = getattr(self._module, name)
        ask: Callable[..., Markup] = _keeping(macro) if name in _KEPT else macro
        setattr(self, name, ask)
        return ask


def _keeping(macro: Callable[..., Markup]) -> Callable[..., Markup]:
    """The macro, run once for each view. Views are told apart by identity: they are shared, and comparing them would take longer."""
    made: dict[Any, tuple[Any, Markup]] = {}

    def kept(view: object, *attributes: object, **options: object) -> Markup:
        if attributes:  # of one page alone
            return macro(view, *attributes, **options)
        key = (id(view), *options.items()) if options else id(view)
        if (found := made.get(key)) is None:
            found = made[key] = (view, macro(view, **options))  # the view stays, or another one might get its id
        return found[1]

    return kept


class _Context(Context):
    """Nothing that templates call asks for their context, so that nothing is looked at before it is called."""

    @internalcode
    def call(self, called: Callable[..., Any], /, *args: Any, _loop_vars: Any = None, _block_vars: Any = None, **options: Any) -> Any:
        """What ``called`` returns."""
        del _loop_vars, _block_vars
        return called(*args, **options)


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
    environment.context_class = _Context
    environment.getattr = getattr  # type: ignore[method-assign, assignment]  # a view has the attribute, or there is a mistake
    t = catalogue(language)
    environment.filters |= {"md": heading, "to": _to, "t": t}  # a text without gaps is filled in when the template is compiled
    environment.globals |= {
        "t": t,
        "inline": inline,
        "bare": bare,
        "event_attributes": _event_attributes,
        "quote_attributes": _quote_attributes,
        "timeline_svg": lambda marks: _timeline_svg(marks, t),
        "coverage_svg": _coverage_svg,
        "topics_svg": lambda person, topics: _topics_svg(person, topics, t),
        "matrix_svg": _matrix_svg,
    }
    return environment


def _settled(body: str, root: str) -> str:
    """The page with the way to the root filled in, and the first occurrence of each glossary term made a link."""
    linked: set[str] = set()
    first, *others = body.replace(_ROOT, root).split(_TERM)
    done = [first]
    for text in others:
        term, _, after = text.partition(_END)
        href, _, words = term.partition(_WORDS)
        done += [words if href in linked else f'<a class="term" href="{root}{href}">{words}</a>', after]
        linked.add(href)
    return "".join(done)


def heading(text: str) -> Markup:
    """Text in a Markdown heading: every character that might mean something to Markdown by number."""
    return Markup("".join(char if char.isalnum() or char == " " else f"&#{ord(char)};" for char in text))  # noqa: S704


def _to(href: str) -> Markup:
    """An address below the site's root."""
    return Markup(f"{_ROOT}{escape(href)}")  # noqa: S704


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
    return Markup("".join(f' data-{name}="{escape(value)}"' for name, value in found if value))  # noqa: S704


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
        "search": _SEARCH.get(page.weight, {"boost": page.weight}),
        "tags": page.tags,
        **meta,
    }
    return "---\n" + "".join(f"{key}: {_json(value)}\n" for key, value in keys.items() if value) + "---\n\n"


def _json(value: Any) -> str:
    """JSON that YAML reads alike: what YAML does not print goes as an escape."""
    text = json.dumps(value, ensure_ascii=False)
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else "".join(f"\\u{unit:04x}" for unit in _units(char)) for char in text)


def _units(char: str) -> list[int]:
    return [ord(char)] if ord(char) <= 0xFFFF else []  # noqa: PLR2004 - YAML knows no pairs of surrogates


def _timeline_svg(marks: Sequence[pictures.Mark], t: Catalogue) -> Markup:
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


def _coverage_svg(view: SourceView) -> Markup:
    paragraphs = [[pictures.Sentence(item.words, item.facts, item.aside, item.name) for item in paragraph] for paragraph in view.paragraphs]
    return _drawn(pictures.coverage(paragraphs, view.summary))


def _topics_svg(person: str, topics: Sequence[tuple[Link, int]], t: Catalogue) -> Markup:
    """How often a person speaks of each question."""
    columns = [_heading(link) for link, _ in topics]
    table = pictures.Table([pictures.Heading(person)], columns, [[count for _, count in topics]])
    return _drawn(pictures.network(table, t("person.topics_name", name=person)))


def _matrix_svg(matrix: Matrix) -> Markup:
    """How often each participant speaks of each question."""
    rows, columns = [_heading(link) for link in matrix.rows], [_heading(link) for link in matrix.columns]
    return _drawn(pictures.network(pictures.Table(rows, columns, matrix.counts), matrix.name))


def _heading(link: Link) -> pictures.Heading:
    return pictures.Heading(link.text, _HERE + link.href)


def _drawn(drawings: pictures.Drawings) -> Markup:
    """The drawings, with marks for the way to the root; a picture itself can hold none of the marks' characters."""
    drawn = f"{drawings.across}\n{drawings.upright}".replace(f'href="{_HERE}', f'href="{_ROOT}')
    return Markup(drawn)  # noqa: S704 - the pictures escape what they are given
