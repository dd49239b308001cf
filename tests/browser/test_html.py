"""What the HTML checker and Lighthouse say of the built sites."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from reader import CHROMIUM, HERE, Site, missing, module

# Errors that a page of stock Material gives as well; this is the only place where an error is let pass.
STOCK: dict[str, str] = yaml.safe_load((HERE / "stock_errors.yml").read_text(encoding="utf-8"))
AIM = {"phone": 95, "desk": 100}
PLAIN = """
site_name: Stock
theme: {name: material, font: false, palette: [{scheme: default, toggle: {icon: material/brightness-7, name: Dark}}]}
plugins: [search]
"""


def run(*command: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*map(str, command)], capture_output=True, text=True, encoding="utf-8", cwd=cwd, timeout=400, check=False)


def checked(*folders: Path) -> list[dict[str, Any]]:
    """The errors of the HTML checker in all pages of some folders."""
    java = shutil.which("java") or missing("there is no Java: apt-get install default-jre-headless")
    jar = module("vnu-jar/build/dist/vnu.jar")
    done = run(java, "-jar", jar, "--format", "json", "--errors-only", "--skip-non-html", "--exit-zero-always", *folders)
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    assert [message for message in messages if message["type"] == "non-document-error"] == []
    return messages


def test_the_html_is_correct(sites: dict[str, Site]) -> None:
    found = checked(*(site.folder for site in sites.values()))
    assert [f"{item['url'][-60:]}:{item['lastLine']}: {item['message']}" for item in found if item["message"] not in STOCK] == []
    assert {item["message"] for item in found} == set(STOCK)


def test_the_checker_sees_errors_and_stock_material_has_those_listed(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Stock\n\n<p><div></p>\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    done = run(sys.executable, "-m", "mkdocs", "build", "--quiet", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    found = {item["message"] for item in checked(tmp_path / "site")}
    assert set(STOCK) <= found
    assert any("end tag" in message for message in found)


def test_lighthouse(sites: dict[str, Site], measured: list[str]) -> None:
    """Accessibility, best practices and findability are complete; speed depends on the machine and is only reported."""
    module("lighthouse/package.json")
    node = shutil.which("node") or missing("there is no Node.js: apt-get install nodejs")
    addresses = [sites["real"].url + name for name in ("", "quotes/", "timeline/", "positions/")]
    done = run(node, HERE / "lighthouse.mjs", CHROMIUM, *addresses)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    for page in said:
        name, device = page["address"].removeprefix(sites["real"].url) or "front page", page["device"]
        measured.append(f"Lighthouse, {name} on a {device}: performance {page['scores']['performance']} (aim: {AIM[device]})")
    assert len(said) == 8
    assert [page for page in said if page["error"] or page["failed"]] == []
    gates = ("accessibility", "best-practices", "seo")
    assert [page for page in said if any(page["scores"][gate] != 100 for gate in gates)] == []


@pytest.mark.parametrize("name", ["package.json", "package-lock.json"])
def test_the_packages_name_no_host(name: str) -> None:
    assert "resolved" not in (HERE / name).read_text(encoding="utf-8")
