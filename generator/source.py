"""YAML bytes to plain data whose every value knows its line and column.

Every scalar stays text: YAML's own guesses (`no`, `012`, `2564-07-22`) never reach the model. An
empty value, and a mapping or list of nothing but empty values, counts as absent. Anchors, tags,
duplicate keys, oversized and deeply nested input are problems, never exceptions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import yaml

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
    """A value and where it stands; `keys` are the places of a mapping's keys.

    `start` and `end` are the offsets of the characters in which a single text is written.
    """

    value: Plain
    line: int
    column: int
    start: int
    end: int
    fields: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)


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
        return self._nearest(place, key=key)[1]

    def locate_within(self, place: Place, found: str) -> tuple[int, int]:
        """Line and column of the characters `found` in the text at `place`."""
        node, position = self._nearest(place)
        offset = self.text.find(found, node.start, node.end) if node else -1
        return position if offset < 0 else self._lines.place(offset)

    def _nearest(self, place: Place, *, key: bool = False) -> tuple[Node | None, tuple[int, int]]:
        if self.root is None:
            return None, (1, 1)
        node = self.root
        position = (node.line, node.column)
        for depth, step in enumerate(place):
            if isinstance(step, int) and step < len(node.items):
                node = node.items[step]
                position = (node.line, node.column)
            elif isinstance(step, str) and step in node.fields:
                position = node.keys[step]
                node = node.fields[step]
                if depth == len(place) - 1 and not key and node.value is not None:
                    position = (node.line, node.column)
            else:
                break
        return node, position


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


class _TooDeepError(Exception):
    """The file is nested so deeply that nothing of it is worth reading."""


class _Composer:
    """Builds nodes from the events of libyaml, which it visits once, in order."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.problems: list[Problem] = []
        self.last_quoted: Any = None
        self.open_brackets: list[Any] = []
        self.events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)

    def compose(self) -> Node | None:
        """The file's one document, or None if it has none or breaks off."""
        try:
            root = self._document()
        except yaml.YAMLError as error:
            self.problems += syntax_problems(
                self.path, self.text, error, self.last_quoted, self.open_brackets
            )
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
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                self._report(event, "several-documents")
                return root
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, 1)
        return root

    def _node(self, event: Any, depth: int) -> Node:
        start, end = event.start_mark, event.end_mark
        node = Node(None, start.line + 1, start.column + 1, start.index, end.index)
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self._report(event, "anchor", found=str(event.anchor))
        if getattr(event, "tag", None) is not None:
            self._report(event, "tag", found=str(event.tag))
        if isinstance(event, yaml.AliasEvent):
            node.value = f"*{event.anchor}"
        elif isinstance(event, yaml.ScalarEvent):
            node.value = event.value.strip() or None
            if event.style in {"'", '"'}:
                self.last_quoted = event
            if strange := STRANGE.search(event.value):
                self._report(event, "strange-character", found=f"U+{ord(strange.group()):04X}")
        elif depth > DEPTH_LIMIT:
            self._report(event, "too-deep", limit=str(DEPTH_LIMIT))
            raise _TooDeepError
        else:
            self._fill_collection(node, event, depth)
        return node

    def _fill_collection(self, node: Node, event: Any, depth: int) -> None:
        if event.flow_style:
            self.open_brackets.append(event.start_mark)
        if isinstance(event, yaml.MappingStartEvent):
            self._fill_mapping(node, depth)
        else:
            self._fill_list(node, depth)
        if event.flow_style:
            self.open_brackets.pop()

    def _fill_mapping(self, node: Node, depth: int) -> None:
        value: dict[str, Plain] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            content = self._node(next(self.events), depth + 1)
            if not isinstance(key.value, str):
                self._report(event, "key-not-text")
            elif key.value in node.keys:
                first = str(node.keys[key.value][0])
                self._report(event, "duplicate-key", found=key.value, line=first)
            else:
                node.keys[key.value] = (key.line, key.column)
                node.fields[key.value] = content
                if content.value is not None:
                    value[key.value] = content.value
        node.value = value or None

    def _fill_list(self, node: Node, depth: int) -> None:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            item = self._node(event, depth + 1)
            if item.value is not None:
                node.items.append(item)
        node.value = [item.value for item in node.items] or None

    def _report(self, event: Any, code: str, **details: str | Text) -> None:
        mark = event.start_mark
        self.problems.append(Problem(self.path, mark.line + 1, mark.column + 1, code, details))
