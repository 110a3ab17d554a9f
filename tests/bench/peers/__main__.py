"""`python -m tests.bench.peers PEER PROJECT FOLDER` writes a project's library for a generator.

A process of its own, as a library in memory would count for those that are measured afterwards.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench.peers.known import PEERS

if __name__ == "__main__":
    name, project, folder = sys.argv[1:]
    PEERS[name].write(Path(project), Path(folder))
