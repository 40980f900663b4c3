"""`handbook status`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import click

from handbook.cli.check import has_errors
from handbook.cli.project_folder import WrongUse, open_folder, root_option, stop
from handbook.clock import today
from handbook.languages import own_name
from handbook.library import Library
from handbook.library.translations import MISSING, STATES, totals
from handbook.plugin.page_translations import SECTION, page_totals
from handbook.plugin.written_pages import WrittenPage, read_pages
from handbook.problems import suggest
from handbook.project import open_project

_ORDER: Final = tuple(reversed(STATES))
_HEAD: Final = ("texts", *_ORDER, "translated", "records", *_ORDER)


@click.command()
@root_option
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--lang", metavar="LANG", help="This language only.")
def status(root: Path | None, format_: str, lang: str | None) -> None:
    """Tell how far each language is translated.

    By section and state, texts and whole records. Records that were written in a language need no translation into it
    and are not counted there. `outdated` are texts whose source says something else by now.
    """
    opened = open_folder(root)
    settings = opened.settings
    if lang is not None and lang not in settings.languages:
        meant = suggest(lang, settings.languages)
        hint = f"did you mean `{meant}`? " if meant else ""
        raise WrongUse(f"`{lang}` is not a language of the site; {hint}there are {', '.join(settings.languages)}")
    project = open_project(settings, today())
    pages, wrong = read_pages(opened.pages, settings)
    found = as_data(project.library, pages, [lang] if lang else list(settings.languages))
    click.echo(json.dumps(found, indent=2, ensure_ascii=False) if format_ == "json" else "\n".join(_table(found)))
    if has_errors([*project.problems, *wrong]):
        click.echo("Some files have problems and are not counted: run `handbook check`.", err=True)
        stop(1)


def as_data(library: Library, pages: list[WrittenPage], languages: list[str]) -> dict[str, Any]:
    """Language -> section (also `pages` and `all`) -> `fields` and `records` -> how many are in which state."""
    found: dict[str, Any] = {}
    for language in languages:
        sections = {**totals(library, language), SECTION: page_totals(library, pages, language)}
        whole: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
        for of_fields, of_records in sections.values():
            whole[0].update(of_fields)
            whole[1].update(of_records)
        named = {"all": whole, **sections}
        found[language] = {
            section: {"fields": _counted(pair[0]), "records": _counted(pair[1])} for section, pair in named.items()
        }
    return {"languages": found}


def _counted(counter: Mapping[str, int]) -> dict[str, Any]:
    total = sum(counter.values())
    done = total - counter.get(MISSING, 0)
    percent = round(100 * done / total, 1) if total else None
    return {"total": total, "translated_percent": percent, **{state: counter.get(state, 0) for state in _ORDER}}


def _table(found: dict[str, Any]) -> Iterator[str]:
    rows: list[tuple[str, ...]] = [("", *_HEAD)]
    for language, sections in found["languages"].items():
        for section, counts in sections.items():
            name = f"{language} {own_name(language)}" if section == "all" else f"   {section}"
            rows.append((name, *_cells(counts["fields"], percent=True), *_cells(counts["records"], percent=False)))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        first, *others = row
        cells = "  ".join(cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        yield f"{first.ljust(widths[0])}  {cells}".rstrip()


def _cells(counted: Mapping[str, Any], *, percent: bool) -> list[str]:
    cells = [str(counted["total"]), *(str(counted[state] or "·") for state in _ORDER)]
    if percent:
        share = counted["translated_percent"]
        cells.append("–" if share is None else f"{share:.0f} %" if share in (0, 100) else f"{share:.1f} %")
    return cells
