"""The house: each module stands on a floor and leans only on those below; none grows too tall."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

PROJECT: Final = Path(__file__).parents[1]
PACKAGE: Final = PROJECT / "generator"
LINES: Final = 320

FLOORS: Final[tuple[frozenset[str], ...]] = tuple(
    frozenset(floor.split())
    for floor in (
        "text lines markdown svg qr country unbroken frame parallel reads cache lock watching",
        "privacy problem chart hints wording translation phrases progress program environment",
        "characters syntax report site templates pickles ledger",
        "memo",
        "source",
        "model",
        "reading evidence",
        "library",
        "pages schema project",
        "render exports search new",
        "build",
        "preview",
        "serving",
        "plugin",
        "cli",
    )
)
"""The modules and folders of the generator, the lowest floor first."""

MODULES: Final = {
    ".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}


def imported(path: Path) -> Iterator[str]:
    """The full names of all modules that the file at `path` imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in MODULES else str(node.module)


def within(path: Path) -> set[str]:
    """The modules of the generator that the file at `path` imports."""
    return {name for name in imported(path) if name in MODULES}


def household(module: str) -> str:
    """The name by which a module has its floor: its own, or that of its folder."""
    return module.split(".")[1]


def floor(name: str) -> int:
    """The number of the floor where `name` is."""
    return next(number for number, names in enumerate(FLOORS) if name in names)


def test_everything_has_one_floor() -> None:
    """Every module has its floor, and no floor holds a name that is gone."""
    households = {household(module) for module in MODULES if module != "generator"}
    placed = [name for names in FLOORS for name in names]
    assert sorted(placed) == sorted(households)


@pytest.mark.parametrize("module", [module for module in MODULES if module != "generator"])
def test_imports_go_down(module: str) -> None:
    """A module imports only from lower floors, or from its own folder."""
    for other in within(MODULES[module]) - {"generator"}:
        own = household(module)
        assert household(other) == own or floor(household(other)) < floor(own), other


def test_no_import_goes_in_a_circle() -> None:
    """Within a folder, too, no module imports itself by way of others."""
    waiting = {module: within(path) - {"generator"} for module, path in MODULES.items()}
    for module, others in waiting.items():
        parent = module.rpartition(".")[0]
        assert parent == "generator" or parent not in others, f"{module} imports its own folder"
    while free := {module for module, others in waiting.items() if not others & waiting.keys()}:
        waiting = {module: others for module, others in waiting.items() if module not in free}
    assert waiting == {}


def test_one_module_knows_the_host() -> None:
    """MkDocs is known to its plugin alone: everything else could live in another program."""
    hosts = {
        module
        for module, path in MODULES.items()
        if any(name.split(".")[0] == "mkdocs" for name in imported(path))
    }
    assert hosts == {"generator.plugin"}


@pytest.mark.parametrize("name", ["text", "problem", "model", "library", "pages", "reading"])
def test_the_lower_floors_do_no_output(name: str) -> None:
    """What reads and relates records neither prints nor knows the command line."""
    for module, path in MODULES.items():
        if module != "generator" and household(module) == name:
            assert "click" not in set(imported(path))
            calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))))
            names = {node.id for node in calls if isinstance(node, ast.Name)}
            assert "print" not in names


@pytest.mark.parametrize(
    "path",
    [
        path
        for folder, ending in (("generator", "py"), ("theme", "js"), ("theme", "mjs"))
        for path in sorted((PROJECT / folder).rglob(f"*.{ending}"))
    ],
    ids=lambda path: path.relative_to(PROJECT).as_posix(),
)
def test_a_module_can_be_read_in_one_sitting(path: Path) -> None:
    """A module has about three hundred lines at most."""
    assert len(path.read_text("utf-8").splitlines()) <= LINES
