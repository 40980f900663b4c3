"""The only schema: a model per record type. A new type is a module here and a line in RECORD_TYPES."""

from __future__ import annotations

from handbook.models.action import Action
from handbook.models.action_plan import ActionPlan
from handbook.models.award import Award
from handbook.models.benchmark import Assessment, Framework
from handbook.models.document import Document
from handbook.models.event import Event, Webinar
from handbook.models.network import Coalition, Methodology, Theme, WorkingGroup
from handbook.models.places import City, Organisation
from handbook.models.practice import Practice
from handbook.models.recommendation import Recommendation
from handbook.models.record import Record

RECORD_TYPES: tuple[type[Record], ...] = (
    Practice,
    ActionPlan,
    Action,
    Webinar,
    Event,
    Recommendation,
    City,
    Organisation,
    Coalition,
    WorkingGroup,
    Theme,
    Framework,
    Assessment,
    Award,
    Methodology,
    Document,
)

TYPES: dict[str, type[Record]] = {model.type: model for model in RECORD_TYPES}
SECTIONS: dict[str, type[Record]] = {model.section: model for model in RECORD_TYPES}

__all__ = [
    "RECORD_TYPES",
    "SECTIONS",
    "TYPES",
    "Action",
    "ActionPlan",
    "Assessment",
    "Award",
    "City",
    "Coalition",
    "Document",
    "Event",
    "Framework",
    "Methodology",
    "Organisation",
    "Practice",
    "Recommendation",
    "Record",
    "Theme",
    "Webinar",
    "WorkingGroup",
]
