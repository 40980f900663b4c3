"""A text that knows its language."""

from __future__ import annotations


class Text(str):
    """Text of a record in the language in which it is shown, which may not be the page's."""

    language: str

    def __new__(cls, text: str, language: str) -> Text:
        self = str.__new__(cls, text)
        self.language = language
        return self
