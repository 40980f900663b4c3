"""The editions published so far, read from the branch that mike publishes to, for plain links between them.

An edition cannot know the later ones: it links to `latest`, which is the newest for ever.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Edition:
    """A published edition and the addresses of its pages below its root, such as `de/practices/x/`."""

    name: str
    pages: frozenset[str]

    def nearest(self, language: str, path: str) -> str:
        """The page at `path` in a language, or its section's list, or the home page: what the edition has."""
        wanted = (f"{language}/{path}", f"{language}/{path.split('/')[0]}/")
        return next((page for page in wanted if page in self.pages), f"{language}/")


@lru_cache(maxsize=4)
def other_editions(root: Path, branch: str, current: str) -> tuple[Edition, ...]:
    """The editions on the branch but the one that is being built, newest first; none without a repository."""
    listing = _git(root, "show", f"{branch}:versions.json")
    try:
        versions = json.loads(listing) if listing else []
    except ValueError:
        return ()
    names = [str(version.get("version", "")) for version in versions if isinstance(version, dict)]
    return tuple(Edition(name, _pages(root, branch, name)) for name in names if name and name != current)


def _pages(root: Path, branch: str, name: str) -> frozenset[str]:
    files = (_git(root, "ls-tree", "-r", "--name-only", "-z", f"{branch}:{name}") or "").split("\0")
    return frozenset(file.removesuffix("index.html") for file in files if file.endswith("/index.html"))


def _git(root: Path, *arguments: str) -> str | None:
    try:
        result = subprocess.run(  # noqa: S603 - git, with arguments of our own
            ["git", "-C", str(root), *arguments],  # noqa: S607
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return result.stdout
