"""One explainer in which everything is wrong that facts can get wrong, and every finding in it, in order.

First as it is. Then what more is found without the files that could not be read or linked: only then are those rules asked that look at
all records. Then what the sources' texts add. ``pytest --bless`` writes ``awful/expected.txt`` anew; read the difference.
"""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

from explained import TODAY
from test_load import TERM

from generator.build import check
from generator.codes import codes
from generator.diagnostics import Diagnostic, as_text
from generator.link import link
from generator.load import load
from generator.load.files import text_below

AWFUL = Path(__file__).parent / "awful"
# What needs a disk, a program, a rendered page, or more bytes than a repository should hold.
NOT_OF_FACTS = frozenset(
    [
        "broken-page",
        "collision",
        "dead-anchor",
        "dead-link",
        "edited-by-hand",
        "file-too-large",
        "foreign-host",
        "layout",
        "locked",
        "lost-manifest",
        "mkdocs",
        "newer-manifest",
        "no-charset",
        "no-explainer",
        "no-folder",
        "no-mkdocs-yml",
        "not-a-folder",
        "not-laid-out",
        "symlink",
        "text-inside",
        "too-long",
        "too-many-values",
        "unreadable",
        "unsafe-link",
        "unwritable",
    ]
)


def without_what_cannot_be_read(root: Path) -> None:
    loaded, found = load(root)
    for name in {item.location.file for item in (*found, *link(loaded)[1])}:
        (root / name).unlink()


def told(root: Path, found: list[Diagnostic]) -> str:
    return as_text(found, text_below(root))


def test_every_finding_in_order(tmp_path: Path, bless: bool) -> None:
    root = Path(shutil.copytree(AWFUL, tmp_path / "awful"))
    first = list(check(root, today=TODAY).diagnostics)
    everything = f"As it is.\n\n{told(root, first)}"
    without_what_cannot_be_read(root)
    second = [item for item in check(root, today=TODAY).diagnostics if item not in first]
    everything += f"\nWithout the files that could not be read or linked.\n\n{told(root, second)}"
    third = [item for item in check(root, root / "sources", today=TODAY).diagnostics if item not in [*first, *second]]
    everything += f"\nWhat the sources' texts add.\n\n{told(root, third)}"
    if bless:
        (AWFUL / "expected.txt").write_text(everything, encoding="utf-8")
    assert everything == (AWFUL / "expected.txt").read_text(encoding="utf-8")
    assert set(codes()) - {item.code for item in (*first, *second, *third)} == NOT_OF_FACTS


def test_thousands_of_problems_are_told_in_time(tmp_path: Path) -> None:
    root = Path(shutil.copytree(AWFUL, tmp_path / "awful"))
    many = "".join(TERM.format(id=f"term-{n}").replace("Made up.", "The regime, [[nobody-9]] and today.") for n in range(2000))
    (root / "site_data" / "glossary" / "more.yml").write_text(many)
    started = time.perf_counter()
    found = told(root, list(check(root, today=TODAY).diagnostics))
    assert time.perf_counter() - started < 60
    assert len(re.findall(r"more.yml:.*\[(?:unknown-id|slanted-word|relative-date)\]", found)) == 6000
