"""The events of MkDocs."""

from __future__ import annotations

import gc
import logging
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Literal, cast

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from handbook.clock import today
from handbook.keeping import Result, digest
from handbook.macros import MACROS
from handbook.models import RECORD_TYPES
from handbook.plugin import mkdocs_patches
from handbook.plugin.addresses import Address, one_of_each
from handbook.plugin.configuration import HandbookConfig, settings_from
from handbook.plugin.data_files import write_data_files
from handbook.plugin.files import SiteFiles, record_file, written_file
from handbook.plugin.kept.cache import bytecode, cache_folder
from handbook.plugin.kept.grains import page_grains
from handbook.plugin.kept.recipe import recipe
from handbook.plugin.kept.warm import SITE, Warm
from handbook.plugin.kept.written_results import WrittenResults, can_keep_pages, can_keep_written
from handbook.plugin.macro_calls import bound
from handbook.plugin.navigation import navigation
from handbook.plugin.part.manifest import write_part
from handbook.plugin.policy import with_policy
from handbook.plugin.record_pages import RecordPages, page_key, portions
from handbook.plugin.search import pagefind
from handbook.plugin.search.later import LaterIndex
from handbook.plugin.search.update import update
from handbook.plugin.shell import Shells
from handbook.plugin.site import Site, open_site
from handbook.plugin.theme_context import for_static
from handbook.plugin.theme_folders import IconFolders
from handbook.plugin.workers import Workers, cores
from handbook.problems import Problem, to_text
from handbook.render.environment import environment
from handbook.settings import PACKAGE

log = get_plugin_logger("handbook")

CHOOSER = "index.html"
SITEMAP = "sitemap.xml"

_FEW = 2
"""So many jobs are done sooner than shared out."""

_LOOK = 1e-4
"""Seconds between two looks for changes, for each file, so that looking itself is hardly felt."""

Job = Callable[[], list[tuple[str, Result]]]


class HandbookPlugin(BasePlugin[HandbookConfig]):  # type: ignore[no-untyped-call]
    """Compiles records and written pages into one site in all languages."""

    site: Site
    warm: Warm
    serving = False
    only: tuple[str, ...] = ()
    """Set by the command line: the languages of the part of the site that is to be built; none for all of it."""
    _began: int
    _recipe: bytes
    _icons: IconFolders
    _keeps: bool
    _nav: list[Any]
    _navigation: dict[str, Navigation]
    _written: WrittenResults
    _workers: Workers[list[tuple[str, Result]]]
    _current: str = ""

    def __init__(self) -> None:
        super().__init__()
        self._search_later = LaterIndex()

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
        gc.unfreeze()
        self._search_later.stop()
        self._began = time.time_ns()
        self._recipe = recipe(config, settings)  # before all that it tells of is read: it may change in between
        self.site = open_site(settings)
        self.site.only = self.only
        environment().bytecode_cache = bytecode(settings.root)
        self._report(self.site.problems)
        config.theme.dirs.insert(0, str(PACKAGE / "theme"))
        self._icons = IconFolders.taken_out(config)
        config.theme.static_templates.discard(SITEMAP)
        config.theme.static_templates.add(CHOOSER)
        site = Path(config.site_dir)
        self.warm = Warm.open(cache_folder(settings.root, site), site, digest([self._recipe, repr(self.only).encode()]))
        if not self.site.makes(None):
            config.theme.static_templates.clear()
            config.extra_templates = []
        self._nav = config.nav or []
        config.nav = None  # the languages' own navigations are made in on_nav
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        mkdocs_patches.clean_with(self.warm.clean)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace the pages of `docs/` by one for each language; those of records are only known by their addresses."""
        mkdocs_patches.restore()  # a `--dirty` build does not clean
        self._current = ""
        written = list(files.documentation_pages())
        for file in written:
            files.remove(file)
        reported = len(self.site.problems)
        addresses = self.site.add_pages((file.src_uri, Path(str(file.abs_src_path))) for file in written)
        self._report(self.site.problems[reported:])
        self._icons.add_mark(files, config)
        theirs = files.get_file_from_path(SITEMAP)
        if theirs is not None and theirs.src_dir not in (config.docs_dir, config.theme.custom_dir):
            files.remove(theirs)
        self.warm.begin({**self.site.project.grains, **page_grains(self.site.pages, self._began)})
        self.warm.forget(f"{SITE}{file.dest_uri}" for file in files)
        self._keeps = can_keep_pages(config, self._nav, self.site.pages)
        self._written = WrittenResults(self.site, self.warm, self._keeps and can_keep_written(config))
        for address in addresses:
            if address.written is not None:
                is_finished = not self.site.makes(address.language) or self._written.is_fresh(address)
                files.append(written_file(address, config, self.site.settings.root, is_finished))
        for asset in sorted((PACKAGE / "assets").iterdir()):
            if asset.suffix in (".css", ".js", ".svg", ".png"):
                files.append(File(f"assets/{asset.name}", str(PACKAGE), config.site_dir, use_directory_urls=True))
        return SiteFiles(files, self._is_record_page, self.site.makes(None), config)

    def _is_record_page(self, source: str) -> bool:
        """The same as the site's, noted for the page that is being read: its links depend on it."""
        if self._current:
            key = source.partition("/")[2].removesuffix("/index.md")
            self.site.calls_of(self.site.by_source[self._current]).reads.add(key)
        return self.site.is_record_page(source)

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
        self._icons.give_back(env)
        env.bytecode_cache = bytecode(self.site.settings.root)
        stale = [a for a in self.site.record_pages() if not self._keeps or self.warm.fresh(page_key(a)) is None]
        pages = RecordPages(self.site, Shells(env, partial(self._context, config, files)), self.warm)
        # What all pages of a kind share, such as their template, is made with the first one, before it takes processes.
        first, others = one_of_each(stale)
        self.warm.results.update(pages.write(first))
        gc.freeze()  # what is there stays; from now on only what pages leave behind is looked through
        gc.enable()
        jobs: list[Job] = [partial(write_data_files, self.site, self.warm)]
        jobs += [partial(pages.write, portion) for portion in portions(others, lambda address: address.language)]
        is_little = self.serving or len(jobs) <= _FEW
        self._workers = Workers(jobs, 1 if is_little else cores())
        return env

    def _context(self, config: MkDocsConfig, files: Files, address: Address) -> dict[str, Any]:
        """What MkDocs tells the theme of a page."""
        page = Page(None, record_file(address.source, config), config)
        return cast(dict[str, Any], get_context(self._navigation[address.language], files, config, page))

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        address = self.site.by_source[page.file.src_uri]
        values = cast(dict[str, Any], context)  # MkDocs knows no keys but its own
        values["hb"] = self._written.context(address)
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
        self._written.searched(self.site.by_source[page.file.src_uri], page.content or "")
        return with_policy(output)

    @event_priority(-100)  # after all others, which may add to the site
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Everything that is not a page; here, because mike commits right after the build."""
        for results in self._workers.results():
            self.warm.results.update(results)
        self._written.keep()
        if self.site.has_search:
            self._write_search()
        self.warm.finish()
        gc.freeze()

    def _write_search(self) -> None:
        if pagefind.program() is None:
            log.info(pagefind.MISSING)
        elif self.serving:
            self._search_later.begin(self.warm)
        else:
            try:
                update(self.warm, cores())
            except pagefind.SearchIndexError as error:
                raise PluginError(f"search: {error}") from error

    def finish_part(self) -> None:
        """Say of what the part is made; not before MkDocs is content with it, which in strict mode it says last."""
        languages, day = self.site.settings.languages, today().isoformat()
        write_part(self.warm.site, self.only, languages, self._recipe, self.warm.grains, day)

    def on_build_error(self, *, error: Exception) -> None:
        mkdocs_patches.restore()
        if hasattr(self, "_written"):
            self._written.stop()
        if hasattr(self, "_workers"):
            self._workers.stop()
        gc.enable()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        root = self.site.settings.root
        entries = self.site.project.library.entries.values()
        files = sum(1 + len(entry.translations) for entry in entries)
        mkdocs_patches.look_often(server, max(0.1, files * _LOOK))
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
