"""Verb: Library -> ``llms.txt``: what the site is and where everything stands, as Markdown (https://llmstxt.org)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from .edition import Edition

NAME: Final = "llms.txt"
# What Markdown would read as more than the character it is; a sign or a number also at the beginning of a line.
_MARKUP: Final = re.compile(r"[\\`*_\[\]<>#|~&!]|^[-+=]|^[0-9]++[.)]")
_PAGES: Final = (
    ("questions", "questions/"),
    ("positions", "positions/"),
    ("timeline", "timeline/"),
    ("people", "people/"),
    ("quotes", "quotes/"),
    ("unknowns", "unknowns/"),
    ("glossary", "glossary/"),
    ("sources", "sources/"),
    ("method", "how-this-was-made/"),
    ("corrections", "corrections/"),
    ("everything", "everything/"),
)


def llms_txt(of: Edition, downloads: Iterable[tuple[str, str, str]]) -> str:
    """The whole file."""
    return "\n".join(_lines(of, downloads)) + "\n"


def _lines(of: Edition, downloads: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    explainer, t = of.library.explainer, of.t
    as_of = of.told(explainer.as_of)
    yield f"# {_escaped(explainer.title)}"
    yield f"\n> {_escaped(of.text(explainer.standfirst))}\n"
    yield _escaped(t("data.llms.lead", question=explainer.question, date=as_of))
    yield f"\n## {_escaped(t('front.answer'))}\n"
    for statement in explainer.summary:
        yield _item(of.text(statement.text), of.page(statement.id), "")
    yield f"\n## {_escaped(t('data.llms.pages'))}\n"
    for name, address in _PAGES:
        yield _item(t(f"page.{name}"), of.href(address), t(f"describe.{name}", question=explainer.question, date=as_of))
    yield f"\n## {_escaped(t('page.data'))}\n"
    for href, name, what in downloads:
        yield _item(t(name), of.href(href), t(what))


def _item(name: str, href: str, what: str) -> str:
    return f"- [{_escaped(name)}]({href})" + (f": {_escaped(what)}" if what else "")


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", text)
