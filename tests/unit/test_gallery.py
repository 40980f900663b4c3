"""The gallery of components can be made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_gallery_shows_components_in_a_page(tmp_path: Path) -> None:
    page = tmp_path / "gallery.html"
    subprocess.run([sys.executable, str(ROOT / "tools/gallery.py"), str(page)], check=True)
    html = page.read_text(encoding="utf-8")
    for part in (
        "hb-hero",
        "hb-cards",
        "hb-facts",
        "hb-timeline",
        "hb-table",
        "hb-filterbar",
        "hb-errata",
        "hb-sources",
    ):
        assert f'class="{part}' in html, part
