"""`handbook status` and the page that shows the same."""

from __future__ import annotations

import json
from pathlib import Path

from handbook.macros.translating import translation_status

from .places_project import places
from .rules.small_project import BASE, PRACTICE, markdown
from .test_cli import CONFIGURATION, run
from .test_cli_translate import write


def small(root: Path) -> Path:
    write(root, {**BASE, "mkdocs.yml": CONFIGURATION, "docs/index.md": "---\ntitle: Home\n---\n"})
    write(root, {
        "practices/a.md": markdown(PRACTICE + "need: In 27 places.\n"),
        "practices/a.de.md": markdown("title: T\nsummary: S\nneed: An 27 Orten.\ntranslation: {state: draft}\n"),
    })  # fmt: skip
    return root


def test_numbers_by_section_and_state(tmp_path: Path) -> None:
    project = small(tmp_path)
    run(project, "translate", "a", "de", "--adopt")
    file = project / "practices/a.md"
    file.write_text(file.read_text(encoding="utf-8").replace("27", "28"), encoding="utf-8")
    found = json.loads(run(project, "status", "--format", "json").stdout)["languages"]
    assert list(found) == ["en", "de"]
    assert found["en"]["all"]["fields"]["total"] == 0
    assert found["en"]["all"]["fields"]["translated_percent"] is None
    practices = found["de"]["practices"]
    assert practices["fields"] == {
        "total": 3, "translated_percent": 100.0, "reviewed": 0, "draft": 2, "machine": 0, "outdated": 1, "missing": 0,
    }  # fmt: skip
    assert practices["records"]["outdated"] == 1
    whole, sections = found["de"]["all"], [name for name in found["de"] if name != "all"]
    for kind in ("fields", "records"):
        for key in ("total", "draft", "outdated", "missing"):
            assert whole[kind][key] == sum(found["de"][section][kind][key] for section in sections)
    assert whole["records"]["missing"] == 4
    assert found["de"]["pages"]["fields"]["missing"] == 1


def test_a_table_for_people(tmp_path: Path) -> None:
    output = run(small(tmp_path), "status", "--lang", "de").stdout
    head, whole, *_ = output.splitlines()
    assert head.split()[:7] == ["texts", "reviewed", "draft", "machine", "outdated", "missing", "translated"]
    assert whole.startswith("de Deutsch")
    assert any(line.split()[:2] == ["practices", "3"] and "100 %" in line for line in output.splitlines())
    assert len({line.rfind("  ") for line in output.splitlines()}) <= 3


def test_a_language_that_is_not_there(tmp_path: Path) -> None:
    result = run(small(tmp_path), "status", "--lang", "dee")
    assert result.exit_code == 2
    assert "did you mean `de`?" in result.stderr


def test_broken_files_are_said(tmp_path: Path) -> None:
    project = small(tmp_path)
    write(project, {"practices/a.de.md": markdown("title: [\n")})
    result = run(project, "status")
    assert result.exit_code == 1
    assert "handbook check" in result.stderr


def test_the_page_has_bars_with_words(tmp_path: Path) -> None:
    html = str(translation_status(places(tmp_path, "de")))
    assert html.count("<table") == 2
    assert "style=" not in html
    assert html.count("<meter") > 20
    assert 'value="0" aria-label="Deutsch">0' in html.replace("\xa0", " ")
    assert '<th scope="row" role="rowheader" data-label="' in html
    assert 'lang="es"' in html
