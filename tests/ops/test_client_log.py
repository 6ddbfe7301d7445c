"""Clients that come and go do not fill the log."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from streamer.ops.client_log import LINES, ClientLog

if TYPE_CHECKING:
    import pytest


def test_a_flood_of_clients_is_summed_up(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    now_s = 0.0
    client_log = ClientLog(logging.getLogger("streamer.web"), now=lambda: now_s)
    for number in range(LINES.burst + 1000):
        client_log.info("websocket: %d came", number)
    assert caplog.messages == [f"websocket: {number} came" for number in range(LINES.burst)]
    now_s, said = 1.0, len(caplog.messages)
    client_log.info("websocket: the next one came")
    assert caplog.messages[said:] == [
        "websocket: 1000 lines about clients are left out",
        "websocket: the next one came",
    ]
