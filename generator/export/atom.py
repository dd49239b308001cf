"""Verb: Library -> an Atom feed of corrections, changes and each day the facts were brought up to (RFC 4287).

Ids are UUIDs over what never changes (``Edition.uuid``), so a reader program knows an entry again after every build, when the
site has moved, and when an entry was reworded. Atom wants a time of day where the facts have a day: it is always 00:00 UTC.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.etree import ElementTree as ET

from generator.model import Correction, LoggedChange

from .edition import Edition

NAME: Final = "feed.xml"
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    title: str
    day: date
    href: str
    lines: tuple[str, ...]


def feed(of: Edition) -> str:
    """The feed, the newest entry first."""
    entries = sorted((*_corrections(of), *_changes(of), _state(of)), key=lambda entry: (entry.day, entry.id), reverse=True)
    explainer = of.library.explainer
    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": explainer.language})
    _add(root, "id", of.uuid("feed").urn)
    _add(root, "title", explainer.title)
    _add(root, "subtitle", of.text(explainer.standfirst))
    _add(root, "updated", _midnight(entries[0].day))
    _add(ET.SubElement(root, "author"), "name", explainer.contact.name if explainer.contact else explainer.title)
    _add(root, "rights", explainer.licences.facts)
    _link(root, "alternate", of.href("") or "./", "text/html")
    if of.site:
        _link(root, "self", of.href(f"data/v1/{NAME}"), "application/atom+xml")
    for entry in entries:
        _append(root, entry)
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _append(root: ET.Element, entry: _Entry) -> None:
    element = ET.SubElement(root, "entry")
    _add(element, "id", entry.id)
    _add(element, "title", entry.title)
    _add(element, "published", _midnight(entry.day))
    _add(element, "updated", _midnight(entry.day))
    _link(element, "alternate", entry.href, "text/html")
    _add(element, "content", "\n".join(entry.lines)).set("type", "text")


def _add(parent: ET.Element, tag: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = _NOT_XML.sub("\ufffd", text)
    return element


def _link(parent: ET.Element, rel: str, href: str, type_: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": type_, "href": href})


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _corrections(of: Edition) -> Iterator[_Entry]:
    for fact in of.library.of("corrections", Correction):
        title = of.t("data.feed.correction", date=of.told(fact.date))
        lines = (f"{of.t('corrections.was')}: {of.text(fact.was)}", f"{of.t('corrections.now')}: {of.text(fact.now)}")
        yield _entry(of, "correction", fact, title, lines)


def _changes(of: Edition) -> Iterator[_Entry]:
    for fact in of.library.of("changes", LoggedChange):
        title = of.t("data.feed.change", date=of.told(fact.date), kind=of.t(f"change.{fact.kind}"))
        yield _entry(of, "change", fact, title, (fact.summary,))


def _entry(of: Edition, name: str, fact: Correction | LoggedChange, title: str, lines: tuple[str, ...]) -> _Entry:
    """An entry for a correction or change, by its earliest id: a new one makes no new entry."""
    names = [of.name(id_) if id_ in of.library.entries else id_ for id_ in fact.facts]
    concerned = (f"{of.t('corrections.facts')}: {'; '.join(names)}",) if names else ()
    id_ = of.uuid(name, *(fact.formerly[:1] or (fact.id,))).urn
    return _Entry(id_, title, of.day(fact.date), of.page(fact.id), lines + concerned)


def _state(of: Edition) -> _Entry:
    """The short answer as of its day; a new day makes a new entry."""
    explainer = of.library.explainer
    title = of.t("data.feed.state", date=of.told(explainer.as_of), question=explainer.question)
    lines = tuple(of.text(statement.text) for statement in explainer.summary)
    return _Entry(of.uuid("as of", explainer.as_of).urn, title, of.day(), of.href(""), lines)
