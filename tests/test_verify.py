"""What is said of facts that do not fit together, or not with their source. The cases are data, one file each.

A case is a change to the project in ``cases/verify/base`` (``change``: pairs of old and new text by file; ``files``: whole files)
or to its source: ``text`` before it is fingerprinted, ``before`` as it was when it was fingerprinted first, ``now`` as it is
at hand, ``fingerprint`` the file itself; ``sources`` are the texts of further ones. ``expect`` is what is found offline,
``at_hand`` with the text where that differs, ``statuses`` those of some quotes.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import check
from generator.diagnostics import as_text
from generator.quotes import fingerprint_json, fingerprint_of

CASES = Path(__file__).parent / "cases"
BASE = CASES / "verify" / "base"
KEYS = {"about", "change", "files", "sources", "text", "before", "now", "fingerprint", "statuses", "expect", "at_hand"}

Pairs = list[tuple[str, str]]


def cases() -> list[Any]:
    found = sorted([*CASES.glob("verify/*.yml"), *CASES.glob("link/*.yml")])
    return [pytest.param(path, id=f"{path.parent.name}/{path.stem}") for path in found]


def changed(text: str, pairs: Pairs) -> str:
    """The text with each old part, which stands once, replaced by its new one."""
    for old, new in pairs:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


def plant(root: Path, case: dict[str, Any]) -> None:
    """Lay out the project of a case, and the texts at hand beside it."""
    shutil.copytree(BASE / "site_data", root / "site_data")
    for name in ("site_data/fingerprints", "texts"):
        (root / name).mkdir()
    for name, pairs in case.get("change", {}).items():
        path = root / "site_data" / name
        path.write_text(changed(path.read_text(encoding="utf-8"), pairs), encoding="utf-8")
    for id_, text in case.get("sources", {}).items():
        plant_source(root, id_, text)
    text = changed((BASE / "echo.txt").read_text(encoding="utf-8"), case.get("text", []))
    plant_source(root, "echo", text, changed(text, case["before"]) if "before" in case else None)
    path = root / "site_data" / "fingerprints" / "echo.json"
    if case.get("fingerprint") == "none":
        path.unlink()
    else:
        path.write_text(changed(path.read_text(encoding="utf-8"), case.get("fingerprint", [])), encoding="utf-8")
    (root / "texts" / "echo.txt").write_text(changed(text, case.get("now", [])), encoding="utf-8")
    for name, content in case.get("files", {}).items():
        (root / "site_data" / name).write_text(content, encoding="utf-8")


def plant_source(root: Path, id_: str, text: str, before: str | None = None) -> None:
    """A source's fingerprint, and its text at hand."""
    replaced = None if before is None else fingerprint_of(id_, before)
    fingerprint = fingerprint_json(fingerprint_of(id_, text, replaced))
    (root / "site_data" / "fingerprints" / f"{id_}.json").write_text(fingerprint, encoding="utf-8")
    (root / "texts" / f"{id_}.txt").write_text(text, encoding="utf-8")


def write_expected(path: Path, offline: str, at_hand: str) -> None:
    """Put what was found at the end of the case, and leave the rest of the file as it is."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = lines[: next(n for n, line in enumerate([*lines, "expect:"]) if line.startswith("expect:"))]
    told = [("expect", offline), *([("at_hand", at_hand)] if at_hand != offline else [])]
    blocks = [f"{key}: |\n" + "".join(f"  {line}\n" for line in text.splitlines()) if text else f'{key}: ""\n' for key, text in told]
    path.write_text("".join(kept + blocks), encoding="utf-8")


@pytest.mark.parametrize("path", cases())
def test_case(path: Path, tmp_path: Path, *, bless: bool) -> None:
    case = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    assert set(case) <= KEYS
    plant(tmp_path, case)
    checked = [check(tmp_path, texts) for texts in (None, tmp_path / "texts")]
    offline, at_hand = (as_text(build.diagnostics) for build in checked)
    if bless:
        write_expected(path, offline, at_hand)
    else:
        assert offline == case["expect"]
        assert at_hand == case.get("at_hand", case["expect"])
    for build in checked:
        assert build.evidence is not None or "statuses" not in case
        statuses = {id_: list(build.evidence.statuses[id_]) for id_ in case.get("statuses", {})} if build.evidence else {}
        assert statuses == case.get("statuses", {})
