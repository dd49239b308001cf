"""The Content-Security-Policy of every page: what the page itself brings may run, nothing else, from nowhere else.

Material's own inline scripts differ by page depth, so their hashes are taken from each rendered page. What a meta element
cannot say (frame-ancestors) is left to the server. Styles may stand in the page: scripts of Material write some.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostic, Location

from .check import SITE, files_of
from .tags import tags

_RULES: Final = (
    "default-src 'none'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)
_AFTER: Final = '<meta charset="utf-8">'
# Types under which a browser runs a script; others (JSON, JSON-LD) are data to it.
_RUN: Final = frozenset({"", "module", "text/javascript", "application/javascript"})


def seal(staged: Path) -> list[Diagnostic]:
    """Write its policy into every page of a rendered site; a page without a place for it is a finding."""
    findings = []
    for name in files_of(staged):
        if name.endswith(".html"):
            page = staged / name
            text = page.read_text(encoding="utf-8")
            if _AFTER in text:
                page.write_text(sealed(text), encoding="utf-8", newline="")
            else:
                help_ = f"write {_AFTER} into its head"
                findings.append(Diagnostic("no-charset", "the page does not say that it is UTF-8", Location(f"{SITE}/{name}"), help_))
    return findings


def sealed(text: str) -> str:
    """The page with its policy, before anything that the policy is about."""
    head, after, rest = text.partition(_AFTER)
    return f'{head}{after}<meta http-equiv="Content-Security-Policy" content="{escape(policy(text))}">{rest}'


def policy(text: str) -> str:
    """The policy of a page."""
    scripts = " ".join(("script-src 'self'", *dict.fromkeys(_hashes(text))))
    return "; ".join((_RULES[0], scripts, *_RULES[1:]))


def _hashes(text: str) -> Iterator[str]:
    for tag in tags(text):
        if tag.name == "script" and "src" not in tag.attributes and tag.attributes.get("type", "").lower() in _RUN:
            yield f"'sha256-{b64encode(sha256(tag.body.encode()).digest()).decode()}'"
