"""Makes a daemon from a configuration, and records the arguments of its parts."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import pytest

from streamer.app import (
    alerts,
    analyzers,
    cluster,
    daemon,
    live_parts,
    model_kinds,
    models,
    mqtt,
    pipeline,
    rtp,
    service,
    sinks,
    siprec,
    sources,
)
from streamer.cluster import judge, ledger, node, requests
from streamer.history import sink as history_sink
from streamer.ops.systemd import Notifier
from tests.support.certificates import make_certificate
from tests.support.leg import LEG
from tests.support.models import write_model
from tests.support.wiring import PARTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamer.config.tables import Config
    from tests.support.wiring import Arguments

SDP = "m=audio 5004 RTP/AVP 0 96 111\na=rtpmap:96 opus/48000/2\na=rtpmap:111 PCMA/8000\n"


@pytest.fixture(scope="session")
def pem_files(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> dict[str, str]:
    """Return what is in the PEM files of the whole configuration, by their names."""
    made = make_certificate(needs_program("openssl"), tmp_path_factory.mktemp("pem"))
    certificate = made.certificate.read_text()
    return {"ca.pem": certificate, "own.pem": certificate, "own.key": made.key.read_text()}


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pem_files: dict[str, str]) -> Callable[[Config], Arguments]:
    """Call it to make a daemon and the analyzer of one leg; it returns the arguments of all parts."""
    write_model(tmp_path, name="other")
    write_model(tmp_path, name="second")
    for name, text in {"call.sdp": SDP, **pem_files}.items():
        (tmp_path / name).write_text(text)
    made: Arguments = {}

    def recording(part: type) -> Callable[..., object]:
        def record(*arguments: object, **options: object) -> object:
            made[part.__name__] = inspect.signature(part).bind(*arguments, **options).arguments
            return part(*arguments, **options)

        return record

    def make_with(config: Config) -> Arguments:
        demo = tmp_path / "demo.wav"  # only played where there is no microphone
        notifier = Notifier(address=None)
        monkeypatch.setattr(sources, "_has_microphone", lambda: True)
        modules = (
            alerts,
            analyzers,
            cluster,
            daemon,
            history_sink,
            live_parts,
            judge,
            ledger,
            model_kinds,
            models,
            mqtt,
            node,
            pipeline,
            requests,
            rtp,
            service,
            sinks,
            siprec,
            sources,
        )
        for module in modules:
            for part in PARTS & vars(module).keys():
                monkeypatch.setattr(module, part, recording(getattr(module, part)))
        daemon.live_daemon(
            config, tmp_path / "config.toml", demo=demo, notifier=notifier, on_ready=lambda _: None, load=lambda: config
        )
        made["LegManager"]["make_analyzer"](LEG)
        return made

    return make_with
