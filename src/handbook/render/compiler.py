"""How templates become Python: as Jinja makes it, without the detours that only other kinds of templates need.

Pages are made of some hundred small calls and outputs each, so what surrounds a call is most of what a page costs.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from functools import cache
from keyword import iskeyword
from typing import Any, Final

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from markupsafe import Markup

_OF_MAPPINGS: Final = frozenset(dir(dict))


class DirectCalls(CodeGenerator):
    """Calls things as Python does. Jinja looks first whether they want its context, which nothing here does."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        reserved = any(iskeyword(argument.key) for argument in node.kwargs)
        if forward_caller or node.dyn_args or node.dyn_kwargs or reserved:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        if isinstance(node.node, nodes.Getattr):
            self.visit(node.node.node, frame)
            self.write(f".{node.node.attr}")
        else:
            self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _escapes(frame) and finalize.src is None:
            self.write("(o if type(o := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _escapes(frame) and finalize.src is None:
            self.write(") is Markup else escape(o))")
        else:
            super()._output_child_post(node, frame, finalize)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        special = macro_ref.accesses_kwargs or macro_ref.accesses_varargs or macro_ref.accesses_caller
        if special or not _escapes(frame):
            super().macro_def(macro_ref, frame)
        else:
            name = getattr(macro_ref.node, "name", None)
            arguments = tuple(argument.name for argument in macro_ref.node.args)
            self.write(f"environment.macro(macro, {name!r}, {arguments!r})")


def _escapes(frame: Frame) -> bool:
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile


class FastEnvironment(Environment):
    """The environment of all templates: the same HTML, sooner."""

    code_generator_class = DirectCalls

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Jinja's own store of templates looks for changed files and globals each time.
        self.get_template = cache(super().get_template)  # type: ignore[method-assign]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """All globals in one mapping. Jinja chains two, so that later ones reach templates that are loaded already."""
        return {**self.globals, **(d or {})}

    @staticmethod
    def macro(body: Callable[..., str], name: str | None, arguments: Sequence[str]) -> Callable[..., Markup]:
        """A macro as a function. Jinja's own kind finds out at each call what is known when it is made."""
        count = len(arguments)
        absent = [(missing,) * number for number in range(count + 1)]

        def call(*given: Any, **named: Any) -> Markup:
            if named:
                given += tuple([named.pop(argument, missing) for argument in arguments[len(given) :]])
                if named:
                    raise TypeError(f"macro {name!r} takes no keyword argument {next(iter(named))!r}")
            elif len(given) < count:
                given += absent[count - len(given)]
            return str.__new__(Markup, body(*given))  # what `Markup(…)` does after looking for `__html__`

        return call

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The same as Jinja's. It raises an error inside for every key of a mapping; mappings go first here."""
        if type(obj) is dict and attribute not in _OF_MAPPINGS:
            found = obj.get(attribute, missing)
            return self.undefined(obj=obj, name=attribute) if found is missing else found
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)
