"""Verb: Library + fingerprints -> Evidence, and everything that keeps the explainer from being published.

1. ``sources``: which sources can be asked; where a text is at hand it must say the same as its fingerprint.
2. ``receipts``: the words of every quote and locator are looked up (``quotations``, ``locators``), and their links followed.
3. ``coverage``: which sentences of a source are used, set aside, or forgotten.
4. ``wording``: the sources' own words for dates, where the texts are at hand.
5. ``checks``: the table of rules over the records themselves.
6. ``editorial``: how things are told, and the warnings that a record allows (``allowances``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from generator.diagnostics import Diagnostic
from generator.link import Library

from .checks import RECORD_CHECKS, WHOLE_CHECKS
from .coverage import coverage_of
from .editorial import edited
from .evidence import STATUSES, Coverage, Evidence, Receipt, Sentence, Status
from .receipts import receipts_of
from .sources import sources_of
from .wording import dates_are_worded_so

__all__ = ["RECORD_CHECKS", "STATUSES", "WHOLE_CHECKS", "Coverage", "Evidence", "Receipt", "Sentence", "Status", "verify"]


def verify(
    library: Library,
    texts: Mapping[str, str] | None = None,
    *,
    whole: bool = True,
    today: date | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> tuple[Evidence, list[Diagnostic]]:
    """What the facts rest on, and every finding.

    ``texts`` are the sources' texts by id, as far as they are at hand. Where records are missing because they could not
    be read, ``whole`` is False: nothing is said then that a missing record could explain. Without ``today`` no review is overdue.
    """
    sources, findings = sources_of(library, texts or {})
    found = receipts_of(library, sources, progress)
    coverage, forgotten = coverage_of(library, sources, found)
    findings += found.findings
    findings += dates_are_worded_so(library, sources)
    for check in RECORD_CHECKS:
        findings += check(library)
    if whole:
        findings += forgotten
        for check in WHOLE_CHECKS:
            findings += check(library)
    return Evidence(found.receipts, found.statuses, coverage), edited(library, findings, today, whole=whole)
