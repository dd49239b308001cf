"""Everything of a project that is no fact of its own: settings for MkDocs, a page, how to edit; and a made-up example to begin with."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from string import Template
from typing import Final

from generator.catalogue import Catalogue, catalogue
from generator.load.files import FINGERPRINTS, FOLDER
from generator.quotes import fingerprint_json, fingerprint_of

from .yaml_text import scalar

_SKELETON: Final = files("generator") / "draft" / "skeleton"
_EXAMPLE: Final = "example"
_KINDS: Final = ("explainer", "sources", "participants", "questions", "quotes", "positions", "timeline", "open_points", "glossary")


def frame(title: str, language: str) -> dict[str, str]:
    """The files of a project without its facts, by path below it."""
    t = catalogue(language)
    gaps = {name: scalar(text) for name, text in _labels(t).items()}
    reader = {"about": t("project.about"), "lead": t("project.about_lead"), "body": t("project.about_body")}
    return {
        "mkdocs.yml": _filled(
            "mkdocs.yml",
            {**gaps, "title": scalar(title), "language": t.language, "facts": t("method.facts"), "belong": t("method.words_belong")},
        ),
        "content/about.md": _filled("about.md", {**reader, "describe": scalar(t("project.about_lead"))}),
        "README.md": _filled("README.md", {"plain": title}),
        ".gitignore": _read("gitignore"),
    }


def empty_project(title: str = "", question: str = "", language: str = "en") -> dict[str, str]:
    """The files of a project with a made-up example in it, which builds at once."""
    t = catalogue(language)
    title, question = title or t("project.title"), question or t("project.question")
    gaps = {"title": scalar(title), "question": scalar(question)}
    facts = {f"{FOLDER}/{kind}.yml": _filled(f"{_EXAMPLE}/{t.language}/{kind}.yml", gaps) for kind in _KINDS}
    text = _read(f"{_EXAMPLE}/{t.language}/source.txt")
    return {**frame(title, language), **facts, f"{FOLDER}/{FINGERPRINTS}/{_EXAMPLE}.json": fingerprint_json(fingerprint_of(_EXAMPLE, text))}


def _labels(t: Catalogue) -> Mapping[str, str]:
    """What MkDocs and the theme say to readers."""
    pages = (
        "questions",
        "positions",
        "timeline",
        "people",
        "quotes",
        "unknowns",
        "glossary",
        "sources",
        "method",
        "corrections",
        "everything",
        "data",
    )
    own = ("overview", "more", "about", "auto", "light", "dark", "sections", "search", "found", "missing", "missing_help")
    return {name: t(f"page.{name}") for name in pages} | {name: t(f"project.{name}") for name in own}


def _filled(name: str, gaps: Mapping[str, str]) -> str:
    return Template(_read(name)).substitute(gaps)


def _read(name: str) -> str:
    return (_SKELETON / name).read_text(encoding="utf-8")
