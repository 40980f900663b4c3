"""The one place where the clock is read."""

from __future__ import annotations

from datetime import UTC, date, datetime


def today() -> date:
    """Today's date (UTC), so that machines in different places agree."""
    return datetime.now(UTC).date()
