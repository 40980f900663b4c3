"""`handbook export`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from handbook.cli.check import has_errors
from handbook.cli.problems import find_problems
from handbook.cli.project_folder import Opened, WrongUse, open_folder, root_option, stop
from handbook.exchange import po, xliff
from handbook.exchange.units import LEFT_OUT, Bundle, bundle
from handbook.exports import write_all
from handbook.library import Library
from handbook.plugin.site import Site
from handbook.problems import to_text

_WRITERS: Final = {"xliff": xliff.write, "po": po.write}


class _DataUnlessNamed(click.Group):
    """`handbook export FOLDER` means `handbook export data FOLDER`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["data", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_DataUnlessNamed)
def export() -> None:
    """Write data files, or texts for translators' tools.

    `handbook export FOLDER` is short for `handbook export data FOLDER`.
    """


@export.command("data")
@root_option
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export_data(root: Path | None, folder: Path) -> None:
    """Write the data files to FOLDER.

    JSON, CSV, GeoJSON, feeds and calendars, without building the site.
    """
    opened, site = _sound(root)
    folder.mkdir(parents=True, exist_ok=True)
    write_all(site.project.library, opened.settings, folder)
    click.echo(f"{sum(1 for file in folder.rglob('*') if file.is_file())} files in {folder}", err=True)


_source_option = click.option(
    "--from", "source", metavar="LANG", help="Language of the records. Default: the site's default language."
)
_language = click.argument("language", metavar="LANG")
_file = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@export.command("xliff")
@root_option
@_source_option
@_language
@_file
def export_xliff(root: Path | None, source: str | None, language: str, file: Path) -> None:
    """Write the texts of all records and their translations into LANG to FILE, as XLIFF 2.0."""
    _translators_file(root, source, language, file, "xliff")


@export.command("po")
@root_option
@_source_option
@_language
@_file
def export_po(root: Path | None, source: str | None, language: str, file: Path) -> None:
    """Write the texts of all records and their translations into LANG to FILE, as gettext PO."""
    _translators_file(root, source, language, file, "po")


def _translators_file(root: Path | None, source: str | None, language: str, file: Path, format_: str) -> None:
    opened, site = _sound(root)
    made = _bundle(opened, site.project.library, source, language)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_WRITERS[format_](made))
    translated = sum(bool(unit.target) for unit in made.units)
    click.echo(f"{len(made.units)} texts, {translated} of them translated, in {file}", err=True)


def _bundle(opened: Opened, library: Library, source: str | None, language: str) -> Bundle:
    settings = opened.settings
    source = source or next(
        (own for own in (settings.default_language, *settings.languages) if own != language), settings.default_language
    )
    for given in (source, language):
        if given not in settings.languages:
            raise WrongUse(f"{given} is not a language of the site; they are {', '.join(settings.languages)}")
    if source == language:
        raise WrongUse(f"texts in {source} are not translated into {language}; choose another language with --from")
    others = {
        entry.record.language
        for entry in library.entries.values()
        if entry.record.language not in (source, language) and entry.record.status not in LEFT_OUT
    }
    for other in sorted(others):
        click.echo(f"Some records are written in {other}; --from {other} exports them.", err=True)
    return bundle(library, source, language)


def _sound(root: Path | None) -> tuple[Opened, Site]:
    """The project, if nothing is wrong with it."""
    opened = open_folder(root)
    site, problems = find_problems(opened)
    if has_errors(problems):
        click.echo(to_text(problems))
        click.echo("Nothing was written.", err=True)
        stop(1)
    return opened, site
