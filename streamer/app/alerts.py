"""The alerts that the configuration asks for: its rules with the labels of the model, and their stage."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from streamer.alerts.engine import AlertEngine
from streamer.alerts.rule import Rule
from streamer.app.reload import sync_part
from streamer.core.errors import ConfigError
from streamer.engine.alert_stage import AlertStage
from streamer.ops.defaults import random_id, utc_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from streamer.app.reload import Reloadable
    from streamer.config.alert_tables import AlertRule
    from streamer.config.tables import Config
    from streamer.engine.state_file import StateFile
    from streamer.sinks.publisher import Publisher


def alert_stage(config: Config, labels: Sequence[str], *, publisher: Publisher, state_file: StateFile) -> AlertStage:
    """Return the stage of alerts, which makes them of all events of ``publisher`` from now on. Raises ConfigError.

    ``labels``: those of the model.
    """
    engine = AlertEngine(alert_rules(config, labels), silence_s=config.decision.silence_s, new_id=random_id)
    stage = AlertStage(engine, publish=publisher.publish, state_file=state_file, now=utc_now)
    publisher.add_derivation(stage.derive)
    return stage


def alert_part(stage: AlertStage, labels: Sequence[str]) -> Reloadable:
    """Return what takes other rules while the daemon runs."""

    def prepare(config: Config) -> Callable[[], None]:
        return partial(stage.use_rules, alert_rules(config, labels), silence_s=config.decision.silence_s)

    return sync_part("alerts", "label_groups", "decision.silence_s", prepare=prepare)


def alert_rules(config: Config, labels: Sequence[str]) -> tuple[Rule, ...]:
    """Return the rules. Raises ConfigError where one can never hold, or a group has the name of a label."""
    if taken := [name for name in config.label_groups if name in labels]:
        raise ConfigError(f"label_groups: expected names that no label of the model has, got {taken[0]}")
    return tuple(_rule(number, rule, config, labels) for number, rule in enumerate(config.alerts))


def _rule(number: int, rule: AlertRule, config: Config, labels: Sequence[str]) -> Rule:
    meant = set(_meant(rule, config))
    if rule.kind != "silence" and meant.isdisjoint(labels):
        known = ", ".join([*labels, *config.label_groups])
        raise ConfigError(f"alerts[{number}].labels: expected labels of the model or groups in {rule.name}: {known}")
    return Rule(
        name=rule.name,
        kind=rule.kind,
        labels=frozenset(meant & set(labels)),
        threshold=rule.threshold,
        for_s=rule.for_s,
        clear_below=rule.clear_below,
        cooldown_s=rule.cooldown_s,
        max_per_hour=rule.max_per_hour,
        roles=frozenset(rule.roles),
    )


def unknown_labels(config: Config, labels: Sequence[str]) -> dict[str, list[str]]:
    """Return what rules name and the model does not know, by rule."""
    unknown = {rule.name: sorted(set(_meant(rule, config)) - set(labels)) for rule in config.alerts}
    return {name: found for name, found in unknown.items() if found}


def _meant(rule: AlertRule, config: Config) -> Iterator[str]:
    for name in rule.labels:
        yield from config.label_groups.get(name, (name,))
