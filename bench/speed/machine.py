"""On what was measured: the machine and the versions of everything that took part."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Iterator
from importlib import import_module, metadata
from pathlib import Path
from typing import Final

_PACKAGES: Final = (
    "handbook", "mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "mkdocs-static-i18n", "pymdown-extensions",
    "markdown", "cmarkgfm", "nh3", "jinja2", "pydantic", "pyyaml", "babel", "cbor2", "pagefind_bin",
)  # fmt: skip


def machine() -> dict[str, str | int]:
    """Processor, cores that may be used, memory, system and Python."""
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        "memory": _memory(),
        "system": platform.platform(),
        "python": platform.python_version(),
    }


def versions() -> dict[str, str]:
    """Version by name of each package and program that is installed."""
    return {**dict(_packages()), **{name: version for name in ("hugo",) if (version := program_version(name))}}


def program_version(name: str) -> str | None:
    """What a program says of its version, in one word; None if it is not installed."""
    found = shutil.which(name)
    if found is None:
        return None
    said = subprocess.run([found, "version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    return next((word for word in said.split() if word[:1] == "v" and word[1:2].isdigit()), "unknown")


def pagefind() -> str | None:
    """Pagefind's program, from its package or from the path; None if there is none."""
    try:
        return str(import_module("pagefind_bin").get_executable())
    except (ImportError, OSError):
        return shutil.which("pagefind")


def _packages() -> Iterator[tuple[str, str]]:
    for name in _PACKAGES:
        try:
            yield name, metadata.version(name)
        except metadata.PackageNotFoundError:
            continue


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def _memory() -> str:
    try:
        return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.1f} GiB"
    except (ValueError, OSError):
        return "unknown"
