"""HTTP message signatures as Genesys AudioHook uses them: HMAC over named headers of the handshake.

draft-ietf-httpbis-message-signatures-11, with ``@request-target`` as AudioHook spells it: path and query. Pure: time is
an argument.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamer.core.errors import EmotionStreamerError

if TYPE_CHECKING:
    from collections.abc import Mapping

REQUIRED = (
    "@request-target",
    "@authority",
    "audiohook-organization-id",
    "audiohook-session-id",
    "audiohook-correlation-id",
    "x-api-key",
)
"""What a signature must cover."""
MAX_AGE_S = 10.0
MAX_SKEW_S = 3.0
"""By how much the platform's clock may differ from ours."""
MIN_NONCE = 22
"""Characters: 128 bits in base64."""
_TEXT = r'"[\x20\x21\x23-\x5b\x5d-\x7e]*"'
_INPUT = re.compile(rf"([a-z*][a-z0-9_.*-]*)=(\(({_TEXT}(?: {_TEXT})*)\)((?:;[a-z]+=(?:{_TEXT}|[0-9]{{1,15}}))+))")
_PARAMETER = re.compile(rf";([a-z]+)=({_TEXT}|[0-9]{{1,15}})")
_SIGNATURE = re.compile(r"([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/=]*):")


class SignatureError(EmotionStreamerError):
    """The request is not signed, or not by whom it should be. The text is for the log, not for the peer."""


@dataclass(frozen=True, slots=True)
class _Signed:
    base: bytes
    """What the signature was made of."""
    signature: bytes
    parameters: Mapping[str, str]
    components: tuple[str, ...]


class SignatureVerifier:
    """Verifies handshakes of one platform; remembers nonces for as long as one of them could come again."""

    def __init__(self, *, key_id: str, secret: bytes) -> None:
        """``key_id``: the API key that the platform sends; ``secret``: its client secret, decoded from base64."""
        self._key_id = key_id
        self._secret = secret
        self._nonces: deque[tuple[float, str]] = deque()

    def verify(self, headers: Mapping[str, str], *, target: str, now_s: float) -> None:
        """Return if the handshake is signed as it must be, else raise SignatureError.

        ``headers``: names in lower case. ``target``: path and query. ``now_s``: seconds since 1970.
        """
        signed = _parse(headers, target)
        if not hmac.compare_digest(hmac.digest(self._secret, signed.base, "sha256"), signed.signature):
            raise SignatureError("the signature is not that of the request")
        self._check_key(headers, signed)
        _check_time(signed.parameters, now_s)
        self._check_nonce(signed.parameters.get("nonce", ""), now_s)

    def _check_key(self, headers: Mapping[str, str], signed: _Signed) -> None:
        missing = [name for name in REQUIRED if name not in signed.components]
        if missing:
            raise SignatureError(f"the signature does not cover {missing[0]}")
        if signed.parameters.get("alg", "hmac-sha256") != "hmac-sha256":
            raise SignatureError("alg: hmac-sha256 expected, got another one")
        key = signed.parameters.get("keyid", "")
        if key != headers.get("x-api-key") or not hmac.compare_digest(key.encode(), self._key_id.encode()):
            raise SignatureError("keyid: the API key expected, got another one")

    def _check_nonce(self, nonce: str, now_s: float) -> None:
        if len(nonce) < MIN_NONCE:
            raise SignatureError(f"nonce: at least {MIN_NONCE} characters expected, got {len(nonce)}")
        while self._nonces and now_s - self._nonces[0][0] > 2 * (MAX_AGE_S + MAX_SKEW_S):
            self._nonces.popleft()
        if any(known == nonce for _, known in self._nonces):
            raise SignatureError("the signature was used before")
        self._nonces.append((now_s, nonce))


def sign(
    headers: Mapping[str, str], *, target: str, key_id: str, secret: bytes, nonce: str, created_s: int
) -> dict[str, str]:
    """Return the headers ``signature-input`` and ``signature`` for a handshake: what a platform does."""
    names = " ".join(f'"{name}"' for name in REQUIRED)
    inner = f'({names});keyid="{key_id}";nonce="{nonce}";alg="hmac-sha256";created={created_s};expires={created_s + 10}'
    base = _base(REQUIRED, inner, headers, target)
    signature = base64.b64encode(hmac.digest(secret, base, "sha256")).decode()
    return {"signature-input": f"sig1={inner}", "signature": f"sig1=:{signature}:"}


def _parse(headers: Mapping[str, str], target: str) -> _Signed:
    stated = _INPUT.fullmatch(headers.get("signature-input", "").strip())
    signature = _SIGNATURE.fullmatch(headers.get("signature", "").strip())
    if stated is None or signature is None or stated[1] != signature[1]:
        raise SignatureError("one signature with its input expected, got none that can be read")
    components = tuple(name.strip('"') for name in stated[3].split('" "'))
    parameters = {name: value.strip('"') for name, value in _PARAMETER.findall(stated[4])}
    try:
        data = base64.b64decode(signature[2], validate=True)
    except binascii.Error:
        raise SignatureError("the signature is no base64") from None
    return _Signed(_base(components, stated[2], headers, target), data, parameters, components)


def _base(components: tuple[str, ...], inner: str, headers: Mapping[str, str], target: str) -> bytes:
    """Return the signature base (section 2.3)."""
    if len(set(components)) != len(components):
        raise SignatureError("the signature covers something twice")
    values = {"@request-target": target, "@authority": headers.get("host", "").lower()}
    lines = []
    for name in components:
        value = values.get(name) if name.startswith("@") else headers.get(name)
        if not value:
            raise SignatureError("the signature covers something that did not come")
        lines.append(f'"{name}": {value.strip()}')
    return "\n".join([*lines, f'"@signature-params": {inner}']).encode()


def _check_time(parameters: Mapping[str, str], now_s: float) -> None:
    created, expires = parameters.get("created", ""), parameters.get("expires", "")
    if not created.isdigit():
        raise SignatureError("created: a time expected, got none")
    if int(created) > now_s + MAX_SKEW_S:
        raise SignatureError("created: a time in the past expected, got one in the future")
    oldest_s = now_s - MAX_SKEW_S
    if int(created) + MAX_AGE_S < oldest_s or (expires.isdigit() and int(expires) < oldest_s):
        raise SignatureError("the signature has expired")
