"""Who controls what, in the log: the client, its command, what came of it. Never a call reference."""

from __future__ import annotations

import logging
from typing import TypeVar

import msgspec

log = logging.getLogger(__name__)

_READS = {"list_sessions", "statistics"}
"""Commands that change nothing: they are in the log at level debug only."""
_COMMANDS = {
    "open_session",
    "add_leg",
    "set_role",
    "pause",
    "resume",
    "end_session",
    "acknowledge_alert",
    "forget_session",
    "drain",
} | _READS


class _Request(msgspec.Struct, frozen=True):
    command: str = ""
    session_id: str = ""
    leg_id: str = ""
    role: str = ""
    alert_id: str = ""


class _Error(msgspec.Struct, frozen=True):
    code: str = ""


class _Leg(msgspec.Struct, frozen=True):
    leg_id: str = ""
    role: str = ""


class _Reply(msgspec.Struct, frozen=True):
    error: _Error | None = None
    session_id: str = ""
    legs: list[_Leg] = []


def log_control(who: str, request: str | bytes, reply: bytes) -> None:
    """Log a request that was answered; ``who`` is the client: the name of its token, and its address."""
    asked, answered = _read(request, _Request), _read(reply, _Reply)
    command = asked.command if asked.command in _COMMANDS else "no valid command"
    level = logging.DEBUG if command in _READS else logging.INFO
    if log.isEnabledFor(level):
        log.log(level, "control: %s: %s", who, " ".join([command, *_about(asked, answered), *_outcome(answered)]))


def _about(asked: _Request, answered: _Reply) -> list[str]:
    session_id = asked.session_id or answered.session_id
    parts = [("session", session_id), ("leg", asked.leg_id), ("role", asked.role), ("alert", asked.alert_id)]
    parts += [(f"leg {leg.leg_id}", leg.role) for leg in answered.legs]
    return [f"{name} {_word(value)}" for name, value in parts if value]


def _outcome(answered: _Reply) -> list[str]:
    return [] if answered.error is None else [f"REFUSED: {answered.error.code}"]


def _word(value: str) -> str:
    """Return an id as it is, and anything else as it would be in Python: it must not forge a line."""
    return value if value.isascii() and value.replace("_", "").replace("-", "").isalnum() else repr(value)[:80]


_RequestOrReply = TypeVar("_RequestOrReply", _Request, _Reply)


def _read(data: str | bytes, kind: type[_RequestOrReply]) -> _RequestOrReply:
    try:
        return msgspec.json.decode(data, type=kind, strict=False)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return kind()
