"""Folders of the theme that hold thousands of icons.

Templates take single icons out of them. MkDocs would look through all of them for files to copy, in every build.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

_ICONS = ".icons"


@dataclass(frozen=True, slots=True)
class IconFolders:
    """Folders of icons with their places in the theme's search path, in its order."""

    places: tuple[tuple[int, str], ...]

    @classmethod
    def taken_out(cls, config: MkDocsConfig) -> IconFolders:
        """Take them out of the theme, but for the folder of the site itself."""
        found = cls(
            tuple(
                (place, folder)
                for place, folder in enumerate(config.theme.dirs)
                if folder != config.theme.custom_dir and (Path(folder) / _ICONS).is_dir()
            )
        )
        for _, folder in found.places:
            config.theme.dirs.remove(folder)
        return found

    def give_back(self, env: Environment) -> None:
        """Let templates find what is in them."""
        assert isinstance(env.loader, FileSystemLoader)  # noqa: S101 - the theme's own
        for place, folder in self.places:
            env.loader.searchpath.insert(place, folder)

    def add_mark(self, files: Files, config: MkDocsConfig) -> None:
        """Copy the one file that pages use: the site's mark, if it has none of its own."""
        mark = str(config.theme["favicon"])
        if files.get_file_from_path(mark) is None:
            for _, folder in self.places:
                if (Path(folder) / mark).is_file():
                    files.append(File(mark, folder, config.site_dir, config.use_directory_urls))
                    return
