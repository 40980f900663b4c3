"""How templates become Python: as Jinja makes it, without the detours that only other kinds of templates need.

Pages are made of some hundred small calls and outputs each, so what surrounds a call is most of what a page costs.
"""

from __future__ import annotations

from functools import cache
from keyword import iskeyword
from typing import Any, Final

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.utils import missing
from markupsafe import Markup, escape

_OF_MAPPINGS: Final = frozenset(dir(dict))


class DirectCalls(CodeGenerator):
    """Calls things as Python does. Jinja looks first whether they want its context, which nothing here does."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        reserved = any(iskeyword(argument.key) for argument in node.kwargs)
        if forward_caller or node.dyn_args or node.dyn_kwargs or reserved:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.output(")


class FastEnvironment(Environment):
    """The environment of all templates: the same HTML, sooner."""

    code_generator_class = DirectCalls

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Jinja's own store of templates looks for changed files and globals each time.
        self.get_template = cache(super().get_template)  # type: ignore[method-assign]

    @staticmethod
    def output(value: Any) -> str:
        """A value as it stands in HTML: escaped, but for what is HTML already."""
        return value if type(value) is Markup else escape(value)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The same as Jinja's. It raises an error inside for every key of a mapping; mappings go first here."""
        if type(obj) is dict and attribute not in _OF_MAPPINGS:
            found = obj.get(attribute, missing)
            return self.undefined(obj=obj, name=attribute) if found is missing else found
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)
