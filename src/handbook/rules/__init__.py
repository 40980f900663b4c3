"""Checks that need the whole library: one small module each, and one line in RULES."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Final

from handbook.rules import (
    hb300_references,
    hb310_unique_ids,
    hb312_ids_of_all,
    hb320_leading_cities,
    hb321_plan_actions,
    hb330_periods,
    hb334_displaced_cells,
    hb340_agenda,
    hb350_sources,
    hb351_errata,
    hb360_consent,
    hb370_text_faults,
    hb380_review_due,
    hb390_benchmark,
    hb391_codes,
    hb510_translations,
    hb520_translation_states,
    hb530_translation_texts,
    hb540_glossary,
    hb541_glossary_names,
    hb590_catalogues,
)
from handbook.rules.context import Context, Rule

_OF_RECORDS: Final[tuple[ModuleType, ...]] = (
    hb300_references,
    hb310_unique_ids,
    hb330_periods,
    hb340_agenda,
    hb350_sources,
    hb360_consent,
    hb370_text_faults,
    hb380_review_due,
    hb391_codes,
    hb510_translations,
    hb520_translation_states,
    hb530_translation_texts,
    hb540_glossary,
)
"""Rules that look at `context.entries` one by one."""

_OF_LIBRARY: Final[tuple[ModuleType, ...]] = (
    hb312_ids_of_all,
    hb320_leading_cities,
    hb321_plan_actions,
    hb334_displaced_cells,
    hb351_errata,
    hb390_benchmark,
    hb541_glossary_names,
    hb590_catalogues,
)

RULES_OF_RECORDS: Final[tuple[Rule, ...]] = tuple(module.check for module in _OF_RECORDS)
RULES_OF_LIBRARY: Final[tuple[Rule, ...]] = tuple(module.check for module in _OF_LIBRARY)
RULES: Final[tuple[Rule, ...]] = (*RULES_OF_RECORDS, *RULES_OF_LIBRARY)

CODES: Final[Mapping[str, str]] = {
    code: text for module in (*_OF_RECORDS, *_OF_LIBRARY) for code, text in module.CODES.items()
}
"""The codes of all rules, with what each means."""

__all__ = ["CODES", "RULES", "RULES_OF_LIBRARY", "RULES_OF_RECORDS", "Context", "Rule"]
