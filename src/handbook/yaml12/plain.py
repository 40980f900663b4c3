"""The quick way to read ordinary YAML, as nearly every file is: data only, no places, no mistakes.

It gives up with `UnusualError` wherever `careful` might have something to say, so it need not know what that is.
"""

from __future__ import annotations

import re
from typing import Any, Final

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
)

from handbook.problems import INVISIBLE, ORDINARY
from handbook.yaml12.parser import events
from handbook.yaml_scalars import resolve

MAX_BYTES: Final = 256 * 1024
MAX_DEPTH: Final = 40
_BYTES_OF_A_CHARACTER: Final = 4
_QUOTES: Final = ("'", '"')

# In quotes it is harmless, but telling that is not worth the time.
_HASH_IN_TEXT = re.compile(r"#(?<=[ \t]#)[^\s#]")


class UnusualError(Exception):
    """The text is not ordinary: it may be wrong, too large or merely rare."""


def plain(text: str) -> Any:
    """The data of `text`, or `UnusualError`."""
    if (
        len(text) * _BYTES_OF_A_CHARACTER > MAX_BYTES
        or (not ORDINARY.fullmatch(text) and INVISIBLE.search(text))
        or _HASH_IN_TEXT.search(text)
    ):
        raise UnusualError
    try:
        return _data(text)
    except YAMLError:
        raise UnusualError from None


def _data(text: str) -> Any:
    items: Any = []  # the list or mapping under construction; first, one around the only document
    around: list[tuple[Any, Any]] = []  # those that `items` stands in, each with the key that `items` gets there
    key = None  # of the value that follows, in a mapping
    root = items
    for event in events(text):
        kind = type(event)
        if kind is ScalarEvent:
            value = event.value
            if event.anchor is not None or event.tag is not None:
                raise UnusualError
            if event.implicit[0]:
                value, wrong = resolve(value)
                if wrong:
                    raise UnusualError
            elif event.style in _QUOTES:
                _check_quoted(event)
            if type(items) is list:
                items.append(value)
            elif key is None:
                if type(value) is not str or value in items or value == "<<":
                    raise UnusualError
                key = value
            else:
                items[key], key = value, None
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            is_key = key is None and type(items) is dict
            if is_key or event.anchor is not None or event.tag is not None or len(around) >= MAX_DEPTH:
                raise UnusualError
            around.append((items, key))
            items, key = {} if kind is MappingStartEvent else [], None
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            value = items
            items, key = around.pop()
            if key is None:
                items.append(value)
            else:
                items[key], key = value, None
        elif kind is AliasEvent or (kind is DocumentStartEvent and (root or event.version or event.tags)):
            raise UnusualError
    return root[0] if root else None


def _check_quoted(event: Any) -> None:
    if event.start_mark.line != event.end_mark.line:
        raise UnusualError
    if event.style == '"' and not event.value.isprintable() and INVISIBLE.search(event.value):
        raise UnusualError
