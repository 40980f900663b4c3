"""`handbook build`."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import click

from handbook.cli.assemble import refuse_to_overwrite
from handbook.cli.check import has_errors, progress_bar, summary
from handbook.cli.problems import find_problems
from handbook.cli.project_folder import WrongUse, open_folder, root_option, stop
from handbook.load.folder import record_files
from handbook.plugin import commands
from handbook.plugin.kept.cache import is_known
from handbook.plugin.search.pagefind import MISSING, program
from handbook.problems import to_text
from handbook.settings import Settings


@click.command()
@root_option
@click.option(
    "--lang",
    "languages",
    multiple=True,
    metavar="LANG",
    help="Build only the part of the site in this language (may be given several times).",
)
@click.option(
    "--site",
    "target",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Folder of the site, which is emptied first. Default: site/ of the project.",
)
def build(root: Path | None, languages: tuple[str, ...], target: Path | None) -> None:
    """Check everything, then build the site into the folder site/.

    Does the same as `mkdocs build --strict`, and shows all problems at once when there are any. Parts built with --lang
    are joined by `handbook assemble`.
    """
    opened = open_folder(root)
    only = _known(languages, opened.settings)
    if target is not None and not is_known(opened.settings.root, target):
        refuse_to_overwrite(target)
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
        folder = commands.build(opened.configuration, only, target)
    except commands.BuildRefusedError as fault:
        click.echo(str(fault), err=True)
        stop(1)
    pages = sum(1 for _ in folder.rglob("*.html"))
    if site.has_search and program() is None:
        click.echo(MISSING, err=True)
    part = f" of the part {' '.join(only)}" if only else ""
    click.echo(f"{pages} pages{part} in {folder} ({time.monotonic() - started:.0f} s)", err=True)


def _known(languages: Sequence[str], settings: Settings) -> tuple[str, ...]:
    """The languages that are asked for, in the order of the site."""
    for language in languages:
        if language not in settings.languages:
            raise WrongUse(f"the site has no language `{language}`; it has {', '.join(settings.languages)}")
    return tuple(language for language in settings.languages if language in languages)
