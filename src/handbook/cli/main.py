"""The group of all commands, and how a run ends."""

from __future__ import annotations

import sys
from typing import Final

import click

from handbook import __version__
from handbook.cli.build import build
from handbook.cli.check import check
from handbook.cli.export import export
from handbook.cli.import_ import import_
from handbook.cli.new import new
from handbook.cli.schema import schema
from handbook.cli.serve import serve
from handbook.cli.status import status
from handbook.cli.translate import translate

COMMANDS: Final[tuple[click.Command, ...]] = (check, build, serve, new, translate, status, schema, import_, export)


class _InOrder(click.Group):
    """Lists commands in the order in which they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="handbook")
def cli() -> None:
    """Check, build and extend a handbook: a folder of records with a mkdocs.yml.

    Exit codes: 0 fine, 1 problems in the content, 2 wrong use.
    """


for _command in COMMANDS:
    cli.add_command(_command)


def main() -> None:
    """Run the command line; every way out has one of the three exit codes and no traceback."""
    try:
        # click returns the exit code of a command that ends early, and None of one that comes to its end.
        sys.exit(cli.main(standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        click.echo("\nStopped.", err=True)
        sys.exit(2)
