"""The command line; the only place that prints or exits.

    check        read the facts, check every word and date, say what is wrong
    build        check, write content/, render site/ in staging, swap it in
    serve        show the site on this machine, and again after each change
    fingerprint  make a source's fingerprint from its text

Exit codes: 0 nothing in the way, 1 findings, 2 bad usage or configuration, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import build as pipeline
from generator.diagnostics import Diagnostic, as_text, count
from generator.fingerprinting import fingerprint_source
from generator.model import Source
from generator.previews import drawn
from generator.write import FOLDER as CONTENT
from generator.write import locked, write

if TYPE_CHECKING:
    from generator.serve import Preview, Server

PROJECT = click.argument("project", type=click.Path(path_type=Path), default=".", metavar="[FOLDER]")
TEXTS = click.option(
    "--source-text",
    "texts",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="EXPLAINER_SOURCE_TEXT",
    metavar="DIR",
    help="Folder with the sources' texts (SOURCE.txt); quotes are checked against them as well. Also EXPLAINER_SOURCE_TEXT.",
)
STRICT = click.option("--strict", is_flag=True, help="Warnings count as errors.")


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date:
    if value:
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise click.BadParameter(f"{value!r} is no date; write 2025-08-07") from None
    try:
        return pipeline.today_from(os.environ, datetime.now(UTC).date())
    except ValueError as error:
        raise click.UsageError(str(error)) from None


TODAY = click.option("--today", callback=_day, metavar="DATE", help="The day of the build (2025-08-07); by it reviews become overdue.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="explainer-generator", prog_name="explainer")
def cli() -> None:
    """Curated facts in, a searchable explainer site out: nothing without a receipt.

    Each command takes the project's folder, the one that holds mkdocs.yml and site_data/; without it, the present folder.
    """


@cli.command()
@PROJECT
@TEXTS
@STRICT
def check(project: Path, texts: Path | None, *, strict: bool) -> None:
    """Check the facts: every quote word for word, every date, every reference. Writes nothing."""
    with _progress() as progress:
        checked = pipeline.check(project, texts, progress)
    _end(list(checked.diagnostics), strict=strict, done="no error")


@cli.command()
@PROJECT
@TEXTS
@TODAY
@STRICT
def build(project: Path, texts: Path | None, today: date, *, strict: bool) -> None:
    """Check, write content/ and build site/. With an error, both stay as they are."""
    with locked(project) as refused, _progress() as progress:
        findings, files = (refused, 0) if refused else _build(project, texts, today, progress, strict=strict)
    _end(findings, strict=strict, done=f"{files} pages in content/, the site in {project / 'site'}")


def _build(project: Path, texts: Path | None, today: date, progress: pipeline.Progress, *, strict: bool) -> tuple[list[Diagnostic], int]:
    from generator.site import publish  # noqa: PLC0415 - MkDocs takes half of a check's time to import

    built = pipeline.build(project, today, texts, progress)
    findings = list(built.diagnostics)
    if not built.ok or built.library is None or (strict and findings):
        return findings, 0
    findings += write(project, {**built.files, **drawn(built.previews, project / CONTENT)})[1]
    if not count(findings)[0]:
        day = pipeline.last_change(built.library) or today
        epoch = int(datetime.combine(day, time(), UTC).timestamp())
        findings += publish(project, epoch, on_progress=lambda done, all_: progress("site", done, all_))
    return findings, len(built.files)


@cli.command()
@PROJECT
@TEXTS
@TODAY
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port on 127.0.0.1; 0 takes a free one.")
def serve(project: Path, texts: Path | None, today: date, port: int) -> None:
    """Show the site on this machine only; what is saved is built at once, and what is wrong is said in the page too."""
    from generator.serve import Preview  # noqa: PLC0415 - only this command needs it

    def once() -> tuple[bool, str]:
        with locked(project) as refused:
            findings = refused or _build(project, texts, today, pipeline.silent, strict=False)[0]
        return not count(findings)[0], as_text(findings)

    if not (project / "mkdocs.yml").is_file():
        raise click.UsageError(f"there is no mkdocs.yml in {project}")
    preview = Preview(project, once)
    with _listening(preview, port) as server:
        click.echo(f"{server.url} (Ctrl+C ends it)")
        while True:
            outcome = preview.rebuild()
            click.echo(outcome.text, nl=False, err=True)
            click.echo(f"{'built' if outcome.ok else 'not built, the last good site stays'} in {outcome.seconds:.2f} s")
            preview.wait_for_a_save()


@contextmanager
def _listening(preview: Preview, port: int) -> Iterator[Server]:
    from generator.serve import Server  # noqa: PLC0415 - as above

    try:
        server = Server(preview, port)
    except OSError as error:
        raise click.UsageError(f"port {port} cannot be used: {error.strerror}; --port 0 takes a free one") from None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


@cli.command()
@click.argument("source")
@click.argument("text_file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--project", type=click.Path(path_type=Path), default=".", help="The project's folder.")
def fingerprint(source: str, text_file: Path, project: Path) -> None:
    """Make site_data/fingerprints/SOURCE.json from TEXT_FILE, which stays where it is."""
    made = fingerprint_source(project, source, text_file)
    _end(made.findings, strict=False, done=made.told)


@cli.command()
@PROJECT
def links(project: Path) -> None:
    """Ask whether the sources are still where they were. Gone is told apart from what could not be asked."""
    from generator.reach import as_markdown, ask_all  # noqa: PLC0415 - only this command goes to the network

    checked = pipeline.check(project)
    if checked.library is None:
        _end(list(checked.diagnostics), strict=False, done="")
        return
    answers = list(ask_all(checked.library.of("sources", Source)))
    click.echo(as_markdown(answers), nl=False)
    if any(answer.verdict == "gone" for answer in answers):
        raise SystemExit(1)


def _end(findings: list[Diagnostic], *, strict: bool, done: str) -> None:
    """Print the findings and the total; leave with 1 if they stand in the way."""
    errors, warnings = count(findings)
    click.echo(as_text(findings), nl=False, err=True)
    told = [f"{errors} error{'s' * (errors != 1)}"] if errors else []
    told += [f"{warnings} warning{'s' * (warnings != 1)}"] if warnings else []
    refused = bool(errors or (strict and warnings))
    click.echo(", ".join(told) + ("" if refused else "; " * bool(told) + done), err=refused)
    if refused:
        raise SystemExit(1)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar for work over a second, where somebody watches a terminal."""
    if not sys.stderr.isatty():
        yield pipeline.silent
        return
    from generator.progress import bar  # noqa: PLC0415

    with bar() as report:
        yield report


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
