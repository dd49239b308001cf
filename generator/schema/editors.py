"""Noun: how editor programs are told which schema a file has."""

from __future__ import annotations

import json
import re
from typing import Final

from generator.load.files import FOLDER
from generator.model import KINDS

from .fields import EXPLAINER

HIDDEN: Final = ".schema"
SETTINGS: Final = ".vscode/settings.json"
_MODELINE = re.compile(r"# yaml-language-server: \$schema=[^\r\n]*")


def file_of(kind: str) -> str:
    """The name of a kind's schema."""
    return f"{kind}.schema.json"


def settings() -> str:
    """VS Code's: a schema for each file; its own layout of YAML off, because `explainer fmt` has another one."""
    files = {kind: [f"{FOLDER}/{kind}.yml"] + [f"{FOLDER}/{kind}/*.yml"] * (kind in KINDS) for kind in (EXPLAINER, *KINDS)}
    schemas = {f"./{FOLDER}/{HIDDEN}/{file_of(kind)}": names for kind, names in files.items()}
    wanted = {"yaml.schemas": schemas, "yaml.yamlVersion": "1.2", "yaml.format.enable": False}
    return json.dumps(wanted, indent=2) + "\n"


def with_modeline(text: str, kind: str, *, part: bool) -> str:
    """A file that names its schema in its first line, as most editor programs understand; one named further down gives way."""
    line = f"# yaml-language-server: $schema={'../' * part}{HIDDEN}/{file_of(kind)}"
    found = _MODELINE.search(text)
    if found and found.start() == 0:
        return line + text[found.end() :]
    end = "\r\n" if "\r\n" in text else "\n"
    return line + end + text
