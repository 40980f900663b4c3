"""PyYAML's parser, of which both ways to read YAML take nothing but the events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def events(text: str) -> Iterator[Any]:
    """The events of `text` in turn; raises `yaml.YAMLError` where it is no YAML."""
    return iter(LOADER(text).get_event, None)
