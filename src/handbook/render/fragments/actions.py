"""How proposed actions are shown: their guiding questions, and the plan that carries them out."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.load import Entry
from handbook.models import Action, WorkingGroup
from handbook.render.fragments.plans import ShownObjective, ShownPlan
from handbook.render.view import View


@dataclass(frozen=True)
class ShownAction:
    """A proposed action in the language of a view."""

    view: View
    entry: Entry

    @property
    def action(self) -> Action:
        record = self.view.record(self.entry)
        assert isinstance(record, Action)  # noqa: S101 - for the type checker: callers have actions only
        return record

    @property
    def plan(self) -> ShownPlan | None:
        """The published plan that carries it out."""
        by = self.action.carried_out_by
        entry = self.view.library.get("action-plan", by.plan) if by else None
        if entry is None or entry.record.status not in ("published", "superseded"):
            return None
        return ShownPlan(self.view, entry)

    @property
    def whole_plan(self) -> bool:
        by = self.action.carried_out_by
        return by is not None and by.objective is None

    def objectives(self) -> list[ShownObjective]:
        """The objectives of the plan that carry it out."""
        by, plan = self.action.carried_out_by, self.plan
        return plan.objectives(by.objective) if by and plan else []

    def shared_with(self) -> list[Entry]:
        """The actions that have the same guiding questions, whichever of the two says so."""
        library = self.view.library
        named = [library.get(Action.type, id_) for id_ in self.action.guiding_questions_shared_with]
        naming = library.referring(self.entry, Action, "guiding_questions_shared_with")
        found = {entry.key: entry for entry in [*named, *naming] if entry and entry.key != self.entry.key}
        return list(found.values())

    def groups(self) -> list[Entry]:
        """The working groups of its themes."""
        return [
            entry
            for entry in self.view.library.published(WorkingGroup.type)
            if isinstance(entry.record, WorkingGroup) and entry.record.theme in self.action.themes
        ]


def shown_actions(view: View, *, theme: str = "", city: str = "", organisation: str = "") -> list[ShownAction]:
    """The published actions that fit every filter given."""
    return [
        ShownAction(view, entry)
        for entry in view.library.published(Action.type)
        if isinstance(entry.record, Action)
        and (not theme or theme in entry.record.themes)
        and city in ("", entry.record.city)
        and organisation in ("", entry.record.organisation)
    ]
