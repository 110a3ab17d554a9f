"""What a record is: typed, immutable, and free of input and output."""

from generator.model.adoption import Adoption
from generator.model.fields import Known
from generator.model.practice import Practice
from generator.model.school import School
from generator.model.taxonomy import Taxonomies

__all__ = ["Adoption", "Known", "Practice", "School", "Taxonomies"]
