"""Pages to HTML: the page's own template, poured into the frame of its language and section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from generator import country, qr
from generator.environment import Environment
from generator.frame import Frame
from generator.pages import Page
from generator.phrases import FILTERS
from generator.problem import Problem
from generator.reads import State, digest_of, digest_of_names, note
from generator.templates import Templates
from generator.text import Language
from generator.wording import Wording

ALERTS_SHOWN: Final = 20

UNFRAMED: Final = frozenset({"language.html", "redirect.html"})
"""Templates that are whole documents."""

FrameKey = tuple[Language, str]
"""A frame is the same for all pages of a language and a section."""


@dataclass(frozen=True)
class Renderer:
    """The templates of a theme, the wording, and the frames that the theme's host has rendered.

    `site_url` is absolute and ends with a slash; `problems` are shown on top of every page.
    """

    theme: Path
    wordings: Mapping[Language, Wording]
    site_url: str
    frames: Mapping[FrameKey, Frame]
    problems: tuple[Problem, ...] = ()

    @cached_property
    def environment(self) -> jinja2.Environment:
        environment = Environment(
            loader=jinja2.FileSystemLoader(self.theme),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            auto_reload=False,  # A change of a template is another build, and another renderer.
            trim_blocks=True,
            lstrip_blocks=True,
        )
        # Thai stays Thai in JSON, at a third of the size.
        environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
        environment.filters["qr"] = qr.draw
        environment.filters |= FILTERS
        environment.globals["country"] = country.load(self.theme)
        return environment

    def page(self, page: Page) -> str:
        """The whole HTML of `page`. One without a frame brings its own document."""
        note("locale", page.language)
        note("site", "")
        head = self.head(page)
        context = {**page.context, "head": Markup(head)}  # noqa: S704 - our own template escaped it
        body = self._template(f"pages/{page.template}", page, context)
        if page.template in UNFRAMED:
            return body
        base = base_of(page.url, self.site_url)
        note("frame", f"{page.language} {page.section}")
        frame = self.frames[page.language, page.section]
        return frame.pour(
            {
                "head": head,
                "alerts": self.alerts(page),
                "body": body,
                "base": base,
                "twin": base + page.twin,
            }
        )

    def head(self, page: Page) -> str:
        """What the head of `page` says of it: title, address, translations, description."""
        return self._template("partials/head.html", page, {})

    def alerts(self, page: Page) -> str:
        """A panel with the problems, how to mend each; nothing where there are none."""
        note("problems", "")
        if not self.problems:
            return ""
        language, hidden = page.language, len(self.problems) - ALERTS_SHOWN
        context = {
            "alerts": tuple(
                f"{p.path}:{p.line}: {p.what(language)} {p.mend(language)}"
                for p in self.problems[:ALERTS_SHOWN]
            ),
            "more": self.wordings[language]("format.more_problems", n=hidden) if hidden > 0 else "",
        }
        return self._template("partials/alerts.html", page, context)

    def _template(self, name: str, page: Page, context: Mapping[str, Any]) -> str:
        note("template", name)
        words = self.wordings[page.language]
        shared: dict[str, Any] = {
            "page": page,
            "words": words,
            "language": page.language,
            "base": base_of(page.url, self.site_url),
            "site_url": self.site_url,
        }
        return self.environment.get_template(name).render(context, **shared)

    @property
    def states(self) -> dict[str, State]:
        """How what is noted of a theme stands, by its kind."""
        templates = Templates(self.theme, {"country": self.theme / country.FILE})
        wordings = {code: digest_of(words.entries) for code, words in self.wordings.items()}
        frames = {" ".join(key): digest_of_names(f.pieces) for key, f in self.frames.items()}
        return {
            "template": templates.state,
            "locale": lambda code: wordings["en" if code == "en" else "th"],
            "frame": lambda name: frames.get(name, ""),
            "site": lambda _: self.site_url,
            "problems": lambda _: digest_of_names(map(repr, self.problems)),
        }


def base_of(url: str, site_url: str) -> str:
    """The prefix that leads from the page at `url` to the top of the site.

    A page at a file's own address (`404.html`) may be served at any depth, so its prefix is the
    path from the top of the host.
    """
    if url.endswith("404.html"):
        return urlsplit(site_url).path
    return "../" * url.count("/") or "./"


def file_of(url: str) -> str:
    """The file, relative to the site's folder, that holds the page at `url`."""
    return f"{url}index.html" if url.endswith("/") or not url else url
