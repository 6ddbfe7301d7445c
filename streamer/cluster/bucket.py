"""A key-value bucket of JetStream, as nodes use it: a value changes only where its revision is the known one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy
from nats.js.errors import APIError, BucketNotFoundError, KeyNotFoundError, KeyWrongLastSequenceError, NotFoundError

from streamer.core.errors import EmotionStreamerError

if TYPE_CHECKING:
    from typing import Self

    from nats.js import JetStreamContext
    from nats.js.kv import KeyValue

GONE_S = 3600
"""For so long a key that was removed is known as such, for those who watch."""
READ_S = 10.0
"""Within which the next values of a bucket that is read as a whole come, or it is said that they don't."""
AT_ONCE = 500
"""Values that are asked for together."""
GONE = ("KV-Operation", "Nats-Marker-Reason")
"""Headers of a message that says that a key is gone; those of a value are others (ADR-8, ADR-43 of NATS)."""


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
        try:
            return cls(streams, await streams.key_value(name), name)
        except (BucketNotFoundError, NotFoundError):
            pass
        try:
            bucket = await streams.create_key_value(bucket=name, replicas=replicas, ttl=ttl_s)
        except APIError:  # another node has just made it, for another time
            bucket = await streams.key_value(name)
        return cls(streams, bucket, name)

    async def ttl_s(self) -> float | None:
        """Return after which time values are removed; None: never."""
        return (await self._bucket.status()).ttl or None

    async def get(self, key: str) -> Value | None:
        """Return a value; None where there is none."""
        try:
            entry = await self._bucket.get(key)
        except KeyNotFoundError:
            return None
        return Value(entry.value or b"", entry.revision or 0)

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

    async def keys(self) -> set[str]:
        """Return the keys; those that were removed a short time ago may be among them."""
        info = await self._streams.stream_info(self._stream, subjects_filter=f"{self._prefix}>")
        return {subject.removeprefix(self._prefix) for subject in info.state.subjects or {}}

    async def all(self) -> dict[str, Value]:
        """Return everything."""
        # What is left to read is what the server counts. A watch of the library counts what has arrived: it takes a
        # bucket for empty while its values are on the way.
        config = ConsumerConfig(
            deliver_policy=DeliverPolicy.LAST_PER_SUBJECT,
            ack_policy=AckPolicy.NONE,
            inactive_threshold=READ_S,
            num_replicas=1,
            mem_storage=True,
        )
        reader = await self._streams.pull_subscribe(f"{self._prefix}>", stream=self._stream, config=config)
        found: dict[str, Value] = {}
        consumer = await reader.consumer_info()
        try:
            while consumer.num_pending:
                for message in await reader.fetch(min(consumer.num_pending, AT_ONCE), READ_S):
                    key = message.subject.removeprefix(self._prefix)
                    if message.headers and any(name in message.headers for name in GONE):
                        found.pop(key, None)
                    else:
                        found[key] = Value(message.data, message.metadata.sequence.stream)
                consumer = await reader.consumer_info()
        finally:
            await reader.unsubscribe()
            await self._streams.delete_consumer(self._stream, consumer.name)
        return found


class NameTakenError(EmotionStreamerError):
    """Another daemon that started later is registered by the same name."""
