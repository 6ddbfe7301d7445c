"""Reads when X.509 certificates begin and end (RFC 5280, section 4.1): Python's ssl does not say it of our own."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass
from datetime import UTC, datetime

_PEM = re.compile(r"-----BEGIN ((?:X509 |TRUSTED )?CERTIFICATE)-----(.+?)-----END \1-----", re.DOTALL)
"""All that OpenSSL takes. In a trusted one, what it is trusted for follows the certificate."""
_SEQUENCE, _UTC_TIME, _GENERALIZED_TIME, _VERSION = 0x30, 0x17, 0x18, 0xA0


@dataclass(frozen=True, slots=True)
class Validity:
    """When a certificate begins and ends."""

    begins_at: datetime
    ends_at: datetime


def certificates_end(pem: str) -> datetime:
    """Return when the first of the certificates in a PEM text ends. Raises ValueError where there is none."""
    return min(each.ends_at for each in validities(pem))


def validities(pem: str) -> list[Validity]:
    """Return when each of the certificates in a PEM text is valid. Raises ValueError where there is none."""
    found = _PEM.findall(pem)
    if not found:
        raise ValueError("expected a certificate in PEM, got none")
    return [_validity_of(base64) for _, base64 in found]


def _validity_of(base64: str) -> Validity:
    try:
        return validity(binascii.a2b_base64(base64))
    except (binascii.Error, IndexError) as error:
        raise ValueError(f"expected a certificate in PEM, got a damaged one: {error}") from None


def validity(der: bytes) -> Validity:
    """Return when a certificate in DER is valid. Raises ValueError or IndexError where it is none."""
    tbs = _enter(_enter(der))  # Certificate, TBSCertificate
    if tbs[0] == _VERSION:
        tbs = _skip(tbs)
    times = _enter(_skip(_skip(_skip(tbs))))  # behind serial number, signature and issuer
    return Validity(_time(times), _time(_skip(times)))


def _time(der: bytes) -> datetime:
    kind, text, _ = _value(der)
    if kind not in {_UTC_TIME, _GENERALIZED_TIME}:
        raise ValueError(f"expected a time in the certificate, got a value of type {kind}")
    digits = text.decode("ascii")
    if kind == _UTC_TIME:  # RFC 5280, 4.1.2.5.1: two digits from 50 on are of the last century
        digits = ("19" if int(digits[:2]) >= 50 else "20") + digits
    if not re.fullmatch(r"\d{14}Z", digits):
        raise ValueError(f"expected a time in the certificate such as 20261231235959Z, got {digits}")
    return datetime.strptime(digits, "%Y%m%d%H%M%SZ").replace(tzinfo=UTC)


def _enter(der: bytes) -> bytes:
    kind, content, _ = _value(der)
    if kind != _SEQUENCE:
        raise ValueError(f"expected a sequence in the certificate, got a value of type {kind}")
    return content


def _skip(der: bytes) -> bytes:
    return _value(der)[2]


def _value(der: bytes) -> tuple[int, bytes, bytes]:
    """Return type and content of the first value, and what follows it (X.690, section 8.1)."""
    length, start = der[1], 2
    if length & 0x80:
        start += length & 0x7F
        length = int.from_bytes(der[2:start], "big")
    if start + length > len(der):
        raise ValueError(f"expected a value of {length} bytes in the certificate, got {len(der) - start}")
    return der[0], der[start : start + length], der[start + length :]
