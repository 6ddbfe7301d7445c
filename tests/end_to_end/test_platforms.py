"""Cloud platforms that stream calls. None of them can be had here: these are stand-ins that keep to their protocols."""

from __future__ import annotations

import asyncio
import base64
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import numpy as np
import pytest
import soundfile
import soxr
from twilio.request_validator import RequestValidator
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from streamer.app.platform_feedback import TOLD
from streamer.call_test.audiohook import ORGANIZATION
from streamer.call_test.play import frames_of, play
from streamer.call_test.player import PlayedCall, Proof
from streamer.call_test.players import PLAYERS
from streamer.call_test.proof import audiohook_headers
from streamer.protocol.streams.audiohook import AudioHookDialect
from streamer.protocol.streams.dialect import DialectSettings
from streamer.protocol.streams.media_streams import FLAVOURS, MediaStreamsDialect
from streamer.sources.files.source import FilesSource
from tests.support.calls import events_of_file, speech_results
from tests.support.control_websocket import ask, control_connection
from tests.support.daemon import get, kind, running, subscribed
from tests.support.speech import RATE, SENTENCES, coded, speak
from tests.support.streams import events_of_stream

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from numpy.typing import NDArray
    from websockets.asyncio.client import ClientConnection

    from streamer.core.audio import Role
    from streamer.protocol.streams.dialect import Dialect
    from tests.support.daemon import Daemon

Results = list[tuple[Any, ...]]
SETTINGS = DialectSettings(roles=("customer", "unknown"))
CALL, SESSION = "CA0123456789abcdef", "e160e428-53e2-487c-977d-96989bf5c99d"


@pytest.fixture(scope="module")
def channels(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> list[NDArray[np.int16]]:
    """Two people, 8 kHz, in samples that mu-law represents exactly, and in whole packets of 100 ms."""
    folder = tmp_path_factory.mktemp("spoken")
    pause = np.zeros(round(0.8 * RATE), np.float32)
    spoken = []
    for text in SENTENCES[:2]:
        low = soxr.resample(
            np.concatenate([pause, speak(needs_program("espeak-ng"), folder, text), pause]), RATE, 8_000
        )
        spoken.append(coded(low, folder / "coded.wav", "ULAW"))
    length = max(map(len, spoken)) // 800 * 800 + 800
    return [np.pad(samples, (0, length - len(samples))) for samples in spoken]


@pytest.fixture(scope="module")
def of_file(channels: list[NDArray[np.int16]], repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Results:
    """What `analyze` finds in the same audio."""
    path = tmp_path_factory.mktemp("clip") / "clip.wav"
    soundfile.write(path, np.stack(channels, axis=1), 8_000, subtype="PCM_16")
    return speech_results(asyncio.run(events_of_file(repository, FilesSource([path]))))


def played(name: str, channels: list[NDArray[np.int16]], roles: tuple[Role, ...] = ()) -> list[str | bytes]:
    """Return all frames of a call."""
    call = PlayedCall(SESSION, roles, len(channels), 8_000)
    return frames_of(PLAYERS[name].make(call), np.stack(channels, axis=1), call)


async def streamed(repository: Path, dialect: Dialect, frames: list[str | bytes]) -> Results:
    return speech_results(await events_of_stream(repository, dialect, frames))


@pytest.mark.parametrize("name", ["twilio", "signalwire", "telnyx", "plivo"])
async def test_both_tracks_of_a_platform_give_the_events_of_the_file(
    repository: Path, channels: list[NDArray[np.int16]], of_file: Results, name: str
) -> None:
    frames = played(name, channels)
    if name == "telnyx":  # it does not promise the order
        media = frames[2:-1]
        frames[2:-1] = [frame for n in range(0, len(media), 4) for frame in reversed(media[n : n + 4])]
    assert len(of_file) > 6
    assert await streamed(repository, MediaStreamsDialect(SETTINGS, FLAVOURS[name]), frames) == of_file


async def test_exotel_gives_the_events_of_one_channel(
    repository: Path, channels: list[NDArray[np.int16]], tmp_path: Path
) -> None:
    soundfile.write(tmp_path / "one.wav", channels[0], 8_000, subtype="PCM_16")
    expected = speech_results(await events_of_file(repository, FilesSource([tmp_path / "one.wav"])))
    dialect = MediaStreamsDialect(SETTINGS, FLAVOURS["exotel"])
    assert await streamed(repository, dialect, played("exotel", channels[:1])) == expected


async def test_audiohook_gives_the_events_of_the_file(
    repository: Path, channels: list[NDArray[np.int16]], of_file: Results
) -> None:
    frames = played("audiohook", channels, ("customer", "unknown"))
    assert await streamed(repository, AudioHookDialect(SETTINGS, {}), frames) == of_file


# -- the daemon ----------------------------------------------------------------------------------------------------

AUTH_TOKEN, API_KEY, CLIENT_SECRET = "12345678901234567890123456789012", "my-api-key", b"client secret of audiohook"
CONFIG = f"""[microphone]
enabled = false
[log]
level = "debug"
[[streams]]
dialect = "twilio"
secret_file = "twilio.secret"
public_url = "wss://calls.example.com/twilio"
roles = ["customer"]
reconnect_s = 30.0
[[streams]]
dialect = "telnyx"
[[streams]]
dialect = "audiohook"
api_key = "{API_KEY}"
secret = "{base64.b64encode(CLIENT_SECRET).decode()}"
tell_emotions = true
"""
WEBSOCKET = """tokens = [{ name = "telnyx", scopes = ["stream"], token = "streams-and-no-more" },
{ name = "all", scopes = ["admin"], token = "everything-there-is" }]"""
NUMBER, NAME = "4930123456", "Jane Doe"


@asynccontextmanager
async def platforms_daemon(folder: Path, *, tokens: bool = True) -> AsyncIterator[Daemon]:
    (folder / "twilio.secret").write_text(f"# the old one goes on Friday\nold-token\n{AUTH_TOKEN}\n")
    async with running(folder, config=CONFIG, websocket=WEBSOCKET if tokens else "") as daemon:
        await daemon.wait_notified("READY=1")
        yield daemon


def signed_by_twilio(token: str = AUTH_TOKEN, url: str = "wss://calls.example.com/twilio") -> dict[str, str]:
    return {"x-twilio-signature": RequestValidator(token).compute_signature(url, {})}


def signed_by_genesys(port: int, *, secret: bytes = CLIENT_SECRET) -> dict[str, str]:
    proof = Proof(base64.b64encode(secret).decode(), API_KEY)
    call = PlayedCall(SESSION, (), 2, 8_000)
    return dict(audiohook_headers(f"ws://127.0.0.1:{port}/audiohook", proof, call))


def started(**more: Any) -> str:
    """A start in which every member that may bear a number or a name has one."""
    media_format = {"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1}
    start = {
        "callSid": CALL,
        "tracks": ["inbound"],
        "mediaFormat": media_format,
        "from": f"+{NUMBER}",
        "to": f"+{NUMBER}",
    }
    start |= {"customParameters": {"From": f"+{NUMBER}", "name": NAME, "emotion_reference": "case-7"}, **more}
    return json.dumps({"event": "start", "sequenceNumber": "1", "start": start, "streamSid": NAME})


def media(number: int, at_ms: int, payload: bytes = b"\xff" * 1600) -> str:
    content = {"track": "inbound", "chunk": "1", "timestamp": str(at_ms), "payload": base64.b64encode(payload).decode()}
    return json.dumps({"event": "media", "sequenceNumber": str(number), "media": content})


async def test_who_does_not_sign_as_the_platform_does_is_refused(tmp_path: Path) -> None:
    async with platforms_daemon(tmp_path) as daemon:
        base = f"ws://127.0.0.1:{daemon.port}"
        once = signed_by_genesys(daemon.port)
        refused = [
            ("/twilio", {}),
            ("/twilio", {"Authorization": "Bearer everything-there-is"}),
            ("/twilio", signed_by_twilio("another")),
            ("/twilio", signed_by_twilio(url=f"{base}/twilio")),
            ("/telnyx", signed_by_twilio()),
            ("/audiohook", {"x-api-key": API_KEY}),
            ("/audiohook", {**once, "x-api-key": "another"}),
            ("/audiohook", signed_by_genesys(daemon.port, secret=b"another")),
        ]
        assert await asyncio.gather(*(answer(base + path, headers) for path, headers in refused)) == [401] * len(
            refused
        )
        accepted = [
            ("/twilio", signed_by_twilio()),
            ("/twilio", signed_by_twilio("old-token")),
            ("/telnyx", {"Authorization": "Bearer streams-and-no-more"}),
            ("/audiohook", once),
        ]
        for path, headers in accepted:
            assert await answer(base + path, headers) == 101
        assert await answer(f"{base}/audiohook", once) == 401  # a second time
        everything = {"Authorization": "Bearer everything-there-is"}
        figures = await get(f"http://127.0.0.1:{daemon.port}/metrics", everything)
        labels = 'dialect="audiohook",reason="unauthorized",source_id="audiohook"'
        assert f"emotion_streamer_stream_refusals_total{{{labels}}} 4.0\n" in figures
        page = await get(f"http://127.0.0.1:{daemon.port}/healthz", everything)
        assert "\nstream twilio: twilio, 0 open, 0 legs\n" in page


async def answer(url: str, headers: dict[str, str]) -> int:
    """Return the status that a handshake gets."""
    try:
        async with connect(url, additional_headers=headers):
            return 101
    except InvalidStatus as error:
        return error.response.status_code


async def test_a_call_that_twilio_streams_again_is_the_same_session_with_a_gap(tmp_path: Path) -> None:
    async with platforms_daemon(tmp_path) as daemon, subscribed(daemon.port, token="everything-there-is") as events:
        url = f"ws://127.0.0.1:{daemon.port}/twilio"
        first = await connect(url, additional_headers=signed_by_twilio())
        for frame in (started(), media(2, 0), media(3, 200)):
            await first.send(frame)
        began = await events.until(lambda event: kind(event) == "session.started.v1")
        first.transport.abort()
        async with connect(url, additional_headers=signed_by_twilio()) as second:
            for frame in (started(), media(2, 0), media(9, 800), json.dumps({"event": "stop", "sequenceNumber": "10"})):
                await second.send(frame)
            ended = await events.until(lambda event: kind(event) == "session.ended.v1")
        assert ended["data"]["session_id"] == began["data"]["session_id"]
        assert ended["data"]["reason"] == "hangup"
        assert ended["data"]["duration_ms"] >= 2 * 400 + 600
        lost = [event["data"] for event in events.events if kind(event) == "gap.v1"]
        assert max(gap["lost_ms"] for gap in lost) >= 600


async def test_genesys_probes_pauses_and_ends_and_nobody_is_named(tmp_path: Path) -> None:
    async with platforms_daemon(tmp_path) as daemon, subscribed(daemon.port, token="everything-there-is") as events:
        url = f"ws://127.0.0.1:{daemon.port}/audiohook"
        null = "00000000-0000-0000-0000-000000000000"
        people = {"ani": f"+{NUMBER}", "aniName": NAME, "dnis": f"+{NUMBER}"}
        for conversation, frames in ((null, ["ping"]), (str(uuid4()), ["paused", "resumed", "discarded"])):
            async with connect(url, additional_headers=signed_by_genesys(daemon.port)) as platform:
                said = await talk(platform, conversation, frames, people)
            assert said == ["opened", *(["pong"] if "ping" in frames else []), "closed"]
        ended = await events.until(lambda event: kind(event) == "session.ended.v1")
        legs = [event["data"]["legs"] for event in events.events if kind(event) == "session.started.v1"]
        assert [[(leg["role"], leg["analysed"]) for leg in each] for each in legs] == [
            [("customer", True), ("agent", False)]
        ]
        assert ended["data"]["reason"] == "hangup"
        async with connect(f"ws://127.0.0.1:{daemon.port}/twilio", additional_headers=signed_by_twilio()) as platform:
            await platform.send(started())
            await platform.send(media(2, 0))
            await platform.send(json.dumps({"event": "dtmf", "dtmf": {"track": "inbound_track", "digit": "7"}}))
            await platform.send(json.dumps({"event": "stop", "sequenceNumber": "3"}))
            await events.until(lambda event: kind(event) == "session.ended.v1")
        async with connect(f"ws://127.0.0.1:{daemon.port}/twilio", additional_headers=signed_by_twilio()) as platform:
            await platform.send(started(mediaFormat={"encoding": NAME}))
            await platform.wait_closed()
            assert (platform.close_code, NAME in str(platform.close_reason)) == (1008, False)
        status, log = await daemon.stop()
    assert status == 0
    everything = log + json.dumps(events.events)
    assert not [secret for secret in (NUMBER, NAME, AUTH_TOKEN, "Jane") if secret in everything]
    assert log.count("sends no twilio: ") == 1


async def talk(
    platform: ClientConnection, conversation: str, kinds: list[str], people: dict[str, str], *, reason: str = "end"
) -> list[str]:
    """Open, send these messages with audio between them, and close; return what the server said."""
    media_type = {"type": "audio", "format": "PCMU", "channels": ["external", "internal"], "rate": 8000}
    opening = {
        "organizationId": ORGANIZATION,
        "conversationId": conversation,
        "participant": {"id": SESSION, **people},
        "media": [media_type],
    }
    parameters = {
        "open": opening,
        "close": {"reason": reason},
        "update": {"language": "en-US"},
        "discarded": {"start": "PT1S", "discarded": "PT1S"},
    }
    parameters["resumed"] = parameters["discarded"]
    said: list[str] = []
    for seq, name in enumerate(["open", *kinds, "close"], start=1):
        message = {"version": "2", "id": SESSION, "type": name, "seq": seq, "serverseq": len(said), "position": "PT0S"}
        await platform.send(json.dumps({**message, "parameters": parameters.get(name, {})}))
        if name in {"open", "ping", "update", "close"}:
            said.append(json.loads(await platform.recv())["type"])
        if name != "close":
            await platform.send(b"\xff" * 3200)
    return said


async def test_genesys_is_asked_to_pause_and_to_resume_as_control_clients_wish(
    tmp_path: Path, channels: list[NDArray[np.int16]]
) -> None:
    async with platforms_daemon(tmp_path, tokens=False) as daemon, control_connection(daemon) as control:
        url = f"ws://127.0.0.1:{daemon.port}/audiohook"
        frames = played("audiohook", channels[::-1])
        async with connect(url, additional_headers=signed_by_genesys(daemon.port)) as platform:
            await platform.send(frames[0])
            assert json.loads(await platform.recv())["type"] == "opened"
            await platform.send(frames[1])
            session = await only_session(control)
            await ask(control, "pause", session_id=session)
            assert json.loads(await platform.recv())["type"] == "pause"
            await platform.send(client_message("paused", 2))
            await platform.send(client_message("ping", 3))
            assert json.loads(await platform.recv())["type"] == "pong"
            assert (await ask(control, "resume", session_id=session))["ok"]
            assert json.loads(await platform.recv())["type"] == "resume"
            await platform.send(client_message("resumed", 4, start="PT0S", discarded="PT0S"))
            await platform.send(client_message("ping", 5))
            assert json.loads(await platform.recv())["seq"] == 5


async def test_a_conversation_that_genesys_connects_again_goes_on_as_the_same_session(tmp_path: Path) -> None:
    async with platforms_daemon(tmp_path, tokens=False) as daemon, subscribed(daemon.port) as events:
        url, conversation = f"ws://127.0.0.1:{daemon.port}/audiohook", str(uuid4())
        for reason in ("reconnect", "end"):
            async with connect(url, additional_headers=signed_by_genesys(daemon.port)) as platform:
                said = await talk(platform, conversation, ["update"], {}, reason=reason)
            assert said == ["opened", "updated", "closed"]
        ended = await events.until(lambda event: kind(event) == "session.ended.v1")
    started = [event["data"]["session_id"] for event in events.events if kind(event) == "session.started.v1"]
    assert (started, ended["data"]["reason"]) == ([ended["data"]["session_id"]], "hangup")
    assert ended["data"]["duration_ms"] >= 4 * 200


async def only_session(control: ClientConnection) -> str:
    """Return the id of the session that is open, once there is one."""
    while not (sessions := (await ask(control, "list_sessions"))["sessions"]):
        pass
    return str(sessions[0]["session_id"])


def client_message(kind: str, seq: int, **parameters: str) -> str:
    message = {"version": "2", "id": SESSION, "type": kind, "seq": seq, "serverseq": 1, "position": "PT0S"}
    return json.dumps({**message, "parameters": parameters})


class Genesys:
    """The connection on which a call is played: it keeps what the daemon says, and stays open after the audio."""

    how_closed = ""

    def __init__(self, platform: ClientConnection) -> None:
        self.said: list[dict[str, Any]] = []
        self._platform = platform

    async def send(self, frame: str | bytes) -> None:
        if isinstance(frame, bytes) or json.loads(frame)["type"] != "close":
            await self._platform.send(frame)

    async def receive(self) -> str:
        text = str(await self._platform.recv())
        self.said.append(json.loads(text))
        return text

    async def close(self) -> None:
        await asyncio.sleep(0)  # what receives for the player has been cancelled, and ends


@pytest.mark.slow
async def test_the_anger_in_a_voice_comes_back_to_genesys_as_the_events_that_are_published(
    tmp_path: Path, shared: Path
) -> None:
    clip = shared / "data" / "ravdess" / "Actor_02" / "03-01-05-02-01-01-02.flac"
    samples = soxr.resample(soundfile.read(clip)[0], RATE, 8_000)[8_000:27_200]  # the words, and little else
    voice = np.round(0.9 * samples / np.abs(samples).max() * 32_767).astype(np.int16)
    call = PlayedCall(SESSION, (), 2, 8_000)
    async with platforms_daemon(tmp_path, tokens=False) as daemon, subscribed(daemon.port) as events:
        url = f"ws://127.0.0.1:{daemon.port}/audiohook"
        async with connect(url, additional_headers=signed_by_genesys(daemon.port)) as platform, asyncio.timeout(150):
            genesys = Genesys(platform)
            both = np.stack([voice, np.zeros_like(voice)], axis=1)
            await play(PLAYERS["audiohook"].make(call), both, call, genesys)
            while not any(each["state"] == "angry" for each in told(genesys.said)):
                await genesys.receive()
            await platform.send(client_message("close", 2, reason="end"))
            while genesys.said[-1]["type"] != "closed":
                await genesys.receive()
        await events.until(lambda event: kind(event) == "session.ended.v1")
    assert [message["type"] for message in genesys.said] == [
        "opened",
        *["event"] * len(told(genesys.said)),
        "closed",
    ]
    assert [message["seq"] for message in genesys.said] == list(range(1, len(genesys.said) + 1))
    published = [event["data"] for event in events.events if kind(event) == "state.v1"]
    as_told = [{"channel": "external", **{name: data[name] for name in TOLD}} for data in published]
    assert told(genesys.said) == as_told[: len(told(genesys.said))]
    assert {data["role"] for data in published} == {"customer"}


def told(said: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the data of all emotions among what the server said."""
    entities = [each for message in said if message["type"] == "event" for each in message["parameters"]["entities"]]
    assert {entity["type"] for entity in entities} <= {"emotion"}
    return [entity["data"] for entity in entities]
