"""Strings the steps together: a project's folder and an explicit day in, every file of ``content/`` out.

Nothing is written here. A build with errors has no files.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from generator.catalogue import Catalogue, catalogue
from generator.dates import in_words, parse
from generator.diagnostics import Diagnostic, count
from generator.export import downloads, exports, jsonld_for
from generator.link import Library, link
from generator.load import load
from generator.load.texts import read_texts
from generator.model import Correction, LoggedChange, Source
from generator.previews import Preview
from generator.render import Renderer
from generator.verify import Evidence, verify
from generator.views import Download, Page, pages_of

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Build:
    """What a build gives: the files of ``content/`` by path, the previews still to be drawn, and every finding, sorted by place."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    previews: tuple[Preview, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    library: Library | None = None
    evidence: Evidence | None = None

    @property
    def ok(self) -> bool:
        """Whether nothing stands in the way of publishing."""
        return not any(item.severity == "error" for item in self.diagnostics)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Without the collector of cycles: it goes through all facts again and again, a third of the time, and there are none."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def silent(_stage: str, _done: int, _all: int) -> None:
    """Progress that nobody watches."""


@_undisturbed()
def check(root: Path, source_texts: Path | None = None, progress: Progress = silent, today: date | None = None) -> Build:
    """Load, link and verify; no files. ``source_texts`` is a folder with the sources' texts, where they are at hand.

    ``today`` decides only whether a review is overdue; without it none is.
    """
    loaded, findings = load(root, lambda done, all_: progress("load", done, all_))
    library, found = link(loaded)
    findings += found
    evidence = None
    if library is not None:
        whole = not count(findings)[0]
        texts, found = read_texts(source_texts, library.of("sources", Source)) if source_texts else ({}, [])
        findings += found
        evidence, found = verify(library, texts, whole=whole, today=today, progress=lambda done, all_: progress("verify", done, all_))
        findings += found
    return Build(diagnostics=tuple(sorted(findings, key=Diagnostic.sort_key)), library=library, evidence=evidence)


def build(root: Path, today: date, source_texts: Path | None = None, progress: Progress = silent, site_url: str = "") -> Build:
    """Everything ``check`` does and, if it finds no error, every page and every file of data.

    ``today`` decides only whether a review is overdue; ``site_url`` is where the site will be, for addresses that leave it.
    """
    checked = check(root, source_texts, progress, today)
    if not checked.ok or checked.library is None or checked.evidence is None:
        return checked
    files, previews = rendered(checked.library, checked.evidence, today, progress, site_url)
    return replace(checked, files=files, previews=previews)


@_undisturbed()
def rendered(
    library: Library, evidence: Evidence, today: date, progress: Progress = silent, site_url: str = ""
) -> tuple[dict[str, bytes], tuple[Preview, ...]]:
    """Every file of ``content/`` and every preview still to be drawn."""
    files, previews = _pages(library, evidence, today, progress, site_url)
    # The data last: by then the views are gone, and there is room for a second shape of every fact.
    for path, content in exports(library, evidence, site_url).items():
        files[path] = content.encode() if isinstance(content, str) else content
    return files, previews


def _pages(
    library: Library, evidence: Evidence, today: date, progress: Progress, site_url: str
) -> tuple[dict[str, bytes], tuple[Preview, ...]]:
    t = catalogue(library.explainer.language)
    pages = pages_of(library, evidence, today, tuple(Download(href, t(name), t(what)) for href, name, what in downloads(library)))
    render = Renderer(t)
    files: dict[str, bytes] = {}
    previews: list[Preview] = []
    for n, page in enumerate(pages):
        progress("render", n, len(pages))
        meta = {}
        if not page.redirect:
            previews.append(_preview(page, library, t))
            meta["preview"] = previews[-1].path
            if graph := jsonld_for(page.facts, library, evidence, site_url, page.root):
                meta["jsonld"] = _in_script(graph)
        files[page.path] = render(page, meta)
    return files, tuple(previews)


def _in_script(graph: Mapping[str, Any]) -> str:
    """JSON that no character of can end the script element it stands in. A text costs the front matter little, a tree much."""
    return json.dumps(graph, ensure_ascii=False).replace("<", "\\u003c")


def _preview(page: Page, library: Library, t: Catalogue) -> Preview:
    """The picture of a page: its title under the question, which is the title of the front page."""
    as_of = in_words(parse(library.explainer.as_of), t.language, t.texts)
    front = page.address == ""
    return Preview(
        page.title,
        t("preview.front") if front else library.explainer.question,
        t("preview.name", title=library.explainer.title, date=as_of),
    )


def last_change(library: Library) -> date | None:
    """The last day the explainer speaks of itself: as of when it is, or when it was last corrected or changed."""
    logged: tuple[Correction | LoggedChange, ...] = (*library.of("corrections", Correction), *library.of("changes", LoggedChange))
    dates = [library.explainer.as_of, *(item.date for item in logged)]
    return max((day for text in dates if (day := parse(text).last) is not None), default=None)


def today_from(environment: Mapping[str, str], clock: date) -> date:
    """The day of a build: the one SOURCE_DATE_EPOCH names, else the clock's. Raises ValueError for an epoch that names none."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return clock
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"SOURCE_DATE_EPOCH is no number of seconds: {epoch[:40]!r}") from None
