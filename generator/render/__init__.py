"""Verb: view -> Markdown. No decisions, no look-ups.

A page is Markdown headings around blocks of HTML. In a heading every character that is no letter, digit or space becomes a
numeric entity, in a block every value is escaped, so a fact's text arrives as the characters it is. Addresses are
relative to the site's root, and which occurrence of a glossary term is the first of its page shows only once the page is
whole: both are left as marks in control characters, which no value can hold, and settled by one pass at the end.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any
from weakref import proxy

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from jinja2.runtime import Context
from jinja2.utils import internalcode
from markupsafe import Markup, escape

from generator.catalogue import Catalogue, catalogue
from generator.views import Page
from generator.views.inline import Inline, Run
from generator.views.parts import EventView
from generator.views.quotes import Said

from .drawings import ROOT, coverage_svg, matrix_svg, timeline_svg, topics_svg

_TERM, _WORDS, _END = "\x02", "\x03", "\x04"
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

    def __call__(self, page: Page, meta: Mapping[str, Any] | None = None) -> bytes:
        """The Markdown of a page, with its front matter. ``meta`` are further keys of it.

        As bytes from early on, because a text with a single curly quotation mark in it takes twice the room and time.
        """
        template = self._environment.get_template(f"{page.template}.md")
        body = _settled(template.render(page=page, view=page.body, f=self._macros).encode(), page.root.encode())
        while b"\n\n\n" in body:
            body = body.replace(b"\n\n\n", b"\n\n")
        return b"".join((_front_matter(page, meta or {}).encode(), body.strip(b"\n"), b"\n"))


class _Macros:
    """The macros of a template, for the pages of one build."""

    def __init__(self, template: Template) -> None:
        self._module = template.make_module({"f": proxy(self)})  # or the two would keep each other, and all that was made

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
        "timeline_svg": lambda marks: timeline_svg(marks, t),
        "coverage_svg": coverage_svg,
        "topics_svg": lambda person, topics: topics_svg(person, topics, t),
        "matrix_svg": matrix_svg,
    }
    return environment


def _settled(body: bytes, root: bytes) -> bytes:
    """The page with the way to the root filled in, and the first occurrence of each glossary term made a link."""
    linked: set[bytes] = set()
    first, *others = body.replace(ROOT.encode(), root).split(_TERM.encode())
    done = [first]
    for text in others:
        term, _, after = text.partition(_END.encode())
        href, _, words = term.partition(_WORDS.encode())
        done += [words if href in linked else b'<a class="term" href="%b%b">%b</a>' % (root, href, words), after]
        linked.add(href)
    return b"".join(done)


def heading(text: str) -> Markup:
    """Text in a Markdown heading: every character that might mean something to Markdown by number."""
    return Markup("".join(char if char.isalnum() or char == " " else f"&#{ord(char)};" for char in text))  # noqa: S704


def _to(href: str) -> Markup:
    """An address below the site's root."""
    return Markup(f"{ROOT}{escape(href)}")  # noqa: S704


def inline(runs: Inline) -> Markup:
    """Prose as HTML."""
    return Markup("".join(map(_run, runs)))  # noqa: S704


def _run(run: Run) -> str:
    match run.kind:
        case "text":
            return escape(run.text)
        case "link":
            return f'<a href="{ROOT}{escape(run.href)}">{escape(run.text)}</a>'
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
