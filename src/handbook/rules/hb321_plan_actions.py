"""An action plan carries out at least two actions, one of them from mutual learning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.library.plans import actions_of, from_mutual_learning
from handbook.models import ActionPlan
from handbook.problems import Problem
from handbook.rules.context import Context, problem

CODES: Final = {
    "HB321": "An action plan carries out fewer than two actions.",
    "HB322": "An action plan carries out no action from mutual learning.",
}


def check(context: Context) -> Iterator[Problem]:
    """A plan carries out at least two proposed actions, and one of them on a theme that its city learns about."""
    for entry in context.library.published(ActionPlan.type):
        count = len(actions_of(context.library, entry))
        if count < 2:
            number = "no action" if count == 0 else "one action only"
            hint = f"say `carried_out_by: {{plan: {entry.record.id}}}` in the actions that it carries out"
            yield problem(entry, (), "HB321", f"the plan carries out {number}, not two", hint, "warning")
        if count and not from_mutual_learning(context.library, entry):
            hint = "one action should be on the theme of a working group in which the city learns"
            yield problem(entry, (), "HB322", "the plan carries out no action from mutual learning", hint, "warning")
