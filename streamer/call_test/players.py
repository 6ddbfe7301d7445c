"""The dialects that ``call-test`` plays, by their name in the configuration."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from streamer.call_test.asterisk import AudioSocketPlayer, chan_websocket_player
from streamer.call_test.audiohook import AudioHookPlayer
from streamer.call_test.l16 import l16_player
from streamer.call_test.media_streams import MediaStreamsPlayer
from streamer.call_test.player import PlayerKind, no_proof
from streamer.call_test.proof import audiohook_headers, plivo_headers, twilio_headers
from streamer.call_test.siprec import SiprecPlayer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamer.call_test.player import Prove

_RATES = (8_000, 16_000)
_TELEPHONE = (8_000,)


def _media_streams(dialect: str, prove: Prove | None = None) -> PlayerKind:
    url = f"ws://127.0.0.1:8765/{dialect}"
    return PlayerKind(partial(MediaStreamsPlayer, dialect), url, _TELEPHONE, prove=prove or no_proof)


PLAYERS: Mapping[str, PlayerKind] = MappingProxyType(
    {
        "l16": PlayerKind(l16_player, "ws://127.0.0.1:8765/l16", _RATES, subprotocol="audio.jambonz.org"),
        "asterisk": PlayerKind(
            chan_websocket_player, "ws://127.0.0.1:8765/asterisk", _RATES, is_one_leg=True, subprotocol="media"
        ),
        "twilio": _media_streams("twilio", twilio_headers),
        "signalwire": _media_streams("signalwire", twilio_headers),
        "telnyx": _media_streams("telnyx"),
        "exotel": _media_streams("exotel"),
        "plivo": _media_streams("plivo", plivo_headers),
        "audiohook": PlayerKind(AudioHookPlayer, "ws://127.0.0.1:8765/audiohook", _TELEPHONE, prove=audiohook_headers),
        "siprec": PlayerKind(SiprecPlayer, "tcp://127.0.0.1:5060", _TELEPHONE),
        "audiosocket": PlayerKind(AudioSocketPlayer, "tcp://127.0.0.1:9092", _RATES, is_one_leg=True),
    }
)
