"""The editorial checks, and the warnings that a record allows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.diagnostics import Diagnostic
from generator.link import Library

from .allowances import apply_allowances
from .checks import ALLOWABLE, EDITORIAL_CHECKS, EDITORIAL_WHOLE_CHECKS, PROSE_CHECKS
from .checks.prose import prose_of, wording


def edited(library: Library, findings: list[Diagnostic], today: date | None, *, whole: bool) -> list[Diagnostic]:
    """These findings and those of the editorial checks, without the warnings that records allow."""
    asked = ALLOWABLE if whole else ALLOWABLE - EDITORIAL_WHOLE_CHECKS.keys()
    found = [*findings, *_in_prose(library)]
    for check in (*EDITORIAL_CHECKS.values(), *(EDITORIAL_WHOLE_CHECKS.values() if whole else ())):
        found += check(library, today)
    return list(apply_allowances(library, found, ALLOWABLE, asked))


def _in_prose(library: Library) -> Iterator[Diagnostic]:
    words = wording(library.explainer.language)
    for prose in prose_of(library):
        for check in PROSE_CHECKS.values():
            yield from check(prose, words)
