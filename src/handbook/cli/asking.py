"""Asking a person for the fields of a record. Every answer is checked at once and asked again until it fits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

import click

from handbook.forms.questions import Question, questions
from handbook.library import Library
from handbook.models import TYPES
from handbook.models.fields import Model, Source

_SHOWN: Final = 20
_NOTHING: Final = object()


@dataclass(frozen=True, slots=True)
class Interview:
    """Asks on the terminal; `library` has the records that references can name."""

    library: Library
    languages: tuple[str, ...]
    default_language: str

    def ask(self, question: Question) -> Any:
        """The answer to one question; None when a question that may be left open was."""
        while True:
            answer = self._answer(question)
            if answer is _NOTHING:
                if not question.required or question.nullable:
                    return None
                _complain("this is needed")
                continue
            fault = question.fault(answer)
            if not fault:
                return answer
            _complain(fault)

    def ask_more(self, model: type[Model], data: dict[str, Any], wanted: list[str]) -> None:
        """Ask for further fields, after the record as a whole was found wanting."""
        asked = questions(model)
        names = [name for name in wanted if name in asked] or list(asked)
        name = click.prompt("  Which field do you want to fill in?", type=click.Choice(names), err=True)
        answer = self.ask(asked[name])
        if answer is not None:
            data[name] = answer

    def _answer(self, question: Question) -> Any:
        if question.part is Source:
            return self._source()
        match question.kind:
            case "choice":
                return self._choice(question, question.choices or {})
            case "reference":
                return self._reference(question)
            case "list" if question.item is not None:
                return self._list(question, question.item)
            case "map":
                return self._map(question)
            case "part" if question.part is not None:
                return self._part(question, question.part)
            case "yes-no":
                return click.confirm(_label(question), default=None, err=True)
        if question.name == "language":
            return click.prompt(_label(question), default=self.default_language, err=True)
        if question.long:
            return self._paragraphs(question)
        text = _line(_label(question), question)
        if question.kind == "number" and text is not _NOTHING:
            return _number(text)
        return text

    def _choice(self, question: Question, choices: dict[str, str]) -> Any:
        click.echo(f"{question.label}:", err=True)
        return _chosen(question, choices)

    def _reference(self, question: Question) -> Any:
        known = self._records(question.reference or "")
        what = TYPES[question.reference].type if question.reference in TYPES else "record"
        if not known:
            click.echo(f"There is no {what} yet; make one with `handbook new {what}` afterwards.", err=True)
            return _line(f"{_label(question)}: id of the {what}", question)
        while True:
            word = _line(f"{_label(question)}: part of the name of the {what} (? lists all)", question)
            if word is _NOTHING or word in known:
                return word
            found = known if word == "?" else _search(known, str(word))
            if not found:
                _complain(f"no {what} has `{word}` in its name")
            elif len(found) == 1:
                (only,) = found
                click.echo(f"  → {known[only]} ({only})", err=True)
                return only
            elif len(found) > _SHOWN and word != "?":
                _complain(f"{len(found)} records have `{word}` in their names; write more of it")
            else:
                answer = _chosen(question, found, can_go_back=True)
                if answer is not _NOTHING:
                    return answer

    def _records(self, type_: str) -> dict[str, str]:
        if type_:
            return {entry.record.id: str(entry.record.title) for entry in self.library.all(type_)}
        return {key: str(entry.record.title) for key, entry in self.library.entries.items()}

    def _list(self, question: Question, item: Question) -> Any:
        items: list[Any] = []
        if item.kind == "choice":
            click.echo(f"{question.label} (one at a time):", err=True)
        while True:
            if items or not question.required:
                word = "another" if items else "one"
                if not click.confirm(f"{question.label}: add {word}?", default=not items, err=True):
                    return items or _NOTHING
            elif item.kind != "choice":
                click.echo(f"{question.label}, the first:", err=True)
            answer = self.ask(item)
            if answer is not None:
                items.append(answer)

    def _map(self, question: Question) -> Any:
        click.echo(f"{_label(question)}; an empty language ends it.", err=True)
        answers: dict[str, str] = {}
        while language := click.prompt("  Language", default="", show_default=False, err=True):
            answers[language] = click.prompt(f"  In {language}", err=True)
        return answers or (_NOTHING if not question.required else answers)

    def _part(self, question: Question, part: type[Model]) -> Any:
        click.echo(f"{question.label}:", err=True)
        data: dict[str, Any] = {}
        for inner in questions(part).values():
            if inner.required:
                answer = self.ask(inner)
                if answer is not None or inner.nullable:
                    data[inner.name] = answer
        while fault := question.fault(data):
            _complain(fault)
            self.ask_more(part, data, [])
        return data

    def _source(self) -> Any:
        asked = questions(Source)
        kind = _chosen(asked["title"], {"page": "a public page", "document": "a document that the handbook keeps"})
        if kind is _NOTHING:
            return _NOTHING
        name, detail = ("document", "lines") if kind == "document" else ("title", "url")
        data = {name: self.ask(replace(asked[name], required=True, nullable=False))}
        if (answer := self.ask(asked[detail])) is not None:
            data[detail] = answer
        return data

    def _paragraphs(self, question: Question) -> Any:
        click.echo(f"{_label(question)}; two empty lines end it:", err=True)
        lines: list[str] = []
        while lines[-2:] != ["", ""] and (lines != [""] or question.required):
            lines.append(str(click.prompt("", prompt_suffix="", default="", show_default=False, err=True)).rstrip())
        return "\n".join(lines).strip() or _NOTHING


def _label(question: Question) -> str:
    help_ = f" – {question.help}" if question.help else ""
    return f"{question.label}{help_}"


def _line(text: str, question: Question) -> Any:
    optional = not question.required or question.nullable
    if optional:
        text += " (Enter: leave open)"
    answer = click.prompt(text, default="" if optional else None, show_default=False, err=True)
    return str(answer).strip() or _NOTHING


def _chosen(question: Question, choices: dict[str, str], *, can_go_back: bool = False) -> Any:
    codes = list(choices)
    for number, code in enumerate(codes, 1):
        label = choices[code]
        click.echo(f"  {number:>2}  {label}{f' ({code})' if label != code else ''}", err=True)
    while True:
        text = "  Number (Enter: search again)" if can_go_back else "  Number"
        optional = can_go_back or not question.required
        answer = str(click.prompt(text, default="" if optional else None, show_default=False, err=True)).strip()
        if not answer:
            return _NOTHING
        if answer in codes:
            return answer
        if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(codes):
            return codes[int(answer) - 1]
        _complain(f"choose a number from 1 to {len(codes)}")


def _search(known: dict[str, str], word: str) -> dict[str, str]:
    word = word.casefold()
    return {id_: title for id_, title in known.items() if word in title.casefold() or word in id_}


def _number(text: str) -> Any:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _complain(text: str) -> None:
    click.echo(f"  ✗ {text}", err=True)
