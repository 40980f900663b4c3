"""The group of commands: all are there, say what they do, and are imported only when called."""

from __future__ import annotations

import subprocess
import sys

import pytest
from click.testing import CliRunner

from handbook.cli.main import COMMANDS, cli, command


@pytest.mark.parametrize("name", COMMANDS)
def test_command_says_itself_what_the_list_of_commands_says(name: str) -> None:
    found = command(name)
    assert found.name == name
    assert (found.help or "").replace("\n", " ").startswith(COMMANDS[name].removesuffix("."))


def test_list_of_commands_imports_none_of_them() -> None:
    script = "import sys\nfrom handbook.cli import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    shown = subprocess.run([sys.executable, "-c", script, "--help"], capture_output=True, text=True, check=True)
    assert all(f"  {name} " in shown.stdout for name in COMMANDS)
    assert not {"handbook.cli.check", "handbook.models", "mkdocs", "pydantic"} & set(shown.stderr.split())


def test_unknown_command_is_refused_with_the_one_that_may_be_meant() -> None:
    ran = CliRunner().invoke(cli, ["buidl"])
    assert ran.exit_code == 2
    assert "No such command 'buidl'" in ran.output
