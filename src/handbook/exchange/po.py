"""gettext PO: one message for each text, with the unit's id as its context and the source's text as its msgid.

Written here line by line, read by Babel. Source: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from handbook.exchange.incoming import Incoming, Item
from handbook.exchange.units import Bundle, Unit
from handbook.languages import broken_line
from handbook.problems import Mistake

SUFFIXES: Final = (".po",)
_SOURCE: Final = "X-Source-Language"
_MARK: Final = "Fingerprint: "
_HEADER_LINE = re.compile(r'"(Language|X-Source-Language): ([\w@.-]*)\\n"')
_CONTEXT = re.compile(r'msgctxt\s+"((?:[^"\\]|\\.)*)"')
_AGAIN: Final = "export the file again and copy your work into it"


def write(bundle: Bundle) -> bytes:
    """The file's content."""
    header = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": bundle.target_language,
        _SOURCE: bundle.source_language,
    }
    lines = ['msgid ""', 'msgstr ""', *(f'"{key}: {value}\\n"' for key, value in header.items())]
    for unit in bundle.units:
        lines += ["", *_written(unit)]
    return "\n".join([*lines, ""]).encode()


def _written(unit: Unit) -> Iterator[str]:
    for note in unit.notes:
        yield f"#. {note}"
    yield f"#. State: {unit.state}"
    yield f"#. {_MARK}{unit.fingerprint}"
    yield f"#: {unit.path}:{unit.line}"
    yield f"msgctxt {_quoted(unit.id)}"
    yield from _keyword("msgid", unit.source)
    yield from _keyword("msgstr", unit.target)


def _keyword(word: str, text: str) -> Iterator[str]:
    """Text of several lines stands one line in a line, as translators' tools show it."""
    pieces = text.splitlines(keepends=True) if "\n" in text else [text]
    if len(pieces) > 1:
        yield f'{word} ""'
        yield from (_quoted(piece) for piece in pieces)
    else:
        yield f"{word} {_quoted(text)}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
    return f'"{escaped}"'


def read(raw: bytes) -> Incoming:
    """The units of a file. Nothing that stands in it raises."""
    result = Incoming()
    try:
        text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        result.mistakes.append(Mistake(line, 1, "HB550", "the file is not saved as UTF-8", "save it as UTF-8"))
        return result
    broken = broken_line(text)
    if broken is not None:
        what = "the line is neither a comment nor a text between quotation marks"
        result.mistakes.append(Mistake(broken, 1, "HB550", what, "mend the line"))
        return result
    header = dict(_HEADER_LINE.findall(text))
    result.source_language, result.target_language = header.get(_SOURCE, ""), header.get("Language", "")
    try:
        # A locale of its own, so that no header can name one that Babel does not know.
        catalog = read_po(BytesIO(_without_language(text).encode()), abort_invalid=True)
    except (PoFileError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", 0) + 1
        result.mistakes.append(Mistake(line, 1, "HB550", f"this cannot be read as PO: {error}", _AGAIN))
        return result
    result.mistakes += _twice(text)
    for found in catalog:
        if found.id:
            _message(found, result)
    return result


def _without_language(text: str) -> str:
    return re.sub(r'^"(?:Language|Plural-Forms): .*$', '""', text, flags=re.MULTILINE)


def _message(message: Message, result: Incoming) -> None:
    line = message.lineno or 1
    if not isinstance(message.id, str) or not isinstance(message.string, str):
        hint = "a text of a record is one text: give it one `msgstr`"
        result.mistakes.append(Mistake(line, 1, "HB553", "the unit has plural forms", hint))
        return
    marks = [note.removeprefix(_MARK) for note in message.auto_comments if note.startswith(_MARK)]
    result.items.append(
        Item(
            id=message.context or "",
            source=message.id,
            target=message.string,
            line=line,
            fingerprint=marks[0] if marks else "",
            unsure=message.fuzzy,
        )
    )


def _twice(text: str) -> Iterator[Mistake]:
    """Babel keeps the last of two messages without a word."""
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        found = _CONTEXT.match(line)
        if found and found[1] in seen:
            yield Mistake(number, 1, "HB555", f"the unit `{found[1][:100]}` stands here a second time", "delete one")
        elif found:
            seen.add(found[1])
