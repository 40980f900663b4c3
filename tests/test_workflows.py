"""The workflows: actions are pinned, rights are few, and what can be run here is run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from handbook.plugin.configuration import read_settings
from handbook.yaml12 import load

WORKFLOWS = sorted((Path(__file__).parents[1] / ".github/workflows").glob("*.yml"))


def workflow(file: Path) -> Any:
    return load(file.read_text(encoding="utf-8")).data


def steps(file: Path) -> Iterator[dict[str, Any]]:
    for job in workflow(file)["jobs"].values():
        yield from job["steps"]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_actions_are_pinned_and_rights_are_few(file: Path) -> None:
    assert workflow(file)["permissions"] == {"contents": "read"}
    used = [step["uses"] for step in steps(file) if "uses" in step]
    assert used
    assert [action for action in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)] == []


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_scripts_take_no_expressions(file: Path) -> None:
    """What stands in `${{ }}` would be read as shell; it comes in by the environment."""
    assert [step["run"] for step in steps(file) if "${{" in step.get("run", "")] == []


def test_the_matrix_has_the_languages_of_the_site(repository: Path, tmp_path: Path) -> None:
    script = next(step["run"] for step in steps(WORKFLOWS[0].with_name("build-matrix.yml")) if "id" in step)
    script = script.replace(".venv/bin/python", sys.executable)
    output = tmp_path / "output"
    environment = {**os.environ, "GITHUB_OUTPUT": str(output)}
    subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=repository, env=environment, check=True)
    name, _, value = output.read_text(encoding="utf-8").partition("=")
    assert name == "languages"
    assert tuple(json.loads(value)) == read_settings(repository / "mkdocs.yml").languages
