"""What a person is asked for a new record, generated from its model: labels, kinds of answers, and their checks."""

from __future__ import annotations

import types
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from handbook.models import Record
from handbook.models.fields import Model, OneOf, Reference, Translatable, When

Kind = Literal["text", "number", "yes-no", "choice", "reference", "date", "part", "list", "map"]

_WHEN = get_args(When)[0]


@dataclass(frozen=True, slots=True)
class Question:
    """One field. `choices` maps codes to labels; `item` is the question for each item of a list; `part` a model."""

    name: str
    label: str
    help: str
    kind: Kind
    annotation: Any
    required: bool = True
    nullable: bool = False
    long: bool = False
    choices: dict[str, str] | None = None
    reference: str | None = None
    item: Question | None = None
    part: type[Model] | None = None

    def fault(self, value: Any) -> str:
        """What is wrong with an answer, with a hint; empty when it fits the field."""
        return _fault(self.annotation, value)


@cache
def questions(model: type[Model]) -> dict[str, Question]:
    """A question for every field of a model, in the order in which they are declared."""
    hints = get_type_hints(model, include_extras=True)
    asked: dict[str, Question] = {}
    for name, info in model.model_fields.items():
        if name == "id" and issubclass(model, Record):
            continue  # the name of the file
        annotation = Annotated[(hints[name], *info.metadata)] if info.metadata else hints[name]
        asked[name] = _question(name, annotation, info.description or "", info.is_required())
    return asked


def needed(model: type[Record]) -> list[Question]:
    """The questions of a new record: all required fields, the sources of the facts, and the text."""
    return [
        question
        for question in questions(model).values()
        if question.required or question.name == "sources" or (question.name == "body" and model.suffix == ".md")
    ]


def _question(name: str, annotation: Any, help_: str, required: bool) -> Question:
    marks: list[Any] = []
    bare, nullable = annotation, False
    while True:
        if get_origin(bare) is Annotated:
            bare, *more = get_args(bare)
            marks += more
        elif get_origin(bare) in (Union, types.UnionType) and type(None) in get_args(bare):
            nullable = True
            bare = Union[tuple(arg for arg in get_args(bare) if arg is not type(None))]  # noqa: UP007 - made at run time
        else:
            break
    help_ = help_ or next((mark.description for mark in marks if getattr(mark, "description", None)), "")
    label = name.replace("_", " ")
    question = Question(name, label[:1].upper() + label[1:], help_, "text", annotation, required, nullable)
    return _with_kind(question, bare, marks)


def _with_kind(question: Question, bare: Any, marks: list[Any]) -> Question:
    given = {field: getattr(question, field) for field in Question.__slots__}
    vocabulary = next((mark.vocabulary for mark in marks if isinstance(mark, OneOf)), None)
    reference = next((mark for mark in marks if isinstance(mark, Reference)), None)
    if vocabulary is not None:
        given |= {"kind": "choice", "choices": dict(vocabulary.labels)}
    elif get_origin(bare) is Literal:
        given |= {"kind": "choice", "choices": {str(value): str(value) for value in get_args(bare)}}
    elif reference is not None:
        given |= {"kind": "reference", "reference": reference.type}
    elif get_origin(bare) is list:
        item = _question(question.name, get_args(bare)[0], question.help, True)
        given |= {"kind": "list", "item": item}
    elif get_origin(bare) is dict:
        given |= {"kind": "map"}
    elif bare is _WHEN or question.help.startswith("A date of ISO 8601-2"):
        given |= {"kind": "date"}
    elif isinstance(bare, type) and issubclass(bare, BaseModel):
        given |= {"kind": "part", "part": bare}
    elif bare is bool:
        given |= {"kind": "yes-no"}
    elif bare in (int, float) or get_origin(bare) in (Union, types.UnionType):
        given |= {"kind": "number"}
    given["long"] = any(isinstance(mark, Translatable) and mark.block for mark in marks)
    return Question(**given)


def _fault(annotation: Any, value: Any) -> str:
    try:
        _adapter(annotation).validate_python(value)
    except ValidationError as error:
        details = error.errors(include_url=False)[0]
        hint = (details.get("ctx") or {}).get("hint", "")
        return f"{details['msg']}{f' ({hint})' if hint else ''}"
    return ""


def _adapter(annotation: Any) -> TypeAdapter[Any]:
    bare = annotation
    while get_origin(bare) is Annotated:
        bare = get_args(bare)[0]
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        return TypeAdapter(annotation)  # models bring their own configuration
    return TypeAdapter(annotation, config=ConfigDict(strict=True))
