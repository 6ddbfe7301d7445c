"""The events that a gateway makes itself: what its subscribers missed."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from streamer.ops.defaults import event_id
from streamer.protocol.cloudevents import encode

if TYPE_CHECKING:
    from streamer.core.events import Gap
    from streamer.protocol.cloudevents import WireEvent
    from streamer.web.earlier import EncodeGap

_RANDOM_BYTES = 8


def gap_encoder(name: str) -> EncodeGap:
    """Return what makes a ``gap.v1`` of the gateway with this name.

    One that stands before an event of a subscriber is called after that, so that any gateway can go on from there.
    """

    def encode_gap(gap: Gap, *, before: WireEvent | None = None) -> WireEvent:
        own_id = event_id() if before is None else f"{before.id}.{secrets.token_hex(_RANDOM_BYTES)}"
        return encode(gap, node=name, event_id=own_id, now_s=0.0)

    return encode_gap
