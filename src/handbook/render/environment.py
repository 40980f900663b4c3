"""The one template environment: autoescaped, strict, from the package's templates."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from handbook.models import vocabulary
from handbook.render.view import View
from handbook.settings import PACKAGE


@cache
def environment() -> Environment:
    """Templates escape everything that is not Markup already."""
    env = Environment(
        loader=FileSystemLoader(PACKAGE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals["vocabulary"] = vocabulary
    return env


@lru_cache(maxsize=64)
def _components(view: View) -> Any:
    """The macros of `components.html` in the language of a view, made once: every template has them as `c`."""
    template = environment().get_template("components.html")
    return template.make_module({"view": view, "_": view.gettext, "ngettext": view.ngettext})


def render(template: str, view: View, **context: Any) -> Markup:
    """A template in the language of `view`."""
    html = (
        environment()
        .get_template(template)
        .render(view=view, _=view.gettext, ngettext=view.ngettext, c=_components(view), **context)
    )
    return Markup(html)  # noqa: S704 - autoescaped


def component(name: str, view: View, *args: Any, **kwargs: Any) -> Markup:
    """One macro of `components.html`, for Python that puts a fragment together."""
    return Markup(getattr(_components(view), name)(*args, **kwargs))  # noqa: S704 - autoescaped
