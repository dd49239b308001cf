"""The command line; the only place that prints or exits.

    check        read the facts, check every word and date, say what is wrong
    build        check, write content/, render site/ in staging, swap it in
    serve        show the site on this machine, and again after each change
    fingerprint  make a source's fingerprint from its text
    new          start a project: a made-up example, or a draft from a source's text
    explain      say what a code means, with an example
    diff         which facts changed since a revision, and a draft for the log of changes
    fmt          lay out the files of facts, comments kept
    schema       write JSON Schemas, by which editor programs complete and check

Exit codes: 0 nothing in the way, 1 findings, 2 bad usage or configuration, 130 interrupted.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import build as pipeline
from generator.codes import UnknownCodeError, listing, page_of
from generator.diagnostics import Diagnostic, as_text, count
from generator.diff import FORMATS, RevisionError, compare_revisions, record, revision, working_tree
from generator.draft import About
from generator.editing import Edited, format_project, write_schemas
from generator.fingerprinting import fingerprint_source
from generator.load.files import text_below
from generator.model import Source
from generator.previews import drawn
from generator.report import FORMS, closing, form_of, told
from generator.starting import StartError, start_empty, start_from
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
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="auto",
    show_default=True,
    help="How findings are told: text, JSON, or annotations and a job summary for GitHub Actions; auto knows whether it runs there.",
)


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
@TODAY
@STRICT
@FORMAT
def check(project: Path, texts: Path | None, today: date, form: str, *, strict: bool) -> None:
    """Check the facts: every quote word for word, every date, every reference. Writes nothing."""
    with _progress() as progress:
        checked = pipeline.check(project, texts, progress, today)
    _end(list(checked.diagnostics), project, form, strict=strict, done="no error")


@cli.command()
@PROJECT
@TEXTS
@TODAY
@STRICT
@FORMAT
def build(project: Path, texts: Path | None, today: date, form: str, *, strict: bool) -> None:
    """Check, write content/ and build site/. With an error, both stay as they are."""
    with locked(project) as refused, _progress() as progress:
        findings, files = (refused, 0) if refused else _build(project, texts, today, progress, strict=strict)
    _end(findings, project, form, strict=strict, done=f"{files} pages in content/, the site in {project / 'site'}")


def _build(project: Path, texts: Path | None, today: date, progress: pipeline.Progress, *, strict: bool) -> tuple[list[Diagnostic], int]:
    from generator.site import publish, site_address  # noqa: PLC0415 - MkDocs takes half of a check's time to import

    built = pipeline.build(project, today, texts, progress, site_address(project))
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
        return not count(findings)[0], as_text(findings, text_below(project))

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


@cli.command()
@PROJECT
@click.option("--check", is_flag=True, help="Change nothing; print what would change, and exit with 1 if anything would.")
def fmt(project: Path, *, check: bool) -> None:
    """Lay out the files of facts: one order of keys, one way of quoting. Comments and facts stay as they are."""
    _edited(format_project(project, check=check))


@cli.command()
@PROJECT
@click.option("--modelines", is_flag=True, help="Name its schema in the first line of each file of facts, for editors other than VS Code.")
def schema(project: Path, *, modelines: bool) -> None:
    """Write site_data/.schema/, from which editor programs complete keys, values and ids; and VS Code's settings, if there are none."""
    _edited(write_schemas(project, modelines=modelines))


def _edited(done: Edited) -> None:
    click.echo(done.printed, nl=False)
    _end(done.findings, strict=False, done=done.told)


def _iso_day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write 2025-08-07") from None


@cli.command()
@click.argument("revisions", nargs=-1, required=True, metavar="REV [REV]")
@click.option("--project", type=click.Path(path_type=Path), default=".", help="The project's folder.")
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="text", help="Markdown is for a comment on a pull request.")
@click.option("--record", "day", callback=_iso_day, metavar="DATE", help="Add what changed to site_data/changes.yml, as of that day.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if facts changed.")
def diff(revisions: tuple[str, ...], project: Path, format_: str, day: date | None, *, exit_code: bool) -> None:
    """List the facts that changed since a revision: added, removed, a stance moved, a date made more precise, wording only.

    REV is what git calls a revision: a commit, a branch, a tag, HEAD~1. With a second REV the two are compared, without one
    the folder as it is. Records that only stand elsewhere or in another order have not changed.
    """
    if len(revisions) > 2:  # noqa: PLR2004
        raise click.UsageError("name one revision or two")
    try:
        before, *after = [revision(project, name) for name in revisions]
        compared = compare_revisions(before, after[0] if after else working_tree(project))
    except RevisionError as error:
        raise click.ClickException(str(error)) from None
    click.echo(FORMATS[format_](compared), nl=False)
    if day:
        recorded = record(project, compared.changes, day, before.loaded)
        click.echo(as_text(recorded.findings) or recorded.told + "\n", nl=False, err=True)
        if count(recorded.findings)[0]:
            raise SystemExit(1)
    if exit_code and compared.changes:
        raise SystemExit(1)


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option("--from", "text_file", type=click.Path(path_type=Path, dir_okay=False), metavar="TEXT", help="Draft the facts from a source's text.")
@click.option("--source", default="article", show_default=True, metavar="ID", help="The source's id.")
@click.option("--url", default="", help="Where the source was published.")
@click.option("--publisher", default="", metavar="NAME", help="Who published it.")
@click.option("--published", default="", metavar="DATE", help="When; without it the day is looked for in the text.")
@click.option("--title", default="", help="The explainer's title.")
@click.option("--language", default="en", show_default=True, metavar="CODE", help="The explainer's language, and the source's.")
def new(folder: Path, text_file: Path | None, source: str, url: str, publisher: str, published: str, title: str, language: str) -> None:
    """Start a project in FOLDER: a made-up example that builds at once or, with --from, a draft of the facts in TEXT.

    A draft holds every quotation with its likely speaker, everybody named, and the dates, each counted from the publication.
    It is made by rules for English and may be wrong: nothing is built from it until an editor has confirmed each record.
    """
    about = About(source, url, publisher, published, title, language)
    try:
        started = start_from(folder, text_file, about) if text_file else start_empty(folder, title, language)
    except StartError as error:
        raise click.UsageError(str(error)) from None
    _end(started.findings, strict=False, done=started.told)


@cli.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what CODE means, why it matters, an example that fails, and the fix. Without CODE, list all of them."""
    if code is None:
        click.echo(listing(), nl=False)
        return
    try:
        page = page_of(code.strip("[]"))
    except UnknownCodeError as error:
        raise click.UsageError(str(error)) from None
    if not sys.stdout.isatty():
        click.echo(page.text, nl=False)
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs them
    from rich.markdown import Markdown  # noqa: PLC0415

    Console(width=min(100, shutil.get_terminal_size().columns)).print(Markdown(page.text))


def _end(findings: list[Diagnostic], project: Path = Path(), form: str = "text", *, strict: bool, done: str) -> None:
    """Print the findings and the total; leave with 1 if they stand in the way."""
    form, (errors, warnings) = form_of(form, os.environ), count(findings)
    refused = bool(errors or (strict and warnings))
    found = told(findings, form, project, os.environ, width=shutil.get_terminal_size((100, 24)).columns, paint=_painted)
    click.echo(found.out, nl=False)
    click.echo(found.err, nl=False, err=True)
    if found.summary and (path := os.environ.get("GITHUB_STEP_SUMMARY")):
        _add(Path(path), found.summary)
    click.echo(closing(findings, done, refused=refused), err=refused or form == "json")
    if refused:
        raise SystemExit(1)


def _add(summary: Path, text: str) -> None:
    try:
        with summary.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        click.echo(f"the summary cannot be written to {summary}: {error.strerror}", err=True)


_COLOURS = {"error": "red", "warning": "yellow", "place": "bright_white", "code": "bright_black", "gutter": "blue", "help": "cyan"}


def _painted(role: str, text: str) -> str:
    return text if os.environ.get("NO_COLOR") else click.style(text, fg=_COLOURS[role], bold=role in ("error", "warning"))


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
