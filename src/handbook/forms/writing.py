"""A new record as a file: the values given, and every optional key of its type as a comment that explains it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from handbook import yaml12
from handbook.forms.questions import Question, questions
from handbook.models import TYPES, Record

_WIDTH: Final = 120
_RARE: Final = ("former_ids", "licence", "status")


def written(model: type[Record], data: Mapping[str, Any]) -> str:
    """The text of the file. `data` has the values by field, the text of the record under `body`."""
    asked = questions(model)
    markdown = model.suffix == ".md"
    given = {name: data[name] for name in asked if name in data and not (markdown and name == "body")}
    lines = list(_mapping(given, 0))
    others = [q for name, q in asked.items() if name not in data and name != "body"]
    lines += [
        "#",
        f"# More keys that a record of type {model.type} can have. Delete the # in front of a key to use it, and",
    ]
    lines += ["# this whole comment when the record is done. What no source tells is left out."]
    lines += [_offered(q) for q in sorted(others, key=lambda q: q.name in _RARE)]
    text = "\n".join(lines)
    return f"---\n{text}\n---\n\n{str(data.get('body') or '').strip()}\n" if markdown else f"{text}\n"


def scalar(value: Any) -> str:
    """A single value as YAML: without quotes where it reads back the same, otherwise in double quotes."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    read = yaml12.load(f"key: {text}\n")
    if text and read.data == {"key": text} and not read.mistakes and " #" not in text:
        return text
    return json.dumps(text, ensure_ascii=False)


def _mapping(data: Mapping[str, Any], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for key, value in data.items():
        if isinstance(value, Mapping) and value:
            yield f"{indent}{key}:"
            yield from _mapping(value, depth + 1)
        elif isinstance(value, list) and value:
            yield from _list(f"{indent}{key}:", value, depth)
        elif isinstance(value, list | Mapping):
            yield f"{indent}{key}: {'[]' if isinstance(value, list) else '{}'}"
        elif isinstance(value, str) and "\n" in value.strip():
            yield f"{indent}{key}: |-"
            yield from (f"{indent}  {line}".rstrip() for line in value.strip().split("\n"))
        else:
            yield f"{indent}{key}: {scalar(value)}"


def _list(head: str, items: list[Any], depth: int) -> Iterator[str]:
    if all(isinstance(item, str) and re.fullmatch(r"[a-z0-9-]+", item) for item in items):
        line = f"{head} [{', '.join(scalar(item) for item in items)}]"
        if len(line) <= _WIDTH:
            yield line
            return
    yield head
    indent = "  " * (depth + 1)
    for item in items:
        if isinstance(item, Mapping) and item:
            first, *rest = _mapping(item, depth + 2)
            yield f"{indent}- {first.strip()}"
            yield from rest
        else:
            yield f"{indent}- {scalar(item)}"


def _offered(question: Question) -> str:
    """A commented key, with what it takes."""
    return f"# {question.name}:  # {_takes(question)}"


def _takes(question: Question) -> str:
    match question.kind:
        case "choice":
            return f"one of: {', '.join(question.choices or {})}"
        case "reference":
            target = TYPES.get(question.reference or "")
            what = f"an id from {target.folder}/" if target else "<section>/<id> of a record"
            return f"{question.help}; {what}" if question.help and target else what
        case "date":
            return "a date such as 2019, 2019-03 or 2019-03-29"
        case "yes-no":
            return f"true or false{_explained(question)}"
        case "list" if question.item is not None:
            return f"list: {_takes(question.item)}"
        case "part" if question.part is not None:
            keys = [q.name + ("" if q.required else "?") for q in questions(question.part).values()]
            return f"group of keys: {', '.join(keys)} (? = optional)"
        case "map":
            return "a key and a text in each line, indented"
        case "number":
            return f"a number{_explained(question)}"
    return question.help or ("text" if not question.long else "text of any length (Markdown)")


def _explained(question: Question) -> str:
    return f" ({question.help})" if question.help else ""
