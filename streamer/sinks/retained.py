"""What an MQTT broker keeps for who subscribes later: the newest event of each retained topic, until it is cleared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.sinks.key_index import KeyIndex

if TYPE_CHECKING:
    from streamer.protocol.cloudevents import WireEvent


class RetainedTopics:
    """Knows what the broker shall keep, whether or not it can be told now.

    It grows with the number of sources and open sessions, not with time.
    """

    def __init__(self) -> None:
        self._events: dict[str, WireEvent] = {}
        """The newest of each topic."""
        self._topics: dict[str, str] = {}
        """The topic on which the newest event of each key is kept."""
        self._keys = KeyIndex()
        """The keys of ``_topics``."""
        self._to_clear: dict[str, None] = {}
        """Topics that were not cleared yet, in order."""

    def share(self, other: RetainedTopics) -> None:
        """Know what ``other`` knows, now and from then on."""
        self._events, self._topics, self._to_clear = other._events, other._topics, other._to_clear

    def add(self, event: WireEvent) -> tuple[str, ...]:
        """Take note of an event; return the topics that are to be cleared after it.

        Those are the topics of what the event ends, of what a crash left, and the one on which its key was kept before.
        """
        ended = list(event.clears)
        if event.retained and event.key is not None:
            before = self._topics.get(event.key, event.topic)
            ended += [before] if before != event.topic and self._is_kept_for(before, event.key) else []
            self._events[event.topic], self._topics[event.key] = event, event.topic
            self._keys.add(event.key)
            self._to_clear.pop(event.topic, None)
        if event.ends is not None:
            ended += self._end(event.ends)
        for topic in ended:
            self._events.pop(topic, None)
            self._to_clear[topic] = None
        return tuple(dict.fromkeys(ended))

    def is_newest(self, event: WireEvent) -> bool:
        """Return whether the broker shall keep this event: an older one must not replace the newest."""
        return self._events.get(event.topic) is event

    def events(self) -> list[WireEvent]:
        """Return what the broker shall keep."""
        return list(self._events.values())

    def on_leftover(self, topic: str) -> bool:
        """Note that the broker keeps something for a topic; return whether nothing of ours is kept there."""
        if topic in self._events:
            return False
        self._to_clear[topic] = None
        return True

    def topics_to_clear(self) -> list[str]:
        """Return the topics that were not cleared yet."""
        return list(self._to_clear)

    def must_clear(self, topic: str) -> bool:
        """Return whether a topic was not cleared yet, and holds nothing new."""
        return topic in self._to_clear

    def on_cleared(self, topic: str) -> None:
        """Note that the broker keeps nothing for a topic."""
        self._to_clear.pop(topic, None)

    def _is_kept_for(self, topic: str, key: str) -> bool:
        event = self._events.get(topic)
        return event is not None and event.key == key

    def _end(self, ends: str) -> list[str]:
        """Forget the keys that have ended; return the topics on which an event of theirs was kept."""
        return [topic for key in self._keys.take(ends) if self._is_kept_for(topic := self._topics.pop(key), key)]
