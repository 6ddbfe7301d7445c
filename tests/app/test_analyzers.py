"""The analyzer of a leg: none for roles that must not be analysed, normalised as the card says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest

from tests.support.leg import LEG
from tests.support.models import NORMALIZATION, write_model
from tests.support.wiring import argument, configuration

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamer.config.tables import Config
    from streamer.core.audio import Role
    from tests.support.wiring import Arguments


@pytest.mark.parametrize("wanted", [False, True])
def test_legs_are_normalised_where_the_card_has_the_parameters_and_the_configuration_allows_it(
    make: Callable[[Config], Arguments], tmp_path: Path, *, wanted: bool
) -> None:
    config = configuration(model={"normalize_legs": wanted})
    path = "Analyzer.config.leg_normalization"
    assert argument(make(config), path) is None  # the card has no parameters
    write_model(tmp_path, name="other", leg_normalization=msgspec.to_builtins(NORMALIZATION))
    assert argument(make(config), path) == (NORMALIZATION if wanted else None)


@pytest.mark.parametrize(("role", "key"), [("agent", "agent_reason"), ("mixed", "mixed_reason")])
def test_agents_and_mixed_legs_have_an_analyzer_only_for_a_written_reason(
    make: Callable[[Config], Arguments], role: Role, key: str
) -> None:
    leg = replace(LEG, role=role)
    for reason, allowed in (("", False), ("a good one", True)):
        made = make(configuration(privacy={key: reason}))
        analyzer = made["LegManager"]["make_analyzer"](leg)
        assert (analyzer is not None, made["Sessions"]["analyses"](role)) == (allowed, allowed)
