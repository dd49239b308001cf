"""Verb: a file of facts -> the same facts and comments in the one canonical layout.

An id first, then a record's own keys in the order of the model, then what it rests on; a step of two spaces; every text on
one line, so that a changed value is a changed line; lists of ids and names between brackets, others an entry a line. Comments
go with the entry they stand at. Empty lines stay between the entries of a file, one at a time, and go elsewhere.
"""

from __future__ import annotations

from generator.diagnostics import Diagnostic, Location, as_text
from generator.load.strict import read
from generator.schema.fields import Shape, model_of

from .comments import comments_in
from .layout import lines_of, settled, shape_of_file

__all__ = ["format_text", "laid_out"]


def format_text(text: str, kind: str) -> str:
    """The text of a file of a kind, laid out. Raises ValueError for one that cannot be read strictly."""
    laid, findings = laid_out(f"{kind}.yml", kind, text.encode())
    if laid is None:
        raise ValueError(as_text(findings))
    return laid


def laid_out(name: str, kind: str, data: bytes) -> tuple[str | None, list[Diagnostic]]:
    """A file laid out, or why it is left alone: what cannot be read strictly, or would be read otherwise afterwards."""
    value, _, findings = read(name, data)
    if findings:
        return None, findings
    text = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    shape = shape_of_file(Shape(record=model_of(kind)), value)
    value, comments = settled(value, shape), comments_in(text, value)
    laid = "".join(line + "\n" for line in lines_of(value, shape, comments))
    again, _, found = read(name, laid.encode())
    if found or again != value or ("#" in text and comments_in(laid, again).all() != comments.all()):
        help_ = "lay it out by hand; no key or id is longer than 1,000 characters"
        return None, [Diagnostic("not-laid-out", "it would not be read as it is now", Location(name), help_)]
    return laid, []
