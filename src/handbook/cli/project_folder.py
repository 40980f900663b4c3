"""Which project a command works on, and how it says that it was used wrongly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from handbook.plugin.commands import UnusableConfigurationError, read_project
from handbook.settings import Settings

CONFIGURATION = "mkdocs.yml"

F = TypeVar("F", bound=Callable[..., Any])


class WrongUse(click.ClickException):
    """The command cannot be carried out as it was given."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Opened:
    """A project's settings and the pages of its `docs/`, as pairs of path below `docs/` and file."""

    settings: Settings
    pages: list[tuple[str, Path]]

    @property
    def configuration(self) -> Path:
        return self.settings.root / CONFIGURATION


def root_option(command: F) -> F:
    """The option `--root`."""
    return click.option(
        "-C",
        "--root",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="Folder of the project. Default: the nearest folder upward that has a mkdocs.yml.",
    )(command)


def find_root(given: Path | None) -> Path:
    """The folder with mkdocs.yml."""
    if given is not None:
        if not (given / CONFIGURATION).is_file():
            raise WrongUse(f"there is no {CONFIGURATION} in {given}")
        return given.resolve()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / CONFIGURATION).is_file():
            return folder
    raise WrongUse(f"there is no {CONFIGURATION} here or in a folder above; go to the project's folder or use --root")


def open_folder(given: Path | None) -> Opened:
    """The project that a command works on."""
    root = find_root(given)
    try:
        settings, pages = read_project(root / CONFIGURATION)
    except UnusableConfigurationError as fault:
        raise WrongUse(f"{CONFIGURATION} cannot be used: {fault}") from fault
    return Opened(settings, pages)


def stop(code: int) -> NoReturn:
    """End the command with an exit code."""
    raise click.exceptions.Exit(code)
