"""Who controls what is in the log; call references, and what could forge a line, are not."""

from __future__ import annotations

import json
import logging

import pytest

from streamer.sinks.control_log import log_control


def logged(caplog: pytest.LogCaptureFixture, request: object, reply: object, *, level: int = logging.INFO) -> list[str]:
    caplog.clear()
    with caplog.at_level(level):
        raw = request if isinstance(request, str | bytes) else json.dumps(request)
        log_control("pbx at 192.0.2.20 port 5000", raw, json.dumps(reply).encode())
    return [message.removeprefix("control: pbx at 192.0.2.20 port 5000: ") for message in caplog.messages]


def test_what_changes_something_is_logged_without_the_call_reference(caplog: pytest.LogCaptureFixture) -> None:
    request = {"id": "1", "command": "open_session", "call_reference": "call-4711", "legs": [{"role": "customer"}]}
    legs = [{"leg_id": "l1", "role": "customer", "host": "127.0.0.1", "port": 40000}]
    assert logged(caplog, request, {"id": "1", "ok": True, "session_id": "s1", "legs": legs}) == [
        "open_session session s1 leg l1 customer"
    ]
    assert "4711" not in caplog.text
    request = {"id": "2", "command": "set_role", "leg_id": "l1", "role": "agent"}
    assert logged(caplog, request, {"id": "2", "ok": True, "leg_id": "l1", "role": "agent"}) == [
        "set_role leg l1 role agent"
    ]
    for command in ("pause", "resume", "end_session"):
        request = {"id": "3", "command": command, "session_id": "s1"}
        assert logged(caplog, request, {"id": "3", "ok": True, "session_id": "s1"}) == [f"{command} session s1"]


def test_what_only_reads_is_logged_at_debug(caplog: pytest.LogCaptureFixture) -> None:
    for command in ("list_sessions", "statistics"):
        request = {"id": "1", "command": command}
        assert logged(caplog, request, {"id": "1", "ok": True, "sessions": []}) == []
        assert logged(caplog, request, {"id": "1", "ok": True}, level=logging.DEBUG) == [command]


def test_what_was_refused_says_so(caplog: pytest.LogCaptureFixture) -> None:
    error = {"id": "1", "error": {"code": "unknown_session", "message": "no such session"}}
    request = {"id": "1", "command": "end_session", "session_id": "s9"}
    assert logged(caplog, request, error) == ["end_session session s9 REFUSED: unknown_session"]


@pytest.mark.parametrize("request_", ["", "{", "[" * 2000, b"\xff", "[]", '{"command": 7}', '{"command": "dance\\n"}'])
def test_whatever_is_asked_is_one_line(caplog: pytest.LogCaptureFixture, request_: str | bytes) -> None:
    error = {"id": None, "error": {"code": "bad_request", "message": "x"}}
    assert logged(caplog, request_, error) == ["no valid command REFUSED: bad_request"]


def test_an_id_can_not_forge_a_line(caplog: pytest.LogCaptureFixture) -> None:
    request = {"id": "1", "command": "pause", "session_id": "s1\nerror root: on fire"}
    (line,) = logged(caplog, request, {"id": "1", "error": {"code": "bad_request", "message": "x"}})
    assert "\n" not in line
