"""Events leave the reorder buffer in the order in which they and their windows were added."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.core.audio import Window
from streamer.core.events import UtteranceStarted
from streamer.leg.reorder_buffer import ReorderBuffer

if TYPE_CHECKING:
    import random

AT = datetime(2026, 1, 1, tzinfo=UTC)


def event(name: str) -> UtteranceStarted:
    return UtteranceStarted("session", "leg", "customer", name, 0, AT)


def pair(number: int) -> tuple[UtteranceStarted, UtteranceStarted]:
    return event(f"{number} a"), event(f"{number} b")


def nothing() -> tuple[UtteranceStarted, ...]:
    return ()


def window(utterance_id: str = "leg-1") -> Window:
    return Window(
        leg_id="leg",
        utterance_id=utterance_id,
        start=0,
        end=1,
        inputs=np.zeros(1, dtype=np.float32),
        speech_ms=0,
        concealed_ms=0,
        dropped_ms=0,
        level_dbfs=0.0,
        captured_at=None,
        is_final=False,
    )


@given(st.lists(st.booleans(), max_size=20), st.randoms(use_true_random=False))
def test_windows_resolved_in_any_order_give_their_events_in_the_order_added(
    are_windows: list[bool], rng: random.Random
) -> None:
    buffer, expected, waiting = ReorderBuffer(), list[UtteranceStarted](), list[tuple[int, Window]]()
    released: list[object] = []
    for number, is_window in enumerate(are_windows):
        if is_window:
            waiting.append((number, window()))
            expected += pair(number)
        else:
            expected.append(event(str(number)))
        buffer.add(waiting[-1][1] if is_window else expected[-1])
    released += buffer.release()
    assert released == expected[: are_windows.index(True) if any(are_windows) else None]
    rng.shuffle(waiting)
    for number, resolved in waiting:
        buffer.resolve(resolved, partial(pair, number))
        released += buffer.release()
        assert released == expected[: len(released)]
    assert released == expected


def test_a_window_that_gives_no_events_holds_nothing_back() -> None:
    buffer, only = ReorderBuffer(), window()
    buffer.add(only)
    buffer.add(event("after it"))
    buffer.resolve(only, nothing)
    assert buffer.release() == (event("after it"),)


def test_only_the_oldest_window_without_events_can_be_taken() -> None:
    buffer, first, second = ReorderBuffer(), window("leg-1"), window("leg-2")
    buffer.add(first)
    buffer.add(event("between"))
    buffer.add(second)
    with pytest.raises(ValueError, match="scores for a window of leg-2 came out of order"):
        buffer.take(second)
    buffer.take(first)
    assert buffer.release() == (event("between"),)
    with pytest.raises(ValueError, match="scores for a window of leg-1 came out of order"):
        buffer.take(first)
    buffer.take(second)
    assert buffer.is_empty


def test_a_window_can_be_resolved_only_once() -> None:
    buffer, only = ReorderBuffer(), window()
    buffer.add(only)
    buffer.resolve(only, nothing)
    with pytest.raises(ValueError, match="a window of leg-1 is not in the reorder buffer"):
        buffer.resolve(only, nothing)


def test_deferred_events_are_asked_for_in_order_when_they_leave() -> None:
    asked: list[str] = []

    def asking(name: str) -> tuple[UtteranceStarted, ...]:
        asked.append(name)
        return (event(name),)

    buffer, first, second = ReorderBuffer(), window("leg-1"), window("leg-2")
    assert bool(buffer.is_empty)  # bool: the type checker takes a property for a constant
    for item in (first, partial(asking, "between"), second, partial(asking, "last")):
        buffer.add(item)
    buffer.resolve(second, partial(asking, "second"))
    assert buffer.release() == ()
    assert asked == []
    assert not bool(buffer.is_empty)
    buffer.resolve(first, partial(asking, "first"))
    assert buffer.release() == tuple(event(name) for name in ("first", "between", "second", "last"))
    assert asked == ["first", "between", "second", "last"]
    assert buffer.is_empty
