"""The shell of record pages: the same bytes as the theme itself makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from handbook.plugin.shell import Shells, as_bytes
from tests.e2e.tiny import TinyProject


def pages(root: Path, target: Path) -> dict[str, bytes]:
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(target))
    build(config)
    return {file.relative_to(target).as_posix(): file.read_bytes() for file in sorted(target.rglob("*.html"))}


def test_filled_pages_are_what_the_theme_makes(
    tiny: TinyProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (tiny.root / "practices/market-stall.md").read_text(encoding="utf-8")
    tiny.write("practices/slots.md", text.replace("Market stall", "A & B @@CONTENT@@") + "\n## @@TITLE@@\n\n@@PATH@@\n")
    monkeypatch.chdir(tiny.root)
    filled = pages(tiny.root, tmp_path / "filled")
    monkeypatch.setattr(Shells, "page", lambda *page: as_bytes(Shells.by_theme(*page)))
    assert filled == pages(tiny.root, tmp_path / "theme")
    assert b"@@PATH@@" in filled["en/practices/slots/index.html"]
