"""Translations use the terms of the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.library.terms import has_form_of, quotes, uses
from handbook.library.translations import Pair, pairs
from handbook.load import Entry, Translation
from handbook.models.glossary import FILE, Term
from handbook.problems import Problem
from handbook.rules.context import Context

CODES: Final = {
    "HB540": "A translated text does not use a term of the glossary.",
}


def check(context: Context) -> Iterator[Problem]:
    """Where a record uses a term of `data/glossary.yml`, its translation uses what the term is called there."""
    terms = context.glossary.glossary.terms
    if terms:
        for entry in context.entries:
            for language, translation in entry.translations.items():
                yield from _missed(entry, translation, pairs(entry, language), terms)


def _missed(entry: Entry, translation: Translation, texts: list[Pair], terms: tuple[Term, ...]) -> Iterator[Problem]:
    """At most one warning for each term in a file."""
    for term in terms:
        wanted, source = term.words.get(translation.language), term.words.get(entry.record.language)
        if wanted is None or source is None:
            continue
        for pair in texts:
            if pair.translated is None or not uses(pair.source, source):
                continue
            if has_form_of(pair.translated, wanted) or quotes(pair.translated, pair.source, source):
                continue
            line, column = translation.lines.where(pair.translated_place or ())
            listed = ", ".join(f"“{words}”" for words in wanted[:4])
            message = (
                f"`{pair.name}` does not use the term “{wanted[0]}”, though the source says “{_said(pair, source)}”"
            )
            hint = f"use {listed}, or add the word that is right too to `{term.id}` in {FILE}"
            yield Problem(translation.path, line, column, "HB540", message, hint, "warning")
            break


def _said(pair: Pair, variants: tuple[str, ...]) -> str:
    return next(variant for variant in variants if uses(pair.source, [variant]))
