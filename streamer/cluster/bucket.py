"""A key-value bucket of JetStream, as nodes use it: a value changes only where its revision is the known one."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from nats.js.errors import APIError, BucketNotFoundError, KeyWrongLastSequenceError, NotFoundError

from streamer.cluster.cursor import Start, read_present
from streamer.core.errors import EmotionStreamerError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping
    from typing import Self

    from nats.js import JetStreamContext
    from nats.js.api import RawStreamMsg
    from nats.js.kv import KeyValue

T = TypeVar("T")

GONE_S = 3600
"""For so long a key that was removed is known as such, for those who watch."""
AT_ONCE = 100
"""Values that are asked for together."""
REMOVED = "KV-Operation"
"""Header of a message that says that somebody removed a key (ADR-8 of NATS)."""
GONE = (REMOVED, "Nats-Marker-Reason")
"""Headers of a message that says that a key is gone; those of a value are others. The second: the server removed it, as
its time was over (ADR-43)."""
_TOO_LATE = (10071, 10164)
"""Error codes of JetStream: another message of the subject came first."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value, and which one it is of its key."""

    data: bytes
    revision: int


class Bucket:
    """A bucket. Every method may raise `streamer.sinks.nats_stream.FAILURES`; what was asked may have happened then."""

    def __init__(self, streams: JetStreamContext, bucket: KeyValue, name: str) -> None:
        """Use ``open`` instead."""
        self._streams = streams
        self._bucket = bucket
        self._stream = f"KV_{name}"
        self._prefix = f"$KV.{name}."

    @classmethod
    async def open(cls, streams: JetStreamContext, name: str, *, replicas: int, ttl_s: float | None = None) -> Self:
        """Return the bucket, which is made where there is none. ``ttl_s``: its values are removed after this time."""
        found = await cls.find(streams, name)
        if found is not None:
            return found
        try:
            bucket = await streams.create_key_value(bucket=name, replicas=replicas, ttl=ttl_s)
        except APIError:  # another node has just made it, for another time
            bucket = await streams.key_value(name)
        return cls(streams, bucket, name)

    @classmethod
    async def find(cls, streams: JetStreamContext, name: str) -> Self | None:
        """Return the bucket; None where there is none."""
        try:
            return cls(streams, await streams.key_value(name), name)
        except (BucketNotFoundError, NotFoundError):
            return None

    async def ttl_s(self) -> float | None:
        """Return after which time values are removed; None: never."""
        return (await self._bucket.status()).ttl or None

    async def get(self, key: str) -> Value | None:
        """Return a value; None where there is none."""
        message = await self._last(key)
        if message is None or is_gone(message.headers or {}):
            return None
        return Value(message.data or b"", message.seq or 0)

    async def create(self, key: str, data: bytes) -> int | None:
        """Write the value of a new key and return its revision; None where there is one already."""
        try:
            return await self._bucket.create(key, data)
        except KeyWrongLastSequenceError:
            return None

    async def update(self, key: str, data: bytes, revision: int) -> int | None:
        """Replace a value and return its revision; None where it is not at ``revision`` any more."""
        try:
            return await self._bucket.update(key, data, last=revision)
        except KeyWrongLastSequenceError:
            return None

    async def remove(self, key: str) -> None:
        """Remove a key, whatever its value."""
        await self._bucket.purge(key, msg_ttl=GONE_S)

    async def take(self, key: str) -> Value | None:
        """Remove a key and return its value: of several who try, one gets it, and the others None."""
        found = await self.get(key)
        if found is None:
            return None
        try:
            await self._bucket.delete(key, last=found.revision)
        except APIError as error:
            if error.err_code in _TOO_LATE:
                return None
            raise
        return found

    async def keys(self) -> set[str]:
        """Return the keys; those that were removed a short time ago may be among them."""
        info = await self._streams.stream_info(self._stream, subjects_filter=f"{self._prefix}>")
        return {subject.removeprefix(self._prefix) for subject in info.state.subjects or {}}

    async def are_removed(self, keys: Iterable[str]) -> dict[str, bool]:
        """Return whether each was removed by somebody; those of which nothing is known are left out.

        Nothing is known of a key once its value has expired, or, after it was removed, what says so.
        """
        found: dict[str, bool] = {}
        for key, message in await _of_each(keys, self._last):
            headers = {} if message is None else message.headers or {}
            if message is not None and (REMOVED in headers or not is_gone(headers)):
                found[key] = REMOVED in headers
        return found

    async def all(self) -> dict[str, Value]:
        """Return everything that was there when it was asked for."""
        state = (await self._streams.stream_info(self._stream, subjects_filter=f"{self._prefix}>")).state
        found: dict[str, Value] = {}
        newest = 0
        everything = Start(newest_of_each_subject=True, subjects=(f"{self._prefix}>",))
        async for message in read_present(self._streams, self._stream, everything):
            newest = message.sequence
            key = message.subject.removeprefix(self._prefix)
            found.pop(key, None)
            if not is_gone(message.headers):
                found[key] = Value(message.data, newest)
        if newest < state.last_seq:
            return await self._asked_for(subject.removeprefix(self._prefix) for subject in state.subjects or {})
        return found

    async def _asked_for(self, keys: Iterable[str]) -> dict[str, Value]:
        """Return the values of keys, by what the leader has.

        Whoever reads a bucket reads it from any of its servers, which may not have all yet that the leader has.
        """
        return {key: value for key, value in await _of_each(keys, self.get) if value is not None}

    async def _last(self, key: str) -> RawStreamMsg | None:
        with suppress(NotFoundError):
            # Of the leader, however the bucket was made: of a bucket that allows it, the library asks any server.
            return await self._streams.get_last_msg(self._stream, f"{self._prefix}{key}", direct=False)
        return None


async def _of_each(keys: Iterable[str], ask: Callable[[str], Awaitable[T]]) -> list[tuple[str, T]]:
    """Return each key with the answer about it."""
    found: list[tuple[str, T]] = []
    names = list(keys)
    for some in (names[start : start + AT_ONCE] for start in range(0, len(names), AT_ONCE)):
        found += zip(some, await asyncio.gather(*map(ask, some)), strict=True)
    return found


def is_gone(headers: Mapping[str, str]) -> bool:
    """Return whether a message says that its key is gone."""
    return any(name in headers for name in GONE)


class NameTakenError(EmotionStreamerError):
    """Another daemon that started later is registered by the same name."""
