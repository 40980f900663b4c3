"""A site built language by language on several machines, and joined: the same bytes as from one build."""

from __future__ import annotations

import filecmp
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from handbook.plugin.part.manifest import MANIFEST
from tests.e2e.conftest import run
from tests.e2e.tiny import TinyProject

LANGUAGES = ("es", "de", "en", "fr", "it")
HANDBOOK = [sys.executable, "-c", "from handbook.cli import main; main()"]

SEARCH = "---\ntitle: Search\n---\n\n{{ search_box() }}\n\n{{ az_index() }}\n"
HOME = """\
---
title: Home
---

# Home

[Practice](../fr/practices/market-stall/index.md), [list](../it/practices/index.md), ![picture](../picture.svg)
"""
EVENT = """\
---
title: Meeting
summary: A meeting of all.
language: en
start: 2018-12-04
end: 2018-12-06
mode: in-person
city: springfield
sources: [{title: Report, url: "https://report.example.org/"}]
---
"""


def handbook(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run([*HANDBOOK, *arguments], project)


def fill(project: TinyProject) -> TinyProject:
    """With a search, links and pictures across languages, a former address and an event."""
    project.write("docs/search.md", SEARCH)
    project.write("docs/index.md", HOME)
    project.write("docs/index.de.md", HOME)
    project.write("docs/picture.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>\n')
    project.write("events/meeting.md", EVENT)
    practice = project.root / "practices/market-stall.md"
    text = practice.read_text(encoding="utf-8")
    practice.write_text(text.replace("level: local", "level: local\nformer_ids: [stall]"), encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`whole` is the site, `parts/<language>` its parts, each built in a clone of its own, as on another machine."""
    base = tmp_path_factory.mktemp("assemble")
    project = fill(TinyProject(base / "project"))
    result = handbook(project.root, "build", "--site", str(base / "whole"))
    assert result.returncode == 0, result.stdout + result.stderr
    for language in LANGUAGES:
        clone = base / "clones" / language
        shutil.copytree(project.root, clone, ignore=shutil.ignore_patterns(".cache"))
        result = handbook(clone, "build", "--lang", language, "--site", f"../../parts/{language}")
        assert result.returncode == 0, result.stdout + result.stderr
        assert f" pages of the part {language} in " in result.stderr
    return base


def assert_same(one: Path, other: Path) -> None:
    files = [{str(file.relative_to(site)) for file in site.rglob("*") if file.is_file()} for site in (one, other)]
    assert files[0] == files[1]
    assert [file for file in sorted(files[0]) if not filecmp.cmp(one / file, other / file, shallow=False)] == []


def parts(folder: Path, *languages: str) -> list[str]:
    return [str(folder / "parts" / language) for language in languages]


def test_joined_parts_are_the_site(folder: Path, tmp_path: Path) -> None:
    result = handbook(tmp_path, "assemble", *parts(folder, *LANGUAGES))
    assert result.returncode == 0, result.stdout + result.stderr
    assert_same(folder / "whole", tmp_path / "site")
    entry = json.loads((tmp_path / "site/pagefind/pagefind-entry.json").read_text(encoding="utf-8"))
    assert sorted(entry["languages"]) == ["de", "en"]  # the others have no page that is really theirs
    assert {"de/feed.xml", "de/calendar.ics", "de/practices/stall/index.html", "picture.svg", "sitemap.xml"} <= {
        file.relative_to(tmp_path / "site").as_posix() for file in (tmp_path / "site").rglob("*")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_has_its_language_and_the_default_one_the_rest(folder: Path, language: str) -> None:
    found = {path.name for path in (folder / "parts" / language).iterdir()} - {"pagefind"}
    common = {path.name for path in (folder / "whole").iterdir()} - {*LANGUAGES, "pagefind"}
    assert {"api", "assets", "index.html", "404.html", "sitemap.xml"} <= common
    assert found == {language, MANIFEST, *(common if language == "en" else ())}


def test_parts_of_several_languages_and_warm_ones_are_the_same(folder: Path, tmp_path: Path) -> None:
    project = folder / "project"
    for _ in range(2):
        result = handbook(
            project, "build", "--lang", "it", "--lang", "es", "--lang", "fr", "--site", str(tmp_path / "a")
        )
        assert result.returncode == 0, result.stdout + result.stderr
        shutil.rmtree(tmp_path / "site", ignore_errors=True)
        result = handbook(tmp_path, "assemble", str(tmp_path / "a"), *parts(folder, "de", "en"))
        assert result.returncode == 0, result.stdout + result.stderr
        assert_same(folder / "whole", tmp_path / "site")


def test_a_whole_site_follows_a_part_in_the_same_folder(folder: Path, tmp_path: Path) -> None:
    for arguments in (("--lang", "de"), ()):
        result = handbook(folder / "project", "build", *arguments, "--site", str(tmp_path / "site"))
        assert result.returncode == 0, result.stdout + result.stderr
    assert_same(folder / "whole", tmp_path / "site")


def test_a_part_from_changed_records_is_refused(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "project", tmp_path / "project", ignore=shutil.ignore_patterns(".cache"))
    practice = tmp_path / "project/practices/market-stall.md"
    practice.write_text(practice.read_text(encoding="utf-8").replace("gives", "gave"), encoding="utf-8")
    changed = tmp_path / "de"
    result = handbook(tmp_path / "project", "build", "--lang", "de", "--site", str(changed))
    assert result.returncode == 0, result.stdout + result.stderr
    result = handbook(tmp_path, "assemble", *parts(folder, "es", "en", "fr", "it"), str(changed))
    assert result.returncode == 1
    assert f"{changed}: made from other records or pages than {folder / 'parts/es'}" in result.stderr
    assert not (tmp_path / "site").exists()


def test_a_build_that_fails_leaves_no_part(tiny: TinyProject, tmp_path: Path) -> None:
    target = tmp_path / "de"
    assert handbook(tiny.root, "build", "--lang", "de", "--site", str(target)).returncode == 0
    tiny.write("docs/index.md", "---\ntitle: Welcome\n---\n\n# Welcome\n\n[nowhere](nowhere.md)\n")
    assert handbook(tiny.root, "build", "--lang", "de", "--site", str(target)).returncode == 1
    assert (target / "de/index.html").is_file()
    result = handbook(tmp_path, "assemble", str(target))
    assert result.returncode == 1
    assert f"{target}: not a finished part of a site" in result.stderr
    # What was begun may be built again.
    tiny.write("docs/index.md", "---\ntitle: Welcome\n---\n\n# Welcome\n")
    assert handbook(tiny.root, "build", "--lang", "de", "--site", str(target)).returncode == 0


def test_wrong_use_of_build_is_refused(tiny: TinyProject, tmp_path: Path) -> None:
    result = handbook(tiny.root, "build", "--lang", "de", "--lang", "xx")
    assert result.returncode == 2
    assert "the site has no language `xx`; it has es, de, en, fr, it" in result.stderr
    result = handbook(tiny.root, "build", "--site", "docs")
    assert result.returncode == 2
    assert "docs is no site of handbook, and all in it would be deleted: index.md, practices;" in result.stderr
    assert (tiny.root / "docs/index.md").is_file()
    assert not (tiny.root / "site").exists()
