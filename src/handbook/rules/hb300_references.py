"""References lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from handbook.load.entry import Lines
from handbook.models import SECTIONS, TYPES, Action, ActionPlan, Record
from handbook.models.fields import Model
from handbook.models.shapes import Path, references
from handbook.problems import Problem, suggest
from handbook.rules.context import Context
from handbook.rules.parts import named_parts

CODES: Final = {
    "HB300": "A reference names a record that does not exist.",
    "HB301": "A reference names a part that its record does not have.",
    "HB302": "A published record refers to a draft or to a withdrawn record.",
}

_MOST_SHOWN: Final = 12


def check(context: Context) -> Iterator[Problem]:
    """What a record refers to must exist: the record, and the part of it after `#`."""
    for entry in context.entries:
        published = entry.record.status == "published"
        yield from _references(context, entry.record, (), entry.path, entry.lines, published)
        if isinstance(entry.record, Action):
            yield from _objective(context, entry.record, entry.path, entry.lines)
        for translation in entry.translations.values():
            state = translation.state
            if state.translator or state.reviewer:  # the only references here
                yield from _references(context, state, ("translation",), translation.path, translation.lines, published)
            for name, kept in state.fields.items():
                if kept.translator or kept.reviewer:
                    place = ("translation", "fields", name)
                    yield from _references(context, kept, place, translation.path, translation.lines, published)


def _references(
    context: Context, model: Model, start: Path, path: str, lines: Lines, published: bool
) -> Iterator[Problem]:
    for place, reference, value in references(model):
        target, _, part = value.partition("#") if not reference.type else (value, "", "")
        section, _, id_ = (TYPES[reference.type].section, "", target) if reference.type else target.partition("/")
        found = context.library.find(f"{section}/{id_}")
        if found is None:
            if not _was_refused(context, section, id_):
                message, hint = _unknown(context, section, id_, short=bool(reference.type))
                yield Problem(path, *lines.where((*start, *place)), "HB300", message, hint)
            continue
        if part:
            parts = named_parts(found.record)
            if part not in parts:
                meant = suggest(part, parts)
                hint = f"did you mean `{target}#{meant}`?" if meant else _listed(list(parts))
                message = f"`{target}` has no part `{part[:60]}`"
                yield Problem(path, *lines.where((*start, *place)), "HB301", message, hint)
        if published and found.record.status in ("draft", "withdrawn"):
            state = "a draft" if found.record.status == "draft" else "withdrawn"
            message, hint = f"`{section}/{id_}` is {state}", "take the reference out, or publish the record"
            yield Problem(path, *lines.where((*start, *place)), "HB302", message, hint, "warning")


def _objective(context: Context, action: Action, path: str, lines: Lines) -> Iterator[Problem]:
    by = action.carried_out_by
    plan = context.library.get(ActionPlan.type, by.plan) if by else None
    if by and by.objective and plan and isinstance(plan.record, ActionPlan):
        count = len(plan.record.objectives)
        if by.objective > count:
            line, column = lines.where(("carried_out_by", "objective"))
            message = f"`{plan.key}` has no objective {by.objective}"
            yield Problem(path, line, column, "HB301", message, f"objectives are counted from 1 to {count}")


def _was_refused(context: Context, section: str, id_: str) -> bool:
    """Whether the file of the record is there, but could not be loaded, which is another problem."""
    model = SECTIONS.get(section)
    return model is not None and (
        model.folder in context.refused or f"{model.folder}/{id_}{model.suffix}" in context.refused
    )


def _unknown(context: Context, section: str, id_: str, *, short: bool) -> tuple[str, str]:
    model: type[Record] | None = SECTIONS.get(section)
    if model is None:
        by_type = TYPES[section].section if section in TYPES else None
        meant = by_type or suggest(section, SECTIONS)
        hint = f"did you mean `{meant}/{id_[:60]}`?" if meant else _listed(list(SECTIONS))
        return f"there is no section `{section[:60]}`", hint
    renamed = _renamed(context, model.type).get(id_)
    ids = (other.record.id for other in context.library.all(model.type))
    meant = renamed or context.meant(id_, section, lambda: ids)
    name = model.type.replace("-", " ")
    message = f"there is no {name} `{id_[:60]}`"
    if renamed:
        return message, f"it is called `{renamed}` now"
    if meant:
        return message, f"did you mean `{meant if short else f'{section}/{meant}'}`?"
    return message, f"write the name of a file in `{model.folder}` without `{model.suffix}`, or add the record"


def _renamed(context: Context, type_: str) -> Mapping[str, str]:
    """Former id -> id."""

    def by_former_id() -> Mapping[str, str]:
        entries = reversed(context.library.all(type_))  # the first one that had an id counts
        return {former: entry.record.id for entry in entries for former in entry.record.former_ids}

    return context.library.computed(("renamed", type_), by_former_id)


def _listed(names: list[str]) -> str:
    if not names:
        return "it has no parts; leave out the # and what follows"
    more = f" and {len(names) - _MOST_SHOWN} more" if len(names) > _MOST_SHOWN else ""
    return f"there are: {', '.join(names[:_MOST_SHOWN])}{more}"
