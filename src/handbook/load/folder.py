"""The folders of records -> entries. Every file there is read or complained about; none is passed over in silence."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from handbook.keeping import mark
from handbook.load.entry import Entry, Marks, Read, Said, Translation, gist_of
from handbook.load.kept_file import KeptFile
from handbook.load.parsed import Known, Parsed
from handbook.load.record_file import Content, parse, read_bytes, validate
from handbook.models import RECORD_TYPES, Record
from handbook.models.fields import ID_PATTERN, Model
from handbook.models.translation import translation_model
from handbook.problems import Problem, suggest

CODES: Final[dict[str, str]] = {
    "HB107": "A file or folder cannot be read.",
    "HB150": "The name of a file is not an id.",
    "HB151": "A file has an ending that records of its type do not have.",
    "HB152": "A folder stands where a file should, or a file where a folder should.",
    "HB153": "A link leads out of the project.",
    "HB154": "The key `id` differs from the name of the file.",
    "HB500": "A translation has no record.",
    "HB501": "A translation is in a language that is not configured.",
    "HB502": "A translation is in the language of its record.",
}

_ID = re.compile(ID_PATTERN)
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class _File:
    file: str
    path: str
    id: str
    language: str | None


def load_records(
    root: Path,
    languages: Collection[str],
    progress: Callable[[str], None] = lambda _path: None,
    parsed: Parsed | None = None,
) -> tuple[list[Entry], list[Problem]]:
    """All valid records of the project at `root`, and all problems met.

    `progress` is told each file's path; `parsed` has the files that were read before, and takes those read now.
    """
    known = parsed or Parsed()
    entries: list[Entry] = []
    problems: list[Problem] = []
    for model in RECORD_TYPES:
        found, wrong = _load_type(model, root, languages, progress, known)
        entries += found
        problems += wrong
    return entries, problems


def record_files(root: Path) -> Iterator[Path]:
    """All files in the folders of records, for counting and watching."""
    for model in RECORD_TYPES:
        folder = root / model.folder
        if folder.is_dir():
            yield from sorted(folder.iterdir())


def _load_type(
    model: type[Record], root: Path, languages: Collection[str], progress: Callable[[str], None], parsed: Parsed
) -> tuple[list[Entry], list[Problem]]:
    folder = root / model.folder
    if not folder.exists():
        return [], []
    if not folder.is_dir():
        hint = f"make `{model.folder}` a folder with a file for each record"
        return [], [Problem(model.folder, 1, 1, "HB152", f"`{model.folder}` must be a folder, but is a file", hint)]
    problems: list[Problem] = []
    files: list[_File] = []
    with os.scandir(folder) as found:  # knows what is a folder or a link without asking for each
        listed = sorted(found, key=lambda file: file.name)
    for file in listed:
        named = _named(file, model, root, languages)
        if isinstance(named, Problem):
            problems.append(named)
        elif named is not None:
            files.append(named)

    by_id: dict[str, Entry] = {}
    translations: dict[str, dict[str, Translation]] = defaultdict(dict)
    refused: set[str] = set()
    for source in files:
        if source.language is None:
            progress(source.path)
            entry, wrong = _record(source, model, parsed)
            problems += wrong
            if entry is None:
                refused.add(source.id)
            else:
                by_id[source.id] = entry
    for source in files:
        if source.language is not None:
            progress(source.path)
            translation, wrong = _translation(source, model, by_id.get(source.id), source.id in refused, by_id, parsed)
            problems += wrong
            if translation is not None:
                translations[source.id][translation.language] = translation
    entries = by_id.items()
    return [replace(e, translations=translations[id_]) if id_ in translations else e for id_, e in entries], problems


def _named(
    file: os.DirEntry[str], model: type[Record], root: Path, languages: Collection[str]
) -> _File | Problem | None:
    path = f"{model.folder}/{file.name}"
    if file.name.startswith("."):
        return None
    is_link = file.is_symlink()
    if is_link and not Path(os.path.realpath(file)).is_relative_to(root.resolve()):
        return Problem(path, 1, 1, "HB153", "this is a link that leads out of the project", "put the file itself here")
    if Path(file).is_dir() if is_link else file.is_dir():
        hint = f"put the files directly into `{model.folder}`"
        return Problem(path, 1, 1, "HB152", "this is a folder, but records are files", hint)
    if not file.name.endswith(model.suffix):
        hint = f"records in `{model.folder}` end in `{model.suffix}`"
        return Problem(path, 1, 1, "HB151", f"`{file.name}` is not a file of this folder", hint)
    name, _, language = file.name.removesuffix(model.suffix).partition(".")
    if not _ID.fullmatch(name):
        hint = "name the file with small letters a-z, digits and single hyphens, such as `phoenix-prize`"
        return Problem(path, 1, 1, "HB150", f"`{name}` cannot be an id", hint)
    if language and language not in languages:
        meant = suggest(language, languages) if _LANGUAGE.fullmatch(language) else None
        hint = f"did you mean `{meant}`? " if meant else ""
        hint += f"the languages of the site are {', '.join(languages)} (mkdocs.yml)"
        return Problem(path, 1, 1, "HB501", f"`{language}` is not a language of the site", hint)
    return _File(file.path, path, name, language or None)


def _record(source: _File, model: type[Record], parsed: Parsed) -> tuple[Entry | None, list[Problem]]:
    raw, problems = read_bytes(source.file, source.path)
    if raw is None:
        return None, problems
    digest = mark(raw)
    known = parsed.get(source.path, digest)
    if known is not None:
        kept = KeptFile(source.file, source.path, source.id, model, None, known, parsed)
        return Entry(model, source.id, source.path, kept, marks=Marks(known.face, digest)), []
    content, problems = parse(raw, source.path)
    if content is None:
        return None, problems
    data = content.data
    if "id" in data and data["id"] != source.id:
        line, column = content.lines.where(("id",))
        hint = "delete the key; the name of the file is the id"
        message = f"`id: {str(data['id'])[:60]}` differs from the name of the file, `{source.id}`"
        problems.append(Problem(source.path, line, column, "HB154", message, hint))
    data["id"] = source.id
    record, wrong = validate(content, model, source.path)
    problems += wrong
    if record is None or problems:
        return None, problems
    said = _kept(parsed, source.path, digest, record, content)
    return Entry(model, source.id, source.path, said, marks=Marks(content.face, digest)), problems


def _translation(
    source: _File, model: type[Record], entry: Entry | None, refused: bool, known: Collection[str], parsed: Parsed
) -> tuple[Translation | None, list[Problem]]:
    raw, problems = read_bytes(source.file, source.path)
    if raw is None:
        return None, problems
    digest = mark(raw)
    before = parsed.get(source.path, digest)
    if before is not None and entry is not None and source.language and source.language != entry.gist.language:
        kept = KeptFile(source.file, source.path, source.id, model, source.language, before, parsed)
        return Translation(source.language, source.path, kept, Marks(before.face, digest)), []
    content, problems = parse(raw, source.path)
    if content is None:
        return None, problems
    fields, wrong = validate(content, translation_model(model), source.path, facts=model)
    problems += wrong
    if entry is None:
        if not refused:
            meant = suggest(source.id, known)
            hint = f"did you mean `{meant}`? " if meant else ""
            hint += f"a translation stands beside its record `{model.folder}/{source.id}{model.suffix}`"
            problems.append(Problem(source.path, 1, 1, "HB500", f"there is no record `{source.id}` to translate", hint))
        return None, problems
    if source.language == entry.gist.language:
        hint = f"correct the record itself, `{entry.path}`, or its `language`"
        message = f"the record is in `{source.language}` already"
        problems.append(Problem(source.path, 1, 1, "HB502", message, hint))
    if fields is None or problems or source.language is None:
        return None, problems
    said = _kept(parsed, source.path, digest, fields, content)
    return Translation(source.language, source.path, said, Marks(content.face, digest)), problems


def _kept(parsed: Parsed, path: str, digest: bytes, model: Model, content: Content) -> Said:
    """What the file says, which is kept if the file is nothing else."""
    gist = gist_of(model)
    if content.is_plain:
        parsed.put(path, Known(digest, content.face, gist), model)
    return Read(model, gist, content.lines)
