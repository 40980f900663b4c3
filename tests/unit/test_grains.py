"""Digests that tell what has changed: of records, and of written pages."""

from __future__ import annotations

import os
import time
from datetime import date
from pathlib import Path

import pytest

from handbook.plugin.kept.grains import PAGES, page_grains
from handbook.plugin.written_pages import WrittenPage, read_pages
from handbook.project import open_project
from handbook.settings import Settings
from tests.e2e.tiny import TinyProject

DAY = date(2026, 1, 1)


@pytest.fixture
def tiny(tmp_path: Path) -> TinyProject:
    return TinyProject(tmp_path)


def grains(project: TinyProject, day: date = DAY) -> dict[str, bytes]:
    return dict(open_project(Settings(project.root, ("de", "en"), "en"), day).grains)


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {grain for grain in before.keys() | after.keys() if before.get(grain) != after.get(grain)}


def edit(project: TinyProject, path: str, old: str, new: str) -> set[str]:
    """The grains that change with an edit."""
    before = grains(project)
    text = (project.root / path).read_bytes().decode("utf-8")
    assert old in text
    project.write(path, text.replace(old, new, 1).encode())
    return changed(before, grains(project))


STALL = "practices/market-stall"
FACE = {STALL, f"{STALL}#text", "practices/", "records", "*"}


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (f"{STALL}.md", "at **market", "near **market", {f"{STALL}#text", "*"}),
        (f"{STALL}.de.md", "an **Markt", "bei **Markt", {f"{STALL}#text", "*"}),
        (f"{STALL}.md", "title: Market", "title: A market", FACE),
        (f"{STALL}.de.md", "title: ", "title: Eine ", FACE),
        (f"{STALL}.md", "\nThe chamber gives advice at **market stalls**.\n", "", FACE),
        (f"{STALL}.de.md", "\nDie Kammer berät an **Marktständen**.\n", "", FACE),
        # Space that is no text.
        (f"{STALL}.md", "\nThe chamber gives advice at **market stalls**.\n", "\n\u00a0\n", FACE),
        (f"{STALL}.md", "themes:", "related: [cities/springfield]\nthemes:", {*FACE, "cities/springfield<"}),
        ("data/cities/springfield.yml", "title", "# title\n---\ntitle", set()),
    ],
)
def test_an_edit_changes_what_it_is_about(tiny: TinyProject, path: str, old: str, new: str, expected: set[str]) -> None:
    if expected:
        assert edit(tiny, path, old, new) == expected
    else:
        assert {"cities/springfield", "cities/", "records", "*"} <= edit(tiny, path, old, new)


def test_whether_there_is_a_text_counts_where_only_space_was(tiny: TinyProject) -> None:
    text = "The chamber gives advice at **market stalls**."
    edit(tiny, f"{STALL}.md", text, "\u00a0")
    assert edit(tiny, f"{STALL}.md", "\u00a0", text) == FACE


def test_a_record_that_comes_or_goes_changes_its_section(tiny: TinyProject) -> None:
    before = grains(tiny)
    tiny.write("practices/other.md", (tiny.root / f"{STALL}.md").read_bytes())
    with_other = grains(tiny)
    own = {"practices/other", "practices/other#text", "practices/other<"}
    near = {"cities/springfield<", "organisations/chamber<", "handbooks/outreach<"}
    assert changed(before, with_other) == {*own, *near, "practices/", "records", "*"}
    (tiny.root / "practices/other.md").unlink()
    assert grains(tiny) == before


def test_the_day_is_a_grain(tiny: TinyProject) -> None:
    assert changed(grains(tiny), grains(tiny, date(2026, 1, 2))) == {"today"}


def pages(project: TinyProject) -> list[WrittenPage]:
    docs = project.root / "docs"
    files = [(file.relative_to(docs).as_posix(), file) for file in docs.rglob("*.md")]
    found, problems = read_pages(files, Settings(project.root, ("de", "en"), "en"))
    assert problems == []
    return found


def test_written_pages_have_a_grain_each_and_their_list_one(tiny: TinyProject) -> None:
    now = time.time_ns() + 1_000_000_000
    before = page_grains(pages(tiny), now)
    assert set(before) == {PAGES, "docs/index.md", "docs/practices/index.md"}
    tiny.write("docs/index.md", "---\ntitle: Hello\n---\n\n# Hello\n")
    assert changed(before, page_grains(pages(tiny), now)) == {"docs/index.md"}
    tiny.write("docs/index.de.md", "---\ntitle: Hallo\n---\n\n# Hallo\n")
    two = page_grains(pages(tiny), now)
    assert changed(before, two) == {PAGES, "docs/index.md"}
    tiny.write("docs/index.de.md", "---\ntitle: Hallo\n---\n\n# Hallo!\n")
    assert changed(two, page_grains(pages(tiny), now)) == {"docs/index.md"}
    tiny.write("docs/practices/index.md", "---\ntitle: Hallo\nlanguage: de\n---\n\n# Hallo\n")
    assert PAGES in changed(two, page_grains(pages(tiny), now))


def test_a_page_that_changes_during_the_build_is_as_no_page_was(tiny: TinyProject) -> None:
    began = time.time_ns()
    file = tiny.root / "docs/index.md"
    found = [page for page in pages(tiny) if page.name == "index"]

    def marks(changed: int) -> set[bytes]:
        os.utime(file, ns=(changed, changed))
        return {page_grains(found, began)["docs/index.md"] for _ in range(2)}

    assert len(marks(began)) == 2
    assert len(marks(began - 10**9)) == 1
    # The future is no time at which it can have changed, but a clock that is wrong.
    assert marks(began + 10**15) == marks(began - 10**9)
    file.unlink()
    assert page_grains(found, began)["docs/index.md"] != page_grains(found, began)["docs/index.md"]
