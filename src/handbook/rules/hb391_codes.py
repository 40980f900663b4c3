"""Codes of countries and languages exist."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Final, get_args, get_origin, get_type_hints

from babel import Locale

from handbook.load import Entry
from handbook.models.fields import Country, Language, Model
from handbook.models.shapes import Path
from handbook.problems import Problem, suggest
from handbook.rules.context import Context
from handbook.rules.parts import walk

CODES: Final = {
    "HB391": "A code of a country does not exist.",
    "HB392": "A code of a language does not exist.",
}

# Two letters that CLDR knows, but that are no countries of ISO 3166-1; the Union is allowed besides.
_NO_COUNTRIES: Final = frozenset({"AC", "CP", "CQ", "DG", "EA", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"})
_USUAL_MISTAKES: Final = {"UK": "GB", "EL": "GR", "cz": "cs", "gr": "el", "se": "sv", "dk": "da", "gb": "en"}


def check(context: Context) -> Iterator[Problem]:
    """Countries have a code of ISO 3166-1 (or EU), languages one of ISO 639."""
    for entry in context.entries:
        for part in walk(entry.record):
            for name, kind in _coded(type(part.model)).items():
                for path, code in _values(getattr(part.model, name), (*part.path, name)):
                    yield from _code(entry, path, code, kind)


def _code(entry: Entry, path: Path, code: str, kind: str) -> Iterator[Problem]:
    known = _known(kind)
    if code in known:
        return
    meant = _USUAL_MISTAKES.get(code) or suggest(code, known)
    hint = f"did you mean `{meant}` ({known[meant]})?" if meant in known else ""
    standard = "ISO 3166-1" if kind == "country" else "ISO 639"
    number = "HB391" if kind == "country" else "HB392"
    line, column = entry.lines.where(path, key=path[-1] == code)
    message = f"there is no {kind} `{code}`"
    yield Problem(entry.path, line, column, number, message, hint or f"write a code of {standard}")


@cache
def _known(kind: str) -> dict[str, str]:
    """Code -> English name."""
    english = Locale("en")
    if kind == "language":
        return dict(english.languages)
    territories = english.territories.items()
    return {code: name for code, name in territories if code.isalpha() and code not in _NO_COUNTRIES}


@cache
def _coded(model: type[Model]) -> dict[str, str]:
    """The fields of a model that hold codes (alone, in lists or as keys), and of what."""
    marks = {"country": Country.__metadata__[0], "language": Language.__metadata__[0]}  # type: ignore[attr-defined]
    hints = get_type_hints(model, include_extras=True)
    return {
        name: kind
        for name in model.model_fields
        for kind, mark in marks.items()
        if any(found is mark for found in _marks(hints[name]))
    }


def _marks(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
        yield from _marks(annotation.__origin__)
    else:
        for inner in get_args(annotation):
            yield from _marks(inner)


def _values(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        yield from (((*path, key), key) for key in value)
    elif isinstance(value, list):
        yield from (((*path, index), item) for index, item in enumerate(value))
