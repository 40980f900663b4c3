"""Which pages there are: every record and every written page, in every language, with the file MkDocs makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handbook.library import Library
from handbook.load import Entry
from handbook.models import Record
from handbook.plugin.written_pages import WrittenPage
from handbook.settings import Settings


@dataclass(frozen=True, slots=True)
class Address:
    """One page in one language. Either `entry` or `written` is set.

    `path` is the address below the language (`practices/x/`), `shown` the language that the page really shows and
    `real` the languages that the page really is in, in the order of the site.
    """

    language: str
    path: str
    shown: str
    real: tuple[str, ...]
    entry: Entry | None = None
    written: WrittenPage | None = None

    @property
    def source(self) -> str:
        """The name under which MkDocs knows the page; that of a written one is what editors link to."""
        if self.written is not None:
            return f"{self.language}/{self.written.name}.md"
        return f"{self.language}/{self.path}index.md"

    @property
    def file(self) -> str:
        """The file of the page below the root of the edition."""
        return f"{self.language}/{self.path}index.html"

    @property
    def base(self) -> str:
        """From the page to the root of the edition."""
        return "../" * (self.path.count("/") + 1)

    @property
    def is_fallback(self) -> bool:
        return self.shown != self.language

    @property
    def file_path(self) -> str:
        """The file that an editor opens to change what is shown."""
        if self.entry is not None:
            translation = self.entry.translations.get(self.shown)
            return translation.path if translation else self.entry.path
        return self.written.shown(self.language).path if self.written else ""


def addresses(library: Library, pages: list[WrittenPage], settings: Settings) -> Iterator[Address]:
    """Every page of the site: as many in each language as in every other."""
    for page in pages:
        path = _path(page.name)
        real = tuple(language for language in settings.languages if language in page.versions)
        for language in settings.languages:
            yield Address(language, path, page.shown(language).language, real, written=page)
    written = {_path(page.name) for page in pages}
    for entry in library.pages():
        path = f"{entry.key}/"
        if path in written:
            continue  # an editor has written a page for it, which says more
        real = tuple(library.translated_into(entry))
        for language in settings.languages:
            yield Address(language, path, library.shown_language(entry, language), real, entry=entry)


def one_of_each(pages: Iterable[Address]) -> tuple[list[Address], list[Address]]:
    """One page of each type of record in each language, and the others."""
    ones: dict[tuple[str, type[Record] | None], Address] = {}
    others = []
    for page in pages:
        kind = page.language, page.entry.model if page.entry else None
        if ones.setdefault(kind, page) is not page:
            others.append(page)
    return list(ones.values()), others


def _path(name: str) -> str:
    return "" if name == "index" else f"{name.removesuffix('/index')}/"
