"""The webhook as configured: its secret, from a file too, and what a reload changes."""

from __future__ import annotations

import asyncio
import base64
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from streamer.app.daemon import check_config
from streamer.app.reload import Settings
from streamer.app.risks import risks
from streamer.app.sink_parts import sink_parts
from streamer.app.sinks import sink_makers
from streamer.config.tables import Config
from streamer.core.errors import ConfigError
from streamer.engine.open_sinks import OpenSinks
from streamer.history.archive import Archive
from streamer.inference.model import load_any_model
from streamer.ops.stats import Stats
from streamer.protocol.webhook_signature import signed_headers
from streamer.sinks.publisher import Publisher
from tests.sinks.test_webhook import KEY, SECRET, serving
from tests.support.broker import DEADLINE_S
from tests.support.examples import EXAMPLES, wire
from tests.support.models import write_model
from tests.support.websocket_client import access

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sinks.test_webhook import Server

NEW_KEY = b"n" * 32


def config(**webhook: Any) -> Config:
    quiet = {"websocket": {"enabled": False}, "microphone": {"enabled": False}, "rtp": {"enabled": True}}
    return msgspec.convert({**quiet, "webhook": webhook}, Config)


def secret(key: bytes) -> str:
    return f"whsec_{base64.b64encode(key).decode()}\n"


def signer(server: Server, number: int) -> bytes:
    """Return the key that signed a request."""
    _, headers, body = server.got[number]
    for key in (KEY, NEW_KEY):
        expected = signed_headers(
            key, message_id=headers["webhook-id"], timestamp_s=int(headers["webhook-timestamp"]), body=body
        )
        if expected["webhook-signature"] == headers["webhook-signature"]:
            return key
    raise AssertionError("no key that is known signed it")


async def test_a_reload_reads_the_secret_anew_and_another_url_gets_what_comes_from_then_on(tmp_path: Path) -> None:
    card = write_model(tmp_path, name="tiny")
    (tmp_path / "hook.secret").write_text(SECRET)
    publisher = Publisher(encode=wire, stats=Stats())
    async with serving() as first, serving() as second, asyncio.TaskGroup() as tasks:
        before = config(url=f"http://127.0.0.1:{first.port}/", secret_file="hook.secret")
        makers = sink_makers(
            load_any_model(card), publisher, health={}, answer_control=_no_answer, metrics=str, access=access(),
            certificate=None, archive=Archive(), config_path=tmp_path / "config.toml",
        )  # fmt: skip
        sinks = {table: sink for table, make in makers.items() if (sink := make(before))}
        assert set(sinks) == {"webhook"}
        opened = OpenSinks(publisher).running_in(tasks)
        settings = Settings(before, sink_parts(before, makers, sinks, opened))
        await opened.open(sinks["webhook"])

        async def deliver() -> None:
            publisher.publish(EXAMPLES["alert.v1"])
            async with asyncio.timeout(DEADLINE_S):
                await publisher.flush()

        await deliver()
        (tmp_path / "hook.secret").write_text(secret(NEW_KEY))
        assert (await settings.change_to(before)).applied == []
        await deliver()
        assert opened.sinks == [sinks["webhook"]], "the same one, with its queue and its counts"
        (tmp_path / "hook.secret").write_text("no secret")
        with pytest.raises(ConfigError, match=r"hook\.secret: expected whsec_ and base64 of 24 to 64 bytes"):
            await settings.change_to(before)
        await deliver()
        await settings.change_to(config(url=f"http://127.0.0.1:{second.port}/", secret=SECRET))
        await deliver()
        await opened.__aexit__(None, None, None)
    assert [signer(first, number) for number in range(3)] == [KEY, NEW_KEY, NEW_KEY]
    assert [signer(second, number) for number in range(len(second.got))] == [KEY]


async def _no_answer(request: str | bytes) -> bytes:
    return b""


def test_a_secret_that_can_not_be_read_is_told_before_the_start(tmp_path: Path) -> None:
    settings = config(url="https://hooks.example/", secret_file="none.secret")
    with pytest.raises(ConfigError, match=r"webhook\.secret_file: .*none\.secret can't be read: No such file"):
        check_config(settings, tmp_path / "config.toml")


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://hooks.example/", []),
        ("http://127.0.0.1:8080/", []),
        ("http://[::1]:8080/", []),
        (
            "http://hooks.example/",
            ["webhook.url: events go to hooks.example in clear, and anybody on the way can read "],
        ),
    ],
)
def test_what_goes_in_clear_to_another_machine_is_told(tmp_path: Path, url: str, told: list[str]) -> None:
    found = risks(config(url=url, secret=SECRET), None, {}, labels=["sad"])
    assert [risk[: len(told[0])] if told else risk for risk in found] == told


def test_a_secret_that_everybody_may_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "hook.secret").write_text(SECRET)
    (tmp_path / "hook.secret").chmod(0o644)
    (tmp_path / "config.toml").touch()
    settings = config(url="https://hooks.example/", secret_file="hook.secret")
    (risk,) = risks(settings, tmp_path / "config.toml", {}, labels=["sad"])
    assert "hook.secret can be read by everybody on this machine, and has the secret of the webhook" in risk


def test_labels_that_the_model_does_not_know_are_told() -> None:
    rules = {"alerts": [{"name": "upset", "labels": ["upset"]}], "websocket": {"enabled": False}}
    (risk,) = risks(msgspec.convert(rules, Config), None, {}, labels=["angry", "sad"])
    assert risk.startswith("the alert rule upset has disgust, which the model does not know: it goes by the others")
