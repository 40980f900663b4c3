"""The names of the sections, as headings of lists and groups of relations."""

from __future__ import annotations

from handbook.languages import N_

SECTION_TITLES = {
    "practices": N_("Practices"),
    "action-plans": N_("Action plans"),
    "actions": N_("Proposed actions"),
    "webinars": N_("Webinars"),
    "events": N_("Events"),
    "recommendations": N_("Recommendations"),
    "cities": N_("Cities and regions"),
    "organisations": N_("Organisations"),
    "coalitions": N_("Coalitions"),
    "working-groups": N_("Working groups"),
    "handbooks": N_("Handbooks"),
    "benchmark": N_("Benchmark"),
    "assessments": N_("Assessments"),
    "awards": N_("Awards"),
    "methodology": N_("Methodology"),
    "documents": N_("Sources and errata"),
}
"""Section -> its name in English, a message of the catalogues."""

TYPE_TITLES = {
    "practice": N_("Practice"),
    "action-plan": N_("Action plan"),
    "action": N_("Proposed action"),
    "webinar": N_("Webinar"),
    "event": N_("Event"),
    "recommendation": N_("Recommendation"),
    "city": N_("City or region"),
    "organisation": N_("Organisation"),
    "coalition": N_("Coalition"),
    "working-group": N_("Working group"),
    "theme": N_("Handbook"),
    "framework": N_("Benchmark framework"),
    "assessment": N_("Assessment"),
    "award": N_("Award"),
    "methodology": N_("Methodology"),
    "document": N_("Source document"),
}
"""Type -> the name of one record of it."""
