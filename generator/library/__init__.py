"""The library: every record, the relations between them, and every problem found on the way."""

from generator.library.load import load
from generator.library.records import Adopted, Library, Located, PracticeEntry, SchoolEntry

__all__ = ["Adopted", "Library", "Located", "PracticeEntry", "SchoolEntry", "load"]
