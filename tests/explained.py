"""How the example on each code's page is brought about: laid over a small explainer, then run through the real pipeline.

Files below ``site_data/`` are checked, those below ``content/`` written to, those below ``site/`` taken for rendered pages. What needs
a disk, a lock or bytes that no page can show is in ``BY_HAND``, by the code.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.build import build, check
from generator.codes import Page
from generator.diagnostics import Diagnostic
from generator.editing import format_project
from generator.fingerprinting import fingerprint_source
from generator.site import SITE, check_site, recover, render_site
from generator.site.policy import seal
from generator.write import locked, write

DESK = Path(__file__).parent / "desk"
TODAY = date(2024, 3, 10)

TERM = "- id: seven\n  term: council\n  definition: Those who decide for the village.\n  basis: editor\n"

Run = Callable[[Path, pytest.MonkeyPatch], list[Diagnostic]]


def desk(folder: Path) -> Path:
    """A small explainer in which everything is as it should be."""
    return Path(shutil.copytree(DESK / "project", folder))


def lay(root: Path, laid: dict[str, str]) -> None:
    """Lay files over a project."""
    for name, text in laid.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="")


def checked(root: Path, texts: Path | None = None) -> list[Diagnostic]:
    return list(check(root, texts, today=TODAY).diagnostics)


def written(root: Path) -> list[Diagnostic]:
    built = build(root, TODAY)
    return [*built.diagnostics, *write(root, built.files)[1]]


def rendered(root: Path) -> list[Diagnostic]:
    return [*seal(root / SITE), *check_site(root / SITE)]


def found_by(page: Page, root: Path, patch: pytest.MonkeyPatch) -> list[Diagnostic]:
    """What the example on a page leads to."""
    lay(root, dict(page.files))
    if page.code in BY_HAND:
        return BY_HAND[page.code](root, patch)
    folders = {name.split("/")[0] for name in page.files}
    if folders == {"site_data"}:
        return checked(root)
    return written(root) if folders == {"content"} else rendered(root)


# What no page can show


def _texts(root: Path, old: str = "", new: str = "") -> Path:
    folder = root.parent / "texts"
    folder.mkdir()
    text = (DESK / "sources" / "echo.txt").read_text(encoding="utf-8")
    assert old in text
    (folder / "echo.txt").write_text(text.replace(old, new) if old else text, encoding="utf-8")
    return folder


def _remove(name: str) -> Run:
    def run(root: Path, _: pytest.MonkeyPatch) -> list[Diagnostic]:
        path = root / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        return checked(root)

    return run


def _put(name: str, data: bytes) -> Run:
    def run(root: Path, _: pytest.MonkeyPatch) -> list[Diagnostic]:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(data)
        return checked(root)

    return run


def _limit(name: str, value: int, then: Run) -> Run:
    def run(root: Path, patch: pytest.MonkeyPatch) -> list[Diagnostic]:
        patch.setattr(name, value)
        return then(root, patch)

    return run


def _unreadable(root: Path, patch: pytest.MonkeyPatch) -> list[Diagnostic]:
    opened = Path.open

    def refuse(path: Path, *arguments: str) -> object:
        if path.name == "open_points.yml":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments)

    patch.setattr(Path, "open", refuse)
    return checked(root)


def _symlink(root: Path, _: pytest.MonkeyPatch) -> list[Diagnostic]:
    (root / "site_data" / "glossary.yml").symlink_to(root / "site_data" / "quotes.yml")
    return checked(root)


def _stray(root: Path, _: pytest.MonkeyPatch) -> list[Diagnostic]:
    shutil.copy(root / "site_data" / "fingerprints" / "echo.json", root / "site_data" / "fingerprints" / "eco.json")
    return checked(root)


def _bad_text(root: Path, _: pytest.MonkeyPatch) -> list[Diagnostic]:
    texts = _texts(root)
    (texts / "echo.txt").write_bytes(b"")
    return checked(root, texts)


def _text_inside(root: Path, _: pytest.MonkeyPatch) -> list[Diagnostic]:
    shutil.copy(DESK / "sources" / "echo.txt", root)
    return fingerprint_source(root, "echo", root / "echo.txt").findings


def _stale(root: Path, _: pytest.MonkeyPatch) -> list[Diagnostic]:
    assert fingerprint_source(root, "echo", _texts(root, "by Friday", "before the summer") / "echo.txt").findings == []
    return checked(root)


def _fragment(root: Path, _: pytest.MonkeyPatch) -> list[Diagnostic]:
    texts = _texts(root, "asks for patience", "asks for patience: THE COUNCIL IS TO VOTE BY FRIDAY")
    assert fingerprint_source(root, "echo", texts / "echo.txt").findings == []
    return checked(root, texts)


def _edited(root: Path, _: pytest.MonkeyPatch) -> list[Diagnostic]:
    assert written(root) == []
    with (root / "content" / "people" / "quince.md").open("a", encoding="utf-8") as page:
        page.write("One more thing.\n")
    return written(root)


def _locked(root: Path, _: pytest.MonkeyPatch) -> list[Diagnostic]:
    with locked(root) as first, locked(root, wait=0) as second:
        assert first == []
        return second


def _unwritable(root: Path, _: pytest.MonkeyPatch) -> list[Diagnostic]:
    (root / "content").write_text("")
    return written(root)


def _not_a_folder(root: Path, _: pytest.MonkeyPatch) -> list[Diagnostic]:
    (root / "site").write_text("")
    return recover(root)


def _mkdocs(root: Path, _: pytest.MonkeyPatch) -> list[Diagnostic]:
    (root / "content").mkdir()
    return render_site(root, 0)[1]


def _layout(root: Path, _: pytest.MonkeyPatch) -> list[Diagnostic]:
    return format_project(root, check=True).findings


def _not_laid_out(root: Path, _: pytest.MonkeyPatch) -> list[Diagnostic]:
    (root / "site_data" / "glossary").mkdir()
    (root / "site_data" / "glossary" / os.fsdecode(b"one\x01.yml")).write_text("[]\n")
    return format_project(root).findings


BY_HAND: dict[str, Run] = {
    "bad-text": _bad_text,
    "byte-order-mark": _put("site_data/corrections.yml", b"\xef\xbb\xbf[]\n"),
    "edited-by-hand": _edited,
    "file-too-large": _limit("generator.load.files.MAX_BYTES", 10_000, _put("site_data/glossary.yml", b"[]" + b" " * 10_000)),
    "fragment-ambiguous": _fragment,
    "layout": _layout,
    "locked": _locked,
    "mkdocs": _mkdocs,
    "no-explainer": _remove("site_data/explainer.yml"),
    "no-fingerprint": _remove("site_data/fingerprints/echo.json"),
    "no-folder": _remove("site_data"),
    "no-mkdocs-yml": _mkdocs,
    "not-a-folder": _not_a_folder,
    "not-laid-out": _not_laid_out,
    "not-utf-8": _put("site_data/glossary.yml", b"- id: caf\xe9\n"),
    "odd-character": _put("site_data/glossary.yml", TERM.replace("council", "coun\u200bcil").encode()),
    "stale": _stale,
    "stray-fingerprint": _stray,
    "symlink": _symlink,
    "text-differs": lambda root, _: checked(root, _texts(root, "Friday", "Monday")),
    "text-inside": _text_inside,
    "too-long": _put("site_data/glossary.yml", TERM.replace("village", "village " * 20_000).encode()),
    "too-many-values": _limit(
        "generator.load.events.MAX_VALUES", 200, _put("site_data/glossary/all.yml", b"aliases: [" + b"a, " * 200 + b"]\n")
    ),
    "unreadable": _unreadable,
    "unwritable": _unwritable,
}
