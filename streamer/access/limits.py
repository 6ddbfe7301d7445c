"""How much one client, and one host, may have and do at the server's port."""

from __future__ import annotations

from streamer.access.quotas import Quota
from streamer.access.rates import HostRates, Rate
from streamer.protocol.control_messages import MAX_REQUEST_BYTES

REQUESTS = Rate(per_s=100, burst=300)
"""Of one host: connections and HTTP requests. Each costs the daemon about a millisecond."""
SUBSCRIBER_FRAMES = Rate(per_s=50, burst=500)
"""Of one subscriber, who has nothing to say: pings, pongs, and messages, which are ignored."""
CONTROL_FRAMES = Rate(per_s=1000, burst=1000)
"""Of one control client. Requests are paced, and read as they can be answered: only tiny frames come faster."""
STREAM_FRAMES = Rate(per_s=250, burst=2000)
"""Of one platform's connection: 50 a second for each of two tracks are usual, and after a stall many at once."""
MAX_STREAM_MESSAGE_BYTES = 256 * 1024
"""Of one frame of a platform: up to a second of stereo at 48 kHz."""
CONTROL_REQUESTS = Rate(per_s=500, burst=500)
"""Of one control client; those that come faster wait."""
COST_OF_A_FLOOD = 100
"""Requests that a host has less after a client of it was disconnected for being too fast, so that it can't go on."""
MAX_HANDSHAKE_BYTES = 16 * 1024
"""Of a request with all its headers."""
MAX_MESSAGE_BYTES = MAX_REQUEST_BYTES
"""Of a WebSocket message, unless it bears audio: the longest are requests of control."""
MAX_FRAMES_UNREAD = 64
"""Frames, which may have to be answered, from a client that does not read what it was sent before."""
STALLED_S = 60.0
"""How long a client may read nothing of what waits for it."""


class Limits:
    """The quotas and the rates of all clients; a quota of one host is half of all where it is 0."""

    def __init__(
        self,
        *,
        max_connections: int = 512,
        max_connections_per_host: int = 0,
        max_subscribers: int = 100,
        max_subscribers_per_host: int = 0,
        max_control_clients: int = 64,
        max_control_clients_per_host: int = 0,
        max_streams: int = 1000,
        max_streams_per_host: int = 0,
        requests: Rate = REQUESTS,
    ) -> None:
        self.connections = Quota(things="connections", total=max_connections, per_host=max_connections_per_host)
        self.subscribers = Quota(things="subscribers", total=max_subscribers, per_host=max_subscribers_per_host)
        self.control_clients = Quota(
            things="control clients", total=max_control_clients, per_host=max_control_clients_per_host
        )
        self.streams = Quota(things="streams", total=max_streams, per_host=max_streams_per_host)
        self.told = Quota(things="connections", total=64, per_host=8)
        """Connections above the quota that are still answered, so that they learn why; others are dropped."""
        self.requests = HostRates(requests)
