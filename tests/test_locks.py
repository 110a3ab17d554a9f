"""What is installed: exactly the files that the lock names, wherever they are fetched from."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[1]
SITE = PROJECT / ".ci/lock/site.txt"
TEST = PROJECT / ".ci/lock/test.txt"
NODE = PROJECT / "tests/node/package-lock.json"

every_lock = pytest.mark.parametrize("lock", [SITE, TEST], ids=lambda path: path.name)


def locked(lock: Path) -> Iterator[tuple[Requirement, list[str]]]:
    """Each requirement of `lock` with its hashes."""
    for entry in re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip()):
        requirement, *hashes = (part.strip() for part in entry.split("\\\n"))
        yield Requirement(requirement), hashes


def asked(*groups: str) -> list[Requirement]:
    """What pyproject.toml asks for: the project's own dependencies and those of `groups`."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    lists = [project["project"]["dependencies"], *map(project["dependency-groups"].get, groups)]
    return [Requirement(line) for requirements in lists for line in requirements]


@every_lock
def test_every_version_is_exact_and_hashed(lock: Path) -> None:
    """A lock names one exact version of each package and the hashes of its files."""
    for requirement, hashes in locked(lock):
        assert re.fullmatch(r"==[0-9][0-9a-z.]*", str(requirement.specifier)), requirement
        assert hashes, requirement
        assert all(re.match(r"--hash=sha256:[0-9a-f]{64}\b", each) for each in hashes), requirement


@pytest.mark.parametrize("lock", [SITE, TEST, NODE], ids=lambda path: path.name)
def test_a_lock_holds_no_address(lock: Path) -> None:
    """A lock does not say where files come from: each machine asks the registry that it is told."""
    assert "://" not in lock.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("lock", "groups"),
    [(SITE, ("build",)), (TEST, ("build", "test", "lock"))],
    ids=lambda value: value.name if isinstance(value, Path) else "",
)
def test_a_lock_holds_what_the_project_asks_for(lock: Path, groups: tuple[str, ...]) -> None:
    """A change of dependencies in pyproject.toml has been carried into the lock by `make lock`."""
    versions: dict[str, list[str]] = {}
    for requirement, _ in locked(lock):
        name = canonicalize_name(requirement.name)
        versions.setdefault(name, []).append(str(requirement.specifier).removeprefix("=="))
    for requirement in asked(*groups):
        found = versions.get(canonicalize_name(requirement.name), [])
        assert found, requirement
        assert all(requirement.specifier.contains(version) for version in found), requirement


def test_tests_run_against_what_the_site_is_built_with() -> None:
    """Both locks name the same versions of the packages that they share."""
    site = {str(requirement) for requirement, _ in locked(SITE)}
    test = {str(requirement) for requirement, _ in locked(TEST)}
    assert site <= test


def test_node_packages_are_hashed() -> None:
    """Each package from npm has an integrity hash, and npm's own lock agrees with the request."""
    lock: dict[str, Any] = json.loads(NODE.read_text(encoding="utf-8"))["packages"]
    request = json.loads((NODE.parent / "package.json").read_text(encoding="utf-8"))
    assert lock.pop("")["devDependencies"] == request["devDependencies"]
    assert all(package["integrity"].startswith("sha512-") for package in lock.values())
