"""The rules of the configuration, with the labels of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from streamer.alerts.rule import Rule
from streamer.app.alerts import alert_part, alert_rules, alert_stage, unknown_labels
from streamer.app.describe import describe_alerts
from streamer.app.reload import Settings
from streamer.config.load import load
from streamer.config.tables import Config
from streamer.core.errors import ConfigError
from streamer.engine.state_file import StateFile
from streamer.ops.stats import Stats
from streamer.sinks.publisher import Publisher
from tests.support.alerts import alerts_of, brief, result, started
from tests.support.examples import wire

if TYPE_CHECKING:
    from pathlib import Path

    from streamer.core.events import Event
    from streamer.protocol.cloudevents import WireEvent

LABELS = ("neutral", "angry", "disgust", "sad")
UPSET = {"name": "upset", "labels": ["upset"], "for_s": 0.0, "cooldown_s": 0.0}


def config(*rules: dict[str, Any], **tables: object) -> Config:
    return msgspec.convert({"alerts": rules, **tables}, Config)


def test_a_rule_has_all_that_its_table_says_and_groups_stand_for_their_labels() -> None:
    table = {
        "name": "low",
        "kind": "rising",
        "labels": ["blue", "angry"],
        "threshold": 0.4,
        "for_s": 8.0,
        "clear_below": 0.1,
        "cooldown_s": 30.0,
        "max_per_hour": 7,
        "roles": ["customer", "unknown"],
    }
    assert alert_rules(config(table, label_groups={"blue": ["sad", "lonely"]}), LABELS) == (
        Rule(
            "low",
            "rising",
            frozenset({"angry", "sad"}),
            threshold=0.4,
            for_s=8.0,
            clear_below=0.1,
            cooldown_s=30.0,
            max_per_hour=7,
            roles=frozenset({"customer", "unknown"}),
        ),
    )
    assert unknown_labels(config(table, label_groups={"blue": ["sad", "lonely"]}), LABELS) == {"low": ["lonely"]}


def test_by_default_there_is_no_rule_and_a_group_of_upset() -> None:
    assert alert_rules(Config(), LABELS) == ()
    assert Config().label_groups == {"upset": ("angry", "disgust")}
    assert unknown_labels(config(UPSET), LABELS) == {}


@pytest.mark.parametrize(
    ("settings", "fault"),
    [
        (
            config({**UPSET, "labels": ["bored"]}),
            r"alerts\[0\].labels: expected labels of the model or groups in upset",
        ),
        (
            config(label_groups={"sad": ["angry"]}),
            "label_groups: expected names that no label of the model has, got sad",
        ),
    ],
)
def test_what_can_never_hold_and_what_is_ambiguous_is_an_error(settings: Config, fault: str) -> None:
    with pytest.raises(ConfigError, match=fault):
        alert_rules(settings, LABELS)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[alerts]]\nlabels = ['a']", "alerts[0].name: expected a value, got none"),
        (
            "[[alerts]]\nname = 'a b'\nlabels = ['a']",
            "alerts[0].name: expected 1 to 64 letters, digits, _ and -, got 'a b'",
        ),
        ("[[alerts]]\nname = 'a'", "alerts[0].labels: expected labels or groups of labels in a, got none"),
        (
            "[[alerts]]\nname = 'a'\nkind = 'silence'\nlabels = ['sad']",
            "alerts[0].labels: expected none in a, which asks for silence, got 1",
        ),
        ("[[alerts]]\nname = 'a'\nkind = 'loud'", "alerts[0].kind: expected one of above, rising, silence, got 'loud'"),
        (
            "[[alerts]]\nname = 'a'\nlabels = ['b']\nthreshold = 1.5",
            "alerts[0].threshold: expected float <= 1.0, got 1.5",
        ),
        (
            "[[alerts]]\nname = 'a'\nlabels = ['b']\nthreshold = 0",
            "alerts[0].threshold: expected more than 0 in a, got 0",
        ),
        (
            "[[alerts]]\nname = 'a'\nlabels = ['b']\nclear_below = 0.7",
            "alerts[0].clear_below: expected at most threshold (0.6), got 0.7",
        ),
        (
            "[[alerts]]\nname = 'a'\nkind = 'silence'\nfor_s = 0",
            "alerts[0].for_s: expected more than 0 in a, got 0",
        ),
        (
            "[[alerts]]\nname = 'a'\nlabels = ['b']\n[[alerts]]\nname = 'a'\nlabels = ['c']",
            "alerts: expected a name of its own for each, got a twice",
        ),
        (
            "[[alerts]]\nname = 'a'\nlabels = ['b']\nfor = 3",
            "alerts[0].for: unknown key, expected one of name, kind, labels, threshold, for_s, clear_below, "
            "cooldown_s, max_per_hour, roles; did you mean for_s?",
        ),
        ("[label_groups]\nempty = []", "label_groups: expected labels in empty, got none"),
    ],
)
def test_a_wrong_rule_is_named(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "c.toml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        load(tmp_path / "c.toml", {})
    assert fault in str(caught.value)


def test_the_example_in_config_toml_is_a_rule_with_the_default_of_every_key(repository: Path, tmp_path: Path) -> None:
    lines = (repository / "config.toml").read_text().splitlines()
    first = lines.index("#   [[alerts]]")
    rule = [line.removeprefix("#   ") for line in lines[first:] if line.startswith("#   ")][:10]
    (tmp_path / "c.toml").write_text("\n".join(rule))
    assert load(tmp_path / "c.toml", {}).alerts == (config({"name": "upset", "labels": ["upset"]}).alerts)


async def test_a_reload_brings_other_rules_at_once_and_ends_the_alerts_of_those_that_went() -> None:
    published: list[Event] = []

    def encode(event: Event) -> WireEvent:
        published.append(event)
        return wire(event)

    publisher = Publisher(encode=encode, stats=Stats())
    before = config(UPSET, {**UPSET, "name": "sad", "labels": ["sad"], "threshold": 0.1})
    stage = alert_stage(before, LABELS, publisher=publisher, state_file=StateFile(None))
    for event in (started(), result(1, 0.7)):
        publisher.publish(event)
    settings = Settings(before, [alert_part(stage, LABELS)])
    changes = await settings.change_to(config({**UPSET, "threshold": 0.5}))
    assert (changes.applied, changes.ignored) == (["alerts"], [])
    publisher.publish(result(2, 0.55))
    assert brief(alerts_of(published)) == [("upset", "raised", 1), ("upset", "rule_changed", 1), ("upset", "raised", 2)]
    with pytest.raises(ConfigError):
        await settings.change_to(config({**UPSET, "labels": ["bored"]}))
    assert [rule.threshold for rule in stage.engine.rules] == [0.5]


def test_rules_are_described_in_words() -> None:
    silence = {"name": "dead-air", "kind": "silence", "for_s": 20.0}
    rules = config(
        UPSET,
        {"name": "long", "labels": ["upset"]},
        silence,
        {**silence, "name": "mute", "roles": ["customer"]},
        {**UPSET, "name": "soars", "kind": "rising", "for_s": 5.0, "roles": ["customer", "unknown"]},
    )
    assert describe_alerts(Config()) == ["alerts:        none"]
    assert describe_alerts(rules) == [
        "alerts:",
        "  upset:       upset of anybody reaches 0.6",
        "  long:        upset of anybody stays at 0.6 or above it for 5 s",
        "  dead-air:    nobody speaks for 20 s",
        "  mute:        customer says nothing for 20 s",
        "  soars:       upset of customer or unknown rises by 0.6 within 5 s",
    ]
