"""The grains of written pages as digests; those of records are the library's."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.keeping import digest
from handbook.plugin.written_pages import WrittenPage


def page_grains(pages: Iterable[WrittenPage]) -> dict[str, bytes]:
    """The digest of every written page, in all its languages."""
    return {page_grain(page): digest(_parts(page)) for page in pages}


def page_grain(page: WrittenPage) -> str:
    """The grain of a written page, in all its languages."""
    return f"docs/{page.name}.md"


def _parts(page: WrittenPage) -> Iterable[bytes]:
    for language, version in sorted(page.versions.items()):
        yield language.encode()
        yield version.file.read_bytes()
