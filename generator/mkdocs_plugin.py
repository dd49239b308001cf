"""Adapter: MkDocs runs the pipeline before it builds, and watches the facts while it serves. It knows nothing of its own."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger

from generator.build import build, today_from
from generator.diagnostics import Diagnostic, as_text
from generator.load.files import FOLDER, text_below
from generator.previews import drawn
from generator.write import FOLDER as CONTENT
from generator.write import locked, write

log = get_plugin_logger("explainer")
THEME = str(Path(__file__).with_name("theme"))


class ExplainerPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """``plugins: [explainer]``. ``generated`` is set by a caller that has run the pipeline already."""

    generated = False

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """The look comes with the package where the project brings none."""
        if THEME not in config.theme.dirs and not config.theme.custom_dir:
            config.theme.dirs.insert(0, THEME)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Write ``content/``; findings go to MkDocs's log, errors stop the build."""
        if self.generated:
            return
        root = Path(config.config_file_path).parent
        with locked(root) as refused:
            findings = refused or _generate(root, config.site_url or "")
        for item in findings:
            if item.severity == "warning":
                log.warning(as_text([item]).rstrip())
        if any(item.severity == "error" for item in findings):
            raise PluginError(f"nothing was built\n{as_text(findings, text_below(root))}")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """A changed fact builds anew."""
        del builder
        server.watch(str(Path(config.config_file_path).parent / FOLDER))
        return server


def _generate(root: Path, site_url: str) -> list[Diagnostic]:
    built = build(root, today_from(os.environ, datetime.now(UTC).date()), site_url=site_url)
    if not built.ok:
        return list(built.diagnostics)
    return [*built.diagnostics, *write(root, {**built.files, **drawn(built.previews, root / CONTENT)})[1]]
