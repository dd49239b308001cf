"""The command line. It and its ``commands`` are the only place that prints or exits.

    check        read the facts, check every word and date, say what is wrong
    build        check, write content/, render site/ in staging, swap it in
    serve        show the site on this machine, and again after each change
    fingerprint  make a source's fingerprint from its text
    links        ask whether the sources are still where they were
    new          start a project: a made-up example, or a draft from a source's text
    explain      say what a code means, with an example
    diff         which facts changed since a revision, and a draft for the log of changes
    fmt          lay out the files of facts, comments kept
    schema       write JSON Schemas, by which editor programs complete and check

Exit codes: 0 nothing in the way, 1 findings, 2 bad usage or configuration, 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from generator.commands import cli


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; returns the exit code."""
    try:
        code: Any = cli.main(args=None if argv is None else list(argv), prog_name="explainer", standalone_mode=False)
    except click.exceptions.Exit as error:
        return error.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("interrupted; nothing is half done, run it again", err=True)
        return 130
    except click.ClickException as error:
        error.show()
        return 2
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else 1
    return code if isinstance(code, int) else 0


def run() -> None:
    """The console script."""
    sys.exit(main())


if __name__ == "__main__":
    run()
