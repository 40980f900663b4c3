"""A translated text keeps what does not depend on the language: headings, links, numbers, code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.library.likeness import headings, is_plain, lost_code, lost_numbers, moved_links
from handbook.library.translations import OUTDATED, FieldState, Pair, field_states
from handbook.load.entry import Lines
from handbook.problems import Problem, Severity
from handbook.rules.context import Context

CODES: Final = {
    "HB530": "A translated text has other headings than its source.",
    "HB531": "A translated text lacks a link of its source, or has another one.",
    "HB532": "A number of the source is missing in the translation.",
    "HB533": "Code of the source is missing in the translation.",
}

Found = tuple[str, str, str, Severity]


def check(context: Context) -> Iterator[Problem]:
    """A translation has the headings, links, numbers and code of its source. What is out of date is not compared."""
    for entry in context.entries:
        for language, translation in entry.translations.items():
            states = field_states(context.library, entry, language)
            yield from about_texts(translation.path, translation.lines, states)


def about_texts(path: str, lines: Lines, states: list[FieldState]) -> Iterator[Problem]:
    """Where the texts of a translation differ from their sources in what both should have."""
    for state in states:
        translated = state.pair.translated
        if translated is None or state.state == OUTDATED or (is_plain(state.pair.source) and is_plain(translated)):
            continue
        for code, message, hint, severity in _compared(state.pair, translated):
            line, column = lines.where(state.pair.translated_place or ())
            yield Problem(path, line, column, code, message, hint, severity)


def _compared(pair: Pair, translated: str) -> Iterator[Found]:
    if pair.block:
        wanted, given = headings(pair.source), headings(translated)
        if wanted != given:
            message = f"`{pair.name}` has {_levels(given)} here, but {_levels(wanted)} in the original"
            yield "HB530", message, "give it the same headings, in the same order", "error"
    lost, more = moved_links(pair.source, translated)
    if lost or more:
        # A link that only leads elsewhere is mostly a dead one, mended in the record.
        severity: Severity = "warning" if len(lost) == len(more) else "error"
        missing = f"lacks the link to {_listed(lost)}" if lost else ""
        added = f"has a link to {_listed(more)} of its own" if more else ""
        message = f"`{pair.name}` {' and '.join(part for part in (missing, added) if part)}"
        yield "HB531", message, "let it lead where the original leads", severity
    numbers = lost_numbers(pair.source, translated)
    if numbers:
        hint = "compare the numbers with the original; write a number that is in digits there in digits here"
        yield "HB532", f"`{pair.name}` lacks {', '.join(numbers[:8])}", hint, "warning"
    code = lost_code(pair.source, translated)
    if code:
        yield "HB533", f"`{pair.name}` lacks {_listed(code)}", "code is not translated: write it as it is", "warning"


def _levels(levels: tuple[int, ...]) -> str:
    if not levels:
        return "no heading"
    return f"the heading{'' if len(levels) == 1 else 's'} {' '.join('#' * level for level in levels)}"


def _listed(items: list[str]) -> str:
    more = f" and {len(items) - 3} more" if len(items) > 3 else ""
    return ", ".join(f"`{item[:100]}`" for item in items[:3]) + more
