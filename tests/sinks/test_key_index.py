"""The keys below another are found, and those beside it are not."""

from __future__ import annotations

from streamer.sinks.key_index import KeyIndex


def test_a_key_and_all_below_it_are_taken_once_and_in_order() -> None:
    index = KeyIndex()
    for key in ("s/a", "s/a/x", "s/ab", "s/a/y/z", "s/a", "overload"):
        index.add(key)
    assert index.take("s/a") == ["s/a", "s/a/x", "s/a/y/z"]
    assert index.take("s/a") == []
    assert index.take("overload/") == []
    index.add("s/a/x")
    assert index.take("s") == ["s/ab", "s/a/x"]
    assert index.take("overload") == ["overload"]
    assert index.take("s") == []


def test_nothing_stays_of_what_was_taken() -> None:
    index = KeyIndex()
    for number in range(10):
        index.add(f"s/{number}/x")
        index.take(f"s/{number}")
    assert index.__dict__ == KeyIndex().__dict__
