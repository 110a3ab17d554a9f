"""The same library as a site of Hugo's, with Pagefind for its search."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from generator.library import load
from generator.pages.voice import Voice
from generator.wording import load_wordings
from tests.bench.peers.told import Teller, Told

TEMPLATES: Final = Path(__file__).with_suffix("")

SEARCHED: Final = "{{th,en}}/{{practices/*/*,schools/*}}/index.html"
"""The pages that Pagefind reads (braces doubled); those of lists do not mark their text for it."""


def write(project: Path, folder: Path) -> None:
    """Write the library of `project` as a Hugo site into `folder`."""
    shutil.copytree(TEMPLATES, folder)
    shutil.copytree(project / "theme" / "assets", folder / "static" / "assets")
    library = load(project)
    for words in load_wordings(project / "theme").values():
        teller = Teller(Voice(library, words))
        for name, told in (("words", teller.words()), ("names", teller.names())):
            _write(folder / "data" / name / f"{teller.language}.json", json.dumps(told))
        content = folder / "content" / teller.language
        _write_lists(teller, content)
        for practice, told in teller.practices():
            _page(content / "practices" / f"{practice.id}.md", _practice(teller, told))
        for school, told in teller.schools():
            title = {"title": told["record"]["name"], "description": " · ".join(told["facts"])}
            _page(content / "schools" / school.id / "_index.md", _once(teller, {**title, **told}))


def _practice(teller: Teller, told: Told) -> Told:
    """The front matter of a practice."""
    about = {
        "title": told["record"]["title"],
        "description": told["record"]["summary"][:160],
        "date": told["reviewed"]["day"],
        "schools": [told["of"]["id"]],
    }
    return _once(teller, {**about, **listed(told), **told})


def listed(told: Told) -> Told:
    """The items and the pillars under which a practice stands; a retired one under none."""
    record = told["record"]
    if told["retired"]:
        return {"criteria": [], "pillars": []}
    results = (result["item"] for result in record["results"] if "item" in result)
    criteria = list(dict.fromkeys([*record["items"], *results]))
    return {"criteria": criteria, "pillars": record["pillars"]}


def _once(teller: Teller, told: Told) -> Told:
    """One of two languages says that there is JSON, which is the same in both."""
    return {**told, "outputs": ["html", "json"]} if teller.language == "th" else told


def _write_lists(teller: Teller, content: Path) -> None:
    """The front matter of lists and of what they are ordered by."""
    words, taxonomies = teller.voice.words, teller.voice.taxonomies
    for name in ("practices", "schools", "criteria"):
        about = {"title": words(f"title.{name}"), "description": words(f"title.{name}_intro")}
        _page(content / name / "_index.md", about)
    _page(content / "pillars" / "_index.md", {"title": words("list.pillars"), "description": ""})
    _page(content / "_index.md", {"title": words("title.home")})
    terms: Mapping[str, Mapping[str, Any]] = {
        "criteria": taxonomies.criteria.items,
        "pillars": taxonomies.pillars,
    }
    for kind, named in terms.items():
        for weight, (id, term) in enumerate(named.items(), start=1):
            name = teller.voice.name(term)
            asked = [teller.voice.say(question).text for question in getattr(term, "questions", ())]
            plain = teller.voice.maybe(getattr(term, "plain", term.description))
            _page(
                content / kind / id / "_index.md",
                {
                    "title": f"{id} {name}" if asked else name,
                    "description": plain.text if plain else name,
                    "weight": weight,
                    "questions": asked,
                },
            )


def _page(path: Path, front_matter: Mapping[str, Any]) -> None:
    _write(path, json.dumps(front_matter, ensure_ascii=False, indent=1) + "\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
