"""Asks nodes over NATS, by request and reply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import nats.errors

from streamer.core.errors import RequestError
from streamer.sinks.nats_stream import FAILURES

if TYPE_CHECKING:
    from nats.js import JetStreamContext

    from streamer.gateway.link import Link

ANSWER_S: Final = 5.0
"""Until a node must have answered."""
NO_RESPONDERS: Final = "no_responders"


def connected(link: Link) -> JetStreamContext:
    """Return the streams. Raises RequestError where NATS can't be reached now."""
    if link.streams is None:
        raise RequestError("unavailable", f"NATS can't be reached: {link.problem}")
    return link.streams


async def ask(streams: JetStreamContext, subject: str, data: bytes, *, answer_s: float = ANSWER_S) -> bytes:
    """Return the answer of whoever listens to a subject.

    Raises RequestError: `NO_RESPONDERS` where nobody does, ``unavailable`` where no answer came in time.
    """
    client: Any = streams._nc  # noqa: SLF001 - the context has no public way to its connection
    try:
        message = await client.request(subject, data, timeout=answer_s)
    except nats.errors.NoRespondersError:
        raise RequestError(NO_RESPONDERS, subject) from None
    except FAILURES:
        text = "no answer in time: whether it was done is not known"
        raise RequestError("unavailable", text) from None
    answer: bytes = message.data
    return answer


async def ask_node(
    streams: JetStreamContext, node: str, subject: str, data: bytes, *, answer_s: float = ANSWER_S
) -> bytes:
    """Return the answer of a node. Raises RequestError, which names it, where it does not listen."""
    try:
        return await ask(streams, subject, data, answer_s=answer_s)
    except RequestError as error:
        if error.code != NO_RESPONDERS:
            raise
        raise RequestError("unavailable", f"the node {node} does not answer") from None
