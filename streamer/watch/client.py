"""Stays connected to a daemon's event stream, and says when it is not."""

from __future__ import annotations

import asyncio
import json
import ssl
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, InvalidURI
from websockets.typing import Subprotocol

from streamer.core.errors import EmotionStreamerError
from streamer.protocol.cloudevents import SUBPROTOCOL
from streamer.protocol.tls_errors import reason_of

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
    from pathlib import Path

FINAL_STATUSES = {400, 401, 403, 404, 501}
"""Refusals that a person has to act upon; the last is that of a server that is no daemon."""
MAX_MESSAGE_BYTES = 1024 * 1024
SCHEMES = {"ws": "ws", "wss": "wss", "http": "ws", "https": "wss"}


class WatchError(EmotionStreamerError):
    """The daemon can't be watched, and trying again would not help."""


def stream_url(text: str) -> str:
    """Return the URL of the event stream that somebody means: scheme, port and path may be left out.

    Raises WatchError for what is no such URL, or holds a secret.
    """
    expected = "expected a URL such as ws://127.0.0.1:8765 or wss://pbx.example/events"
    try:
        parts = urlsplit(text if "://" in text else f"ws://{text}")
        is_address = parts.scheme in SCHEMES and _is_host(parts.hostname or "") and parts.port != 0
    except ValueError as error:  # brackets that are not closed, a port that is no number, a label that is too long
        raise WatchError(f"{expected}, got {text!r}: {error}") from None
    if not is_address:
        raise WatchError(f"{expected}, got {text!r}")
    if parts.username or parts.password:
        raise WatchError("the URL has a user or password, which others can read: put the token in a file")
    path = "/events" if parts.path in {"", "/"} else parts.path
    port = "" if parts.port or SCHEMES[parts.scheme] == "wss" else ":8765"
    return parts._replace(scheme=SCHEMES[parts.scheme], path=path, netloc=parts.netloc + port, fragment="").geturl()


def _is_host(name: str) -> bool:
    """Return whether a name may be one of a host. Raises ValueError where none can be looked up by it."""
    name.encode("idna")
    return name.isprintable() and name != "" and " " not in name


def trust(ca_file: Path | None) -> ssl.SSLContext | None:
    """Return what certificates are verified with; None: the authorities of the system. Raises WatchError."""
    if ca_file is None:
        return None
    try:
        return ssl.create_default_context(cafile=ca_file)
    except OSError as error:  # SSLError is one
        raise WatchError(f"can't read the certificates in {ca_file}: {reason_of(error)}") from None


def read_token(path: Path) -> str:
    """Return the token in a file, without white space around it. Raises WatchError."""
    try:
        token = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise WatchError(f"can't read the token in {path}: {error}") from None
    return checked_token(token, where=str(path))


def checked_token(token: str, *, where: str) -> str:
    """Return a token that a header can hold; ``where`` it is from. Raises WatchError for another one."""
    if not token.isascii() or not token.isprintable() or not token:
        raise WatchError(f"{where}: expected a token of printable ASCII characters")
    return token


async def events(
    url: str,
    *,
    token: str | None,
    tls: ssl.SSLContext | None,
    delays: Callable[[], Iterator[float]],
    on_state: Callable[[str], None],
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
) -> AsyncGenerator[dict[str, Any] | None, None]:
    """Yield the events of a daemon, and None where it was connected anew; for ever.

    ``delays`` gives the seconds before each attempt to connect again. ``on_state`` gets the state of the connection as
    text. Raises WatchError where the daemon refuses this client for good, or it is not to be tried again.
    """
    waits = delays()
    while True:
        on_state(f"connecting to {url}")
        try:
            async for event in _events_of_one_connection(url, token, tls):
                if event is None:
                    on_state(f"connected to {url}")
                    waits = delays()
                yield event
            reason = "the daemon closed the connection"
        except InvalidStatus as refusal:
            reason = _refused(refusal)
        except ConnectionClosed as closed:
            reason = _closed(closed)
        except (OSError, TimeoutError, InvalidHandshake) as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        except InvalidURI as error:
            raise WatchError(str(error)) from None
        delay = next(waits, None)
        if delay is None:
            raise WatchError(reason)
        on_state(f"disconnected, trying again in {delay:.0f} s: {reason}")
        await sleep(delay)


async def _events_of_one_connection(
    url: str, token: str | None, tls: ssl.SSLContext | None
) -> AsyncGenerator[dict[str, Any] | None, None]:
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    connecting = connect(
        url,
        subprotocols=[Subprotocol(SUBPROTOCOL)],
        additional_headers=headers,
        max_size=MAX_MESSAGE_BYTES,
        compression=None,
        ssl=(tls or True) if url.startswith("wss:") else None,
    )
    async with await connecting as connection:
        yield None
        async for message in connection:
            yield _event(message, url)


def _event(message: str | bytes, url: str) -> dict[str, Any]:
    try:
        event = json.loads(message)
    except ValueError:
        event = None
    if not (isinstance(event, dict) and {"type", "time", "data"} <= event.keys()):
        raise WatchError(f"{url} sends no events: expected a CloudEvent in JSON, got {message[:40]!r}")
    return event


def _refused(refusal: InvalidStatus) -> str:
    response = refusal.response
    text = (response.body or b"").decode(errors="replace").strip()
    reason = f"{response.status_code} {response.reason_phrase}" + (f": {text}" if text else "")
    if response.status_code in FINAL_STATUSES:
        raise WatchError(f"the daemon refuses: {reason}") from None
    return reason


def _closed(closed: ConnectionClosed) -> str:
    received = closed.rcvd
    if received is None:
        return "the connection broke"
    if received.code == 1008:
        raise WatchError(f"the daemon ended the connection: {received.reason or 'not allowed'}") from None
    return "the daemon stops" if received.code == 1001 else f"closed with {received.code} {received.reason}".rstrip()
