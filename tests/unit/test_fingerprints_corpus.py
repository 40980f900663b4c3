"""The labelled edits: enough of them, and fingerprints tell nearly all of them apart."""

from __future__ import annotations

from collections import Counter

from bench.translation import LANGUAGES, by_any_change, by_fingerprint, by_hash, read_edits, score


def test_the_corpus_is_large_and_even() -> None:
    edits = read_edits()
    assert len(edits) >= 120
    assert {edit.label for edit in edits} == {"cosmetic", "substantive"}
    assert all(edit.old != edit.new for edit in edits)
    assert len({(edit.old, edit.new) for edit in edits}) == len(edits)
    for language in LANGUAGES:
        labels = Counter(edit.label for edit in edits if edit.language == language)
        assert min(labels.values()) >= 10, language
        assert labels.total() >= 24, language


def test_precision_and_recall_of_outdated() -> None:
    edits = read_edits()
    ours = score(edits, by_fingerprint())
    assert ours.precision >= 0.95
    assert ours.recall >= 0.95
    for simpler in (by_hash, by_any_change):
        assert score(edits, simpler).precision < 0.6
