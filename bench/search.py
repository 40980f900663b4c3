"""What the first search of a reader loads, and how long the index takes: `make bench-search`.

A real browser opens a page, opens the search and types a word; every file that it asks the server for from then on
is counted, as a server that compresses sends it. Without `--records`, the site of this repository is measured; with
it, a made-up project of so many records in five languages.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

from handbook.plugin.search.pagefind import FOLDER

ROOT: Final = Path(__file__).parents[1]
LANGUAGES: Final = ("es", "de", "en", "fr", "it")
AIM: Final = 150  # kilobytes for the first search
_PACKED: Final = (".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter")


class _Server(http.server.ThreadingHTTPServer):
    """Serves a folder and remembers what was asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.asked = folder, list[str]()
        super().__init__(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))

    def sent(self) -> int:
        """Bytes of all files asked for since the last call."""
        paths, self.asked = self.asked, []
        return sum(_size(self.folder / path.lstrip("/").split("?")[0]) for path in paths)


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        assert isinstance(self.server, _Server)  # noqa: S101
        self.server.asked.append(self.path)


def _size(file: Path) -> int:
    if file.is_dir():
        file /= "index.html"
    data = file.read_bytes()
    return len(data) if file.suffix in _PACKED else len(gzip.compress(data, 6))


def _build(project: Path, site: Path) -> float:
    started = time.perf_counter()
    subprocess.run(  # noqa: S603 - our own project
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site)],
        cwd=project, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True,
    )  # fmt: skip
    return time.perf_counter() - started


def _index_time(project: Path, site: Path) -> float:
    """Seconds for the indexes of all languages: a build that finds all but them."""
    shutil.rmtree(site / FOLDER)
    return _build(project, site) - _build(project, site)


def _words(page: Page, address: str) -> tuple[str, str]:
    """Two words that readers of the language might look for: the longest of two titles."""
    page.goto(address)
    titles = page.locator(".hb-cards > li > h2").all_text_contents()  # cards far down have no rendered text yet
    return max(titles[0].split(), key=len), max(titles[-1].split(), key=len)


def measure(page: Page, server: _Server, language: str) -> tuple[float, float, float]:
    """Kilobytes of the first search, of a second word, and of opening the filters."""
    home = f"http://127.0.0.1:{server.server_port}/{language}/"
    first, second = _words(page, f"{home}practices/")
    page.goto(home, wait_until="networkidle")
    server.sent()
    loaded = []
    page.keyboard.press("/")
    for step in (first, second, None):
        if step is None:
            page.locator("dialog summary").click()
        else:
            page.locator("dialog input[type=search]").fill(step)
            page.locator(".hb-search-results li").first.wait_for()
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(700)
        loaded.append(server.sent() / 1000)
    return loaded[0], loaded[1], loaded[2]


def _report(project: Path, site: Path, whole: float) -> bool:
    index = min(_index_time(project, site) for _ in range(3))
    pages = sum(1 for _ in site.rglob("*.html"))
    size = sum(file.stat().st_size for file in (site / FOLDER).rglob("*") if file.is_file())
    print(f"{pages} pages · build {whole:.1f} s, of it the index {index:.1f} s · {size / 1e6:.1f} MB of index")
    print(f"{'kB as sent':<12}{'first search':>14}{'second word':>14}{'filters':>10}")
    server = _Server(site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    worst = 0.0
    with sync_playwright() as playwright:
        known = map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
        program = os.environ.get("HANDBOOK_CHROMIUM") or next(filter(None, known), None)
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for language in LANGUAGES:
            context = browser.new_context()
            first, second, filters = measure(context.new_page(), server, language)
            context.close()
            worst = max(worst, first)
            print(f"{language:<12}{first:>14.1f}{second:>14.1f}{filters:>10.1f}")
        browser.close()
    server.shutdown()
    print(f"aim: at most {AIM} kB for the first search: {'kept' if worst <= AIM else 'missed'} ({worst:.1f} kB)")
    return worst <= AIM


def main() -> int:
    """0 when the aim is kept, 1 otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=0, help="measure a made-up project of so many practices")
    records = parser.parse_args().records
    with tempfile.TemporaryDirectory() as folder:
        site, project = Path(folder) / "site", ROOT
        if records:
            from bench.speed.corpus import make_corpus
            from bench.speed.project import write_project

            project = Path(folder) / "project"
            write_project(make_corpus(records), project, search=True)
        return 0 if _report(project, site, _build(project, site)) else 1


if __name__ == "__main__":
    sys.exit(main())
