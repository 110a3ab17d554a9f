"""The library: every record, the relations between them, and every problem found on the way."""

from generator.library.contents import ChangedError
from generator.library.entries import Adopted, Located, PracticeEntry, SchoolEntry
from generator.library.load import load
from generator.library.records import Entry, Library

__all__ = [
    "Adopted",
    "ChangedError",
    "Entry",
    "Library",
    "Located",
    "PracticeEntry",
    "SchoolEntry",
    "load",
]
