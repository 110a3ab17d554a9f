"""Copies of the project to build, to spoil and to serve, and what came of building them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from generator.library import Library, load
from tests.built.document import Document, parse

PROJECT: Final = Path(__file__).parents[2]
INPUTS: Final = ("mkdocs.yml", "content", "schools", "theme")

HOST: Final = "site.example"
PREFIX: Final = "/tonbaeb/"
SITE_URL: Final = f"http://{HOST}{PREFIX}"
"""Where the site is published: in a folder of a host, as on GitHub Pages."""


def copy_project(folder: Path) -> Path:
    """A copy in `folder` of everything that a site is built from."""
    for name in INPUTS:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
    return folder


def environment() -> dict[str, str]:
    """The environment of a build, in which nothing of this machine decides."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("TONBAEB_")}
    return {**own, "SITE_URL": SITE_URL}


def tonbaeb() -> str:
    """The command, as it is installed beside the Python that runs the tests."""
    return str(Path(sys.executable).with_name("tonbaeb"))


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """The end of `command`, run in the project at `root`."""
    return subprocess.run(
        command, cwd=root, env=environment(), capture_output=True, encoding="utf-8", check=False
    )


def build(root: Path, *options: str) -> Built:
    """The site of the project at `root`, freshly built."""
    ended = run(root, tonbaeb(), "build", *options)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return Built(root)


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file in `folder` by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def address_of(file: str) -> str:
    """The whole address of a file of the site; a page in a folder is at the folder's address."""
    return SITE_URL + file.removesuffix("index.html")


@dataclass(frozen=True)
class Built:
    """A project that has been built."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        return files_of(self.site)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Every HTML file of the site."""
        return {
            name: parse(content.decode("utf-8"))
            for name, content in self.files.items()
            if name.endswith(".html")
        }

    @cached_property
    def pages(self) -> Mapping[str, Document]:
        """Every HTML file but those that only lead to another."""
        return {
            name: document
            for name, document in self.documents.items()
            if not document.every("meta", http_equiv="refresh")
        }

    @cached_property
    def library(self) -> Library:
        return load(self.root)

    def text(self, name: str) -> str:
        """The text of one file of the site."""
        return self.files[name].decode("utf-8")
