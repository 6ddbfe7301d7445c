"""Legs of channels."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from streamer.core.audio import LegOpened, Origin
from streamer.sources.channels import channels_text, legs_of_channels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamer.core.audio import Role

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def legs(roles: Sequence[Role | None], channels: int, file: str | None = None) -> dict[int, LegOpened]:
    return legs_of_channels(
        source_id="desk",
        session_id="s",
        roles=roles,
        channels=channels,
        codec="pcm",
        sample_rate=8_000,
        opened_at=NOON,
        file=file,
    )


def test_each_channel_with_a_role_is_a_leg_numbered_by_its_channel() -> None:
    assert legs(["customer", None, "agent"], 3) == {
        0: LegOpened("desk", "s", "s-1", "customer", "pcm", 8_000, NOON),
        2: LegOpened("desk", "s", "s-3", "agent", "pcm", 8_000, NOON),
    }


@pytest.mark.parametrize(
    ("roles", "channels", "found"),
    [
        ([], 2, ["unknown", "unknown"]),
        (["agent"], 2, ["agent", "unknown"]),
        (["agent", "customer"], 1, ["agent"]),
        ([None], 1, []),
    ],
)
def test_channels_beyond_the_roles_are_unknown(roles: Sequence[Role | None], channels: int, found: list[str]) -> None:
    assert [leg.role for leg in legs(roles, channels).values()] == found


def test_legs_of_a_file_say_where_they_come_from() -> None:
    assert [leg.origin for leg in legs([], 2, "call.wav").values()] == [Origin("call.wav", 1), Origin("call.wav", 2)]


def test_a_number_of_channels_is_told_in_words() -> None:
    assert [channels_text(number) for number in (1, 2, 6)] == ["1 channel", "2 channels", "6 channels"]
