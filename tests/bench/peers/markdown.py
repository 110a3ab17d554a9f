"""The same library as Markdown pages, for generators that turn such pages into a site.

MkDocs with Material and Zensical read the same folder: one site in both languages, with the nav
that folders give and the search that comes with the theme.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import jinja2

from generator.chart import Value, all_years, draw
from generator.library import load
from generator.pages.cards import PAGE_LENGTH
from generator.pages.voice import Voice
from generator.text import number
from generator.wording import load_wordings
from tests.bench.peers.told import Teller, Told

TEMPLATES: Final = Path(__file__).with_suffix("")

CONFIG: Final = """\
site_name: Tonbaeb
site_url: https://site.example/
theme:
  name: material
  font: false
  features: [navigation.prune]
plugins:
  - search: {lang: [th, en]}
markdown_extensions: [admonition, attr_list, tables, toc]
"""
"""`navigation.prune` is what Material advises for large sites: pages carry less of the nav."""

HOME: Final = "# Tonbaeb\n\n[ไทย](th/index.md)\n\n[English](en/index.md)\n"


def write(project: Path, folder: Path) -> None:
    """Write the library of `project` as a site of Markdown pages into `folder`."""
    _write(folder / "mkdocs.yml", CONFIG)
    library = load(project)
    for words in load_wordings(project / "theme").values():
        Writer(Teller(Voice(library, words)), folder / "docs" / words.code).write()
    _write(folder / "docs" / "index.md", HOME)


@dataclass(frozen=True)
class Writer:
    """Writes all pages of a language into `docs`."""

    teller: Teller
    docs: Path

    @cached_property
    def environment(self) -> jinja2.Environment:
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            trim_blocks=True,
            autoescape=False,  # noqa: S701 - Markdown
        )
        environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
        environment.globals |= {
            "words": self.teller.words(),
            "names": self.teller.names(),
            "number": number,
            "year": self.teller.voice.year,
            "card": self._card,
            "told_result": self._result,
            "told_adoption": self._adoption,
        }
        return environment

    def write(self) -> None:
        practices = {entry.id: told for entry, told in self.teller.practices()}
        for id, told in practices.items():
            self._page(f"practices/{id}.md", "practice.md", told)
        schools = {entry.id: told for entry, told in self.teller.schools()}
        for id, told in schools.items():
            own = [practice for practice in practices.values() if practice["of"]["id"] == id]
            self._page(f"schools/{id}.md", "school.md", {**told, "practices": own})
        self._write_lists([told for told in practices.values() if not told["retired"]], schools)

    def _write_lists(self, listed: Sequence[Told], schools: Mapping[str, Told]) -> None:
        words, taxonomies = self.teller.voice.words, self.teller.voice.taxonomies
        about: Told = {"title": words("title.site"), "about": words("home.lead")}
        self._pages("", about, [self._card(told, "") for told in listed[:6]])
        for name, entries in (
            ("practices", [self._card(told, "{up}") for told in listed]),
            ("schools", [_school_line(told) for told in schools.values()]),
        ):
            about = {"title": words(f"title.{name}"), "about": words(f"title.{name}_intro")}
            self._pages(f"{name}/", about, entries)
        for id, item in taxonomies.criteria.items.items():
            asked = [self.teller.voice.say(question).text for question in item.questions]
            about = {
                "title": f"{id} {self.teller.voice.name(item)}",
                "about": self.teller.voice.say(item.plain).text,
                "questions": asked,
            }
            under = [told for told in listed if id in _items(told)]
            self._pages(f"criteria/{id}/", about, [self._card(told, "{up}") for told in under])
        for id, pillar in taxonomies.pillars.items():
            about = {"title": self.teller.voice.name(pillar)}
            under = [told for told in listed if id in told["record"]["pillars"]]
            self._pages(f"pillars/{id}/", about, [self._card(told, "{up}") for told in under])

    def _pages(self, address: str, about: Told, entries: Sequence[str]) -> None:
        """The pages of a list at an address; `{up}` in an entry leads to the language's folder."""
        total = max(1, -(-len(entries) // PAGE_LENGTH))
        for page in range(1, total + 1):
            path = f"{address}index.md" if page == 1 else f"{address}page/{page}.md"
            up = "../" * path.count("/")
            shown = entries[(page - 1) * PAGE_LENGTH : page * PAGE_LENGTH]
            context = {
                "about": "",
                "questions": (),
                **about,
                "entries": [entry.replace("{up}", up) for entry in shown],
                "page": page,
                "total": total,
            }
            self._page(path, "list.md", context)

    def _page(self, path: str, template: str, context: Told) -> None:
        _write(self.docs / path, self.environment.get_template(template).render(context))

    def _card(self, practice: Told, base: str) -> str:
        return self.environment.get_template("card.md").render(practice=practice, base=base)

    def _adoption(self, adoption: Told, url: str) -> str:
        return self.environment.get_template("adoption.md").render(adoption=adoption, url=url)

    def _result(self, result: Told, level: str) -> str:
        series, compared = _values(result), _values(result.get("comparison") or {})
        chart = draw(
            series,
            year_labels=[self.teller.voice.year(year) for year in all_years(series, compared)],
            comparison=compared,
            target=result.get("target"),
        )
        return self.environment.get_template("result.md").render(
            result=result, level=level, chart=chart
        )


def _values(result: Told) -> list[Value]:
    return [Value(point["year"], point["value"]) for point in result.get("series", ())]


def _items(practice: Told) -> set[str]:
    results = (result.get("item") for result in practice["record"]["results"])
    return {*practice["record"]["items"], *filter(None, results)}


def _school_line(school: Told) -> str:
    title = f"[{school['record']['name']}]({{up}}schools/{school['id']}.md)"
    return f"- {title}: {' · '.join(school['facts'])}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
