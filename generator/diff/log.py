"""Changes -> records of the log, ``site_data/changes.yml``: a first draft, for people to read over and to commit.

A build knows nothing of git: what the page of corrections and the feed tell of earlier days is what stands in this file.
Settings and corrections are no facts of the log, nor is what only concerns the work on a record. What was logged since the
revision that the facts are compared with is not logged again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from generator.catalogue import Catalogue, catalogue
from generator.dates import DateError, in_words, parse
from generator.diagnostics import Diagnostic, Location, count
from generator.fmt import format_text
from generator.load import Loaded, load
from generator.load.files import FOLDER
from generator.load.records import record_of
from generator.load.strict import read
from generator.model import LoggedChange
from generator.model.text import HIDDEN
from generator.prose import plain
from generator.write import locked, replace_file

from .compare import SETTINGS, Change
from .excerpts import excerpts
from .fields import FieldChange

KIND: Final = "changes"
MAX_SUMMARY: Final = 600

# Fields about the work on a record.
_UNSEEN: Final = frozenset({"checked", "allow"})
_DATED: Final = frozenset({"more_precise", "less_precise", "other_date"})
_EMPTY: Final = re.compile(r"^\[\][ \t]*\r?$", re.MULTILINE)


@dataclass(frozen=True)
class Recorded:
    """What came of it: findings, or a line to tell."""

    findings: list[Diagnostic]
    told: str = ""


def record(root: Path, changes: Iterable[Change], day: date, before: Loaded) -> Recorded:
    """Add the changes since ``before`` to the log in the project's folder, under a day."""
    with locked(root) as refused:
        if refused:
            return Recorded(refused)
        loaded, findings = load(root)
        if count(findings)[0] or loaded.explainer is None:
            return Recorded(findings)
        t = catalogue(loaded.explainer.language)
        records = list(_new(changes, day, t, before, loaded))
        if not records:
            return Recorded([], "nothing to log")
        name = f"{FOLDER}/{KIND}/{day}.yml" if (root / FOLDER / KIND).is_dir() else f"{FOLDER}/{KIND}.yml"
        findings = _append(root, name, records)
    return Recorded(findings, f"{name}: {len(records)} more, in draft: read them over before you commit them")


def _new(changes: Iterable[Change], day: date, t: Catalogue, before: Loaded, loaded: Loaded) -> Iterator[LoggedChange]:
    """The records for what the log does not tell yet."""
    earlier = {item.id for item in _log(before)}
    told = {(item.kind, item.facts, item.summary) for item in _log(loaded) if item.id not in earlier}
    summary = loaded.explainer.summary if loaded.explainer else ()
    taken = {id_ for fact in (*summary, *(entry.fact for entry in loaded.entries)) for id_ in (fact.id, *fact.formerly)}
    number = 0
    for change in changes:
        seen = tuple(item for item in change.fields if item.field.partition(".")[0] not in _UNSEEN)
        if change.kind in (SETTINGS, "corrections") or (change.what == "changed" and not seen):
            continue
        change = replace(change, fields=seen)  # noqa: PLW2901 - what is left of it
        kind, facts, text = change.kinds[0], (change.id,), summary_of(change, t)
        if (kind, facts, text) not in told:
            number = next(n for n in range(number + 1, len(taken) + number + 2) if f"change-{day}-{n}" not in taken)
            yield LoggedChange(id=f"change-{day}-{number}", date=day.isoformat(), kind=kind, facts=facts, summary=text)


def _log(loaded: Loaded) -> list[LoggedChange]:
    return [entry.fact for entry in loaded.entries if isinstance(entry.fact, LoggedChange)]


def summary_of(change: Change, t: Catalogue) -> str:
    """What happened to a fact, for readers: the record's ``kind`` says what the first piece is about."""
    parts = [change.name] if change.what in ("added", "removed") else []
    parts += [f"{change.formerly} → {change.id}"] if change.what == "renamed" else []
    for item in change.fields:
        about = "" if item.kind == change.kinds[0] else f"{t(f'change.{item.kind}')}: "
        parts.append(about + _told(item, t))
    text = " ".join(HIDDEN.sub("", "; ".join(parts)).split())
    return text if len(text) <= MAX_SUMMARY else text[: MAX_SUMMARY - 1] + "…"


def _told(item: FieldChange, t: Catalogue) -> str:
    before, after = (_said(text, item, t) for text in item.shown)
    if before == after:
        before, after = item.before, item.after
    one, two = excerpts(before, after)
    if item.kind not in _DATED and " " in before + after:
        one, two = (t("quote.open") + text + t("quote.close") for text in (one, two))
    if not before or not after:
        return f"{t('change.removed' if before else 'change.added')}: {one if before else two}"
    return f"{one} → {two}"


def _said(text: str, item: FieldChange, t: Catalogue) -> str:
    """A field's text as readers see it: a date in words, prose without its marks."""
    if item.kind not in _DATED:
        return plain(text)
    try:
        return in_words(parse(text), t.language, t.texts)
    except DateError:
        return text


def _append(root: Path, name: str, records: list[LoggedChange]) -> list[Diagnostic]:
    """Write the records below those that stand in a file."""
    path = root / name
    try:
        text = path.read_bytes().decode() if path.exists() else ""
    except OSError as error:
        return [Diagnostic("unreadable", f"it cannot be read: {(error.strerror or '').lower()}", Location(name))]
    end = "\r\n" if "\r\n" in text else "\n"
    kept = _EMPTY.sub("", text).rstrip()
    added = format_text("".join(map(_yaml, records)), KIND)
    new = (kept + end if kept else "") + added.replace("\n", end)
    if _records_in(name, new) != [*_records_in(name, text), *records]:
        help_ = "begin each record there with `- id: …` at the beginning of a line"
        return [Diagnostic("unwritable", "the changes cannot be added below what stands in the file", Location(name), help_)]
    return replace_file(root, name, new)


def _yaml(item: LoggedChange) -> str:
    """A record as YAML; a JSON text is one too."""
    fields = {"id": item.id, "date": item.date, "kind": item.kind, "facts": list(item.facts), "summary": item.summary}
    return "- " + "  ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())


def _records_in(name: str, text: str) -> list[LoggedChange | None]:
    value, positions, _ = read(name, text.encode())
    return [record_of(LoggedChange, item, positions, (n,))[0] for n, item in enumerate(value)] if isinstance(value, list) else []
