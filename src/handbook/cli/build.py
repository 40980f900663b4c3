"""`handbook build`."""

from __future__ import annotations

import time
from pathlib import Path

import click

from handbook.cli.check import has_errors, progress_bar, summary
from handbook.cli.problems import find_problems
from handbook.cli.project_folder import open_folder, root_option, stop
from handbook.load.folder import record_files
from handbook.plugin import commands
from handbook.plugin.search_index import FOLDER, MISSING, PAGE
from handbook.problems import to_text


@click.command()
@root_option
def build(root: Path | None) -> None:
    """Check everything, then build the site into the folder site/.

    Does the same as `mkdocs build --strict`, and shows all problems at once when there are any.
    """
    opened = open_folder(root)
    total = sum(1 for _ in record_files(opened.settings.root))
    with progress_bar(total, "Checking") as progress:
        site, problems = find_problems(opened, progress)
    if problems:
        click.echo(to_text(problems))
    click.echo(summary(len(site.project.library.entries), problems), err=True)
    if has_errors(problems):
        click.echo("Nothing was built.", err=True)
        stop(1)
    click.echo("Building …", err=True)
    started = time.monotonic()
    try:
        folder = commands.build(opened.configuration)
    except commands.BuildRefusedError as fault:
        click.echo(str(fault), err=True)
        stop(1)
    pages = sum(1 for _ in folder.rglob("*.html"))
    if any(page.name == PAGE for page in site.pages) and not (folder / FOLDER).is_dir():
        click.echo(MISSING, err=True)
    click.echo(f"{pages} pages in {folder} ({time.monotonic() - started:.0f} s)", err=True)
