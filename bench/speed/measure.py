"""One command as a whole process: CPU and wall time, and the peak memory of everything that it starts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_INTERVAL: Final = 0.05
_MEBIBYTE: Final = 1024 * 1024


class CommandError(Exception):
    """A command failed; the text is the end of what it said."""


class TooLongError(CommandError):
    """A command was stopped because it took too long."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Seconds of wall and CPU (user and system, all processes), and mebibytes at the peak (all processes at once)."""

    wall: float
    cpu: float
    peak: float

    def then(self, other: Usage) -> Usage:
        """Both, one after the other."""
        return Usage(self.wall + other.wall, self.cpu + other.cpu, max(self.peak, other.peak))


def run(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None, *, limit: float | None = None
) -> Usage:
    """Run a command in a folder. Raises `CommandError` when it fails, or is not done after `limit` seconds of wall."""
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own commands
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        memory = _Memory(process.pid)
        memory.start()
        stop = threading.Timer(limit or 0, os.killpg, (process.pid, signal.SIGKILL)) if limit else None
        if stop:
            stop.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
            raise
        finally:
            memory.done.set()
            if stop:
                stop.cancel()
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        memory.join()
        if limit and wall >= limit:
            raise TooLongError(f"not done after {limit:.0f} s, stopped")
        if process.returncode != 0:
            output.seek(0)
            said = output.read().decode("utf-8", "replace").strip()[-2000:]
            raise CommandError(f"{' '.join(command)} ended with {process.returncode}:\n{said}")
    # Linux counts in kibibytes, macOS in bytes.
    largest = used.ru_maxrss / (_MEBIBYTE if sys.platform == "darwin" else 1024)
    return Usage(wall, used.ru_utime + used.ru_stime, max(largest, memory.peak / _MEBIBYTE))


class _Memory(threading.Thread):
    """Watches a process and its descendants. Pages that processes share after a fork are counted once.

    Where there is no /proc, nothing is seen, and the largest single process has to do.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self.done = threading.Event()
        self._pid = pid

    def run(self) -> None:
        while not self.done.wait(_INTERVAL):
            tree = _tree(self._pid)
            # One alone is left to the kernel, which keeps its peak exactly.
            if len(tree) > 1:
                self.peak = max(self.peak, sum(_proportional(pid) for pid in tree))


def _tree(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        for task in _read(Path(f"/proc/{parent}/task")):
            found += [int(child) for child in _text(task / "children").split()]
    return found


def _read(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:  # it has ended in between
        return []


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii")
    except OSError:
        return ""


def _proportional(pid: int) -> int:
    """Memory in bytes, of shared pages only this process's part."""
    for line in _text(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0
