"""The YAML parser's complaints in plain language, with the place where the person has to mend something."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

CODES: Final[dict[str, str]] = {
    "HB110": "The YAML cannot be understood.",
    "HB111": "A value contains a colon and is not in quotes.",
    "HB112": "A quotation mark is never closed, or closed too late.",
    "HB113": "A line is indented wrongly.",
    "HB114": "A line is indented with a tab.",
    "HB115": "Text follows a closing quotation mark.",
    "HB116": "A value begins with a sign that means something in YAML and is not in quotes.",
    "HB117": "A bracket or brace is never closed.",
    "HB118": "A line is neither `key: value` nor the continuation of a text.",
    "HB119": "A list begins in a place where none can be.",
    "HB120": "A key stands twice in the same place.",
    "HB121": "Anchors (&) and aliases (*) are not allowed.",
    "HB122": "Tags (!) are not allowed.",
    "HB123": "Merge keys (<<) are not allowed.",
    "HB124": "A key is not text.",
    "HB125": "The file holds more than one YAML document.",
    "HB126": "Lists and fields are nested deeper than 40 levels.",
    "HB127": "The YAML is larger than 256 KB.",
    "HB128": "The YAML contains a control character or an invisible character.",
    "HB129": "A number with a leading zero or plus, or of great length, is really a code and needs quotes.",
    "HB130": "A number is infinite or not a number.",
    "HB131": "The text after # would be lost as a comment.",
    "HB132": "A backslash in double quotes is followed by something YAML does not know.",
    "HB133": "There are too many mistakes to show them all.",
    "HB134": "Directives (%) are not allowed.",
}

Place = tuple[int, int]  # line and column, both from 0, as the parser counts

_KEY: Final = re.compile(r"""[ ]*(?:-[ ]+)*(?:"[^"]*"|'[^']*'|[^\s:#"'][^:#]*?)[ \t]*:(?=[ \t]|$)""")
_KEY_WITHOUT_SPACE: Final = re.compile(r"[ ]*(?:-[ ]+)*([\w-]+):(?=[^\s/:])")
_QUOTE_HINT: Final = 'put the value in quotes: key: "value"'
_SIGNS: Final = {"@": "@", "`": "`", "%": "%", "\t": "a tab"}


class Span(NamedTuple):
    """From where to where a quoted text goes; counted from 0."""

    line: int
    column: int
    end_line: int
    end_column: int


class Explanation(NamedTuple):
    """Line and column (from 0) to mend, code, what is wrong, how to mend it."""

    line: int
    column: int
    code: str
    message: str
    hint: str


def explain(
    problem: str, context: str, at: Place | None, context_at: Place | None, lines: list[str], quoted: Span | None
) -> Explanation:
    """Say what libyaml (or PyYAML's own parser) means by `problem` while doing `context` at these places.

    `quoted` is the last quoted text read before. The wording of both parsers is known; unknown words give HB110.
    """
    line, column = at or context_at or (0, 0)
    start = context_at or (line, column)
    written = lines[line] if line < len(lines) else ""
    sign = written[column : column + 1]
    if "\t" in written[: len(written) - len(written.lstrip())] and column <= len(written) - len(written.lstrip()):
        if not written.strip():
            return Explanation(line, column, "HB114", "this empty line contains a tab", "delete the tab")
        tab = written.index("\t")
        return Explanation(line, tab, "HB114", "the line is indented with a tab", "use spaces, two for each level")
    if "quoted scalar" in context:
        return _about_quotes(problem, (line, max(written.rfind("\\", 0, column + 1), 0)), start)
    if "alias" in context or "anchor" in context:
        sign = lines[start[0]][start[1] : start[1] + 1]
        message = f"a value that begins with {sign} is an alias or anchor in YAML, and these are not allowed"
        return Explanation(*start, "HB121", message, f"{_QUOTE_HINT}; for a list write a hyphen and a space")
    if "directive" in context or "directive" in problem:
        return Explanation(line, 0, "HB134", "a directive (%) is not allowed", _QUOTE_HINT + ", or delete the line")
    if "tag" in context or "tag" in problem.split():
        message = "a tag (a word that begins with !) is not allowed"
        return Explanation(*start, "HB122", message, "delete it, or put the value in quotes if it is text")
    if "block scalar" in context:
        if sign == "\t" or ("indent" in problem and "indicator" not in problem):
            hint = "indent the text below by two spaces more than its key"
            return Explanation(line, column, "HB113", "the text below > or | is indented wrongly", hint)
        message = f"nothing may stand behind the {lines[start[0]][start[1]]} that announces a text of several lines"
        return Explanation(*start, "HB116", message, "begin the text on the next line, indented; or put it in quotes")
    if (
        quoted
        and quoted.end_line == line
        and quoted.end_column <= column
        and ("key" in problem or "expected" in problem)
    ):
        return _after_quotes(quoted, (line, column), sign)
    if "mapping values" in problem:
        return _about_colon((line, column), lines)
    if "sequence entries" in problem:
        message = "a list cannot begin on the line of its key"
        hint = "put each item on a line of its own below the key, with a hyphen and a space; or put the value in quotes"
        return Explanation(line, column, "HB119", message, hint)
    if "could not find expected ':'" in problem:
        return _without_colon(start, lines)
    if "cannot start any token" in problem:
        message = f"a value cannot begin with {_SIGNS.get(sign, sign)}"
        return Explanation(line, column, "HB116", message, _QUOTE_HINT)
    if "flow" in context and ("',' or" in problem or "stream end" in problem):
        opened = lines[start[0]][start[1] : start[1] + 1] if start[0] < len(lines) else "["
        message = f"the {opened} opened here is not closed, or a comma is missing"
        hint = f"add {'}' if opened == '{' else ']'} or the comma; put the value in quotes if it is plain text"
        return Explanation(*start, "HB117", message, hint)
    if "node content" in problem or "keys are not allowed" in problem or "unexpected ':'" in problem:
        message = f"a value cannot begin with {sign}" if sign.strip() else "a value is missing here"
        return Explanation(line, column, "HB116", message, _QUOTE_HINT)
    return _about_indentation(problem, context, (line, column), lines)


def _about_quotes(problem: str, at: Place, start: Place) -> Explanation:
    if "escape" in problem or "hexdecimal" in problem or "hexadecimal" in problem:
        hint = r"write \\ for a backslash, or use single quotes: 'text'"
        return Explanation(*at, "HB132", "this backslash means nothing inside double quotes", hint)
    hint = "close it with the same mark; inside single quotes write an apostrophe twice: 'l''aria'"
    return Explanation(*start, "HB112", "the quotation mark opened here is never closed", hint)


def _after_quotes(quoted: Span, at: Place, sign: str) -> Explanation:
    if quoted.line != quoted.end_line:
        hint = "close it where the text ends; inside single quotes write an apostrophe twice: 'l''aria'"
        message = "the quotation mark opened here is not closed on its line"
        return Explanation(quoted.line, quoted.column, "HB112", message, hint)
    hint = "put the whole value in quotes; inside single quotes write an apostrophe twice: 'l''aria'"
    message = f"something ({sign}) follows the closing quotation mark" if sign.strip() else "the quotes end too early"
    return Explanation(*at, "HB115", message, hint)


def _about_colon(at: Place, lines: list[str]) -> Explanation:
    line, column = at
    written = lines[line]
    key = _KEY.match(written)
    if key and key.end() - 1 < column:
        hint = f"put the value in quotes: {written[: key.end()].strip()} {_in_quotes(written[key.end() :].strip())}"
        return Explanation(line, column, "HB111", "the value contains a colon and must be in quotes", hint)
    above = next((n for n in range(line - 1, -1, -1) if lines[n].strip()), None)
    if above is not None:
        joined = _KEY_WITHOUT_SPACE.match(lines[above])
        if joined:
            name = joined[1]
            message = f"a space is missing after {name}:"
            return Explanation(above, joined.end(), "HB118", message, f"write {name}: and then the value")
        if not _KEY.match(lines[above]) and _indent(lines[above]) == _indent(written):
            return _without_colon((above, _indent(lines[above])), lines)
    hint = "begin it in the same column as the key above; if it continues the text above, put the whole text in quotes"
    return Explanation(line, _indent(written), "HB113", "this line is indented further than the key above it", hint)


def _without_colon(at: Place, lines: list[str]) -> Explanation:
    line = at[0]
    joined = _KEY_WITHOUT_SPACE.match(lines[line]) if line < len(lines) else None
    if joined:
        name = joined[1]
        return Explanation(
            line, joined.end(), "HB118", f"a space is missing after {name}:", f"write {name}: and the value"
        )
    hint = "write key: value; if the line continues the text above, indent it by two spaces more than that text's key"
    return Explanation(*at, "HB118", "this line has no key with a colon", hint)


def _about_indentation(problem: str, context: str, at: Place, lines: list[str]) -> Explanation:
    line, column = at
    if "document start" in problem:
        first = next((n for n, text in enumerate(lines) if text.strip() and not text.lstrip().startswith("#")), 0)
        if first < line and _indent(lines[first]) > 0:
            message = "the first line is indented"
            return Explanation(first, _indent(lines[first]), "HB113", message, "begin every top-level key in column 1")
        return Explanation(line, column, "HB118", "this does not belong to what stands above", "write key: value")
    if "block" in context or "block end" in problem or "expected key" in problem:
        sign = lines[line][column : column + 1] if line < len(lines) else ""
        if sign == ":":
            return Explanation(line, column, "HB124", "a key is missing in front of the colon", "write key: value")
        if sign in ("}", "]", ","):
            return Explanation(line, column, "HB117", f"{sign} stands here without its opening", _QUOTE_HINT)
        if column and lines[line][:column].strip():
            return Explanation(line, column, "HB116", "this does not belong here", _QUOTE_HINT)
        if sign == "-" and "mapping" in context:
            message = "a list item stands here, where a key is needed"
            return Explanation(
                line, column, "HB119", message, "put a key above the list, or begin it in its list's column"
            )
        if "'-'" in problem or "block collection" in context or "block sequence" in context:
            message = "this line is indented like the list, but is no item of it"
            return Explanation(
                line, column, "HB113", message, "begin it with a hyphen and a space, or indent it otherwise"
            )
        message = "the line does not begin in the same column as the others of its group"
        return Explanation(
            line, column, "HB113", message, "begin all keys of a group, and all its hyphens, in one column"
        )
    return Explanation(line, column, "HB110", f"this cannot be read as YAML ({problem})", _QUOTE_HINT)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _in_quotes(value: str) -> str:
    if len(value) > 60:
        return '"…"'
    return "'" + value.replace("'", "''") + "'" if '"' in value or "\\" in value else f'"{value}"'
