"""The rendered site is staged, checked, swapped in. What the check finds is a table: ``site_cases.yml``. Every site is made up."""

from __future__ import annotations

import errno
import hashlib
import html
import logging
import os
import posixpath
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from killed import die, in_a_child, killed, refuse, watch

from generator.diagnostics import Diagnostic
from generator.site import MANIFEST, SITE, STAGING, check_site, manifest, publish, recover, render, staging, swap
from generator.site.check import files_of
from generator.site.css import addresses_in_css
from generator.site.page import read_page
from generator.site.tags import tags
from generator.write import write
from generator.write.paths import temporary

EPOCH = 1_754_582_400
CASES = yaml.safe_load(Path(__file__).with_name("site_cases.yml").read_text(encoding="utf-8"))


def plant(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def harvest(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


def told(findings: list[Diagnostic]) -> list[str]:
    return [f"{item.location} {item.code}" for item in findings]


# The check


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(tmp_path: Path, case: dict[str, Any]) -> None:
    findings = check_site(plant(tmp_path, case["files"]), case.get("at", ""))
    if "counts" in case:
        assert Counter(item.code for item in findings) == case["counts"], told(findings)
    else:
        assert [line.removeprefix("site/") for line in told(findings)] == case["findings"]
    assert all(item.help for item in findings)
    if "help" in case:
        assert [item.help for item in findings] == case["help"]


def test_every_code_has_a_case() -> None:
    codes = {line.split()[1] for case in CASES for line in case.get("findings", [])} | {
        code for case in CASES for code in case.get("counts", [])
    }
    assert codes == {"dead-link", "dead-anchor", "duplicate-id", "foreign-host", "unsafe-link", "broken-page"}


def test_findings_quote_the_link_as_it_is_written(tmp_path: Path) -> None:
    [finding] = check_site(plant(tmp_path, {"index.html": '<a href="People/Tr%75mp?x&amp;y">x</a>'}))
    assert finding.message == "`People/Tr%75mp?x&y` leads nowhere"


def test_many_dead_links_do_not_all_get_a_suggestion(tmp_path: Path) -> None:
    plant(tmp_path, {f"page-{n}/index.html": "".join(f'<a href="../page-x{n}-{m}">' for m in range(20)) for n in range(20)})
    helps = Counter("did you mean" in item.help for item in check_site(tmp_path))
    assert helps == {True: 50, False: 350}


_pages = st.sampled_from(["", "a/", "a/b/", "b/", "b/a/", "ü/", "c d/"])
_anchors = st.sampled_from(["", "x", "y", "ä"])
_links = st.lists(st.tuples(_pages, _anchors, st.sampled_from(["relative", "rooted", "whole", "index"])), max_size=6)


def written_link(source: str, target: str, anchor: str, how: str) -> str:
    if how == "rooted":
        url = "/base/" + target
    elif how == "whole":
        url = "https://example.org/base/" + target
    else:
        url = posixpath.relpath("/" + target, "/" + source) + "/"
    return url + ("index.html" if how == "index" else "") + ("#" + anchor if anchor else "")


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(_pages, st.tuples(st.sets(_anchors.filter(bool)), _links), max_size=5))
def test_exactly_the_links_without_a_target_are_found(site: dict[str, tuple[set[str], list[tuple[str, str, str]]]]) -> None:
    expected, files = [], {}
    for page, (anchors, links) in site.items():
        lines = [f'<p id="{anchor}">' for anchor in sorted(anchors)]
        for target, anchor, how in links:
            lines.append(f'<a href="{html.escape(written_link(page, target, anchor, how))}">')
            code = "dead-link" if target not in site else "dead-anchor" if anchor and anchor not in site[target][0] else ""
            if code:
                expected.append(f"site/{page}index.html:{len(lines)}:1 {code}")
        files[f"{page}index.html"] = "\n".join(lines)
    with tempfile.TemporaryDirectory() as folder:
        assert sorted(told(check_site(plant(Path(folder), files), "https://example.org/base/"))) == sorted(expected)


class Read(HTMLParser):
    """The same, as Python's own parser has it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if attrs:
            self.found.append((tag, {name: value or "" for name, value in reversed(attrs)}))


_text = st.text(st.sampled_from("ab&<>\"'=/ é\n"), max_size=8)
_attribute = st.tuples(st.sampled_from(["href", "ID", "data-x", "b"]), st.one_of(st.none(), _text), st.sampled_from("\"'"))
_element = st.tuples(st.sampled_from(["a", "P", "x-y", "svg"]), st.lists(_attribute, max_size=3), st.sampled_from([">", " >", "/>"]))
_pieces = st.one_of(
    _text.map(html.escape),
    _element.map(lambda of: f"<{of[0]}{''.join(map(attribute, of[1]))}{of[2]}"),
    st.just("</p>"),
    _text.filter(lambda text: ">" not in text).map(lambda text: f"<!--{text}-->"),
    _text.map(lambda text: f"<script>{text}</script>"),
)


def attribute(of: tuple[str, str | None, str]) -> str:
    name, value, mark = of
    return f" {name}" if value is None else f"\n{name} = {mark}{html.escape(value).replace(mark, '&#34;')}{mark}"


@given(st.lists(_pieces, max_size=8).map("".join))
def test_well_formed_tags_are_read_as_by_python(text: str) -> None:
    reader = Read()
    reader.feed(text)
    reader.close()
    assert [(tag.name, tag.attributes) for tag in tags(text) if tag.attributes] == reader.found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<a href=x/b>", ["href=x/b"]),
        ("<a/href=x>", ["href=x"]),
        ('<a href="x"id="y">', ["href=x id=y"]),
        ("<a t=it's href=x>", ["t=it's href=x"]),
        ("<a =x y>", ["=x= y="]),
        ("<!--> <a href=x> --><a href=y>", ["href=x", "href=y"]),
        ("<!-- <a href=x> --!><a href=y>", ["href=y"]),
        ("<!-- <a href=x>", []),
        ("<script/><a href=x>", ["href=x"]),
        ("<style>x</STYLE ><a href=y>", ["", "href=y"]),
        ("<scripts id=x>", ["id=x"]),
        ("<a href=x", [""]),
        ('<a href="x> <a href=y>', [""]),
    ],
)
def test_other_tags_are_read_as_by_a_browser(text: str, expected: list[str]) -> None:
    assert [" ".join(f"{name}={value}" for name, value in tag.attributes.items()) for tag in tags(text)] == expected


@pytest.mark.parametrize(
    "unit", ["<a ", "<a b", "<a b=", '<a b="', "<!", "<!--", "<script>", "<style/>", "</script", "<a b>", "<", "'", "/*", "url("]
)
def test_reading_takes_time_in_proportion(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begun = time.perf_counter()
    read_page(text)
    list(addresses_in_css(text))
    assert time.perf_counter() - begun < 5


# The manifest


def test_the_manifest_is_what_sha256sum_reads(tmp_path: Path) -> None:
    plant(tmp_path, {"b/index.html": "B", "a.txt": "", "ü.txt": "x", MANIFEST: "of an earlier run"})
    listed = manifest(tmp_path)
    assert listed.splitlines() == [
        f"{hashlib.sha256(text.encode()).hexdigest()}  {name}" for name, text in [("a.txt", ""), ("b/index.html", "B"), ("ü.txt", "x")]
    ]
    if program := shutil.which("sha256sum"):
        (tmp_path / MANIFEST).write_text(listed)
        subprocess.run([program, "--strict", "-c", MANIFEST], cwd=tmp_path, check=True, stdout=subprocess.DEVNULL)


# The swap

OLD, NEW = {"index.html": "old", "a/index.html": "old", ".git/HEAD": "ref"}, {"index.html": "new", "b/index.html": "new"}


def kept(files: Mapping[str, str]) -> dict[str, str]:
    return {**files, ".git/HEAD": "ref"}


@pytest.fixture(params=["one step", "two steps"])
def steps(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "two steps":
        monkeypatch.setattr(staging, "_exchange", lambda *_: False)
    return request.param


def clean(root: Path) -> bool:
    return sorted(path.name for path in root.iterdir()) == [SITE]


@pytest.mark.usefixtures("steps")
def test_the_staged_folder_takes_the_place_of_the_site(tmp_path: Path) -> None:
    plant(tmp_path / STAGING, {"index.html": "first"})
    assert swap(tmp_path) == []
    assert (harvest(tmp_path / SITE), clean(tmp_path)) == ({"index.html": "first"}, True)
    plant(tmp_path / SITE, OLD)
    plant(tmp_path / STAGING, NEW)
    assert swap(tmp_path) == []
    assert (harvest(tmp_path / SITE), clean(tmp_path)) == (kept(NEW), True)


def test_killed_at_any_moment_the_site_is_old_or_new(tmp_path: Path, steps: str) -> None:
    for moment in range(50):
        shutil.rmtree(tmp_path)
        plant(tmp_path / SITE, OLD)
        plant(tmp_path / STAGING, NEW)
        at_work = killed(lambda: swap(tmp_path), moment)
        if steps == "one step":
            assert kept(harvest(tmp_path / SITE)) in (OLD, kept(NEW))
        killed(lambda: recover(tmp_path), moment % 7)
        assert recover(tmp_path) == []
        assert clean(tmp_path)
        assert harvest(tmp_path / SITE) in (OLD, kept(NEW))
        if not at_work:
            break
    assert moment > 4


def test_between_the_two_steps_the_old_site_comes_back(tmp_path: Path) -> None:
    plant(tmp_path / ".site-old", OLD)
    plant(tmp_path / STAGING, NEW)
    assert recover(tmp_path) == []
    assert (harvest(tmp_path / SITE), clean(tmp_path)) == (OLD, True)


@pytest.mark.parametrize("name", [SITE, STAGING, ".site-old"])
@pytest.mark.parametrize("kind", ["link", "file"])
def test_a_link_or_a_file_in_the_site_s_place(tmp_path: Path, name: str, kind: str) -> None:
    outside = plant(tmp_path / "outside", {"precious": "x"})
    for other in {SITE, STAGING} - {name}:
        plant(tmp_path / other, {"index.html": "x"})
    (tmp_path / name).symlink_to(outside) if kind == "link" else (tmp_path / name).write_text("x")
    for act in (swap, recover):
        [finding] = act(tmp_path)
        assert told([finding]) == [f"{name} not-a-folder"]
    assert harvest(outside) == {"precious": "x"}


@pytest.mark.parametrize(("after", "code"), [(0, errno.EACCES), (1, errno.EBUSY)])
def test_the_disk_refuses_the_swap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int, code: int) -> None:
    plant(tmp_path / SITE, OLD)
    plant(tmp_path / STAGING, NEW)
    monkeypatch.setattr(staging, "_exchange", lambda *_: False)
    with monkeypatch.context() as patch:
        watch("rename", refuse(after, code), patch)
        assert told(swap(tmp_path)) == ["site unwritable"]
    assert harvest(tmp_path / SITE) == OLD


def test_an_old_site_that_cannot_be_removed_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path / SITE, OLD)
    plant(tmp_path / STAGING, NEW)
    with monkeypatch.context() as patch:
        watch("rmdir", refuse(0, errno.EACCES), patch)
        [finding] = swap(tmp_path)
    assert (finding.code, finding.severity) == ("unwritable", "warning")
    assert harvest(tmp_path / SITE) == kept(NEW)
    assert (recover(tmp_path), clean(tmp_path)) == ([], True)


# MkDocs

PLAIN = {
    "mkdocs.yml": "site_name: Made up\nsite_url: https://example.org/base/\ndocs_dir: content\nuse_directory_urls: true\n"
    "theme: {name: null, custom_dir: theme, static_templates: [404.html]}\nplugins: []\n",
    "theme/main.html": "<!doctype html><meta charset=\"utf-8\"><a href='{{ base_url }}/'>home</a>{{ page.content }}{{ build_date_utc }}\n",
    "theme/404.html": "<!doctype html><meta charset=\"utf-8\"><title>404</title><a href='{{ base_url }}people/'>people</a>\n",
    "content/index.md": "# One\n\n[people](people/index.md)\n",
    "content/people/index.md": "# People\n",
}


def project(root: Path, *, hook: str = "", config: str = "", **pages: str) -> Path:
    plant(root, PLAIN | {f"content/{name}.md": text for name, text in pages.items()})
    if hook:
        plant(root, {"hook.py": f"import os, signal\n{hook}"})
        config += "hooks: [hook.py]\n"
    with (root / "mkdocs.yml").open("a") as file:
        file.write(config)
    return root


def test_a_project_becomes_a_site(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    assert publish(project(tmp_path), EPOCH, on_progress=lambda done, of: heard.append((done, of))) == []
    assert files_of(tmp_path / SITE) == ["404.html", "index.html", MANIFEST, "people/index.html", "sitemap.xml", "sitemap.xml.gz"]
    assert "2025-08-07 16:00:00+00:00" in (tmp_path / SITE / "index.html").read_text()
    assert (tmp_path / SITE / MANIFEST).read_text() == manifest(tmp_path / SITE)
    assert heard == [(n, 4) for n in range(1, 5)]
    assert not (tmp_path / STAGING).exists()


def test_what_write_keeps_for_itself_is_not_published(tmp_path: Path) -> None:
    write(project(tmp_path), {"quotes/all.md": "# Quotes\n"})
    plant(tmp_path / "content", {temporary("index.md"): "x", temporary("quotes/all.md"): "x"})
    assert publish(tmp_path, EPOCH) == []
    assert [name for name in files_of(tmp_path / SITE) if "sitemap" not in name] == [
        "404.html",
        "index.html",
        MANIFEST,
        "people/index.html",
        "quotes/all/index.html",
    ]


@pytest.mark.parametrize("epoch", [-(10**11), -1, 0, 2**32, 10**18])
def test_a_moment_that_no_archive_can_hold(tmp_path: Path, epoch: int) -> None:
    assert publish(project(tmp_path), epoch) == []


def test_the_surroundings_are_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "kept")
    monkeypatch.delenv("NO_MKDOCS_2_WARNING", raising=False)
    logger = logging.getLogger("mkdocs")
    monkeypatch.setattr(logger, "propagate", True)
    before = (dict(os.environ), Path.cwd(), logger.level, logger.propagate, list(logger.handlers))
    publish(project(tmp_path, hook="def on_page_content(html, **_): raise KeyError('x')\n"), EPOCH)
    assert (dict(os.environ), Path.cwd(), logger.level, logger.propagate, list(logger.handlers)) == before


def test_our_own_plugin_is_told_that_its_work_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Ours:
        generated = False

        def on_config(self, _config: Any) -> None:
            assert self.generated

    def load(**options: Any) -> Any:
        config = real(**options)
        config.plugins["explainer"] = ours
        return config

    real, ours = render.load_config, Ours()
    monkeypatch.setattr(render, "load_config", load)
    assert publish(project(tmp_path), EPOCH) == []
    assert ours.generated


ABORT = "from mkdocs.exceptions import Abort, PluginError\ndef on_env(env, **_): raise "
FAILURES: dict[str, tuple[dict[str, str], str, str]] = {
    "no such option": ({"config": "nav: 5\n"}, "mkdocs.yml", "Config value 'nav'"),
    "broken YAML": ({"config": "x: [\n"}, "mkdocs.yml", "parsing the configuration file"),
    "no such plugin": ({"config": "plugins: [nowhere]\n"}, "mkdocs.yml", "nowhere"),
    "a page missing from the folder": ({"config": "nav: [gone.md]\n"}, "mkdocs.yml", "gone.md"),
    "a dead link": ({"bad": "[x](gone.md)\n"}, "content/bad.md", "a link 'gone.md'"),
    "a hook that fails": ({"hook": "def on_page_content(html, **_): raise OSError('x\\ny')\n"}, "content/index.md", "page 'index.md': x y"),
    "a hook that fails early": ({"hook": "def on_config(config): raise ZeroDivisionError\n"}, "mkdocs.yml", "ZeroDivisionError"),
    "a hook that gives up": ({"hook": f"{ABORT}PluginError('no\\n  use')\n"}, "mkdocs.yml", "no use"),
    "a hook that aborts": ({"hook": f"{ABORT}Abort('enough')\n"}, "mkdocs.yml", "enough"),
    "a hook that exits": ({"hook": f"{ABORT}SystemExit(3)\n"}, "mkdocs.yml", "SystemExit: 3"),
    "a hook that cannot be read": ({"hook": "def (:\n"}, "mkdocs.yml", "hook.py"),
}


@pytest.mark.parametrize(("made", "shown", "words"), FAILURES.values(), ids=FAILURES.keys())
def test_a_build_that_fails_leaves_the_site_and_says_why(tmp_path: Path, made: dict[str, str], shown: str, words: str) -> None:
    plant(project(tmp_path, **made) / SITE, OLD)
    [finding] = publish(tmp_path, EPOCH)
    assert (finding.code, str(finding.location), finding.severity) == ("mkdocs", shown, "error")
    assert words in finding.message
    assert "\n" not in finding.message
    assert harvest(tmp_path / SITE) == OLD


def test_without_strict_a_warning_stays_one(tmp_path: Path) -> None:
    [finding] = publish(project(tmp_path, config="nav: [index.md, people/index.md, gone.md]\n"), EPOCH, strict=False)
    assert (finding.code, finding.severity) == ("mkdocs", "warning")
    assert (tmp_path / SITE / "index.html").is_file()


def test_a_folder_without_mkdocs_yml(tmp_path: Path) -> None:
    assert told(publish(tmp_path, EPOCH)) == ["mkdocs.yml no-mkdocs-yml"]
    assert list(tmp_path.iterdir()) == []


def test_a_dead_link_in_raw_html_is_refused(tmp_path: Path) -> None:
    plant(project(tmp_path, bad='<a href="../nowhere/">x</a>\n') / SITE, OLD)
    assert told(publish(tmp_path, EPOCH)) == ["site/bad/index.html:1:63 dead-link"]
    assert harvest(tmp_path / SITE) == OLD


def test_a_full_disk_leaves_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(project(tmp_path) / SITE, OLD)
    monkeypatch.setattr(Path, "write_bytes", lambda *_: refuse(0, errno.ENOSPC)())
    assert told(publish(tmp_path, EPOCH)) == [".site-staging unwritable"]
    assert harvest(tmp_path / SITE) == OLD


def test_an_interrupt_passes_through(tmp_path: Path) -> None:
    plant(project(tmp_path, hook="def on_env(env, **_): raise KeyboardInterrupt\n") / SITE, OLD)
    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path, EPOCH)
    assert harvest(tmp_path / SITE) == OLD


@pytest.mark.parametrize("event", ["on_config", "on_page_content", "on_post_page", "on_post_build"])
def test_killed_while_mkdocs_is_at_work(tmp_path: Path, event: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOOMED", "1")
    hook = f"def {event}(*_, **__):\n    if 'DOOMED' in os.environ: os.kill(os.getpid(), signal.SIGKILL)\n"
    plant(project(tmp_path, hook=hook) / SITE, OLD)
    assert in_a_child(lambda: publish(tmp_path, EPOCH)) < 0
    assert harvest(tmp_path / SITE) == OLD
    monkeypatch.delenv("DOOMED")
    assert publish(tmp_path, EPOCH) == []
    assert (tmp_path / SITE / "people/index.html").is_file()
    assert not (tmp_path / STAGING).exists()


@pytest.mark.parametrize("step", ["check_site", "manifest", "swap"])
def test_killed_between_the_steps(tmp_path: Path, step: str) -> None:
    plant(project(tmp_path) / SITE, OLD)

    def act() -> None:
        import generator.site

        pytest.MonkeyPatch().setattr(generator.site, step, lambda *_: die())
        publish(tmp_path, EPOCH)

    assert in_a_child(act) < 0
    assert harvest(tmp_path / SITE) == OLD
    assert publish(tmp_path, EPOCH) == []


def test_material_passes_the_check_and_is_the_same_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = "site_name: Made up\nsite_url: https://example.org/base/\ndocs_dir: content\ntheme: {name: material, font: false}\n"
    files = {
        "mkdocs.yml": config,
        "content/index.md": "# One\n\n## Two\n\n[two](#two) [a](people/ann.md#said)\n",
        "content/people/ann.md": "# Ann\n\n## Said\n",
    }
    manifests = []
    for folder, zone in (("here", "Asia/Tokyo"), ("there/below", "America/Lima")):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert publish(plant(tmp_path / folder, files), EPOCH) == []
        manifests.append((tmp_path / folder / SITE / MANIFEST).read_text())
    monkeypatch.undo()
    time.tzset()
    assert manifests[0] == manifests[1]
    assert "sitemap.xml.gz" in manifests[0]


@settings(max_examples=200)
@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    read_page(text)
    list(addresses_in_css(text))
