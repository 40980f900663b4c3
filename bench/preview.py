"""How long a writer waits: from saving a record to the page of the preview that shows it. `make bench-preview`.

A copy of this repository's content is served by `mkdocs serve`; a record is saved several times, and its page asked
for until it has changed. The last line tells the median and the longest wait, in seconds.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from handbook.cli.serve import free_port
from handbook.models import RECORD_TYPES

ROOT: Final = Path(__file__).parents[1]
RECORD: Final = "practices/phoenix-prize"
AIM: Final = 1.0  # seconds from saving to seeing
_PORT: Final = 8000  # or the next free one
_REST: Final = 2.0  # seconds for what follows a build, such as the index of the search
_LIMIT: Final = 120.0  # seconds after which waiting is given up


def main() -> int:
    """Save, wait, print. Exit code 1 if the preview never shows what was saved."""
    parser = argparse.ArgumentParser(prog="python -m bench.preview", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--times", type=int, default=7, help="how often the record is saved (default: 7)")
    times: int = parser.parse_args().times
    with tempfile.TemporaryDirectory(prefix="handbook-bench-") as temporary:
        root = Path(temporary)
        _copy(root)
        with _served(root) as address:
            page, file = f"{address}en/{RECORD}/", root / f"{RECORD}.md"
            text = file.read_text(encoding="utf-8")
            if not _seen(page, "</html>"):
                print("the preview did not begin", file=sys.stderr)
                return 1
            waits = []
            for number in range(times):
                time.sleep(_REST)
                file.write_text(f"{text}\nSaved {number} times.\n", encoding="utf-8")
                began = time.perf_counter()
                if not _seen(page, f"Saved {number} times."):
                    print("the preview did not show what was saved", file=sys.stderr)
                    return 1
                waits.append(time.perf_counter() - began)
                print(f"seen after {waits[-1]:.2f} s", flush=True)
    print(f"median {statistics.median(waits):.2f} s, longest {max(waits):.2f} s (aim: under {AIM:.0f} s)")
    return 0


def _copy(target: Path) -> None:
    """All that the site is made from."""
    for name in ("docs", "data", "locale", *sorted({model.folder.split("/")[0] for model in RECORD_TYPES})):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name, dirs_exist_ok=True)
    for name in ("mkdocs.yml", "macros.py", "CHANGELOG-DATA.md"):
        shutil.copy(ROOT / name, target / name)


@contextmanager
def _served(root: Path) -> Iterator[str]:
    """The address of a preview of the project."""
    port = free_port(_PORT)
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(command, cwd=root, env=environment)  # noqa: S603 - no word of others
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def _seen(page: str, words: str) -> bool:
    """Ask for the page until it has the words; False if that never happens."""
    end = time.perf_counter() + _LIMIT
    while time.perf_counter() < end:
        try:
            with urllib.request.urlopen(page, timeout=_LIMIT) as answer:  # noqa: S310 - the preview just begun
                if words in answer.read().decode():
                    return True
        except OSError:
            pass
        time.sleep(0.02)
    return False


if __name__ == "__main__":
    raise SystemExit(main())
