"""A web server as the usual hosts of static sites run it, which counts what it sends."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

MAX_AGE: Final = 600
"""Seconds that a browser may keep a file: what GitHub Pages says of all files."""

_TEXT: Final = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml")
_LEVEL: Final = 6  # of gzip, as servers have it
_KINDS: Final = {"text/html": "html", "text/css": "css", "text/javascript": "js", "application/javascript": "js"}


@dataclass(slots=True)
class Sent:
    """Bytes of the bodies sent, by kind (html, css, js, fonts, other), and the number of requests."""

    size: Counter[str] = field(default_factory=Counter)
    requests: int = 0

    @property
    def total(self) -> int:
        return self.size.total()


class Server(ThreadingHTTPServer):
    """Serves a folder on a free port of the loopback address; the folder may be filled later."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        self._sent = Sent()
        self._counting = threading.Lock()
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def count(self, kind: str, size: int) -> None:
        with self._counting:
            self._sent.size[kind] += size
            self._sent.requests += 1

    def sent(self) -> Sent:
        """Everything since the last call."""
        with self._counting:
            sent, self._sent = self._sent, Sent()
        return sent

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a connection is no event."""


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A server that runs in its own thread."""
    server = Server(folder)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def kind_of(media_type: str) -> str:
    """html, css, js, fonts or other."""
    return _KINDS.get(media_type, "fonts" if media_type.startswith("font/") else "other")


@lru_cache(maxsize=256)
def _packed(file: Path, _changed: int) -> bytes:
    return gzip.compress(file.read_bytes(), _LEVEL, mtime=0)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            if not self.path.split("?")[0].endswith("/"):
                self._answer(HTTPStatus.MOVED_PERMANENTLY, b"", "text/html", {"Location": f"{self.path}/"})
                return
            file /= "index.html"
        if file.is_file():
            self._file(file, HTTPStatus.OK)
        else:
            self._file(Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _file(self, file: Path, status: HTTPStatus) -> None:
        if not file.is_file():
            self._answer(status, b"", "text/plain", {})
            return
        media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        is_text = media_type.startswith(_TEXT)
        headers = {"Cache-Control": f"max-age={MAX_AGE}"}
        if is_text and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = _packed(file, file.stat().st_mtime_ns)
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        else:
            body = file.read_bytes()
        self._answer(status, body, media_type, headers)

    def _answer(self, status: HTTPStatus, body: bytes, media_type: str, headers: dict[str, str]) -> None:
        charset = "; charset=utf-8" if media_type.startswith(_TEXT) else ""
        self.send_response(status)
        headers |= {"Content-Type": f"{media_type}{charset}", "Content-Length": str(len(body))}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            assert isinstance(self.server, Server)  # noqa: S101
            self.server.count(kind_of(media_type), len(body))
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing to say."""
