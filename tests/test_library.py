"""The library: every record with its relations, and every problem of a project in one run."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from generator.library import Library, load
from tests.sites import VALID, project

PAIRED: Final = """\
title: {th: อ่านคู่ทุกเช้า, en: Paired reading every morning}
summary: {th: พี่อ่านหนังสือกับน้อง, en: Older pupils read with younger ones.}
status: published
provenance: demonstration
items: ["4.1"]
pillars: [quality]
"""


@pytest.fixture(scope="module")
def valid() -> Library:
    """The library of the valid site."""
    return load(VALID)


def write(root: Path, path: str, text: str) -> None:
    """Put a file into a project."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def change(root: Path, path: str, old: str, new: str) -> None:
    """Change a file of a project."""
    text = (root / path).read_text("utf-8")
    assert text.count(old) == 1
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def problems(root: Path) -> list[tuple[str, int, str]]:
    """The file, line and code of each problem of a project."""
    return [(problem.path, problem.line, problem.code) for problem in load(root).problems]


# --- what is in it -------------------------------------------------------------------------------


def test_records_are_found_by_their_names(valid: Library) -> None:
    """A file's place gives a record its id."""
    assert list(valid.schools) == ["alpha", "beta", "demo-school"]
    assert sorted(valid.practices) == [
        "alpha/reading",
        "alpha/reading-aloud",
        "beta/safe-gate",
        "demo-school/tree-map",
    ]
    assert list(valid.adoptions) == ["beta/alpha-reading"]
    assert valid.practices["alpha/reading"].path == "schools/alpha/practices/reading.yml"
    assert valid.practices["alpha/reading"].school_id == "alpha"
    assert valid.practices["alpha/reading"].name == "reading"


def test_a_school_knows_its_media(valid: Library) -> None:
    """The files of a school's media folder are known with their sizes, also in folders within."""
    size = (VALID / "schools/alpha/media/plan.svg").stat().st_size
    assert valid.schools["alpha"].media == {"plan.svg": size}
    assert valid.schools["beta"].media == {}


def test_media_may_be_in_folders(tmp_path: Path) -> None:
    """A file in a folder of the media folder is named with that folder."""
    root = project(tmp_path)
    write(root, "schools/alpha/media/2567/report.pdf", "x")
    change(
        root,
        "schools/alpha/practices/reading.yml",
        "    file: plan.svg\nmedia",
        "    file: 2567/report.pdf\nmedia",
    )
    assert load(root).problems == ()


def test_only_published_and_retired_practices_are_public(valid: Library) -> None:
    """Drafts and practices under review get no page; the newest review comes first."""
    assert [practice.id for practice in valid.public_practices] == [
        "alpha/reading-aloud",
        "alpha/reading",
        "demo-school/tree-map",
    ]
    assert not valid.practices["beta/safe-gate"].is_public


def test_retired_practices_are_not_recommended(valid: Library) -> None:
    """A retired practice keeps its page and its place with its school, and is in no list else."""
    assert [practice.id for practice in valid.recommended] == [
        "alpha/reading",
        "demo-school/tree-map",
    ]
    assert [p.id for p in valid.practices_by_school["alpha"]] == [
        "alpha/reading-aloud",
        "alpha/reading",
    ]
    assert "4.2" not in valid.practices_by_item


def test_practices_are_found_by_what_they_serve(valid: Library) -> None:
    """A practice is listed under its process items, the items of its results, and its pillars."""
    assert [p.id for p in valid.practices_by_item["4.1"]] == [
        "alpha/reading",
        "demo-school/tree-map",
    ]
    assert [p.id for p in valid.practices_by_item["7.1"]] == ["alpha/reading"]
    assert [p.id for p in valid.practices_by_pillar["quality"]] == [
        "alpha/reading",
        "demo-school/tree-map",
    ]
    assert "safety" not in valid.practices_by_pillar


def test_an_adoption_is_found_from_both_its_ends(valid: Library) -> None:
    """A report is known to the practice that was adopted and to the school that adopted it."""
    assert [a.id for a in valid.adoptions_by_practice["alpha/reading"]] == ["beta/alpha-reading"]
    assert [a.id for a in valid.adoptions_by_school["beta"]] == ["beta/alpha-reading"]
    assert "alpha" not in valid.adoptions_by_school


def test_an_adoption_of_a_draft_is_not_shown(tmp_path: Path) -> None:
    """A report on a practice that has no page is kept but not shown."""
    root = project(tmp_path)
    change(root, "schools/alpha/practices/reading.yml", "status: published", "status: review")
    library = load(root)
    assert list(library.adoptions) == ["beta/alpha-reading"]
    assert library.adoptions_by_practice == {}


def test_a_size_follows_enrolment_and_area(tmp_path: Path) -> None:
    """A school's size is computed from its students and its area, or is what its source says."""
    root = project(tmp_path)
    library = load(root)
    assert library.size_of(library.schools["alpha"]) == "small"
    assert library.size_of(library.schools["beta"]) == "large"
    assert library.size_of(library.schools["demo-school"]) is None
    change(root, "schools/alpha/school.yml", "count: 120", "count: 121")
    library = load(root)
    assert library.size_of(library.schools["alpha"]) == "large"


def test_demos_can_be_left_out(valid: Library) -> None:
    """Without its fictional schools a library has none of their records, and all of the others."""
    real = valid.without_demos()
    assert list(real.schools) == ["alpha", "beta"]
    assert [p.id for p in real.public_practices] == ["alpha/reading-aloud", "alpha/reading"]
    assert [p.id for p in real.practices_by_item["4.1"]] == ["alpha/reading"]
    assert list(real.adoptions) == ["beta/alpha-reading"]
    assert valid.is_demo(valid.practices["demo-school/tree-map"])
    assert not valid.is_demo(valid.practices["alpha/reading"])


def test_former_names_are_complete(valid: Library) -> None:
    """A former name of a practice is one within its school, unless it names another."""
    assert valid.practices["alpha/reading"].former_ids == ("alpha/paired-reading-2565",)
    assert valid.schools["alpha"].former_ids == ("first-school",)


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep"])
def test_what_systems_leave_behind_is_no_problem(tmp_path: Path, name: str) -> None:
    """Files that computers scatter by themselves are passed over, wherever they lie."""
    root = project(tmp_path)
    for folder in ("", "alpha/", "alpha/practices/", "alpha/media/"):
        write(root, f"schools/{folder}{name}", "x")
    assert load(root).problems == ()
    assert name not in load(root).schools["alpha"].media


def test_a_project_without_schools_is_no_error(tmp_path: Path) -> None:
    """A project may have no school yet, or not even the folder for them."""
    root = project(tmp_path)
    for path in sorted((root / "schools").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert load(root).problems == ()
    (root / "schools").rmdir()
    library = load(root)
    assert library.problems == ()
    assert library.schools == {}
    assert library.taxonomies is not None


# --- one fault, one problem ----------------------------------------------------------------------


def test_a_broken_record_is_reported_once(tmp_path: Path) -> None:
    """What refers to a faulty practice is not reported: it is there, and its own fault is named."""
    root = project(tmp_path)
    change(root, "schools/alpha/practices/reading.yml", "status: published", "status: publish")
    assert problems(root) == [("schools/alpha/practices/reading.yml", 7, "not-a-choice")]
    library = load(root)
    assert "alpha/reading" not in library.practices
    assert "alpha/reading-aloud" in library.practices
    assert "beta/alpha-reading" in library.adoptions


def test_a_broken_school_is_reported_once(tmp_path: Path) -> None:
    """The practices of a faulty school are not reported, and are not shown either."""
    root = project(tmp_path)
    change(root, "schools/demo-school/school.yml", "demo: true", "demo: yes")
    assert problems(root) == [("schools/demo-school/school.yml", 2, "not-yes-or-no")]
    library = load(root)
    assert "demo-school/tree-map" in library.practices
    assert all(practice.school_id != "demo-school" for practice in library.public_practices)


def test_a_broken_taxonomy_is_reported_once(tmp_path: Path) -> None:
    """A faulty entry of a vocabulary is named alone: what refers to it is not to blame."""
    root = project(tmp_path)
    change(root, "content/taxonomies/pillars.yml", "{th: คุณภาพ, en: Quality}", "{en: Quality}")
    assert problems(root) == [("content/taxonomies/pillars.yml", 2, "missing-thai")]
    assert load(root).taxonomies is None


def test_an_unreadable_taxonomy_is_reported_once(tmp_path: Path) -> None:
    """Where a vocabulary cannot be read at all, no reference to it is held against a record."""
    root = project(tmp_path)
    write(root, "content/taxonomies/pillars.yml", "quality: [a\n")
    assert problems(root) == [("content/taxonomies/pillars.yml", 1, "open-bracket")]


def test_an_entry_that_is_gone_is_missed_where_it_is_named(tmp_path: Path) -> None:
    """If a vocabulary no longer has an entry, each record that names it is reported."""
    root = project(tmp_path)
    change(root, "content/taxonomies/topics.yml", "environment:", "nature:")
    assert problems(root) == [("schools/demo-school/practices/tree-map.yml", 7, "unknown-id")]


def test_a_locked_file_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read is a problem of its own, in its place."""
    root = project(tmp_path)
    locked = root / "schools/alpha/practices/reading.yml"
    read_bytes = Path.read_bytes

    def read(path: Path) -> bytes:
        # An administrator, as whom tests may run, may read every file.
        if path == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    assert problems(root) == [("schools/alpha/practices/reading.yml", 1, "unreadable-file")]


@pytest.mark.parametrize(
    "path", ["schools/alpha", "schools/alpha/practices", "schools/alpha/media", "schools/gamma"]
)
def test_no_link_is_followed(tmp_path: Path, path: str) -> None:
    """A link in the place of a folder is reported, and nothing behind it is read."""
    elsewhere = project(tmp_path / "elsewhere")
    root = project(tmp_path / "site")
    if (root / path).exists():
        (root / path).rename(tmp_path / "moved")
    (root / path).symlink_to(elsewhere / "schools/demo-school", target_is_directory=True)
    assert (path, 1, "symbolic-link") in problems(root)
    assert "gamma" not in load(root).schools


# --- rules over several records ------------------------------------------------------------------


def test_a_practice_may_move_to_another_school(tmp_path: Path) -> None:
    """A former name may be that of another school's practice, once that one is gone."""
    root = project(tmp_path)
    write(
        root, "schools/demo-school/practices/paired.yml", PAIRED + "aliases: [old-school/paired]\n"
    )
    library = load(root)
    assert library.problems == ()
    assert library.practices["demo-school/paired"].former_ids == ("old-school/paired",)


@pytest.mark.parametrize(
    ("alias", "other"),
    [
        ("tree-map", "schools/demo-school/practices/tree-map.yml"),
        ("paired", "schools/demo-school/practices/paired.yml"),
        ("alpha/reading", "schools/alpha/practices/reading.yml"),
        ("alpha/paired-reading-2565", "schools/alpha/practices/reading.yml"),
    ],
)
def test_a_former_name_is_nobodys(tmp_path: Path, alias: str, other: str) -> None:
    """A former name that is a name today, its own too, or another's former name is reported."""
    root = project(tmp_path)
    write(root, "schools/demo-school/practices/paired.yml", f"{PAIRED}aliases: [{alias}]\n")
    (problem,) = load(root).problems
    assert problem.code == "duplicate-alias"
    assert problem.path == "schools/demo-school/practices/paired.yml"
    assert problem.details["other"] == other


def test_a_broken_record_still_owns_its_names(tmp_path: Path) -> None:
    """Of two records with one former name the second is reported though the first is faulty."""
    root = project(tmp_path)
    change(root, "schools/alpha/practices/reading.yml", "status: published", "status: publish")
    write(
        root,
        "schools/demo-school/practices/paired.yml",
        PAIRED + "aliases: [alpha/paired-reading-2565]\n",
    )
    assert [code for _, _, code in problems(root)] == ["not-a-choice", "duplicate-alias"]


def test_replacements_may_follow_one_another(tmp_path: Path) -> None:
    """A chain of replacements that ends is fine; each practice of a circle is reported."""
    root = project(tmp_path)
    for name, following in (("one", "two"), ("two", "three"), ("three", "tree-map")):
        retired = PAIRED.replace(
            "status: published",
            "status: retired\n"
            f"retired: {{reason: {{th: เลิก, en: Over}}, replaced_by: demo-school/{following}}}",
        )
        write(root, f"schools/demo-school/practices/{name}.yml", retired)
    assert load(root).problems == ()
    change(
        root, "schools/demo-school/practices/three.yml", "demo-school/tree-map", "demo-school/one"
    )
    assert [(path.rsplit("/", 1)[1], code) for path, _, code in problems(root)] == [
        ("one.yml", "replaced-by-itself"),
        ("three.yml", "replaced-by-itself"),
        ("two.yml", "replaced-by-itself"),
    ]


BROKEN_RULES: Final = {
    "demo-reference of a replacement": (
        "schools/alpha/practices/reading-aloud.yml:6",
        "replaced_by: alpha/reading",
        "replaced_by: demo-school/tree-map",
    ),
    "demo-reference of an adoption": (
        "schools/beta/adoptions/alpha-reading.yml:1",
        "practice: alpha/reading",
        "practice: demo-school/tree-map",
    ),
    "demo-provenance": (
        "schools/demo-school/practices/tree-map.yml:4",
        "provenance: demonstration",
        "provenance: school\nconfirmed: {by: {th: ครู, en: Teacher}, on: 2026-05-16}",
    ),
    "own-practice": (
        "schools/beta/adoptions/alpha-reading.yml:1",
        "practice: alpha/reading",
        "practice: beta/safe-gate",
    ),
    "unknown-supports": (
        "schools/alpha/practices/reading.yml:68",
        "supports: [results, problem]",
        "supports: [results, learning]",
    ),
    "duplicate-school-code": (
        "schools/beta/school.yml:2",
        'code: "1000000002"',
        'code: "1000000001"',
    ),
}


@pytest.mark.parametrize("rule", BROKEN_RULES)
def test_a_broken_rule_is_reported_in_its_place(tmp_path: Path, rule: str) -> None:
    """What is wrong between records is reported in the file and line that break a rule."""
    root = project(tmp_path)
    place, old, new = BROKEN_RULES[rule]
    path, _, line = place.partition(":")
    change(root, path, old, new)
    assert problems(root) == [(path, int(line), rule.partition(" ")[0])]


# --- many faults at once -------------------------------------------------------------------------


def test_many_faults_are_reported_in_one_run(tmp_path: Path) -> None:
    """Faults of files, form, fields, texts and relations all come up at once, in order."""
    root = project(tmp_path)
    alpha = "schools/alpha/practices/reading.yml"
    change(root, alpha, "status: published", "status: publish")
    change(root, alpha, "pillars: [quality]", "pillars: [qualty, quality, quality]")
    change(root, alpha, "  th: พี่ช่วยน้องอ่านหนังสือ\n", "")
    change(root, alpha, "weeks: 18.5", "weeks: ๑๘")
    change(root, alpha, "{year: 2565, value: 69}", "{year: 2021, value: เจ็ดสิบ}")
    change(root, alpha, "ตาม[คู่มือ](https://example.org/guide)", "ตาม[คู่มือ](guide.pdf)")
    change(root, alpha, "phone: 02-123-4567", "phone: 081-234-5678")
    change(root, alpha, "next_review: 2027-06-01", "next_review: 2570-06-01")
    change(
        root, "content/taxonomies/topics.yml", "  name: {th: การอ่าน, en: Reading}", "  name: การอ่าน"
    )
    change(root, "schools/beta/school.yml", 'code: "1000000002"', 'code: "1000000001"')
    change(root, "schools/beta/school.yml", "size: large", "size: large\ncode: x")
    change(
        root,
        "schools/beta/adoptions/alpha-reading.yml",
        "status: sustained",
        "status: &s sustained",
    )
    change(
        root,
        "schools/demo-school/practices/tree-map.yml",
        "provenance: demonstration",
        "provenance: school\nconfirmed: {by: {th: ครู}, on: 2026-05-16}",
    )
    write(root, "schools/demo-school/practices/Tree Map 2.yml", PAIRED)
    write(
        root,
        "schools/demo-school/practices/broken.yml",
        PAIRED + 'topics: [reading\nlevels: ["primary"]\n',
    )
    write(root, "schools/demo-school/media/x.svg", "<svg><script>alert(1)</script></svg>")
    write(root, "schools/gamma/practices/empty.yml", "")
    write(root, "schools/notes.txt", "x")
    (root / "content/taxonomies/glossary.yml").unlink()
    assert problems(root) == [
        ("content/taxonomies/glossary.yml", 1, "missing-taxonomy"),
        ("content/taxonomies/topics.yml", 2, "languages-expected"),
        ("schools/alpha/practices/reading.yml", 1, "missing-thai"),
        ("schools/alpha/practices/reading.yml", 6, "not-a-choice"),
        ("schools/alpha/practices/reading.yml", 9, "unknown-id"),
        ("schools/alpha/practices/reading.yml", 9, "repeated-entry"),
        ("schools/alpha/practices/reading.yml", 22, "unsafe-link"),
        ("schools/alpha/practices/reading.yml", 31, "not-a-plain-number"),
        ("schools/alpha/practices/reading.yml", 39, "ce-year"),
        ("schools/alpha/practices/reading.yml", 39, "not-a-number"),
        ("schools/alpha/practices/reading.yml", 60, "bad-phone"),
        ("schools/alpha/practices/reading.yml", 63, "be-date"),
        ("schools/beta/adoptions/alpha-reading.yml", 3, "anchor"),
        ("schools/beta/school.yml", 8, "duplicate-key"),
        ("schools/demo-school/media/x.svg", 1, "media-unsafe"),
        ("schools/demo-school/practices/Tree Map 2.yml", 1, "bad-name"),
        ("schools/demo-school/practices/broken.yml", 7, "open-bracket"),
        ("schools/demo-school/practices/tree-map.yml", 4, "demo-provenance"),
        ("schools/demo-school/practices/tree-map.yml", 5, "missing-english"),
        ("schools/gamma", 1, "missing-school-file"),
        ("schools/gamma/practices/empty.yml", 1, "empty-file"),
        ("schools/notes.txt", 1, "stray-file"),
    ]


def test_the_same_project_has_the_same_report(tmp_path: Path) -> None:
    """Problems are in the order of their places, however often one looks."""
    root = project(tmp_path)
    write(root, "schools/demo-school/practices/broken.yml", "title: [\n")
    write(root, "schools/alpha/practices/broken.yml", "a: 1\na: 2\na: 3\n")
    first = load(root).problems
    assert list(first) == sorted(first)
    assert load(root).problems == first
    assert load(root).errors == tuple(problem for problem in first if problem.is_error)


def test_each_missing_field_is_reported(tmp_path: Path) -> None:
    """Fields that are missing in one place are all reported, though they share the place."""
    root = project(tmp_path)
    write(root, "schools/alpha/practices/broken.yml", "summary: {th: ก, en: a}\n")
    missing = {str(p.details["name"]) for p in load(root).problems if p.code == "missing-field"}
    assert missing == {"title", "status", "provenance", "items", "pillars"}


def test_a_strange_character_hides_nothing(tmp_path: Path) -> None:
    """A file with a character from a PDF is read on, and its other faults are reported too."""
    root = project(tmp_path)
    text = "title: {th: \uf70a, en: a}\nsumary: {th: ก, en: a}\n"
    write(root, "schools/alpha/practices/broken.yml", text)
    found = [p.code for p in load(root).problems]
    assert {"strange-character", "unknown-key", "missing-field"} <= set(found)


def test_every_kind_of_finding_in_a_text_is_reported(tmp_path: Path) -> None:
    """HTML in a text does not hide a telephone number behind it."""
    root = project(tmp_path)
    text = "title: {th: '<b>ก</b> 081-234-5678 a@b.co', en: a}\n"
    write(root, "schools/alpha/practices/broken.yml", text)
    found = [p.code for p in load(root).problems]
    assert {"raw-html", "personal-phone", "personal-email"} <= set(found)


@pytest.mark.parametrize("name", ["Reading Aloud.yml", "อ่าน.yml", "aloud.yaml"])
def test_a_bad_name_hides_nothing(tmp_path: Path, name: str) -> None:
    """A file under a name that cannot be published is read too, and its own faults are told."""
    root = project(tmp_path)
    path = f"schools/alpha/practices/{name}"
    write(root, path, "titel: {th: ก, en: a}\n")
    found = {p.code for p in load(root).problems if p.path == path}
    assert {"bad-name", "unknown-key", "missing-field"} <= found


def test_a_misnamed_school_is_read_all_the_same(tmp_path: Path) -> None:
    """What is wrong in a school's files is told even while its folder has no proper name."""
    root = project(tmp_path)
    write(root, "schools/My School/school.yml", "nmae: {th: ก, en: a}\n")
    write(root, "schools/My School/practices/aloud.yml", "titel: {th: ก, en: a}\n")
    found = {(p.path, p.code) for p in load(root).problems}
    assert ("schools/My School", "bad-name") in found
    assert ("schools/My School/school.yml", "unknown-key") in found
    assert ("schools/My School/practices/aloud.yml", "unknown-key") in found
    assert "My School" not in load(root).schools


def test_a_misspelt_school_file_is_told_its_name(tmp_path: Path) -> None:
    """`School.yml` is to be renamed; no other school.yml is asked for."""
    root = project(tmp_path)
    (root / "schools/beta/school.yml").rename(root / "schools/beta/School.yml")
    found = [p for p in load(root).problems if p.path.startswith("schools/beta")]
    assert [(p.path, p.code) for p in found] == [("schools/beta/School.yml", "bad-name")]
    assert found[0].details["proposal"] == "school.yml"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("points: {test-2560: 90}", "points: {test-2561: 90}", "unknown-id"),
        ('"4.1":', '"5.1":', "unknown-id"),
        ('"4.1":', '"4.1.1":', "bad-id"),
    ],
)
def test_the_criteria_hold_together(tmp_path: Path, old: str, new: str, code: str) -> None:
    """Points are of an edition that there is, and an item stands in a category that there is."""
    root = project(tmp_path)
    path = "content/taxonomies/criteria.yml"
    change(root, path, old, new)
    assert code in {p.code for p in load(root).problems if p.path == path}


def test_every_file_is_counted(tmp_path: Path) -> None:
    """The number of files that were read includes those that came to no record."""
    root = project(tmp_path)
    before = load(root).file_count
    write(root, "schools/alpha/practices/broken.yml", "title: [\n")
    write(root, "schools/alpha/practices/Aloud.yml", "title: {th: ก, en: a}\n")
    assert load(root).file_count == before + 2
