"""The careful way to read YAML: the place of every value, and every mistake in words for the person who made it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import yaml

from handbook.problems import INVISIBLE, Mistake, describe
from handbook.yaml12.parser import events
from handbook.yaml12.plain import MAX_BYTES, MAX_DEPTH
from handbook.yaml_scalars import resolve
from handbook.yaml_words import Span, explain

MAX_MISTAKES: Final = 100
MAX_SHOWN: Final = 60
_MAX_RESTARTS: Final = 20

Path = tuple[str | int, ...]

_HASH_IN_TEXT = re.compile(r"[ \t]+#[^\s#]")


class Position(NamedTuple):
    """A place in the file; both count from 1, the column in characters."""

    line: int
    column: int


@dataclass(slots=True)
class Reading:
    """What a text says and where it says it. The path of the root is ()."""

    data: Any = None
    positions: dict[Path, Position] = field(default_factory=dict)
    key_positions: dict[Path, Position] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    whole: bool = True


def read(text: str, first_line: int) -> Reading:
    """Read any text, as `load` promises."""
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        message = f"the YAML is larger than {MAX_BYTES // 1024} KB"
        mistake = Mistake(first_line, 1, "HB127", message, "move long text below the front matter")
        return Reading(positions={(): Position(first_line, 1)}, mistakes=[mistake], whole=False)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    mistakes = [mistake for number, line in enumerate(lines) for mistake in _hidden_in(line, first_line + number)]
    if mistakes:
        lines = [INVISIBLE.sub("\ufffd", line) for line in lines]
    whole = True
    for _ in range(_MAX_RESTARTS):
        builder = _Builder(lines, first_line)
        broken = builder.run()
        if broken is None:
            break
        mistakes.append(broken)
        whole = False
        if not _blank_out(lines, broken.line - first_line):
            break
    result = builder.result
    result.positions.setdefault((), Position(first_line, 1))
    result.mistakes, result.whole = _shortened(sorted({*mistakes, *result.mistakes})), whole
    return result


def _hidden_in(line: str, number: int) -> Iterator[Mistake]:
    if line.isprintable():
        return
    for match in INVISIBLE.finditer(line):
        hint = "delete it; it often comes along when text is copied"
        yield Mistake(number, match.start() + 1, "HB128", f"{describe(match[0])} is not allowed", hint)


def _shortened(mistakes: list[Mistake]) -> list[Mistake]:
    if len(mistakes) <= MAX_MISTAKES:
        return mistakes
    last = mistakes[MAX_MISTAKES - 1]
    message = f"{len(mistakes) - MAX_MISTAKES} more mistakes follow"
    return [*mistakes[:MAX_MISTAKES], Mistake(last.line, last.column, "HB133", message, "mend the others first")]


def _blank_out(lines: list[str], index: int) -> bool:
    """Empty the top-level field (or list item) around a line, so that the rest can be read. False: nothing to empty."""
    content = next((line for line in lines if line[:1] not in ("", " ", "#") and not line.startswith("---")), "")
    is_list = content.startswith("-")

    def begins(line: str) -> bool:
        return line[:1] not in ("", " ", "\t", "#", "]", "}") and (line.startswith("-") is is_list or line[:3] == "---")

    start = end = min(max(index, 0), len(lines) - 1)
    while start > 0 and not begins(lines[start]):
        start -= 1
    end += 1
    while end < len(lines) and not begins(lines[end]):
        end += 1
    emptied, lines[start:end] = lines[start:end], [""] * (end - start)
    return any(line.strip() for line in emptied)


@dataclass(slots=True)
class _Frame:
    """A list or mapping under construction; `path` is None when it is thrown away."""

    items: Any
    path: Path | None
    is_mapping: bool
    wants_key: bool
    child: Path | None = None
    key_lines: dict[str, int] = field(default_factory=dict)


class _Builder:
    """Builds data from the parser's events. `run` gives the mistake that stopped it, or None."""

    def __init__(self, lines: list[str], first_line: int) -> None:
        self.lines = [*lines, ""]  # the parser places the end of some things on a line after the last
        self.first_line = first_line
        self.result = Reading()
        self.stack: list[_Frame] = []
        self.documents = 0
        self.last_quoted: Span | None = None
        self.has_hash = any("#" in line for line in lines)

    def run(self) -> Mistake | None:
        try:
            return self._build()
        except yaml.MarkedYAMLError as error:
            at, context_at = _place(error.problem_mark), _place(error.context_mark)
            words = (error.problem or "", error.context or "")
            index, column, code, message, hint = explain(*words, at, context_at, self.lines, self.last_quoted)
            index = min(index, len(self.lines) - 2)
            return Mistake(self.first_line + index, column + 1, code, message, hint)
        except yaml.YAMLError:
            return Mistake(self.first_line, 1, "HB110", "this cannot be read as YAML")

    def _build(self) -> Mistake | None:
        for event in events("\n".join(self.lines[:-1])):
            if isinstance(event, yaml.NodeEvent):
                if len(self.stack) >= MAX_DEPTH and isinstance(event, yaml.CollectionStartEvent):
                    message = f"lists and fields are nested deeper than {MAX_DEPTH} levels"
                    return Mistake(*self._position(event), "HB126", message, "write it flatter")
                self._node(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.stack.pop()
            elif isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if event.version or event.tags:
                    self._mistake(event, "HB134", "a directive (%) is not allowed", "delete the line")
                if self.documents > 1:
                    hint = "delete this ---, or put the second part into a file of its own"
                    self._mistake(event, "HB125", "a second YAML document begins here", hint)
                    return None
        return None

    def _position(self, event: Any) -> Position:
        return Position(self.first_line + event.start_mark.line, event.start_mark.column + 1)

    def _mistake(self, event: Any, code: str, message: str, hint: str) -> None:
        self.result.mistakes.append(Mistake(*self._position(event), code, message, hint))

    def _node(self, event: Any) -> None:
        frame = self.stack[-1] if self.stack else None
        self._refuse_decorations(event)
        if frame is not None and frame.wants_key:
            frame.wants_key = False
            frame.child = self._key(frame, event)
            if isinstance(event, yaml.CollectionStartEvent):
                self._open(event, None)
            return
        path: Path | None
        if frame is None:
            path = ()
        elif frame.is_mapping:
            path, frame.wants_key = frame.child, True
        else:
            path = None if frame.path is None else (*frame.path, len(frame.items))
        if isinstance(event, yaml.CollectionStartEvent):
            value = self._open(event, path)
        else:
            value = self._scalar(event) if isinstance(event, yaml.ScalarEvent) else None
        if path is None:
            return
        self.result.positions[path] = self._position(event)
        if frame is None:
            self.result.data = value
        elif frame.is_mapping:
            frame.items[path[-1]] = value
        else:
            frame.items.append(value)

    def _open(self, event: Any, path: Path | None) -> Any:
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        items: Any = {} if is_mapping else []
        self.stack.append(_Frame(items, path, is_mapping, wants_key=is_mapping))
        return items

    def _refuse_decorations(self, event: Any) -> None:
        if event.anchor is not None:
            if isinstance(event, yaml.AliasEvent):
                message = f"*{_short(event.anchor)} is an alias in YAML, and aliases are not allowed"
            else:
                message = f"&{_short(event.anchor)} is an anchor in YAML, and anchors are not allowed"
            self._mistake(event, "HB121", message, "put the value in quotes if it is text, or write it out in full")
        if getattr(event, "tag", None) is not None:
            hint = "delete it, or put the value in quotes if it is text"
            self._mistake(event, "HB122", "a tag (a word that begins with !) is not allowed", hint)

    def _key(self, frame: _Frame, event: Any) -> Path | None:
        """The path of the value that follows, or None when it has to be thrown away."""
        if not isinstance(event, yaml.ScalarEvent):
            hint = "put the text in quotes if it begins with a bracket or brace"
            self._mistake(event, "HB124", "a key must be text, not a list, a group of fields or an alias", hint)
            return None
        key = event.value
        if event.implicit[0] and event.tag is None:
            if key == "<<":
                self._mistake(event, "HB123", "<< (merge key) is not allowed", "write the fields out")
                return None
            if not isinstance(resolve(key)[0], str):
                message = f"the key {_short(key)} is not text" if key else "a key is missing in front of the colon"
                self._mistake(event, "HB124", message, f'write "{_short(key)}":' if key else "write key: value")
                if not key:
                    return None
        else:
            key = self._quoted(event)
        line, column = self._position(event)
        if key in frame.key_lines:
            hint = "delete one of the two, or put their values together as one list"
            message = f"the key {_short(key)} is already on line {frame.key_lines[key]}"
            self._mistake(event, "HB120", message, hint)
            return None
        frame.key_lines[key] = line
        if frame.path is None:
            return None
        path = (*frame.path, key)
        self.result.key_positions[path] = Position(line, column)
        return path

    def _scalar(self, event: Any) -> Any:
        if not event.implicit[0] or event.tag is not None:
            return self._quoted(event)
        if self.has_hash and event.end_mark.line < len(self.lines):
            lost = _HASH_IN_TEXT.match(self.lines[event.end_mark.line], event.end_mark.column)
            if lost and event.value:
                place = Position(self.first_line + event.end_mark.line, lost.end() - 1)
                hint = "put the value in quotes; if it is a comment, write a space after the #"
                self.result.mistakes.append(Mistake(*place, "HB131", "the text from # on would be lost", hint))
        value, wrong = resolve(event.value)
        if wrong:
            self._mistake(event, *wrong, f'put it in quotes: "{_short(event.value)}"')
        return value

    def _quoted(self, event: Any) -> str:
        value: str = event.value
        if event.style not in ("'", '"'):
            return value
        first, last = event.start_mark.line, event.end_mark.line
        self.last_quoted = Span(first, event.start_mark.column, last, event.end_mark.column)
        continuation = self.lines[first + 1 : last + 1]
        if self.stack and any(line[:1] not in ("", " ", "\t") for line in continuation):
            message = f"the quotation mark opened here is closed only on line {self.first_line + last}"
            hint = "close it on the same line, or indent the lines that continue the text"
            self._mistake(event, "HB112", message, hint)
        if event.style == '"' and not value.isprintable() and (hidden := INVISIBLE.search(value)):
            self._mistake(event, "HB128", f"the backslash here writes {describe(hidden[0])}", "delete it")
            return INVISIBLE.sub("\ufffd", value)
        return value


def _place(mark: Any) -> tuple[int, int] | None:
    return None if mark is None else (mark.line, mark.column)


def _short(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 1]}…"
