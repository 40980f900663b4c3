"""`make bench`: measures builds of a made-up corpus and prints a table. A benchmark, never a test of time."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from bench.speed.corpus import make_corpus
from bench.speed.engines import OPTIONAL_PEERS, OURS, Engine, engines
from bench.speed.machine import machine, versions
from bench.speed.measure import CommandError, TooLongError, Usage
from bench.speed.plot import plot
from bench.speed.report import as_data, sentence, table
from bench.speed.runs import Build, Check, build, check, cold, with_colds

SIZES: Final = (50, 200)
FULL: Final = (50, 200, 800, 3200)
RECORDS: Final = 10_000
LIMIT: Final = 180.0
RESULTS: Final = Path(__file__).parents[1] / "results"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, write `speed.json` and `speed.svg`. Exit code 1 if this generator fails."""
    options = _options(arguments)
    found, missing = engines(peers=not options.no_peers, wanted=options.peers)
    builds: list[Build] = []
    failed = False
    folder = Path(tempfile.mkdtemp(prefix="handbook-bench-")) if options.keep else None
    with tempfile.TemporaryDirectory(prefix="handbook-bench-") as temporary:
        root = folder or Path(temporary)
        for size in sorted(set(options.sizes or (FULL if options.full else SIZES))):
            corpus = make_corpus(size, options.translated)
            measured: list[tuple[Engine, Build]] = []
            for engine in found:
                try:
                    measured.append((engine, build(engine, corpus, root / _folder(engine, size), _say)))
                except CommandError as error:
                    failed = failed or engine.name.startswith(OURS)
                    missing.append(f"{engine.name} at {size}: {error}")
            again: list[dict[str, Usage]] = []
            try:
                # In turn, because a machine that others use is now fast and now slow.
                for turn in range(1, options.repeat):
                    own = root / str(turn)
                    again.append({e.name: cold(e, corpus, own / _folder(e, size), _say) for e, _ in measured})
            except CommandError as error:
                failed = True
                missing.append(f"{len(again) + 1} cold builds at {size} instead of {options.repeat}: {error}")
            builds += [with_colds(made, [usages[engine.name] for usages in again]) for engine, made in measured]
        _say("")
        print(table(builds), flush=True)
        checked: Check | None = None
        if options.check:
            try:
                checked = check(options.check, root / "check", _say, options.limit)
                _say("")
                print(sentence(checked))
            except CommandError as error:
                failed = failed or not isinstance(error, TooLongError)
                missing.append(f"handbook check on {options.check} records: {error}")
    _say("")
    for reason in missing:
        print(f"not measured: {reason}")
    if find_spec("bench.search"):
        print("search payload: measured by `make bench-search`, which needs a browser")
    if folder:
        print(f"the sites are in {folder}")
    _write(options.output, builds, checked, options.translated, missing)
    return 1 if failed else 0


def _folder(engine: Engine, size: int) -> str:
    return f"{engine.name.replace(' ', '')}-{size}"


def _write(output: Path, builds: list[Build], checked: Check | None, translated: float, missing: list[str]) -> None:
    output.mkdir(parents=True, exist_ok=True)
    data = {
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "versions": versions(),
        "translated": translated,
        "not_measured": missing,
        **as_data(builds, checked),
    }
    (output / "speed.json").write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    if builds:
        (output / "speed.svg").write_text(plot(builds), encoding="utf-8")
    print(f"results: {output / 'speed.json'}, {output / 'speed.svg'}")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=main.__doc__)
    parser.add_argument("--sizes", type=_positive, nargs="+", metavar="N", help=f"practices (default: {SIZES})")
    parser.add_argument("--full", action="store_true", help=f"sizes {FULL}; this takes long")
    parser.add_argument("--no-peers", action="store_true", help="only this generator")
    parser.add_argument("--peers", nargs="+", choices=OPTIONAL_PEERS, default=[], help="slow peers, too")
    parser.add_argument(
        "--repeat", type=_positive, default=1, metavar="N", help="cold builds, in turn; the middle one counts"
    )
    parser.add_argument("--translated", type=float, default=1.0, metavar="SHARE", help="of the translations that exist")
    parser.add_argument("--check", type=int, default=RECORDS, metavar="N", help="records for `handbook check`; 0: none")
    parser.add_argument(
        "--limit", type=float, default=LIMIT, metavar="S", help="seconds after which the check is stopped"
    )
    parser.add_argument("--keep", action="store_true", help="keep the sites and say where they are")
    parser.add_argument("--output", type=Path, default=RESULTS, metavar="FOLDER", help="where the results go")
    return parser.parse_args(arguments)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _say(text: str) -> None:
    """Tell a person who is watching what is going on, in one line; nothing in a pipe."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{text}")
        sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
