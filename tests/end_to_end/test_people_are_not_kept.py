"""What platforms, recording clients and telephones say of people is nowhere in what the daemon sends or keeps."""

from __future__ import annotations

import asyncio
import base64
import json
import socket
import struct
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import numpy as np
from twilio.request_validator import RequestValidator
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidHandshake

from streamer.app.streams import KINDS
from streamer.call_test.play import frames_of
from streamer.call_test.player import PlayedCall, Proof
from streamer.call_test.players import PLAYERS
from streamer.call_test.proof import audiohook_headers, plivo_headers
from streamer.protocol.streams import audiosocket
from tests.support.broker import Broker, subscribed_to
from tests.support.daemon import TIMEOUT_S, get, kind, running, subscribed
from tests.support.nats_server import NatsServer
from tests.support.ports import free_leg_ports, free_port
from tests.support.receiver_rig import packets, voice
from tests.support.rtp import goodbye, rtcp_bytes, rtp_bytes
from tests.support.siprec import Client, audio, credentials, description, metadata, parsed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamer.core.audio import Role
    from tests.support.daemon import Daemon

NUMBER, NAME, ADDRESS, NOTE = (
    "+4930901820",
    "Wilhelmine Schottenloher",
    "w.schottenloher@kunde.invalid",
    "Az-4711-geheim",
)
PEOPLE = (NUMBER.strip("+"), *NAME.split(), ADDRESS.partition("@")[0], "kunde.invalid", NOTE)
TOKEN, AUTH_TOKEN, API_KEY, CLIENT_SECRET = (
    "bearer-of-all-streams",
    "12345678901234567890123456789012",
    "the-api-key",
    b"clients",
)
SIP_SECRET, MQTT_PASSWORD = "of-the-border-controller", "of-the-broker"
SRTP_KEY = base64.b64encode(bytes(range(30))).decode()
SECRETS = (TOKEN, AUTH_TOKEN, API_KEY, base64.b64encode(CLIENT_SECRET).decode(), SIP_SECRET, MQTT_PASSWORD, SRTP_KEY)
REFERENCE = "case-0815"
TOLD = {
    "from": NUMBER,
    "to": NUMBER,
    "ani": NUMBER,
    "aniName": NAME,
    "dnis": NUMBER,
    "caller": f"sip:{ADDRESS}",
    "callerName": NAME,
    "note": NOTE,
}
"""Members that every object of a platform's JSON gets beside its own."""


def configuration(folder: Path, *, tcp: int, sip: int, rtp: int, broker: Broker, nats: NatsServer) -> str:
    legs = free_leg_ports(20)
    secret = base64.b64encode(CLIENT_SECRET).decode()
    (folder / "users").write_text(f"sbc:{SIP_SECRET}\n")
    signed = {
        **{
            name: f'secret = "{AUTH_TOKEN}"\npublic_url = "wss://calls.invalid/{name}"'
            for name in ("twilio", "signalwire", "plivo")
        },
        "audiohook": f'api_key = "{API_KEY}"\nsecret = "{secret}"\ntell_emotions = true',
        "audiosocket": f'listen = "127.0.0.1:{tcp}"',
    }
    streams = "".join(f'[[streams]]\ndialect = "{name}"\n{signed.get(name, "")}\n' for name in [*KINDS, "audiosocket"])
    return (
        '[microphone]\nenabled = false\n[log]\nlevel = "debug"\n[events]\ncall_references = true\nnode = "kitchen"\n'
        f'[sessions]\nstate_file = "{folder}/sessions"\n[history]\nenabled = true\ndatabase = "history.db"\n'
        f'[mqtt]\nenabled = true\nport = {broker.port}\nusername = "daemon"\npassword = "{MQTT_PASSWORD}"\n'
        f'[nats]\nenabled = true\nservers = ["{nats.url}"]\n'
        f"[rtp]\nenabled = true\nport = {rtp}\nleg_ports = [{legs[0]}, {legs[-1]}]\n"
        f'[siprec]\nenabled = true\nport = {sip}\nusers_file = "users"\ncustomers = ["*@kunde.invalid"]\n{streams}'
    )


def telling(frame: str | bytes) -> str | bytes:
    """Return a frame whose objects say as much of people as there is place for."""
    return frame if isinstance(frame, bytes) else json.dumps(enriched(json.loads(frame)))


def enriched(value: Any) -> Any:
    if isinstance(value, list):
        return [enriched(each) for each in value]
    return {**TOLD, **{name: enriched(each) for name, each in value.items()}} if isinstance(value, dict) else value


def call_of(name: str) -> tuple[PlayedCall, list[str | bytes]]:
    channels = 1 if PLAYERS[name].is_one_leg or name == "exotel" else 2
    roles: tuple[Role, ...] = ("customer", "unknown")
    call = PlayedCall(str(uuid4()), roles[:channels], channels, 8_000, REFERENCE)
    return call, [*frames_of(PLAYERS[name].make(call), np.full((1_600, channels), 900, np.int16), call)]


def proof_of(name: str, call: PlayedCall, url: str, public: str) -> dict[str, str]:
    """Return the headers by which a platform is let in."""
    if name in {"twilio", "signalwire"}:
        return {"x-twilio-signature": str(RequestValidator(AUTH_TOKEN).compute_signature(public, {}))}
    if name == "plivo":
        return dict(plivo_headers(public, Proof(AUTH_TOKEN), call))
    if name == "audiohook":
        return dict(audiohook_headers(url, Proof(SECRETS[3], API_KEY), call))
    return {"Authorization": f"Bearer {TOKEN}"}


async def stream(daemon: Daemon, name: str) -> list[str]:
    """Play a call in a dialect, and try to with proofs that are wrong; return the signatures that were sent."""
    call, frames = call_of(name)
    url = f"ws://127.0.0.1:{daemon.port}/{name}"
    public = f"wss://calls.invalid/{name}"
    headers = proof_of(name, call, url, public)
    people = {"X-Caller": NUMBER, "X-Name": NAME, "User-Agent": f"{NAME} {NUMBER}", "X-Note": NOTE}
    wrong = {
        key: f"{value}x"
        for key, value in headers.items()
        if key.lower() in {"authorization", "x-twilio-signature", "x-plivo-signature-v3", "signature"}
    }
    for asked in (f"{url}?from={NUMBER}&token={TOKEN}", f"{url}/{NUMBER}"):
        with suppress(InvalidHandshake):
            async with connect(asked, additional_headers={**people, **headers, **wrong}):
                pass
    async with connect(url, additional_headers={**people, **headers}) as platform:
        for frame in frames:
            await platform.send(telling(frame))
        if name == "audiohook":
            async for answer in platform:
                if json.loads(answer)["type"] == "closed":
                    break
    async with connect(url, additional_headers={**people, **proof_of(name, call, url, public)}) as platform:
        await platform.send(f"INVITE sip:{ADDRESS} SIP/2.0\r\nFrom: {NAME} <tel:{NUMBER}>")
        await platform.wait_closed()
    return [value for key, value in headers.items() if "signature" in key.lower()]


async def audiosocket_call(port: int) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(audiosocket.message(audiosocket.UUID, uuid4().bytes))
    for digit in NUMBER.strip("+"):
        writer.write(audiosocket.message(audiosocket.DTMF, digit.encode()))
    writer.write(audiosocket.message(0x10, bytes(3_200)) + audiosocket.message(0x77, NAME.encode()))
    writer.write(audiosocket.message(audiosocket.TERMINATE))
    await writer.drain()
    writer.close()
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"{NAME} {NUMBER}".encode())
    await writer.drain()
    writer.close()


async def siprec_call(port: int) -> list[str]:
    """Call as a recording client, with proofs that are wrong and right; return what was proved with."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    crypto = [f"a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:{SRTP_KEY}", f"a=ssrc:1 cname:{ADDRESS}", f"i={NAME}"]
    lines = audio(4000, "96", more=crypto).replace("RTP/AVP", "RTP/SAVP"), audio(4002, "97")
    xml = metadata(("p1==", f"sip:{ADDRESS}", ["s1=="]), streams=[("s1==", "96")], more=f"<note>{NOTE} {NUMBER}</note>")
    client = Client(transport="TCP", call_id=f"{NUMBER}@{ADDRESS}")
    client.extra = [f"P-Asserted-Identity: {NAME} <tel:{NUMBER}>", f"Subject: {NOTE}", f"User-Agent: {NAME}"]
    proved: list[str] = []

    async def ask(request: bytes) -> Any:
        writer.write(request)
        while (response := parsed(await message(reader))).code == 100:
            pass
        return client.take(response)

    refused = await ask(client.invite(description(*lines), xml=xml))
    for secret, code in (("wrong", 401), (SIP_SECRET, 200)):
        client.to_tag = ""
        proved.append(credentials(refused.headers["WWW-Authenticate"], "sbc", secret))
        answer = await ask(client.invite(description(*lines), xml=xml, headers={"Authorization": proved[-1]}))
        assert answer.code == code
    writer.write(client.request("ACK"))
    assert (await ask(client.request("BYE"))).code == 200
    writer.write(f"{NAME} {NUMBER}\r\n\r\n".encode())
    await writer.drain()
    writer.close()
    return [part for each in proved for part in each.split('"') if len(part) >= 32]


async def message(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length"))
    return head + await reader.readexactly(int(length.partition(b":")[2]))


def rtp_call(port: int) -> None:
    """Send audio, and RTCP that names the sender in every item there is (RFC 3550, section 6.5)."""
    items = b"".join(
        bytes((number, len(text))) + text.encode()
        for number, text in enumerate((ADDRESS, NAME, ADDRESS, NUMBER, NOTE, NAME, NOTE), start=1)
    )
    chunk = struct.pack("!I", 0x1234) + items
    named = rtcp_bytes(202, 1, chunk + bytes(4 - len(chunk) % 4))
    reason = f"{NAME} {NUMBER}".encode()
    left = struct.pack("!I", 0x1234) + bytes((len(reason),)) + reason
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as phone:
        phone.bind(("127.0.0.1", 0))
        for packet in packets(voice(0.5), ssrc=0x1234):
            phone.sendto(rtp_bytes(packet), ("127.0.0.1", port))
        for data in (
            NAME.encode() * 2,
            named,
            goodbye(0x1234)[:28] + named + rtcp_bytes(203, 1, left + bytes(-len(left) % 4)),
        ):
            phone.sendto(data, ("127.0.0.1", port + 1))
            phone.sendto(data, ("127.0.0.1", port))


async def test_what_is_said_of_people_and_every_secret_is_in_nothing_that_leaves_or_stays(
    tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    kept = tmp_path / "daemon"
    for folder in (kept, tmp_path / "nats"):
        folder.mkdir()
    broker = Broker(needs_program("mosquitto"), tmp_path, users={"daemon": MQTT_PASSWORD})
    nats, tcp, sip, rtp = NatsServer(tmp_path / "nats"), free_port(), free_port(), free_leg_ports(1)[0]
    admin = {"Authorization": f"Bearer {TOKEN}"}
    async with broker, nats, subscribed_to(broker.port, username="daemon", password=MQTT_PASSWORD) as topics:
        config = configuration(kept, tcp=tcp, sip=sip, rtp=rtp, broker=broker, nats=nats)
        tokens = f'tokens = [{{ name = "all", scopes = ["admin"], token = "{TOKEN}" }}]'
        async with (
            running(kept, config=config, websocket=tokens) as daemon,
            asyncio.timeout(TIMEOUT_S),
        ):
            await daemon.wait_notified("READY=1")
            async with subscribed(daemon.port, token=TOKEN) as events:
                proofs = await asyncio.gather(*(stream(daemon, name) for name in KINDS))
                await audiosocket_call(tcp)
                proofs.append(await siprec_call(sip))
                rtp_call(rtp)
                state, page = (kept / "sessions").read_text(), f"http://127.0.0.1:{daemon.port}"
                expected = len(KINDS) + 3
                for _ in range(expected):
                    await events.until(lambda event: kind(event) == "session.ended.v1")
                while "history_queued_events 0.0" not in (figures := await get(f"{page}/metrics", admin)):  # noqa: ASYNC110 - nobody is told of it but who asks
                    await asyncio.sleep(0.05)  # a host may ask a hundred times a second
                pages = [figures, await get(f"{page}/healthz", admin)]
            ended = {event["data"]["session_id"] for event in events.events if kind(event) == "session.ended.v1"}
            of_broker = await topics.until(lambda messages: all(each in repr(messages_of(messages)) for each in ended))
            of_nats = await nats.kept_all("ES", [event["id"] for event in events.events])
            status, log = await daemon.stop()
    assert status == 0
    files = {
        path: path.read_bytes().decode("latin-1")
        for path in kept.iterdir()
        if path.is_file() and path.name not in {"config.toml", "users"}
    }
    assert {"history.db", "sessions"} <= {path.name for path in files}
    everything = {
        "events": json.dumps(events.events),
        "broker": repr(messages_of(of_broker)),
        "nats": repr([(each.subject, each.headers, each.data) for each in of_nats]),
        "pages": "\n".join(pages),
        "log": log,
        "state of open sessions": state,
        **{path.name: text for path, text in files.items()},
    }
    private = [*PEOPLE, *SECRETS, *(proof for of_call in proofs for proof in of_call)]
    assert len(private) > 20
    assert [(where, text) for where, kept in everything.items() for text in private if text in kept] == []
    everything["history"] = "".join(text for name, text in everything.items() if name.startswith("history.db"))
    for where in ("events", "broker", "nats", "history"):
        assert REFERENCE in everything[where], where
    told = [event["data"] for event in events.events if kind(event) == "session.ended.v1"]
    references = [each.get("call_reference") for each in told]
    assert references.count(REFERENCE) == len(KINDS)
    started = [event["data"] for event in events.events if kind(event) == "session.started.v1"]
    assert {each["source_id"] for each in started} == {*KINDS, "audiosocket", "rtp"}
    assert all("customer" in [leg["role"] for leg in each["legs"]] for each in started if each["source_id"] in KINDS)


def messages_of(messages: list[Any]) -> list[tuple[str, object, object]]:
    """Return all that a broker was told."""
    return [(str(each.topic), each.payload, getattr(each.properties, "UserProperty", None)) for each in messages]
