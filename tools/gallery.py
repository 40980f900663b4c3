"""Render every component with sample data into tests/gallery/index.html, for eyes and for screenshots."""

from __future__ import annotations

import sys
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "handbook"
GALLERY = ROOT / "tests" / "gallery"


def environment() -> Environment:
    """The strictest environment a page can be rendered in: autoescape on, undefined names are errors."""
    env = Environment(
        loader=FileSystemLoader([GALLERY, PACKAGE / "templates"]),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    return env


def render_gallery() -> str:
    """The gallery as one HTML page."""
    return environment().get_template("gallery.html.j2").render()


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else GALLERY / "index.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(render_gallery(), encoding="utf-8")
