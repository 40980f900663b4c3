"""A project in which records refer to each other in all ways, and written pages list them by macros."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from handbook.fingerprints import fingerprint
from tests.e2e.tiny import TinyProject
from tests.unit.places_project import FILES as PLACES

SOURCES = "sources: [{title: Report, url: 'https://report.example.org/'}]\n"

MEETING = """\
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
statements:
  - speaker:
      name: Kim Named
      office: Mayor
      consent: {basis: public-office, covers: [name], until: '2040'}
    points: [Said more.]
lessons:
  - {id: L1.01, themes: [skills], kind: lesson, voice: The chamber, organisation: chamber,
     text: Ask first., lines: '3'}
  - {id: L1.02, themes: [skills, buying], kind: recommendation, text: Split the lots., lines: 4-5}
---

What was said, and [a desk](../practices/desk.md).
"""

STALL_SUMMARY = "Advice where people already are."

GERMAN = f"""\
---
title: Beratung am Marktstand
summary: Beratung dort, wo die Menschen schon sind.
translation:
  state: machine
  fields:
    summary: {{source: "{fingerprint(STALL_SUMMARY)}", text: "00000000"}}
---

Die Kammer berät an **Marktständen**.
"""

NAV = """\
nav:
  - Home: index.md
  - Handbooks: handbooks/index.md
  - Practices: practices/index.md
  - Cities: cities/index.md
  - Data: data.md
"""

PAGES = {
    "index": """
        # Welcome

        We have {{ count("practices") }} practices. See [the market stall](practices/market-stall/index.md).

        {{ counts() }}

        {{ section_cards() }}

        {{ city_map() }}
        """,
    "practices/index": """
        # Practices

        {{ cards("practices", filters=true) }}

        {{ table("practices", theme="outreach") }}
        """,
    "cities/index": """
        # Cities

        {{ links("cities") }}

        {{ cards("practices", city="rivertown") }}
        """,
    "handbooks/outreach": """
        # Outreach

        {{ questions("outreach") }}

        {{ links("practices", theme="outreach") }}

        {{ lessons("skills") }}
        """,
    "handbooks/index": """
        # Handbooks

        {{ cards("handbooks") }}
        """,
    "data": """
        # Data

        {{ data_files() }}

        {{ errata() }}

        {{ documents() }}

        {{ translation_status() }}

        {{ timeline() }}

        {{ az_index() }}

        Back to [the start](index.md).
        """,
}  # fmt: skip


class RichProject(TinyProject):
    """Small enough to be built many times. `practice` adds or replaces one of its practices."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        for path, text in {**PLACES, "events/meeting.md": MEETING}.items():
            text = dedent(text).lstrip()
            if "\nsources:" not in text:
                text = text.replace("language:", f"{SOURCES}language:", 1)
            self.write(path, text)
        self.write("practices/market-stall.de.md", GERMAN)
        self.practice("kiosk", "Kiosk", body="As at [the stall](market-stall.md).", related="[practices/market-stall]")
        self.practice("bare", "Bare", body="")
        self.practice("hidden", "Hidden", status="draft")
        for name, body in PAGES.items():
            self.page(name, name.split("/")[0].title(), dedent(body))
        stall = "[Marktstand](practices/market-stall/index.md)"
        self.page("index.de", "Willkommen", f'# Willkommen\n\n{stall}\n\n{{{{ links("practices", limit=2) }}}}')
        self.page("data.fr", "Données", '# Données\n\n{{ count("cities") }}\n\n[Retour](index.md)')
        configuration = (self.root / "mkdocs.yml").read_text(encoding="utf-8")
        configuration = configuration.replace("[es, de, en, fr, it]", "[de, en, fr]")
        self.write("mkdocs.yml", configuration.partition("nav:")[0] + NAV)

    def practice(
        self, id_: str, title: str, *, body: str = "A *text*.", summary: str = "In short.", theme: str = "outreach",
        city: str = "springfield", status: str = "published", related: str = "[]", former: str = "[]",
    ) -> Path:  # fmt: skip
        """Write a practice."""
        head = (
            f"title: {title}\nsummary: {summary}\nlanguage: en\nthemes: [{theme}]\ncity: {city}\n"
            f"organisation: chamber\nactor: chamber-of-commerce\nlevel: local\nstatus: {status}\n"
            f"former_ids: {former}\nrelated: {related}\n"
        )
        return self.write(f"practices/{id_}.md", f"---\n{head}{SOURCES}---\n\n{body}\n")

    def page(self, name: str, title: str, body: str, front: str = "") -> Path:
        """Write a page of `docs/`."""
        return self.write(f"docs/{name}.md", f"---\ntitle: {title}\n{front}---\n\n{body}\n")

    def replace(self, path: str, old: str, new: str) -> None:
        """Change a file of the project in one place."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text, f"{path} has no {old!r}"
        self.write(path, text.replace(old, new, 1))
