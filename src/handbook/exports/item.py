"""A record as an item of data: what all types have in common first, then the type's own fields and derived values."""

from __future__ import annotations

from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, cast

from handbook.exports.export import Data
from handbook.library.consent import name_of
from handbook.library.evidence import evidence_level
from handbook.library.plans import step_rows
from handbook.library.translations import record_state
from handbook.load import Entry
from handbook.models import ActionPlan, Assessment, Coalition, Framework, Practice, Record
from handbook.models.fields import Model, Person
from handbook.models.shapes import fields
from handbook.models.translation import KEY

PUBLIC = ("published", "superseded")

COMMON = (
    "id",
    "type",
    "language",
    "title",
    "summary",
    "translations",
    "pages",
    "themes",
    "related",
    "referred_by",
    "sources",
)
DERIVED: dict[type[Record], tuple[str, ...]] = {Practice: ("evidence_level",), Coalition: ("counts",)}
"""Keys that are computed, not typed; the steps of plans get their `anchor` besides."""
COUNTED = ("members", "ways_to_join", "demands", "tools")


@cache
def own_fields(model: type[Record]) -> list[str]:
    """The fields of a type that are not told in common, by the names of the model; `body` is the last one."""
    names = [name for name in fields(model) if name not in COMMON and name != "body"]
    return [*names, "body"]


def keys(model: type[Record]) -> list[str]:
    """All keys of an item of a type, in order."""
    return [*COMMON, *own_fields(model), *DERIVED.get(model, ()), "translated"]


def public(data: Data, model: type[Record]) -> list[Entry]:
    """The records of a type that are exported in full, by id: no drafts, nothing withdrawn."""
    return sorted(data.library.published(model.type), key=attrgetter("id"))


def to_item(data: Data, entry: Entry) -> dict[str, Any]:
    """A record with everything that it says, in the words of its own language; translations stand beside it."""
    record = entry.record
    data.library.note(f"{entry.key}#text")
    said = vars(record)
    own = {name: plain(said[name], data.today) for name in own_fields(type(record))}
    return {
        "id": record.id,
        "type": record.type,
        "language": record.language,
        "title": titles(data, entry),
        "summary": _summaries(data, entry),
        "translations": {language: state(data, entry, language) for language in languages(data, entry)},
        "pages": {language: page(record, language) for language in data.settings.languages},
        "themes": list(record.themes),
        "related": _related(data, record),
        "referred_by": _referred_by(data, entry),
        "sources": plain(record.sources, data.today),
        **own,
        **_derived(data, record, own),
        "translated": {
            language: plain(entry.translations[language].fields, data.today, known_only=True)
            for language in languages(data, entry)
            if language in entry.translations
        },
    }


def tombstone(record: Record) -> dict[str, Any]:
    """What is left of a withdrawn record."""
    return {"id": record.id, "type": record.type, "status": record.status}


def signpost(record: Record, former_id: str) -> dict[str, Any]:
    """What stands at an earlier id of a record."""
    return {"id": former_id, "type": record.type, "status": "renamed", "renamed_to": record.id}


def languages(data: Data, entry: Entry) -> list[str]:
    """The languages of the site, and that of the record if it is another one."""
    return list(dict.fromkeys([*data.settings.languages, entry.gist.language]))


def titles(data: Data, entry: Entry) -> dict[str, str]:
    """Language -> title: the original, real translations, and names that a place or organisation has in a language."""
    found = {language: title(entry, language) for language in languages(data, entry)}
    return {language: text for language, text in found.items() if text is not None}


def _summaries(data: Data, entry: Entry) -> dict[str, str]:
    found = {language: summary(entry, language) for language in languages(data, entry)}
    return {language: text for language, text in found.items() if text is not None}


def title(entry: Entry, language: str) -> str | None:
    """The title in a language, or the name there; None if it has none."""
    names = vars(entry.record).get("names", {})
    return names.get(language) or _text(entry, language, "title")


def summary(entry: Entry, language: str) -> str | None:
    """The summary in a language; None if it is not translated."""
    return _text(entry, language, "summary")


def _text(entry: Entry, language: str, field: str) -> str | None:
    if language == entry.gist.language:
        return cast(str, vars(entry.record)[field])
    translation = entry.translations.get(language)
    return vars(translation.fields).get(field) if translation else None


def state(data: Data, entry: Entry, language: str) -> str:
    """`original`, the worst state of the texts of a real translation (`outdated` is the worst), or `missing`.

    It is `missing` while the page shows another language.
    """
    return "original" if language == entry.gist.language else record_state(data.library, entry, language)


def page(record: Record, language: str) -> str:
    """The address of the page on which the record stands, from the site's root."""
    section = f"/{language}/{record.section}/"
    return section if record.page == "section" else f"{section}{record.id}/"


def plain(value: Any, today: date, *, known_only: bool = False) -> Any:
    """A value of a model as JSON knows it, with the names of persons only by consent.

    `known_only` leaves out what is None or an empty list: the fields that a translation does not have.
    """
    if value is None or isinstance(value, str):  # most are
        return value
    if isinstance(value, Model):
        said = vars(value)
        told = {name: plain(said[name], today, known_only=known_only) for name in _names(type(value))}
        if isinstance(value, Person):
            told["name"] = name_of(value, today)
        return {name: item for name, item in told.items() if item not in (None, [], {})} if known_only else told
    if isinstance(value, list):
        return [plain(item, today, known_only=known_only) for item in value]
    if isinstance(value, dict):
        return {name: plain(item, today, known_only=known_only) for name, item in value.items()}
    return value


@cache
def _names(model: type[Model]) -> list[str]:
    return [name for name in model.model_fields if name != KEY]


def _related(data: Data, record: Record) -> list[dict[str, Any]]:
    """As the record names them; a record that is not public is not named."""
    found = []
    for reference in record.related:
        target = data.library.find(reference)
        if target is not None and target.gist.status in PUBLIC:
            part = reference.partition("#")[2] or None
            found.append({"type": target.model.type, "id": target.id, "part": part})
    return found


def _referred_by(data: Data, entry: Entry) -> list[dict[str, str]]:
    found = {
        (referrer.entry.model.type, referrer.entry.id)
        for referrer in data.library.referrers(entry)
        if referrer.entry.gist.status in PUBLIC
    }
    return [{"type": type_, "id": id_} for type_, id_ in sorted(found)]


def _derived(data: Data, record: Record, own: dict[str, Any]) -> dict[str, Any]:
    if isinstance(record, Practice):
        return {"evidence_level": evidence_level(record)}
    if isinstance(record, Coalition):
        # None recorded is not none at all: an empty list says nothing, so it is not counted as 0.
        return {"counts": {name: len(getattr(record, name)) or None for name in COUNTED}}
    if isinstance(record, ActionPlan):
        for row in step_rows(record):
            steps = own["objectives"][row.objective - 1]["steps"]
            steps[row.index] = {"anchor": row.anchor, **steps[row.index]}
    if isinstance(record, Assessment):
        framework = data.library.get(Framework.type, record.framework)
        shown = framework is not None and isinstance(framework.record, Framework) and framework.record.scores_public
        return {} if shown else {"score": None}
    return {}
