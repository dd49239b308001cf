"""The timeline at a glance, twice: across for wide screens, upright for phones."""

from __future__ import annotations

from collections.abc import Sequence

from .across import across
from .axis import stretches
from .columns import columns
from .marks import Mark, Words
from .markup import Drawings
from .upright import upright


def timeline(marks: Sequence[Mark], words: Words) -> Drawings:
    """The drawings of the events, in time order whatever the order given; empty without events."""
    if not marks:
        return Drawings()
    line = stretches(marks)
    parts = columns(line)
    return Drawings(across(line, parts, words), upright(line, parts, words))
