"""`handbook translate`."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import click

from handbook.cli.project_folder import WrongUse, open_folder, root_option, stop
from handbook.clock import today
from handbook.library.translations import field_states
from handbook.load import Entry
from handbook.problems import suggest, to_text
from handbook.project import Project, open_project
from handbook.translating import CannotEditError, Refreshed, refresh
from handbook.translating.history import old_sources

_MOST_NAMED = 6


@dataclass(slots=True)
class _Count:
    files: int = 0
    written: int = 0
    refused: int = 0


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
    """Begin or refresh the translation of a record.

    ID is `practices/phoenix-prize`, or its last part if no other record has it. A new file shows what is to be
    translated. In an existing one, what people wrote stays; texts whose source has changed are marked, with what the
    source said and says; and a text that was translated again since then counts as up to date.
    """
    if len(words) != 2 - all_ and not (all_ and not words):
        raise WrongUse("give a record and a language, such as: handbook translate practices/x de; or --all")
    settings = open_folder(root).settings
    project = open_project(settings, today())
    library = project.library
    languages = [_language(words[-1], library.languages)] if words else list(library.languages)
    count = _Count()
    if all_:
        for entry in library.entries.values():
            for language in languages:
                if language in entry.translations:
                    _translate(project, entry, language, adopt, count, all_)
    else:
        entry = _entry(project, words[0])
        if entry.record.language == languages[0]:
            raise WrongUse(f"{entry.key} is written in `{languages[0]}`: correct it in {entry.path}")
        _translate(project, entry, languages[0], adopt, count, all_)
    broken = [p for p in project.problems if p.severity == "error"] if all_ else []
    if broken:
        click.echo(to_text(broken))
    click.echo(f"{_number(count.files, 'translation')}, {count.written} written, {count.refused} refused.", err=True)
    if count.refused or broken:
        stop(1)


def _translate(project: Project, entry: Entry, language: str, adopt: bool, count: _Count, all_: bool) -> None:
    """Refresh one file, or write a new one."""
    root, suffix = project.settings.root, type(entry.record).suffix
    path = f"{entry.path.removesuffix(suffix)}.{language}{suffix}"
    file = root / path
    count.files += 1
    if file.exists() and language not in entry.translations:
        click.echo(to_text(problem for problem in project.problems if problem.path == path))
        _refuse(count, f"{path}: nothing was written; mend this first.")
        return
    raw = file.read_bytes() if file.exists() else b""
    text = raw.decode("utf-8-sig")
    windows = "\r\n" in text
    states = field_states(project.library, entry, language)
    try:
        found = refresh(entry, states, text.replace("\r\n", "\n"), old_sources(root, entry.path), adopt=adopt)
    except CannotEditError as error:
        click.echo(f"{path}:{error.line}:1: {error}\n    hint: {error.hint}")
        _refuse(count, f"{path}: nothing was written.")
        return
    if found.unverified:
        click.echo(f"{path}: nothing tells which texts of the record these translations were made from")
        click.echo("    hint: if they say what the record says today, run the command again with --adopt")
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
    return ", ".join(f"{len(names)} {what}{_named(names) if say else ''}" for names, what, say in parts if names)


def _named(names: list[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f" ({', '.join(names[:_MOST_NAMED])}{more})"


def _number(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _language(code: str, languages: tuple[str, ...]) -> str:
    if code in languages:
        return code
    meant = suggest(code, languages)
    hint = f"did you mean `{meant}`? " if meant else ""
    raise WrongUse(f"`{code}` is not a language of the site; {hint}there are {', '.join(languages)}")


def _entry(project: Project, name: str) -> Entry:
    """The record that is named by its key, its id or its file."""
    entries = project.library.entries
    if name in entries:
        return entries[name]
    found = [entry for entry in entries.values() if name in (entry.record.id, entry.path)]
    if len(found) == 1:
        return found[0]
    if found:
        raise WrongUse(f"several records are called `{name}`: {', '.join(entry.key for entry in found)}")
    last, loaded = name.rpartition("/")[2], {entry.path for entry in entries.values()}
    broken = [p for p in project.errors if Path(p.path).name.split(".")[0] == last and p.path not in loaded]
    if broken:
        click.echo(to_text(broken))
        click.echo("Nothing was written; mend the record first.", err=True)
        stop(1)
    meant = next((key for key, entry in entries.items() if entry.record.id == last), None) or suggest(name, entries)
    raise WrongUse(f"there is no record `{name}`{f'; did you mean `{meant}`?' if meant else ''}")
