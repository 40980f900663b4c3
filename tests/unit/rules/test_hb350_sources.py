from __future__ import annotations

from pathlib import Path

from .small_project import HEAD, ORGANISATION, places

BARE = HEAD.partition("sources")[0] + "kind: ngo\ncountry: DE\n"


def test_a_published_record_needs_a_source(tmp_path: Path) -> None:
    assert places(tmp_path, {"data/organisations/a.yml": BARE}) == ["data/organisations/a.yml:1:1: HB350"]


def test_drafts_and_documents_need_none(tmp_path: Path) -> None:
    document = HEAD.partition("sources")[0] + "document_language: en\nwhat: W\nline_count: 9\n"
    files = {
        "data/organisations/a.yml": BARE + "status: draft\n",
        "data/organisations/b.yml": ORGANISATION,
        "data/documents/d.yml": document,
    }
    assert places(tmp_path, files) == []
