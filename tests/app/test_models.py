"""Models are found beside the configuration, else in the installation; a missing one is named by its key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from streamer.app.models import find_card, load_shadow
from streamer.config.tables import Config, Model, Shadow
from streamer.core.errors import ConfigError
from streamer.inference.emotion import load_model
from tests.support.models import write_model

if TYPE_CHECKING:
    from pathlib import Path


def test_a_card_beside_the_configuration_comes_before_the_installed_one(tmp_path: Path, repository: Path) -> None:
    shipped = "models/ser-mn04.json"
    config = Config(model=Model(card=shipped))
    assert find_card(config, tmp_path / "config.toml") == repository / shipped
    (tmp_path / "models").mkdir()
    (tmp_path / shipped).write_text("{}")
    assert find_card(config, tmp_path / "config.toml") == tmp_path / shipped


def test_a_missing_card_is_named_with_where_it_was_looked_for(tmp_path: Path) -> None:
    config = Config(model=Model(card="nowhere.json"))
    with pytest.raises(
        ConfigError, match=rf"^model.card: expected a model card, found no file {tmp_path}/nowhere.json"
    ):
        find_card(config, tmp_path / "config.toml")


def test_a_missing_shadow_card_is_named_in_the_error(tmp_path: Path) -> None:
    model = load_model(write_model(tmp_path, name="first"))
    config = Config(shadow=Shadow(model="second.onnx"))
    with pytest.raises(ConfigError, match=r"^shadow.model: expected a model card, found no file .*second\.json"):
        load_shadow(config, tmp_path / "config.toml", model, patient=False)


def test_the_shadow_may_be_configured_by_its_model_or_its_card(tmp_path: Path) -> None:
    model = load_model(write_model(tmp_path, name="first"))
    for name in ("first.onnx", "first.json"):
        shadow = load_shadow(Config(shadow=Shadow(model=name)), tmp_path / "config.toml", model, patient=False)
        assert shadow is not None
        assert json.loads((tmp_path / "first.json").read_text())["sha256"] == shadow.card.sha256


def test_without_a_configured_shadow_there_is_none(tmp_path: Path) -> None:
    model = load_model(write_model(tmp_path, name="first"))
    assert load_shadow(Config(), tmp_path / "config.toml", model, patient=False) is None
