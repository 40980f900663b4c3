"""Values as YAML as people write it: block style, long texts folded."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, Final

from handbook.forms.writing import scalar

WIDTH: Final = 120


def entry(head: str, value: Any, indent: int) -> Iterator[str]:
    """The lines of a value behind `head` (`key:` or `-`), which stands at column `indent` (from 0)."""
    if isinstance(value, Mapping):
        yield from _mapping(head, value, indent)
    elif isinstance(value, list):
        yield from _list(head, value, indent)
    elif isinstance(value, str):
        first, *rest = text_lines(value, indent, len(head) + 1)
        yield f"{' ' * indent}{head} {first}"
        yield from rest
    else:
        yield f"{' ' * indent}{head} {scalar(value)}"


def text_lines(text: str, indent: int, before: int) -> list[str]:
    """A text as YAML: the first line without its indent (`before`: characters in front of it), the others with it."""
    deeper = " " * (indent + 2)
    if "\n" in text:
        block = text.split("\n")
        if not any(line != line.rstrip() for line in block) and block[-1] and block[0] and not block[0][0].isspace():
            return ["|-", *(f"{deeper}{line}" if line else "" for line in block)]
        return [json.dumps(text, ensure_ascii=False)]
    plain = scalar(text)
    if indent + before + len(plain) <= WIDTH:
        return [plain]
    folded = textwrap.wrap(text, WIDTH - len(deeper), break_long_words=False, break_on_hyphens=False)
    # A fold is a single blank and nothing else, and no line begins with one.
    if " ".join(folded) == text and not any("\t" in line or "\u00a0" in (line[0], line[-1]) for line in folded):
        return [">-", *(f"{deeper}{line}" for line in folded)]
    return [json.dumps(text, ensure_ascii=False)]


def _mapping(head: str, value: Mapping[str, Any], indent: int) -> Iterator[str]:
    if not value:
        yield f"{' ' * indent}{head} {{}}"
        return
    if head == "-":  # the first key stands on the line of the dash
        lines = [line for key, item in value.items() for line in entry(f"{key}:", item, indent + 2)]
        yield f"{' ' * indent}- {lines[0].lstrip(' ')}"
        yield from lines[1:]
        return
    yield f"{' ' * indent}{head}"
    for key, item in value.items():
        yield from entry(f"{key}:", item, indent + 2)


def _list(head: str, value: list[Any], indent: int) -> Iterator[str]:
    if not value:
        yield f"{' ' * indent}{head} []"
        return
    yield f"{' ' * indent}{head}"
    for item in value:
        yield from entry("-", item, indent + 2)
