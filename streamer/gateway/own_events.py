"""The events that a gateway makes itself: what its subscribers missed, and that they have caught up."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from streamer.ops.defaults import event_id
from streamer.protocol.cloudevents import encode

if TYPE_CHECKING:
    from streamer.core.events import CaughtUp, Gap
    from streamer.protocol.cloudevents import WireEvent
    from streamer.web.earlier import EncodeOwn

_RANDOM_BYTES = 8


def own_encoder(name: str) -> EncodeOwn:
    """Return what makes the events of the gateway with this name.

    A ``gap.v1`` that stands before an event of a subscriber is called after that, so that any gateway can go on from
    there.
    """

    def encode_own(event: Gap | CaughtUp, /, *, before: WireEvent | None = None) -> WireEvent:
        own_id = event_id() if before is None else f"{before.id}.{secrets.token_hex(_RANDOM_BYTES)}"
        return encode(event, node=name, event_id=own_id, now_s=0.0)

    return encode_own
