"""Changing single texts in a translation's file. Every line that has no part in a change stays as it is."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from handbook import frontmatter, yaml12
from handbook.exchange.yaml_text import entry as yaml_entry
from handbook.exchange.yaml_text import text_lines
from handbook.models.shapes import Path

_TOP_KEY: Final = re.compile(r"([A-Za-z_][\w-]*):(?=\s|$)")
_BEFORE: Final = re.compile(r"(?P<lead> *(?:- +)*)(?:[A-Za-z_][\w-]*: +|(?<=- ))$")


def edited(
    text: str, data: Mapping[str, Any], replaced: Mapping[Path, str], order: Sequence[str], markdown: bool
) -> str:
    """The file's `text` changed so that it says `data`.

    `replaced`: texts that stand in the file already and that say something else now. `order`: the keys in the order of
    the model, for keys that are new. `markdown`: the file has front matter, and `body` stands below it.
    """
    if not markdown:
        return _yaml(text, data, replaced, order)
    parts = frontmatter.split(text)
    keys = {key: value for key, value in data.items() if key != "body"}
    start = text.index("\n") + 1
    fence = text[start + len(parts.yaml) : len(text) - len(parts.body)]
    yaml = _yaml(parts.yaml, keys, {path: new for path, new in replaced.items() if path != ("body",)}, order)
    body, old = str(data.get("body") or ""), parts.body.strip("\n")
    if body == old:
        below = parts.body
    elif not old:
        below = f"\n{body}\n"
    else:
        at = parts.body.index(old)
        below = f"{parts.body[:at]}{body}{parts.body[at + len(old) :]}"
    return f"{text[:start]}{yaml}{fence}{below}"


def _yaml(text: str, data: Mapping[str, Any], replaced: Mapping[Path, str], order: Sequence[str]) -> str:
    lines = text.splitlines()
    read = yaml12.load(text)
    # From the end, so that the places before stay where they are.
    for path in sorted(replaced, key=lambda path: read.positions[path], reverse=True):
        _splice(lines, read.positions[path], replaced[path])
    now = yaml12.load("\n".join(lines)).data or {}
    for key, value in data.items():
        if now.get(key) != value:
            _rewrite(lines, key, value, order)
    return "".join(f"{line}\n" for line in lines)


def _splice(lines: list[str], place: yaml12.Position, new: str) -> None:
    """Put a text in the place of another, if it stands on lines of its own (else all of its key is written anew)."""
    index = place.line - 1
    before = lines[index][: place.column - 1]
    found = _BEFORE.fullmatch(before)
    if found is None:
        return
    indent = len(found["lead"]) if before.rstrip().endswith(":") else len(before.rstrip()) - 1
    end = index + 1
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > indent):
        end += 1
    while end > index + 1 and not lines[end - 1].strip():
        end -= 1
    first, *rest = text_lines(new, indent, len(before) - indent)
    lines[index:end] = [f"{before}{first}", *rest]


def _rewrite(lines: list[str], key: str, value: Any, order: Sequence[str]) -> None:
    """Write a key of the top level anew, in its place or in the place that the order gives it."""
    written = list(yaml_entry(f"{key}:", value, 0))
    starts = {found[1]: index for index, line in enumerate(lines) if (found := _TOP_KEY.match(line))}
    if key in starts:
        start = starts[key]
        end = min((index for index in starts.values() if index > start), default=len(lines))
        while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
            end -= 1
        lines[start:end] = written
        return
    later = set(order[order.index(key) + 1 :]) if key in order else set()
    at = min((index for name, index in starts.items() if name in later), default=len(lines))
    lines[at:at] = written


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def with_text(data: dict[str, Any], record: Any, place: Path, text: str) -> Path:
    """Set the text at a place of the record in the data of its translation; the place that it has there.

    Parts with an `id` are found, or added, by it; other lists get an item for each item of the record.
    """
    here: Any = data
    there: Path = ()
    for position, part in enumerate(place):
        last = position == len(place) - 1
        if isinstance(part, str):
            record = getattr(record, part)
            step: str | int = part
            if not last and here.get(part) is None:
                here[part] = [] if isinstance(record, list) else {}
        else:
            step = _index(here, record, part)
            record = record[part]
        there = (*there, step)
        if last:
            here[step] = text
        else:
            here = here[step]
    return there


def _index(items: list[Any], originals: list[Any], index: int) -> int:
    ident = getattr(originals[index], "id", None)
    if ident is None:
        while len(items) < len(originals):
            items.append(None if isinstance(originals[len(items)], str) else {})
        return index
    for position, item in enumerate(items):
        if item.get("id") == ident:
            return position
    # In the order of the record.
    before = {original.id for original in originals[:index]}
    position = sum(item.get("id") in before for item in items)
    items.insert(position, {"id": ident})
    return position


def copied(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a translation, to be changed."""
    return copy.deepcopy(dict(data))
