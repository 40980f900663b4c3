"""Checks that need the whole library: one small module each, and one line in RULES."""

from __future__ import annotations

from handbook.rules.context import Context, Rule

RULES: tuple[Rule, ...] = ()

__all__ = ["RULES", "Context", "Rule"]
