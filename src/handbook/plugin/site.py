"""The site while it is built: the project, its pages, and what is known of each page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from handbook.clock import today
from handbook.languages import Catalogues
from handbook.memory import Memory
from handbook.pages import PAGES, Page, PageKind, render_page
from handbook.plugin.addresses import Address, addresses
from handbook.plugin.editions import Edition, other_editions
from handbook.plugin.kept.cache import compiled
from handbook.plugin.macro_calls import PageCalls
from handbook.plugin.page_translations import page_problems
from handbook.plugin.search.context import PAGE, for_search
from handbook.plugin.theme_context import ThemeContext, for_page
from handbook.plugin.written_pages import WrittenPage, read_pages
from handbook.problems import Problem
from handbook.project import Project, open_project
from handbook.render.view import View
from handbook.settings import Settings

_KINDS: dict[str, PageKind] = {kind.type: kind for kind in PAGES}


@dataclass(slots=True)
class Site:
    """One build. `by_source` finds a page by the name under which MkDocs knows it.

    `only` are the languages of a part of the site; all pages are known in it, but not all are made.
    """

    settings: Settings
    project: Project
    catalogues: Catalogues
    problems: list[Problem]
    only: tuple[str, ...] = ()
    pages: list[WrittenPage] = field(default_factory=list)
    by_source: dict[str, Address] = field(default_factory=dict)
    has_search: bool = False
    """Whether an editor has written the page on which readers search."""
    calls: dict[str, PageCalls] = field(default_factory=dict)
    _views: dict[tuple[str, str], View] = field(default_factory=dict)

    def add_pages(self, files: Iterable[tuple[str, Path]]) -> Iterable[Address]:
        """All pages, once the written ones are known (pairs of path below `docs/` and file)."""
        self.pages, problems = read_pages(files, self.settings)
        self.problems += problems
        self.problems += page_problems(self.project.library, self.pages)
        self.has_search = any(page.name == PAGE for page in self.pages)
        self.by_source = {a.source: a for a in addresses(self.project.library, self.pages, self.settings)}
        return self.by_source.values()

    def makes(self, language: str | None) -> bool:
        """Whether files of a language are made, or those of none, which go with the default language."""
        return not self.only or (language or self.settings.default_language) in self.only

    def record_pages(self) -> list[Address]:
        """The pages that are made from records."""
        return [a for a in self.by_source.values() if a.entry is not None and self.makes(a.language)]

    def is_record_page(self, source: str) -> bool:
        """Whether a page is made from a record."""
        address = self.by_source.get(source)
        return address is not None and address.entry is not None

    def view(self, language: str, base: str) -> View:
        """The view of all pages of a language at a depth."""
        key = (language, base)
        if key not in self._views:
            self._views[key] = View(self.project.library, self.settings, self.catalogues, language, base)
        return self._views[key]

    def view_of(self, address: Address) -> View:
        return self.view(address.language, address.base)

    def record_page(self, address: Address) -> Page:
        """The page of a record."""
        assert address.entry is not None  # noqa: S101 - written pages are rendered by MkDocs
        return render_page(_KINDS[address.entry.record.type], self.view_of(address), address.entry)

    def calls_of(self, address: Address) -> PageCalls:
        """The macro calls on a written page."""
        if address.source not in self.calls and address.written is not None:
            shown = address.written.shown(address.language)
            self.calls[address.source] = PageCalls(
                shown.path, shown.body_line, self.view_of(address), text_language=shown.language
            )
        return self.calls[address.source]

    def theme_context(self, address: Address, page: Page | None = None) -> ThemeContext:
        """What the theme is told of a page; `page` is that of a record."""
        view = self.view_of(address)
        search = for_search(address, view) if self.has_search else None
        if page is not None:
            return for_page(address, view, page.title, page.description, search, self.editions)
        front = address.written.shown(address.language).front if address.written else None
        title = view.plain(front.title) if front else ""
        description = view.plain(front.description) if front and front.description else ""
        return for_page(address, view, title, description, search, self.editions)

    @property
    def editions(self) -> Sequence[Edition]:
        """The other editions, when an edition is being built."""
        if self.settings.edition is None:
            return ()
        return other_editions(self.settings.root, self.settings.editions_branch, self.settings.edition)

    def home_titles(self) -> dict[str, str]:
        """The title of the home page in each language that it is really in."""
        home = next((page for page in self.pages if page.name == "index"), None)
        return {language: version.front.title for language, version in home.versions.items()} if home else {}

    def macro_problems(self) -> list[Problem]:
        """What the macros of all pages complained about, each once for all languages."""
        return sorted({problem for calls in self.calls.values() for problem in calls.problems})


def open_site(settings: Settings, progress: Callable[[str], None] = lambda _path: None) -> Site:
    """Open the project for a build."""
    project = open_project(settings, today(), progress, Memory.open(settings))
    catalogues = Catalogues(settings.catalogue_folders(), compiled(settings.root))
    return Site(settings, project, catalogues, list(project.problems))
