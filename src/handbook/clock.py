"""The one place where the clock is read."""

from __future__ import annotations

from datetime import date, datetime, timezone


def today() -> date:
    """Today's date (UTC), so that machines in different places agree."""
    return datetime.now(timezone.utc).date()
