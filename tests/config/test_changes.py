from __future__ import annotations

import msgspec
import pytest

from streamer.config.changes import changed_keys, is_below, with_keys
from streamer.config.tables import Config
from streamer.core.errors import ConfigError


def config(**tables: object) -> Config:
    return msgspec.convert(tables, Config)


def test_every_key_that_differs_is_named_once() -> None:
    before = config(gate={"speech_threshold": 0.4}, decision={"base_rates": {"calm": 0.5}})
    after = config(decision={"base_rates": {"calm": 0.4}}, websocket={"origins": ["https://a.example"]})
    assert changed_keys(before, after) == ["gate.speech_threshold", "decision.base_rates", "websocket.origins"]
    assert changed_keys(after, after) == []


def test_only_the_wanted_keys_are_taken() -> None:
    before, after = config(), config(gate={"speech_threshold": 0.4, "onset_ms": 200}, rtp={"port": 6000})
    assert with_keys(before, after, ["gate.speech_threshold"]) == config(gate={"speech_threshold": 0.4})
    assert with_keys(before, after, changed_keys(before, after)) == after
    assert with_keys(before, after, []) == before


def test_keys_that_bound_each_other_are_taken_together() -> None:
    before = config(gate={"silence_threshold": 0.2, "speech_threshold": 0.3})
    after = config(gate={"silence_threshold": 0.5, "speech_threshold": 0.6})
    assert with_keys(before, after, changed_keys(before, after)) == after


def test_a_key_that_does_not_go_with_one_that_stays_is_refused() -> None:
    before = config(gate={"silence_threshold": 0.2, "speech_threshold": 0.3})
    after = config(gate={"silence_threshold": 0.5, "speech_threshold": 0.6})
    with pytest.raises(ConfigError, match=r"^gate\.silence_threshold: expected at most .*until the next start$"):
        with_keys(before, after, ["gate.silence_threshold"])


def test_a_table_covers_its_keys_and_no_table_with_a_longer_name() -> None:
    assert is_below("log.level", "log")
    assert is_below("log.level", "log.level")
    assert not is_below("logs.level", "log")
