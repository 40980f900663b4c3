"""An erratum quotes what is printed, says what is meant, and concerns something that exists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.models import Document
from handbook.problems import Problem, suggest
from handbook.rules.context import Context, problem
from handbook.rules.parts import named_parts

CODES: Final = {
    "HB351": "An erratum does not quote what is printed.",
    "HB352": "An erratum concerns a field that its record does not have.",
    "HB353": "A corrected erratum does not say what is meant.",
}


def check(context: Context) -> Iterator[Problem]:
    """An erratum quotes what is printed (only a gap has nothing to quote), and what it concerns exists."""
    for entry in context.library.all(Document.type):
        for index, erratum in enumerate(getattr(entry.record, "errata", ())):
            path = ("errata", index)
            if not erratum.printed.strip() and erratum.kind != "gap":
                hint = "add `printed:` with the words of the document; only `kind: gap` has none"
                message = f"the erratum `{erratum.id}` does not quote what is printed"
                yield problem(entry, (*path, "printed"), "HB351", message, hint)
            if erratum.status == "corrected" and erratum.meant is None:
                message = f"the erratum `{erratum.id}` is corrected, but does not say what is meant"
                yield problem(entry, (*path, "status"), "HB353", message, "add `meant:`", "warning")
            for number, concern in enumerate(erratum.concerns):
                known = _fields(context, concern.record)
                name = (concern.field or "").partition(".")[0]
                if name and known and name not in known:
                    meant = suggest(name, known)
                    hint = f"did you mean `{meant}`?" if meant else f"it has: {', '.join(known)}"
                    message = f"`{concern.record}` has no field `{name[:60]}`"
                    yield problem(entry, (*path, "concerns", number, "field"), "HB352", message, hint)


def _fields(context: Context, reference: str) -> list[str]:
    """The fields of the record or part that is named; none when there is no such thing, which is another rule's."""
    found = context.library.find(reference)
    part = reference.partition("#")[2]
    if found is None:
        return []
    if not part:
        return list(type(found.record).model_fields)
    return [name for named in named_parts(found.record).get(part, []) for name in type(named.model).model_fields]
