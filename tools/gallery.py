"""Render every component with sample data into one HTML page, for eyes and for screenshots.

Usage: python tools/gallery.py OUTPUT.html [--fragment]
The page links the style sheet where it stands, so it opens straight from the disk.
"""

from __future__ import annotations

import sys
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from handbook.render.environment import environment as package_environment
from handbook.settings import PACKAGE

ROOT = Path(__file__).resolve().parent.parent
GALLERY = ROOT / "tests" / "gallery"

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Components</title>
<link rel="stylesheet" href="{style}">
<script src="{script}" defer></script>
<body><main class="hb-main hb-grid"><article class="hb-content hb-prose">
{fragment}
</article></main>
</html>
"""


def environment() -> Environment:
    """The environment of the package's templates, with words as they are in the source and the gallery beside them."""
    ours = package_environment()
    env = type(ours)(
        loader=FileSystemLoader([GALLERY, PACKAGE / "templates"]),
        autoescape=True,
        undefined=ours.undefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(ours.globals)
    env.filters.update(ours.filters)
    env.tests.update(ours.tests)
    env.globals.update({"_": _words, "ngettext": _plural})
    return env


def _words(message: str, **values: object) -> str:
    return message % values


def _plural(one: str, many: str, n: int, **values: object) -> str:
    return (one if n == 1 else many) % {"n": n, **values}


def render_fragment() -> str:
    """All components, as they would stand in the text of a page."""
    return environment().get_template("gallery.html.j2").render()


def render_page() -> str:
    """The fragment in a page with our style sheet and script."""
    style, script = ((PACKAGE / "assets" / name).as_uri() for name in ("handbook.css", "handbook.js"))
    return PAGE.format(style=style, script=script, fragment=render_fragment())


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
