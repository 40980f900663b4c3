"""`make bench-reader`: opens pages on a slow phone and prints a table. A benchmark, never a test of time.

Without options, the site of this repository is built and measured.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from bench.reader.browser import Measured, chromium, measure, program
from bench.reader.lighthouse import VERSION, Scores, install, run
from bench.reader.report import as_data, least_disturbed, lighthouse_table, table
from bench.reader.server import Server, serving
from bench.reader.site import LANGUAGES, View, build, views, write_corpus
from bench.speed.machine import machine

ROOT: Final = Path(__file__).parents[2]
RESULTS: Final = ROOT / "bench" / "results"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the tables, write `reader.json`."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="handbook-bench-") as temporary:
        site = options.site or Path(temporary) / "site"
        with serving(site) as server:
            if not options.site:
                project = ROOT
                if options.records:
                    project = Path(temporary) / "project"
                    write_corpus(options.records, project, server.address)
                build(project, site, server.address)
            chosen = [view for view in views(site, options.languages) if view.kind in (options.pages or [view.kind])]
            with chromium() as browser:
                found = [_least_disturbed(browser, server, view, options.runs) for view in chosen]
            print(table(found), flush=True)
            scores = _lighthouse(server, chosen) if options.lighthouse else {}
    _write(options.output, options.records, found, scores)
    return 0


def _least_disturbed(browser: Browser, server: Server, view: View, runs: int) -> Measured:
    return least_disturbed([measure(browser, server, view) for _ in range(runs)])


def _lighthouse(server: Server, chosen: Sequence[View]) -> dict[View, Scores]:
    command = install()
    if command is None:
        print("\nnot measured: Lighthouse needs Node.js and npm")
        return {}
    print(f"\nLighthouse {VERSION}, phone", flush=True)
    scores = {view: run(command, server.address + view.path, program()) for view in chosen}
    print(lighthouse_table(scores))
    return scores


def _write(output: Path, records: int, found: Sequence[Measured], scores: dict[View, Scores]) -> None:
    output.mkdir(parents=True, exist_ok=True)
    head = {
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "records": records or None,
        "lighthouse_version": VERSION if scores else None,
    }
    file = output / "reader.json"
    file.write_text(json.dumps(head | as_data(found, scores), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"results: {file}")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.reader", description=__doc__)
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--site", type=Path, metavar="FOLDER", help="a site that is built already")
    source.add_argument("--records", type=int, default=0, metavar="N", help="a made-up project of so many practices")
    parser.add_argument("--pages", nargs="+", metavar="KIND", help="only these, such as: home list")
    parser.add_argument("--languages", nargs="+", default=LANGUAGES, metavar="CODE", help=f"default: {LANGUAGES}")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="of each page; the least disturbed counts")
    parser.add_argument("--lighthouse", action="store_true", help="run Lighthouse, too (npm fetches it the first time)")
    parser.add_argument("--output", type=Path, default=RESULTS, metavar="FOLDER", help="where the results go")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
