"""A period does not stand among the partners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from babel.dates import get_month_names

from handbook.languages import LANGUAGES
from handbook.library.plans import step_rows
from handbook.models import ActionPlan
from handbook.problems import Problem
from handbook.rules.context import Context, problem

CODES: Final = {"HB334": "A period is printed in the column of partners or factors."}

_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_BETWEEN: Final = frozenset(
    {"mid", "early", "late", "end", "beginning", "start", "of", "from", "until", "till", "to", "and"}
    | {"spring", "summer", "autumn", "winter", "de", "a", "al", "hasta", "desde", "fin", "mediados", "del"}
    | {"bis", "von", "anfang", "mitte", "ende", "ab", "au", "à", "début", "mi", "du", "fine", "metà", "inizio", "dal"}
)


def check(context: Context) -> Iterator[Problem]:
    """A date printed in the column of partners or factors slipped there from another column: `state: displaced`."""
    for entry in context.library.all(ActionPlan.type):
        if not isinstance(entry.record, ActionPlan):
            continue
        for row in step_rows(entry.record):
            for name, cell in (("partners", row.step.partners), ("factors", row.step.factors)):
                if cell.state == "given" and is_period(cell.printed):
                    path = ("objectives", row.objective - 1, "steps", row.index, name, "printed")
                    message = f"`{cell.printed}` looks like a period, not like {name}"
                    hint = "write `state: displaced` when another column's content is printed here"
                    yield problem(entry, path, "HB334", message, hint, "warning")


def is_period(text: str) -> bool:
    """Whether a text is nothing but a date or period, such as `Sept – Dec 2019` or `2019`."""
    words = [word.casefold() for word in _WORD.findall(text)] if len(text) <= 60 else []
    dated = [word for word in words if word in _months() or re.fullmatch(r"(19|20)\d\d", word)]
    return bool(dated) and all(
        word in _months() or word in _BETWEEN or (word.isdecimal() and (int(word) <= 31 or word in dated))
        for word in words
    )


@cache
def _months() -> frozenset[str]:
    names = {
        name.casefold().rstrip(".")
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for name in get_month_names(width, locale=language).values()
    }
    return frozenset(names | {"sept", "sep"})
