"""`handbook new`."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from pathlib import Path
from typing import Any, Final

import click

from handbook import yaml12
from handbook.cli.asking import Interview
from handbook.cli.problems import find_problems
from handbook.cli.project_folder import WrongUse, open_folder, root_option, stop
from handbook.forms.questions import needed, questions
from handbook.forms.writing import written
from handbook.library import Library
from handbook.load import load_records
from handbook.load.record_file import read, validate
from handbook.models import TYPES, Record
from handbook.models.fields import ID_PATTERN
from handbook.problems import Problem, suggest, to_text

_LONGEST_ID: Final = 60
_SPELT: Final = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "&": " "})


@click.command()
@root_option
@click.option(
    "--set",
    "settings_",
    multiple=True,
    metavar="KEY=VALUE",
    help="Value of a field, for scripts: lists and groups in YAML: themes=[chambers]. Nothing is asked then.",
)
@click.argument("type_", metavar="TYPE")
@click.argument("id_", metavar="[ID]", required=False)
def new(root: Path | None, settings_: tuple[str, ...], type_: str, id_: str | None) -> None:
    """Write a new record of TYPE, asking for what it needs.

    Without ID it is made from the title. Types: {types}.
    """
    model = _model(type_)
    opened = open_folder(root)
    settings = opened.settings
    entries, _ = load_records(settings.root, settings.languages)
    library = Library(entries, settings.languages)
    if id_ is not None:
        _refuse_id(id_, model, library, settings.root)
    interview = None if settings_ else Interview(library, settings.languages, settings.default_language)
    if interview is None:
        data = _parsed(settings_, model)
    else:
        click.echo(f"A new {model.type}. Ctrl-C ends this, and nothing is written before the end.\n", err=True)
        answers = ((question.name, interview.ask(question)) for question in _in_order(model))
        data = {name: answer for name, answer in answers if answer is not None or _may_be_null(model, name)}
    data.setdefault("language", settings.default_language)
    id_ = id_ or _slug(str(data.get("title", "")))
    _refuse_id(id_, model, library, settings.root)

    path = f"{model.folder}/{id_}{model.suffix}"
    while True:
        text = written(model, data)
        problems = _check(text, path, model, id_)
        if not problems:
            break
        click.echo(to_text(problems), err=True)
        if interview is None or len(data) == len(model.model_fields):
            click.echo("Nothing was written.", err=True)
            stop(1)
        interview.ask_more(model, data, re.findall(r"`(\w+):?`", " ".join(problem.hint for problem in problems)))
    _write(settings.root / path, text)

    click.echo(path)
    _, found = find_problems(opened)
    own = [problem for problem in found if problem.path == path]
    if own:
        click.echo(f"\nStill to be mended:\n{to_text(own)}", err=True)
    click.echo(
        f"\nNext:\n  1. open {path} and complete it\n  2. handbook check\n  3. handbook serve, to look at it"
        f"\n  4. propose it: git switch -c new-{id_}; git add {path}; git commit; git push; open a pull request",
        err=True,
    )


assert new.help  # noqa: S101
new.help = new.help.replace("{types}", ", ".join(TYPES))


def _model(type_: str) -> type[Record]:
    if type_ in TYPES:
        return TYPES[type_]
    meant = suggest(type_, TYPES)
    hint = f"did you mean `{meant}`?" if meant else f"types: {', '.join(TYPES)}"
    raise WrongUse(f"there is no type `{type_}`; {hint}")


def _in_order(model: type[Record]) -> list[Any]:
    """The sources and the text come last, as people think of them."""
    return sorted(needed(model), key=lambda question: {"sources": 1, "body": 2}.get(question.name, 0))


def _may_be_null(model: type[Record], name: str) -> bool:
    question = questions(model)[name]
    return question.required and question.nullable


def _parsed(assignments: tuple[str, ...], model: type[Record]) -> dict[str, Any]:
    asked = questions(model)
    data: dict[str, Any] = {}
    for assignment in assignments:
        key, equals, value = assignment.partition("=")
        if not equals:
            raise WrongUse(f"`--set {assignment}`: write KEY=VALUE")
        if key not in asked:
            meant = suggest(key, asked)
            hint = f"did you mean `{meant}`?" if meant else f"keys: {', '.join(asked)}"
            raise WrongUse(f"a {model.type} has no key `{key}`; {hint}")
        if asked[key].nullable and value in ("", "null"):
            data[key] = None
            continue
        if asked[key].kind in ("text", "choice", "reference"):
            data[key] = value
            continue
        read = yaml12.load(value)
        if read.mistakes:
            raise WrongUse(f"`--set {key}=…`: {read.mistakes[0].message} ({read.mistakes[0].hint})")
        data[key] = read.data
    missing = [q.name for q in asked.values() if q.required and q.name not in data and q.name != "language"]
    if missing:
        raise WrongUse(f"needed too: {', '.join(f'--set {name}=…' for name in missing)}")
    return {name: data[name] for name in asked if name in data}


def _slug(title: str) -> str:
    """An id made from a title: small ASCII letters, digits and hyphens, cut at a word."""
    plain = unicodedata.normalize("NFKD", title.casefold().translate(_SPELT)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain))
    slug = ""
    for word in words:
        if len(slug) + len(word) >= _LONGEST_ID:
            break
        slug += f"-{word}" if slug else word
    return slug


def _refuse_id(id_: str, model: type[Record], library: Library, root: Path) -> None:
    if not re.fullmatch(ID_PATTERN, id_):
        raise WrongUse(f"`{id_}` cannot be an id: give one of small letters a-z, digits and hyphens after the type")
    if list((root / model.folder).glob(f"{id_}.*")):
        raise WrongUse(f"{model.folder}/{id_}{model.suffix} exists already; give another id after the type")
    for entry in library.all(model.type):
        if id_ in entry.record.former_ids:
            raise WrongUse(f"`{id_}` was the id of {entry.path} and leads there for ever; give another id")


def _check(text: str, path: str, model: type[Record], id_: str) -> list[Problem]:
    """Read the text back exactly as the loader will."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{id_}{model.suffix}"
        file.write_text(text, encoding="utf-8", newline="\n")
        content, problems = read(file, path)
        if content is None or problems:
            return problems
        content.data["id"] = id_
        return validate(content, model, path)[1]


def _write(target: Path, text: str) -> None:
    """Write the whole file or nothing, and never over another."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".new-", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).chmod(0o666 & ~_umask())
        os.link(name, target)
    except FileExistsError:
        raise WrongUse(f"{target} exists already") from None
    except OSError as error:
        raise WrongUse(f"{target} cannot be written: {error.strerror}") from error
    finally:
        Path(name).unlink(missing_ok=True)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
