"""PyYAML's parser, of which both ways to read YAML take nothing but the events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

# The C parser, if it is there, without what makes data of its events; types-PyYAML does not know it.
LOADER: Any = yaml.cyaml.CParser if yaml.__with_libyaml__ else yaml.SafeLoader  # type: ignore[attr-defined]


def events(text: str) -> Iterator[Any]:
    """The events of `text` in turn; raises `yaml.YAMLError` where it is no YAML."""
    return iter(LOADER(text).get_event, None)
