"""Assessments keep to their framework."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.models import Assessment, Framework
from handbook.problems import Problem, suggest
from handbook.rules.context import Context, problem

CODES: Final = {"HB390": "An assessment has an actor, a dimension or a score that its framework does not have."}


def check(context: Context) -> Iterator[Problem]:
    """Actor, dimension and score of an assessment are those of its framework."""
    for entry in context.library.all(Assessment.type):
        record = entry.record
        framework = context.library.get(Framework.type, getattr(record, "framework", ""))
        if not isinstance(record, Assessment) or framework is None or not isinstance(framework.record, Framework):
            continue
        for name, value, axes in (
            ("actor", record.actor, framework.record.actors),
            ("dimension", record.dimension, framework.record.dimensions),
        ):
            known = [axis.id for axis in axes]
            if value not in known:
                meant = suggest(value, known)
                hint = f"did you mean `{meant}`?" if meant else f"there are: {', '.join(known)}"
                message = f"`{framework.record.id}` has no {name} `{value[:60]}`"
                yield problem(entry, (name,), "HB390", message, hint)
        scale = framework.record.scale
        if record.score is not None and (scale is None or not scale.lowest <= record.score <= scale.highest):
            limits = f"from {scale.lowest} to {scale.highest}" if scale else "not given in the framework"
            message = f"the score {record.score} is not on the scale of `{framework.record.id}`"
            yield problem(entry, ("score",), "HB390", message, f"the scale is {limits}")
