"""The steps of all action plans, one row a step, in printed order, every cell with its state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from handbook.exports.envelope import API, list_frame, listed, to_json
from handbook.exports.export import Data, Export, File
from handbook.exports.item import public
from handbook.exports.table import to_csv
from handbook.library.plans import StepRow, step_rows
from handbook.models import ActionPlan
from handbook.models.action_plan import Cell

SECTION = "action-steps"
CELLS = ("partners", "factors")
CELL_KEYS = ("state", "printed", "items")
KEYS = (
    "plan",
    "objective",
    "objective_label",
    "step",
    "anchor",
    "what",
    "sub_steps",
    *CELLS,
    "start",
    "end",
    "start_printed",
    "end_printed",
)


def to_item(row: StepRow) -> dict[str, Any]:
    """The row of a step; `step` is its number as printed, `start` and `end` are EDTF."""
    step = row.step
    return {
        "plan": row.plan.id,
        "objective": row.objective,
        "objective_label": row.plan.objectives[row.objective - 1].printed_label,
        "step": step.printed_number,
        "anchor": row.anchor,
        "what": step.what,
        "sub_steps": [part.text for part in step.sub_steps],
        "partners": _cell(step.partners),
        "factors": _cell(step.factors),
        "start": step.start.date,
        "end": step.end.date,
        "start_printed": step.start.printed,
        "end_printed": step.end.printed,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {"state": cell.state, "printed": cell.printed, "items": list(cell.items)}


def columns() -> list[str]:
    """The columns of the table: `partners` and `factors` become three each."""
    found = []
    for key in KEYS:
        found += [f"{key}_{part}" for part in CELL_KEYS] if key in CELLS else [key]
    return found


def _to_row(item: dict[str, Any]) -> dict[str, Any]:
    parts = {f"{key}_{part}": item[key][part] for key in CELLS for part in CELL_KEYS}
    return {**item, **parts}


def _make(data: Data, _before: Sequence[File]) -> Iterable[File]:
    plans = [entry.record for entry in public(data, ActionPlan) if isinstance(entry.record, ActionPlan)]
    items = [to_item(row) for plan in plans for row in step_rows(plan)]
    table = to_csv(columns(), [_to_row(item) for item in items])
    content = list_frame(data, is_empty=not items).around(listed(to_json(item)) for item in items)
    yield File(f"{API}/{SECTION}.json", content, "application/json", SECTION, len(items))
    yield File(f"{API}/{SECTION}.csv", table, "text/csv", SECTION, len(items))


EXPORT = Export("action-steps", (_make,))
