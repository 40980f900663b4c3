"""What a record said earlier, found in the history that git keeps of its file."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from handbook import frontmatter, yaml12
from handbook.fingerprints import fingerprint

_MOST_VERSIONS: Final = 200
_SECONDS: Final = 30


def old_sources(root: Path, path: str) -> Callable[[str, str], str | None]:
    """A search through the versions of the file at `path`, the newest first: field and fingerprint -> text or None.

    Without git, or outside a repository, nothing is found.
    """
    versions: list[dict[str, str]] = []
    unread = _versions(root, path)

    @cache
    def find(name: str, mark: str) -> str | None:
        for known in versions:
            if name in known and fingerprint(known[name]) == mark:
                return known[name]
        for version in unread:
            texts = dict(_texts(_data(version, markdown=path.endswith(".md"))))
            versions.append(texts)
            if name in texts and fingerprint(texts[name]) == mark:
                return texts[name]
        return None

    return find


def _versions(root: Path, path: str) -> Iterator[bytes]:
    log = _git(root, "log", f"--max-count={_MOST_VERSIONS}", "--format=%H", "--", path)
    for commit in (log or b"").decode("ascii", "replace").split():
        version = _git(root, "show", f"{commit}:./{path}")
        if version is not None:
            yield version


def _git(root: Path, *arguments: str) -> bytes | None:
    program = shutil.which("git")
    if program is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - the arguments are a path of the project and a commit
            [program, "-C", str(root), *arguments], capture_output=True, check=False, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _data(version: bytes, *, markdown: bool) -> Any:
    """The keys of an old version and its text. It is not validated: models change, texts stay."""
    text = frontmatter.read_text(version).text
    if text is None:
        return {}
    if not markdown:
        return yaml12.load(text).data
    parts = frontmatter.split(text)
    data = yaml12.load(parts.yaml).data
    return {**data, "body": parts.body.strip("\n")} if isinstance(data, dict) else {}


def _texts(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """All texts by the names that fields have in translations."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, f"{name}.{key}" if name else str(key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            part = item.get("id") if isinstance(item, dict) else None
            yield from _texts(item, f"{name}.{part or index}")
