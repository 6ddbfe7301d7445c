"""What this daemon is called."""

from __future__ import annotations

import re
import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamer.config.tables import Config


def node_name(config: Config) -> str:
    """Return the name of this daemon in events and topics."""
    return config.events.node or re.sub(r"[^A-Za-z0-9_-]+", "-", socket.gethostname()).strip("-") or "node"
