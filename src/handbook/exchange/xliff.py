"""XLIFF 2.0, one `<file>` for each record and one `<unit>` with one segment for each text.

Markdown stays text. Ids of units must be NMTOKENs, so `practices/x#title` is written `practices:x:title`; the readable
form is the unit's name. Source: https://docs.oasis-open.org/xliff/xliff-core/v2.0/xliff-core-v2.0.html
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from handbook.exchange.incoming import Incoming, Item
from handbook.exchange.units import Bundle, Unit
from handbook.exchange.xml_tree import Node, parse
from handbook.problems import Mistake

SUFFIXES: Final = (".xlf", ".xliff")
NAMESPACE: Final = "urn:oasis:names:tc:xliff:document:2.0"
_OASIS: Final = "urn:oasis:names:tc:xliff:"
_STATES: Final = {
    "missing": "initial",
    "outdated": "initial",
    "machine": "translated",
    "draft": "translated",
    "reviewed": "reviewed",
}


def write(bundle: Bundle) -> bytes:
    """The file's content."""
    languages = f'srcLang="{bundle.source_language}" trgLang="{bundle.target_language}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xliff xmlns="{NAMESPACE}" version="2.0" {languages}>',
    ]
    for key, units in groupby(bundle.units, key=lambda unit: unit.key):
        of_record = list(units)
        lines.append(f" <file id={quoteattr(key.replace('/', ':'))} original={quoteattr(of_record[0].path)}>")
        for unit in of_record:
            lines += _written(unit)
        lines.append(" </file>")
    return "\n".join([*lines, "</xliff>", ""]).encode()


def _written(unit: Unit) -> Iterator[str]:
    yield (
        f"  <unit id={quoteattr(_token(unit.id))} name={quoteattr(unit.id)}"
        ' canResegment="no" translate="yes" xml:space="preserve">'
    )
    yield "   <notes>"
    for note in unit.notes:
        yield f'    <note category="context">{escape(note)}</note>'
    yield f'    <note category="fingerprint">{unit.fingerprint}</note>'
    yield "   </notes>"
    yield f'   <segment state="{_STATES[unit.state]}" subState="handbook:{unit.state}">'
    yield f"    <source>{escape(unit.source)}</source>"
    if unit.target:
        yield f"    <target>{escape(unit.target)}</target>"
    yield "   </segment>"
    yield "  </unit>"


def read(raw: bytes) -> Incoming:
    """The units of a file. Nothing that stands in it raises."""
    result = Incoming()
    root, mistake = parse(raw)
    if root is None:
        result.mistakes.append(mistake or Mistake(1, 1, "HB550", "the file is empty"))
        return result
    if root.name != f"{NAMESPACE} xliff":
        old = root.name.startswith(_OASIS) or root.name.endswith("xliff")
        message = "this is another version of XLIFF" if old else "this is not an XLIFF file"
        hint = "save it as XLIFF 2.0, or use the PO form: `handbook export po`"
        result.mistakes.append(Mistake(root.line, root.column, "HB550", message, hint))
        return result
    result.source_language = root.attributes.get("srcLang", "")
    result.target_language = root.attributes.get("trgLang", "")
    for node in root.walk():
        if not node.name.startswith(_OASIS):
            result.mistakes.append(_foreign(node))
        elif node.name == f"{NAMESPACE} unit":
            _unit(node, result)
    return result


def _token(id_: str) -> str:
    return id_.replace("/", ":", 1).replace("#", ":", 1)


def _id(token: str) -> str:
    return token.replace(":", "/", 1).replace(":", "#", 1)


def _unit(unit: Node, result: Incoming) -> None:
    segments = unit.named(f"{NAMESPACE} segment")
    if len(segments) != 1 or unit.named(f"{NAMESPACE} ignorable"):
        message, hint = f"the unit `{_id(unit.attributes.get('id', ''))}` is divided", "keep each unit as one segment"
        result.mistakes.append(Mistake(unit.line, unit.column, "HB553", message, hint))
        return
    sources, targets = segments[0].named(f"{NAMESPACE} source"), segments[0].named(f"{NAMESPACE} target")
    for node in (*sources, *targets):
        for inline in node.children:
            if inline.name.startswith(_OASIS):  # others are complained about by their namespace
                message = f"`<{inline.name.rpartition(' ')[2]}>` stands in a text"
                hint = "texts are Markdown without elements: write the text as it is"
                result.mistakes.append(Mistake(inline.line, inline.column, "HB553", message, hint))
    notes = (note for group in unit.named(f"{NAMESPACE} notes") for note in group.named(f"{NAMESPACE} note"))
    marks = [note.text.strip() for note in notes if note.attributes.get("category") == "fingerprint"]
    place = targets[0] if targets else segments[0]
    result.items.append(
        Item(
            id=_id(unit.attributes.get("id", "")),
            source=sources[0].text if sources else "",
            target=targets[0].text if targets else "",
            line=place.line,
            column=place.column,
            fingerprint=marks[0] if marks else "",
        )
    )


def _foreign(node: Node) -> Mistake:
    message = f"`<{node.name.rpartition(' ')[2][:60]}>` is foreign markup"
    return Mistake(node.line, node.column, "HB553", message, "delete the element; nothing but XLIFF 2.0 is read")
