"""The events of MkDocs."""

from __future__ import annotations

import gc
import logging
import shutil
from html import escape
from pathlib import Path
from typing import Any, Literal, cast

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from handbook.exports import write_all
from handbook.macros import MACROS
from handbook.models import RECORD_TYPES
from handbook.plugin.addresses import Address
from handbook.plugin.cache import cache_folder, search_pages
from handbook.plugin.configuration import HandbookConfig, settings_from
from handbook.plugin.macro_calls import bound
from handbook.plugin.navigation import navigation
from handbook.plugin.policy import with_policy
from handbook.plugin.record_files import SiteFiles, record_file
from handbook.plugin.record_pages import RecordPages, portions, write_text
from handbook.plugin.redirects import redirects
from handbook.plugin.search_index import MISSING, SearchIndexError, write_index
from handbook.plugin.search_pages import search_file, search_page
from handbook.plugin.shell import Shells
from handbook.plugin.site import Site, open_site
from handbook.plugin.sitemap import sitemap
from handbook.plugin.theme_context import for_static
from handbook.plugin.workers import Workers, cores
from handbook.problems import Problem, to_text
from handbook.settings import PACKAGE

log = get_plugin_logger("handbook")

CHOOSER = "index.html"
MATERIAL = ("assets/javascripts/", "assets/stylesheets/")


class HandbookPlugin(BasePlugin[HandbookConfig]):  # type: ignore[no-untyped-call]
    """Compiles records and written pages into one site in all languages."""

    site: Site
    serving = False
    _nav: list[Any]
    _navigation: dict[str, Navigation]
    _workers: Workers[list[Address], None]
    _search: Path
    _current: str = ""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"

    @event_priority(-100)  # after mike, which changes site_url
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Open the project; complain about all problems at once and refuse to build when one is an error."""
        if config.plugins.get("search") or config.plugins.get("material/search"):
            raise PluginError("take the plugin `search` out of mkdocs.yml: it would mix all languages in one index")
        settings = settings_from(config, self.config)
        # A build makes hundreds of thousands of objects and hardly any cycles; looking for them takes a tenth of it.
        gc.disable()
        self.site = open_site(settings)
        self._report(self.site.problems)
        self._search = search_pages(cache_folder(settings.root, Path(config.site_dir)))
        shutil.rmtree(self._search, ignore_errors=True)
        self._nav = config.nav or []
        config.nav = None  # the languages' own navigations are made in on_nav
        config.theme.dirs.insert(0, str(PACKAGE / "theme"))
        config.theme.static_templates.discard("sitemap.xml")
        config.theme.static_templates.add(CHOOSER)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace the pages of `docs/` by one for each language, and add the pages of all records."""
        written = list(files.documentation_pages())
        for file in [file for file in files if file.is_documentation_page()]:
            files.remove(file)
        reported = len(self.site.problems)
        pairs = [(file.src_uri, Path(str(file.abs_src_path))) for file in written]
        for address in self.site.add_pages(pairs):
            if address.written is not None:
                files.append(_file(address, config, self.site.settings.root))
        self._report(self.site.problems[reported:])
        # Of Material's own files the pages use none but its mark.
        own = (config.docs_dir, config.theme.custom_dir)
        for file in [file for file in files if file.src_uri.startswith(MATERIAL) and file.src_dir not in own]:
            files.remove(file)
        for asset in sorted((PACKAGE / "assets").iterdir()):
            if asset.suffix in (".css", ".js", ".svg", ".png"):
                files.append(File(f"assets/{asset.name}", str(PACKAGE), config.site_dir, use_directory_urls=True))
        return SiteFiles(files, self.site.is_record_page, config)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self._navigation = {}
        for language in self.site.settings.languages:
            sources = {
                f"{page.name}.md": a.source
                for a in self.site.by_source.values()
                if a.language == language and (page := a.written)
            }
            translate = self.site.view(language, "").gettext
            self._navigation[language] = navigation(self._nav, sources, translate, files, config)
        return self._navigation[self.site.settings.default_language]

    @event_priority(100)  # before the macros
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Nothing that stands in front matter reaches the theme or the macros but what is allowed."""
        address = self.site.by_source[page.file.src_uri]
        assert address.written is not None  # noqa: S101 - MkDocs knows no others
        self._current = address.source
        front = address.written.shown(address.language).front
        macros = config.plugins.get("macros")
        sound = macros is not None and self.site.calls_of(address).check(markdown, macros.env)
        page.meta = {"render_macros": sound, "hide": list(front.hide)}
        return markdown if sound or macros is None else ""

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return self.site.calls_of(self.site.by_source[page.file.src_uri]).fill(html)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """All pages are read: complain about wrong macro calls, all at once. Then the pages of records are begun."""
        self._report(self.site.macro_problems())

        def context(address: Address) -> dict[str, Any]:
            file = record_file(address.source, config)
            page = Page(None, file, config)
            nav = self._navigation[address.language]
            return cast(dict[str, Any], get_context(nav, files, config, page))

        pages = RecordPages(self.site, Shells(env, context), Path(config.site_dir), self._search)
        jobs = list(portions(self.site.record_pages(), lambda address: address.language))
        gc.freeze()
        self._workers = Workers(pages.write, jobs, 1 if self.serving else cores())
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        address = self.site.by_source[page.file.src_uri]
        values = cast(dict[str, Any], context)  # MkDocs knows no keys but its own
        values["hb"] = self.site.theme_context(address)
        values["nav"] = self._navigation[address.language]
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        view = self.site.view(self.site.settings.default_language, "")
        values = cast(dict[str, Any], context)
        title = "" if template_name == CHOOSER else view.gettext("Page not found")
        values["hb"] = for_static(view, title, self.site.home_titles())
        values["nav"] = None
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        return with_policy(output)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        address = self.site.by_source[page.file.src_uri]
        hb = self.site.theme_context(address)
        if hb.search and hb.search.found:
            content = page.content or ""
            heading = "" if "<h1" in content else f"<h1>{escape(hb.title)}</h1>"
            write_text(self._search / search_file(address), search_page(heading + content, hb))
        return with_policy(output)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Everything that is not a page; here, because mike commits right after the build."""
        target = Path(config.site_dir)
        for _ in self._workers.results():
            pass
        write_all(self.site.project.library, self.site.settings, target)
        for path, html in redirects(self.site.project.library, self.site.settings, self.site.view):
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (target / path).write_text(with_policy(html), encoding="utf-8")
        (target / "sitemap.xml").write_bytes(sitemap(self.site.by_source.values(), self.site.settings.site_url))
        if self.site.has_search:
            self._write_search(target)
        gc.enable()

    def _write_search(self, target: Path) -> None:
        """A site without its index is still a site: it has the list of the search page."""
        try:
            if not write_index(self._search, target):
                log.info(MISSING)
        except SearchIndexError as error:
            raise PluginError(f"search: {error}") from error

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        root = self.site.settings.root
        for folder in {model.folder for model in RECORD_TYPES} | {"locale"}:
            if (root / folder).is_dir():
                server.watch(str(root / folder))
        return server

    def macro(self, function: Any) -> Any:
        """A macro bound to the page that is being read, for the root `macros.py`."""
        return bound(function, lambda: self.site.calls_of(self.site.by_source[self._current]))

    def _report(self, problems: list[Problem]) -> None:
        """Show all problems; stop at errors, unless broken records are to be left out."""
        for problem in sorted(problems):
            log.log(logging.ERROR if problem.severity == "error" else logging.INFO, to_text([problem]))
        errors = sum(problem.severity == "error" for problem in problems)
        if errors and not (self.serving or self.config.leave_out_broken):
            raise PluginError(f"{errors} problem(s) in the content, listed above; nothing was built")


def define_macros(env: Any) -> None:
    """Hand all macros to mkdocs-macros (called by the root `macros.py`)."""
    plugin = env.conf.plugins["handbook"]
    for function in MACROS:
        env.macro(plugin.macro(function), function.__name__)


def _file(address: Address, config: MkDocsConfig, root: Path) -> File:
    """A written page for MkDocs, under the name of its language."""
    path = str(root / address.file_path)
    return File.generated(config, address.source, abs_src_path=path, inclusion=InclusionLevel.NOT_IN_NAV)
