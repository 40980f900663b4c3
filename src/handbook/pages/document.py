"""The page of a source document, with all errata found in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from handbook.load import Entry
from handbook.models import Document
from handbook.pages.record_page import PageKind, fact
from handbook.render.environment import component
from handbook.render.view import View


def _more(view: View, document: Document, _entry: Entry) -> Mapping[str, Any]:
    _ = view.gettext
    unknown = component("not_documented", view)
    opened = sum(erratum.status == "open" for erratum in document.errata)
    facts = (
        fact(_("What it is"), view.inline(document.what))
        + fact(_("Language"), view.language_name(document.document_language))
        + fact(_("Lines"), view.number(document.line_count))
        + fact(_("SHA-256"), _breakable(document.sha256) if document.sha256 else unknown)
        + fact(_("Address"), component("external", view, document.url, document.url) if document.url else unknown)
        + fact(_("Published"), document.published or unknown)
        + fact(_("Licence of the document"), document.document_licence or unknown)
        + fact(_("Errata"), view.number(len(document.errata)))
        + fact(_("Open"), view.number(opened))
    )
    return {"facts": facts, "badges": [{"text": view.language_name(document.document_language), "kind": "state"}]}


def _breakable(digest: str) -> Markup:
    """A long code that a narrow page may break without adding anything to what is copied."""
    parts = [digest[start : start + 8] for start in range(0, len(digest), 8)]
    return Markup("<code>{}</code>").format(Markup("<wbr>").join(parts))


KIND = PageKind("document", _more)
