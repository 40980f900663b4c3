"""`handbook assemble`."""

from __future__ import annotations

from pathlib import Path

import click

from handbook.cli.project_folder import WrongUse, stop
from handbook.plugin.part import assembly
from handbook.plugin.part.manifest import can_be_replaced, visible

_NAMED = 5


@click.command()
@click.argument("parts", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    show_default=True,
    metavar="FOLDER",
    help="Folder of the whole site. What is in it must be a site or part that handbook made; it is replaced.",
)
def assemble(parts: tuple[Path, ...], site: Path) -> None:
    """Join parts of a site that were built language by language.

    Each of PARTS is a folder made by `handbook build --lang LANG --site FOLDER`. Together they must have every language
    once, and be made from the same records, pages and configuration. The result is the same, byte for byte, as that of
    `handbook build`.
    """
    target = site.resolve()
    for part in parts:
        folder = part.resolve()
        if target == folder or target in folder.parents or folder in target.parents:
            raise WrongUse(f"{site} and the part {part} cannot be one in the other; choose another folder with --site")
    refuse_to_overwrite(site)
    try:
        languages = assembly.assemble(parts, site)
    except assembly.UnfitPartsError as error:
        for fault in error.faults:
            click.echo(fault, err=True)
        click.echo("Nothing was assembled.", err=True)
        stop(1)
    pages = sum(1 for _ in site.rglob("*.html"))
    click.echo(f"{pages} pages in {len(languages)} languages in {site}", err=True)


def refuse_to_overwrite(site: Path) -> None:
    """Refuse a folder with files that no build makes again."""
    if can_be_replaced(site):
        return
    names = [path.name for path in visible(site)]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    raise WrongUse(
        f"{site} is no site of handbook, and all in it would be deleted: {', '.join(names[:_NAMED])}{more}; "
        "choose an empty folder with --site"
    )
