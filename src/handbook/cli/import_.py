"""`handbook import`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from handbook.cli.check import has_errors
from handbook.cli.problems import find_problems
from handbook.cli.project_folder import WrongUse, open_folder, root_option, stop
from handbook.clock import today
from handbook.exchange import po, xliff
from handbook.exchange.incoming import MAX_BYTES, Incoming
from handbook.exchange.take_over import take_over, write
from handbook.problems import FORMATS, to_text

_format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How problems are told: text for people, json for programs, github for annotations.",
)
_file = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))


@click.group("import")
def import_() -> None:
    """Take over texts from translators' tools.

    Only texts that differ are changed. With one problem in the file, nothing is changed at all.
    """


@import_.command("xliff")
@root_option
@_format_option
@_file
def import_xliff(root: Path | None, format_: str, file: Path) -> None:
    """Take over FILE, made by `handbook export xliff` and translated since."""
    _import(root, file, format_, xliff.read)


@import_.command("po")
@root_option
@_format_option
@_file
def import_po(root: Path | None, format_: str, file: Path) -> None:
    """Take over FILE, made by `handbook export po` and translated since."""
    _import(root, file, format_, po.read)


def _import(root: Path | None, file: Path, format_: str, read: Callable[[bytes], Incoming]) -> None:
    opened = open_folder(root)
    if file.stat().st_size > MAX_BYTES:
        raise WrongUse(f"{file} is larger than {MAX_BYTES // 1024 // 1024} MB; this is no file of translations")
    site, problems = find_problems(opened)
    if has_errors(problems):
        click.echo(to_text(problems))
        click.echo("Nothing was changed: correct the handbook first.", err=True)
        stop(1)
    result = take_over(site.project.library, opened.settings, today(), read(file.read_bytes()), str(file))
    if result.problems or format_ == "json":
        click.echo(FORMATS[format_](result.problems))
    if result.is_refused:
        click.echo("Nothing was changed.", err=True)
        stop(1)
    write(opened.settings.root, result.files)
    fields = sum(written.fields for written in result.files)
    click.echo(f"{fields} text(s) changed in {len(result.files)} file(s)", err=True)
