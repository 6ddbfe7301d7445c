"""Says in words what is wrong with a PEM file that OpenSSL does not take."""

from __future__ import annotations

import ssl

_WORDS = {
    None: "it holds no PEM, or a damaged one",  # "PEM lib" is all that OpenSSL says
    "KEY_VALUES_MISMATCH": "the key does not belong to the certificate",
    "NO_CERTIFICATE_OR_CRL_FOUND": "it holds no certificate in PEM",
}


def reason_of(error: OSError) -> str:
    """Return why a file could not be loaded, without the place in OpenSSL's source."""
    if not isinstance(error, ssl.SSLError):
        return str(error.strerror or error)
    reason = getattr(error, "reason", None)
    return _WORDS.get(reason) or str(reason).replace("_", " ").lower()
