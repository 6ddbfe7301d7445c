"""Answers digest challenges of SIP, as a client does (RFC 8760, RFC 7616)."""

from __future__ import annotations

import hashlib
import re
import secrets
from typing import TYPE_CHECKING

from streamer.protocol.sip.digest import HASHES
from streamer.protocol.streams.dialect import DialectError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamer.call_test.player import Proof

_MEMBER = re.compile(r'(\w+)=(?:"([^"]*)"|([^\s,]+))')


def credentials(challenges: Sequence[str], proof: Proof, *, method: str, uri: str) -> str:
    """Return what answers the first challenge whose algorithm is known. Raises DialectError where none is."""
    for challenge in challenges:
        asked = {name.lower(): quoted or plain for name, quoted, plain in _MEMBER.findall(challenge)}
        name = HASHES.get(asked.get("algorithm", "MD5").upper())
        if name is not None and {"realm", "nonce"} <= asked.keys():
            return _answer(asked, proof, name, f"{method}:{uri}")
    raise DialectError("expected a digest challenge by SHA-256, SHA-512-256 or MD5, got another")


def _answer(asked: dict[str, str], proof: Proof, name: str, request: str) -> str:
    def hashed(*parts: str) -> str:
        return hashlib.new(name, ":".join(parts).encode(), usedforsecurity=False).hexdigest()

    realm, nonce, cnonce = asked["realm"], asked["nonce"], secrets.token_hex(8)
    secret = hashed(proof.user, realm, proof.secret)
    response = hashed(secret, nonce, "00000001", cnonce, "auth", hashed(request))
    return (
        f'Digest username="{proof.user}", realm="{realm}", nonce="{nonce}", uri="{request.partition(":")[2]}", '
        f'response="{response}", cnonce="{cnonce}", nc=00000001, qop=auth, algorithm={asked.get("algorithm", "MD5")}'
    )
