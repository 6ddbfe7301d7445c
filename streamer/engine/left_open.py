"""Reports the end of the sessions that a crash of the daemon before this one left open, and of their alerts."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from streamer.core.events import SessionEnded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from streamer.engine.sessions import PersistedSession
    from streamer.engine.state_file import StateFile
    from streamer.sinks.publisher import Publisher

log = logging.getLogger(__name__)

BATCH_SESSIONS = 100
"""Few enough to fit beside what else is published into the queue of any sink."""
BATCH_S = 5.0
"""How long the sinks get for a batch before the next one: one that hangs must not keep the ends from the others."""


async def end_left_open(
    left: Sequence[PersistedSession], *, state_file: StateFile, publisher: Publisher, now: Callable[[], datetime]
) -> None:
    """Publish the ends, batch by batch. What was not published when this is cancelled is left to the next start."""
    if left:
        log.info("the ends of %d sessions that a crash left open are published", len(left))
    for first in range(0, len(left), BATCH_SESSIONS):
        batch = left[first : first + BATCH_SESSIONS]
        for session in batch:
            at = now()
            for alert in session.alerts:
                publisher.publish(replace(alert, status="cleared", reason="daemon_restart", at=at))
            ended = SessionEnded(session.source_id, session.session_id, "daemon_restart", duration_ms=None, at=at)
            publisher.publish(ended)
        try:
            async with asyncio.timeout(BATCH_S):
                await asyncio.sleep(0)  # sinks without a reader have nothing to wait for, but the others have
                await publisher.flush()
        except TimeoutError:
            log.warning(
                "the ends of sessions that a crash left open were not taken by all sinks within %.0f s", BATCH_S
            )
        for session in batch:
            state_file.ended(session.source_id, session.session_id)
