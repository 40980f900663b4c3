"""What pydantic finds wrong, in words for the person who wrote the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from handbook.load.entry import Lines
from handbook.models.fields import Model
from handbook.models.shapes import fields
from handbook.problems import Problem, suggest

CODES: Final[dict[str, str]] = {
    "HB200": "A value does not fit its field.",
    "HB201": "A required key is missing.",
    "HB202": "A key is unknown.",
    "HB203": "A value has the wrong type.",
    "HB204": "A text is empty, too long or not of the form that the field asks for.",
    "HB205": "A date does not exist or is not written as a date.",
    "HB206": "A value is not in the list of possible values.",
    "HB207": "A translation contains a fact, which stands in the record.",
    "HB208": "The file is not a list of keys and values.",
}

_WRONG_TYPE: Final = {
    "string_type": ("text", "put it in quotes if it is meant as text"),
    "int_type": ("a whole number", "write it without quotes, point or unit"),
    "float_type": ("a number", "write it without quotes and with a decimal point"),
    "bool_type": ("`true` or `false`", "write true or false, without quotes"),
    "list_type": ("a list", "write each item on a line of its own that begins with `- `"),
    "model_type": ("a group of keys", "write `key: value` lines, indented"),
    "model_attributes_type": ("a group of keys", "write `key: value` lines, indented"),
    "dict_type": ("a group of keys", "write `key: value` lines, indented"),
}


def problems(
    error: ValidationError, model: type[Model], path: str, lines: Lines, facts: type[Model] | None = None
) -> Iterator[Problem]:
    """One problem for each place that is wrong. `facts`: for a translation, the model of its record."""
    seen: set[tuple[int, int]] = set()
    for details in error.errors(include_url=False):
        problem = _problem(details, model, path, lines, facts)
        if problem is None:
            continue
        place = (problem.line, problem.column)
        if problem.code == "HB201" or place not in seen:  # a union complains once for each of its members
            seen.add(place)
            yield problem


def _problem(
    details: ErrorDetails, model: type[Model], path: str, lines: Lines, facts: type[Model] | None
) -> Problem | None:
    location, kind = _real(details["loc"], lines), details["type"]
    context: Mapping[str, Any] = details.get("ctx") or {}
    hint = str(context.get("hint", ""))
    at_key = kind == "extra_forbidden"
    line, column = lines.where(location, key=at_key)
    name = _name(location)

    if kind == "extra_forbidden":
        code, message, hint = _unknown(location, model, facts)
    elif kind == "missing":
        if not lines.yaml.whole:
            return None  # it may stand in the part that could not be read
        missing = details["loc"][-1]
        code, message, hint = "HB201", f"`{missing}` is missing", f"add a line `{missing}: …`{_inside(location)}"
    elif kind in _WRONG_TYPE:
        wanted, hint = _WRONG_TYPE[kind]
        code, message = "HB203", f"{name} must be {wanted}, but is {_kind_of(details['input'])}"
    elif kind in ("string_too_long", "too_long"):
        code, message = "HB204", f"{name} is longer than {context['max_length']} characters ({len(details['input'])})"
        hint = "shorten it"
    elif kind == "string_pattern_mismatch":
        code, message = "HB204", f"{name} is not written as it must be: `{_short(details['input'])}`"
        hint = _form(model, location) or f"it must match {context['pattern']}"
    elif kind == "date":
        code, message = "HB205", f"{name}: {context['reason']}"
    elif kind == "vocabulary":
        code, message = "HB206", f"{name}: {details['msg']}"
    elif kind == "blank":
        code, message = "HB204", f"{name} is empty"
    else:
        code, message = "HB200", f"{name}: {details['msg'][:1].lower()}{details['msg'][1:]}"
    return Problem(path, line, column, code, message, hint)


def _real(location: tuple[str | int, ...], lines: Lines) -> tuple[str | int, ...]:
    """pydantic adds names of union members to a location; keep what stands in the file."""
    real: tuple[str | int, ...] = ()
    for part in location:
        if (*real, part) not in lines.yaml.positions and (*real, part) not in lines.yaml.key_positions:
            break
        real = (*real, part)
    return real if real or not location or location[0] != "body" else ("body",)


def _name(location: tuple[str | int, ...]) -> str:
    words = [f"{part}" if isinstance(part, str) else f"no. {part + 1}" for part in location]
    return f"`{' › '.join(words)}`" if words else "the record"


def _inside(location: tuple[str | int, ...]) -> str:
    return f" in {_name(location)}" if location else ""


def _kind_of(value: Any) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return f"`{str(value).lower()}`"
        case int() | float():
            return f"the number {_short(value)}"
        case str():
            return f"the text `{_short(value)}`"
        case list():
            return "a list"
        case _:
            return "a group of keys"


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _unknown(location: tuple[str | int, ...], model: type[Model], facts: type[Model] | None) -> tuple[str, str, str]:
    key = str(location[-1]) if location else ""
    if facts is not None and key in _known_at(location[:-1], facts):
        return (
            "HB207",
            f"`{key}` is a fact and cannot stand in a translation",
            "delete the key here; the fact stands once, in the record itself",
        )
    known = _known_at(location[:-1], model)
    if len(location) == 1 and getattr(facts or model, "suffix", "") == ".md":
        known = [name for name in known if name != "body"]  # it is the text below the front matter
    meant = suggest(key, known)
    hint = f"did you mean `{meant}`?" if meant else f"possible keys: {', '.join(known)}"
    return "HB202", f"unknown key `{key}`{_inside(location[:-1])}", hint


def _known_at(location: tuple[str | int, ...], model: type[Model]) -> list[str]:
    here: type[Model] | None = model
    for part in location:
        if isinstance(part, int) or here is None:
            continue
        shape = fields(here).get(part)
        while shape is not None and shape.kind == "list":
            shape = shape.item
        here = shape.model if shape else None
    return [name for name in here.model_fields if not (here is model and name == "id")] if here else []


def _form(model: type[Model], location: tuple[str | int, ...]) -> str:
    """The description of the field, where it tells the form."""
    here: type[Model] | None = model
    description = ""
    for part in location:
        if isinstance(part, int) or here is None:
            continue
        info = here.model_fields.get(part)
        description = (info.description or "") if info else ""
        shape = fields(here).get(part)
        while shape is not None and shape.kind == "list":
            shape = shape.item
        here = shape.model if shape else None
    return description
