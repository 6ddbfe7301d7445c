"""What the configuration says of the coach."""

from __future__ import annotations

from contextlib import AsyncExitStack

import pytest

from streamer.app.coaching import aim, coach_part
from streamer.coach.aim import Aim
from streamer.coach.coach import Coach as CoachOfLegs
from streamer.config.tables import Coach, Config
from streamer.core.coaching import Advice
from streamer.core.errors import ConfigError
from tests.coach.takes import begin


def test_without_a_target_nobody_is_coached() -> None:
    assert aim(Config(), ["angry"]) is None


def test_a_target_is_a_distribution_even_if_it_was_rounded() -> None:
    wanted = Config(coach=Coach(target={"happy": 0.33, "calm": 0.33, "sad": 0.33}, pause_s=10, roles=("customer",)))
    labels = ["happy", "calm", "sad"]
    assert aim(wanted, labels) == Aim(dict.fromkeys(labels, 0.33 / 0.99), 0.35, 10_000, frozenset({"customer"}))


def test_labels_that_the_model_does_not_know_are_refused() -> None:
    with pytest.raises(ConfigError, match=r"coach.target: expected labels of the model \(angry, sad\), got 'joyful'"):
        aim(Config(coach=Coach(target={"joyful": 1.0})), ["angry", "sad"])


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ({"happy": 0.5}, "sum to 1, got a sum of 0.5"),
        ({"happy": 1.5, "sad": -0.5}, "shares of 0 to 1, got 1.5 for happy"),
    ],
)
def test_what_is_no_distribution_is_refused(target: dict[str, float], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        Coach(target=target)


async def test_another_target_is_taken_while_the_daemon_runs_and_a_wrong_one_changes_nothing() -> None:
    coach = CoachOfLegs(aim(Config(coach=Coach(target={"sad": 1.0})), ["angry", "sad"]))
    part = coach_part(coach, ["angry", "sad"])
    coach.derive(begin())
    async with AsyncExitStack() as opened:
        with pytest.raises(ConfigError):
            await part.prepare(Config(coach=Coach(target={"joyful": 1.0})), opened)
        assert coach.derive(begin(9000)) == ()
        apply = await part.prepare(Config(coach=Coach(target={"angry": 1.0})), opened)
        assert apply() is None
    (advice,) = coach.derive(begin(9000))
    assert isinstance(advice, Advice)
    assert advice.text == "To practise: angry 100 %."
