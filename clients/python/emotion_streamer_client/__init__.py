"""Client of an Emotion Streamer daemon: its events, and the control of its sessions.

``connect`` and ``control`` are for asyncio; ``emotion_streamer_client.sync`` has both for programs without it.
"""

from emotion_streamer_client.control_client import Control, control
from emotion_streamer_client.errors import ClientError, RefusedError, RequestError, UnansweredError
from emotion_streamer_client.event import Event
from emotion_streamer_client.state import State, initial_state, reduce
from emotion_streamer_client.stream import EventStream, connect

__all__ = [
    "ClientError",
    "Control",
    "Event",
    "EventStream",
    "RefusedError",
    "RequestError",
    "State",
    "UnansweredError",
    "connect",
    "control",
    "initial_state",
    "reduce",
]
