"""The corpus as a project of this generator: records, translations with fingerprints, and written pages with macros."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

from bench.speed.corpus import Corpus, Data, Record
from bench.speed.words import LANGUAGES, seeded
from handbook.fingerprints import fingerprint
from handbook.library.translations import text_mark
from handbook.models import SECTIONS

_CONFIGURATION: Final = """\
site_name: Measured handbook
site_url: https://bench.example.org/
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
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, {toc: {permalink: false}}]
nav:
  - Home: index.md
  - Handbooks: handbooks/index.md
  - Practices: practices/index.md
  - Cities and regions: cities/index.md
  - Organisations: organisations/index.md
"""
_MACROS: Final = """\
from handbook.plugin.mkdocs_plugin import define_macros


def define_env(env):
    define_macros(env)
"""


def write_project(corpus: Corpus, root: Path, *, search: bool = False) -> None:
    """Write the whole project into `root`. `search`: with the page on which readers search, so with its index."""
    _write(root / "mkdocs.yml", _CONFIGURATION)
    _write(root / "macros.py", _MACROS)
    for record in corpus.records:
        for path, text in record_files(record):
            _write(root / path, text)
    for name, calls in _pages(corpus).items():
        for language in LANGUAGES:
            suffix = "" if language == "en" else f".{language}"
            _write(root / f"docs/{name}{suffix}.md", _page(corpus, name, language, calls))
    if search:
        _write(root / "docs/search.md", "---\ntitle: Search\n---\n\n{{ search_box() }}\n")


def record_files(record: Record) -> Iterator[tuple[str, str]]:
    """The files of a record and its translations: path from the root, and text."""
    model = SECTIONS[record.section]
    for language in record.texts:
        if language == record.language:
            data, suffix = record.shown(language), ""
        else:
            data = dict(record.texts[language]) | {"translation": _state(record, language)}
            suffix = f".{language}"
        yield f"{model.folder}/{record.id}{suffix}{model.suffix}", _file(data, markdown=model.suffix == ".md")


def edited_file(corpus: Corpus) -> str:
    """The file that somebody edits between two builds: a practice from the middle."""
    record = corpus.practices[len(corpus.practices) // 2]
    return f"{SECTIONS[record.section].folder}/{record.id}.md"


def _state(record: Record, language: str) -> Data:
    source, translated = dict(_leaves(record.texts[record.language])), dict(_leaves(record.texts[language]))
    fields = {name: {"source": fingerprint(source[name]), "text": text_mark(text)} for name, text in translated.items()}
    return {"state": "reviewed", "date": "2026-01-15", "fields": fields}


def _leaves(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text with its name, as `handbook translate` names them: `results.0.indicator`, `questions.q1.text`."""
    if isinstance(value, str):
        yield name, value.rstrip("\n") if name != "body" else value.strip("\n")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            part = item.get("id", index) if isinstance(item, dict) else index
            yield from _leaves(item, f"{name}.{part}")
    else:
        for key, item in value.items():
            if key != "id":
                yield from _leaves(item, f"{name}.{key}" if name else key)


def _file(data: Data, *, markdown: bool) -> str:
    front = {key: value for key, value in data.items() if not (markdown and key == "body")}
    text = yaml.dump(front, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return f"---\n{text}---\n\n{data['body']}" if markdown else text


def _pages(corpus: Corpus) -> dict[str, list[str]]:
    """Written pages and what each pulls in: lists of all, and by theme, city and country."""
    sections, countries = ("practices", "cities", "organisations"), corpus.countries
    return {
        "index": ["{{ counts() }}", "{{ city_map() }}"],
        "handbooks/index": ['{{ cards("handbooks") }}'],
        **{
            f"{section}/index": [f'{{{{ cards("{section}"{", filters=True" if section == "practices" else ""}) }}}}']
            for section in sections
        },
        **{
            f"handbooks/{theme.id}": [
                f'{{{{ questions("{theme.id}") }}}}', f'{{{{ cards("practices", theme="{theme.id}") }}}}'
            ]
            for theme in corpus.themes
        },
        **{f"by-city/{city.id}": [f'{{{{ links("practices", city="{city.id}") }}}}'] for city in corpus.cities},
        **{f"by-country/{code.lower()}": [f'{{{{ table("practices", country="{code}") }}}}'] for code in countries},
    }  # fmt: skip


def _page(corpus: Corpus, name: str, language: str, calls: list[str]) -> str:
    words, rng = corpus.words[language], seeded(f"{name} {language}")
    front = ["---", f"title: {words.phrase(rng, 3)}", f"description: {words.sentence(rng, 12)}"]
    if language != "en":
        front.append("translation: {state: reviewed}")
    text = [*("\n\n".join((words.sentence(rng, 20), call)) for call in calls), f"## {words.phrase(rng, 3)}"]
    return "\n".join([*front, "---", "", "\n\n".join([*text, words.sentence(rng, 25)]), ""])


class _Dumper(yaml.CSafeDumper):
    """Without anchors: a contributor writes things twice. With quotes around what YAML 1.2 takes for a number."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True

    def represent_text(self, text: str) -> yaml.ScalarNode:
        style = "'" if text[:1].isdigit() and ":" not in text else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _Dumper.represent_text)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
