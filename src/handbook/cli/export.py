"""`handbook export`."""

from __future__ import annotations

from pathlib import Path

import click

from handbook.cli.check import has_errors
from handbook.cli.problems import find_problems
from handbook.cli.project_folder import open_folder, root_option, stop
from handbook.exports import write_all
from handbook.problems import to_text


@click.command()
@root_option
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export(root: Path | None, folder: Path) -> None:
    """Write the data files to FOLDER.

    JSON, CSV, GeoJSON, feeds and calendars, without building the site.
    """
    opened = open_folder(root)
    site, problems = find_problems(opened)
    if has_errors(problems):
        click.echo(to_text(problems))
        click.echo("Nothing was written.", err=True)
        stop(1)
    folder.mkdir(parents=True, exist_ok=True)
    write_all(site.project.library, opened.settings, folder)
    click.echo(f"{sum(1 for file in folder.rglob('*') if file.is_file())} files in {folder}", err=True)
