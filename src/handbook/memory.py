"""What was found out about a project's records, kept for the next command that reads them.

Files that have not changed are not parsed again, and records for which nothing has changed are not checked again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from handbook.keeping import Kept, Reuse, digest, load, write_object
from handbook.library.grains import file_grains
from handbook.load.parsed import Parsed
from handbook.models.glossary import FILE as GLOSSARY
from handbook.program import content, program
from handbook.settings import Settings

FOLDER: Final = ".cache/handbook"
_RECORDS: Final = "records"
_CHECKED: Final = "checked"


@dataclass(slots=True)
class Memory(Reuse):
    """`parsed` are files by their paths, results what the rules said of each record."""

    folder: Path
    root: Path
    parsed: Parsed

    @classmethod
    def open(cls, settings: Settings) -> Memory:
        """The memory of a project; empty if the program has changed since, or it is damaged."""
        folder = settings.root / FOLDER
        said = (" ".join(settings.languages).encode(), settings.docs.encode(), content(settings.root / GLOSSARY))
        recipe = digest([program(), *said])
        return cls(folder, settings.root, Parsed.open(folder / _RECORDS), last=load(folder / _CHECKED, recipe))

    def begin(self, grains: Mapping[str, bytes]) -> None:
        """The same; rules also look whether there are files that records name."""
        Reuse.begin(self, {**grains, **file_grains(self.root, self.last.grains)})

    def save(self) -> None:
        """Keep everything for the next time. Where nothing can be written, nothing is kept."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.parsed.save()
            now = {**self.grains, **file_grains(self.root, self._reads())}
            if now != self.last.grains or self.results.keys() != self.last.results.keys():
                write_object(self.folder / _CHECKED, Kept(self.last.recipe, now, self.results))
        except OSError:
            return

    def _reads(self) -> Iterator[str]:
        for result in self.results.values():
            yield from result.reads
