"""Verb: quotes -> how to cite them, for programs that keep literature: CSL-JSON and BibTeX."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.citations import Citation, citation
from generator.model import Participant, Quote

from .edition import Edition


def bibliography(of: Edition) -> tuple[str, str]:
    """Every quote as a CSL-JSON item and as a BibTeX entry; the same that its page offers to copy."""
    cited = list(_citations(of))
    items = [json.dumps(item, ensure_ascii=False) for one in cited for item in json.loads(one.csl)]
    return "[\n" + ",\n".join(items) + "\n]\n", "\n".join(one.bibtex for one in cited)


def _citations(of: Edition) -> Iterator[Citation]:
    for quote in of.library.of("quotes", Quote):
        if source := of.source(quote):
            yield citation(quote, of.library.get(quote.speaker, Participant), source, of.t)
