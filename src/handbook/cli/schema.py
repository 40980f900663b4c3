"""`handbook schema`."""

from __future__ import annotations

from pathlib import Path

import click

from handbook.cli.project_folder import find_root, root_option, stop
from handbook.forms.schema import FOLDER, drifted, write_schemas


@click.command()
@root_option
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when a file differs from the models.")
def schema(root: Path | None, check: bool) -> None:
    """Write the JSON Schemas to schemas/.

    One for every record type and one for its translations, made from the models.
    """
    folder = find_root(root) / FOLDER
    names = drifted(folder) if check else write_schemas(folder)
    for name in names:
        click.echo(f"{FOLDER}/{name}")
    if check and names:
        click.echo("These files differ from the models; run `handbook schema`.", err=True)
        stop(1)
    click.echo("The schemas are up to date." if check or not names else f"{len(names)} file(s) written.", err=True)
