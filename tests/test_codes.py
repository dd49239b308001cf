"""Every code has its page, every page its code, and every example fails as its page says. `pytest --bless` writes what is said anew."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from explained import BY_HAND, checked, desk, found_by

from generator import codes as package
from generator.codes import UnknownCodeError, codes, page_of
from generator.diagnostics import as_text
from generator.load.files import text_below

SOURCES = Path(package.__file__).parents[1]
FOLDER = SOURCES / "codes"
# What builds a finding, or what becomes one, with its code first.
BUILDERS = {"Diagnostic", "Fault", "fault", "NotFoundError", "_warn"}
# Functions that are told a code elsewhere, and where it stands among their arguments.
TOLD = {"missing": 2}
KEBAB = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


def test_the_base_of_all_examples_is_clean(tmp_path: Path) -> None:
    assert as_text(checked(desk(tmp_path / "project"))) == ""


@pytest.mark.parametrize("code", codes())
def test_an_example_fails_as_its_page_says(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bless: bool) -> None:
    page, root = page_of(code), desk(tmp_path / "project")
    found = found_by(page, root, monkeypatch)
    monkeypatch.undo()
    said = as_text(found, text_below(root)).replace(str(tmp_path), "…")
    if bless:
        text = re.sub(r"^```text\n.*?^```$", lambda _: f"```text\n{said}```", page.text, count=1, flags=re.MULTILINE | re.DOTALL)
        (FOLDER / f"{code}.md").write_text(text, encoding="utf-8")
    else:
        assert said == page.said
    assert {item.code for item in found} == {code}


@pytest.mark.parametrize("code", codes())
def test_a_page_says_what_why_and_how_to_mend_it(code: str) -> None:
    page = page_of(code)
    headings = re.findall(r"^## (.+)$", page.text, re.MULTILINE)
    assert headings == ["What", "Why", "Example", "Fix"]
    assert all(part.strip() for part in re.split(r"^## .+$", page.text, flags=re.MULTILINE)[1:])
    assert page.title[0].islower()
    assert page.title[-1].isalnum()
    assert bool(page.files) or code in BY_HAND
    assert max(map(len, page.text.replace(page.said, "").splitlines())) <= 140


def told_in(tree: ast.AST) -> Iterator[str]:
    """The codes of the findings that a module builds."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = 0 if name in BUILDERS else TOLD.get(name, len(node.args))
            if place < len(node.args):
                yield from _constants(node.args[place])
        # `site.check` keeps code, message and help together until it knows the place.
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 3:
            yield from _constants(node.value.elts[0])


def _constants(node: Any) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEBAB.fullmatch(node.value):
        yield node.value
    elif isinstance(node, ast.JoinedStr) and ast.unparse(node) == "f'bad-{what}'":
        yield from ("bad-quote", "bad-locator")


def test_every_code_has_its_page_and_every_page_its_code() -> None:
    told = {code for path in SOURCES.rglob("*.py") for code in told_in(ast.parse(path.read_text(encoding="utf-8")))}
    assert told - set(codes()) == set()
    assert set(codes()) - told == set()


def test_the_list_of_pages_is_complete(bless: bool) -> None:
    head, _, _ = (FOLDER / "README.md").read_text(encoding="utf-8").partition("\n| ")
    rows = "".join(f"| [`{code}`]({code}.md) | {title} |\n" for code, title in codes().items())
    listed = f"{head}\n| code | what it means |\n|---|---|\n{rows}"
    if bless:
        (FOLDER / "README.md").write_text(listed, encoding="utf-8")
    assert (FOLDER / "README.md").read_text(encoding="utf-8") == listed


@pytest.mark.parametrize(
    ("code", "help_"),
    [("misqote", "did you mean `misquote`?"), ("../model/base", "lists them all"), ("", "lists them all"), ("README", "there is no code")],
)
def test_an_unknown_code_is_told(code: str, help_: str) -> None:
    with pytest.raises(UnknownCodeError, match=re.escape(help_)):
        page_of(code)
