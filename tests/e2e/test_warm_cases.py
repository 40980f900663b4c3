"""What a warm build once missed, or could miss: search, hooks, includes, the navigation, the end of a consent."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from handbook import clock
from tests.e2e.warm_builds import Built, Clock, contents, different, make, make_cold

PAGEFIND = "pagefind"


# --- search ------------------------------------------------------------------------------------------------------


@pytest.fixture
def searchable(rich: Built) -> Built:
    rich.project.page("search", "Search", "# Search\n\n{{ search_box() }}")
    rich.project.replace("mkdocs.yml", "[de, en, fr]", "[de, en]")
    (rich.root / "docs/data.fr.md").unlink()
    assert rich.make() is not None
    return rich


def index(rich: Built) -> dict[str, int]:
    return {file.name: file.stat().st_mtime_ns for file in (rich.site / PAGEFIND).rglob("*") if file.is_file()}


def test_only_the_languages_of_changed_pages_are_indexed_again(searchable: Built) -> None:
    before = index(searchable)
    assert any(name.startswith("de_") for name in before)
    searchable.project.replace("practices/market-stall.de.md", "Kammer", "Handelskammer")
    assert searchable.make() is not None
    written = {name for name, changed in index(searchable).items() if before.get(name) != changed}
    assert any(name.startswith("de_") for name in written)
    assert not any(name.startswith("en_") for name in written)
    assert {Path(name).suffix for name in written} == {".pf_index", ".pf_meta", ".json"}, "what is shown is the same"
    assert searchable.is_as_cold()


def test_a_record_that_goes_is_found_no_longer(searchable: Built) -> None:
    (searchable.root / "practices/bare.md").unlink()
    assert searchable.make() is not None
    assert searchable.is_as_cold()
    (searchable.root / "practices/market-stall.de.md").unlink()
    assert searchable.make() is not None
    assert searchable.is_as_cold()


@pytest.mark.parametrize("pattern", ["pagefind.js", "pagefind-entry.json", "en_*", "*.de_*", "*/*"])
def test_an_index_that_was_damaged_is_made_again(searchable: Built, pattern: str) -> None:
    before = contents(searchable.site)
    for file in [file for file in (searchable.site / PAGEFIND).rglob(pattern) if file.is_file()]:
        file.unlink()
    assert searchable.make() is not None
    assert contents(searchable.site) == before


def test_a_site_without_a_search_page_has_no_index(searchable: Built) -> None:
    (searchable.root / "docs/search.md").unlink()
    assert searchable.make() is not None
    assert not (searchable.site / PAGEFIND).exists()
    assert searchable.is_as_cold()


# --- what only some projects have --------------------------------------------------------------------------------


def test_a_project_may_have_hooks_which_are_part_of_its_recipe(rich: Built) -> None:
    hook = "def on_post_page(output, page, config):\n    return output + '<!-- {} -->'\n"
    rich.project.write("hooks.py", hook.format("first"))
    rich.project.replace("mkdocs.yml", "nav:", "hooks: [hooks.py]\nnav:")
    assert rich.make() is not None
    assert "<!-- first -->" in (rich.site / "en/index.html").read_text(encoding="utf-8")
    assert rich.make() is not None
    assert rich.is_as_cold()


def test_a_page_that_takes_in_another_file_is_rendered_each_time(rich: Built) -> None:
    rich.project.write("docs/part.txt", "First.")
    rich.project.page("other", "Other", "# Other\n\nSaid by another page.")
    rich.project.page("data", "Data", '# Data\n\n{% include "other.md" %}\n\n[Start](index.md)')
    assert rich.make() is not None
    rich.project.page("other", "Other", "# Other\n\nSaid otherwise.")
    assert rich.make() is not None
    assert "Said otherwise." in (rich.site / "en/data/index.html").read_text(encoding="utf-8")
    assert rich.is_as_cold()


def test_an_entry_of_the_navigation_may_take_its_title_from_its_page(rich: Built) -> None:
    rich.project.replace("mkdocs.yml", "- Cities: cities/index.md", "- cities/index.md")
    assert rich.make() is not None
    rich.project.replace("docs/cities/index.md", "# Cities", "# Towns")
    assert rich.make() is not None
    assert rich.is_as_cold()
    rich.project.replace("mkdocs.yml", "- cities/index.md", "- Bare: en/practices/bare/index.md")
    assert rich.make() is not None
    (rich.root / "practices/bare.md").unlink()
    told = rich.make()
    assert told == make_cold(rich.root, rich.root.parent / "cold")
    assert different(rich.site, rich.root.parent / "cold") == []


def test_a_page_that_is_no_longer_translated_is_not_announced(rich: Built) -> None:
    rich.project.replace("docs/cities/index.md", "title: Cities", "title: Cities\nlanguage: fr")
    assert rich.make() is not None
    assert rich.is_as_cold()
    rich.project.replace("docs/cities/index.md", "language: fr", "language: de")
    assert rich.make() is not None
    assert rich.is_as_cold()


def test_a_data_file_is_a_record_from_its_first_line_on(rich: Built) -> None:
    """`---` may stand in YAML; it ends front matter only in Markdown."""
    city = (rich.root / "data/cities/lakeside.yml").read_text(encoding="utf-8")
    rich.project.write("data/cities/lakeside.yml", f"# A comment.\n---\n{city}")
    if rich.make() is None:
        return  # more than one document is refused, and so is this
    rich.project.write(
        "data/cities/lakeside.yml", f"# A comment.\n---\n{city}".replace("title: Lakeside", "title: Bay")
    )
    assert rich.make() is not None
    assert rich.is_as_cold()


def test_a_file_of_docs_in_the_place_of_a_generated_one_loses_each_time(rich: Built) -> None:
    rich.project.write("docs/en/feed.xml", "<mine/>")
    rich.project.write("docs/api/v1/practices.json", "[]")
    for before, after in (("Kiosk", "Booth"), ("Booth", "Shop"), ("Shop", "Stand")):
        rich.project.replace("practices/kiosk.md", f"title: {before}", f"title: {after}")
        assert rich.make() is not None
        assert rich.is_as_cold()


def test_a_consent_ends_on_the_day_that_it_ends(rich: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    rich.project.replace("mkdocs.yml", "default_language: en", "default_language: en\n      leave_out_broken: true")
    page = rich.site / "en/events/meeting/index.html"

    monkeypatch.setattr(clock, "datetime", Clock)
    monkeypatch.setattr(Clock, "fixed", date(2040, 12, 31))
    assert rich.make() is not None
    assert "Kim Named" in page.read_text(encoding="utf-8")
    monkeypatch.setattr(Clock, "fixed", date(2041, 1, 1))
    rich.rendered.clear()
    assert rich.make() is not None
    assert set(rich.rendered) == {"events/meeting"}
    assert "Kim Named" not in page.read_text(encoding="utf-8")
    assert rich.is_as_cold()


def test_a_file_that_records_link_to_may_go_and_come(rich: Built) -> None:
    rich.project.write("docs/assets/plan.txt", "A plan.")
    rich.project.practice("bare", "Bare", body="See [the plan](../docs/assets/plan.txt).")
    told = rich.make()
    assert told is not None
    (rich.root / "docs/assets/plan.txt").unlink()
    assert rich.make() is None
    rich.project.write("docs/assets/plan.txt", "A plan.")
    assert rich.make() == told
    assert rich.is_as_cold()


def test_a_file_from_the_future_is_no_news(rich: Built) -> None:
    page = rich.root / "docs/cities/index.md"
    later = page.stat().st_mtime + 10_000_000_000
    os.utime(page, (later, later))  # a clock that is wrong is no change
    assert rich.make() is not None
    before = (rich.site / "en/cities/index.html").stat().st_mtime_ns
    assert rich.make() is not None
    assert (rich.site / "en/cities/index.html").stat().st_mtime_ns == before


def test_several_processes_make_the_same_as_one(rich: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handbook.plugin.mkdocs_plugin.cores", lambda: 2)
    other = rich.root.parent / "other"
    assert make(rich.root, other) is not None
    assert different(other, rich.site) == []
    rich.project.replace("practices/kiosk.md", "title: Kiosk", "title: Booth")
    assert make(rich.root, other) is not None
    assert make_cold(rich.root, rich.root.parent / "cold") is not None
    assert different(other, rich.root.parent / "cold") == []
