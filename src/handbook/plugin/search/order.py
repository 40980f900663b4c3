"""Pagefind's index in an order of its own: the same site gives the same bytes.

Pagefind 1.5 writes the values of each filter, the filters themselves and the list of languages as its hash tables
happen to hold them, and names files after their content. Here they are sorted, and the files named anew. Files are
gzipped CBOR (RFC 8949) behind a signature; only the heads of its items are read, so that nothing else changes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

ENTRY: Final = "pagefind-entry.json"

_SIGNATURE: Final = b"pagefind_dcd"
_FILTERS: Final = 3  # of the items of a language's metadata: version, pages, chunks, filters, sorts, names of fields
_TEXT, _LIST = 3, 4  # major types


class UnknownFormatError(Exception):
    """The files are not those of the Pagefind that this module knows."""


def put_in_order(index: Path) -> None:
    """Sort what Pagefind left to chance in the folder of an index."""
    known = json.loads((index / ENTRY).read_text(encoding="utf-8"))
    for language in known["languages"].values():
        language["hash"] = _put_language_in_order(index, language["hash"])
    write_entry(index, known)


def write_entry(index: Path, known: dict[str, Any]) -> None:
    """Write which languages an index has."""
    (index / ENTRY).write_text(f"{json.dumps(known, sort_keys=True, ensure_ascii=False)}\n", encoding="utf-8")


def joined_entry(entries: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The entry of several indexes in one folder, each of other languages."""
    return {**entries[0], "languages": {code: part for entry in entries for code, part in entry["languages"].items()}}


def _put_language_in_order(index: Path, name: str) -> str:
    file = index / f"pagefind.{name}.pf_meta"
    parts = list(_items(_read(file), 0))
    if len(parts) <= _FILTERS:
        raise UnknownFormatError(file.name)
    filters = sorted((_text(pair[0]), _text(pair[1])) for pair in map(_children, _children(parts[_FILTERS])))
    renamed = [_item(title) + _item(_put_filter_in_order(index, code)) for title, code in filters]
    parts[_FILTERS] = _head(_LIST, len(filters)) + b"".join(_head(_LIST, 2) + pair for pair in renamed)
    content = _head(_LIST, len(parts)) + b"".join(parts)
    new = _named_after(content, name)
    file.unlink()
    _write(index / f"pagefind.{new}.pf_meta", content)
    return new


def _put_filter_in_order(index: Path, name: str) -> str:
    file = index / "filter" / f"{name}.pf_filter"
    title, values = _items(_read(file), 0)
    ordered = sorted(_children(values))
    content = _head(_LIST, 2) + title + _head(_LIST, len(ordered)) + b"".join(ordered)
    new = _named_after(content, name)
    file.unlink()
    _write(index / "filter" / f"{new}.pf_filter", content)
    return new


def _named_after(content: bytes, old: str) -> str:
    """A name of the same form: the language and as many digits."""
    language, _, digits = old.rpartition("_")
    return f"{language}_{hashlib.sha256(content).hexdigest()[: len(digits)]}"


def _read(file: Path) -> bytes:
    data = gzip.decompress(file.read_bytes())
    if not data.startswith(_SIGNATURE):
        raise UnknownFormatError(file.name)
    return data[len(_SIGNATURE) :]


def _write(file: Path, content: bytes) -> None:
    file.write_bytes(gzip.compress(_SIGNATURE + content, 9, mtime=0))


# --- CBOR ----------------------------------------------------------------------------------------------------------


def _parse_head(data: bytes, at: int) -> tuple[int, int, int]:
    """Major type, argument, and where the content begins."""
    major, short = data[at] >> 5, data[at] & 31
    if short < 24:
        return major, short, at + 1
    if short > 27:
        raise UnknownFormatError(f"head {data[at]:#x}")
    size = 1 << (short - 24)
    return major, int.from_bytes(data[at + 1 : at + 1 + size]), at + 1 + size


def _head(major: int, argument: int) -> bytes:
    if argument < 24:
        return bytes([major << 5 | argument])
    size = 1 if argument < 1 << 8 else 2 if argument < 1 << 16 else 4
    return bytes([major << 5 | (24 + (size.bit_length() - 1))]) + argument.to_bytes(size)


def _end(data: bytes, at: int) -> int:
    """Where the item that begins at `at` ends."""
    major, argument, at = _parse_head(data, at)
    if major in (2, _TEXT):
        return at + argument
    if major == _LIST:
        for _ in range(argument):
            at = _end(data, at)
    elif major > _LIST:
        raise UnknownFormatError(f"major type {major}")
    return at


def _items(data: bytes, at: int) -> Iterator[bytes]:
    """The items of the list that begins at `at`, as they are written."""
    major, number, at = _parse_head(data, at)
    if major != _LIST:
        raise UnknownFormatError("no list")
    for _ in range(number):
        end = _end(data, at)
        yield data[at:end]
        at = end


def _children(item: bytes) -> list[bytes]:
    return list(_items(item, 0))


def _text(item: bytes) -> str:
    major, length, at = _parse_head(item, 0)
    if major != _TEXT:
        raise UnknownFormatError("no text")
    return item[at : at + length].decode()


def _item(text: str) -> bytes:
    return _head(_TEXT, len(text.encode())) + text.encode()
