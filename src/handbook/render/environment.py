"""The one template environment: autoescaped, strict, from the package's templates."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.environment import TemplateModule
from markupsafe import Markup, escape

from handbook.models import vocabulary
from handbook.render.compiler import FastEnvironment
from handbook.render.text import words_of
from handbook.render.view import View
from handbook.settings import PACKAGE

_NOTHING: Final = Markup()


@cache
def environment() -> Environment:
    """Templates escape everything that is not Markup already."""
    env = FastEnvironment(
        loader=FileSystemLoader(PACKAGE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals["vocabulary"] = vocabulary
    env.globals["attrs"] = attributes
    # Templates get no other mappings, and to ask the abstract class takes long.
    env.tests["mapping"] = lambda value: isinstance(value, dict)
    env.filters["striptags"] = words_of  # Jinja's own takes out hard spaces
    return env


def attributes(lang: Any = None, id: Any = None, data: Any = None) -> Markup:
    """The attributes that any element of a component may have; `data`: key -> code or list of codes."""
    html = f' id="{escape(id)}"' if id else ""
    if lang:
        html += f' lang="{escape(lang)}"'
    if data:
        for key, value in data.items():
            words = value if isinstance(value, str) else " ".join(map(str, value))
            html += f' data-{escape(key)}="{escape(words)}"'
    return Markup(html) if html else _NOTHING  # noqa: S704 - escaped in the lines above


def render(template: str, view: View, **context: Any) -> Markup:
    """A template in the language of `view`."""
    html = environment().get_template(template).render(_shared(view), **context)
    return Markup(html)  # noqa: S704 - autoescaped


def component(name: str, view: View, *args: Any, **kwargs: Any) -> Markup:
    """One macro of `components.html`, for Python that puts a fragment together."""
    return Markup(getattr(_shared(view)["c"], name)(*args, **kwargs))  # noqa: S704 - autoescaped


def _shared(view: View) -> dict[str, Any]:
    """What every template has: the view, its words, `c` for the macros of `components.html`, and `macros_of`."""
    shared = view.for_templates
    if not shared:

        @cache
        def macros_of(template: str) -> TemplateModule:
            """The macros of another template, made once for the view (an import would make them for each page)."""
            return environment().get_template(template).make_module(shared)

        @cache
        def word(message: str) -> Markup:
            return escape(view.gettext(message))

        def translate(message: str, **values: Any) -> str:
            """Words of the interface, escaped: each once for all pages, unless there are values in it."""
            return view.gettext(message, **values) if values else word(message)

        shared |= {"view": view, "_": translate, "ngettext": view.ngettext, "macros_of": macros_of}
        shared["c"] = macros_of("components.html")
    return shared
