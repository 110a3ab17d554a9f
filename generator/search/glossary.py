"""Names that mean the same, in any language, and where they stand in a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from generator.search.words import stem, words

CONCEPT: Final = "@"
"""Begins the term of a glossary's entry, which no word of a text can be."""


def is_word(term: str) -> bool:
    """Whether a term is a word of a text, and not an entry of the glossary."""
    return not term.startswith(CONCEPT)


Node = Mapping[str, Any]
"""What may follow in a name, by stem; under no stem at all, the ids of entries that end here."""


class Glossary:
    """Words that mean the same: each entry is found under any of its names, in any language.

    `names` are those of each entry, as stems.
    """

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self.names = {
            id: sorted({tuple(word.stem for word in words(name)) for name in several} - {()})
            for id, several in names.items()
        }
        trie: dict[str, Any] = {}
        for id, sequences in self.names.items():
            for sequence in sequences:
                node = trie
                for each in sequence:
                    node = node.setdefault(each, {})
                node.setdefault("", []).append(id)
        self._after = _After(trie)

    def concepts(self, found: Sequence[str]) -> list[str]:
        """The id of each entry that is named by the words of a text, as often as it is named."""
        named: list[str] = []
        for at, following in enumerate(map(self._after.__getitem__, found), start=1):
            node, end = following, at
            while node:
                named += node.get("", ())
                node = node.get(stem(found[end]), {}) if end < len(found) else {}
                end += 1
        return named


class _After(dict[str, Node]):
    """What follows in the names that begin with a word, whose stem is looked up but once."""

    def __init__(self, trie: Node) -> None:
        super().__init__()
        self._trie = trie

    def __missing__(self, word: str) -> Node:
        node: Node = self._trie.get(stem(word), {})
        self[word] = node
        return node
