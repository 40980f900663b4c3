"""`mkdocs serve`: a changed record is on the page after a moment, and a broken one does not end the preview."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from handbook.plugin.mkdocs_patches import look_often
from tests.e2e.conftest import MKDOCS
from tests.e2e.tiny import TinyProject

PATIENCE = 90  # seconds; a limit for a hanging test, not a measure of speed


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def preview(tiny: TinyProject, tmp_path: Path) -> Iterator[str]:
    """The address of a running `mkdocs serve`."""
    port = free_port()
    with (tmp_path / "serve.log").open("w") as log:
        process = subprocess.Popen(
            [*MKDOCS, "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=tiny.root,
            stdout=log,
            stderr=log,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait(timeout=30)


def read(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=10) as response:
            return str(response.read().decode())
    except OSError:
        return ""


def wait_for(address: str, fits: Callable[[str], object]) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        html = read(address)
        if fits(html):
            return html
        time.sleep(0.3)
    pytest.fail(f"{address} did not change within {PATIENCE} seconds")


def test_a_changed_record_reloads(tiny: TinyProject, preview: str) -> None:
    # The server listens on /, or on the path of site_url.
    page = f"{preview}en/practices/market-stall/"
    wait_for(page, lambda html: "market stalls" in html)
    file = tiny.root / "practices/market-stall.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("market stalls", "bus stops"), encoding="utf-8")
    html = wait_for(page, lambda html: "bus stops" in html)
    assert "market stalls" not in re.sub(r"<[^>]+>", "", html)
    tiny.write("practices/broken.md", "---\ntitle: Hello: x\n---\n")
    file.write_text(text.replace("market stalls", "libraries"), encoding="utf-8")
    wait_for(page, lambda html: "libraries" in html)


def test_mkdocs_looks_for_changes_as_often_as_it_is_told(tmp_path: Path) -> None:
    folders = [tmp_path / "docs", tmp_path / "practices"]
    for folder in folders:
        folder.mkdir()
    with LiveReloadServer(builder=lambda: None, host="127.0.0.1", port=0, root=str(tmp_path)) as server:
        server.watch(str(folders[0]))
        look_often(server, 0.05)
        server.watch(str(folders[1]))
        assert {Path(emitter.watch.path) for emitter in server.observer.emitters} == set(folders)
        assert {emitter.timeout for emitter in server.observer.emitters} == {0.05}
        assert not server._want_rebuild
        server.observer.start()
        end = time.monotonic() + PATIENCE
        while not server._want_rebuild and time.monotonic() < end:
            # More than one file: the first may be there before the first look.
            (folders[0] / f"{time.monotonic_ns()}.md").write_text("x", encoding="utf-8")
            time.sleep(0.1)
        assert server._want_rebuild
        server.observer.stop()
        server.observer.join()
