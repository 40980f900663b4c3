"""What pages of events and webinars share."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from handbook.models import Document
from handbook.models.event import Gathering
from handbook.render.environment import component
from handbook.render.view import View


def recording(view: View, gathering: Gathering) -> Markup:
    """The recording with its captions and transcript, or that none is documented."""
    _ = view.gettext
    found = gathering.recording
    parts: list[Any] = []
    if found is None or found.address is None:
        parts.append(component("not_documented", view))
    else:
        parts.append(component("external", view, found.address, _("Recording")))
    if found is not None:
        if found.captions:
            names = view.enumerate(view.language_name(code) for code in found.captions)
            parts.append(_("captions in: %(languages)s", languages=names))
        if found.transcript:
            parts.append(component("external", view, found.transcript, _("Transcript")))
        if found.note:
            parts.append(view.inline(found.note))
    return Markup("<br>").join(parts)


def printed_language(view: View, gathering: Gathering) -> str:
    """The language of the first document that tells of it: what is printed is printed in that one."""
    for source in gathering.sources:
        document = view.get(Document.type, source.document) if source.document else None
        if isinstance(document, Document):
            return document.document_language
    return gathering.language
