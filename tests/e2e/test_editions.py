"""Editions: the real mike publishes into a git repository of its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import Tab, run, serve
from tests.e2e.tiny import TinyProject

LANGUAGES = ("es", "de", "en", "fr", "it")
MIKE = [sys.executable, "-c", "import sys; from mike.driver import main; sys.exit(main())"]


def git(folder: Path, *arguments: str) -> str:
    result = run(["git", *arguments], folder)
    assert result.returncode == 0, result.stderr
    return result.stdout


def start_repository(project: TinyProject) -> None:
    git(project.root, "init", "-q", "-b", "main")
    git(project.root, "config", "user.name", "Editor")
    git(project.root, "config", "user.email", "editor@example.org")
    commit(project)


def commit(project: TinyProject) -> None:
    git(project.root, "add", ".")
    git(project.root, "commit", "-q", "-m", "content: records")


def deploy(project: TinyProject, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run([*MIKE, "deploy", *arguments], project.root)


@pytest.fixture
def published(tiny: TinyProject, tmp_path: Path) -> Path:
    """Two editions; the second has a practice more. The published files."""
    start_repository(tiny)
    first = deploy(tiny, "2025.1", "latest")
    assert first.returncode == 0, first.stderr
    text = (tiny.root / "practices/market-stall.md").read_text(encoding="utf-8")
    tiny.write("practices/second.md", text.replace("Market stall advice", "A second practice"))
    commit(tiny)
    second = deploy(tiny, "--update-aliases", "2026.1", "latest")
    assert second.returncode == 0, second.stderr
    default = run([*MIKE, "set-default", "latest"], tiny.root)
    assert default.returncode == 0, default.stderr
    target = tmp_path / "published"
    git(tiny.root, "worktree", "add", "-q", str(target), "gh-pages")
    return target


def test_the_whole_site_is_published_data_included(published: Path) -> None:
    for edition in ("2026.1", "latest"):
        folder = published / edition
        assert (folder / "index.html").is_file()
        assert (folder / "de/practices/second/index.html").is_file()
        assert (folder / "sitemap.xml").is_file()
        index = json.loads((folder / "api/v1/index.json").read_text(encoding="utf-8"))
        assert index["edition"] == "2026.1"
        practices = json.loads((folder / "api/v1/practices.json").read_text(encoding="utf-8"))
        assert [item["id"] for item in practices["items"]] == ["market-stall", "second"]
        assert (folder / "api/v1/practices.csv").is_file()
    assert not (published / "2025.1/de/practices/second").exists()


def test_each_edition_says_which_it_is(published: Path) -> None:
    html = (published / "2026.1/en/practices/index.html").read_text(encoding="utf-8")
    assert "2026.1" in html
    canonical = '<link rel="canonical" href="https://tiny.example.org/2026.1/en/practices/market-stall/">'
    assert canonical in (published / "2026.1/en/practices/market-stall/index.html").read_text(encoding="utf-8")


def test_the_edition_switch_keeps_page_and_language(published: Path, tab: Tab) -> None:
    for server in serve(published):
        tab.page.goto(f"{server.url}2026.1/de/practices/market-stall/")
        tab.page.locator("header .hb-editions select").select_option(label="2025.1")
        tab.page.wait_for_url("**/2025.1/de/practices/market-stall/")
        assert tab.faults == []


def edition_links(published: Path, path: str) -> list[tuple[str, str]]:
    """The plain links of a page to other editions; each leads to a page."""
    html = (published / path / "index.html").read_text(encoding="utf-8")
    (found,) = re.findall(r'<nav class="hb-footer__editions".*?</nav>', html, re.DOTALL)
    targets = re.findall(r'<li><a href="([^"]+)">([^<]+)</a>', found)
    for href, _ in targets:
        assert (published / path / href / "index.html").resolve().is_file(), f"{path} leads to {href}"
    return targets


def test_plain_links_lead_to_the_other_editions(published: Path) -> None:
    assert edition_links(published, "2026.1/de/practices/market-stall") == [
        ("../../../../latest/de/practices/market-stall/", "neueste Ausgabe"),
        ("../../../../2025.1/de/practices/market-stall/", "2025.1"),
    ]
    assert edition_links(published, "2026.1/de/practices/second")[1] == ("../../../../2025.1/de/practices/", "2025.1")
    old = edition_links(published, "2025.1/en/cities/springfield")
    assert old == [("../../../../latest/en/cities/springfield/", "newest edition")]


def test_every_page_of_every_edition_has_such_links(published: Path) -> None:
    pages = [page.parent for language in LANGUAGES for page in published.glob(f"*/{language}/**/index.html")]
    assert len(pages) > 60
    for page in pages:
        assert edition_links(published, page.relative_to(published).as_posix())


def test_a_page_that_an_edition_lacks_leads_to_its_list_in_the_same_language(published: Path, tab: Tab) -> None:
    for server in serve(published):
        tab.page.goto(f"{server.url}2026.1/de/practices/second/")
        tab.page.locator("header .hb-editions select").select_option(label="2025.1")
        tab.page.wait_for_url("**/2025.1/de/practices/")
