"""What stops a build, and what two builds have in common."""

from __future__ import annotations

import filecmp
from pathlib import Path

import pytest

from tests.e2e.conftest import build
from tests.e2e.tiny import TinyProject


def test_two_builds_are_identical(tiny: TinyProject, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert build(tiny.root, first).returncode == 0
    assert build(tiny.root, second).returncode == 0
    files = sorted(file.relative_to(first) for file in first.rglob("*") if file.is_file())
    assert files == sorted(file.relative_to(second) for file in second.rglob("*") if file.is_file())
    different = [str(file) for file in files if not filecmp.cmp(first / file, second / file, shallow=False)]
    assert different == []


def test_a_wrong_record_refuses_the_build_with_its_line(tiny: TinyProject, tmp_path: Path) -> None:
    text = (tiny.root / "practices/market-stall.md").read_text(encoding="utf-8")
    tiny.write("practices/market-stall.md", text.replace("organisation: chamber", "organization: chamber"))
    result = build(tiny.root, tmp_path / "site")
    assert result.returncode != 0
    assert "practices/market-stall.md:7:1: HB202 unknown key `organization`" in result.stderr
    assert "did you mean `organisation`?" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "site" / "index.html").exists()


@pytest.mark.parametrize(
    ("call", "message", "hint"),
    [
        ('{{ cards("practises") }}', "HB410 cards: there is no section `practises`", "did you mean `practices`?"),
        ('{{ cards("practices", them="outreach") }}', "HB410 cards: it does not take `them`", "did you mean `theme`?"),
        ('{{ crads("practices") }}', "HB411 there is no macro `crads`", "did you mean `cards`?"),
        ('{{ cards("practices" }}', "HB412", "a macro is called as"),
        ('{{ cards("practices", limit=1, limit=2) }}', "HB412 `limit` is given twice", "a macro is called as"),
        ('{{ "practices" | crads }}', "HB412 No filter named 'crads'", "a macro is called as"),
        ("{{ cards(7) }}", "HB410 cards: `section` must be a text", "write texts in quotes"),
    ],
)
def test_a_macro_called_wrongly_fails_with_page_and_line(
    tiny: TinyProject, tmp_path: Path, call: str, message: str, hint: str
) -> None:
    tiny.write("docs/practices/index.md", f"---\ntitle: Practices\n---\n\n# Practices\n\n{call}\n")
    result = build(tiny.root, tmp_path / "site")
    assert result.returncode != 0
    assert f"docs/practices/index.md:7:1: {message}" in result.stderr
    assert hint in result.stderr
    assert "Traceback" not in result.stderr


def test_front_matter_of_a_written_page_is_checked(tiny: TinyProject, tmp_path: Path) -> None:
    tiny.write("docs/index.md", "---\ntitle: Hello: x\n---\n\n# Hello\n")
    result = build(tiny.root, tmp_path / "site")
    assert result.returncode != 0
    assert "docs/index.md:2:" in result.stderr
    assert "HB111" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_key_that_would_change_the_theme_is_refused(tiny: TinyProject, tmp_path: Path) -> None:
    tiny.write("docs/index.md", "---\ntitle: Hello\ntemplate: evil.html\n---\n\n# Hello\n")
    result = build(tiny.root, tmp_path / "site")
    assert result.returncode != 0
    assert "docs/index.md:3:1: HB202 unknown key `template`" in result.stderr


def test_a_build_that_can_keep_nothing_is_a_build_all_the_same(tiny: TinyProject, tmp_path: Path) -> None:
    tiny.write(".cache", "A file where the folder should be.\n")
    for _ in range(2):
        result = build(tiny.root, tmp_path / "site")
        assert result.returncode == 0, result.stderr
        assert (tmp_path / "site/en/practices/market-stall/index.html").is_file()


def test_of_the_theme_only_the_mark_is_copied(tiny: TinyProject, tmp_path: Path) -> None:
    assert build(tiny.root, tmp_path / "site").returncode == 0
    own = {file.relative_to(tmp_path / "site/assets").as_posix() for file in (tmp_path / "site/assets").rglob("*.*")}
    assert own == {"handbook.css", "handbook.js", "handbook-search.js", "images/favicon.png"}
    tiny.write("docs/assets/images/favicon.png", "the site's own")
    tiny.write("docs/assets/javascripts/own.js", "the site's own")
    assert build(tiny.root, tmp_path / "site").returncode == 0
    for name in ("images/favicon.png", "javascripts/own.js"):
        assert (tmp_path / "site/assets" / name).read_text(encoding="utf-8") == "the site's own"
