"""Taking over a translators' file: all of it, or nothing.

The files that come out of it pass every check before the first is written.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from handbook import frontmatter, yaml12
from handbook.exchange.edit import copied, edited, with_text
from handbook.exchange.incoming import Incoming, Item
from handbook.exchange.revision import Changes, changes
from handbook.fingerprints import fingerprint
from handbook.library import Library
from handbook.library.translations import Pair, text_mark
from handbook.load import Entry, Translation
from handbook.load.entry import Read, gist_of
from handbook.load.glossary import load_glossary
from handbook.load.record_file import read, validate
from handbook.models.translation import KEY, translation_model
from handbook.problems import Problem
from handbook.rules import RULES, Context
from handbook.settings import Settings


@dataclass(frozen=True, slots=True)
class NewFile:
    """A translation's file as it will be; `fields` counts the texts that change in it."""

    path: str
    content: bytes
    fields: int


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a file: either problems among which is an error, or the files to be written."""

    files: tuple[NewFile, ...]
    problems: tuple[Problem, ...]

    @property
    def is_refused(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)


def take_over(library: Library, settings: Settings, today: date, incoming: Incoming, file: str) -> Result:
    """Turn the units of `file` into changed translations. Nothing is written here."""
    found, mistakes = changes(library, incoming, file)
    if mistakes:
        return Result((), tuple(sorted(mistake.in_file(file) for mistake in mistakes)))
    language = incoming.target_language
    new = [(change, _new_file(settings.root, change, language)) for change in found]
    return Result(tuple(file for _, file in new), tuple(_checked(library, settings, today, new, language, file)))


def write(root: Path, files: tuple[NewFile, ...]) -> None:
    """Write all files, or none: each is written beside its place first."""
    waiting: list[tuple[Path, Path]] = []
    try:
        for file in files:
            target = root / file.path
            with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as beside:
                waiting.append((Path(beside.name), target))
                beside.write(file.content)
            Path(beside.name).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
        while waiting:
            beside_path, target = waiting[0]
            beside_path.replace(target)
            waiting.pop(0)
    finally:
        for left, _ in waiting:
            left.unlink(missing_ok=True)


def _new_file(root: Path, change: Changes, language: str) -> NewFile:
    entry = change.entry
    model, existing = type(entry.record), entry.translations.get(language)
    markdown = model.suffix == ".md"
    path = existing.path if existing else f"{model.folder}/{entry.record.id}.{language}{model.suffix}"
    raw = (root / path).read_bytes() if existing else b""
    text = frontmatter.read_text(raw).text or "" if existing else ("---\n---\n" if markdown else "")
    content = read(root / path, path)[0] if existing else None
    data: dict[str, Any] = copied(content.data) if content else {KEY: {"state": "draft"}}
    replaced: dict[yaml12.Path, str] = {}
    for pair, item in change.texts:
        new = item.target.strip()
        with_text(data, entry.record, pair.place, new)
        if pair.translated_place is not None:
            replaced[pair.translated_place] = new
    _keep_marks(data, existing, change.texts)
    written = edited(text, data, replaced, [*model.model_fields, KEY], markdown)
    if b"\r\n" in raw:
        written = written.replace("\n", "\r\n")
    start = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    return NewFile(path, start + written.encode(), len(change.texts))


def _keep_marks(data: dict[str, Any], existing: Translation | None, texts: list[tuple[Pair, Item]]) -> None:
    """Note from which source the new texts were made, where the file keeps that."""
    state = data.get(KEY)
    if (existing is not None and not existing.state.fields) or not isinstance(state, dict):
        return
    kept = state.setdefault("fields", {})
    for pair, item in texts:
        marks = {"source": fingerprint(pair.source), "text": text_mark(item.target.strip())}
        kept[pair.name] = {**kept.get(pair.name, {}), **marks}


def _checked(
    library: Library,
    settings: Settings,
    today: date,
    new: list[tuple[Changes, NewFile]],
    language: str,
    file: str,
) -> list[Problem]:
    """What the checks say of the library as it would be and do not say of it as it is."""
    problems: list[Problem] = []
    entries: dict[str, Entry] = dict(library.entries)
    items: Mapping[str, Changes] = {written.path: change for change, written in new}
    with tempfile.TemporaryDirectory() as folder:
        for change, written in new:
            place = Path(folder) / written.path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(written.content)
            entry, wrong = _with_translation(change.entry, place, written.path, language)
            problems += wrong
            entries[entry.key] = entry
    if not any(problem.severity == "error" for problem in problems):
        after = Library(entries.values(), library.languages)
        before = {(p.path, p.code, p.message) for p in _rules(library, settings, today)}
        problems += [p for p in _rules(after, settings, today) if (p.path, p.code, p.message) not in before]
    return sorted({_in_file(problem, file, items, entries, language) for problem in problems})


def _rules(library: Library, settings: Settings, today: date) -> list[Problem]:
    glossary, _ = load_glossary(settings.root, settings.languages)
    context = Context(library, settings, today, glossary=glossary)
    return [problem for rule in RULES for problem in rule(context)]


def _with_translation(entry: Entry, place: Path, path: str, language: str) -> tuple[Entry, list[Problem]]:
    content, problems = read(place, path)
    if content is None:
        return entry, problems
    fields, wrong = validate(content, translation_model(type(entry.record)), path, facts=type(entry.record))
    if fields is None or problems or wrong:
        return entry, problems + wrong
    translation = Translation(language, path, Read(fields, gist_of(fields), content.lines))
    return replace(entry, translations={**entry.translations, language: translation}), []


def _in_file(
    problem: Problem, file: str, items: Mapping[str, Changes], entries: Mapping[str, Entry], language: str
) -> Problem:
    """The problem at the unit in the translators' file, whose writer knows no other."""
    change = items.get(problem.path)
    if change is None:
        return problem
    translation = entries[change.entry.key].translations.get(language)
    unit = change.texts[0][1]
    if translation is not None:
        best = 0
        for pair, item in change.texts:
            line = translation.lines.where(pair.translated_place or pair.place).line
            if best <= line <= problem.line:
                best, unit = line, item
    message = f"{unit.id}: {problem.message}"
    return replace(problem, path=file, line=unit.line, column=unit.column, message=message)
