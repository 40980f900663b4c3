"""What a site is made from besides its records and written pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config import load_config

from handbook.plugin.configuration import EDITION_VARIABLE, settings_from
from handbook.plugin.kept import recipe as module
from handbook.plugin.kept.recipe import recipe
from tests.e2e.tiny import TinyProject


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TinyProject:
    project = TinyProject(tmp_path / "project")
    monkeypatch.delenv(EDITION_VARIABLE, raising=False)
    monkeypatch.chdir(project.root)
    return project


def made(project: TinyProject, site: str = "site", *, strict: bool = False) -> bytes:
    """The recipe, as the plugin asks for it."""
    config = load_config(str(project.root / "mkdocs.yml"), site_dir=site, strict=strict)
    return recipe(config, settings_from(config, config.plugins["handbook"].config))


def configure(old: str, new: str) -> Callable[[TinyProject], object]:
    def edit(project: TinyProject) -> None:
        text = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
        assert old in text
        project.write("mkdocs.yml", text.replace(old, new, 1))

    return edit


def write(path: str, text: str = "text") -> Callable[[TinyProject], object]:
    return lambda project: project.write(path, text)


def with_override(project: TinyProject) -> None:
    configure("  font: false\n", "  font: false\n  custom_dir: overrides\n")(project)
    project.write("overrides/main.html", "{# first #}")


def with_hook(project: TinyProject) -> None:
    configure("nav:", "hooks: [hooks/one.py]\nnav:")(project)
    project.write("hooks/one.py", "FIRST = 1\n")


def nothing(project: TinyProject) -> None: ...


@pytest.mark.parametrize(
    ("before", "edit"),
    [
        (nothing, configure("Tiny handbook", "Another")),
        (nothing, configure("edit/main", "edit/other")),
        (nothing, configure("[es, de, en, fr, it]", "[es, de, en, fr]")),
        (nothing, configure("  - Home: index.md\n", "")),
        (nothing, configure("attr_list, ", "")),
        (nothing, configure("alias_type: copy", "alias_type: redirect")),
        (nothing, configure("font: false", "font: false\n  features: [navigation.top]")),
        (nothing, write("macros.py", "def define_env(env): ...\n")),
        (nothing, write("helper.py", "ONE = 1\n")),
        (nothing, write("data/glossary.yml", "terms: []\n")),
        (nothing, write("locale/de/LC_MESSAGES/messages.po", "")),
        (nothing, write("docs/picture.svg", "<svg/>")),
        (nothing, write("docs/new.md", "# New")),
        (write("docs/picture.svg", "<svg/>"), write("docs/picture.svg", "<svg></svg>")),
        (with_override, write("overrides/main.html", "{# second #}")),
        (with_hook, write("hooks/one.py", "FIRST = 2\n")),
    ],
)
def test_what_belongs_to_it_changes_it(
    tiny: TinyProject, before: Callable[[TinyProject], object], edit: Callable[[TinyProject], object]
) -> None:
    before(tiny)
    first = made(tiny)
    assert made(tiny) == first
    edit(tiny)
    assert made(tiny) != first


@pytest.mark.parametrize(
    "edit",
    [
        write("practices/market-stall.md", "---\ntitle: Other\n---\n"),
        write("docs/index.md", "# Other"),
        write("README.md"),
        write("tests/test_it.py"),
        write(".cache/handbook/x/state"),
    ],
)
def test_records_and_words_of_pages_do_not_belong_to_it(
    tiny: TinyProject, edit: Callable[[TinyProject], object]
) -> None:
    first = made(tiny)
    edit(tiny)
    assert made(tiny) == first


def test_where_project_and_site_stand_and_strictness_do_not_matter(tiny: TinyProject, tmp_path: Path) -> None:
    other = TinyProject(tmp_path / "elsewhere" / "project")
    assert made(other, str(tmp_path / "a"), strict=True) == made(tiny, str(tmp_path / "b"))


def test_program_and_edition_belong_to_it(tiny: TinyProject, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made(tiny)
    monkeypatch.setattr(module, "program", lambda: b"another")
    other = made(tiny)
    monkeypatch.setenv(EDITION_VARIABLE, "2026.1")
    assert len({first, other, made(tiny)}) == 3
