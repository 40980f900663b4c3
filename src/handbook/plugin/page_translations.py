"""Translations of written pages: the state of their title, description and text, as of the fields of records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from handbook.library import Library
from handbook.library.translations import MISSING, FieldState, Pair, is_known, state_of, worst
from handbook.plugin.written_pages import Written, WrittenPage
from handbook.problems import Problem
from handbook.rules.hb520_translation_states import Translated, about_states
from handbook.rules.hb530_translation_texts import about_texts

SECTION = "pages"


def page_states(library: Library, page: WrittenPage, language: str) -> list[FieldState]:
    """The states of the texts of a page in a language that is not its own."""
    written = page.versions.get(language)
    known = is_known(library, page.original.language, "")
    return [state_of(pair, written.state if written else None, known) for pair in _pairs(page.original, written)]


def page_problems(library: Library, pages: Iterable[WrittenPage]) -> Iterator[Problem]:
    """What is out of date in the translations of pages, and where they differ from their originals."""
    for page in pages:
        for language, written in page.versions.items():
            if written is not page.original:
                states = page_states(library, page, language)
                arguments = f"{page.original.path} {language}"
                yield from about_states(Translated(written, page.original.path, arguments), states)
                yield from about_texts(written.path, written.lines, states)


def page_totals(library: Library, pages: Iterable[WrittenPage], language: str) -> tuple[Counter[str], Counter[str]]:
    """How many texts, and how many pages, are in which state. Pages written in the language are not counted."""
    of_texts: Counter[str] = Counter()
    of_pages: Counter[str] = Counter()
    for page in pages:
        if page.original.language != language:
            states = page_states(library, page, language)
            of_texts.update(state.state for state in states)
            of_pages[worst(states) or MISSING] += 1
    return of_texts, of_pages


def _pairs(original: Written, written: Written | None) -> Iterator[Pair]:
    for name, block in (("title", False), ("description", False), ("body", True)):
        source, text = _text(original, name), _text(written, name) if written else ""
        if source:
            yield Pair(name, source, text or None, (name,), (name,) if text else None, block)


def _text(written: Written, name: str) -> str:
    return written.body if name == "body" else getattr(written.front, name) or ""
