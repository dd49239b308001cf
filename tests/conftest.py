"""`pytest --bless` writes what the code says now where expected output is kept; read the difference before committing it."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import FIXTURE, TODAY, copy_of, copy_of_this_site, explainer


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write the expected outputs anew")


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether expected outputs are to be written instead of compared."""
    return bool(request.config.getoption("--bless"))


@pytest.fixture(scope="session")
def built_sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """This repository's explainer and the fixture, each built once by the command line; for reading only."""
    folder = tmp_path_factory.mktemp("built")
    projects = {"real": copy_of_this_site(folder / "real"), "fixture": copy_of(FIXTURE, folder / "fixture")}
    for name, today in (("real", "2025-08-07"), ("fixture", TODAY)):
        done = explainer("build", projects[name], "--today", today)
        assert done.returncode == 0, done.stderr
    return projects
