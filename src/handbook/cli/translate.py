"""`handbook translate`."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from handbook.cli.project_folder import WrongUse, open_folder, root_option, stop
from handbook.clock import today
from handbook.library import Library
from handbook.library.translations import MISSING, FieldState, field_states
from handbook.load import Entry
from handbook.plugin.page_translations import page_states
from handbook.plugin.written_pages import WrittenPage, read_pages
from handbook.problems import Problem, suggest, to_text
from handbook.project import open_project
from handbook.translating import CannotEditError, Refreshed, refresh
from handbook.translating.history import old_sources
from handbook.translating.skeleton import page_to_translate, to_translate

_MOST_NAMED = 6


@dataclass(slots=True)
class _Count:
    files: int = 0
    written: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class _Job:
    """A file to write. `known`: it is there and has no faults; `offered` shows what is still to be translated."""

    path: str
    source_path: str
    states: list[FieldState]
    offered: list[str]
    known: bool

    @property
    def markdown(self) -> bool:
        return self.path.endswith(".md")


@click.command()
@root_option
@click.argument("words", nargs=-1, metavar="[ID] [LANG]")
@click.option("--all", "all_", is_flag=True, help="Refresh all existing translations, in LANG or in all languages.")
@click.option(
    "--adopt",
    is_flag=True,
    help="Say that the translations were made from what the records say today. Needed once for a file without "
    "fingerprints.",
)
def translate(root: Path | None, words: tuple[str, ...], all_: bool, adopt: bool) -> None:
    """Begin or refresh the translation of a record or page.

    ID is `practices/some-practice`, or its last part if no other record has it; for a page of docs/, its file. A new
    file shows what is to be translated. In an existing one, what people wrote stays; texts whose source has changed are
    marked, with what the source said and says; and a text that was translated again since then counts as up to date.
    """
    if len(words) != 2 - all_ and not (all_ and not words):
        raise WrongUse("give a record and a language, such as: handbook translate practices/x de; or --all")
    opened = open_folder(root)
    project = open_project(opened.settings, today())
    pages, wrong = read_pages(opened.pages, opened.settings)
    problems = [*project.problems, *wrong]
    languages = [_language(words[-1], opened.settings.languages)] if words else list(opened.settings.languages)
    library, count = project.library, _Count()
    if all_:
        jobs = [_of_record(library, e, code) for e in library.entries.values() for code in languages]
        jobs += [_of_page(library, p, code) for p in pages for code in languages if code != p.original.language]
        jobs = [job for job in jobs if job.known]
    else:
        jobs = [_single(library, _named(library, pages, words[0], problems), languages[0])]
    for job in jobs:
        _translate(opened.settings.root, job, problems, adopt, count, all_)
    broken = [problem for problem in problems if problem.severity == "error"] if all_ else []
    if broken:
        click.echo(to_text(broken))
    click.echo(f"{_number(count.files, 'translation')}, {count.written} written, {count.refused} refused.", err=True)
    if count.refused or broken:
        stop(1)


def _single(library: Library, found: Entry | WrittenPage, language: str) -> _Job:
    if isinstance(found, WrittenPage):
        written_in, job = found.original.language, _of_page(library, found, language)
    else:
        written_in, job = found.record.language, _of_record(library, found, language)
    if written_in == language:
        raise WrongUse(f"this is written in `{language}`: correct it in {job.source_path}")
    return job


def _of_record(library: Library, entry: Entry, language: str) -> _Job:
    suffix = type(entry.record).suffix
    states = field_states(library, entry, language)
    missing = {state.pair.place for state in states if state.state == MISSING}
    path = f"{entry.path.removesuffix(suffix)}.{language}{suffix}"
    return _Job(path, entry.path, states, to_translate(entry.record, missing), language in entry.translations)


def _of_page(library: Library, page: WrittenPage, language: str) -> _Job:
    states = page_states(library, page, language)
    path = f"{page.original.path.removesuffix('.md')}.{language}.md"
    return _Job(path, page.original.path, states, page_to_translate(states), language in page.versions)


def _translate(root: Path, job: _Job, problems: Sequence[Problem], adopt: bool, count: _Count, all_: bool) -> None:
    """Refresh one file, or write a new one."""
    path, file = job.path, root / job.path
    count.files += 1
    if file.exists() and not job.known:
        click.echo(to_text(problem for problem in problems if problem.path == path))
        _refuse(count, f"{path}: nothing was written; mend this first.")
        return
    raw = file.read_bytes() if file.exists() else b""
    text = raw.decode("utf-8-sig")
    windows = "\r\n" in text
    plain, history = text.replace("\r\n", "\n"), old_sources(root, job.source_path)
    try:
        found = refresh(job.states, plain, history, job.offered, markdown=job.markdown, adopt=adopt)
    except CannotEditError as error:
        click.echo(f"{path}:{error.line}:1: {error}\n    hint: {error.hint}")
        _refuse(count, f"{path}: nothing was written.")
        return
    if found.unverified:
        click.echo(f"{path}: nothing tells which texts of the original these translations were made from")
        click.echo("    hint: if they say what the original says today, run the command again with --adopt")
        count.refused += 1
    new = found.text.replace("\n", "\r\n") if windows else found.text
    changed = new != text
    if changed:
        _write(file, (b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b"") + new.encode())
        count.written += 1
    if changed or not all_ or found.outdated:
        click.echo(f"{path}: {_summary(found)}; {'written' if changed else 'unchanged'}")


def _write(file: Path, content: bytes) -> None:
    """Put the whole file in its place at once, so that a stopped run leaves the old one."""
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".", suffix=".new", delete=False) as new:
        new.write(content)
    Path(new.name).chmod(file.stat().st_mode if file.exists() else 0o666 & ~_umask())
    Path(new.name).replace(file)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _refuse(count: _Count, message: str) -> None:
    click.echo(message, err=True)
    count.refused += 1


def _summary(found: Refreshed) -> str:
    parts = [
        (found.valid, "valid", False),
        (found.adopted, "adopted", False),
        (found.updated, "brought up to date", True),
        (found.outdated, "out of date", True),
        (found.missing, "not translated", True),
        (found.unverified, "without fingerprint", False),
    ]
    return ", ".join(f"{len(names)} {what}{_names(names) if say else ''}" for names, what, say in parts if names)


def _names(names: list[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f" ({', '.join(names[:_MOST_NAMED])}{more})"


def _number(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _language(code: str, languages: Sequence[str]) -> str:
    if code in languages:
        return code
    meant = suggest(code, languages)
    hint = f"did you mean `{meant}`? " if meant else ""
    raise WrongUse(f"`{code}` is not a language of the site; {hint}there are {', '.join(languages)}")


def _named(
    library: Library, pages: Sequence[WrittenPage], name: str, problems: Sequence[Problem]
) -> Entry | WrittenPage:
    """The record that is named by its key, its id or its file; or the page that is named by its file."""
    entries = library.entries
    if name in entries:
        return entries[name]
    for page in pages:
        if name in (page.original.path, page.original.path.removesuffix(".md")):
            return page
    found = [entry for entry in entries.values() if name in (entry.record.id, entry.path)]
    if len(found) == 1:
        return found[0]
    if found:
        raise WrongUse(f"several records are called `{name}`: {', '.join(entry.key for entry in found)}")
    last, loaded = name.rpartition("/")[2].removesuffix(".md"), {entry.path for entry in entries.values()}
    errors = [problem for problem in problems if problem.severity == "error" and problem.path not in loaded]
    broken = [problem for problem in errors if Path(problem.path).name.split(".")[0] == last]
    if broken:
        click.echo(to_text(broken))
        click.echo("Nothing was written; mend this first.", err=True)
        stop(1)
    meant = next((key for key, entry in entries.items() if entry.record.id == last), None)
    meant = meant or suggest(name, [*entries, *(page.original.path for page in pages)])
    raise WrongUse(f"there is no record or page `{name}`{f'; did you mean `{meant}`?' if meant else ''}")
