"""The generators that are compared; the first is our own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

from tests.bench.peers import hugo, markdown
from tests.bench.peers.peer import Peer

COUNTRY: Final = 10_000
"""The practices of a library for the whole country: more is not asked of anybody."""

MATERIAL_LARGEST: Final = 2_000
"""Beyond this, Material takes many minutes for each of its runs."""

ZENSICAL_LARGEST: Final = 2_000

_SUMMARY: Final = re.compile(r"(?<=\nsummary:\n  th: )(\"|>-\n    )")


def _copy(project: Path, folder: Path) -> None:
    shutil.copytree(project, folder)


def _change_record(folder: Path, number: int) -> None:
    path = min(folder.glob("schools/*/practices/*.yml"))
    text = _SUMMARY.sub(rf"\g<1>แก้ไขครั้งที่ {number} ", path.read_text("utf-8"), count=1)
    path.write_text(text, encoding="utf-8")


def _change_page(folder: Path, number: int) -> None:
    path = min(folder.glob("docs/th/practices/*/*.md"))
    path.write_text(f"{path.read_text('utf-8')}\nแก้ไขครั้งที่ {number}\n", encoding="utf-8")


TONBAEB: Final = Peer(
    id="tonbaeb",
    title="Tonbaeb",
    packages=("tonbaeb",),
    largest=COUNTRY,
    write=_copy,
    steps={"tonbaeb": ("tonbaeb", "build")},
    made=("site", ".site-next", ".tonbaeb"),
    site="site",
    index="search",
    change=_change_record,
)

HUGO: Final = Peer(
    id="hugo",
    title="Hugo + Pagefind",
    packages=("hugo", "pagefind", "pagefind_bin"),
    largest=COUNTRY,
    write=hugo.write,
    steps={
        "hugo": ("hugo", "--quiet", "--noBuildLock", "--cacheDir", "{folder}/cache"),
        "pagefind": ("python", "-m", "pagefind", "--site", "public", "--glob", hugo.SEARCHED),
    },
    made=("public", "resources", "cache"),
    site="public",
    index="pagefind",
)

MATERIAL: Final = Peer(
    id="material",
    title="MkDocs + Material",
    packages=("mkdocs", "mkdocs-material"),
    largest=MATERIAL_LARGEST,
    write=markdown.write,
    steps={"material": ("mkdocs", "build", "--quiet")},
    made=("site",),
    site="site",
    index="search",
)

ZENSICAL: Final = Peer(
    id="zensical",
    title="Zensical",
    packages=("zensical",),
    largest=ZENSICAL_LARGEST,
    write=markdown.write,
    steps={"zensical": ("zensical", "build")},
    made=("site", ".cache"),
    site="site",
    index="search.json",
    change=_change_page,
)

PEERS: Final = {peer.id: peer for peer in (TONBAEB, HUGO, MATERIAL, ZENSICAL)}
