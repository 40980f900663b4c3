"""A file that was read before: what is kept of it, and the file itself for what is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handbook.keeping import mark
from handbook.load.entry import Gist, Lines
from handbook.load.parsed import Known, Parsed
from handbook.load.record_file import Content, parse, read_bytes, validate
from handbook.models import Record
from handbook.models.fields import Model
from handbook.models.translation import translation_model
from handbook.yaml12 import Yaml

_NOWHERE: Final = Lines(Yaml())


@dataclass(slots=True)
class KeptFile:
    """`id` is that of the record; `type` its type, of which the file is a translation if it is in a `language`."""

    file: str
    path: str
    id: str
    type: type[Record]
    language: str | None
    known: Known
    parsed: Parsed
    _model: Model | None = None
    _lines: Lines | None = None

    @property
    def gist(self) -> Gist:
        return self.known.gist

    @property
    def model(self) -> Model:
        """What the file says; `OSError` if this was not kept well and the file has changed since."""
        if self._model is None:
            self._model = self.parsed.model(self.path, self.known.digest) or self._validated()
        return self._model

    @property
    def lines(self) -> Lines:
        """Where it says it: read again, because places are asked for only to report something."""
        if self._lines is None:
            content = self._content()
            self._lines = _NOWHERE if content is None else content.lines
        return self._lines

    def _validated(self) -> Model:
        content = self._content()
        model = None
        if content is not None:
            if self.language is None:
                content.data["id"] = self.id
            model, _ = validate(content, translation_model(self.type) if self.language else self.type, self.path)
        if model is None:
            raise OSError(f"{self.path} has changed while it was read: try again")
        return model

    def _content(self) -> Content | None:
        """The file as it was; None if it has changed since."""
        raw, _ = read_bytes(self.file, self.path)
        return parse(raw, self.path)[0] if raw is not None and mark(raw) == self.known.digest else None
