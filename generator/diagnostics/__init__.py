"""Noun: where something is, what is wrong with it, and how that is written out.

A diagnostic is a value. It is built where the problem is found and formatted here, at the edge: ``text`` for people,
``machine`` for programs, ``github`` for Actions. What is ``visible`` can be shown on one line, whatever it holds.
"""

from .finding import Diagnostic, Severity, count, total
from .github import as_github, as_summary
from .machine import as_json
from .place import Index, Location, Path, Positions, Span
from .text import Paint, TextOf, as_text
from .visible import did_you_mean, visible

__all__ = [
    "Diagnostic",
    "Index",
    "Location",
    "Paint",
    "Path",
    "Positions",
    "Severity",
    "Span",
    "TextOf",
    "as_github",
    "as_json",
    "as_summary",
    "as_text",
    "count",
    "did_you_mean",
    "total",
    "visible",
]
