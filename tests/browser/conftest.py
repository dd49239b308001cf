"""What the tests with a browser share: one Chromium, and both sites served."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from reader import HERE, Site, launch, served

BASES = {"real": "/", "fixture": "/explainer/"}  # the fixture's site_url has a path
MEASURED = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[MEASURED] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("browser")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for line in config.stash[MEASURED]:
        terminalreporter.write_line(line)


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> list[str]:
    """Lines to be printed when all tests have run."""
    return request.config.stash[MEASURED]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sites(browser: Browser, built_sites: dict[str, Path]) -> Iterator[dict[str, Site]]:
    """Both sites, served. Without a browser nothing is built."""
    del browser
    with ExitStack() as stack:
        yield {name: stack.enter_context(served(project / "site", BASES[name])) for name, project in built_sites.items()}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own, as wide as a desk allows."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()
