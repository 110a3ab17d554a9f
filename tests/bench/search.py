"""The search of libraries of several sizes: its cost to build, and to use in a browser.

`python -m tests.bench.search [--sizes 300,1000,10000] [--pagefind] [--json FILE]`
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.bench import pagefind
from tests.bench.measures import bench
from tests.bench.table import table
from tests.bench.visits import browser


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="300,1000")
    parser.add_argument("--pagefind", action="store_true")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    against_pagefind = arguments.pagefind and pagefind.is_installed()
    benches = []
    with browser() as opened:
        for size in map(int, arguments.sizes.split(",")):
            with tempfile.TemporaryDirectory() as folder:
                benches.append(bench(size, Path(folder), opened, against_pagefind=against_pagefind))
        machine = _machine(opened.version)
    if arguments.pagefind and not against_pagefind:
        machine += " Pagefind is not installed, so nothing is compared."
    sys.stdout.write(table(benches, machine))
    if arguments.json:
        figures = [asdict(each) for each in benches]
        arguments.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


def _machine(chromium: str) -> str:
    return (
        f"{os.cpu_count()} cores (load {os.getloadavg()[0]:.1f} at the end), {platform.system()}, "
        f"Python {platform.python_version()}, Chromium {chromium}, files over loopback HTTP. "
        "Times are on the clock, and in brackets of all cores together."
    )


if __name__ == "__main__":
    main()
