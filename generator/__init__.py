"""Tonbaeb: from the schools' YAML case studies to a bilingual site of model practices."""

__version__ = "0.1.0"
