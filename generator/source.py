"""YAML bytes to plain data whose every value knows its line and column.

Every scalar stays text: YAML's own guesses (`no`, `012`, `2564-07-22`) never reach the model. An
empty value, and a mapping or list of nothing but empty values, counts as absent. Anchors, tags,
duplicate keys, oversized and deeply nested input are problems, never exceptions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final

from yaml import CSafeLoader, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from generator.characters import STRANGE, characters
from generator.lines import Lines
from generator.problem import Problem
from generator.syntax import syntax_problems
from generator.text import Text

BYTE_LIMIT: Final = 200_000
DEPTH_LIMIT: Final = 20

Plain = dict[str, Any] | list[Any] | str | None
"""What YAML comes to here: mappings, lists and text."""

Place = Sequence[str | int]
"""The way from the top of a file to a value: keys and list positions."""


@dataclass(slots=True)
class Node:
    """A value, the event of libyaml's with which it begins, and its parts if it has any.

    `parts` are the entries of a mapping by their keys, and those of a list by their numbers; each
    stands behind the event with which it is entered: its key's, or its own.
    """

    value: Plain
    event: Any
    parts: Mapping[str | int, tuple[Any, Node]]


@dataclass(frozen=True)
class Source:
    """A YAML file as read: its text, its plain data, and the problems of its form."""

    path: str
    text: str
    root: Node | None
    problems: tuple[Problem, ...] = ()

    @property
    def data(self) -> Plain:
        return self.root.value if self.root else None

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    def locate(self, place: Place, *, key: bool = False) -> tuple[int, int]:
        """Line and column of the value at `place` (of its key, if `key`).

        Where there is nothing at `place`, it is the key of the nearest value around it.
        """
        return _position(self._nearest(self.root, place, key=key)[1]) if self.root else (1, 1)

    def locate_within(self, place: Place, found: str) -> tuple[int, int]:
        """Line and column of the characters `found` in the text at `place`."""
        if self.root is None:
            return 1, 1
        node, event = self._nearest(self.root, place)
        marks = node.event.start_mark.index, node.event.end_mark.index
        offset = self.text.find(found, *marks)
        return _position(event) if offset < 0 else self._lines.place(offset)

    @staticmethod
    def _nearest(root: Node, place: Place, *, key: bool = False) -> tuple[Node, Any]:
        """The value at `place` or the nearest around it, and the event that stands for it."""
        node, event = root, root.event
        for depth, step in enumerate(place):
            if step not in node.parts:
                break
            event, node = node.parts[step]
            if depth == len(place) - 1 and not key and node.value is not None:
                event = node.event
        return node, event


def _position(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def read(path: str, content: bytes) -> Source:
    """Read the YAML `content` of the file at `path` (relative to the project)."""
    if len(content) > BYTE_LIMIT:
        kilobytes = {"size": str(len(content) // 1000), "limit": str(BYTE_LIMIT // 1000)}
        return Source(path, "", None, (Problem(path, 1, 1, "file-too-large", kilobytes),))
    text, problems = characters(path, content)
    if text is None:
        return Source(path, "", None, tuple(problems))
    composer = _Composer(path, text)
    root = composer.compose()
    return Source(path, text, root, (*problems, *composer.problems))


_NO_PARTS: Final[Mapping[str | int, tuple[Any, Node]]] = MappingProxyType({})


class _TooDeepError(Exception):
    """The file is nested so deeply that nothing of it is worth reading."""


class _Composer:
    """Builds nodes from the events of libyaml, which it visits once, in order."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.problems: list[Problem] = []
        self.next_event: Callable[[], Any] = CSafeLoader(text).get_event

    def compose(self) -> Node | None:
        """The file's one document, or None if it has none or breaks off."""
        try:
            root = self._document()
        except YAMLError as error:
            self.problems += syntax_problems(self.path, self.text, error)
            return None
        except _TooDeepError:
            return None
        if root is None or root.value is None:
            if not self.problems:
                self.problems.append(Problem(self.path, 1, 1, "empty-file"))
            return None
        return root

    def _document(self) -> Node | None:
        root = None
        while (event := self.next_event()) is not None:
            if isinstance(event, DocumentStartEvent) and root is not None:
                self._report(event, "several-documents")
                return root
            if isinstance(event, NodeEvent):
                root = self._node(event, 1)
        return root

    def _node(self, event: Any, depth: int) -> Node:
        if event.anchor is not None or event.tag is not None:  # An alias has no `tag` at all.
            self._report_properties(event)
        if isinstance(event, ScalarEvent):
            text = event.value
            if event.style == '"' and (strange := STRANGE.search(text)):  # Written as an escape.
                self._report(event, "strange-character", found=f"U+{ord(strange.group()):04X}")
            return Node(text.strip() or None, event, _NO_PARTS)
        if isinstance(event, AliasEvent):
            return Node(f"*{event.anchor}", event, _NO_PARTS)
        if depth > DEPTH_LIMIT:
            self._report(event, "too-deep", limit=str(DEPTH_LIMIT))
            raise _TooDeepError
        if isinstance(event, MappingStartEvent):
            return self._mapping(event, depth)
        return self._list(event, depth)

    def _report_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._report(event, "anchor", found=event.anchor)
        if getattr(event, "tag", None) is not None:
            self._report(event, "tag", found=event.tag)

    def _mapping(self, start: Any, depth: int) -> Node:
        value: dict[str, Plain] = {}
        parts: dict[str | int, tuple[Any, Node]] = {}
        while not isinstance(event := self.next_event(), MappingEndEvent):
            key = self._node(event, depth + 1).value
            node = self._node(self.next_event(), depth + 1)
            if not isinstance(key, str):
                self._report(event, "key-not-text")
            elif key in parts:
                first, _ = _position(parts[key][0])
                self._report(event, "duplicate-key", found=key, line=str(first))
            else:
                parts[key] = event, node
                if node.value is not None:
                    value[key] = node.value
        return Node(value or None, start, parts)

    def _list(self, start: Any, depth: int) -> Node:
        value: list[Plain] = []
        parts: dict[str | int, tuple[Any, Node]] = {}
        while not isinstance(event := self.next_event(), SequenceEndEvent):
            node = self._node(event, depth + 1)
            if node.value is not None:
                parts[len(value)] = event, node
                value.append(node.value)
        return Node(value or None, start, parts)

    def _report(self, event: Any, code: str, **details: str | Text) -> None:
        self.problems.append(Problem(self.path, *_position(event), code, details))
