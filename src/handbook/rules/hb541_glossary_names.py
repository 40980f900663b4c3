"""Names in the glossary are those of organisations, and say what their records say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.models import Organisation
from handbook.models.glossary import FILE
from handbook.problems import Problem, suggest
from handbook.rules.context import Context

CODES: Final = {
    "HB541": "The glossary names an organisation that has no record.",
    "HB542": "The glossary and the record of an organisation differ in its name.",
}


def check(context: Context) -> Iterator[Problem]:
    """A name in the glossary is that of an organisation, and its record says the same."""
    ids = [entry.id for entry in context.library.all(Organisation.type)]
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
