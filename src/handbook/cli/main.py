"""The group of all commands, and how a run ends."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Final

import click

from handbook import __version__

COMMANDS: Final = {
    "check": "Check all records, translations and pages.",
    "build": "Check everything, then build the site into the folder site/.",
    "assemble": "Join parts of a site that were built language by language.",
    "serve": "Show the site on this machine only.",
    "new": "Write a new record of TYPE, asking for what it needs.",
    "translate": "Begin or refresh the translation of a record or page.",
    "status": "Tell how far each language is translated.",
    "schema": "Write the JSON Schemas to schemas/.",
    "import": "Take over texts from translators' tools.",
    "export": "Write data files, or texts for translators' tools.",
}
"""The commands in the order in which they are used, each in a module of its name, with what it does in one line."""


def command(name: str) -> click.Command:
    """The command itself, out of its module."""
    called = f"{name}_" if name == "import" else name  # `import` is a word of Python
    found: click.Command = getattr(import_module(f"handbook.cli.{called}"), called)
    return found


class _ImportedWhenCalled(click.Group):
    """Lists what stands for the commands and runs the commands: importing them means importing all of the package."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name, listed, rest = super().resolve_command(ctx, args)
        return name, command(name) if name and listed else None, rest


@click.group(
    cls=_ImportedWhenCalled,
    commands=[click.Command(name, short_help=line) for name, line in COMMANDS.items()],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="handbook")
def cli() -> None:
    """Check, build and extend a handbook: a folder of records with a mkdocs.yml.

    Exit codes: 0 fine, 1 problems in the content, 2 wrong use.
    """


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
