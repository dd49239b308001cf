"""What is measured, each in a process of its own: ``python -m bench.measure WHAT FOLDER [FOLDER]`` prints seconds as JSON.

    read   the bare loader of PyYAML, in C, on the same files: what nobody who reads YAML in Python can go below
    copy   the files of ``content/`` into another folder with one call for each: what nobody who writes them can go below
    run    the generator, step by step, as ``explainer build`` does it before MkDocs begins

A second is one of processor time, so that other programs count as little as possible.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from generator import build
from generator.dates import parse
from generator.previews import drawn
from generator.write import write

Spent = dict[str, float]


def read(root: Path) -> Spent:
    files = sorted((root / "site_data").glob("*.yml"))
    begun = time.process_time()
    kept = [yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) for path in files]
    return {"read": time.process_time() - begun, "files": len(kept)}


def copy(root: Path, there: Path) -> Spent:
    content = root / "content"
    files = {path.relative_to(content): path.read_bytes() for path in sorted(content.rglob("*")) if path.is_file()}
    begun = time.process_time()
    for name, data in files.items():
        path = there / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return {"copy": time.process_time() - begun}


def run(root: Path) -> Spent:
    spent: Spent = defaultdict(float)
    for name in ("load", "link", "verify", "pages_of", "exports"):
        setattr(build, name, _timed(name, getattr(build, name), spent))
    begun = time.process_time()
    checked = _timed("check", build.check, spent)(root)
    if not checked.ok or checked.library is None or checked.evidence is None:
        raise SystemExit(f"{root} has errors")
    today = parse(checked.library.explainer.as_of).last
    if today is None:
        raise SystemExit(f"{root} has no day")
    files, previews = _timed("rendered", build.rendered, spent)(checked.library, checked.evidence, today)
    pictures = _timed("previews", drawn, spent)(previews, root / "content")
    _, findings = _timed("write", write, spent)(root, {**files, **pictures})
    if findings:
        raise SystemExit(findings[0].message)
    spent["all"] = time.process_time() - begun
    spent["render"] = spent["rendered"] - spent["pages_of"] - spent["exports"]
    return spent


def _timed(name: str, step: Callable[..., Any], spent: Spent) -> Callable[..., Any]:
    def timed(*args: Any, **options: Any) -> Any:
        begun = time.process_time()
        try:
            return step(*args, **options)
        finally:
            spent[name] += time.process_time() - begun

    return timed


if __name__ == "__main__":
    what: dict[str, Callable[..., Spent]] = {"read": read, "copy": copy, "run": run}
    print(json.dumps(what[sys.argv[1]](*map(Path, sys.argv[2:]))))
