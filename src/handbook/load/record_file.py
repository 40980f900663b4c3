"""One file -> its keys, its text and what is wrong with it."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from pydantic import ValidationError

from handbook import frontmatter, yaml12
from handbook.keeping import mark
from handbook.load import messages
from handbook.load.entry import Lines
from handbook.models.fields import Model
from handbook.problems import Problem

M = TypeVar("M", bound=Model)

_READ: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""A pipe would be waited for without end."""
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Content:
    """What a file says: `data` are its keys (with `body`, if it has text), not yet validated.

    `face` is a digest of all of it but the words of the text. `is_plain`: its bytes are its text, nothing was mended.
    """

    data: dict[str, object]
    lines: Lines
    face: bytes
    is_plain: bool


def _face(yaml: str, has_body: bool) -> bytes:
    """The digest of what a file says but the words of its text; whether there is any counts."""
    return mark(f"{has_body}{yaml}".encode())


def read_bytes(file: Path | str, path: str) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a file, if it is one and can be read."""
    try:
        place = os.open(file, _READ)
        try:
            found = os.fstat(place)
            if not stat.S_ISREG(found.st_mode):
                raise OSError(errno.EINVAL, "It is not an ordinary file")
            return _all_of(place, found.st_size), []
        finally:
            os.close(place)
    except OSError as error:
        hint = "check that it is a file and that it may be read"
        return None, [Problem(path, 1, 1, "HB107", f"the file cannot be read: {error.strerror}", hint)]


def _all_of(place: int, size: int) -> bytes:
    """The bytes of an open file, which mostly come in one piece. For thousands of files, `open` is slow."""
    content = os.read(place, size + 1)
    while len(content) > size or (content and len(content) < size):
        more = os.read(place, _PIECE)
        if not more:
            break
        content += more
    return content


def read(file: Path, path: str) -> tuple[Content | None, list[Problem]]:
    """Read one file. Nothing that stands in it raises."""
    raw, problems = read_bytes(file, path)
    return (None, problems) if raw is None else parse(raw, path)


def parse(raw: bytes, path: str) -> tuple[Content | None, list[Problem]]:
    """Read the bytes of a file, Markdown or YAML by its ending. Nothing that stands in it raises."""
    decoded = frontmatter.read_text(raw)
    problems = [mistake.in_file(path) for mistake in decoded.mistakes]
    if decoded.text is None:
        return None, problems
    text, first_line, body, body_line = decoded.text, 1, "", 1
    is_markdown = path.endswith(".md")
    if is_markdown:
        parts = frontmatter.split(decoded.text)
        if parts.mistakes:
            return None, problems + [mistake.in_file(path) for mistake in parts.mistakes]
        text, first_line, body, body_line = parts.yaml, parts.yaml_line, parts.body, parts.body_line
    yaml = yaml12.load(text, first_line=first_line)
    known = {(problem.line, problem.column) for problem in problems}
    problems += [m.in_file(path) for m in yaml.mistakes if (m.line, m.column) not in known]
    lines = Lines(yaml, body_line)
    # What asks for places is kept with the record and needs no data, which would be in memory twice.
    data, yaml.data = {} if yaml.data is None and yaml.whole else yaml.data, None
    if not isinstance(data, dict):
        if not problems:
            hint = "write lines of the form `key: value`"
            problems.append(Problem(path, first_line, 1, "HB208", "the file has no keys and values", hint))
        return None, problems
    if is_markdown and "body" in data:
        line, column = lines.where(("body",), key=True)
        hint = "write the text below the front matter instead"
        problems.append(Problem(path, line, column, "HB202", "unknown key `body`", hint))
        del data["body"]
    has_body = bool(body) and not body.isspace()
    if has_body:
        data["body"] = body.strip("\n")
        lines = Lines(yaml, body_line + len(body) - len(body.lstrip("\n")))
    return Content(data, lines, _face(text, has_body), not decoded.is_mended), problems


def validate(
    content: Content, model: type[M], path: str, facts: type[Model] | None = None
) -> tuple[M | None, list[Problem]]:
    """The file's content as a model, or what does not fit."""
    try:
        return model.model_validate(content.data), []
    except ValidationError as error:
        return None, list(messages.problems(error, model, path, content.lines, facts))
