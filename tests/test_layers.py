"""The shape of the package: which module may import which, and how long a module may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "generator"
ORDER = [
    *("diagnostics", "codes", "model", "catalogue", "dates", "prose", "terms", "quotes", "pictures"),
    *("load", "report", "schema", "fmt", "link", "verify", "citations", "views", "render", "export", "previews", "write"),
    *("fingerprinting", "editing", "diff", "draft", "starting", "build", "site", "serve", "reach", "progress"),
    *("commands", "__main__", "mkdocs_plugin"),
]
LONGEST = 250

FILES = sorted(path for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py")


def layer(path: Path) -> str:
    """The module, or the package, a file belongs to."""
    return path.relative_to(ROOT).with_suffix("").parts[0]


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """The modules of ours that a file imports, by name and line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module] if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module == "generator":
            names = [f"generator.{alias.name}" for alias in node.names]
        for name in names:
            if name.startswith("generator."):
                yield name.split(".")[1], node.lineno


def test_every_module_has_its_place_in_the_order() -> None:
    assert {layer(path) for path in FILES} <= set(ORDER)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_from_those_before_it(path: Path) -> None:
    here = ORDER.index(layer(path))
    late = [f"{path.name}:{line} imports {name}" for name, line in imported(path) if ORDER.index(name) > here]
    assert late == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_only_load_knows_yaml_and_only_the_command_line_prints() -> None:
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        calls = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
        assert "yaml" not in modules or layer(path) == "load", path
        assert "print" not in calls or layer(path) in ("__main__", "commands"), path
