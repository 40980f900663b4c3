"""Render every component with sample data into one HTML page, for eyes and for screenshots.

Usage: python tools/gallery.py OUTPUT.html [--fragment]
The page links the style sheets where they are installed, so it opens straight from the disk.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "handbook"
GALLERY = ROOT / "tests" / "gallery"

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Components</title>
{links}
<script src="{script}" defer></script>
<body dir="ltr"><main class="md-main md-grid md-typeset"><div class="hb-text">
{fragment}
</div></main>
</html>
"""


def environment() -> Environment:
    """The strictest environment a page can be rendered in: autoescape on, undefined names are errors."""
    env = Environment(
        loader=FileSystemLoader([GALLERY, PACKAGE / "templates"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    return env


def render_fragment() -> str:
    """All components, as they would stand in the text of a page."""
    return environment().get_template("gallery.html.j2").render()


def render_page() -> str:
    """The fragment in a page with Material's style sheet and ours."""
    material = find_spec("material")
    folder = Path(material.origin).parent if material and material.origin else ROOT
    sheets = [*sorted((folder / "templates/assets/stylesheets").glob("main.*.css")), PACKAGE / "assets/handbook.css"]
    links = "\n".join(f'<link rel="stylesheet" href="{sheet.as_uri()}">' for sheet in sheets)
    return PAGE.format(links=links, script=(PACKAGE / "assets/handbook.js").as_uri(), fragment=render_fragment())


def main(arguments: list[str]) -> int:
    """Write the page (or, with --fragment, only the components) to the file named first."""
    targets = [argument for argument in arguments if not argument.startswith("--")]
    if len(targets) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    html = render_fragment() if "--fragment" in arguments else render_page()
    Path(targets[0]).write_text(html, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
