"""The dialects that ``call-test`` plays, by their name in the configuration."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from streamer.call_test.asterisk import AudioSocketPlayer, ChanWebSocketPlayer
from streamer.call_test.l16 import L16Player
from streamer.call_test.player import PlayerKind

if TYPE_CHECKING:
    from collections.abc import Mapping

_RATES = (8_000, 16_000)

PLAYERS: Mapping[str, PlayerKind] = MappingProxyType(
    {
        "l16": PlayerKind(L16Player, "ws://127.0.0.1:8765/l16", _RATES, subprotocol="audio.jambonz.org"),
        "asterisk": PlayerKind(
            ChanWebSocketPlayer, "ws://127.0.0.1:8765/asterisk", _RATES, is_one_leg=True, subprotocol="media"
        ),
        "audiosocket": PlayerKind(AudioSocketPlayer, "tcp://127.0.0.1:9092", _RATES, is_one_leg=True),
    }
)
