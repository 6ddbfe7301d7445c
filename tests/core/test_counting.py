"""Numbers of things in words."""

from __future__ import annotations

from streamer.core.counting import count


def test_one_is_singular_and_any_other_number_plural() -> None:
    assert [count(number, "leg") for number in (0, 1, 2, 21)] == ["0 legs", "1 leg", "2 legs", "21 legs"]
