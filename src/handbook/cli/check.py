"""`handbook check`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from handbook.cli.problems import find_problems
from handbook.cli.project_folder import open_folder, root_option, stop
from handbook.load.folder import record_files
from handbook.problems import FORMATS, Problem


@click.command()
@root_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="text for people, json for programs, github for annotations on a pull request.",
)
@click.option("--strict", is_flag=True, help="Let warnings count as problems (exit code 1).")
def check(root: Path | None, format_: str, strict: bool) -> None:
    """Check all records, translations and pages, and list what is wrong.

    Every problem is one line, path:line:column: code and what is wrong, with a hint how to mend it. The same checks
    refuse a build.
    """
    opened = open_folder(root)
    total = sum(1 for _ in record_files(opened.settings.root))
    with progress_bar(total, "Checking") as progress:
        site, problems = find_problems(opened, progress)
    if problems or format_ == "json":
        click.echo(FORMATS[format_](problems))
    click.echo(summary(len(site.project.library.entries), problems), err=True)
    if has_errors(problems) or (strict and problems):
        stop(1)


def has_errors(problems: Sequence[Problem]) -> bool:
    """Whether anything but warnings was found."""
    return any(problem.severity == "error" for problem in problems)


def summary(records: int, problems: Sequence[Problem]) -> str:
    """One line for the end of a check."""
    warnings = sum(problem.severity == "warning" for problem in problems)
    counts = [(records, "record"), (len(problems) - warnings, "problem"), (warnings, "warning")]
    return ", ".join(f"{number} {word}{'' if number == 1 else 's'}" for number, word in counts)


@contextmanager
def progress_bar(total: int, label: str) -> Iterator[Callable[[str], None]]:
    """A bar on stderr while a person is watching; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda _path: None
        return
    with click.progressbar(length=total, label=label, file=sys.stderr) as bar:
        yield lambda _path: bar.update(1)
