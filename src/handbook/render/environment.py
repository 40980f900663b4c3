"""The one template environment: autoescaped, strict, from the package's templates."""

from __future__ import annotations

from functools import cache
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


def render(template: str, view: View, **context: Any) -> Markup:
    """A template in the language of `view`."""
    html = environment().get_template(template).render(view=view, _=view.gettext, ngettext=view.ngettext, **context)
    return Markup(html)  # noqa: S704 - autoescaped


def component(name: str, view: View, *args: Any, **kwargs: Any) -> Markup:
    """One macro of `components.html`, for Python that puts a fragment together."""
    module = (
        environment()
        .get_template("components.html")
        .make_module({"view": view, "_": view.gettext, "ngettext": view.ngettext})
    )
    return Markup(getattr(module, name)(*args, **kwargs))  # noqa: S704 - autoescaped
