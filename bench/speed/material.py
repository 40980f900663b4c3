"""The corpus for MkDocs with Material and static-i18n, at its best: records not in the navigation, lists ready made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.speed.corpus import Corpus, Record
from bench.speed.words import LANGUAGES, seeded

_CONFIGURATION: Final = """\
site_name: Measured handbook
site_url: https://bench.example.org/
theme: {name: material, font: false}
plugins:
  - search
  - i18n:
      docs_structure: suffix
      fallback_to_default: true
      languages:
        - {locale: en, name: English, default: true, build: true}
        - {locale: es, name: Español, build: true}
        - {locale: de, name: Deutsch, build: true}
        - {locale: fr, name: Français, build: true}
        - {locale: it, name: Italiano, build: true}
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables]
nav: [index.md, handbooks/index.md, practices/index.md, cities/index.md, organisations/index.md]
"""
_SECTIONS: Final = ("practices", "cities", "organisations", "handbooks")


def write_material(corpus: Corpus, root: Path) -> None:
    """Write the whole site into `root`; it is built into `site/`."""
    _write(root / "mkdocs.yml", _CONFIGURATION)
    for language in LANGUAGES:
        suffix = "" if language == "en" else f".{language}"
        for record in corpus.records:
            _write(root / f"docs/{record.section}/{record.id}{suffix}.md", _page(corpus, record, language))
        for name, listed in _lists(corpus):
            words, rng = corpus.words[language], seeded(f"{name} {language}")
            up = "../" if "/" in name else ""
            lines = [f"---\ntitle: {words.phrase(rng, 3)}\n---\n", f"{words.sentence(rng, 20)}\n"]
            lines += [_link(record, language, up) for record in listed]
            _write(root / f"docs/{name}{suffix}.md", "\n".join(lines) + "\n")


def edited_file(corpus: Corpus) -> str:
    """The file that corresponds to the one edited in our project."""
    record = corpus.practices[len(corpus.practices) // 2]
    suffix = "" if record.language == "en" else f".{record.language}"
    return f"docs/practices/{record.id}{suffix}.md"


def _lists(corpus: Corpus) -> Iterator[tuple[str, list[Record]]]:
    yield "index", []
    for section in _SECTIONS:
        yield f"{section}/index", [record for record in corpus.records if record.section == section]
    by_country: dict[str, list[Record]] = {code: [] for code in corpus.countries}
    for city in corpus.cities:
        in_city = _practices(corpus, "city", city.id)
        by_country[city.facts["country"]] += in_city
        yield f"by-city/{city.id}", in_city
    for code, in_country in by_country.items():
        yield f"by-country/{code.lower()}", in_country


def _practices(corpus: Corpus, key: str, ident: str) -> list[Record]:
    """The practices of a city, an organisation or a theme."""
    return [record for record in corpus.practices if ident in (record.facts[key], *record.facts["themes"])]


def _link(record: Record, language: str, up: str) -> str:
    shown = record.shown(language)
    return f"- [{shown['title']}]({up}{record.section}/{record.id}.md): {shown['summary']}"


def _page(corpus: Corpus, record: Record, language: str) -> str:
    data = record.shown(language)
    front = f"---\ntitle: {json.dumps(data['title'], ensure_ascii=False)}\n---\n\n{data['summary']}\n\n"
    if record.section == "practices":
        return front + _practice(corpus, record, language)
    key = {"cities": "city", "organisations": "organisation", "handbooks": "themes"}[record.section]
    of_it = _practices(corpus, key, record.id)
    texts = data.get("roles", []) + [question["text"] for question in data.get("questions", [])]
    lines = [f"- {text}" for text in texts] + ["", *(_link(practice, language, "../") for practice in of_it)]
    return front + "\n".join(lines) + "\n"


def _practice(corpus: Corpus, record: Record, language: str) -> str:
    data = record.shown(language)
    by_id = {other.id: other for other in corpus.records}
    facts = [("city", data["city"]), ("organisation", data["organisation"])]
    facts += [("partner", partner["organisation"]) for partner in data["partners"]]
    facts += [("theme", theme) for theme in data["themes"]]
    rows = [f"| {name} | {_title(by_id[ident], language)} |" for name, ident in facts]
    rows += [f"| {name} | {data[name]} |" for name in ("actor", "level")]
    results = [
        f"| {result['indicator']} | {result['value']} {result['unit']} | {result['period']} |"
        for result in data["results"]
    ]
    parts = ["\n".join(["| | |", "|---|---|", *rows]), f"## Need\n\n{data['need']}", data["body"].strip()]
    parts.append("\n".join(["## Results\n", "| Indicator | Value | Period |", "|---|---|---|", *results]))
    parts += [
        f"## {name}\n\n" + "\n".join(f"- {text}" for text in data[name])
        for name in ("challenges", "success_conditions", "lessons")
    ]
    sources = "\n".join(f"- [{source['title']}]({source['url']})" for source in data["sources"])
    parts.append(f"## Sources\n\n{sources}")
    related = [by_id[key.partition("/")[2]] for key in data["related"]]
    parts.append("## Related\n\n" + "\n".join(_link(other, language, "../") for other in related))
    return "\n\n".join(parts) + "\n"


def _title(record: Record, language: str) -> str:
    return f"[{record.shown(language)['title']}](../{record.section}/{record.id}.md)"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
