"""Tokens as configured: in the configuration, in files, as credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from streamer.access.policy import Asked, Refusal
from streamer.app.access import access_policy, reload
from streamer.config.port_tables import WebSocket
from streamer.core.errors import ConfigError
from streamer.protocol.event_filter import EventFilter

if TYPE_CHECKING:
    from pathlib import Path

    from streamer.access.grants import Grant
    from streamer.access.policy import AccessPolicy


def websocket(**values: Any) -> WebSocket:
    return msgspec.convert(values, WebSocket)


def granted(access: AccessPolicy, token: str) -> Grant | None:
    return access.tokens.find([token.encode()])


def test_tokens_come_from_the_configuration_a_file_beside_it_and_a_credential(tmp_path: Path) -> None:
    (tmp_path / "pbx.token").write_text("the token of the pbx\n")
    (tmp_path / "credentials").mkdir()
    (tmp_path / "credentials/board").write_text("the token of the board\n")
    table = websocket(
        token="the token of all",
        tokens=[
            {"name": "pbx", "scopes": ["control"], "file": "pbx.token"},
            {"name": "board", "scopes": ["subscribe"], "credential": "board", "roles": ["customer"]},
            {"name": "prometheus", "scopes": ["metrics"], "token": "the token of prometheus"},
        ],
    )
    environment = {"CREDENTIALS_DIRECTORY": str(tmp_path / "credentials")}
    access = access_policy(table, tmp_path / "config.toml", environment)
    found = [granted(access, f"the token of {who}") for who in ("all", "the pbx", "the board", "prometheus")]
    assert [(grant.name, *sorted(grant.scopes)) for grant in found if grant is not None] == [
        ("websocket.token", "admin"),
        ("pbx", "control"),
        ("board", "subscribe"),
        ("prometheus", "metrics"),
    ]
    board = granted(access, "the token of the board")
    assert board is not None
    assert board.events == EventFilter(roles=frozenset({"customer"}))


def test_a_token_that_is_not_there_is_an_error_of_the_configuration(tmp_path: Path) -> None:
    missing = websocket(tokens=[{"name": "pbx", "scopes": ["control"], "file": "pbx.token"}])
    with pytest.raises(ConfigError, match=r"pbx\.token: the token pbx can't be read: No such file or directory"):
        access_policy(missing, tmp_path / "config.toml", {})
    credential = websocket(tokens=[{"name": "pbx", "scopes": ["control"], "credential": "pbx"}])
    with pytest.raises(ConfigError, match="expected the systemd credential pbx for pbx"):
        access_policy(credential, None, {})


def test_this_machine_s_names_may_be_in_requests() -> None:
    access = access_policy(websocket(hosts=["dashboard.example"]), None, {})
    assert access.check_host(Asked("a", host=["Dashboard.example:8765"])) is None
    assert isinstance(access.check_host(Asked("a", host=["dashboard.example.evil"])), Refusal)


def test_reloading_takes_over_tokens_origins_and_names_or_nothing() -> None:
    access = access_policy(websocket(token="the first of them", origins=["https://one.example"]), None, {})
    other = websocket(token="the other of them", origins=["https://other.example"], hosts=["other.example"])
    reload(access, other, None, {})
    assert [granted(access, f"the {which} of them") is not None for which in ("first", "other")] == [False, True]
    assert access.origins == {"https://other.example"}
    assert "other.example" in access.names
    bad = websocket(tokens=[{"name": "pbx", "scopes": ["control"], "file": "/nowhere/pbx"}])
    with pytest.raises(ConfigError, match="/nowhere/pbx"):
        reload(access, bad, None, {})
    assert granted(access, "the other of them") is not None
    assert access.origins == {"https://other.example"}
