"""Every expression of dashboard and alerts gives data from a real Prometheus that scrapes the real daemon."""

from __future__ import annotations

import asyncio
import json
import re
import signal
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soxr
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from streamer.protocol.g711 import MU_LAW
from tests.support.broker import Broker
from tests.support.callers import Callers
from tests.support.certificates import make_certificate
from tests.support.daemon import running
from tests.support.ports import free_port
from tests.support.prometheus import scraping
from tests.support.speech import RATE, speak

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VARIABLES = {"$__rate_interval": "1m", "$instance": ".*", "$role": ".*"}
"""What Grafana puts in."""
COMPARED = re.compile(r"\s*(==|>|<)\s*[\d.e+]+$")


def dashboard_expressions(repository: Path) -> list[str]:
    dashboard = json.loads((repository / "docs/monitoring/grafana-dashboard.json").read_text())
    found: list[str] = []
    for panel in (*dashboard["panels"], *dashboard["annotations"]["list"]):
        found += [each["expr"] for each in panel.get("targets", ())] + ([panel["expr"]] if "expr" in panel else [])
    for name, value in VARIABLES.items():
        found = [expression.replace(name, value) for expression in found]
    return found


def operands(expression: str) -> list[str]:
    """Return what a condition compares: a condition that does not hold has no data, its operands have."""
    conditions = re.split(r"\s(?:or|unless on \(instance\))\s", expression)
    return [COMPARED.sub("", condition) for condition in conditions]


def test_the_operands_of_a_condition_are_what_it_compares() -> None:
    assert operands("sum by (a) (x) > 0 unless on (instance) rate(y[5m]) > 0.5") == ["sum by (a) (x)", "rate(y[5m])"]


@pytest.fixture
def sentence(tmp_path: Path, needs_program: Callable[[str], str]) -> bytes:
    """A sentence between silence, in mu-law."""
    text = "I am so glad to hear it, please tell me all about it."
    samples = soxr.resample(speak(needs_program("espeak-ng"), tmp_path, text), RATE, 8_000)
    padded = np.concatenate([np.zeros(8_000), samples, np.zeros(8_000)])
    return MU_LAW.encode((padded[: len(padded) // 160 * 160] * 32_767).astype(np.int16)).tobytes()


async def test_dashboard_and_alerts_have_data_and_alerts_fire(
    tmp_path: Path, sentence: bytes, repository: Path, needs_program: Callable[[str], str]
) -> None:
    port = free_port()
    rules = repository / "docs/monitoring/alerts.yml"
    broker = Broker(needs_program("mosquitto"), tmp_path)
    config = (
        f"[microphone]\nenabled = false\n[rtp]\nenabled = true\nport = {port}\n"
        f'[shadow]\nmodel = "{repository}/models/ser-whisper.json"\n'
        f"[mqtt]\nenabled = true\nport = {broker.port}\n"
        '[[streams]]\ndialect = "twilio"\n'
        '[history]\nenabled = true\ndatabase = "history.db"\n'
        "[decision]\nmin_confidence = 0.0\n"  # so that each result has a label
    )
    files = make_certificate(needs_program("openssl"), tmp_path)
    tls = 'tls_cert = "server.pem"\ntls_key = "server.key"'
    async with broker, running(tmp_path, config=config, websocket=tls) as daemon:
        await daemon.wait_notified("READY=1")
        prometheus_program = needs_program("prometheus")
        async with (
            connect(f"wss://127.0.0.1:{daemon.port}", ssl=files.trusting()),
            scraping(prometheus_program, tmp_path, daemon.port, rules, ca_file=files.certificate) as prometheus,
        ):
            with pytest.raises(InvalidStatus):
                await connect(f"wss://127.0.0.1:{daemon.port}/?role=nobody", ssl=files.trusting())
            calling = asyncio.create_task(calls(port, sentence))
            alerts = await prometheus.alert_rules()
            for expression in (*dashboard_expressions(repository), *alerts.values()):
                for operand in operands(expression):
                    await prometheus.until(bool, operand)
            assert len(alerts) == 18
            firing = await prometheus.query('ALERTS{alertstate="firing"}')
            assert [series["metric"] for series in firing] == []
            calling.cancel()

            (tmp_path / "config.toml").write_text("[rtp]\nport = 'none'\n")
            daemon.process.send_signal(signal.SIGHUP)
            await broker.kill()
            for name in ("EmotionStreamerReloadFailed", "EmotionStreamerMqttDisconnected"):
                await prometheus.until(bool, alerts[name])
            await daemon.stop()
            (away,) = await prometheus.until(bool, alerts["EmotionStreamerDown"])
            assert away["metric"]["job"] == "emotion-streamer"


async def calls(port: int, sentence: bytes) -> None:
    """Let two callers talk, again and again, one of whose packets is lost each time; on average in real time."""
    sequence = 0
    with Callers(port, 2) as callers:
        while True:
            await callers.say(sentence, start=sequence)
            await asyncio.sleep(0.8 * len(sentence) / 8_000)
            sequence += len(sentence) // 160 + 1
            callers.phones[0].sendto(b"?", ("127.0.0.1", port))
