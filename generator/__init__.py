"""Tonbaeb: from the schools' YAML case studies to a bilingual site of model practices."""

import os

# Numpy would begin threads for sums that nobody asks it for, and a process that has any is copied
# less safely; so it is told before anything can load it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
