"""What follows from an agenda: the length of items, and where blocks really begin and end."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.models.event import AgendaItem, Block, Gathering


def minute(clock: str) -> int:
    """Minutes since midnight of a time such as `09:15`."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def length(item: AgendaItem) -> int | None:
    """Minutes from start to end; None when one of them is open."""
    return minute(item.end) - minute(item.start) if item.start and item.end else None


def parts_sum(item: AgendaItem) -> int | None:
    """Minutes of the parts of an item; None when it has none."""
    if not item.presentations and item.feedback_minutes is None:
        return None
    return sum(part.minutes for part in item.presentations) + (item.feedback_minutes or 0)


@dataclass(frozen=True, slots=True)
class BlockSums:
    """A block as its items make it; `start` and `end` are None when its items have no times."""

    block: Block
    day: str
    start: str | None
    end: str | None
    minutes: int
    items: int


def block_sums(event: Gathering) -> list[BlockSums]:
    """For each block: first start, last end, sum of the lengths of its items."""
    sums = []
    for block in getattr(event, "blocks", []):
        items = [item for item in event.agenda if item.block == block.id]
        starts = [item.start for item in items if item.start]
        ends = [item.end for item in items if item.end]
        sums.append(
            BlockSums(
                block,
                items[0].day if items else "",
                min(starts, default=None),
                max(ends, default=None),
                sum(length(item) or 0 for item in items),
                len(items),
            )
        )
    return sums
