"""The Jinja of the site: templates become plainer Python, which does less for each value.

A page puts out eight hundred values and reads a thousand attributes. Jinja makes a `Markup` of all
that a template puts out, only to join them into one string; it looks for each attribute as an item,
too; and it gives whatever is called a chance to ask for the template's context. Nothing here needs
any of that.
"""

from __future__ import annotations

import re
import sys
from io import StringIO
from keyword import iskeyword
from typing import Any, Final, NoReturn

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_SPECIAL: Final = re.compile("[&<>\"']")
_NUMBERS: Final = frozenset({int, float})


def html(value: object) -> str:
    """What stands in a page for `value`: HTML as it is, all else as text."""
    if type(value) is Markup:
        return value
    if type(value) is str:
        return escape(value) if _SPECIAL.search(value) else value
    return str(value) if type(value) in _NUMBERS else escape(value)


class Generator(CodeGenerator):
    """Templates as Python code: output through `html`, attributes and calls as they stand.

    So `a.b` is an attribute and `a["b"]` an item; and nothing can be called that is to be passed
    the context.
    """

    def _output_child_pre(
        self,
        node: nodes.Expr,  # noqa: ARG002 - this is how Jinja calls it
        frame: Frame,  # noqa: ARG002
        finalize: CodeGenerator._FinalizeInfo,  # noqa: ARG002
    ) -> None:
        self.write("environment.html(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(  # noqa: N802 - Jinja's
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - Jinja's
    ) -> None:
        self.visit(node.node, frame)
        self.write("(")
        stream, self.stream = self.stream, StringIO()
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        arguments, self.stream = self.stream.getvalue(), stream
        self.write(arguments.removeprefix(", ") + ")")


class Environment(jinja2.Environment):
    """Templates that escape all that they put out, whatever they are called."""

    code_generator_class = Generator
    html = staticmethod(html)

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Tell of an attribute that is not there as of all else that is undefined."""
        error: Any = sys.exc_info()[1]
        if isinstance(error, AttributeError):
            raise jinja2.UndefinedError(str(error)) from error
        super().handle_exception(source)
