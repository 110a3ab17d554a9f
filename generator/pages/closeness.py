"""How close a practice's school is to a reader's: what pages need to know to tell it.

The comparison itself happens on the reader's device, which alone knows the reader's school.
"""

from __future__ import annotations

from generator.library import PracticeEntry
from generator.pages.kinds import Kind
from generator.pages.voice import Voice


def kind_of(voice: Voice, practice: PracticeEntry) -> Kind:
    """In what kind of school `practice` happens: at which levels, how large, in which setting."""
    school = voice.library.schools[practice.school_id]
    return Kind(
        levels=practice.record.levels or school.record.levels,
        size=voice.library.size_of(school) or "",
        setting=school.record.setting or "",
    )


def facet_names(voice: Voice) -> dict[str, dict[str, str]]:
    """What the values of each facet of a kind are called, by their ids and in their order."""
    return {
        "level": voice.names(voice.taxonomies.levels),
        "size": voice.names(voice.taxonomies.sizes.names),
        "setting": voice.names(voice.taxonomies.settings),
    }
