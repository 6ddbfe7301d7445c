"""The coach, as the configuration wants it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from streamer.app.reload import sync_part
from streamer.coach.aim import Aim
from streamer.core.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from streamer.app.reload import Reloadable
    from streamer.coach.coach import Coach
    from streamer.config.tables import Config


def aim(config: Config, labels: Sequence[str]) -> Aim | None:
    """Return what is practised; None where nobody is coached. ``labels``: of the model. Raises ConfigError."""
    coach = config.coach
    for label in coach.target:
        if label not in labels:
            raise ConfigError(f"coach.target: expected labels of the model ({', '.join(labels)}), got {label!r}")
    if not coach.target:
        return None
    total = sum(coach.target.values())
    return Aim(
        target={label: share / total for label, share in coach.target.items()},
        tolerance=coach.tolerance,
        pause_ms=round(1000 * coach.pause_s),
        roles=frozenset(coach.roles),
    )


def coach_part(coach: Coach, labels: Sequence[str]) -> Reloadable:
    """Return the target, which may change while the daemon runs."""

    def prepare(config: Config) -> Callable[[], None]:
        return partial(coach.reconfigure, aim(config, labels))

    return sync_part("coach", prepare=prepare)
