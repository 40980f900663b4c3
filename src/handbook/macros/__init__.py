"""What pages of `docs/` can pull in from the records. A macro is a function here and a line in MACROS.

A macro takes a `View` first and then what an editor writes; it returns HTML, or raises `MacroError` when it is called
wrongly. Its docstring is its documentation.
"""

from __future__ import annotations

from collections.abc import Mapping

from handbook.macros import coalitions, directories, finding, home, learning, lists, network, plans, translating
from handbook.macros.call import Macro, MacroError

MACROS: tuple[Macro, ...] = (
    lists.cards,
    lists.table,
    lists.links,
    lists.count,
    home.hero,
    home.counts,
    home.section_cards,
    home.city_map,
    learning.lessons,
    learning.questions,
    learning.recommendations,
    coalitions.pillars,
    coalitions.ways_to_join,
    coalitions.aims,
    coalitions.audiences,
    coalitions.tools,
    coalitions.coalition_directory,
    directories.organisation_directory,
    directories.errata,
    directories.documents,
    directories.data_files,
    directories.fields,
    finding.search_box,
    finding.az_index,
    plans.plan_table,
    plans.plan_timeline,
    plans.plan_steps,
    plans.timeline,
    plans.proposed_actions,
    network.group_matrix,
    network.needs_and_strengths,
    network.benchmark_matrix,
    network.stages,
    network.requirements,
    translating.translation_status,
)

CHECKS: Mapping[Macro, Macro] = lists.CHECKS
"""What stands for a macro where its HTML is not needed. Macros that are not here are just run."""

__all__ = ["CHECKS", "MACROS", "Macro", "MacroError"]
