"""How well a practice is backed: computed, never typed (source of the levels: the network's record sheet)."""

from __future__ import annotations

from handbook.models import Practice


def evidence_level(practice: Practice) -> str:
    """`described` -> `monitored` (results) -> `evaluated` -> `replicated` (adopted or adapted elsewhere)."""
    if any(adoption.outcome in ("adopted", "adapted") for adoption in practice.adoptions):
        return "replicated"
    if practice.evaluation is not None:
        return "evaluated"
    return "monitored" if practice.results else "described"
