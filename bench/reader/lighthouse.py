"""Lighthouse, where Node.js is there: four scores of a page, and every check that is not perfect."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

VERSION: Final = "12.8.2"
"""The only place that names it. The next ones need a newer Node.js than Debian has."""
CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
_CACHE: Final = Path(__file__).parents[2] / ".cache" / "lighthouse"
_SHOWN: Final = 3  # elements of a check
_MOST: Final = 300.0  # seconds for a page


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores from 0 to 100 by category; `faults` are a line for each check that is not perfect."""

    scores: Mapping[str, int]
    faults: tuple[str, ...]


def install() -> Path | None:
    """The program, fetched with npm into a folder that git ignores when it is not there; None without npm."""
    command = _CACHE / VERSION / "node_modules" / ".bin" / "lighthouse"
    npm = shutil.which("npm")
    if not command.exists() and npm:
        command.parents[2].mkdir(parents=True, exist_ok=True)
        subprocess.run(  # noqa: S603 - a pinned package
            [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(command.parents[2]),
             f"lighthouse@{VERSION}"],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    return command if command.exists() and shutil.which("node") else None


def run(command: Path, address: str, chromium: str | None) -> Scores:
    """A page on Lighthouse's own phone."""
    environment = {**os.environ, **({"CHROME_PATH": chromium} if chromium else {})}
    flags = ("--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox --disable-background-networking")
    done = subprocess.run(  # noqa: S603
        [str(command), address, *flags, f"--only-categories={','.join(CATEGORIES)}"],
        env=environment, capture_output=True, text=True, timeout=_MOST, check=True,
    )  # fmt: skip
    return scores(json.loads(done.stdout))


def scores(report: Mapping[str, Any]) -> Scores:
    """What matters of Lighthouse's report."""
    found = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES}
    faults = []
    for name in CATEGORIES:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if audit.get("score") is not None and audit["score"] < 1:
                said = audit.get("displayValue") or audit["title"]
                weight = "" if reference["weight"] else ", not counted"
                faults.append(f"{name}: {audit['id']} {audit['score']:.2f}{weight} ({said})")
                faults += [f"  {place}" for place in _places(audit)]
    return Scores(found, tuple(faults))


def _places(audit: Mapping[str, Any]) -> list[str]:
    """The first elements that a check complains about, as they are written in the page."""
    items = audit.get("details", {}).get("items", [])
    nodes = [item["node"] for item in items if isinstance(item, dict) and isinstance(item.get("node"), dict)]
    return [node.get("snippet", "") for node in nodes[:_SHOWN]]
