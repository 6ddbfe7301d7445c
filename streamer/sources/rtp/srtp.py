"""Decrypts SRTP and SRTCP (RFC 3711) of one leg with libsrtp, whose binding pylibsrtp is an extra of this package."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from streamer.core.errors import SourceError
from streamer.protocol.rtp import is_rtcp

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.protocol.sip.crypto import SrtpKey
    from streamer.sources.rtp.addresses import Address
    from streamer.sources.rtp.demux import PortDemux
    from streamer.sources.rtp.udp import OnDatagram

MISSING = "the daemon lacks pylibsrtp: install the extra srtp"
FAILED = "srtp_failed"
"""The drop reason of what is not encrypted with the key, came before, or is longer than 1500 bytes."""
_PROFILES = {
    "AES_CM_128_HMAC_SHA1_80": "SRTP_PROFILE_AES128_CM_SHA1_80",
    "AES_CM_128_HMAC_SHA1_32": "SRTP_PROFILE_AES128_CM_SHA1_32",
    "AEAD_AES_128_GCM": "SRTP_PROFILE_AEAD_AES_128_GCM",
    "AEAD_AES_256_GCM": "SRTP_PROFILE_AEAD_AES_256_GCM",
}


def is_available() -> bool:
    """Return whether encrypted legs can be received here."""
    return find_spec("pylibsrtp") is not None


class SrtpReceiver:
    """Hands over to the demultiplexer of a port what its sender encrypted, whatever its SSRC."""

    def __init__(self, key: SrtpKey, demux: PortDemux) -> None:
        """Raise SourceError where this installation can't decrypt."""
        try:
            import pylibsrtp  # noqa: PLC0415 - an extra
        except ImportError:
            raise SourceError(f"encrypted audio can't be received: {MISSING}") from None
        policy = pylibsrtp.Policy
        profile: int = getattr(policy, _PROFILES[key.suite])
        self._session: Any = pylibsrtp.Session(policy(key.key_bytes, policy.SSRC_ANY_INBOUND, 0, profile))
        self._errors = (pylibsrtp.Error, ValueError)
        self._demux = demux

    def receive(self, data: bytes, address: Address, arrived_s: float) -> None:
        """Take a datagram with SRTP, or with SRTCP where the sender uses one port for both (RFC 5761)."""
        if is_rtcp(data):
            self.receive_rtcp(data, address, arrived_s)
        else:
            self._hand_over(self._session.unprotect, self._demux.receive, data, address, arrived_s)

    def receive_rtcp(self, data: bytes, address: Address, arrived_s: float) -> None:
        """Take a datagram with SRTCP."""
        self._hand_over(self._session.unprotect_rtcp, self._demux.receive_rtcp, data, address, arrived_s)

    def _hand_over(
        self, decrypt: Callable[[bytes], bytes], take: OnDatagram, data: bytes, address: Address, arrived_s: float
    ) -> None:
        try:
            plain = decrypt(data)
        except self._errors:
            self._demux.drop(FAILED)
        else:
            take(plain, address, arrived_s)
