"""The site that is measured, and the pages of it that stand for all."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.speed.corpus import make_corpus
from bench.speed.project import write_project

LANGUAGES: Final = ("de", "en")
_KINDS: Final = (
    ("home", ""),
    ("list", "practices/"),
    ("practice", "practices/*/"),
    ("plan", "action-plans/*/"),
    ("handbook", "handbooks/*/"),
)
_NOT_OWN: Final = b'<meta name="robots" content="noindex">'


@dataclass(frozen=True, slots=True)
class View:
    """A page that is measured: `path` from the root of the site, without a slash in front."""

    kind: str
    language: str
    path: str


def build(project: Path, site: Path, address: str) -> None:
    """Build `project` into `site`, for the address under which it will be served."""
    subprocess.run(  # noqa: S603 - our own project
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)],
        cwd=project, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "HANDBOOK_SITE_URL": address}, check=True,
    )  # fmt: skip


def write_corpus(records: int, project: Path, address: str) -> None:
    """A made-up project of so many practices in five languages, search included."""
    write_project(make_corpus(records), project, search=True)
    configuration = project / "mkdocs.yml"
    lines = configuration.read_text(encoding="utf-8").splitlines()
    lines = [f"site_url: {address}" if line.startswith("site_url:") else line for line in lines]
    configuration.write_text("\n".join(lines) + "\n", encoding="utf-8")


def views(site: Path, languages: Sequence[str] = LANGUAGES) -> list[View]:
    """In each language: home, the list of practices, and the largest practice, plan and handbook written in it."""
    return list(_views(site, languages))


def _views(site: Path, languages: Sequence[str]) -> Iterator[View]:
    for language in languages:
        for kind, pattern in _KINDS:
            pages = (site / language).glob(f"{pattern}index.html")
            own = [page for page in pages if _NOT_OWN not in page.read_bytes()]
            if own:
                largest = max(own, key=lambda page: (page.stat().st_size, page.as_posix()))
                yield View(kind, language, f"{largest.parent.relative_to(site).as_posix()}/")
