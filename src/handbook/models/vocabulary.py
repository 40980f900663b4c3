"""Closed lists of codes, each with the English words that catalogues translate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


def _(message: str) -> str:
    """Mark a message for extraction; it is translated where it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class Vocabulary:
    name: str
    labels: Mapping[str, str]

    def __init__(self, name: str, labels: dict[str, str]) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "labels", MappingProxyType(labels))

    def __hash__(self) -> int:
        return hash(self.name)


STATUS = Vocabulary(
    "status",
    {"draft": _("draft"), "published": _("published"), "superseded": _("superseded"), "withdrawn": _("withdrawn")},
)
TRANSLATION_STATE = Vocabulary(
    "translation state",
    {"machine": _("machine translation"), "draft": _("draft translation"), "reviewed": _("reviewed translation")},
)
ACTOR = Vocabulary(
    "actor",
    {
        "municipality": _("municipality"),
        "regional-authority": _("regional authority"),
        "national-authority": _("national authority"),
        "chamber-of-commerce": _("chamber of commerce"),
        "business-organisation": _("business organisation"),
        "immigrant-organisation": _("immigrant organisation"),
        "development-agency": _("development agency"),
        "civil-society": _("civil-society organisation"),
        "company": _("company"),
        "network": _("network"),
    },
)
LEVEL = Vocabulary(
    "level", {"local": _("local"), "regional": _("regional"), "national": _("national"), "european": _("European")}
)
STAGE = Vocabulary(
    "stage",
    {
        "pilot": _("pilot"),
        "running": _("running"),
        "mainstreamed": _("mainstreamed"),
        "ended": _("ended"),
        "stopped": _("stopped"),
    },
)
TARGET_GROUP = Vocabulary(
    "target group",
    {
        "migrant-entrepreneurs": _("migrant entrepreneurs"),
        "would-be-entrepreneurs": _("would-be entrepreneurs"),
        "migrant-organisations": _("migrant organisations"),
        "refugees": _("refugees"),
        "women": _("women"),
        "young-people": _("young people"),
        "public-buyers": _("public buyers"),
        "corporate-buyers": _("corporate buyers"),
        "civil-servants": _("civil servants"),
        "decision-makers": _("decision-makers"),
        "chambers": _("chambers of commerce"),
        "general-public": _("general public"),
    },
)
ORGANISATION_KIND = Vocabulary(
    "kind of organisation",
    {
        "municipality": _("municipality"),
        "city-department": _("city department"),
        "regional-authority": _("regional authority"),
        "department-council": _("department council"),
        "national-government": _("national government"),
        "state-directorate": _("state directorate"),
        "federal-agency": _("federal agency"),
        "press-office": _("press office"),
        "advisory-council": _("advisory council"),
        "chamber": _("chamber"),
        "chamber-agency": _("agency of a chamber"),
        "employers-federation": _("employers' federation"),
        "association": _("association"),
        "association-of-agencies": _("association of development agencies"),
        "ngo": _("non-governmental organisation"),
        "think-and-do-tank": _("think-and-do tank"),
        "network": _("network"),
        "local-working-group": _("local working group"),
        "career-centre": _("career centre"),
        "research-unit": _("research unit"),
        "school": _("school"),
        "cooperative": _("cooperative"),
        "company": _("company"),
        "entrepreneur-or-brand": _("entrepreneur or brand"),
        "kind-of-organisation": _("a kind of organisation"),
        "organisation": _("organisation"),
        "earlier-project": _("earlier project"),
        "eu-programme": _("EU programme"),
    },
)
MODE = Vocabulary("mode", {"in-person": _("in person"), "online": _("online"), "hybrid": _("in person and online")})
AGENDA_KIND = Vocabulary(
    "kind of agenda item",
    {
        "logistics": _("arrival and departure"),
        "meeting": _("meeting"),
        "award": _("award ceremony"),
        "opening": _("opening"),
        "working-group": _("working group"),
        "break": _("break"),
        "input": _("input"),
        "work": _("work"),
        "social": _("social event"),
        "coordination": _("coordination meeting"),
    },
)
LESSON_KIND = Vocabulary(
    "kind of lesson",
    {
        "lesson": _("lesson"),
        "recommendation": _("recommendation"),
        "fact": _("finding"),
        "practice": _("practice"),
        "process": _("process"),
        "commitment": _("commitment"),
    },
)
CELL_STATE = Vocabulary(
    "state of a cell",
    {
        "given": _("given"),
        "not_applicable": _("not applicable"),
        "empty": _("empty in the source"),
        "displaced": _("another column's content is printed here"),
    },
)
STEP_STATUS = Vocabulary(
    "status of a step",
    {
        "planned": _("planned"),
        "under-way": _("under way"),
        "done": _("done"),
        "changed": _("changed"),
        "dropped": _("dropped"),
    },
)
ERRATUM_KIND = Vocabulary(
    "kind of erratum",
    {
        "contradiction": _("contradiction"),
        "numbering": _("numbering"),
        "column-shift": _("column shift"),
        "date": _("date"),
        "gap": _("gap"),
        "layout": _("layout"),
        "variant": _("spelling variant"),
        "typo": _("typing error"),
        "fact": _("fact"),
        "parsing": _("reading the source"),
    },
)
CONFIDENCE = Vocabulary(
    "confidence",
    {
        "certain": _("certain"),
        "likely": _("likely"),
        "guess": _("a guess"),
        "open": _("open"),
        "background": _("not backed by a source"),
    },
)
ADOPTION = Vocabulary(
    "adoption",
    {"adopted": _("adopted"), "adapted": _("adapted"), "tried-and-stopped": _("tried and stopped")},
)
EVIDENCE_LEVEL = Vocabulary(
    "evidence level",
    {
        "described": _("described"),
        "monitored": _("monitored"),
        "evaluated": _("evaluated"),
        "replicated": _("replicated"),
    },
)
RECOMMENDATION_STATUS = Vocabulary(
    "status of a recommendation",
    {
        "proposed": _("proposed"),
        "presented": _("presented"),
        "taken-up": _("taken up"),
        "rejected": _("rejected"),
    },
)
PLACE_KIND = Vocabulary("kind of place", {"city": _("city"), "region": _("region")})
SUPPORT = Vocabulary(
    "kind of support",
    {
        "funding": _("funding"),
        "expertise": _("expertise"),
        "premises": _("premises"),
        "outreach": _("outreach"),
        "data": _("data"),
        "jury": _("jury"),
        "other": _("other support"),
    },
)
