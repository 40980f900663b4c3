"""XML as a tree that knows its lines. A document type is refused, and with it entities of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from handbook.problems import Mistake

_MOST_DEEP: Final = 60


@dataclass(slots=True)
class Node:
    """An element; `name` is namespace, blank, local name. `text` is what stands directly in it."""

    name: str
    attributes: dict[str, str]
    line: int
    column: int
    children: list[Node] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def named(self, name: str) -> list[Node]:
        """The children of a name."""
        return [child for child in self.children if child.name == name]

    def walk(self) -> Iterator[Node]:
        """The element and all in it, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.walk()


class _RefusedError(Exception):
    """The file has something that is not read at all."""


def parse(raw: bytes) -> tuple[Node | None, Mistake | None]:
    """The root element, or what is wrong."""
    # Expat of the standard library: no entity can be defined where no document type may stand.
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    roots: list[Node] = []
    stack: list[Node] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(stack) >= _MOST_DEEP:
            raise _RefusedError("elements are nested too deeply")
        node = Node(name, attributes, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        (stack[-1].children if stack else roots).append(node)
        stack.append(node)

    def end(_name: str) -> None:
        stack.pop()

    def characters(text: str) -> None:
        if stack:
            stack[-1].pieces.append(text)

    def doctype(*_: object) -> None:
        raise _RefusedError("a document type (<!DOCTYPE …>) is not allowed")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        message = f"this cannot be read as XML: {expat.ErrorString(error.code)}"
        return None, Mistake(error.lineno, error.offset + 1, "HB550", message, "export again, or mend the line")
    except (_RefusedError, ValueError, LookupError) as error:
        return None, Mistake(max(parser.CurrentLineNumber, 1), 1, "HB550", str(error), "export the file again")
    return (roots[0], None) if roots else (None, None)
