"""What a project configures: its folders, languages and addresses."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Settings:
    """`root` holds the folders of records. `site_url` ends in a slash or is empty; `edition` is None outside mike."""

    root: Path
    languages: tuple[str, ...]
    default_language: str
    site_name: str = ""
    site_url: str = ""
    edit_url: str = ""
    edition: str | None = None
    docs: str = "docs"
    editions_branch: str = "gh-pages"

    def catalogue_folders(self) -> list[Path]:
        """Folders of interface translations; the project's own come last and win."""
        return [PACKAGE / "locale", self.root / "locale"]
