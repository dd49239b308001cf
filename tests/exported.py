"""Explainers for the tests of the export, and how any text gets into every field of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import yaml
from hypothesis import strategies as st
from pydantic import AfterValidator

from generator.build import check
from generator.export import exports
from generator.link import SUMMARY, Library
from generator.model import LoggedChange, Record
from generator.model.text import HIDDEN, one_line
from generator.verify import Evidence

ROOT = Path(__file__).parents[1]
PROJECTS = {"fixture": ROOT / "tests/fixture/project", "real": ROOT, "minimal": ROOT / "tests/minimal/project"}
SITE = "https://explainer.example/ferry/"
HOSTILE = (*yaml.load((Path(__file__).parent / "cases/export/hostile.yml").read_text(encoding="utf-8"), yaml.BaseLoader), "x" * 200)


@cache
def explainer(name: str) -> tuple[Library, Evidence]:
    """The facts of a project that has no error."""
    checked = check(PROJECTS[name])
    assert checked.ok, checked.diagnostics
    assert checked.library is not None
    assert checked.evidence is not None
    return checked.library, checked.evidence


@cache
def files(name: str, site_url: str = "") -> dict[str, str | bytes]:
    """Everything a project exports."""
    return exports(*explainer(name), site_url)


def text_of(name: str, path: str, site_url: str = "") -> str:
    """One of the exported texts."""
    content = files(name, site_url)[path]
    assert isinstance(content, str)
    return content


def _accepted(text: str) -> str | None:
    try:
        return one_line(HIDDEN.sub("", text).replace("[[", "[ ["))
    except ValueError:
        return None


def texts() -> st.SearchStrategy[list[str]]:
    """Lists of texts that the model accepts, without links to facts; what breaks formats is likelier than elsewhere."""
    hostile = st.sampled_from(HOSTILE)
    any_text = st.one_of(st.text(min_size=1, max_size=40), hostile, st.tuples(hostile, st.text(max_size=9)).map("".join))
    return st.lists(any_text.map(_accepted).filter(lambda text: text is not None), min_size=1, max_size=12)  # type: ignore[arg-type]


def reworded(name: str, chosen: list[str]) -> tuple[Library, Evidence]:
    """A project with the given texts in every field that takes a text, one after the other."""
    library, evidence = explainer(name)
    numbers = count()

    def following() -> str:
        return chosen[next(numbers) % len(chosen)]

    entries = {id_: replace(entry, fact=_renewed(entry.fact, following)) for id_, entry in library.entries.items()}
    summary = tuple(entry.fact for entry in entries.values() if entry.kind == SUMMARY)
    settings = _renewed(library.explainer, following).model_copy(update={"summary": summary})
    receipts = {id_: tuple(replace(receipt, words=following()) for receipt in found) for id_, found in evidence.receipts.items()}
    return replace(library, entries=entries, explainer=settings), replace(evidence, receipts=receipts)


def _renewed(record: Record, following: Any) -> Any:
    """The record with other texts, read by the model again."""
    raw = record.model_dump(mode="json")
    for keys in _texts_of(type(record), raw):
        *way, last = keys
        place = raw
        for key in way:
            place = place[key]
        place[last] = following()
    return type(record).model_validate(raw)


def _texts_of(model: type[Record], raw: Any) -> Iterator[tuple[Any, ...]]:
    """The key path of every text that ``one_line`` reads and no id, date or address is."""
    for name, info in model.model_fields.items():
        if raw[name] is not None:
            yield from ((name, *rest) for rest in _texts_in(info.annotation, list(info.metadata), raw[name]))


def _texts_in(annotation: Any, metadata: list[Any], raw: Any) -> Iterator[tuple[Any, ...]]:
    if any(isinstance(item, AfterValidator) and item.func is one_line for item in metadata):
        yield ()
    elif get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        yield from _texts_in(inner, more, raw)
    elif isinstance(annotation, type) and issubclass(annotation, Record):
        yield from _texts_of(annotation, raw)
    elif get_origin(annotation) is tuple:
        for n, item in enumerate(raw):
            yield from ((n, *rest) for rest in _texts_in(get_args(annotation)[0], [], item))
    elif type(None) in get_args(annotation):
        yield from _texts_in(get_args(annotation)[0], [], raw)


def with_log(library: Library, *changes: LoggedChange) -> Library:
    """The library with these changes in its log."""
    like = library.entries["correction-rowers"]
    entries = {change.id: replace(like, kind="changes", fact=change) for change in changes}
    addresses = {id_: replace(library.addresses["correction-rowers"], anchor=id_) for id_ in entries}
    return replace(library, entries={**library.entries, **entries}, addresses={**library.addresses, **addresses})


def digests(name: str) -> list[str]:
    """What tells whether any byte of any file is another."""
    return [sha256(content.encode() if isinstance(content, str) else content).hexdigest() for content in files(name).values()]
