"""What samples say: sentences of the style guide's own wording, none of which is about anyone."""

from __future__ import annotations

from typing import Final

from generator.model.fields import Line
from generator.pages.views import Rich
from generator.pages.voice import Voice
from generator.text import Localized

TOP: Final = "#top"
"""Where links of samples lead: to the head of the style guide."""


def say(voice: Voice, name: str) -> Localized:
    """A sample sentence in the page's language."""
    return voice.here(voice.words(f"style.sample.{name}"))


def other(voice: Voice) -> Localized:
    """Something in the other language: how untranslated text looks."""
    pillar = next(iter(voice.taxonomies.pillars.values()))
    return pillar.name.within(voice.other)


def line(voice: Voice, name: str) -> Line:
    """A sample sentence as a record would hold it."""
    sentence = voice.words(f"style.sample.{name}")
    return Line(th=sentence, en=sentence)


def rich(voice: Voice, name: str) -> Rich:
    """A sample of Markdown."""
    return voice.prose(line(voice, name))
