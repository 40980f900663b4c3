"""Translations use the terms of the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.library.terms import has_form_of, quotes, uses
from handbook.library.translations import Pair, pairs
from handbook.load import Entry, Translation
from handbook.models import Organisation
from handbook.models.glossary import FILE, Term
from handbook.problems import Problem, suggest
from handbook.rules.context import Context

CODES: Final = {
    "HB540": "A translated text does not use a term of the glossary.",
    "HB541": "The glossary names an organisation that has no record.",
    "HB542": "The glossary and the record of an organisation differ in its name.",
}


def check(context: Context) -> Iterator[Problem]:
    """Where a record uses a term of `data/glossary.yml`, its translation uses what the term is called there."""
    yield from _names(context)
    terms = context.glossary.glossary.terms
    if terms:
        for entry in context.library.entries.values():
            for language, translation in entry.translations.items():
                yield from _missed(entry, translation, pairs(entry, language), terms)


def _names(context: Context) -> Iterator[Problem]:
    """A name in the glossary is that of an organisation, and its record says the same."""
    ids = [entry.record.id for entry in context.library.all(Organisation.type)]
    lines = context.glossary.lines
    for body in context.glossary.glossary.names:
        entry = context.library.get(Organisation.type, body.id)
        if entry is None:
            if f"{Organisation.folder}/{body.id}{Organisation.suffix}" not in context.refused:
                line, column = lines.where(("names", body.index, "id"))
                meant = suggest(body.id, ids)
                hint = f"did you mean `{meant}`?" if meant else f"give the id of a record in `{Organisation.folder}`"
                yield Problem(FILE, line, column, "HB541", f"there is no organisation `{body.id}`", hint)
            continue
        for language, name in body.names.items():
            title = context.library.localised(entry, language).title
            if getattr(title, "language", entry.record.language) == language and title != name:
                line, column = lines.where(("names", body.index, language))
                message = f"the record calls `{body.id}` “{title}”"
                yield Problem(
                    FILE, line, column, "HB542", message, f"write one name here and in `{entry.path}`", "warning"
                )


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
