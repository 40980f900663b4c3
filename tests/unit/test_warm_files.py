"""Files that a build writes: whole or not at all, and no longer than what is in them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handbook.plugin.kept.warm import Warm


@pytest.fixture
def warm(tmp_path: Path) -> Warm:
    for name in ("cache", "site"):
        (tmp_path / name).mkdir()
    return Warm.open(tmp_path / "cache", tmp_path / "site", b"recipe")


def test_a_file_is_written_in_its_folder_and_written_over(warm: Warm) -> None:
    for content in (b"a long content", b"short", b""):
        warm.write("site/de/practices/x/index.html", content)
        assert (warm.site / "de/practices/x/index.html").read_bytes() == content
    warm.write("search/de/x", b"text")
    assert (warm.folder / "search/de/x").read_bytes() == b"text"


def test_what_has_no_room_on_the_disk_is_an_error(warm: Warm, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda place, content: write(place, content[:3]))
    with pytest.raises(OSError, match=r"No space left.*index\.html"):
        warm.write("site/index.html", b"content")
