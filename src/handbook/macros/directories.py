"""Macros for finding one's way: who there is, where the facts come from, and what data there are."""

from __future__ import annotations

from typing import Any, cast

from markupsafe import Markup

from handbook.macros.call import entries_in, known
from handbook.models import RECORD_TYPES, TYPES, Document, Organisation
from handbook.models import vocabulary as v
from handbook.models.document import Erratum
from handbook.render.environment import render
from handbook.render.formats import sort_key
from handbook.render.fragments import records
from handbook.render.fragments.model_fields import described
from handbook.render.sections import SECTION_TITLES
from handbook.render.view import View

_STATES = ("open", "as-printed", "corrected")


def organisation_directory(view: View) -> Markup:
    """All organisations as a table, which readers can filter by country, kind and city."""
    _ = view.gettext
    entries = records.by_title(view, entries_in(view, "organisations"))
    organisations = [cast(Organisation, view.record(entry)) for entry in entries]
    kinds = {record.kind: view.label(record.kind, v.ORGANISATION_KIND) for record in organisations}
    kind_field: dict[str, Any] = {
        "name": "kind",
        "label": _("Kind"),
        "options": [
            {"value": code, "label": words}
            for code, words in sorted(kinds.items(), key=lambda pair: sort_key(pair[1], view.language))
        ],
    }
    fields = records.filters(view, entries, Organisation, ("country", "city"))
    return render(
        "fragments/organisation_directory.html",
        view,
        organisations=organisations,
        filters=[*fields[:1], kind_field, *fields[1:]],
    )


def errata(view: View, status: str = "") -> Markup:
    """The errata of all documents as a table, open ones first.

    `status`: only those that are `open`, `corrected` or shown `as-printed`.
    """
    if status:
        known(status, _STATES, "state of an erratum")
    found = [
        (document, erratum)
        for document in view.library.records(Document, view.language)
        for erratum in document.errata
        if status in ("", erratum.status)
    ]
    found.sort(key=lambda pair: _STATES.index(pair[1].status))
    return render("fragments/errata_list.html", view, pairs=found, filters=_errata_filters(view, found, status))


def documents(view: View) -> Markup:
    """The documents that the handbook is made from, with their languages, lines and errata."""
    shown = [cast(Document, view.record(entry)) for entry in records.by_title(view, entries_in(view, Document.section))]
    return render("fragments/document_table.html", view, documents=shown)


def data_files(view: View) -> Markup:
    """The files of data under `/api/v1/` with what each of them holds."""
    _ = view.gettext
    sections = [
        (model.section, _(SECTION_TITLES[model.section]), len(view.library.published(model.type)))
        for model in RECORD_TYPES
    ]
    return render("fragments/data_files.html", view, sections=sections)


def fields(view: View, type: str) -> Markup:
    """The fields of a type of records, as the models define them; names and descriptions are English.

    `type`: such as `practice` or `action-plan`.
    """
    model = TYPES[known(type, TYPES, "type of records")]
    return render("fragments/fields.html", view, model=model, fields=described(model))


def _errata_filters(view: View, found: list[tuple[Document, Erratum]], status: str) -> list[dict[str, Any]]:
    _ = view.gettext
    states = {"open": _("open"), "as-printed": _("as printed"), "corrected": _("corrected")}
    kinds = {erratum.kind: view.label(erratum.kind, v.ERRATUM_KIND) for _document, erratum in found}
    bar: list[dict[str, Any]] = []
    if not status:
        options = [{"value": code, "label": words} for code, words in states.items()]
        bar.append({"name": "status", "label": _("State"), "options": options})
    ordered = sorted(kinds.items(), key=lambda pair: sort_key(pair[1], view.language))
    bar.append({"name": "kind", "label": _("Kind"), "options": [{"value": c, "label": w} for c, w in ordered]})
    bar.append({"name": "q", "label": _("Contains"), "type": "text"})
    return bar
