"""From the bytes of a record to its YAML and its text: decoding, forbidden characters, the two `---` lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from .problems import INVISIBLE, ORDINARY, Mistake, describe

CODES: Final[dict[str, str]] = {
    "HB100": "The file is larger than 2 MB.",
    "HB101": "The file is empty.",
    "HB102": "The file is not saved as UTF-8.",
    "HB103": "The file contains a control character or an invisible character.",
    "HB104": "A letter was lost when the file was saved or copied (it shows as �).",
    "HB105": "The file does not begin with the line --- that opens the front matter.",
    "HB106": "The front matter is not closed by a line ---.",
}

MAX_BYTES: Final = 2 * 1024 * 1024
MAX_CHARACTERS_SHOWN: Final = 20
LOST: Final = "\ufffd"
_UNWANTED = re.compile(f"{INVISIBLE.pattern}|{LOST}")

_SAVE_AS_UTF8 = (
    "save the file as UTF-8: in Notepad choose Save as and Encoding UTF-8, in VS Code click the encoding in the status "
    "bar and choose Save with Encoding"
)
_OPENING = re.compile(r"---[ \t]*$", re.MULTILINE)
_CLOSING = re.compile(r"\n---[ \t]*$", re.MULTILINE)  # to a line feed `re` skips, to a `^` it does not
# What people and word processors write instead of `---`.
_NEARLY_FENCE = re.compile(r"[ \t]*(?:\.\.\.|--|-{3,}|[–—―−]+-*|-+[–—―−]+|- - -)[ \t]*")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file. `text` is None when it cannot be read at all; forbidden characters in it are replaced by �.

    `is_mended`: the file's bytes are not those of the text.
    """

    text: str | None
    mistakes: list[Mistake]
    is_mended: bool


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The two parts of a record, as they stand, with the line of the file on which each begins (from 1)."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int
    mistakes: list[Mistake]


def read_text(raw: bytes) -> Decoded:
    """The text of a file: UTF-8 (a byte order mark at the start is dropped), line ends made LF. Never raises."""
    if len(raw) > MAX_BYTES:
        size = f"{len(raw) / 1024 / 1024:.1f}"
        return _refused(1, 1, "HB100", f"the file is {size} MB large; 2 MB are allowed", "keep pictures in files apart")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or (b"\0" in raw and raw.count(0) * 5 > len(raw)):
        return _refused(1, 1, "HB102", "the file is saved as UTF-16, not as UTF-8", _SAVE_AS_UTF8)
    length = len(raw)
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _end_of(_with_lf(raw[: error.start].decode("utf-8")))
        bad = raw[error.start]
        return _refused(line, column, "HB102", f"the file is not saved as UTF-8: byte 0x{bad:02x} here", _SAVE_AS_UTF8)
    is_mended = len(raw) < length or "\r" in text
    text = _with_lf(text)
    if not text or text.isspace():
        return _refused(1, 1, "HB101", "the file is empty", "write the record into it, or delete the file")
    mistakes = [] if ORDINARY.fullmatch(text) else _forbidden_characters(text)
    return Decoded(INVISIBLE.sub(LOST, text) if mistakes else text, mistakes, is_mended or bool(mistakes))


def _refused(line: int, column: int, code: str, message: str, hint: str) -> Decoded:
    return Decoded(None, [Mistake(line, column, code, message, hint)], is_mended=True)


def _with_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _end_of(text: str) -> tuple[int, int]:
    """Line and column of the character after `text`."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _forbidden_characters(text: str) -> list[Mistake]:
    mistakes: list[Mistake] = []
    more = 0
    for match in _UNWANTED.finditer(text):
        if len(mistakes) == MAX_CHARACTERS_SHOWN:
            more += 1
            continue
        line, column = _end_of(text[: match.start()])
        if match[0] == LOST:
            message, hint = "a letter was lost here (�)", "write the right letter and save the file as UTF-8"
            mistakes.append(Mistake(line, column, "HB104", message, hint))
        else:
            message = f"{describe(match[0])} is not allowed"
            hint = "delete it; it often comes along when text is copied"
            mistakes.append(Mistake(line, column, "HB103", message, hint))
    if more:
        mistakes[-1] = replace(mistakes[-1], message=f"{mistakes[-1].message}; {more} more follow")
    return mistakes


def split(text: str) -> FrontMatter:
    """The YAML between the line `---` at the top and the next line `---`, and the text after it. Never raises.

    When one of the lines is missing, both parts are empty and there is a mistake. `...` does not close.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter("", 1, "", 1, [_without_opening(text.split("\n"))])
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        lines = text.split("\n")
        return FrontMatter("", 2, "", len(lines), [_without_closing(lines)])
    # Each part keeps its line feeds, so that lines of the part and of the file stay in step.
    yaml = text[opening.end() + 1 : closing.start() + 1]
    return FrontMatter(yaml, 2, text[closing.end() + 1 :], yaml.count("\n") + 3, [])


def _without_opening(lines: list[str]) -> Mistake:
    message = "the file must begin with a line --- (three hyphens)"
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if lines[first].strip() == "---":
        hint = "delete everything in front of the --- so that it stands at the very start of line 1"
    elif _NEARLY_FENCE.fullmatch(lines[first]):
        hint = "write exactly three hyphens and nothing else; word processors make one long dash of them"
    else:
        hint = "put a line --- above the first field and another below the last one"
    return Mistake(1, 1, "HB105", message, hint)


def _without_closing(lines: list[str]) -> Mistake:
    message = "the front matter is not closed by a line --- (three hyphens)"
    for index in range(1, len(lines)):
        if _NEARLY_FENCE.fullmatch(lines[index]):
            hint = "write exactly three hyphens at the start of this line, and nothing else"
            return Mistake(index + 1, 1, "HB106", message, hint)
    return Mistake(1, 1, "HB106", message, "put a line --- below the last field")
