"""Which units of a translators' file are changes, and which cannot be taken over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Final

from handbook.exchange.incoming import Incoming, Item
from handbook.exchange.units import longest
from handbook.fingerprints import fingerprint, still_fits
from handbook.library import Library
from handbook.library.translations import Pair, is_known, pairs
from handbook.load import Entry
from handbook.problems import Mistake, suggest

_PLACEHOLDER: Final = re.compile(r"%\(\w+\)[a-z]|\{\{.*?\}\}|\{%.*?%\}|\$\{\w+\}")
_AGAIN: Final = "export the file again and copy your work into it"


@dataclass(slots=True)
class Changes:
    """The texts of one record that say something else now, with the units that they come from."""

    entry: Entry
    texts: list[tuple[Pair, Item]] = field(default_factory=list)


def changes(library: Library, incoming: Incoming, file_name: str) -> tuple[list[Changes], list[Mistake]]:
    """The changes record by record, and everything that keeps units from being taken over."""
    mistakes = [*incoming.mistakes, *_languages(library, incoming, file_name)]
    if any(mistake.code in ("HB550", "HB551") for mistake in mistakes):
        return [], mistakes
    found: dict[str, Changes] = {}
    known: dict[str, dict[str, Pair]] = {}
    seen: set[str] = set()
    for item in incoming.items:
        key, _, name = item.id.partition("#")
        entry = library.entries.get(key)
        if item.id in seen:
            message = f"the unit `{item.id[:100]}` stands here a second time"
            mistakes.append(Mistake(item.line, item.column, "HB555", message, "delete one of the two"))
            continue
        seen.add(item.id)
        if entry is None:
            mistakes.append(_no_record(item, key, library))
            continue
        if key not in known:
            known[key] = {pair.name: pair for pair in pairs(entry, incoming.target_language)}
        pair = known[key].get(name)
        wrong = _unit(library, incoming, item, entry, pair, known[key])
        if wrong is not None:
            mistakes.append(wrong)
        elif pair is not None and item.target.strip() and item.target.strip() != (pair.translated or "").strip():
            found.setdefault(key, Changes(entry)).texts.append((pair, item))
    for change in found.values():
        mistakes += _incomplete_lists(change, list(known[change.entry.key].values()))
    return list(found.values()), mistakes


def _languages(library: Library, incoming: Incoming, file_name: str) -> Iterator[Mistake]:
    target, source = incoming.target_language, incoming.source_language
    listed = ", ".join(library.languages)
    if any(mistake.code == "HB550" for mistake in incoming.mistakes):
        return
    if not incoming.items and not incoming.mistakes:
        yield Mistake(1, 1, "HB550", "there is not a single unit in the file", _AGAIN)
    for language, what in ((source, "source"), (target, "target")):
        if language not in library.languages:
            message = (
                f"`{language[:20]}` is not a language of the site" if language else f"the {what} language is missing"
            )
            yield Mistake(1, 1, "HB551", message, f"the languages of the site are {listed} (mkdocs.yml)")
    if source == target:
        yield Mistake(1, 1, "HB551", f"source and target language are both `{target}`", _AGAIN)
    suffixes = re.split(r"[._-]", PurePath(file_name).stem.lower())
    named = [part for part in suffixes if part in library.languages]
    if named and target in library.languages and target not in named:
        message = f"the name of the file says `{named[-1]}`, but the file is in `{target}`"
        yield Mistake(1, 1, "HB551", message, "look which of the two is right, and rename the file or export again")


def _no_record(item: Item, key: str, library: Library) -> Mistake:
    moved = next(
        (e for e in library.entries.values() if key in {f"{e.record.section}/{i}" for i in e.record.former_ids}), None
    )
    meant = moved.key if moved else suggest(key, library.entries)
    hint = (
        f"did you mean `{meant}`?" if meant else "the record has vanished since the file was exported: delete the unit"
    )
    return Mistake(item.line, item.column, "HB552", f"there is no record `{key[:100]}`", hint)


def _unit(
    library: Library, incoming: Incoming, item: Item, entry: Entry, pair: Pair | None, known: dict[str, Pair]
) -> Mistake | None:
    def mistake(code: str, message: str, hint: str) -> Mistake:
        return Mistake(item.line, item.column, code, message, hint)

    name = item.id.partition("#")[2]
    if entry.record.language == incoming.target_language:
        message = f"`{entry.key}` is written in `{incoming.target_language}`"
        return mistake("HB551", message, f"correct the record itself, `{entry.path}`")
    if entry.record.language != incoming.source_language:
        message = f"`{entry.key}` is written in `{entry.record.language}`, not in `{incoming.source_language}`"
        return mistake("HB551", message, _AGAIN)
    if pair is None:
        meant = suggest(name, known)
        hint = f"did you mean `{meant}`?" if meant else "it has vanished since the file was exported: delete the unit"
        return mistake("HB552", f"`{entry.key}` has no text `{name[:80]}`", hint)
    mark = item.fingerprint or fingerprint(item.source)
    if not still_fits(mark, item.source, is_known(library, entry.record.language, pair.source)):
        return mistake("HB554", f"the source text of `{item.id}` was changed in the file", _AGAIN)
    if not still_fits(mark, pair.source, is_known(library, entry.record.language, pair.source)):
        return mistake("HB554", f"`{item.id}` was made from another revision of `{entry.path}`", _AGAIN)
    if item.target.strip() in ("", (pair.translated or "").strip()):
        return None
    if item.unsure:
        return mistake("HB555", f"`{item.id}` is marked as unsure (fuzzy)", "look it over and take the mark away")
    most = longest(type(entry.record), pair.place)
    if most is not None and len(item.target.strip()) > most:
        message = f"`{item.id}` is longer than {most} characters ({len(item.target.strip())})"
        return mistake("HB557", message, "shorten it")
    more = set(_PLACEHOLDER.findall(item.target)) ^ set(_PLACEHOLDER.findall(pair.source))
    if more:
        message = f"`{item.id}` has other placeholders than its source: {', '.join(sorted(more))[:200]}"
        return mistake("HB553", message, "write each placeholder exactly as it stands in the source")
    return None


def _incomplete_lists(change: Changes, every: list[Pair]) -> Iterator[Mistake]:
    """A list of texts is translated as a whole, because its items are matched by their positions."""
    given = {pair.name for pair, _ in change.texts}
    for pair, item in change.texts:
        if not isinstance(pair.place[-1], int):
            continue
        siblings = [
            other for other in every if other.place[:-1] == pair.place[:-1] and len(other.place) == len(pair.place)
        ]
        missing = [other.name for other in siblings if other.translated is None and other.name not in given]
        if missing:
            message = (
                f"`{item.id}` is translated, but {', '.join(f'`{name}`' for name in missing[:5])} of the same list not"
            )
            yield Mistake(item.line, item.column, "HB556", message, "translate all items of the list, or none")
