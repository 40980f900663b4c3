"""`handbook serve`."""

from __future__ import annotations

import socket
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from handbook.cli.project_folder import WrongUse, find_root, open_folder, root_option, stop
from handbook.plugin import commands

_HOST = "127.0.0.1"
_TRIES = 20


@click.command()
@root_option
@click.option(
    "-p",
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="Port on this machine; when it is in use, the next free one is taken.",
)
@click.option("--built", is_flag=True, help="Serve the folder site/ as it was built, without building again.")
def serve(root: Path | None, port: int, built: bool) -> None:
    """Show the site on this machine only.

    It is built again whenever a file changes. Records with problems are left out and complained about, so that work in
    progress can be looked at. Ctrl-C ends it.
    """
    if built:
        _serve_folder(find_root(root) / "site", free_port(port))
        return
    opened = open_folder(root)
    port = free_port(port)
    path = urlsplit(opened.settings.site_url).path or "/"
    click.echo(f"Building; then the site is at http://{_HOST}:{port}{path} (Ctrl-C ends it)", err=True)
    try:
        commands.serve(opened.configuration, port)
    except commands.BuildRefusedError as fault:
        click.echo(str(fault), err=True)
        stop(1)


def free_port(wanted: int) -> int:
    """The first port from `wanted` on that nobody listens on."""
    for port in range(wanted, min(wanted + _TRIES, 65536)):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((_HOST, port))
            except OSError:
                continue
            return port
    raise WrongUse(f"the ports from {wanted} to {wanted + _TRIES - 1} are all in use; choose another with --port")


class _Handler(SimpleHTTPRequestHandler):
    """Serves files as a public host does: its own page for what is not found, and no log."""

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _serve_folder(folder: Path, port: int) -> None:
    if not (folder / "index.html").is_file():
        raise WrongUse(f"there is no built site in {folder}; build it first with `handbook build`")
    with ThreadingHTTPServer((_HOST, port), partial(_Handler, directory=str(folder))) as server:
        click.echo(f"\n    The site is at  http://{_HOST}:{port}/  (Ctrl-C ends it)\n", err=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
