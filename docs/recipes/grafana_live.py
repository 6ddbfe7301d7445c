"""Pushes what voices express into Grafana Live, one line of Influx line protocol for each result.

python grafana_live.py ws://127.0.0.1:8765 http://127.0.0.1:3000
"""

from __future__ import annotations

import os
import re
import sys
import urllib.request
from typing import TYPE_CHECKING, Any

from emotion_streamer_client.sync import connect

if TYPE_CHECKING:
    from datetime import datetime

STREAM = "emotion_streamer"


def line(data: dict[str, Any], time: datetime) -> str:
    """Return a result as a line: labels, shares, and when it was, in nanoseconds."""
    shares = ",".join(f"{escaped(share['name'])}={share['probability']}" for share in data["posterior"])
    at_ns = round(time.timestamp() * 1000) * 1_000_000
    return f"expression,role={data['role']},leg={data['leg_id']} {shares} {at_ns}"


def escaped(name: str) -> str:
    """Return a name as a key of the line protocol."""
    return re.sub(r"([ ,=])", r"\\\1", name)


def push(grafana: str, text: str) -> None:
    """Send a line; a Grafana that is away, or refuses it, is told of, and the next one is tried."""
    headers = {"Authorization": f"Bearer {os.environ['GRAFANA_TOKEN']}"}
    request = urllib.request.Request(f"{grafana}/api/live/push/{STREAM}", text.encode(), headers)
    try:
        urllib.request.urlopen(request, timeout=5).close()
    except OSError as error:
        print(f"not pushed: {error}", file=sys.stderr)


def main(daemon: str, grafana: str) -> None:
    """Run until it is stopped."""
    for event in connect(daemon, token=os.environ.get("EMOTION_STREAMER_TOKEN"), types=["emotion.v1"]):
        if not event.data["abstained"]:
            push(grafana, line(event.data, event.time))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
