"""Made-up records of every kind, as the model allows them, and files that hold them in every way YAML knows.

``records(model)`` gives plain values, ``written(value)`` a file's text with comments all over it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import strategies as st

from generator.load.strict import read
from generator.model import Quote, Record
from generator.model.text import HIDDEN, one_line
from generator.schema.fields import Shape, fields_of

HOSTILE = (
    "a #b", "# b", "a: b", "a:", ": a", "- a", "-", "? a", "@a", "`a`", "%a", "&a", "*a", "!a", "|", ">", "'a'", "it's", '"a"', '""a',
    "a\\nb", "\\", "[a]", "[[trump|Trump]] said: no", "{a}", "{{ a }}", "a, b", "]", "}", ",", "<<", "~", "null", "Null", "yes", "No", "on",
    "true", "n", "12:30", "0o17", "0x1F", "1_000", "1e3", ".inf", ".nan", "2024-02-30", "2025-08-07", "2001-01-01T00:00:00Z", "+1", "1.",
    "007", "12e03", "...", "--- a", "… “a” – b", "Київ", "إدريس", "👩‍👧", "a\xa0b", "\xa0a", "http://a.b/c#d", "a  b", "x " * 400 + "x",
    "|-", ">-\n  a", "a\n\nb", " a ", "#", "a #", "a:b", "no.",
)  # fmt: skip
MARKS = "\"'\\[]{}:,-?*&!|>%@`#<=~ .\na0é"
DATES = (
    "2025-08-07", "2025-04", "1987", "2023-11~", "2025?", "2025-08-04/2025-08-07", "2025/..", "../2025-21", "2025-08-07T16:28+02:00",
    "unknown",
)  # fmt: skip
COMMENTS = ("# a comment", "#", "#: - [", '# "quoted', "# key: value", "#!", "# - a")
IDS = ("a", "trump-oval-office", "2024", "2025-08-07", "no", "true", "1e3", "0x1f", "null")
BY_FORM: dict[str, st.SearchStrategy[str]] = {
    "kebab": st.one_of(st.sampled_from(IDS), st.from_regex("[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)),
    "web_address": st.sampled_from(["https://a.example", "http://a.example:80/b?c=d&e=f,g#h", "https://a.example/b(c)[d]"]),
    "language_code": st.sampled_from(["en", "no", "uk", "pt-BR", "zh-Hant-TW"]),
    "true_or_false": st.sampled_from(["true", "false"]),
}
BY_PATTERN = {"time": ("16:28", "00:00"), "zone": ("Z", "+02:00"), "wikidata": ("Q42",)}


def is_text(text: str) -> bool:
    try:
        return bool(one_line(text))
    except ValueError:
        return False


VISIBLE = st.characters(exclude_categories=["Cs"]).filter(lambda char: not HIDDEN.match(char))
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(MARKS, max_size=12), st.text(VISIBLE, max_size=8)).filter(is_text)


def texts(key: str, shape: Shape) -> st.SearchStrategy[str]:
    if shape.choices:
        return st.sampled_from(shape.choices)
    if shape.is_date:
        return st.sampled_from(DATES)
    if shape.pattern:
        return st.sampled_from(BY_PATTERN[key])
    return TEXTS if shape.form == "one_line" else BY_FORM[shape.form or "kebab"]


def values(key: str, shape: Shape) -> st.SearchStrategy[Any]:
    if shape.record:
        return records(shape.record)
    if shape.items:
        listed = st.lists(values(key, shape.items), min_size=shape.least, max_size=max(2, shape.least))
        return st.one_of(values(key, shape.items), listed) if shape.single else listed
    return texts(key, shape)


@cache
def records(model: type[Record]) -> st.SearchStrategy[dict[str, Any]]:
    """Records that the model accepts, half of their optional keys left out."""
    required, optional = {}, {}
    for key, shape in fields_of(model).items():
        (required if model.model_fields[key].is_required() else optional)[key] = values(key, shape)
    made = st.fixed_dictionaries(required, optional=optional)
    return made.map(_one_of_the_two) if model is Quote else made


def _one_of_the_two(quote: dict[str, Any]) -> dict[str, Any]:
    if "words" in quote:
        return {key: value for key, value in quote.items() if key != "paraphrase"}
    return {"paraphrase": "a", **{key: value for key, value in quote.items() if key != "fragment"}}


# Files


def escaped(text: str) -> str:
    """A text in double quotes, every character by its code point."""
    return '"' + "".join(f"\\U{ord(char):08X}" for char in text) + '"'


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"'


def block(mark: str) -> Callable[[str], str]:
    return lambda text: f"{mark}\n" + "".join(f"{FAR}{line}\n" for line in text.split("\n")).rstrip("\n")


# Further than any comment.
FAR = " " * 40
STYLES: tuple[Callable[[str], str], ...] = (
    str,
    quoted,
    escaped,
    lambda text: "'" + text.replace("'", "''") + "'",
    lambda text: quoted(text).replace(" ", f"\n{FAR}", 1),
    lambda text: text.replace(" ", f"\n{FAR}", 1),
    block("|-"),
    block(">"),
    block("|+"),
)


def says(text: str, written: str) -> bool:
    """Whether this is how the text may be written; white space aside, where there is any."""
    value, _, findings = read("f.yml", f"- a:\n   - b: {written}\n".encode())
    found = None if findings or not isinstance(value, list) else value[0]["a"][0]["b"]
    if not isinstance(found, str):
        return False
    return found == text or (" " in text and is_text(found) and one_line(found) == one_line(text))


class Writer:
    """Writes values as an editor might who follows no rule. ``draw`` decides."""

    def __init__(self, draw: Any, *, comments: bool, plain: bool = False) -> None:
        self.draw, self.comments, self.plain = draw, comments, plain
        self.written: list[str] = []

    def one_of(self, *options: Any) -> Any:
        return self.draw(st.sampled_from(options))

    def comment(self) -> str:
        self.written.append(text := f"{self.one_of(*COMMENTS)} {len(self.written)}")
        return text

    def between(self, indent: int) -> list[str]:
        """Lines that may stand between any two others."""
        if not self.comments:
            return [""] * self.one_of(0, 0, 0, 1, 2)
        lines = [self.one_of(True, False) for _ in range(self.one_of(0, 0, 0, 1, 2))]
        return [" " * self.one_of(0, indent, indent + 2, indent + 7) + self.comment() if line else "" for line in lines]

    def behind(self) -> str:
        return f" {self.comment()}" if self.comments and self.one_of(True, False, False) else ""

    def text(self, text: str) -> str:
        styles = [str] if self.plain else self.draw(st.permutations(STYLES))
        return next((made for style in styles if says(text, made := style(text))), quoted(text))

    def value(self, value: Any, indent: int) -> list[str]:
        """The lines of a value, the first of which goes behind its key or dash."""
        if isinstance(value, str):
            text = self.text(value)
            may = text[0] in "\"'" or ("\n" in text and text[0] in "|>")
            first, *rest = text.split("\n")
            if not may or (rest and text[0] in "\"'"):
                return [f" {first}", *rest]
            return [f" {first}{self.behind()}", *rest]
        if not value:
            return [" []" if isinstance(value, list) else " {}"]
        if self.one_of(True, False, False):
            return [f" {self.flow(value)}{self.behind()}"]
        return [self.behind(), *self.block(value, indent)]

    def flow(self, value: Any) -> str:
        if isinstance(value, str):
            return quoted(value)
        if isinstance(value, list):
            return "[" + ", ".join(self.flow(item) for item in value) + "]"
        return "{" + ", ".join(f"{key}: {self.flow(item)}" for key, item in value.items()) + "}"

    def block(self, value: Any, indent: int) -> list[str]:
        pad, step = " " * indent, self.one_of(1, 2, 3)
        lines: list[str] = []
        if isinstance(value, dict):
            for key in self.draw(st.permutations(sorted(value))):
                inner = indent + (self.one_of(0, step) if isinstance(value[key], list) else step)
                first, *rest = self.value(value[key], inner)
                lines += [*self.between(indent), f"{pad}{key}:{first}", *rest]
            return lines
        for item in value:
            first, *rest = self.value(item, indent + 2)
            if isinstance(item, dict) and not first and rest and rest[0].startswith(f"{pad}  ") and rest[0].strip()[:1] not in ("#", ""):
                first, rest = f" {rest[0].lstrip()}", rest[1:]
            lines += [*self.between(indent), f"{pad}-{first}", *rest]
        return lines


@st.composite
def written(draw: Any, value: Any, *, comments: bool = True, plain: bool = False) -> tuple[str, list[str]]:
    """A file that holds the value, and its comments."""
    writer = Writer(draw, comments=comments, plain=plain)
    head = writer.between(0)
    body = writer.block(value, writer.one_of(0, 2)) if value else ["[]"]
    ending = writer.one_of("\n", "\r\n")
    return ending.join("\n".join([*head, *body, *writer.between(0), ""]).split("\n")), sorted(writer.written)
