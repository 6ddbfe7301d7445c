from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from streamer.arguments import parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

NAMES = ("run", "gateway", "watch", "analyze", "call-test", "history", "check", "devices")


def command(name: str) -> Callable[[argparse.Namespace], int]:
    return lambda _: NAMES.index(name)


COMMANDS = {name: command(name) for name in NAMES}


@pytest.mark.parametrize(
    "line", ["run", "gateway", "watch", "analyze a.wav", "call-test l16 a.wav", "history info", "check", "devices"]
)
def test_each_command_leads_to_its_function(line: str) -> None:
    options = parser(COMMANDS).parse_args(line.split())
    assert NAMES[options.command(options)] == line.split(maxsplit=1)[0]


def test_options_that_are_left_out_have_their_defaults() -> None:
    read = parser(COMMANDS).parse_args
    assert vars(read(["run"])) == {"command": COMMANDS["run"], "config": None, "demo": None, "watch": False}
    assert vars(read(["watch"])) == {
        "command": COMMANDS["watch"], "url": "ws://127.0.0.1:8765", "token_file": None, "ca_file": None,
    }  # fmt: skip
    assert vars(read(["check"])) == {"command": COMMANDS["check"], "config": None, "quiet": False, "gateway": False}


def test_roles_are_one_for_each_channel() -> None:
    options = parser(COMMANDS).parse_args(["analyze", "--roles", "customer,agent", "a.wav", "-"])
    assert (options.roles, options.files) == (("customer", "agent"), [Path("a.wav"), Path("-")])


@pytest.mark.parametrize("roles", ["", "boss", "customer,", "Agent"])
def test_a_role_that_does_not_exist_is_refused_by_name(roles: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        parser(COMMANDS).parse_args(["analyze", "--roles", roles, "a.wav"])
    assert refused.value.code == 2
    assert "expected customer, agent, unknown or mixed, got" in capsys.readouterr().err


def test_a_call_reference_that_the_daemon_would_refuse_is_refused_before_the_call(
    capsys: pytest.CaptureFixture[str],
) -> None:
    line = ["call-test", "l16", "a.wav", "--reference"]
    assert parser(COMMANDS).parse_args([*line, "A-_9" * 16]).reference == "A-_9" * 16
    for reference in ("", "a" * 65, "case 7", "case-7\n", "Erwähnung"):
        with pytest.raises(SystemExit) as refused:
            parser(COMMANDS).parse_args([*line, reference])
        assert refused.value.code == 2
        assert "--reference: expected 1 to 64 letters, digits, _ and -, got" in capsys.readouterr().err


@pytest.mark.parametrize("name", NAMES)
def test_the_help_of_every_command_has_examples_and_the_exit_status(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parser(COMMANDS).parse_args([name, "--help"])
    text = capsys.readouterr().out
    assert (ended.value.code, "examples:" in text, "exit status: 0 success" in text) == (0, True, True)
