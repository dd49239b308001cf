"""Verb: content/ -> site/, staged, checked, swapped in.

    1  recover  put back what a killed run had set aside, remove what it left
    2  render   MkDocs builds into `.site-staging`
    3  check    every link, anchor and host in the rendered files
    4  seal     each page gets the policy of what may run in it
    5  manifest the hashes of all files, published with them
    6  swap     the staged folder takes the place of `site/`

Until the last step `site/` is not touched: a failed, killed or refused build leaves it as it was.
"""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Diagnostic, count
from generator.write import unwritable

from .check import SITE, check_site
from .policy import seal
from .render import Progress, Rendered, no_progress, render_site, site_address
from .staging import MANIFEST, STAGING, manifest, recover, swap

__all__ = [
    "MANIFEST",
    "SITE",
    "STAGING",
    "Progress",
    "Rendered",
    "check_site",
    "manifest",
    "publish",
    "recover",
    "render_site",
    "seal",
    "site_address",
    "swap",
]


def publish(root: Path, epoch: int, *, strict: bool = True, on_progress: Progress = no_progress) -> list[Diagnostic]:
    """Render, check and publish the project's site. The caller holds the lock. With an error, `site/` is as it was."""
    rendered, findings = render_site(root, epoch, strict=strict, on_progress=on_progress)
    if rendered is None:
        return findings
    try:
        findings += check_site(rendered.staged, rendered.site_url)
        findings += seal(rendered.staged)
        if not count(findings)[0]:
            (rendered.staged / MANIFEST).write_bytes(manifest(rendered.staged).encode())
    except OSError as error:
        findings.append(unwritable(STAGING, error))
    return findings if count(findings)[0] else findings + swap(root)
