"""Fragments that pages of records and macros share: they render them alike."""
