"""How platforms prove that a request is theirs, by what the configuration of a stream says."""

from __future__ import annotations

import base64
import binascii
import hmac
import logging
import time
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from streamer.access.tokens import secret_lines
from streamer.config.paths import beside
from streamer.core.errors import ConfigError
from streamer.protocol.http_signature import SignatureError, SignatureVerifier
from streamer.protocol.request_signature import verify_plivo, verify_twilio

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from streamer.config.stream_tables import Stream
    from streamer.protocol.streams.dialect import Handshake

    IsSigned = Callable[[Handshake], bool]

log = logging.getLogger(__name__)

_BY_URL = {"twilio": verify_twilio, "signalwire": verify_twilio, "plivo": verify_plivo}
REFUSE_AFTER_S = 0.5
"""Until a request without a valid signature is answered, so that the time tells nothing about it."""


def proof_of_origin(
    stream: Stream, config_path: Path | None, *, where: str, now: Callable[[], float] = time.time
) -> IsSigned | None:
    """Return what says whether a request is the platform's own; None where a token is asked for instead.

    ``config_path``: what paths in the configuration are relative to. ``where``: the table, for errors. ``now``: seconds
    since 1970. Raises ConfigError where a secret can't be read.
    """
    secrets = _secrets(stream, config_path, where)
    if stream.dialect == "audiohook":
        return _audiohook(stream, secrets, where, now)
    if not secrets:
        return None
    verify = _BY_URL[stream.dialect]

    def verify_all(handshake: Handshake) -> None:
        url = called_url(stream, handshake)
        _any_of([partial(verify, handshake.headers, url=url, secret=secret) for secret in secrets])

    return _logged(stream.name, verify_all)


def called_url(stream: Stream, handshake: Handshake) -> str:
    """Return the URL that the platform was told to call: with ``wss``, whatever a proxy made of it."""
    if stream.public_url:
        return stream.public_url
    return f"wss://{handshake.headers.get('host', '')}{handshake.path}"


def _audiohook(stream: Stream, secrets: Sequence[str], where: str, now: Callable[[], float]) -> IsSigned | None:
    if not stream.api_key:
        return None
    try:
        keys = [base64.b64decode(secret, validate=True) for secret in secrets]
    except binascii.Error:
        raise ConfigError(f"{where}.secret: expected the client secret in base64, got something else") from None
    verifiers = [SignatureVerifier(key_id=stream.api_key, secret=key) for key in keys]
    host = urlsplit(stream.public_url).netloc

    def verify(handshake: Handshake) -> None:
        headers = {**handshake.headers, "host": host or handshake.headers.get("host", "")}
        if not hmac.compare_digest(headers.get("x-api-key", "").encode(), stream.api_key.encode()):
            raise SignatureError("x-api-key: the API key expected, got another one")
        if verifiers:
            _any_of([partial(each.verify, headers, target=handshake.path, now_s=now()) for each in verifiers])

    return _logged(stream.name, verify)


def _any_of(checks: Sequence[Callable[[], None]]) -> None:
    """Return if one of the checks does, so that a secret can be replaced while the last one is still used."""
    for number, check in enumerate(checks, start=1):
        try:
            check()
        except SignatureError:
            if number == len(checks):
                raise
        else:
            return


def _logged(name: str, verify: Callable[[Handshake], None]) -> IsSigned:
    def is_signed(handshake: Handshake) -> bool:
        try:
            verify(handshake)
        except SignatureError as error:
            log.debug("%s: a request is refused: %s", name, error)
            return False
        return True

    return is_signed


def _secrets(stream: Stream, config_path: Path | None, where: str) -> list[str]:
    if stream.secret_file:
        return secret_lines(beside(config_path, stream.secret_file), f"{where}.secret_file")
    return [stream.secret] if stream.secret else []
