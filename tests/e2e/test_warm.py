"""That a build uses again what the last one made, and only what is as good as new."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs import utils

from handbook import keeping
from handbook.plugin import mkdocs_plugin
from handbook.plugin.kept.warm import Warm
from tests.e2e.warm_builds import Built, different, listening, make, make_cold, stamps

# Made anew each time, because they list all others or are only copied.
ALWAYS = ("assets/", "404.html", "index.html", "api/v1/index.json", "api/v1/catalog.jsonld")


def written_since(rich: Built, before: dict[str, int]) -> set[str]:
    after = stamps(rich.site)
    return {name for name in after if after[name] != before.get(name) and not name.startswith(ALWAYS)}


# --- what is used again ------------------------------------------------------------------------------------------


def test_nothing_is_made_when_nothing_has_changed(rich: Built) -> None:
    before = stamps(rich.site)
    assert rich.make() is not None
    assert rich.rendered == []
    assert written_since(rich, before) == set()
    assert rich.is_as_cold()


def test_a_long_text_is_rendered_on_its_own_page_alone(rich: Built) -> None:
    before = stamps(rich.site)
    rich.project.practice("bare", "Bare", body="Words.")
    rich.make()
    rich.rendered.clear()
    rich.project.practice("bare", "Bare", body="Other words.")
    before = stamps(rich.site)
    rich.make()
    assert set(rich.rendered) == {"practices/bare"}
    changed = written_since(rich, before)
    own = {f"{language}/practices/bare/index.html" for language in ("de", "en", "fr")}
    own |= {"api/v1/practices.json", "api/v1/practices.csv", "api/v1/practices/bare.json"}
    # The page that tells how far everything is translated reads every word.
    status = {f"{language}/data/index.html" for language in ("de", "en", "fr")}
    assert own <= changed
    assert {name for name in changed - own - status if name.endswith(".html")} == set()
    assert rich.is_as_cold()


def test_a_title_is_rendered_wherever_it_stands(rich: Built) -> None:
    rich.project.replace("practices/kiosk.md", "title: Kiosk", "title: Booth")
    rich.make()
    assert {"practices/kiosk", "practices/market-stall"} <= set(rich.rendered)
    assert "practices/atelier" not in rich.rendered
    assert "Booth" in (rich.site / "en/practices/index.html").read_text(encoding="utf-8")
    assert rich.is_as_cold()


def test_a_cache_that_was_put_away_and_brought_back_is_used(rich: Built) -> None:
    away = rich.root.parent / "away"
    for folder in (rich.root / ".cache", rich.site):
        shutil.copytree(folder, away / folder.name)
        shutil.rmtree(folder)
        shutil.copytree(away / folder.name, folder)
    rich.make()
    assert rich.rendered == []
    assert rich.is_as_cold()


def test_two_sites_of_a_project_do_not_disturb_each_other(rich: Built) -> None:
    other = rich.root.parent / "other"
    assert make(rich.root, other) is not None
    rich.rendered.clear()
    assert rich.make() is not None
    assert make(rich.root, other) is not None
    assert rich.rendered == []
    shutil.rmtree(other)
    assert rich.make() is not None
    assert len(list((rich.root / ".cache/handbook").glob("*/state"))) == 1


# --- what is not trusted -----------------------------------------------------------------------------------------


def foreign(state: Path) -> None:
    state.write_bytes(b"something else")


def truncated(state: Path) -> None:
    state.write_bytes(state.read_bytes()[:-1])


def flipped(state: Path) -> None:
    content = bytearray(state.read_bytes())
    content[len(content) // 2] ^= 1
    state.write_bytes(content)


def of_another_kind(state: Path) -> None:
    keeping.write_object(state, ["not", "a state"])


def of_another_program(state: Path) -> None:
    kept = keeping.read_object(state)
    kept.recipe = b"older"
    keeping.write_object(state, kept)


def empty(state: Path) -> None:
    state.write_bytes(b"")


@pytest.mark.parametrize("damage", [foreign, truncated, flipped, of_another_kind, of_another_program, empty])
def test_a_state_that_is_not_what_was_written_is_thrown_away(rich: Built, damage: Callable[[Path], None]) -> None:
    before = stamps(rich.site)
    damage(rich.state)
    cache = rich.root / ".cache/handbook"
    for file in (cache / "checked", *(cache / "records").iterdir()):
        if damage is not of_another_program:
            damage(file)
    told = rich.make()
    assert told == make_cold(rich.root, rich.root.parent / "cold")
    assert "practices/kiosk" in rich.rendered
    assert "en/practices/kiosk/index.html" in written_since(rich, before)
    assert different(rich.site, rich.root.parent / "cold") == []


def test_files_of_the_site_that_others_have_changed_are_made_again(rich: Built) -> None:
    names = (
        "en/practices/kiosk/index.html", "de/practices/index.html", "fr/index.html", "sitemap.xml", "de/feed.xml",
        "api/v1/practices.json", "api/v1/practices/kiosk.json", "api/v1/practices/desk.json", "en/calendar.ics",
    )  # fmt: skip
    for number, name in enumerate(names):
        file = rich.site / name
        if number % 3 == 0:
            file.unlink()
        elif number % 3 == 1:
            file.write_bytes(file.read_bytes()[:-1])
        else:
            file.write_bytes(bytes(file.stat().st_size))
    assert rich.make() is not None
    assert set(rich.rendered) == {"practices/kiosk"}
    assert rich.is_as_cold()


def test_what_does_not_belong_to_the_site_goes_but_for_hidden_files(rich: Built) -> None:
    for name in ("stray.html", "en/practices/stray/index.html", "en/.hidden", ".nojekyll", ".git/config"):
        (rich.site / name).parent.mkdir(parents=True, exist_ok=True)
        (rich.site / name).write_text("stray", encoding="utf-8")
    assert rich.make() is not None
    assert not (rich.site / "stray.html").exists()
    assert not (rich.site / "en/practices/stray").exists()
    assert not (rich.site / "en/.hidden").exists()
    assert (rich.site / ".nojekyll").read_text(encoding="utf-8") == "stray"
    assert (rich.site / ".git/config").exists()
    assert rich.rendered == []


# --- builds that end badly ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("practices/kiosk.md", "organisation: chamber", "organization: chamber"),
        ("docs/index.md", "title:", "titel:"),
        ("docs/index.md", 'count("practices")', 'count("practises")'),
    ],
)
def test_a_refused_build_leaves_site_and_cache_usable(rich: Built, path: str, old: str, new: str) -> None:
    before = stamps(rich.site)
    original = utils.clean_directory
    rich.project.replace(path, old, new)
    assert rich.make() is None
    assert utils.clean_directory is original
    assert rich.rendered == []
    assert stamps(rich.site) == before or set(before) - set(stamps(rich.site)) <= {
        name for name in before if name.startswith(ALWAYS)
    }
    rich.project.replace(path, new, old)
    assert rich.make() is not None
    assert rich.rendered == []
    assert rich.is_as_cold()


def test_after_a_build_that_was_killed_the_next_one_is_right(rich: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    rich.project.replace("practices/kiosk.md", "title: Kiosk", "title: Booth")
    child = os.fork()
    if child == 0:
        monkeypatch.setattr(Warm, "finish", lambda _: os._exit(9))
        rich.make()
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert "Booth" in (rich.site / "en/practices/kiosk/index.html").read_text(encoding="utf-8")
    # As it was when the last build that came to its end was made.
    rich.project.replace("practices/kiosk.md", "title: Booth", "title: Kiosk")
    assert rich.make() is not None
    assert "practices/kiosk" in rich.rendered
    assert rich.is_as_cold()


# --- warnings ----------------------------------------------------------------------------------------------------


def test_warnings_of_written_pages_are_told_by_every_build(rich: Built) -> None:
    rich.project.page("cities/index", "Cities", "# Cities\n\n[Nowhere](nowhere.md)")
    told = rich.make()
    assert told is not None
    assert any("nowhere.md" in message for message in told)
    assert rich.make() == told
    assert rich.make(strict=True) is None
    assert rich.make(strict=True) is None
    assert rich.make() == told


def test_a_build_that_tells_errors_only_hides_no_warning_from_the_next(rich: Built) -> None:
    rich.project.page("cities/index", "Cities", "# Cities\n\n[Nowhere](nowhere.md)")
    assert rich.make(quiet=True) == []
    assert rich.make(quiet=True) == []
    assert rich.make(strict=True) is None


def test_a_link_to_a_record_that_goes_is_told(rich: Built) -> None:
    link = "[Bare](../practices/bare/index.md)"
    rich.project.page("cities/index", "Cities", f"# Cities\n\n{link}")
    assert rich.make(strict=True) is not None
    (rich.root / "practices/bare.md").unlink()
    told = rich.make()
    assert told is not None
    assert any("practices/bare/index.md" in message for message in told)
    assert rich.is_as_cold()
    rich.project.practice("bare", "Bare", body="")
    assert rich.make(strict=True) is not None
    assert rich.is_as_cold()


# --- MkDocs ------------------------------------------------------------------------------------------------------


@pytest.fixture
def cleanings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    done: list[Path] = []
    clean = Warm.clean

    def noting(warm: Warm) -> None:
        done.append(warm.site)
        clean(warm)

    monkeypatch.setattr(Warm, "clean", noting)
    return done


def test_mkdocs_cleans_by_our_function_once_and_by_its_own_afterwards(rich: Built, cleanings: list[Path]) -> None:
    original = utils.clean_directory
    for number in (1, 2):
        assert rich.make() is not None
        assert cleanings == [rich.site] * number
        assert utils.clean_directory is original


def test_a_dirty_build_cleans_nothing_and_is_right(rich: Built, cleanings: list[Path]) -> None:
    original = utils.clean_directory
    (rich.site / "stray.html").write_text("stray", encoding="utf-8")
    rich.project.replace("practices/kiosk.md", "title: Kiosk", "title: Booth")
    assert rich.make(dirty=True) is not None
    assert cleanings == []
    assert utils.clean_directory is original
    assert (rich.site / "stray.html").exists()
    (rich.site / "stray.html").unlink()
    assert rich.is_as_cold()


def test_what_is_told_is_heard() -> None:
    """The other tests of warnings rest on it."""
    with listening() as told:
        mkdocs_plugin.log.warning("Hear!")
    assert told == ["handbook: Hear!"]
