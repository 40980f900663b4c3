"""Builds in this process, with what they say and what they render, for tests of warm builds."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
from collections.abc import Iterator
from datetime import date, datetime, tzinfo
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from handbook.pages import Page, PageKind, render_page
from handbook.plugin import mkdocs_plugin
from tests.e2e.rich import RichProject

CACHE = ".cache"


class Clock(datetime):
    """Stands still on a day of the test."""

    fixed: date = date(2026, 1, 1)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Clock:
        return cls.combine(cls.fixed, cls.min.time(), tz)


class Told(logging.Handler):
    """The warnings and errors of a build, and what this project's plugin says."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING or record.name == "mkdocs.plugins.handbook":
            self.messages.append(record.getMessage())


@contextlib.contextmanager
def listening(level: int = logging.INFO) -> Iterator[list[str]]:
    """What is told inside; `level` is that of MkDocs' log."""
    told = Told()
    log = logging.getLogger("mkdocs")
    before = log.level
    log.addHandler(told)
    log.setLevel(level)
    try:
        yield told.messages
    finally:
        log.removeHandler(told)
        log.setLevel(before)


def make(root: Path, site: Path, *, strict: bool = False, dirty: bool = False, quiet: bool = False) -> list[str] | None:
    """Build the project; the sorted warnings, or None if it was refused."""
    with listening(logging.ERROR if quiet else logging.INFO) as told:
        try:
            build(load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=strict), dirty=dirty)
        except (Abort, ConfigurationError):
            return None
    return sorted(told)


def make_cold(root: Path, site: Path) -> list[str] | None:
    """The same into a new folder and without any cache."""
    shutil.rmtree(site, ignore_errors=True)
    cache, aside = root / CACHE, root.parent / "aside"
    shutil.rmtree(aside, ignore_errors=True)
    if cache.exists():
        cache.rename(aside)
    try:
        return make(root, site)
    finally:
        shutil.rmtree(cache, ignore_errors=True)
        if aside.exists():
            aside.rename(cache)


def contents(site: Path) -> dict[str, bytes]:
    """All files of a site."""
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def stamps(site: Path) -> dict[str, int]:
    """When each file of a site was written."""
    return {file.relative_to(site).as_posix(): file.stat().st_mtime_ns for file in site.rglob("*") if file.is_file()}


def different(site: Path, other: Path) -> list[str]:
    """The files that only one of two sites has, or that differ."""
    one, two = contents(site), contents(other)
    return sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))


def build_once(folder: Path) -> RichProject:
    """A project in `folder/work`, with its site and its cache, and a copy of all that for each test to begin with."""
    project = RichProject(folder / "work" / "project")
    # A build trusts no file that changed a moment ago.
    for file in project.root.rglob("*"):
        os.utime(file, (1_700_000_000, 1_700_000_000))
    with contextlib.chdir(project.root):
        assert make(project.root, folder / "work" / "site") is not None
    shutil.copytree(folder / "work", folder / "saved")
    return project


class Built:
    """A project that was built into `site`, and the records that are rendered from then on."""

    def __init__(self, project: RichProject, monkeypatch: pytest.MonkeyPatch) -> None:
        self.project, self.root = project, project.root
        work = self.root.parent
        shutil.rmtree(work)
        shutil.copytree(work.parent / "saved", work)
        self.site = self.root.parent / "site"
        self.rendered: list[str] = []

        def noting(kind: PageKind, view: object, entry: object) -> Page:
            self.rendered.append(entry.key)  # type: ignore[attr-defined]
            return render_page(kind, view, entry)  # type: ignore[arg-type]

        monkeypatch.setattr("handbook.plugin.site.render_page", noting)
        # Calls in other processes would not be noted.
        monkeypatch.setattr(mkdocs_plugin, "cores", lambda: 1)
        monkeypatch.chdir(self.root)

    def make(self, **options: bool) -> list[str] | None:
        return make(self.root, self.site, **options)

    def is_as_cold(self) -> bool:
        """Build cold, too, and compare."""
        cold = make_cold(self.root, self.root.parent / "cold")
        return cold is not None and different(self.site, self.root.parent / "cold") == []

    @property
    def state(self) -> Path:
        return next((self.root / ".cache/handbook").glob("*/state"))
