"""The MkDocs adapter: MkDocs renders the handwritten pages and the frame, Tonbaeb all the rest.

No other module imports `mkdocs`.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final, Literal

from jinja2 import TemplateError, TemplateSyntaxError
from markupsafe import Markup
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import base, config_options, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from yaml import YAMLError

from generator.build import Hosted, Workshop, write_site
from generator.frame import PLACES, Frame, FrameError, cut, placeholder
from generator.library import ChangedError, Library
from generator.library.files import SCHOOLS
from generator.library.files import Files as LibraryFiles
from generator.pages import Page
from generator.parallel import LostWorkError
from generator.preview import Preview, Shown
from generator.progress import Progress
from generator.project import FaultyError, Project
from generator.render import FrameKey, Renderer, base_of
from generator.serving import Session
from generator.site import AddressError, Site
from generator.text import LANGUAGES, Language
from generator.watching import Observer
from generator.wording import WordingError, load_wordings

SECTIONS: Final = ("home", "practices", "schools", "criteria", "self-check", "")
ASSETS: Final = "assets/"

log = logging.getLogger("mkdocs.plugins.tonbaeb")


class Options(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's settings in `mkdocs.yml`."""

    demos = config_options.Type(bool, default=True)
    """Whether the fictional schools are shown."""


class TonbaebPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Pours the library's pages into the theme that MkDocs renders."""

    project: Project

    def __init__(self) -> None:
        super().__init__()
        self.serving = False
        self.progress = Progress()
        self.shown = Shown()
        self.session: Session | None = None
        self.building = ExitStack()
        self.stage = ExitStack()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        if self.session is None:
            self.project = Project(self.root, self.progress)
        if self.serving:
            self.session = self.session or Session(self.root, self.shown)
            self.shown.pause()
        else:
            self._begin(config)
        with self.progress.stage("read"):
            self.library = self._library()
        self.stage.enter_context(self.progress.stage("theme"))
        self.theme = self.root / "theme"
        self.wordings = load_wordings(self.theme)
        self.handwritten: list[Page] = []
        site_url = (config.site_url or "http://localhost:8000/").rstrip("/") + "/"
        self.renderer = Renderer(self.theme, self.wordings, site_url, {}, self.project.problems)
        # Both are written by Tonbaeb, in both languages.
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
        return config

    def _begin(self, config: MkDocsConfig) -> None:
        """Let no one else build this site; MkDocs writes what is its own elsewhere."""
        self.site = Site(Path(config.site_dir))
        self.building.enter_context(self.site.building())
        host = tempfile.TemporaryDirectory(prefix="tonbaeb-")
        config.site_dir = self.building.enter_context(host)

    def _library(self, files: LibraryFiles | None = None) -> Library:
        """The library to show. While serving, what is faulty is left out; otherwise it is fatal."""
        try:
            library = self.project.read(files, lenient=self.serving)
        except FaultyError as error:
            raise PluginError(str(error)) from None
        return library if self.config.demos else library.without_demos()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Of the theme's files only our own assets reach the site."""
        own = str(self.theme)
        for file in list(files):
            from_theme = not file.is_documentation_page() and file.src_dir != config.docs_dir
            if from_theme and not (file.src_dir == own and file.src_uri.startswith(ASSETS)):
                files.remove(file)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav = nav
        return nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Render and cut the frames, as soon as the theme is ready."""
        env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
        frames: dict[FrameKey, Frame] = {}
        for language in LANGUAGES:
            for section in SECTIONS:
                page = MkDocsPage("", File.generated(config, "frame.md", content=""), config)
                shared = mkdocs_build.get_context(self.nav, files, config, page)
                own = self._context(
                    config,
                    language,
                    section,
                    {name: placeholder(name) for name in PLACES},
                    handwritten=False,
                )
                frames[language, section] = cut(env.get_template("main.html").render(shared | own))
        self.renderer = replace(self.renderer, frames=frames)
        return env

    def on_page_context(
        self,
        context: Any,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,
        nav: Navigation,
    ) -> Any:
        """A handwritten page gets the same head and surroundings as all others."""
        own = self._page(page, config)
        self.handwritten.append(own)
        prefix = base_of(own.url, self.renderer.site_url)
        values = {
            "head": self.renderer.head(own),
            "alerts": self.renderer.alerts(own),
            "body": page.content or "",
            "base": prefix,
            "twin": prefix + own.twin,
        }
        return context | self._context(config, own.language, own.section, values, handwritten=True)

    def _page(self, page: MkDocsPage, config: MkDocsConfig) -> Page:
        """A handwritten page as one of ours; `content/th/about.md` is at `th/about/`."""
        language, _, rest = page.url.partition("/")
        if language not in LANGUAGES:
            raise PluginError(f"content/{page.file.src_uri}: not in content/th/ or content/en/")
        other = "en" if language == "th" else "th"
        twin_file = Path(config.docs_dir) / other / page.file.src_uri.partition("/")[2]
        translated = twin_file.is_file()
        return Page(
            url=page.url,
            twin=f"{other}/{rest if translated else ''}",
            translated=translated,
            language="th" if language == "th" else "en",
            template="",
            section="about",
            title=str(page.title),
            description=str(page.meta.get("description", "")),
            context={"content": page.content or ""},
        )

    def _context(
        self,
        config: MkDocsConfig,
        language: Language,
        section: str,
        values: dict[str, str],
        *,
        handwritten: bool,
    ) -> dict[str, Any]:
        """What `main.html` sees, beyond what MkDocs gives; Material speaks the same language."""
        config.theme["language"] = language
        return {
            **{name: Markup(value) for name, value in values.items()},  # noqa: S704 - HTML already
            "words": self.wordings[language],
            "language": language,
            "section": section,
            "handwritten": handwritten,
            "strict": not self.serving,
        }

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.serving:
            self.stage.close()
            self.shown.go_on(self._preview(), Path(config.site_dir))
            return
        hosted = Hosted.within(Path(config.site_dir), self.handwritten)
        self.stage.close()
        workshop = Workshop(self.root, self.site, self.project.memo)
        with self.building:
            count = write_site(self.library, self.renderer, workshop, hosted)
        log.info("%d pages in %s", count, self.site.target)

    def _preview(self) -> Preview:
        return Preview(self.library, self.renderer, self.root, self.project.memo, self.handwritten)

    def on_build_error(self, *, error: Exception) -> None:
        self.stage.close()
        self.building.close()
        if self.serving:
            self.shown.go_on()

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Any,
    ) -> LiveReloadServer:
        watched = [config.docs_dir, str(config.config_file_path)]
        for path in watched:
            server.unwatch(path)
        server.observer = Observer()
        for path in (*watched, str(self.root / SCHOOLS), str(self.root / "theme")):
            server.watch(path)
        if self.session is not None:
            changed, rebuild = self.session.changed, self.session.rebuild
            server.observer.schedule(changed, str(self.root / SCHOOLS), recursive=True)
            server.builder = partial(_or_abort, partial(rebuild, builder, self._renew))
        server.set_app(self.shown.before(server.serve_request, server.mount_path))
        return server

    def _renew(self, files: LibraryFiles) -> bool:
        """Show the library that is in `files`, if MkDocs' own pages say nothing else."""
        self.library = self._library(files)
        if self.project.problems != self.renderer.problems:
            return False
        self.shown.go_on(self._preview())
        return True


def _or_abort(build: Callable[[], None]) -> None:
    """Build; what is wrong with the project ends it with a message alone."""
    try:
        build()
    except FAULTS as error:
        raise Abort(_message(error)) from None


FAULTS: Final = (
    Abort,
    AddressError,
    ChangedError,
    ConfigurationError,
    FrameError,
    LostWorkError,
    OSError,
    TemplateError,
    WordingError,
    YAMLError,
)
"""What is wrong with a project, not with the program: the message says it all."""


def _message(error: Exception) -> str:
    """What is wrong, and where, if it is in a template."""
    if isinstance(error, TemplateSyntaxError):
        return f"theme/{error.name}:{error.lineno}: {error.message}"
    return str(error)


def build(root: Path, progress: Progress) -> bool:
    """Build the site of the project at `root`; whether it was published."""
    try:
        config = load_config(str(root / "mkdocs.yml"))
        if "tonbaeb" not in config.plugins:
            raise ConfigurationError("mkdocs.yml: the plugin tonbaeb is not among the plugins")
        plugin = config.plugins["tonbaeb"]
        if isinstance(plugin, TonbaebPlugin):
            plugin.progress = progress
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build.build(config)
        finally:
            config.plugins.on_shutdown()
    except FAULTS as error:
        log.error(_message(error))  # noqa: TRY400 - the editor gets no traceback
        return False
    return True


def serve(root: Path, address: str, *, open_in_browser: bool) -> bool:
    """Serve the site of the project at `root`, rebuilt on each change, until interrupted."""
    try:
        mkdocs_serve.serve(
            str(root / "mkdocs.yml"), dev_addr=address, open_in_browser=open_in_browser
        )
    except FAULTS as error:
        log.error(_message(error))  # noqa: TRY400 - the editor gets no traceback
        return False
    return True
