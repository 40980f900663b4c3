"""The files of a site as MkDocs knows them. It reads and renders only the pages that somebody wrote and that are stale.

All other pages are targets of links and entries of the navigation, nothing more: those of records are rendered without
MkDocs' pipeline for pages, which would set up Markdown for each of them and keep the whole site in memory. Where a part
of the site is built, pages of other languages are targets alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from handbook.plugin.addresses import Address


class FinishedFile(File):
    """The file of a page that MkDocs neither reads nor copies; it must be told where it stands, as it is no page."""

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """The page is written by the plugin, or stands there already."""


class StaleFile(File):
    """The file of a page that MkDocs reads and renders, also in `--dirty` builds: not only its text has a say."""

    def is_modified(self) -> bool:
        return True


class SiteFiles(Files):
    """The files of the site; those of records come into being when a written page links to them.

    `copies`: whether files that are no pages are put into the site.
    """

    def __init__(
        self, files: Iterable[File], is_record_page: Callable[[str], bool], copies: bool, config: MkDocsConfig
    ) -> None:
        super().__init__(files)
        self._is_record_page = is_record_page
        self._copies = copies
        self._config = config
        self._targets: dict[str, File] = {}

    def get_file_from_path(self, path: str) -> File | None:
        return super().get_file_from_path(path) or self._target(path)

    def copy_static_files(
        self,
        dirty: bool = False,
        *,
        inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included,
    ) -> None:
        if self._copies:
            super().copy_static_files(dirty, inclusion=inclusion)

    def _target(self, path: str) -> File | None:
        if not self._is_record_page(path):
            return None
        if path not in self._targets:
            self._targets[path] = record_file(path, self._config)
        return self._targets[path]


def record_file(source: str, config: MkDocsConfig) -> File:
    """The file of a record's page that MkDocs would know as `source`, such as `de/practices/x/index.md`."""
    return _page_file(FinishedFile, source, config)


def written_file(address: Address, config: MkDocsConfig, root: Path, is_finished: bool) -> File:
    """A written page, under the name of its language. MkDocs does not render one that is finished."""
    file = _page_file(FinishedFile if is_finished else StaleFile, address.source, config)
    file.abs_src_path = str(root / address.file_path)
    return file


def _page_file(kind: type[File], source: str, config: MkDocsConfig) -> File:
    place = File(source, None, config.site_dir, config.use_directory_urls).dest_uri
    return kind(
        source, None, config.site_dir, config.use_directory_urls, dest_uri=place, inclusion=InclusionLevel.NOT_IN_NAV
    )
