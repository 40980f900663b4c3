"""A small network of made-up places, for the tests of pages and macros."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

from handbook.languages import Catalogues
from handbook.pages import PAGES, Page, render_page
from handbook.project import open_project
from handbook.render.view import View
from handbook.settings import Settings

LANGUAGES = ("es", "de", "en", "fr", "it")

FILES = {
    "data/cities/rivertown.yml": """
        title: Rivertown
        summary: A city at a river.
        language: en
        kind: city
        names: {de: Flussstadt, en: Rivertown, fr: Rivièreville}
        country: DE
        nuts: {code: DE212}
        position: {latitude: 48.1, longitude: 11.5}
        official_languages: [de]
        spellings: [{printed: Flußstadt, language: de, note: Old spelling}]
        figures:
          - {value: 30000, what: businesses, date: '2018', sources: [{document: report, lines: '147'}]}
        """,
    "data/cities/lakeside.yml": """
        title: Lakeside
        summary: A region at a lake.
        language: en
        kind: region
        names: {en: Lakeside}
        country: IT
        position: {latitude: 45.4, longitude: 9.1}
        official_languages: [it]
        """,
    "data/organisations/chamber.yml": """
        title: Chamber of Rivertown
        summary: An organisation.
        language: en
        kind: chamber
        country: DE
        city: rivertown
        variants: [{printed: Chambre, language: fr, lines: '12'}]
        roles: [Gives advice.]
        """,
    "data/organisations/stranger.yml": """
        title: Ärzteverein
        summary: Nobody knows where it is.
        language: en
        kind: association
        country: null
        """,
    "data/themes/skills.yml": """
        title: Skills
        summary: A theme.
        language: en
        number: 2
        questions: [{id: q1, text: How are skills built?}]
        open_list: true
        """,
    "data/themes/buying.yml": """
        title: Buying
        summary: Another theme.
        language: en
        number: 1
        questions: [{id: q1, text: Who buys?}]
        """,
    "data/working-groups/skills.yml": """
        title: Group on skills
        summary: A group.
        language: en
        number: 1
        theme: skills
        leading: [{city: rivertown, note: supportive role}]
        learning: [{city: lakeside, query: Is that so?}]
        """,
    "data/documents/report.yml": """
        title: Report
        summary: A document.
        language: en
        document_language: fr
        what: A report.
        line_count: 1760
        unknown: [Who wrote it]
        errata:
          - {id: D1, kind: date, printed: 9.00 – 13.00, meant: 9.00 – 12.00, confidence: certain, handling: Computed.,
             status: corrected, concerns: [{record: events/meeting#morning, field: printed}]}
          - {id: D2, kind: gap, printed: '', confidence: open, handling: Asked., status: open}
        """,
    "data/coalitions/union.yml": """
        title: Union
        summary: Alliance of all.
        language: en
        scope: EU
        members: [{organisation: chamber, since: '2018'}]
        ways_to_join: [{id: write, title: Write to us, countries: [DE]}]
        aims: [{id: one, title: An aim}]
        pillars: [{id: base, title: Base, text: What carries., actors: [Cities]}]
        audiences: [Cities]
        tools: [{id: map, title: A map}]
        demands: [split]
        """,
    "data/coalitions/national.yml": """
        title: Alliance
        summary: Alliance of one country.
        language: en
        scope: DE
        """,
    "data/awards/prize.yml": """
        title: Prize
        summary: A prize.
        language: en
        city: rivertown
        organisers: [chamber]
        criteria: [{title: Courage, text: Being brave.}]
        figures: [{value: 3000, unit: EUR, what: prize money, date: '2011', sources: [{title: A page}]}]
        editions:
          - {year: '2011', sources: [{title: A page}]}
          - {year: '2018', number: 9, winners: [{organisation: stranger, field: health}], sources: [{title: A page}]}
        """,
    "practices/desk.md": """
        ---
        title: One desk
        summary: One desk for all questions.
        language: en
        themes: [skills]
        city: rivertown
        organisation: chamber
        actor: chamber-of-commerce
        level: local
        ---
        A desk.
        """,
    "practices/atelier.md": """
        ---
        title: Écoute
        summary: On écoute.
        language: fr
        themes: [buying]
        city: lakeside
        organisation: stranger
        actor: civil-society
        level: local
        ---
        Un atelier.
        """,
    "action-plans/plan.md": """
        ---
        title: Plan of Rivertown
        summary: A plan.
        language: en
        themes: [skills]
        city: rivertown
        organisation: stranger
        objectives:
          - printed_title: Train
            steps:
              - what: Ask the chamber
                partners: {printed: Chamber, organisations: [chamber]}
                factors: {state: empty}
                start: 2019-01
                end: 2019-02
        ---
        """,
    "events/meeting.md": """
        ---
        title: Meeting
        summary: A meeting.
        language: en
        themes: [skills]
        sources: [{document: report, lines: 1-9}]
        start: 2018-12-04
        end: 2018-12-06
        mode: in-person
        city: rivertown
        blocks: [{id: morning, title: Morning, printed: 9.00 – 13.00}]
        agenda:
          - {day: 2018-12-05, start: "09:00", end: "10:05", title: Talks, kind: working-group, block: morning,
             minutes: 65, presentations: [{organisation: chamber, minutes: 25, actions: 2}], feedback_minutes: 40}
          - {day: 2018-12-05, start: "10:05", end: "12:00", title: Work, kind: work, block: morning}
          - {day: 2018-12-06, start: "15:30", title: Departure, kind: logistics}
        participants:
          stated: environ 30
          listed:
            - {organisation: chamber, country: DE, people: 3}
            - {organisation: stranger, country: BE, people: 1}
            - {organisation: chamber, country: BE, people: 2}
        statements:
          - speaker: {name: Jo Secret, office: Head of department, organisation: chamber}
            points: [Said something.]
          - speaker:
              name: Kim Named
              office: Mayor
              consent: {basis: public-office, covers: [name]}
            points: [Said more.]
          - speaker:
              name: Max Expired
              office: Clerk
              consent: {basis: recorded, covers: [name], until: '2019'}
            points: [Said it once.]
        lessons:
          - {id: L1.01, themes: [skills], kind: lesson, voice: The chamber, organisation: chamber,
             text: Ask first., lines: '3'}
          - {id: L1.02, themes: [skills, buying], kind: recommendation, text: Split the lots., lines: 4-5}
        footnotes: [A note.]
        photo_credits: [Press office]
        ---
        """,
    "webinars/call.md": """
        ---
        title: Call
        summary: A call.
        language: en
        themes: [skills]
        start: {date: 2018-11-05, printed: semaine du 5}
        end: 2018-11-10
        mode: online
        working_group: skills
        sources: [{document: report}]
        ---
        """,
    "recommendations/split.md": """
        ---
        title: Split tenders
        summary: Into lots.
        language: en
        themes: [buying]
        addressees: [municipality]
        evidence: [events/meeting#L1.02]
        ---
        Split **tenders** into lots.
        """,
}


def places(root: Path, language: str = "en") -> View:
    """The project written to `root`, seen in a language."""
    for path, text in FILES.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).lstrip(), encoding="utf-8")
    settings = Settings(root, LANGUAGES, "en", "Network", "https://handbook.example.org/")
    project = open_project(settings, date(2026, 1, 1))
    # Sources would only make the records longer; people without consent are a test of their own.
    errors = [problem for problem in project.errors if problem.code not in ("HB350", "HB360")]
    assert errors == []
    return View(project.library, settings, Catalogues(settings.catalogue_folders()), language, "../../../")


def page(view: View, key: str) -> Page:
    """The page of the record `<section>/<id>`."""
    entry = view.library.entries[key]
    kind = next(kind for kind in PAGES if kind.type == entry.record.type)
    return render_page(kind, view, entry)
