"""The library as data for other people's programs: an export per format, in the order in which they are written.

A new export is a module here with an `EXPORT` and a line in EXPORTS.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from handbook import clock
from handbook.exports import action_steps, catalogue, feed, geojson, ics, index, records
from handbook.exports.export import Data, Export, File
from handbook.languages import Catalogues
from handbook.library import Library
from handbook.settings import Settings

EXPORTS: tuple[Export, ...] = (
    records.EXPORT,
    action_steps.EXPORT,
    geojson.EXPORT,
    feed.EXPORT,
    ics.EXPORT,
    catalogue.EXPORT,
    index.EXPORT,
)


def make_all(library: Library, settings: Settings, today: date | None = None) -> list[File]:
    """Every file of every export, by path. `today` (default: the clock's) ends consents and does nothing else."""
    data = Data(library, settings, today or clock.today(), Catalogues(settings.catalogue_folders()))
    files: list[File] = []
    for export in EXPORTS:
        for make in export.parts:
            files += make(data, tuple(files))
    return sorted(files, key=lambda file: file.path)


def write_all(library: Library, settings: Settings, target: Path, today: date | None = None) -> list[str]:
    """Write all files below `target`, the site's root; their relative paths, sorted."""
    files = make_all(library, settings, today)
    for file in files:
        path = target / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return [file.path for file in files]


__all__ = ["EXPORTS", "Data", "Export", "File", "make_all", "write_all"]
