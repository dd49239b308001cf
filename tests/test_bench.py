"""Made-up explainers are what they say, large ones stay readable and linear, and the bench prints its table."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import FIXTURE, ROOT

sys.path.insert(0, str(ROOT))

from bench import table as tables
from bench.__main__ import main
from bench.explainers import explainer, sizes, write_explainer
from bench.run import Measured
from generator import render
from generator.build import check, rendered
from generator.diagnostics import as_text
from generator.views import facts
from generator.views.moments import GridPage

TODAY = date(2024, 6, 1)


def _digest(files: dict[str, str]) -> str:
    return hashlib.sha256("".join(name + text for name, text in sorted(files.items())).encode()).hexdigest()


def test_the_same_seed_gives_the_same_bytes() -> None:
    program = "from tests.test_bench import _digest; from bench.explainers import explainer; print(_digest(explainer(200, 7)))"
    environment = {**os.environ, "PYTHONHASHSEED": "123", "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}
    other = subprocess.run([sys.executable, "-c", program], env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == _digest(explainer(200, 7)) != _digest(explainer(200, 8))


@pytest.mark.parametrize("seed", [1, 2])
def test_the_smallest_one_checks_without_a_finding(tmp_path: Path, seed: int) -> None:
    write_explainer(tmp_path, 100, seed)
    checked = check(tmp_path, today=TODAY)
    assert as_text(checked.diagnostics) == ""
    assert checked.library is not None
    kinds = Counter(entry.kind for entry in checked.library.entries.values())
    assert kinds.pop("summary") == 5
    assert kinds.total() == 100
    assert (kinds["quotes"], kinds["positions"], kinds["participants"], kinds["sources"]) == (45, 12, 8, 1)


def test_a_fact_takes_about_ten_lines() -> None:
    lines, size = sizes(explainer(300))
    assert 9 < lines / 300 < 12
    assert 350 < size / 300 < 480


# Large explainers


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of two thousand facts."""
    root = tmp_path_factory.mktemp("large")
    write_explainer(root, 2000)
    checked = check(root, today=TODAY)
    assert checked.library is not None
    assert checked.evidence is not None
    files, _ = rendered(checked.library, checked.evidence, TODAY)
    return {path: text.decode() for path, text in files.items() if path.endswith(".md")}


def test_a_large_grid_is_a_list_of_what_is_stated(large: dict[str, str]) -> None:
    text = large["positions/index.md"]
    table = text[text.index("<table") : text.index("</table>")]
    assert "a table of 140 participants and 20 questions would be too large" in text
    assert "Not stated" not in table
    assert table.count("<tr") - 1 == len(set(re.findall(r'href="[^"]*#([^"]*-on-[^"]*)"', table))) - table.count("earlier:")


def test_the_front_page_of_a_large_one_has_the_main_question_alone(large: dict[str, str]) -> None:
    table = large["index.md"].partition("<table")[2].partition("</table>")[0]
    assert len(set(re.findall(r"questions/(question-\d+)", table))) == 1
    assert re.search(r"No position is reported of: \d+ others\.", large["index.md"])


def test_moments_of_a_large_one_are_gathered_and_every_day_leads_to_its_month(large: dict[str, str]) -> None:
    pages = {path.removeprefix("positions/as-of/").removesuffix(".md") for path in large if path.startswith("positions/as-of/")}
    months = {page for page in pages if len(page) == 7}
    assert {page[:7] for page in pages} == months
    assert "one page for each month" in large["positions/index.md"]
    for page in pages - months:
        assert f'redirect: "../../../positions/as-of/{page[:7]}/"' in large[f"positions/as-of/{page}.md"]


def test_no_page_grows_with_the_square_of_the_facts(large: dict[str, str], tmp_path: Path) -> None:
    write_explainer(tmp_path, 500)
    checked = check(tmp_path, today=TODAY)
    assert checked.library is not None
    assert checked.evidence is not None
    small = rendered(checked.library, checked.evidence, TODAY)[0]
    for page in ("index.md", "everything.md", "positions/index.md", "questions/index.md", "timeline.md"):
        assert len(large[page]) < 4.8 * len(small[page]), page
    as_of = [sum(len(text) for path, text in files.items() if path.startswith("positions/as-of/")) for files in (small, large)]
    assert as_of[1] < 4.8 * as_of[0]


# Short cuts change nothing


def test_what_is_kept_is_what_would_be_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    checked = check(FIXTURE, today=TODAY)
    assert checked.library is not None
    assert checked.evidence is not None
    kept = rendered(checked.library, checked.evidence, TODAY)[0]
    monkeypatch.setattr(render, "_KEPT", frozenset())
    assert rendered(checked.library, checked.evidence, TODAY)[0] == kept


def test_what_is_kept_ends_with_its_build() -> None:
    page = GridPage.__new__(GridPage)
    made: list[object] = []

    def macro(view: object, **options: object) -> str:
        made.append((view, options))
        return str(len(made))

    keeping: Callable[[object], Callable[..., str]] = render._keeping  # type: ignore[assignment]
    first, second = keeping(macro), keeping(macro)
    assert [first(page), first(page), first(page, home=True), second(page)] == ["1", "1", "2", "3"]


@given(st.text(st.sampled_from("ab1 .,…[]“”’!?—-()\u00a0é"), min_size=1, max_size=12))
def test_a_plain_segment_is_the_piece_it_would_be_taken_apart_to(segment: str) -> None:
    quick = facts._pieces(segment)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(facts, "_BROKEN", re.compile(""))
        assert facts._pieces(segment) == quick


@pytest.mark.parametrize(
    ("segment", "kinds"),
    [
        ("We go … home", "words cut words"),
        ("The [old] sea", "words inserted words"),
        ("We go . . . home.", "words cut words"),
        ("We go home.", "words"),
    ],
)
def test_what_was_cut_or_inserted_is_taken_apart(segment: str, kinds: str) -> None:
    assert [piece.kind for piece in facts._pieces(segment)] == kinds.split()


# The bench


def test_a_small_run_prints_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["100", "--repeat", "1", "--site-up-to", "0"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "|  | target | 100 facts |"
    told = {cells[1].strip(): cells[3].strip() for cells in (line.split("|") for line in lines)}
    assert told["the facts' YAML"].startswith("1,0")
    assert float(told["generator, pages alone / bare read and write"]) > 0
    assert told["memory of the generator"].endswith(" MB")
    assert told["whole build"] == ""


def test_growth_is_told_from_one_size_to_the_next() -> None:
    small = Measured(100, seconds=dict.fromkeys(("check", "pages_of", "render", "write"), 1.0))
    large = Measured(1000, seconds=dict.fromkeys(("check", "pages_of", "render", "write"), 8.0))
    row = next(line for line in tables.table([small, large]).splitlines() if "growth: the generator" in line)
    assert row.split("|")[3:5] == ["  ", " 8.0 × for 10 × the facts "]


def test_writing_replaces_the_table_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("# Before\n\n## Measured on 2001-01-01\n\n| old |\n", encoding="utf-8")
    monkeypatch.setattr(tables, "_README", readme)
    tables.put("| new |\n", "2002-02-02")
    assert readme.read_text(encoding="utf-8") == "# Before\n\n## Measured on 2002-02-02\n\n| new |\n"
