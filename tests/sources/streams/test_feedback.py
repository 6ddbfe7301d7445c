"""What goes back to a platform: in order, and not without end."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from streamer.ops.defaults import random_id, utc_now
from streamer.protocol.streams.dialect import Send
from streamer.sources.streams.calls import Calls
from streamer.sources.streams.connection import ConnectionClosed
from streamer.sources.streams.feedback import MAX_UNSENT, Feedback

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamer.protocol.streams.dialect import Action
    from streamer.sources.streams.calls import Attachment


class Talkative:
    """A dialect that says what it is asked to say."""

    def receive(self, frame: str | bytes) -> Sequence[Action]:
        return ()

    def ended(self, code: int) -> Sequence[Action]:
        return ()

    def pause(self) -> Sequence[Action]:
        return [Send("pause")]

    def resume(self) -> Sequence[Action]:
        return [Send("resume")]

    def tell(self, channel: str, data: Mapping[str, Any]) -> Sequence[Action]:
        return [Send(f"{channel} {data}")]


class Silent:
    """A dialect whose platform does not listen."""

    receive, ended = Talkative.receive, Talkative.ended


class Line:
    """A connection whose other side may stop reading, or go."""

    peer = "platform"

    def __init__(self) -> None:
        self.sent: list[str | bytes] = []
        self.reads = asyncio.Event()
        self.reads.set()
        self.is_gone = False

    async def receive(self) -> str | bytes:
        raise ConnectionClosed(1000)

    async def send(self, data: str | bytes) -> None:
        await self.reads.wait()
        if self.is_gone:
            raise ConnectionClosed(1006)
        self.sent.append(data)

    async def close(self, code: int, text: str) -> None:
        self.is_gone = True


def attached() -> Attachment:
    return Calls(source_id="a", reconnect_s=1.0, new_id=random_id, now=utc_now).attach()


async def turns() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_everything_goes_out_in_the_order_in_which_it_was_made() -> None:
    feedback, line, attachment = Feedback(), Line(), attached()
    session = attachment.call.session_id
    async with feedback.talking(attachment, line, Talkative()):
        line.reads.clear()
        feedback.send(attachment, "opened")
        feedback.set_paused(session, is_paused=True)
        feedback.tell(attachment, "external", {"state": "sad"})
        feedback.set_paused("another", is_paused=True)
        feedback.send(attachment, "pong")
        feedback.set_paused(session, is_paused=False)
        line.reads.set()
        await turns()
    assert line.sent == ["opened", "pause", "external {'state': 'sad'}", "pong", "resume"]
    feedback.tell(attachment, "external", {})
    assert not feedback.takes(attachment)


async def test_a_platform_that_does_not_read_loses_its_connection() -> None:
    feedback, line, attachment = Feedback(), Line(), attached()
    async with feedback.talking(attachment, line, Talkative()):
        line.reads.clear()
        await turns()
        for _ in range(MAX_UNSENT):
            feedback.send(attachment, "pong")
        feedback.tell(attachment, "external", {})
        with pytest.raises(ConnectionClosed):
            feedback.send(attachment, "pong")


async def test_a_connection_that_is_gone_and_a_dialect_that_says_nothing_are_no_fault() -> None:
    feedback, line, attachment = Feedback(), Line(), attached()
    async with feedback.talking(attachment, line, Silent()):
        assert not feedback.takes(attachment)
        feedback.tell(attachment, "external", {})
    async with feedback.talking(attachment, line, Talkative()):
        await line.close(1000, "")
        feedback.tell(attachment, "external", {})
        await turns()
    assert line.sent == []
