"""What a generator is to a bench."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


@dataclass(frozen=True)
class Peer:
    """A generator, and how a library becomes a site of it.

    `largest` is the most practices that it can bear. `write` puts a project's library into a folder
    that is not there yet; each of `steps` is a command that is run there, `{folder}` filled in.
    `made` are all files and folders that they leave behind, the `site` among them, in which `index`
    is what search reads. `change` edits one practice, the text for the n-th time; without it, a
    second build is like the first.
    """

    id: str
    title: str
    packages: Sequence[str]
    largest: int
    write: Callable[[Path, Path], None]
    steps: Mapping[str, Sequence[str]]
    made: Sequence[str]
    site: str
    index: str
    change: Callable[[Path, int], None] | None = None

    def versions(self) -> dict[str, str]:
        """The version of each of its packages that is installed."""
        return dict(_versions(self.packages))

    def is_installed(self) -> bool:
        return len(self.versions()) == len(self.packages)

    def commands(self, folder: Path) -> dict[str, list[str]]:
        """The command of each step, as it is run in `folder`."""
        return {
            name: [_program(program), *(option.format(folder=folder) for option in options)]
            for name, (program, *options) in self.steps.items()
        }


def _versions(packages: Sequence[str]) -> Iterator[tuple[str, str]]:
    for package in packages:
        try:
            yield package, version(package)
        except PackageNotFoundError:
            continue


def _program(name: str) -> str:
    """The program of that name beside this Python, or else this machine's."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else shutil.which(name) or name
