"""Macros in pages of `docs/`: bound to the page they stand on, checked, and kept out of Markdown's hands.

A macro's HTML must not be read as Markdown again: a title `[x](javascript:…)` would become a link. So a call leaves a
slot in the page, and the plugin fills it when Markdown is done.
"""

from __future__ import annotations

import difflib
import inspect
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from jinja2 import Environment, TemplateError, TemplateSyntaxError, meta, nodes
from markupsafe import Markup, escape

from handbook.macros import MACROS, Macro, MacroError
from handbook.problems import Problem
from handbook.render.view import View

CODES: Final[dict[str, str]] = {
    "HB410": "A macro is called wrongly.",
    "HB411": "A page names a macro or variable that does not exist.",
    "HB412": "The template language of a page cannot be understood.",
}

# Jinja's own names, which pages may use.
_BUILT_IN = frozenset({"range", "dict", "lipsum", "cycler", "joiner", "namespace", "loop", "self", "caller"})
_BLOCK = re.compile(r'(?:<p>)?<(div|span) class="hb-slot" id="hb-slot-(\d+)"></\1>(?:</p>)?')


@dataclass(slots=True)
class PageCalls:
    """The calls on one page: `path` and `first_line` place a problem in the file, `html` fills the slots, `reads` is
    what was read of the library, `includes` tells whether other files are taken in.

    `text_language` is that of the page's own text, which on a fallback page is not that of the view.
    """

    path: str
    first_line: int
    view: View
    text_language: str
    html: list[Markup] = field(default_factory=list)
    reads: set[str] = field(default_factory=set)
    includes: bool = False
    problems: list[Problem] = field(default_factory=list)

    def call(self, macro: Macro, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Markup:
        """Run a macro and leave a slot for what it returns."""
        try:
            _check_arguments(macro, args, kwargs)
            with self.view.library.reading() as reads:
                result = macro(self.view, *args, **kwargs)
            self.reads |= reads
        except MacroError as error:
            self._problem(_template_line(), "HB410", f"{macro.__name__}: {error}", error.hint)
            result = Markup()
        inline = not isinstance(result, Markup)
        html = escape(result)
        if self.text_language != self.view.language:
            html = Markup('<{0} lang="{1}">{2}</{0}>').format(_tag(inline), self.view.language, html)
        self.html.append(html)
        slot = Markup('<{0} class="hb-slot" id="hb-slot-{1}"></{0}>').format(_tag(inline), len(self.html) - 1)
        return slot if inline else Markup("\n\n{}\n\n").format(slot)

    def check(self, markdown: str, environment: Environment) -> bool:
        """Whether the page's template can be run; what is wrong becomes a problem with its line."""
        try:
            tree = environment.parse(markdown)
            parts = list(tree.find_all(nodes.Node))
            asked = _asked(tree, parts)
            _check_names(parts)
        except TemplateError as error:
            line = error.lineno if isinstance(error, TemplateSyntaxError) else 1
            self._problem(line, "HB412", str(error.message or error), "a macro is called as {{ name(…) }}")
            return False
        self.includes = any(isinstance(part, _INCLUDING) for part in parts)
        known = {macro.__name__ for macro in MACROS}
        unknown = sorted(asked - known - _BUILT_IN - set(environment.globals))
        for name in unknown:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"did you mean `{near[0]}`?" if near else f"macros: {', '.join(sorted(known))}"
            self._problem(_line_of(name, markdown), "HB411", f"there is no macro `{name}`", hint)
        return not unknown

    def fill(self, html: str) -> str:
        """The page's HTML with every slot filled; what the macros made is not kept any longer."""
        html, self.html = self._filled(html), []
        return html

    def _filled(self, html: str) -> str:
        return _BLOCK.sub(lambda match: str(self.html[int(match[2])]), html)

    def _problem(self, line: int, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, self.first_line + line - 1, 1, code, message, hint))


def _tag(inline: bool) -> Markup:
    return Markup("span") if inline else Markup("div")


def bound(macro: Macro, current: Callable[[], PageCalls]) -> Callable[..., Markup]:
    """The macro as pages call it, without its `view`."""

    def call(*args: Any, **kwargs: Any) -> Markup:
        return current().call(macro, args, kwargs)

    call.__name__ = macro.__name__
    call.__doc__ = macro.__doc__
    return call


_SIMPLE: Final = frozenset({nodes.Output, nodes.TemplateData, nodes.Call, nodes.Name, nodes.Const, nodes.Keyword})
_INCLUDING: Final = (nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)


def _asked(tree: nodes.Template, parts: Iterable[nodes.Node]) -> set[str]:
    """The names that a template asks for. If it has more than calls, its compiler tells, and complains of mistakes."""
    if {type(part) for part in parts} <= _SIMPLE:
        return {part.name for part in parts if isinstance(part, nodes.Name)}
    return meta.find_undeclared_variables(tree)


def _check_names(parts: Iterable[nodes.Node]) -> None:
    """Refuse what Jinja lets through to Python, which would refuse it without a line of the page."""
    for call in parts:
        if not isinstance(call, nodes.Call | nodes.Filter | nodes.Test):
            continue
        names = [argument.key for argument in call.kwargs]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise TemplateSyntaxError(f"`{twice}` is given twice", call.lineno)


def _check_arguments(macro: Macro, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    signature = _signature(macro)
    names = [name for name in signature.parameters if name != "view"]
    unknown = [name for name in kwargs if name not in names]
    takes_any = any(parameter.kind is parameter.VAR_KEYWORD for parameter in signature.parameters.values())
    if unknown and not takes_any:
        near = difflib.get_close_matches(unknown[0], names, 1)
        hint = f"did you mean `{near[0]}`?" if near else f"it takes: {', '.join(names) or 'nothing'}"
        raise MacroError(f"it does not take `{unknown[0]}`", hint)
    try:
        call = signature.bind(None, *args, **kwargs)
    except TypeError as error:
        raise MacroError(str(error), f"it takes: {', '.join(names) or 'nothing'}") from None
    for name, value in call.arguments.items():
        parameter = signature.parameters[name]
        # What a macro collects (`**sides`) it checks itself.
        wanted = None if parameter.kind is parameter.VAR_KEYWORD else _simple_type(parameter.annotation)
        if name != "view" and wanted is not None and not isinstance(value, wanted):
            raise MacroError(f"`{name}` must be {_NAMES[wanted]}, not `{value!s:.60}`", "write texts in quotes")


_signature: Final = cache(inspect.signature)
_NAMES: Final[dict[type, str]] = {str: "a text", int: "a number", bool: "true or false"}


def _simple_type(annotation: Any) -> type | None:
    return {"str": str, "int": int, "bool": bool, str: str, int: int, bool: bool}.get(annotation)


def _line_of(name: str, markdown: str) -> int:
    found = re.search(rf"\b{re.escape(name)}\b", markdown)
    return markdown.count("\n", 0, found.start()) + 1 if found else 1


def _template_line() -> int:
    """The line of the page's template that is being run, found on the stack as Jinja's own error messages do."""
    frame = sys._getframe(1)
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if (template is not None and template.filename is None) or (template and template.filename == "<template>"):
            return int(template.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back  # type: ignore[assignment]
    return 1
