"""MkDocs, run in this process into a staging folder; whatever it says becomes a diagnostic."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin

from generator.diagnostics import Diagnostic, Location, count
from generator.write import FOLDER

from .staging import STAGING, recover

CONFIG: Final = "mkdocs.yml"
Progress = Callable[[int, int], None]
_PAGE: Final = re.compile(r"(?:Doc file|Error (?:reading|building) page) '([^']+)'")
# The times that fit into the header of sitemap.xml.gz.
_LAST_SECOND: Final = 2**32 - 1


def no_progress(_done: int, _all: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Rendered:
    """The staged folder, and the address it is to be published at ("" where none is set)."""

    staged: Path
    site_url: str


def render_site(
    root: Path, epoch: int, *, strict: bool = True, on_progress: Progress = no_progress
) -> tuple[Rendered | None, list[Diagnostic]]:
    """Render ``root/content`` as ``root/mkdocs.yml`` says; ``epoch`` (seconds) stands for now wherever MkDocs writes a date.

    With ``strict``, a warning is an error. ``on_progress`` hears of every page twice: read and rendered.
    """
    if not (root / CONFIG).is_file():
        help_ = "name the folder that holds mkdocs.yml and site_data/"
        return None, [Diagnostic("no-mkdocs-yml", f"there is no `{CONFIG}`", Location(CONFIG), help_)]
    if findings := recover(root):
        return None, findings
    heard, site_url = _Heard(strict=strict), ""
    with _environment(epoch), _listening(heard):
        try:
            site_url = _run(root, strict=strict, on_progress=on_progress)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - plugins and hooks may raise anything
            heard.failed(error)
    failed = count(heard.findings)[0] > 0
    return None if failed else Rendered(root / STAGING, site_url), heard.findings


def site_address(root: Path) -> str:
    """Where ``root/mkdocs.yml`` says that the site will be, "" where it does not or cannot be read; rendering tells why."""
    with _listening(_Heard(strict=False)):
        try:
            return load_config(config_file=str(root / CONFIG)).site_url or ""
        except (Exception, SystemExit):  # noqa: BLE001 - as above
            return ""


def _run(root: Path, *, strict: bool, on_progress: Progress) -> str:
    path = str((root / CONFIG).absolute())
    config = load_config(config_file=path, config_file_path=path, site_dir=str((root / STAGING).absolute()), strict=strict)
    # Our own plugin would run the pipeline, which has just been run.
    if (ours := config.plugins.get("explainer")) is not None:
        ours.generated = True
    config.plugins["progress"] = _Counting(on_progress)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return config.site_url or ""


class _Counting(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Counts pages as MkDocs comes by them."""

    def __init__(self, report: Progress) -> None:
        self.report, self.done, self.all = report, 0, 0

    def on_files(self, files: Any, **_: Any) -> None:
        self.all = 2 * len(files.documentation_pages())

    def on_page_content(self, _html: str, **_: Any) -> None:
        self.done += 1
        self.report(self.done, self.all)

    def on_post_page(self, _output: str, **_: Any) -> None:
        self.done += 1
        self.report(self.done, self.all)


class _Heard(logging.Handler):
    """MkDocs's warnings and errors, each on one line, at the page they name."""

    def __init__(self, *, strict: bool) -> None:
        super().__init__(logging.WARNING)
        self.strict = strict
        self.findings: list[Diagnostic] = []

    def emit(self, record: logging.LogRecord) -> None:
        error = self.strict or record.levelno >= logging.ERROR
        message = " ".join(record.getMessage().split())
        page = _PAGE.match(message)
        where = Location(f"{FOLDER}/{page[1]}" if page else CONFIG)
        self.findings.append(Diagnostic("mkdocs", message, where, severity="error" if error else "warning"))

    def failed(self, error: BaseException) -> None:
        """Tell of an exception, unless MkDocs has told of it already."""
        message = " ".join(str(error).split())
        told = any(item.severity == "error" and (isinstance(error, Abort) or message in item.message) for item in self.findings)
        if not told:
            message = message if isinstance(error, MkDocsException) else f"{type(error).__name__}: {message}"
            self.findings.append(Diagnostic("mkdocs", message, Location(CONFIG), "read the last lines that MkDocs or its plugin printed"))


@contextmanager
def _listening(heard: _Heard) -> Iterator[None]:
    logger = logging.getLogger("mkdocs")
    level, propagate = logger.level, logger.propagate
    logger.addHandler(heard)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(heard)
        logger.setLevel(level)
        logger.propagate = propagate


@contextmanager
def _environment(epoch: int) -> Iterator[None]:
    names = {"SOURCE_DATE_EPOCH": str(min(max(epoch, 0), _LAST_SECOND)), "NO_MKDOCS_2_WARNING": "1"}
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(names)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
