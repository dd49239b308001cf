"""The rendered site, looked through before anybody sees it: links, anchors, hosts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from generator.diagnostics import Diagnostic, Location, Positions, did_you_mean

from .address import Address, Home
from .css import addresses_in_css
from .page import Reference, read_page

SITE: Final = "site"
_NOT_FOUND: Final = "404.html"
_UNSAFE: Final = frozenset({"javascript", "vbscript", "data", "file", "blob", "filesystem", "view-source"})
# Looking for the nearest name takes time; who has so many dead links needs no more suggestions.
_SUGGESTIONS: Final = 50
_Report = tuple[str, str, str]


def check_site(staged: Path, site_url: str = "", on_progress: Callable[[int, int], None] = lambda _done, _all: None) -> list[Diagnostic]:
    """Everything wrong with the rendered files of ``staged``, which are to be published at ``site_url``. Raises OSError."""
    names = files_of(staged)
    site = _Site(staged, Home.of(site_url), frozenset(names))
    read = [name for name in names if name.endswith((".html", ".svg", ".css"))]
    findings: list[Diagnostic] = []
    for n, name in enumerate(read):
        on_progress(n, len(read))
        findings += site.check_css(name) if name.endswith(".css") else site.check_page(name)
    return sorted([*findings, *site.check_anchors()], key=Diagnostic.sort_key)


def files_of(staged: Path) -> list[str]:
    """The paths of all files below a folder, sorted."""
    return sorted(path.relative_to(staged).as_posix() for path in staged.rglob("*") if path.is_file())


@dataclass
class _Site:
    """What is known of the whole site while its pages are read one after the other."""

    staged: Path
    home: Home
    files: frozenset[str]
    anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    # (target, fragment) -> who refers to it; looked up when every page has been read.
    fragments: list[tuple[str, str, str, Reference]] = field(default_factory=list)
    suggested: dict[tuple[str, str], str] = field(default_factory=dict)
    positions: Positions = field(default_factory=lambda: Positions(""))

    def text(self, name: str) -> str:
        return (self.staged / name).read_bytes().decode("utf-8", "replace")

    def at(self, name: str, offset: int) -> Location:
        """The place of an offset; the file is read again, since most have nothing to be placed."""
        if self.positions.file != f"{SITE}/{name}":
            self.positions = Positions(f"{SITE}/{name}", self.text(name))
        return self.positions.at_offset(offset)

    def check_page(self, name: str) -> Iterator[Diagnostic]:
        page = read_page(self.text(name))
        self.anchors[name] = frozenset(page.anchors)
        for offset in page.bases:
            help_ = "remove it, and write every address from its own page"
            yield Diagnostic("unsafe-link", "a `<base>` changes where every link leads", self.at(name, offset), help_)
        for id_, offset in page.repeated:
            first = (self.at(name, page.anchors[id_]), "it stands here first")
            yield Diagnostic("duplicate-id", f"the id `{id_}` stands twice", self.at(name, offset), "give each its own", related=(first,))
        for offset in page.broken:
            help_ = "close its quotation marks and brackets"
            yield Diagnostic("broken-page", "a tag does not end, and takes the rest of the page with it", self.at(name, offset), help_)
        for reference in page.references:
            yield from self.check(name, reference)

    def check_css(self, name: str) -> Iterator[Diagnostic]:
        for url, kind, offset in addresses_in_css(self.text(name)):
            yield from self.check(name, Reference(url, kind, offset))

    def check(self, name: str, reference: Reference) -> Iterator[Diagnostic]:
        address = self.home.parse(reference.url)
        report = _outward(reference, address.scheme) if address.scheme else self._inward(name, reference, address)
        if report:
            code, message, help_ = report
            yield Diagnostic(code, message, self.at(name, reference.offset), help_)

    def _inward(self, name: str, reference: Reference, address: Address) -> _Report | None:
        target = self._target(name, reference, address)
        if isinstance(target, tuple):
            return target
        if address.fragment and target.endswith((".html", ".svg")):
            self.fragments.append((name, target, address.fragment, reference))
        return None

    def _target(self, name: str, reference: Reference, address: Address) -> str | _Report:
        """The file that an address of the site's own leads to, or why there is none."""
        url, path = reference.url, address.path
        if not path:
            if address.fragment or reference.kind in ("link", "name"):
                return name
            return "dead-link", "an empty address where a file is to be loaded", "name the file, or remove the attribute"
        if name == _NOT_FOUND and not path.startswith("/"):
            message = f"`{url}` is relative, and {_NOT_FOUND} is shown in place of pages in any folder"
            return "dead-link", message, f"begin it with `{self.home.base}`"
        wanted = self.home.resolve(name[: name.rfind("/") + 1], path)
        if wanted is None:
            return "dead-link", f"`{url}` leads out of the site", f"the site's own addresses begin with `{self.home.base}`"
        for file in (wanted, f"{wanted.removesuffix('/')}/index.html".removeprefix("/")):
            if file in self.files:
                return file
        near = self._suggest("", wanted, self._names)
        help_ = f"seen from the front page, {near}" if near else "write the address of a page that exists"
        return "dead-link", f"`{url}` leads nowhere", help_

    @cached_property
    def _names(self) -> list[str]:
        return [name.removesuffix("index.html") for name in sorted(self.files)]

    def check_anchors(self) -> Iterator[Diagnostic]:
        """What is wrong with the fragments, now that every page has been read."""
        for name, target, fragment, reference in self.fragments:
            wanted = fragment.partition(":~:")[0]
            anchors = self.anchors.get(target, frozenset())
            if not wanted or wanted.lower() == "top" or wanted in anchors or unquote(wanted) in anchors:
                continue
            where = "this page" if target == name else f"`{target}`"
            help_ = self._suggest(target, unquote(wanted), anchors) or "name an id that stands there"
            yield Diagnostic(
                "dead-anchor", f"`{reference.url}`: {where} has no `{unquote(wanted)}`", self.at(name, reference.offset), help_
            )

    def _suggest(self, target: str, word: str, known: Iterable[str]) -> str:
        key = (target, word)
        if key not in self.suggested and len(self.suggested) < _SUGGESTIONS:
            self.suggested[key] = did_you_mean(word, known)
        return self.suggested.get(key, "")


def _outward(reference: Reference, scheme: str) -> _Report | None:
    """What is wrong with an address that is none of the site's own."""
    harmless = reference.kind == "picture" and scheme == "data"
    if scheme in _UNSAFE and reference.kind != "name" and not harmless:
        return "unsafe-link", f"`{reference.url}`: `{scheme}:` has no place in a page", "link to a page, or remove the link"
    if reference.kind in ("load", "picture") and not harmless:
        help_ = "keep the file in content/assets/, or make it an ordinary link"
        return "foreign-host", f"`{reference.url}` would be loaded from outside the site", help_
    return None
