"""One file of a translation, brought up to date: what is valid stays, what is out of date is marked."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from handbook.fingerprints import fingerprint
from handbook.forms.writing import scalar
from handbook.library.translations import MISSING, OUTDATED, FieldState, text_mark
from handbook.models.translation import KEY
from handbook.translating.source_file import MARK, CannotEditError, SourceFile, content

OldSource = Callable[[str, str], str | None]
"""The text that a field of the record had, by its name and fingerprint; None when nobody knows."""

_INTRODUCTION: Final = (
    "Not translated yet. Copy a text out of these lines without the mark at their beginning and translate it there.",
    "The command `handbook translate` takes away what is done and keeps what you write.",
)
_UNKNOWN: Final = "not known"


@dataclass(slots=True)
class Refreshed:
    """The text of the file, and the names of the fields by what became of them."""

    text: str
    valid: list[str] = field(default_factory=list)
    adopted: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    outdated: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unverified: list[str] = field(default_factory=list)


def refresh(
    states: Sequence[FieldState],
    text: str,
    old_source: OldSource,
    offered: Sequence[str],
    *,
    markdown: bool = True,
    adopt: bool = False,
) -> Refreshed:
    """Refresh the text of a translation's file (empty for a new one).

    `offered`: lines that show what is still to be translated. `markdown`: the file has front matter and a text.
    `adopt`: texts without a fingerprint were made from what the record says today, even if the file has none at all.
    Raises `CannotEditError`; no text that somebody wrote is ever changed.
    """
    before = text or _new(markdown)
    file = SourceFile(before, markdown=markdown)
    result = Refreshed("")
    adopt = adopt or any(state.kept for state in states)
    keep: dict[str, FieldState] = {}
    for state in states:
        name = state.pair.name
        if state.state == MISSING:
            result.missing.append(name)
        elif state.kept is None and not adopt:
            result.unverified.append(name)
        elif state.state == OUTDATED and not state.changed:
            result.outdated.append(name)
        else:
            kind = result.adopted if state.kept is None else result.updated
            (result.valid if state.state != OUTDATED and state.kept else kind).append(name)
            keep[name] = state
    known = {state.pair.name for state in states if state.state != MISSING}
    _keep_fingerprints(file, keep, [state.pair.name for state in states], known)
    for state in states:
        if state.pair.name in result.outdated:
            _mark(file, state, old_source)
    if offered:
        lines = [f"{MARK} {line}".rstrip() for line in (*_INTRODUCTION, *offered)]
        file.insert(file.range()[1], lines)
    result.text = file.text()
    if content(before, markdown=markdown) != content(result.text, markdown=markdown):
        hint = "write `translation:` and each of its keys on a line of its own"
        raise CannotEditError("the file is written in a way that cannot be changed safely", hint)
    return result


def _new(markdown: bool) -> str:
    translation = f"{KEY}:\n  state: draft\n"
    return f"---\n{translation}---\n" if markdown else translation


def _keep_fingerprints(file: SourceFile, keep: dict[str, FieldState], order: list[str], known: set[str]) -> None:
    """Write the fingerprints of today's sources, each in a line of its own, in the order of the record."""
    data = file.yaml.data.get(KEY) or {}
    there = data.get("fields") or {}
    for name, kept in there.items():
        path = (KEY, "fields", name)
        line = file.line_of(path)
        if name in keep:
            for key, value in _marks(keep[name]).items():
                file.set_value((*path, key), value)
        elif name not in known and set(kept) <= {"source", "text"} and line == file.last_line_of(path) and line:
            file.delete(line)
    new = [name for name in order if name in keep and name not in there]
    if not new:
        return
    if _prepare(file):
        _keep_fingerprints(file, keep, order, known)
        return
    anchor = file.line_of((KEY, "fields"))
    indent = _indent(file, there)
    if anchor is None:
        raise CannotEditError("`translation.fields` cannot be found", "write it on a line of its own")
    for name in order:
        if name in there:
            anchor = file.last_line_of((KEY, "fields", name))
        elif name in keep:
            marks = ", ".join(f'{key}: "{value}"' for key, value in _marks(keep[name]).items())
            file.insert(anchor + 1, [f"{indent}{scalar(name)}: {{{marks}}}"])


def _marks(state: FieldState) -> dict[str, str]:
    return {"source": fingerprint(state.pair.source), "text": text_mark(state.pair.translated or "")}


def _indent(file: SourceFile, there: dict[str, object]) -> str:
    if there:
        line = file.line_of((KEY, "fields", next(iter(there))))
        return file.indent_of(line or 0)
    return file.indent_of(file.line_of((KEY, "fields")) or 0) + "  "


def _prepare(file: SourceFile) -> bool:
    """See to it that there is a line `fields:` in `translation:`; whether lines moved."""
    path = (KEY,)
    line = file.line_of(path)
    if line is None:
        file.lines[file.range()[1] : file.range()[1]] = [f"{KEY}:", "  fields:"]
    elif file.begins_with_brace(path):
        file.lines[line : line + 1] = _unfolded(file, line)
    elif "fields" not in file.yaml.data[KEY]:
        first = next(iter(file.yaml.data[KEY]))
        indent = file.indent_of(file.line_of((KEY, first)) or 0)
        at = file.last_line_of(path) + 1
        file.lines[at:at] = [f"{indent}fields:"]
    elif file.begins_with_brace((KEY, "fields")):
        if file.yaml.data[KEY]["fields"]:
            hint = "write each field on a line of its own below `fields:`"
            raise CannotEditError("`fields` is written in braces", hint, line + 1)
        here = file.line_of((KEY, "fields")) or 0
        file.lines[here] = file.lines[here].replace("{}", "", 1).rstrip()
    else:
        return False
    read = file.yaml.data
    file.refresh()
    if KEY in read and file.yaml.key_positions.get((KEY, "fields")) is None:
        raise CannotEditError("`translation` cannot be changed safely", "write each of its keys on a line of its own")
    return True


def _unfolded(file: SourceFile, line: int) -> list[str]:
    """`translation: {state: machine}` in lines of its own."""
    written, data = file.lines[line], file.yaml.data[KEY]
    head, _, rest = written.partition("{")
    inside, closed, after = rest.rpartition("}")
    if not closed or "{" in inside or (after.strip() and not after.strip().startswith("#")):
        hint = "write each of its keys on a line of its own"
        raise CannotEditError("`translation` is written in braces", hint, line + 1)
    values = [f"  {key}: {scalar(value)}" for key, value in data.items()]
    return [f"{head.rstrip()}{f'  {after.strip()}' if after.strip() else ''}", *values, "  fields:"]


def _mark(file: SourceFile, state: FieldState, old_source: OldSource) -> None:
    """Say above the key what the source said and says; at the end of the front matter for the text below it."""
    kept = state.kept
    old = old_source(state.pair.name, kept.source) if kept else None
    line = file.line_of(state.pair.translated_place or ())
    place, name = (file.range()[1], f"{state.pair.name}, ") if line is None else (line, "")
    indent = "" if line is None else file.indent_of(line)
    file.insert(place, [f"{indent}{MARK} {name}{words}" for words in _difference(old, state.pair.source)])


def _difference(old: str | None, new: str) -> Iterator[str]:
    """Both texts, or only the paragraphs in which they differ."""
    now = _paragraphs(new)
    if old is None:
        yield f"outdated: the source said: {_UNKNOWN}"
        yield from (f"the source says: {paragraph}" for paragraph in now)
        return
    before = _paragraphs(old)
    matcher = difflib.SequenceMatcher(None, before, now, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield from (f"outdated: the source said: {paragraph}" for paragraph in before[a:b] or ["nothing here"])
            yield from (f"the source says: {paragraph}" for paragraph in now[c:d] or ["nothing here any more"])


def _paragraphs(text: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n") if paragraph.strip()]
