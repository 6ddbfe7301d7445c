"""One POST over HTTP/1.1, with a connection of its own. Redirects are not followed, and no proxy is asked."""

from __future__ import annotations

import asyncio
import os
import ssl
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import h11

if TYPE_CHECKING:
    from collections.abc import Mapping

_READ_BYTES = 4096
MAX_ANSWER_BYTES = 64 * 1024
"""Of an answer's head; its body is not read."""


class PostError(Exception):
    """No answer came; the text says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said."""

    status: int
    retry_after_s: float = 0.0
    """When to try again, as far as it said."""


class Poster:
    """Posts to one URL. The certificates of its host are verified by those that the system trusts."""

    def __init__(self, url: str, *, timeout_s: float, user_agent: str) -> None:
        """``url``: http or https. ``timeout_s``: for the connection and the answer together."""
        parts = urlsplit(url)
        self.host = parts.hostname or ""
        self._port = parts.port or (443 if parts.scheme == "https" else 80)
        self._target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self._authority = parts.netloc
        self._timeout_s = timeout_s
        self._user_agent = user_agent
        self._tls = ssl.create_default_context() if parts.scheme == "https" else None

    async def post(self, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Return the answer. Raises PostError where none comes."""
        try:
            async with asyncio.timeout(self._timeout_s):
                return await self._exchange(body, headers)
        except TimeoutError:
            raise PostError(f"no answer within {self._timeout_s:g} s") from None
        except ssl.SSLCertVerificationError as error:
            raise PostError(f"its certificate is not trusted: {error.verify_message}") from None
        except (OSError, UnicodeError) as error:  # UnicodeError: a name that DNS can't have
            raise PostError(_reason(error)) from None
        except h11.RemoteProtocolError as error:
            raise PostError(f"no answer in HTTP: {error}") from None

    async def _exchange(self, body: bytes, headers: Mapping[str, str]) -> Answer:
        reader, writer = await asyncio.open_connection(self.host, self._port, ssl=self._tls)
        connection = h11.Connection(h11.CLIENT, max_incomplete_event_size=MAX_ANSWER_BYTES)
        try:
            writer.write(_request(connection, self._head(body, headers), body))
            await writer.drain()
            return await _answer(connection, reader)
        finally:
            writer.transport.abort()
            with suppress(OSError):
                await writer.wait_closed()

    def _head(self, body: bytes, headers: Mapping[str, str]) -> h11.Request:
        fields = {
            "host": self._authority,
            "user-agent": self._user_agent,
            "connection": "close",
            "content-length": str(len(body)),
            **headers,
        }
        return h11.Request(method="POST", target=self._target, headers=list(fields.items()))


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and (error.errno or 0) > 0:  # asyncio's text has addresses in it
        return os.strerror(error.errno or 0)
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _request(connection: h11.Connection, head: h11.Request, body: bytes) -> bytes:
    pieces = [connection.send(head), connection.send(h11.Data(data=body)), connection.send(h11.EndOfMessage())]
    return b"".join(piece for piece in pieces if piece)


async def _answer(connection: h11.Connection, reader: asyncio.StreamReader) -> Answer:
    while True:
        event = connection.next_event()
        if event is h11.NEED_DATA:
            connection.receive_data(await reader.read(_READ_BYTES))
        elif isinstance(event, h11.Response):
            return Answer(event.status_code, _retry_after_s(event))
        elif not isinstance(event, h11.InformationalResponse):
            raise PostError("it ended the connection without an answer")


def _retry_after_s(answer: h11.Response) -> float:
    """Return the seconds of Retry-After (RFC 9110, 10.2.3); a date counts as none."""
    text = next((value.decode("latin-1") for name, value in answer.headers if name == b"retry-after"), "")
    return float(text) if text.isascii() and text.isdecimal() and len(text) <= 6 else 0.0
