"""The workflows: lint without a finding, least privilege, and the same steps as anybody can run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from projects import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
BIN = Path(sys.executable).parent


def read(path: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def run(*command: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*map(str, command)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.skipif(not (BIN / "zizmor").exists(), reason="zizmor is not installed")
def test_zizmor_finds_nothing() -> None:
    done = run(BIN / "zizmor", "--offline", "--no-progress", GITHUB)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(not (BIN / "check-jsonschema").exists(), reason="check-jsonschema is not installed")
def test_the_files_are_what_github_reads() -> None:
    for schema, files in (
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.github-issue-forms", [GITHUB / "ISSUE_TEMPLATE" / "error.yml", GITHUB / "ISSUE_TEMPLATE" / "fact.yml"]),
    ):
        done = run(BIN / "check-jsonschema", "--builtin-schema", schema, *files)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_nothing_is_granted_but_to_a_job_that_needs_it(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    writing = {(job, what) for job, body in workflow["jobs"].items() for what, how in body["permissions"].items() if how == "write"}
    assert writing == (
        {("attest", "id-token"), ("attest", "attestations"), ("deploy", "id-token"), ("deploy", "pages")}
        if path.stem == "deploy"
        else set()
    )
    assert "secrets." not in path.read_text(encoding="utf-8")
    assert "pull_request_target" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_an_official_one_pinned_by_its_commit(path: Path) -> None:
    for job in read(path)["jobs"].values():
        for step in job["steps"]:
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_every_step_is_one_that_can_be_run_here() -> None:
    steps = {step["run"] for path in WORKFLOWS for job in read(path)["jobs"].values() for step in job["steps"] if "run" in step}
    assert steps == {".github/run facts", ".github/run site", ".github/run test", ".github/run links"}
    script = (GITHUB / "run").read_text(encoding="utf-8")
    for step in steps:
        assert f"    {step.split()[1]})" in script


def test_an_unknown_step_is_refused() -> None:
    done = run("bash", GITHUB / "run", "everything")
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage" in done.stderr


def test_the_steps_are_run_on_a_clone(tmp_path: Path) -> None:
    """The facts and the site, as the workflow of a pull request makes them, with this environment in place of a fresh one."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout")
    clone = tmp_path / "clone"
    assert run("git", "clone", "--quiet", ROOT, clone).returncode == 0
    venv = ROOT / ".venv"
    if not (venv / ".site").exists():
        pytest.skip("the environment was not made by make")
    (clone / ".venv").symlink_to(venv)
    for name in ("requirements.txt", "pyproject.toml"):
        os.utime(clone / name, (0, 0))  # older than the environment: nothing is installed into it
    done = subprocess.run(
        ["bash", ".github/run", "site"],
        cwd=clone, capture_output=True, text=True, timeout=300, check=False,
        env={"PATH": "/usr/bin:/bin", "SITE_URL": "https://fork.example/project/", "REPOSITORY_URL": "https://code.example/fork/project"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    front = (clone / "site" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://fork.example/project/">' in front
    assert 'content="https://fork.example/project/assets/previews/' in front
    assert "https://code.example/fork/project/issues/new" in front
    assert 'href="/project/' in (clone / "site" / "404.html").read_text(encoding="utf-8")
