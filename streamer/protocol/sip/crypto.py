"""Keys of encrypted audio as session descriptions carry them: SDES (RFC 4568), suites of RFC 4568 and RFC 7714."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from typing import Final

KEY_BYTES: Final = {
    "AES_CM_128_HMAC_SHA1_80": 30,
    "AES_CM_128_HMAC_SHA1_32": 30,
    "AEAD_AES_128_GCM": 28,
    "AEAD_AES_256_GCM": 44,
}
"""Of master key and master salt together, by crypto suite."""
_LINE = re.compile(
    r"([0-9]{1,9}) +([A-Z0-9_]{1,64}) +inline:([A-Za-z0-9+/=]{1,100})(?:\|[0-9^]{1,16})?((?: +\S+)*) *\Z"
)
_WINDOW = re.compile(r"WSH=[0-9]{1,9}\Z")


@dataclass(frozen=True, slots=True)
class SrtpKey:
    """What one side encrypts with."""

    suite: str
    """Of `KEY_BYTES`."""
    key: str = field(repr=False)
    """Master key and master salt, base64."""

    @property
    def key_bytes(self) -> bytes:
        """Master key and master salt."""
        return base64.b64decode(self.key)


@dataclass(frozen=True, slots=True)
class Crypto:
    """One line ``a=crypto``."""

    tag: str
    key: SrtpKey

    def __str__(self) -> str:
        """Return it as it stands in a description."""
        return f"{self.tag} {self.key.suite} inline:{self.key.key}"


def parse_crypto(value: str) -> Crypto | None:
    """Return what follows ``a=crypto:``; None where that can't be used.

    That is another suite, several keys, a key identifier (MKI), or a session parameter that changes what is sent.
    """
    found = _LINE.match(value)
    if found is None or not all(_WINDOW.match(parameter) for parameter in found[4].split()):
        return None
    key = SrtpKey(found[2], found[3])
    return Crypto(found[1], key) if is_key(key) else None


def is_key(key: SrtpKey) -> bool:
    """Return whether a key has the length that its suite wants."""
    try:
        return len(base64.b64decode(key.key, validate=True)) == KEY_BYTES.get(key.suite)
    except binascii.Error:
        return False
