"""Building again: only what has changed is made, and the site is what a clean build would make."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from generator.build import Hosted, Workshop, write_site
from generator.cache import Cache, FileCache, MemoryCache
from generator.frame import Frame
from generator.library import load
from generator.memo import Memo
from generator.plugin import SECTIONS
from generator.render import Renderer
from generator.site import Site
from generator.text import LANGUAGES
from generator.wording import load_wordings
from tests.built.projects import PROJECT, files_of
from tests.sites import project

BARE: Final = Frame(("", "head", "", "alerts", "", "body", "", "base", "", "twin", ""))
Record = dict[str, Any]


HOME: Final = "https://site.example/"


def build(root: Path, target: Path, cache: Cache, site_url: str = HOME) -> int:
    """Build the project at `root` into `target`; what is faulty is left out, as while serving."""
    memo = Memo(cache, "1")
    library = load(root, memo)
    theme = root / "theme"
    frames = {(language, section): BARE for language in LANGUAGES for section in SECTIONS}
    renderer = Renderer(theme, load_wordings(theme), site_url, frames, library.errors)
    site = Site(target)
    with site.building():
        return write_site(library, renderer, Workshop(root, site, memo), Hosted((), {}))


def clean(root: Path, folder: Path) -> dict[str, bytes]:
    """The files of a site that is built from nothing."""
    build(root, folder / "clean", MemoryCache())
    files = files_of(folder / "clean")
    shutil.rmtree(folder / "clean")
    return files


def with_theme(root: Path) -> Path:
    """The small project at `root` with a theme of its own."""
    shutil.copytree(
        PROJECT / "theme", root / "theme", ignore=shutil.ignore_patterns("assets", "vendor")
    )
    return project(root)


@contextmanager
def edited(file: Path) -> Iterator[Record]:
    """The record in `file`, to be changed."""
    record: Record = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - text only
    yield record
    file.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), "utf-8")


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A small project that has been built."""
    root = with_theme(tmp_path / "project")
    rebuild(root)
    return root


def rebuild(root: Path) -> set[str]:
    """The pages, in one language or another, that the next build makes anew."""
    memo = Memo(FileCache(root / "cache"), "1")
    before = set(map(memo.cache.row, memo.cache.names("page")))
    build(root, root.parent / "site", memo.cache)
    changed = set(map(memo.cache.row, memo.cache.names("page"))) - before
    return {row.name.removeprefix("page ")[3:] for row in changed if row}


READING: Final = "schools/alpha/practices/reading.yml"


def test_a_first_build_prepares_the_next(begun: Path) -> None:
    """Both trees hold the site, so that the next build has only changes to make."""
    site = Site(begun.parent / "site")
    assert files_of(site.staging) == files_of(site.target)


def test_a_site_is_published_also_where_the_next_one_finds_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is prepared for the next build is no reason to fail, and is made up for by that one."""

    def full(site: Site, path: str) -> None:
        raise OSError(f"{site.staging}/{path}: No space left on device")

    root = with_theme(tmp_path / "project")
    with monkeypatch.context() as patch:
        patch.setattr(Site, "keep", full)
        build(root, tmp_path / "site", MemoryCache())
    build(root, tmp_path / "site", MemoryCache())
    assert files_of(tmp_path / "site") == clean(root, tmp_path)


def test_nothing_is_made_where_nothing_has_changed(begun: Path) -> None:
    """A second build makes no page, nor does one after a change that no reader would see."""
    assert rebuild(begun) == set()
    (begun / READING).write_text("# note\n" + (begun / READING).read_text("utf-8"), "utf-8")
    assert rebuild(begun) == set()


def test_a_text_is_a_matter_of_its_page(begun: Path) -> None:
    """What stands on one page alone changes that page alone."""
    with edited(begun / READING) as record:
        record["approach"] = {"th": "ใหม่", "en": "New"}
    assert rebuild(begun) == {"practices/alpha/reading/"}


def test_a_title_reaches_the_pages_that_show_it(begun: Path) -> None:
    """A title changes its page, its lists, its school and its adopters, and not other practices."""
    with edited(begun / READING) as record:
        record["title"] = {"th": "ชื่อใหม่", "en": "New title"}
    made = rebuild(begun)

    assert {"practices/alpha/reading/", "practices/", "criteria/4.1/", "schools/alpha/"} <= made
    assert "schools/beta/" in made
    assert not made & {"practices/beta/safe-gate/", "schools/demo-school/", "about/"}


def test_a_template_is_a_matter_of_its_pages(begun: Path) -> None:
    """A template changes the pages that it draws."""
    template = begun / "theme/pages/practice.html"
    template.write_text(template.read_text("utf-8") + "<!-- new -->", "utf-8")
    made = rebuild(begun)

    assert made
    assert all(page.startswith("practices/") for page in made)


def test_another_address_is_everywhere(begun: Path) -> None:
    """A site that moves to another host names its new address in every file that named the old."""
    site, cache = begun.parent / "site", FileCache(begun / "cache")
    build(begun, site, cache, "https://new.example/")

    assert not [name for name, content in files_of(site).items() if b"site.example" in content]
    build(begun, site, cache)
    assert files_of(site) == clean(begun, begun.parent)


def test_the_size_of_a_document_is_told_anew(begun: Path) -> None:
    """A document that has grown is shown with its new size."""
    picture = "<svg xmlns='http://www.w3.org/2000/svg'>" + " " * 50_000 + "</svg>"
    (begun / "schools/alpha/media/plan.svg").write_text(picture, encoding="utf-8")
    assert "practices/alpha/reading/" in rebuild(begun)
    assert files_of(begun.parent / "site") == clean(begun, begun.parent)


def test_a_glossary_is_a_matter_of_search(begun: Path) -> None:
    """A vocabulary that no page shows changes no page."""
    with edited(begun / "content/taxonomies/glossary.yml") as glossary:
        next(iter(glossary.values()))["en"].append("another word")
    assert rebuild(begun) == set()
    assert files_of(begun.parent / "site") == clean(begun, begun.parent)


class Editing(RuleBasedStateMachine):
    """An editor changes a small library in any order, and builds after each change."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.root = with_theme(self.folder / "project")
        self.broken: dict[Path, str] = {}
        self.number = 0

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def practices(self) -> list[Path]:
        """The practices that can be read."""
        files = sorted(self.root.glob("schools/*/practices/*.yml"))
        return [file for file in files if file not in self.broken]

    def change(self, data: st.DataObject, do: Callable[[Record], object]) -> None:
        """Change one of the practices, if there is any."""
        if practices := self.practices():
            with edited(data.draw(st.sampled_from(practices))) as record:
                do(record)

    @rule(data=st.data(), text=st.sampled_from(["ใหม่", "พี่อ่านกับน้อง", "อ่าน **ดัง** ๆ"]))
    def write(self, data: st.DataObject, text: str) -> None:
        """Another text, of which no card tells."""
        self.change(data, lambda record: record.update(approach={"th": text, "en": "New"}))

    @rule(data=st.data(), text=st.sampled_from(["ชื่อใหม่", "อีกชื่อหนึ่ง"]))
    def entitle(self, data: st.DataObject, text: str) -> None:
        """Another title."""
        self.change(data, lambda record: record.update(title={"th": text, "en": "New title"}))

    @rule(data=st.data())
    def leave_untranslated(self, data: st.DataObject) -> None:
        """Take the English of the title away."""
        self.change(data, lambda record: record["title"].pop("en", None))

    @rule(data=st.data(), status=st.sampled_from(["draft", "published", "retired"]))
    def set_status(self, data: st.DataObject, status: str) -> None:
        """Retire a practice, publish it, or withdraw it."""

        def change(record: Record) -> None:
            record["status"] = status
            record.pop("retired", None)
            if status == "retired":
                record["retired"] = {"reason": {"th": "เลิกใช้", "en": "No longer used"}}

        self.change(data, change)

    @rule(data=st.data(), day=st.sampled_from(["2026-05-02", "2026-09-30"]))
    def review(self, data: st.DataObject, day: str) -> None:
        """Review it on another day, which puts it elsewhere in the lists."""
        self.change(data, lambda record: record.update(review={"last_reviewed": day}))

    @rule(data=st.data())
    def add(self, data: st.DataObject) -> None:
        """Add a practice that is much like another."""
        if practices := self.practices():
            file = data.draw(st.sampled_from(practices))
            self.number += 1
            copy = file.with_name(f"copy-{self.number}.yml")
            shutil.copy(file, copy)
            with edited(copy) as record:
                record.pop("aliases", None)

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        """Remove a practice."""
        if practices := self.practices():
            data.draw(st.sampled_from(practices)).unlink()

    @rule(data=st.data())
    def rename(self, data: st.DataObject) -> None:
        """Rename a practice, which keeps its old name."""
        if practices := self.practices():
            file = data.draw(st.sampled_from(practices))
            self.number += 1
            with edited(file) as record:
                record["aliases"] = [*record.get("aliases", []), file.stem]
            file.rename(file.with_name(f"renamed-{self.number}.yml"))

    @rule(data=st.data())
    def spoil(self, data: st.DataObject) -> None:
        """Break a file."""
        if practices := self.practices():
            file = data.draw(st.sampled_from(practices))
            self.broken[file] = file.read_text("utf-8")
            file.write_text("title: [", encoding="utf-8")

    @rule()
    def mend(self) -> None:
        """Mend all that is broken."""
        for file, text in self.broken.items():
            file.write_text(text, encoding="utf-8")
        self.broken.clear()

    @rule(status=st.sampled_from(["in-progress", "sustained"]))
    def adopt(self, status: str) -> None:
        """Say otherwise how an adoption stands."""
        with edited(self.root / "schools/beta/adoptions/alpha-reading.yml") as record:
            record["status"] = status

    @rule(name=st.sampled_from(["โรงเรียนใหม่", "โรงเรียนอัลฟา"]), size=st.integers(90, 130))
    def rename_school(self, name: str, size: int) -> None:
        """Another name and enrolment of a school."""
        with edited(self.root / "schools/alpha/school.yml") as record:
            record["name"]["th"] = name
            record["enrolment"]["count"] = str(size)

    @rule(colour=st.sampled_from(["red", "blue"]))
    def redraw(self, colour: str) -> None:
        """Another picture under the same name."""
        picture = f'<svg xmlns="http://www.w3.org/2000/svg" fill="{colour}"/>'
        (self.root / "schools/alpha/media/plan.svg").write_text(picture, encoding="utf-8")

    @rule(
        file=st.sampled_from(["theme/pages/practice.html", "theme/partials/head.html"]),
        text=st.sampled_from(["<i>a</i>", "<i>b</i>"]),
    )
    def retouch(self, file: str, text: str) -> None:
        """Change a template."""
        (self.root / file).write_text((PROJECT / file).read_text("utf-8") + text, "utf-8")

    @rule(language=st.sampled_from(LANGUAGES), text=st.sampled_from(["บ้าน", "หน้าหลัก"]))
    def reword(self, language: str, text: str) -> None:
        """Change a word of the site."""
        file = f"theme/locale/{language}.yml"
        words = yaml.safe_load((PROJECT / file).read_text("utf-8"))
        words["title"]["home"] = text
        (self.root / file).write_text(yaml.safe_dump(words, allow_unicode=True), "utf-8")

    @rule(name=st.sampled_from(["การอ่านออกเสียง", "การอ่าน"]))
    def rename_topic(self, name: str) -> None:
        """Change a vocabulary."""
        with edited(self.root / "content/taxonomies/topics.yml") as topics:
            topics["reading"]["name"]["th"] = name

    @invariant()
    def nobody_can_tell(self) -> None:
        """The site is the same, byte for byte, as if it had been built from nothing."""
        if hasattr(self, "root"):
            site = self.folder / "site"
            build(self.root, site, FileCache(self.folder / "cache"))
            assert files_of(site) == clean(self.root, self.folder)


TestEditing = pytest.mark.usefixtures("one_core")(Editing.TestCase)
TestEditing.settings = settings(
    max_examples=5,
    stateful_step_count=6,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
