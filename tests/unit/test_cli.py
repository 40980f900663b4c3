"""The command line as people and programs meet it: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handbook.cli import cli
from handbook.cli.serve import free_port

CONFIGURATION = """\
site_name: Tiny
theme: {name: material, font: false}
plugins:
  - handbook:
      languages: [en, de]
"""
THEME = "title: Rooms\nsummary: About rooms.\nlanguage: en\nnumber: 1\nquestions:\n  - {id: q1, text: Which room?}\n"
ORGANISATION = """\
title: Room House
summary: A house.
language: en
kind: association
country: null
sources: [{title: Page, url: "https://house.example.org/"}]
"""
CITY = """\
title: Someplace
summary: A place.
language: en
kind: city
names: {en: Someplace}
country: DE
position: {latitude: 50, longitude: 8}
official_languages: [de]
sources: [{title: Page, url: "https://place.example.org/"}]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path, text in {
        "mkdocs.yml": CONFIGURATION,
        "docs/index.md": "---\ntitle: Home\n---\nHello.\n",
        "data/organisations/room-house.yml": ORGANISATION,
        "data/cities/someplace.yml": CITY,
    }.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def run(project: Path | None, *arguments: str, input: str | None = None) -> Result:
    command, *rest = arguments
    where = ["--root", str(project)] if project else []
    return CliRunner().invoke(cli, [command, *where, *rest], input=input)


def break_a_record(project: Path) -> None:
    (project / "data/cities/someplace.yml").write_text(CITY.replace("country: DE", "country: Germany"))


@pytest.mark.parametrize("command", ["check", "build", "serve", "new", "schema", "export data", "import po"])
def test_every_command_has_help(command: str) -> None:
    result = run(None, *command.split(), "--help")
    assert result.exit_code == 0
    assert "--root" in result.stdout


def test_check_of_sound_content(project: Path) -> None:
    result = run(project, "check")
    assert result.exit_code == 0, result.output
    assert "2 records, 0 problems" in result.stderr


def test_check_shows_problems_on_stdout_and_exits_with_1(project: Path) -> None:
    break_a_record(project)
    result = run(project, "check")
    assert result.exit_code == 1
    assert "data/cities/someplace.yml:6:10: HB204" in result.stdout
    assert "    hint: " in result.stdout
    assert "1 record, 1 problem" in result.stderr


def test_check_for_programs(project: Path) -> None:
    break_a_record(project)
    found = json.loads(run(project, "check", "--format", "json").stdout)
    assert found["counts"]["errors"] == 1
    assert run(project, "check", "--format", "github").stdout.startswith(
        "::error file=data/cities/someplace.yml,line=6"
    )


def test_check_reads_pages_and_macros_without_a_build(project: Path) -> None:
    (project / "docs/index.md").write_text("---\ntitle: Home\n---\n\n{{ no_such_macro() }}\n")
    (project / "docs/Other.md").write_text("---\ntitle: Other\n---\n")
    (project / "docs/bad.md").write_text("---\ntitle: Hello: x\n---\n")
    result = run(project, "check")
    assert result.exit_code == 1
    assert "docs/index.md:5:1: HB411" in result.stdout
    assert "docs/Other.md:1:1: HB400" in result.stdout
    assert "docs/bad.md:2:" in result.stdout


def test_check_finds_wrong_calls_in_every_file(project: Path) -> None:
    wrong = '{{ cards("practices", theme="nothing") }}'
    (project / "docs/index.md").write_text(f"---\ntitle: Home\n---\n{{{{ counts() }}}}\n{wrong}\n")
    (project / "docs/other.md").write_text(f"---\ntitle: Other\n---\n\n\n{{{{ count('cities') }}}} {wrong}\n")
    result = run(project, "check")
    assert result.exit_code == 1
    assert "docs/index.md:5:1: HB410 cards: there is no theme `nothing`" in result.stdout
    assert "docs/other.md:6:1: HB410 cards: there is no theme `nothing`" in result.stdout
    assert result.stdout.count("HB4") == 2


@pytest.mark.parametrize(
    "template",
    [
        "{{ 1 + 'a' }}", "{{ 1 / 0 }}", "{{ [1][5].x }}", "{% for x in 5 %}{% endfor %}", "{{ cycler() }}",
        "{% include 'no.md' %}", "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    ],
)  # fmt: skip
def test_check_survives_a_template_that_fails(project: Path, template: str) -> None:
    (project / "docs/index.md").write_text(f"---\ntitle: Home\n---\n{template}\n")
    result = run(project, "check")
    assert result.exit_code == 1
    assert "docs/index.md:4:1: HB419" in result.stdout


def test_check_reads_the_catalogues(project: Path) -> None:
    catalogue = project / "locale/de/LC_MESSAGES/handbook.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text('msgid "Home"\nmsgstr broken\n')
    result = run(project, "check")
    assert result.exit_code == 1
    assert "locale/de/LC_MESSAGES/handbook.po:1:1: HB590" in result.stdout


def test_warnings_count_only_when_strict(project: Path) -> None:
    warned = "warning" in run(project, "check").stdout
    assert run(project, "check").exit_code == 0
    assert run(project, "check", "--strict").exit_code == (1 if warned else 0)


@pytest.mark.parametrize(
    "configuration", [None, "site_name: [\n", "site_name: x\ndocs_dir: nowhere\n", "site_name: x\n"]
)
def test_an_unusable_configuration_is_wrong_use(project: Path, configuration: str | None) -> None:
    file = project / "mkdocs.yml"
    file.unlink() if configuration is None else file.write_text(configuration)
    result = run(project, "check")
    assert result.exit_code == 2
    assert "mkdocs.yml" in result.stderr
    assert "Traceback" not in result.output


def test_no_records_at_all_is_wrong_use(project: Path) -> None:
    shutil.rmtree(project / "data")
    result = run(project, "check")
    assert result.exit_code == 2
    assert "not a single record" in result.stderr


def test_the_root_is_found_upward(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "data/cities")
    assert run(None, "check").exit_code == 0
    monkeypatch.chdir(project.parent)
    assert run(None, "check").exit_code == 2


def test_unknown_options_and_commands_are_wrong_use(project: Path) -> None:
    assert run(project, "check", "--nope").exit_code == 2
    assert run(None, "nope").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["check"], 1), (["check", "--help"], 0), (["check", "--nope"], 2), (["new", "nope"], 2), (["new", "theme"], 2)],
)
def test_the_program_ends_with_the_exit_code(project: Path, arguments: list[str], code: int) -> None:
    break_a_record(project)
    command = [sys.executable, "-c", "from handbook.cli import main; main()", *arguments]
    done = subprocess.run(command, cwd=project, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stderr + done.stdout


def test_build_refuses_problems(project: Path) -> None:
    break_a_record(project)
    result = run(project, "build")
    assert result.exit_code == 1
    assert "HB204" in result.stdout
    assert "Nothing was built." in result.stderr
    assert not (project / "site").exists()


def test_build_makes_the_site_and_refuses_dead_links(project: Path) -> None:
    result = run(project, "build")
    assert result.exit_code == 0, result.output
    assert (project / "site/en/cities/someplace/index.html").is_file()
    (project / "docs/index.md").write_text("---\ntitle: Home\n---\n[nowhere](nowhere.md)\n")
    result = run(project, "build")
    assert result.exit_code == 1
    assert "nowhere.md" in result.stderr
    assert "Traceback" not in result.output


def test_export_writes_the_data_files(project: Path, tmp_path: Path) -> None:
    result = run(project, "export", str(tmp_path / "out"))
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out/api/v1/index.json").is_file()


def test_serve_needs_a_built_site_when_told_so(project: Path) -> None:
    result = run(project, "serve", "--built")
    assert result.exit_code == 2
    assert "handbook build" in result.stderr


def test_a_used_port_gives_way_to_the_next() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert port < free_port(port) < port + 20


def test_schema_writes_and_checks(project: Path) -> None:
    assert run(project, "schema", "--check").exit_code == 1
    assert run(project, "schema").exit_code == 0
    assert run(project, "schema", "--check").exit_code == 0
    (project / "schemas/city.schema.json").write_text("{}")
    result = run(project, "schema", "--check")
    assert result.exit_code == 1
    assert result.stdout == "schemas/city.schema.json\n"
