"""The command `tonbaeb`: check, new, build, serve, schema."""

from __future__ import annotations

import atexit
import gc
import json
import logging
import os
import sys
from pathlib import Path
from typing import Any, Final

import click

from generator import __version__, report
from generator.hints import suggestion
from generator.library import load
from generator.library.files import CACHE, SCHOOLS
from generator.memo import Memo
from generator.model.fields import ID
from generator.new import blank
from generator.parallel import JOBS
from generator.problem import Problem
from generator.progress import Progress
from generator.schema import SCHEMAS, editor_schema, known_ids
from generator.text import Language, Text

CLEAN: Final = 0
PROBLEMS: Final = 1
WRONG_USAGE: Final = 2


def _say(language: Language, th: str, en: str) -> str:
    return Text(th=th, en=en).within(language).text


def _language_option(command: Any) -> Any:
    return click.option(
        "--lang",
        "language",
        type=click.Choice(["th", "en"]),
        envvar="TONBAEB_LANG",
        default="th",
        help="ภาษาของข้อความ · Language of messages.",
    )(command)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tonbaeb")
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="โฟลเดอร์ของโครงการ · The project's folder.",
)
@click.pass_context
def main(context: click.Context, project: Path) -> None:
    """ต้นแบบ: จากแนวปฏิบัติของโรงเรียนสู่เว็บสองภาษา · From schools' case studies to a bilingual site."""
    context.obj = project.resolve()
    # A build holds many small values to its end. To look through them as often as Python does by
    # itself takes over a tenth of the time in which a large site is brought up to date.
    gc.set_threshold(100_000, 50, 1_000)
    # Nor is there anything to find once all is done.
    atexit.register(gc.freeze)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@_language_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    help="รูปแบบรายงาน · Form of the report.",
)
@click.option("--strict", is_flag=True, help="นับคำเตือนเป็นข้อผิดพลาด · Count warnings as errors.")
@click.pass_obj
def check(
    root: Path, paths: tuple[Path, ...], language: Language, form: str, *, strict: bool
) -> None:
    """ตรวจข้อมูลทั้งหมด หรือเฉพาะ PATH · Check everything, or report on PATH alone."""
    places = [_relative(root, path, language) for path in paths]
    library = load(root, _memo(root, language))
    problems = [p for p in library.problems if not places or _is_below(p, places)]
    if form == "json":
        click.echo(report.as_json(problems), nl=False)
    elif form == "github":
        click.echo(report.as_github(problems, language), nl=False)
    else:
        if problems:
            click.echo(report.as_text(problems, root, language))
        click.echo(report.summary(problems, library.file_count, language))
    failed = any(problem.is_error or strict for problem in problems)
    sys.exit(PROBLEMS if failed else CLEAN)


def _memo(root: Path, language: Language) -> Memo:
    """What earlier runs have read, so that little of it is read again."""
    return Memo.within(root / CACHE, Progress(language, shown=sys.stderr.isatty()))


def _relative(root: Path, path: Path, language: Language) -> str:
    """A path that the user typed, relative to the project; wrong usage where it is not in it."""
    absolute = (Path.cwd() / path).resolve()
    if not absolute.exists():
        raise click.UsageError(_say(language, f"ไม่พบ {path}", f"There is no {path}."))
    try:
        return absolute.relative_to(root).as_posix()
    except ValueError:
        message = _say(language, f"{path} ไม่ได้อยู่ในโครงการ", f"{path} is not in the project.")
        raise click.UsageError(message) from None


def _is_below(problem: Problem, places: list[str]) -> bool:
    return any(place == "." or f"{problem.path}/".startswith(f"{place}/") for place in places)


@main.command()
@click.argument("kind", type=click.Choice(["school", "practice", "adoption"]))
@click.argument("name")
@click.option("--of", "practice", help="แนวปฏิบัติที่นำมาใช้ โรงเรียน/แนวปฏิบัติ · The practice adopted.")
@_language_option
@click.pass_obj
def new(root: Path, kind: str, name: str, practice: str | None, language: Language) -> None:
    r"""สร้างแบบฟอร์มเปล่า · Write a blank.

    \b
    tonbaeb new school my-school
    tonbaeb new practice my-school/paired-reading
    tonbaeb new adoption my-school/paired-reading --of other-school/paired-reading
    """
    school, *rest = name.split("/")
    if not all(map(ID.fullmatch, (school, *rest))) or len(rest) != (kind != "school"):
        example = "my-school" if kind == "school" else "my-school/paired-reading"
        th = f"ชื่อ “{name}” ใช้ไม่ได้ ให้ใช้อักษรอังกฤษตัวพิมพ์เล็ก ตัวเลข และขีดกลาง เช่น {example}"
        en = f"The name “{name}” cannot be used. Use small letters, digits and hyphens: {example}"
        raise click.UsageError(_say(language, th, en))
    folder = root / SCHOOLS / school
    if kind != "school" and not (folder / "school.yml").is_file():
        th = f"ยังไม่มีโรงเรียน {school} สร้างก่อนด้วย tonbaeb new school {school}"
        en = f"There is no school {school} yet. First: tonbaeb new school {school}"
        raise click.UsageError(_say(language, th, en))
    path = folder / ("school.yml" if kind == "school" else f"{kind}s/{rest[0]}.yml")
    given = {"practice": {"status": "draft"}, "adoption": {"practice": practice or ""}}.get(
        kind, {}
    )
    library = load(root, _memo(root, language))
    if practice and practice not in library.practices:
        nearest = suggestion(practice, library.practices).within(language).text
        th, en = f"ไม่พบแนวปฏิบัติ {practice}", f"There is no practice {practice}."
        raise click.UsageError(f"{_say(language, th, en)} {nearest}")
    text = blank(kind, known_ids(library), {k: v for k, v in given.items() if v})
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        th = f"มีไฟล์ {path.relative_to(root)} อยู่แล้ว จึงไม่เขียนทับ"
        en = f"{path.relative_to(root)} exists already and was left as it is."
        raise click.UsageError(_say(language, th, en)) from None
    except OSError as error:
        raise click.UsageError(_not_written(language, error)) from None
    th, en = f"สร้างแล้ว: {path.relative_to(root)}", f"Written: {path.relative_to(root)}"
    click.echo(_say(language, th, en))


def _not_written(language: Language, error: OSError) -> str:
    th, en = f"เขียนไฟล์ไม่ได้: {error}", f"Cannot write: {error}"
    return _say(language, th, en)


@main.command()
@_language_option
@click.option(
    "--demos/--without-demos", default=True, help="แสดงโรงเรียนสมมติหรือไม่ · With fictional schools?"
)
@click.option(
    "--jobs", type=click.IntRange(min=1), help="ทำงานพร้อมกันกี่งาน (ปกติทุกแกน) · On how many cores."
)
@click.option(
    "--timings", is_flag=True, help="บอกว่าใช้เวลากับขั้นตอนใดเท่าใด · Tell where the time went."
)
@click.pass_obj
def build(root: Path, language: Language, *, demos: bool, jobs: int | None, timings: bool) -> None:
    """สร้างเว็บใน site/ · Build the site into site/."""
    from generator import plugin  # noqa: PLC0415 - only who builds waits until MkDocs is loaded

    if jobs:
        os.environ[JOBS] = str(jobs)
    _prepare(language, demos=demos)
    progress = Progress(language, shown=sys.stderr.isatty())
    published = plugin.build(root, progress)
    if timings:
        click.echo(progress.table(), nl=False, err=True)
    if not published:
        th, en = "ยังไม่ได้เผยแพร่ เว็บเดิมอยู่ครบ", "Nothing was published; the site is as it was."
        click.echo(_say(language, th, en), err=True)
        sys.exit(PROBLEMS)
    pages = progress.spent["pages"]
    th = f"สร้างเว็บเสร็จแล้ว: site/ (สร้างใหม่ {pages.made:,} หน้า คงเดิม {pages.kept:,} หน้า)"
    en = f"The site is built: site/ ({pages.made:,} pages made, {pages.kept:,} kept)"
    click.echo(_say(language, th, en))


@main.command()
@_language_option
@click.option("--address", default="localhost:8000", show_default=True, help="ที่อยู่ · Address.")
@click.option("--open", "open_in_browser", is_flag=True, help="เปิดเบราว์เซอร์ · Open a browser.")
@click.pass_obj
def serve(root: Path, language: Language, address: str, *, open_in_browser: bool) -> None:
    """ดูเว็บขณะแก้ไข · Show the site while it is being edited."""
    from generator import plugin  # noqa: PLC0415 - only who builds waits until MkDocs is loaded

    _prepare(language, demos=True)
    if not plugin.serve(root, address, open_in_browser=open_in_browser):
        sys.exit(PROBLEMS)


def _prepare(language: Language, *, demos: bool) -> None:
    """Settings that the site's configuration takes from the environment."""
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    logging.getLogger("MARKDOWN").setLevel(logging.WARNING)
    os.environ["TONBAEB_LANG"] = language
    if not demos:
        os.environ["TONBAEB_DEMOS"] = "false"


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def schema(root: Path, folder: Path) -> None:
    """เขียน JSON Schema ไว้ใน FOLDER · Write the JSON Schemas into FOLDER."""
    ids = known_ids(load(root, _memo(root, "th")))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind in SCHEMAS:
            text = json.dumps(editor_schema(kind, ids), ensure_ascii=False, indent=1) + "\n"
            (folder / f"{kind}.json").write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise click.UsageError(_not_written("th", error)) from None
