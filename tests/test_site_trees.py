"""The published site and the tree to come."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.site import AddressError, Site, Stamp
from tests.built.projects import files_of


def publish(site: Site, **files: str) -> None:
    """Publish a site of these files."""
    with site.building():
        for name, text in files.items():
            site.put(f"{name}.html", text.encode())
        site.publish([f"{name}.html" for name in files])


def test_a_site_is_replaced_as_a_whole(tmp_path: Path) -> None:
    """Each publication holds what was put, and nothing else."""
    site = Site(tmp_path / "site")
    publish(site, a="1", b="1")
    publish(site, a="2", c="2")
    assert files_of(site.target) == {"a.html": b"2", "c.html": b"2"}
    publish(site, b="3")
    assert files_of(site.target) == {"b.html": b"3"}


def test_nothing_is_written_into_the_published_site(tmp_path: Path) -> None:
    """Until it is published, what is put changes no file that a reader sees."""
    site = Site(tmp_path / "site")
    publish(site, a="1", b="1")
    publish(site, a="1", b="1")
    with site.building():
        site.put("a.html", b"2")
        assert files_of(site.target) == {"a.html": b"1", "b.html": b"1"}


def test_an_unchanged_file_stays_the_same_file(tmp_path: Path) -> None:
    """A file that comes out as it was keeps its time, by which servers know it."""
    site = Site(tmp_path / "site")
    publish(site, a="1")
    os.utime(site.target / "a.html", ns=(10**18, 10**18))
    publish(site, a="1")

    assert (site.target / "a.html").stat().st_mtime_ns == 10**18


def is_known(site: Site, path: str, stamp: Stamp) -> bool:
    """Whether the next build takes a file to be as it was left."""
    with site.building():
        return site.has(path, stamp)


def test_what_was_left_is_known_again(tmp_path: Path) -> None:
    """A file that was unpacked elsewhere is as it was left; one that differs is not."""
    site = Site(tmp_path / "site")
    with site.building():
        stamp = site.put("a.html", b"12")
        site.publish(["a.html"])
    assert is_known(site, "a.html", stamp)
    os.utime(site.target / "a.html")
    assert is_known(site, "a.html", stamp)
    (site.target / "a.html").write_bytes(b"21")
    assert not is_known(site, "a.html", stamp)
    assert not is_known(site, "b.html", stamp)


def test_a_build_that_was_killed_between_two_renames_is_put_right(tmp_path: Path) -> None:
    """The site that was moved aside comes back."""
    site = Site(tmp_path / "site")
    publish(site, a="1")
    site.target.rename(tmp_path / ".site-aside")
    with site.building():
        assert files_of(site.target) == {"a.html": b"1"}


def test_a_folder_may_take_the_place_of_a_file(tmp_path: Path) -> None:
    """What was a file may become a folder, and a folder a file, also where a build was killed."""
    site = Site(tmp_path / "site")
    for paths in (["a", "b/c"], ["a/b", "b"], ["a", "b/c"]):
        with site.building():
            for path in paths:
                site.put(path, path.encode())
        with site.building():
            for path in paths:
                site.put(path, path.encode())
            site.publish(paths)
        assert files_of(site.target) == {path: path.encode() for path in paths}


def test_a_site_that_came_back_meanwhile_is_kept(tmp_path: Path) -> None:
    """Where a site is in its place, one that was moved aside is not put over it."""
    site = Site(tmp_path / "site")
    publish(site, a="1")
    site.target.rename(tmp_path / ".site-aside")
    site.target.mkdir()
    (site.target / "b.html").write_bytes(b"2")
    with site.building():
        assert files_of(site.target) == {"b.html": b"2"}
    publish(site, a="3")
    assert files_of(site.target) == {"a.html": b"3"}


@pytest.mark.parametrize("path", ["../a.html", "a/../../b.html", "/a.html"])
def test_no_file_leaves_the_site(tmp_path: Path, path: str) -> None:
    """An address outside the site is refused, and named."""
    site = Site(tmp_path / "site")
    with site.building(), pytest.raises(AddressError, match=path):
        site.put(path, b"")
