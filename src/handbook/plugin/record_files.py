"""Pages of records as MkDocs knows them: targets of links, nothing more.

They are rendered and written without MkDocs' pipeline for pages, which would set up Markdown for each of them and keep
the whole site in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel


class RecordFile(File):
    """The file of a record's page; it is neither read nor copied."""

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """The page is written by the plugin."""


class SiteFiles(Files):
    """The files of the site; those of records come into being when a written page links to them."""

    def __init__(self, files: Iterable[File], is_record_page: Callable[[str], bool], config: MkDocsConfig) -> None:
        super().__init__(files)
        self._is_record_page = is_record_page
        self._config = config
        self._targets: dict[str, File] = {}

    def get_file_from_path(self, path: str) -> File | None:
        return super().get_file_from_path(path) or self._target(path)

    def _target(self, path: str) -> File | None:
        if path not in self._targets and self._is_record_page(path):
            self._targets[path] = record_file(path, self._config)
        return self._targets.get(path)


def record_file(source: str, config: MkDocsConfig) -> RecordFile:
    """The file of the page that MkDocs would know as `source`, such as `de/practices/x/index.md`."""
    file = RecordFile(source, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.NOT_IN_NAV)
    file._content = ""  # as MkDocs does for files that are generated
    return file
