"""The corpus as a Hugo site: a content folder per language, taxonomies, and templates that show the same fields."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Final

from bench.speed.corpus import Corpus, Data, Record
from bench.speed.words import LANGUAGES, seeded

_LAYOUTS: Final = Path(__file__).parent / "hugo_layouts"
_NAMES: Final = {"es": "Español", "de": "Deutsch", "en": "English", "fr": "Français", "it": "Italiano"}
_LINK: Final = re.compile(r"\]\(([a-z0-9-]+)\.md\)")

_CONFIGURATION: Final = """\
baseURL = "https://bench.example.org/"
title = "Measured handbook"
defaultContentLanguage = "en"
defaultContentLanguageInSubdir = true
disableKinds = ["RSS"]
[taxonomies]
theme = "themes"
city = "city"
country = "country"
[markup.tableOfContents]
startLevel = 2
endLevel = 3
"""
_STYLE: Final = "body{font-family:sans-serif;max-width:60rem;margin:auto;padding:1rem}table{border-collapse:collapse}"


def write_hugo(corpus: Corpus, root: Path) -> None:
    """Write the whole site into `root`; it is built into `public/`."""
    languages = "".join(
        f'[languages.{code}]\nlanguageName = "{_NAMES[code]}"\ncontentDir = "content/{code}"\nweight = {weight}\n'
        for weight, code in enumerate(LANGUAGES, 1)
    )
    _write(root / "config.toml", _CONFIGURATION + languages)
    _write(root / "static/style.css", _STYLE)
    shutil.copytree(_LAYOUTS, root / "layouts", dirs_exist_ok=True)
    countries = {city.id: city.facts["country"] for city in corpus.cities}
    for language in LANGUAGES:
        content = root / "content" / language
        for record in corpus.records:
            _write(content / _path(record), _page(record, language, countries))
        for name in ("", "practices", "cities", "organisations", "themes"):
            words, rng = corpus.words[language], seeded(f"{name} {language}")
            front: Data = {"title": words.phrase(rng, 3), "description": words.sentence(rng, 12)}
            _write(content / name / "_index.md", _file(front, words.sentence(rng, 20)))


def edited_file(corpus: Corpus) -> str:
    """The file that corresponds to the one edited in our project."""
    record = corpus.practices[len(corpus.practices) // 2]
    return f"content/{record.language}/{_path(record)}"


def _path(record: Record) -> str:
    """A theme is a term of its taxonomy, the others are pages of their sections."""
    return f"themes/{record.id}/_index.md" if record.section == "handbooks" else f"{record.section}/{record.id}.md"


def _page(record: Record, language: str, countries: dict[str, str]) -> str:
    data = dict(record.shown(language))
    text = str(data.pop("body", ""))
    own = data.pop("language")
    data |= {"source_language": own, "shown": language if language in record.texts else own, "id": record.id}
    if record.section == "practices":
        data["country"] = countries[data["city"]]
        data |= {name: [data[name]] for name in ("city", "country")}
    else:
        # Only practices are counted in the lists by city, country and theme.
        data = {f"of_{name}" if name in ("city", "country", "themes") else name: data[name] for name in data}
    return _file(data, _LINK.sub(r"](../\1/)", text))


def _file(front: Data, text: str) -> str:
    """Front matter as JSON, which Hugo reads fastest."""
    return f"{json.dumps(front, ensure_ascii=False, indent=1)}\n\n{text}"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
