"""An HTTP server that is no daemon: Python's own, which answers 501 where it does not know the method."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class _KnowsNothing(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def other_server() -> Iterator[int]:
    """Serve while it is entered; return the port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _KnowsNothing) as server:
        serving = threading.Thread(target=server.serve_forever, args=(0.02,))
        serving.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            serving.join()
