"""The times of an agenda add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from handbook.library.agenda import length, minute, parts_sum
from handbook.load import Entry
from handbook.models.event import AgendaItem, Gathering
from handbook.problems import Problem, suggest
from handbook.rules.context import Context, problem

CODES: Final = {
    "HB340": "The minutes of an agenda item do not fit its times or the sum of its parts.",
    "HB341": "Two agenda items overlap.",
    "HB342": "An agenda item belongs to a block that does not exist.",
    "HB343": "An agenda item ends before it starts.",
}


def check(context: Context) -> Iterator[Problem]:
    """Start, end, minutes and parts of an agenda item agree, its block exists, and items follow one another."""
    for entry in context.entries:
        if isinstance(entry.record, Gathering):
            blocks = [block.id for block in getattr(entry.record, "blocks", ())]
            for index, item in enumerate(entry.record.agenda):
                yield from _item(entry, index, item, blocks)
            yield from _overlaps(entry, entry.record)


def _item(entry: Entry, index: int, item: AgendaItem, blocks: list[str]) -> Iterator[Problem]:
    if item.block is not None and item.block not in blocks:
        meant = suggest(item.block, blocks)
        hint = f"did you mean `{meant}`?" if meant else f"`blocks` has: {', '.join(blocks) or 'none'}"
        yield problem(entry, ("agenda", index, "block"), "HB342", f"there is no block `{item.block}`", hint)
    timed = length(item)
    if timed is not None and timed < 0:
        hint = "an item ends on the day on which it starts; change one of the two times"
        message = f"the item ends at {item.end}, before it starts at {item.start}"
        yield problem(entry, ("agenda", index, "end"), "HB343", message, hint)
        return
    if timed is not None and item.minutes is not None and item.minutes != timed:
        message = f"the item has {item.minutes} minutes, but {item.start} to {item.end} is {timed}"
        yield problem(entry, ("agenda", index, "minutes"), "HB340", message, "change the minutes or the times")
    whole = item.minutes if item.minutes is not None else timed
    parts = parts_sum(item)
    if parts is not None and whole is not None and parts != whole:
        field = "presentations" if item.presentations else "feedback_minutes"
        message = f"presentations and feedback take {parts} minutes, but the item has {whole}"
        yield problem(entry, ("agenda", index, field), "HB340", message, "change the parts, the minutes or the times")


def _overlaps(entry: Entry, event: Gathering) -> Iterator[Problem]:
    days: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for index, item in enumerate(event.agenda):
        if item.start and item.end and minute(item.start) < minute(item.end):
            days[item.day].append((minute(item.start), minute(item.end), index))
    for items in days.values():
        items.sort()
        latest = items[0]
        for current in items[1:]:
            if current[0] < latest[1]:
                before = event.agenda[latest[2]]
                message = f"the item starts before “{before.title}” ends at {before.end}"
                hint = "correct the times, unless the two are at the same time"
                yield problem(entry, ("agenda", current[2], "start"), "HB341", message, hint, "warning")
            latest = max(latest, current, key=lambda item: item[1])
