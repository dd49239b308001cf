"""What is wrong with a file's text; the YAML parser's complaints in an editor's words.

The parser names the rule of its grammar that failed, and often a place far below the slip.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import yaml

from generator.diagnostics import Span, visible


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, at an offset of the text in code points."""

    code: str
    message: str
    offset: int
    help: str


_QUOTE: Final = "put the whole value in quotation marks"
_CLOSE: Final = f"close it, part its entries by commas, or {_QUOTE}"

# What the parser says in which context, whether its context's place is meant, what that means, what to do. The first that fits is taken.
_KNOWN: Final = (
    ("unexpected end of stream", True, "a quotation mark that is not closed", "close it at the end of the value"),
    ("unexpected document indicator", True, "a quotation mark that is not closed", "close it at the end of the value"),
    ("expected ',' or", True, "a `{char}` that is not closed", _CLOSE),
    ("character that cannot start", False, "a value cannot begin with `{char}`", _QUOTE),
    ("expected alphabetic or numeric", True, "a value cannot begin with `{char}`", _QUOTE),
    ("expected node content", False, "a value cannot begin with `{char}`", _QUOTE),
    ("mapping keys are not allowed", False, "a value cannot begin with `{char}`", _QUOTE),
    ("tag", True, "a value cannot begin with `{char}`", _QUOTE),
    ("block sequence entries", False, "a list cannot begin beside its key", "write each `- ` on a line of its own, or quote the value"),
    ("expected comment or line break", True, "text beside a `{char}`", f"begin the text on the next line, or {_QUOTE}"),
    ("invalid Unicode", False, "half a character, or none, behind the backslash", "write the character itself"),
    ("escape", False, 'a backslash inside "…" begins an escape, and this is none', r"write \\ for a backslash"),
    ("hexdecimal", False, r"`\x`, `\u` and `\U` need 2, 4 and 8 hexadecimal digits", r"write \\ for a backslash"),
    ("find expected ':'", True, "neither `key: value` nor part of a text", "is the colon missing, or the space after it?"),
    ("directive", True, "a YAML directive (%)", f"remove the line, or {_QUOTE}"),
)
_QUOTES: Final = ("'", '"')
_KEY_ALONE = re.compile(r"(?P<indent> *)(?:- +)*[\w-]+")


def fault_of(error: yaml.YAMLError, text: str, last: Span) -> Fault:
    """The parser's complaint; ``last`` is the value it read last."""
    problem = str(getattr(error, "problem", None) or error)
    here, beginning = _offset(error, "problem_mark", text), _offset(error, "context_mark", text)
    if "mapping values are not allowed" in problem or "unexpected ':'" in problem:
        return _colon(text, here)
    if any(words in problem for words in ("did not find expected key", "expected '-' indicator", "expected <document start>")):
        return _out_of_place(text, here, last)
    if here >= len(text.rstrip()) and "node content" in problem:
        return Fault("yaml-syntax", "the value ends too early", here, "is a bracket not closed?")
    said = f"{getattr(error, 'context', None)} {problem}"
    for words, at_beginning, message, help_ in _KNOWN:
        if words in said:
            at = beginning if at_beginning else here
            return Fault("yaml-syntax", message.format(char=visible(text[at : at + 1])), at, help_)
    return Fault("yaml-syntax", f"this is no YAML: {visible(problem)}", here, "look at quotation marks, brackets and indentation above")


def _offset(error: yaml.YAMLError, mark: str, text: str) -> int:
    return min(getattr(getattr(error, mark, None), "index", 0), len(text))


def _colon(text: str, at: int) -> Fault:
    """A colon where none can be: inside a value, or behind a key that is part of the value above."""
    start = _line_start(text, at)
    if key := _KEY_ALONE.fullmatch(text, start, at):
        help_ = "is it indented too far, or is a space missing after a colon above?"
        return Fault("yaml-syntax", "this line belongs to the value above it", key.end("indent"), help_)
    return Fault("yaml-colon", "`: ` inside a value that is not quoted", at, f'{_QUOTE}: "…"')


def _out_of_place(text: str, at: int, last: Span) -> Fault:
    """Something that stands where a key, or the next entry of a list, should."""
    before = text[_line_start(text, at) : at].rstrip()
    if text[at : at + 1] == ":":
        return Fault("yaml-syntax", "no key before the colon", at, "write `key: value`")
    if not before:
        if text[:at].rstrip().endswith("\n..."):
            return Fault("yaml-syntax", "text behind `...`, which ends the file", at, "remove the line `...`")
        help_ = "the keys of a record begin in the same column, below the first one; each record begins with `- `"
        return Fault("yaml-syntax", "this line begins in another column than those it belongs to", at, help_)
    if before[-1] not in _QUOTES:
        return Fault("yaml-syntax", f"text behind the closing `{before[-1]}`", at, _QUOTE)
    if text[last[0] : last[0] + 1] in _QUOTES and len(text[slice(*last)].splitlines()) > 1:
        return Fault("yaml-syntax", "a quotation mark that is closed too early, or not at all", last[0], "close it at the end of the value")
    help_ = f"{_QUOTE}; inside '…' write '' for an apostrophe, inside \"…\" write \\\" for a quotation mark"
    return Fault("yaml-syntax", f"text behind the closing `{before[-1]}`", at, help_)


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
