"""Verb: a source's text -> its fingerprint on disk. The text stays where it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic, Location, did_you_mean, visible
from generator.load import load
from generator.load.files import FINGERPRINTS, FOLDER
from generator.load.texts import read_text
from generator.model import Fingerprint, Source
from generator.quotes import fingerprint_json, fingerprint_of
from generator.write import locked, replace_file


@dataclass(frozen=True)
class Made:
    """What came of it: findings, or a line to tell."""

    findings: list[Diagnostic]
    told: str = ""


def fingerprint_source(root: Path, source: str, text_file: Path) -> Made:
    """Make ``site_data/fingerprints/SOURCE.json``; of the one that it replaces, enough is kept to tell stale facts."""
    loaded, found = load(root)
    if any(item.code == "no-folder" for item in found):
        return Made(found)
    known = [entry.fact.id for entry in loaded.entries if isinstance(entry.fact, Source)]
    if source not in known and source in loaded.broken:
        return Made(sorted((item for item in found if item.severity == "error"), key=Diagnostic.sort_key))
    if source not in known:
        help_ = did_you_mean(source, known) or "add it to sources.yml first" + (f"; sources: {', '.join(known)}" if known else "")
        return Made([Diagnostic("unknown-id", f"no source has the id `{visible(source, 60)}`", Location(f"{FOLDER}/sources.yml"), help_)])
    text, findings = read_text(text_file)
    if text is None:
        return Made(findings)
    if text_file.resolve().is_relative_to(root.resolve()):
        findings = [_inside(text_file)]
    before = loaded.fingerprints.get(source)
    made = fingerprint_of(source, text, before[0] if before else None)
    name = f"{FOLDER}/{FINGERPRINTS}/{source}.json"
    with locked(root) as refused:
        findings += refused or replace_file(root, name, fingerprint_json(made))
    return Made(findings, _told(name, made, before[0] if before else None))


def _told(name: str, made: Fingerprint, before: Fingerprint | None) -> str:
    size = f"{made.words} words in {len(made.sentences)} sentences"
    if before is None:
        return f"{name}: {size}"
    if before.sha256 == made.sha256:
        return f"{name}: {size}, the same words as before"
    return f"{name}: {size}, a new text; run `explainer check` to see which facts are stale"


def _inside(text_file: Path) -> Diagnostic:
    """A text in the project's folder is soon published with it."""
    message = "the source’s text lies inside the project, which never holds it"
    return Diagnostic("text-inside", message, Location(text_file.name), "move it out before it is committed", "warning")
