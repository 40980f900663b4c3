"""States of texts and records, and the names that fields have in translations."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.fingerprints import fingerprint
from handbook.library.translations import field_states, is_known, pairs, record_state, text_mark, totals, worst

from .places_project import FILES, places

EVENT = """\
---
title: Treffen
blocks: [{id: morning, title: Vormittag}]
agenda: [{title: Vorträge}, {}, {title: Abreise}]
lessons: [{id: L1.02, text: Teilen.}]
translation:
  state: draft
  fields:
    title: {source: "%s", text: "%s", state: reviewed}
    lessons.L1.02.text: {source: "%s", text: "%s"}
---
"""


def test_names_places_and_states(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marks = (fingerprint("Meeting"), text_mark("Treffen"), fingerprint("Split nothing."), text_mark("Teilt."))
    monkeypatch.setitem(FILES, "events/meeting.de.md", EVENT % marks)
    library = places(tmp_path).library
    entry = library.entries["events/meeting"]
    states = {state.pair.name: state for state in field_states(library, entry, "de")}
    assert {name: state.state for name, state in states.items() if state.state != "missing"} == {
        "title": "reviewed",
        "blocks.morning.title": "draft",
        "agenda.0.title": "draft",
        "agenda.2.title": "draft",
        "lessons.L1.02.text": "outdated",
    }
    lesson = states["lessons.L1.02.text"]
    assert (lesson.pair.place, lesson.pair.translated_place) == (("lessons", 1, "text"), ("lessons", 0, "text"))
    assert (lesson.made, lesson.changed, lesson.is_unverified) == ("draft", True, False)
    assert states["agenda.2.title"].is_unverified
    assert states["agenda.1.title"].pair.translated_place is None
    assert worst(list(states.values())) == "outdated"
    assert record_state(library, entry, "de") == "missing", "readers still see the original"
    of_fields, of_records = totals(library, "de")["events"]
    assert of_fields.total() == len(states)
    assert of_records == {"missing": 1}


def test_a_name_of_a_place_needs_no_translation(tmp_path: Path) -> None:
    library = places(tmp_path).library
    city = library.entries["cities/rivertown"]
    assert "title" not in [pair.name for pair in pairs(city, "de")]
    assert "title" in [pair.name for pair in pairs(city, "it")]


def test_words_are_known_from_other_texts(tmp_path: Path) -> None:
    library = places(tmp_path).library
    assert is_known(library, "en", "")("prize")
    assert is_known(library, "en", "A prize.")("prize"), "another text has it too"
    assert not is_known(library, "en", "What carries.")("carries")
    assert not is_known(library, "en", "")("prizze")
    assert is_known(library, "fr", "")("atelier")


def test_marks_of_texts_pass_over_punctuation() -> None:
    assert text_mark("Ein Tisch, für alle.") == text_mark("Ein *Tisch* für alle")
    assert text_mark("Ein Tisch für 12") != text_mark("Ein Tisch für 13")
