"""Lines for a person about what a receiver refuses, each kind at most once a minute. Pure: time is an argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.sources.rtp.addresses import in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamer.protocol.payload_types import Encoding
    from streamer.sources.rtp.addresses import Address, Sender

AGAIN_AFTER_S = 60.0


class Warnings:
    """Collects lines until somebody takes them."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        """Those to be logged; whoever logs them empties the list."""
        self._told_s: dict[str, float] = {}
        self._untold: dict[str, int] = {}
        """How often each kind has occurred since its last line."""

    def limited(self, kind: str, text: str, now_s: float) -> None:
        """Add a line; one of a kind that was added in the last minute is counted, and told with the next."""
        if now_s - self._told_s.get(kind, float("-inf")) < AGAIN_AFTER_S:
            self._untold[kind] = self._untold.get(kind, 0) + 1
            return
        self._forget_old(now_s)
        untold = self._untold.pop(kind, 0)
        self._told_s[kind] = now_s
        self.lines.append(f"{text} ({untold} more times since that was last said)" if untold else text)

    def _forget_old(self, now_s: float) -> None:
        """Forget kinds that did not occur for long: some name a leg."""
        old = [kind for kind, told_s in self._told_s.items() if now_s - told_s > 10 * AGAIN_AFTER_S]
        for kind in old:
            del self._told_s[kind]
            self._untold.pop(kind, None)


class RefusedTypes:
    """Payload types whose packets are dropped; a line is added for each, once."""

    def __init__(self, encodings: Mapping[int, Encoding], warnings: Warnings) -> None:
        """Take the encodings of all known payload types, whether they can be decoded or not."""
        self._encodings = encodings
        self._warnings = warnings
        self._told: set[int] = set()

    def reason(self, payload_type: int) -> str:
        """Return the reason why a packet of a payload type is dropped, if it is RTP at all."""
        return "unsupported_payload_type" if payload_type in self._encodings else "unknown_payload_type"

    def refuse(self, payload_type: int) -> None:
        """Note that a sender's packets of a payload type are dropped."""
        encoding = self._encodings.get(payload_type)
        if payload_type not in self._told:
            self._told.add(payload_type)
            begin = f"packets of payload type {payload_type} are dropped:"
            unknown = "it is not known; name its encoding in rtp.payload_types or rtp.sdp_file"
            unsupported = f"{encoding} is not supported; let the sender use PCMU, PCMA, L16, G722 or opus"
            self._warnings.lines.append(f"{begin} {unknown if encoding is None else unsupported}")


def of_encrypted(sender: Sender | None) -> str:
    """Return a line about a sender whose audio seems to be encrypted."""
    who = "a sender" if sender is None else in_words(sender)
    return f"{who} seems to send encrypted audio (SRTP), which is not analysed; let it send plain RTP"


def of_stranger(address: Address, leg_id: str, owner: Sender | None) -> str:
    """Return a line about somebody who sends to the port of a leg; ``owner``: who has the leg, if anybody yet."""
    belongs = "for which another sender was announced" if owner is None else f"which belongs to {in_words(owner)}"
    return f"{in_words(address)} sends to the port of leg {leg_id}, {belongs}: its packets are dropped"
