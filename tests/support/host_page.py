"""A web page of somebody else, on an origin of its own, that embeds ours; its server gets the tickets."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPES = {"html": "text/html; charset=utf-8", "js": "text/javascript; charset=utf-8"}


class HostPage:
    """The server of the page, while it runs. Files and answers may be changed at any time."""

    def __init__(self, port: int) -> None:
        self.origin = f"http://127.0.0.1:{port}"
        self.files: dict[str, str] = {}
        """By path, e.g. ``/index.html``."""
        self.headers: dict[str, str] = {}
        """Of every file."""
        self.daemon = ""
        """Address of the daemon that gives tickets."""
        self.token = ""
        self.wanted: bytes | None = None
        """What is asked of the daemon; None: what the page asks for."""
        self.asked: list[Any] = []
        """What the page asked for, each time."""
        self.status: int | None = None
        """Where it is set, the server refuses tickets with it."""
        self.tickets = 0
        """How many it was asked for."""

    def serve(self, html: str, **scripts: str) -> str:
        """Serve a page at ``/`` with these scripts, by name without ending, and return its address."""
        self.files = {
            "/index.html": f'<!doctype html><html lang=en><link rel=icon href="data:,"><title>Desk</title>{html}'
        }
        self.files |= {f"/{name}.js": script for name, script in scripts.items()}
        return f"{self.origin}/index.html"

    def ticket(self, asked: bytes) -> tuple[int, bytes]:
        """Return status and body of the answer to a page that asks for a ticket."""
        self.tickets += 1
        self.asked.append(json.loads(asked or b"{}"))
        if self.status is not None:
            return self.status, b"no"
        wanted = asked if self.wanted is None else self.wanted
        request = Request(f"{self.daemon}/api/ticket", wanted, {"Authorization": f"Bearer {self.token}"})
        with urlopen(request, timeout=60) as response:
            return HTTPStatus.OK, response.read()


@contextmanager
def host_page() -> Iterator[HostPage]:
    """Serve somebody else's page on a free port of loopback."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.page = page = HostPage(server.server_port)  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield page
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        text = self._page.files.get(self.path.partition("?")[0])
        if text is None:
            self._answer(HTTPStatus.NOT_FOUND, b"", {})
        else:
            headers = {"Content-Type": _TYPES[self.path.partition("?")[0].rpartition(".")[2]], **self._page.headers}
            self._answer(HTTPStatus.OK, text.encode(), headers)

    def do_POST(self) -> None:
        asked = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self._answer(*self._page.ticket(asked), {"Content-Type": "application/json"})

    @property
    def _page(self) -> HostPage:
        page: HostPage = self.server.page  # type: ignore[attr-defined]
        return page

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
