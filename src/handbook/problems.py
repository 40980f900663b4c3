"""The one format of a problem in the content: plain text, JSON, and annotations of GitHub."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Final, Literal

Severity = Literal["error", "warning"]

# Characters that nobody sees or that turn round what others see: controls other than tab and line feed, line and
# paragraph separators, directional marks, zero-width characters, tags, selectors, fillers, halves of surrogates and
# non-characters. A zero-width joiner is wanted only inside an emoji. Rule: Unicode UTS 39 and UTR 36, CVE-2021-42574.
_EMOJI = "\u2640-\u2642\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e01ef]"
    f"|(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])"
)
# A quick way to see that a text has nothing of INVISIBLE and no letter that was lost (U+FFFD): the writing of Europe.
ORDINARY: Final = re.compile("[\t\n -~\u00a0-\u061b\u2010-\u2027\u202f-\u205f]*")
# Spaces that are no trick, though Python calls them unprintable (French sets them before a colon).
_HARMLESS_SPACES: Final = "\u00a0\u202f\u2009"
_LONGEST_WORD: Final = 100


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in a file. Sorts in path order; `path` is relative to the root, line and column count from 1."""

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def as_text(self) -> str:
        """`path:line:column: HBnnn what is wrong`, and in a second line the hint, when there is one."""
        kind = "warning: " if self.severity == "warning" else ""
        place = f"{visible(self.path)}:{self.line}:{self.column}"
        text = f"{place}: {self.code} {kind}{visible(self.message)}"
        return f"{text}\n    hint: {visible(self.hint)}" if self.hint else text


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """A problem as found by a reader of text, which does not know the file's path. Line and column count from 1."""

    line: int
    column: int
    code: str
    message: str
    hint: str = ""

    def in_file(self, path: str) -> Problem:
        """The same as a problem (an error) of the file at `path`."""
        return Problem(path, self.line, self.column, self.code, self.message, self.hint)


def visible(text: str) -> str:
    """`text` with every control, invisible or direction-changing character written as an escape, all in one line."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _HARMLESS_SPACES else _escape(c) for c in text)


def _escape(character: str) -> str:
    return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(character) or (
        f"\\x{ord(character):02x}" if ord(character) < 0x100
        else f"\\u{ord(character):04x}" if ord(character) < 0x10000
        else f"\\U{ord(character):08x}"
    )  # fmt: skip


def describe(character: str) -> str:
    """What an unwanted character is, with its number instead of itself."""
    number = ord(character)
    if number in range(0x202A, 0x202F) or number in range(0x2066, 0x206A) or number in (0x200E, 0x200F, 0x061C):
        kind = "a character that changes the direction of writing"
    elif number < 0xA0:
        kind = "a control character"
    else:
        kind = "an invisible character"
    return f"{kind} (U+{number:04X})"


def to_text(problems: Iterable[Problem]) -> str:
    """For people: one problem after the other, without a line break at the end."""
    return "\n".join(problem.as_text() for problem in sorted(problems))


def to_json(problems: Iterable[Problem]) -> str:
    """For programs: `{"problems": [...], "counts": {"errors": n, "warnings": n}}`, in ASCII, values unchanged."""
    ordered = sorted(problems)
    warnings = sum(problem.severity == "warning" for problem in ordered)
    counts = {"errors": len(ordered) - warnings, "warnings": warnings}
    return json.dumps({"problems": [asdict(problem) for problem in ordered], "counts": counts}, indent=2)


def to_github(problems: Iterable[Problem]) -> str:
    """Workflow commands, which GitHub shows beside the changed lines of a pull request (escaping: actions/toolkit)."""
    return "\n".join(_github_command(problem) for problem in sorted(problems))


def _github_command(problem: Problem) -> str:
    properties = {"file": problem.path, "line": problem.line, "col": problem.column, "title": problem.code}
    written = ",".join(f"{name}={_github_property(str(value))}" for name, value in properties.items())
    text = visible(problem.message) + (f"\nhint: {visible(problem.hint)}" if problem.hint else "")
    return f"::{problem.severity} {written}::{_github_data(text)}"


def _github_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_data(visible(text)).replace(":", "%3A").replace(",", "%2C")


FORMATS: Final[Mapping[str, Callable[[Iterable[Problem]], str]]] = {
    "text": to_text,
    "json": to_json,
    "github": to_github,
}


def suggest(word: str, possibilities: Iterable[str]) -> str | None:
    """The possibility most like `word`, for a "did you mean"; case does not count. None when none is near."""
    if not word or len(word) > _LONGEST_WORD:
        return None
    by_folded: dict[str, str] = {}
    for possibility in possibilities:
        by_folded.setdefault(possibility.casefold(), possibility)
    near = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[near[0]] if near else None
