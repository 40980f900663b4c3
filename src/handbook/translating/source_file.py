"""A file of a translation as lines, so that what people wrote in it, comments included, stays as it is."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any, Final

from handbook import frontmatter, yaml12
from handbook.yaml12 import Path

MARK: Final = "#|"
"""How the lines begin that the program writes and takes away again."""

_MARKED = re.compile(r"[ \t]*#\|")
_TOKEN = re.compile(r""""[^"]*"|'[^']*'|[^\s,}#]+""")


class CannotEditError(Exception):
    """The file is written in a way that a program cannot change safely; `hint` says how to mend it."""

    def __init__(self, message: str, hint: str, line: int = 1) -> None:
        super().__init__(message)
        self.hint = hint
        self.line = line


class SourceFile:
    """The lines of a file with the place of every value. Changes are collected and carried out by `text`."""

    def __init__(self, text: str, *, markdown: bool) -> None:
        self.markdown = markdown
        self.lines = text.split("\n")
        self.before = self._read().data
        first, last = self.range()
        self.lines = [
            line for index, line in enumerate(self.lines) if not (first <= index < last and _MARKED.match(line))
        ]
        self.refresh()
        if self.yaml.data != self.before:  # a line of a text begins with the mark
            raise CannotEditError(f"a text has a line that begins with `{MARK}`", "begin the line with another sign")

    def refresh(self) -> None:
        """Read the lines again, after a change that moved them."""
        self.yaml = self._read()
        self._tokens: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self._inserted: dict[int, list[str]] = defaultdict(list)
        self._deleted: set[int] = set()

    def range(self) -> tuple[int, int]:
        """Index of the first line of the YAML, and of the line after its last one that is not empty."""
        first, last = 0, len(self.lines)
        if self.markdown:
            parts = frontmatter.split("\n".join(self.lines))
            first, last = 1, 1 + parts.yaml.count("\n")
        while last > first and not self.lines[last - 1].strip():
            last -= 1
        return first, last

    def line_of(self, path: Path) -> int | None:
        """Index of the line on which the key (or list item) at `path` stands; None for what is not in the YAML."""
        where = self.yaml.key_positions.get(path) or self.yaml.positions.get(path)
        return where.line - 1 if where else None

    def last_line_of(self, path: Path) -> int:
        """Index of the last line on which something inside `path` begins."""
        inside = [where.line for place, where in self.yaml.positions.items() if place[: len(path)] == path]
        keys = [where.line for place, where in self.yaml.key_positions.items() if place[: len(path)] == path]
        return max(inside + keys) - 1

    def indent_of(self, index: int) -> str:
        line = self.lines[index]
        return line[: len(line) - len(line.lstrip(" "))]

    def begins_with_brace(self, path: Path) -> bool:
        """Whether the value at `path` is written in braces."""
        line, column = self.yaml.positions[path]
        return self.lines[line - 1][column - 1 : column] == "{"

    def set_value(self, path: Path, value: str) -> None:
        """Give the single value at `path` another text, in double quotes."""
        if self._value(path) != value:
            line, column = self.yaml.positions[path]
            self._tokens[line - 1].append((column - 1, f'"{value}"'))

    def insert(self, index: int, lines: list[str]) -> None:
        """Insert lines before the line with this index."""
        self._inserted[index] += lines

    def delete(self, index: int) -> None:
        self._deleted.add(index)

    def text(self) -> str:
        """The text of the file with all changes."""
        result: list[str] = []
        for index, line in enumerate([*self.lines, None]):
            result += self._inserted.get(index, [])
            if line is not None and index not in self._deleted:
                result.append(self._with_tokens(index, line))
        return "\n".join(result)

    def _with_tokens(self, index: int, line: str) -> str:
        for column, token in sorted(self._tokens.get(index, []), reverse=True):
            line = line[:column] + _TOKEN.sub(lambda _match, new=token: new, line[column:], count=1)  # type: ignore[misc]
        return line

    def _value(self, path: Path) -> Any:
        value = self.yaml.data
        for part in path:
            value = value[part]
        return value

    def _read(self) -> yaml12.Yaml:
        if not self.markdown:
            return yaml12.load("\n".join(self.lines))
        parts = frontmatter.split("\n".join(self.lines))
        return yaml12.load(parts.yaml, first_line=parts.yaml_line)


def content(text: str, *, markdown: bool) -> tuple[Any, str]:
    """What a file says: its keys without the fingerprints, and the text below the front matter."""
    body = ""
    if markdown:
        parts = frontmatter.split(text)
        text, body = parts.yaml, parts.body
    read = yaml12.load(text)
    data = dict(read.data) if isinstance(read.data, dict) else {}
    translation = data.pop("translation", None)
    if isinstance(translation, dict):
        own = {key: value for key, value in translation.items() if key != "fields"}
        kept = translation.get("fields") or {}
        marks = {
            name: rest
            for name, field in kept.items()
            if (rest := {key: value for key, value in field.items() if key not in ("source", "text")})
        }
        if own or marks:
            data["translation"] = (own, marks)
    return data, body
