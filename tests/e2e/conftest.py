"""Real sites: built by the real mkdocs, served over HTTP, opened in a real Chromium."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.rich import RichProject
from tests.e2e.tiny import TinyProject
from tests.e2e.warm_builds import Built, build_once

PATH = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
MKDOCS = [sys.executable, "-m", "mkdocs"]


def run(command: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder and keep what it says."""
    return subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        # mike calls `mkdocs` by its name.
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PATH": PATH, **environment},
        check=False,
    )


def build(folder: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build --strict` of the project in `folder`."""
    return run([*MKDOCS, "build", "--strict", "--site-dir", str(site)], folder, **environment)


@pytest.fixture(scope="session")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's own site."""
    target = tmp_path_factory.mktemp("site")
    result = build(repository, target)
    assert result.returncode == 0, result.stderr
    return target


@pytest.fixture
def tiny(tmp_path: Path) -> TinyProject:
    """A small valid project of its own."""
    return TinyProject(tmp_path / "project")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> RichProject:
    """A project with records of all kinds, built once for a file of tests."""
    return build_once(tmp_path_factory.mktemp("rich"))


@pytest.fixture
def rich(project: RichProject, monkeypatch: pytest.MonkeyPatch) -> Built:
    """That project as it was built, for one test to change."""
    return Built(project, monkeypatch)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@dataclass(frozen=True)
class Server:
    """A static server; `url` ends in a slash."""

    url: str


def serve(folder: Path) -> Iterator[Server]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Server(f"http://127.0.0.1:{server.server_port}/")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Server]:
    yield from serve(site)


def chromium() -> str | None:
    """The browser to use; None for playwright's own."""
    named = os.environ.get("HANDBOOK_CHROMIUM")
    return named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Without these, Chromium asks its maker's hosts at every start.
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        browser = playwright.chromium.launch(executable_path=chromium(), args=arguments)
        yield browser
        browser.close()


@dataclass
class Tab:
    """A page in the browser, and everything that went wrong in it."""

    page: Page
    faults: list[str]


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    """A desktop tab that notes console messages, failed requests and requests to other hosts."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("response", lambda r: faults.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    page.on("request", lambda r: None if r.url.startswith(("http://127.0.0.1", "data:")) else faults.append(r.url))
    yield Tab(page, faults)
    context.close()
