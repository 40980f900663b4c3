"""A small project to build: one or two records of the types that a test needs."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

CONFIGURATION = """\
site_name: Tiny handbook
site_url: https://tiny.example.org/
theme:
  name: material
  font: false
plugins:
  - handbook:
      languages: [es, de, en, fr, it]
      default_language: en
      edit_url: https://git.example.org/edit/main/
  - macros:
      module_name: macros
      render_by_default: false
      on_undefined: strict
      on_error_fail: true
  - mike:
      alias_type: copy
      version_selector: false
markdown_extensions: [tables, attr_list, md_in_html]
nav:
  - Home: index.md
  - Practices: practices/index.md
"""

MACROS = """\
from handbook.plugin.mkdocs_plugin import define_macros


def define_env(env):
    define_macros(env)
"""

CITY = """\
title: Springfield
summary: A city for tests.
language: en
kind: city
names: {de: Springfeld, en: Springfield}
country: DE
position: {latitude: 50.0, longitude: 10.0}
official_languages: [de]
sources:
  - title: Atlas
    url: https://atlas.example.org/
"""

ORGANISATION = """\
title: Chamber of Springfield
summary: The chamber of commerce of Springfield.
language: en
kind: chamber
country: DE
city: springfield
sources:
  - title: Register
    url: https://register.example.org/
"""

THEME = """\
title: Outreach
summary: Reaching people.
language: en
number: 1
questions:
  - {id: q1, text: How to reach people?}
sources:
  - title: Report
    url: https://report.example.org/
"""

PRACTICE = """\
---
title: Market stall advice
summary: Advice where people already are.
language: en
themes: [outreach]
city: springfield
organisation: chamber
actor: chamber-of-commerce
level: local
sources:
  - title: Report
    url: https://report.example.org/
---

The chamber gives advice at **market stalls**.
"""

TRANSLATION = """\
---
title: Beratung am Marktstand
summary: Beratung dort, wo die Menschen schon sind.
translation: {state: reviewed}
---

Die Kammer berät an **Marktständen**.
"""


class TinyProject:
    """A valid project in `root`; `write` adds or replaces files."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("mkdocs.yml", CONFIGURATION)
        self.write("macros.py", MACROS)
        self.write("docs/index.md", "---\ntitle: Welcome\n---\n\n# Welcome\n\nThis is *home*.\n")
        self.write("docs/practices/index.md", '---\ntitle: Practices\n---\n\n# Practices\n\n{{ cards("practices") }}\n')
        self.write("data/cities/springfield.yml", CITY)
        self.write("data/organisations/chamber.yml", ORGANISATION)
        self.write("data/themes/outreach.yml", THEME)
        self.write("practices/market-stall.md", PRACTICE)
        self.write("practices/market-stall.de.md", TRANSLATION)

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file of the project."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            file.write_bytes(text)
        else:
            file.write_text(dedent(text), encoding="utf-8")
        return file
