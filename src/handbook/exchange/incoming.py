"""A translators' file as it comes back, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from handbook.problems import Mistake

CODES: Final[dict[str, str]] = {
    "HB550": "A translators' file cannot be read.",
    "HB551": "A translators' file is in another language than it should be.",
    "HB552": "A unit belongs to no text of the handbook.",
    "HB553": "A unit has markup, plural forms or placeholders that the text of a record cannot have.",
    "HB554": "A unit was made from another revision of the source.",
    "HB555": "A unit stands there twice, or is marked as unsure.",
    "HB556": "A list is translated in part.",
    "HB557": "A translation is longer than its field may be.",
}
MAX_BYTES: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Item:
    """One unit that came back; `line` is where its translation stands in the file."""

    id: str
    source: str
    target: str
    line: int
    column: int = 1
    fingerprint: str = ""
    unsure: bool = False


@dataclass(slots=True)
class Incoming:
    """The units of a file. `mistakes` make it useless as a whole or in part; nothing is taken over then."""

    source_language: str = ""
    target_language: str = ""
    items: list[Item] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
