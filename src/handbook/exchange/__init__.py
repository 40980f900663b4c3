"""Translators' own tools: texts go out as XLIFF 2 or gettext PO and come back, field by field, without a loss."""
