"""The Jinja of the site: what templates put out is escaped, but not wrapped.

Jinja makes a `Markup` of all that a template puts out, eight hundred times in a page, only to join
them into one string. Plain strings do as well, in less time.
"""

from __future__ import annotations

import re
from typing import Final

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
    """Templates as Python code that puts its output through `html`."""

    def _output_child_pre(
        self,
        node: nodes.Expr,  # noqa: ARG002 - this is how Jinja calls it
        frame: Frame,  # noqa: ARG002
        finalize: CodeGenerator._FinalizeInfo,  # noqa: ARG002
    ) -> None:
        self.write("environment.html(")


class Environment(jinja2.Environment):
    """Templates that escape all that they put out, whatever they are called."""

    code_generator_class = Generator
    html = staticmethod(html)
