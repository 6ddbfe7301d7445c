"""Who asks, and whether they may."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import pytest

from streamer.access.grants import Grant
from streamer.access.policy import AccessPolicy, Asked, Refusal
from streamer.access.tokens import Tokens, TokenSource

if TYPE_CHECKING:
    from pathlib import Path

    from streamer.access.grants import Scope

SCOPES: tuple[Scope, ...] = ("subscribe", "control", "metrics", "admin")
TOKENS = Tokens([TokenSource(Grant(scope, frozenset({scope})), f"token of {scope}") for scope in SCOPES])


def asked(token: str = "", **headers: Any) -> Asked:
    authorization = [f"Bearer {token}"] if token else []
    return Asked("192.0.2.1", authorization=authorization, **headers)


def answer(access: AccessPolicy, request: Asked, scope: Scope) -> tuple[str, int, str] | str:
    """Return the name of the token, or the refusal."""
    found = access.authorize(request, scope)
    return (found.reason, found.status, found.text) if isinstance(found, Refusal) else found.name


@pytest.mark.parametrize("scope", SCOPES)
def test_each_token_may_do_what_it_is_for_and_admin_everything(scope: Scope) -> None:
    access = AccessPolicy(tokens=TOKENS)
    may = [answer(access, asked(f"token of {each}"), scope) for each in SCOPES]
    doing = {"subscribe": "subscribe to events", "control": "control sessions", "metrics": "read metrics"}
    does = doing.get(scope, "administer the daemon")
    forbidden = {each: ("forbidden", HTTPStatus.FORBIDDEN, f"The token {each} may not {does}") for each in SCOPES}
    assert may == [each if each in {scope, "admin"} else forbidden[each] for each in SCOPES]
    assert access.refusals.total["forbidden"] == len([each for each in may if not isinstance(each, str)])


def test_a_wrong_token_a_missing_one_and_a_foreign_page_are_refused_and_counted() -> None:
    access = AccessPolicy(tokens=TOKENS, origins=["https://Dashboard.example/"])
    right = "token of admin"
    missing = ("unauthorized", HTTPStatus.UNAUTHORIZED, "Bearer token missing or wrong")
    assert answer(access, asked(), "subscribe") == missing
    assert answer(access, asked("wrong"), "subscribe") == missing
    foreign = ("bad_origin", HTTPStatus.FORBIDDEN, "Origin not allowed")
    assert answer(access, asked(right, origin=["https://evil.example"]), "subscribe") == foreign
    assert answer(access, asked(right, origin=["https://dashboard.example"]), "subscribe") == "admin"
    assert {reason: number for reason, number in access.refusals.total.items() if number} == {
        "unauthorized": 2,
        "bad_origin": 1,
    }


def test_where_no_token_is_configured_everybody_is_everything() -> None:
    access = AccessPolicy(tokens=Tokens([]))
    assert [answer(access, asked(), scope) for scope in SCOPES] == ["everybody"] * 4


def test_a_request_that_names_another_machine_is_refused_with_the_remedy() -> None:
    access = AccessPolicy(tokens=TOKENS, names=["PBX.example"])
    assert access.check_host(Asked("a", host=["pbx.example:8765"])) is None
    refusal = access.check_host(Asked("a", host=["rebound.example"]))
    assert refusal == Refusal(
        "bad_host", HTTPStatus.MISDIRECTED_REQUEST, "Host is no name of this machine: add it to websocket.hosts"
    )
    assert access.refusals.total["bad_host"] == 1


def test_own_pages_and_other_origins_are_taken_over_while_it_runs() -> None:
    access = AccessPolicy(tokens=TOKENS, origins=["https://one.example"])
    access.serve_pages(frozenset({"http://localhost:8765"}))
    origins = ("https://one.example", "https://other.example", "http://localhost:8765")

    def allowed() -> list[bool]:
        requests = [asked("token of admin", origin=[origin]) for origin in origins]
        return [answer(access, request, "subscribe") == "admin" for request in requests]

    assert allowed() == [True, False, True]
    access.replace(origins=["https://other.example"], names=[])
    assert allowed() == [False, True, True]
    with pytest.raises(ValueError, match="expected a web origin"):
        access.replace(origins=["*"], names=[])
    assert allowed() == [False, True, True]


def test_a_token_is_valid_from_the_first_request_after_its_file_changed(tmp_path: Path) -> None:
    path = tmp_path / "pbx"
    path.write_text("the one before it")
    access = AccessPolicy(tokens=Tokens([TokenSource(Grant("pbx", frozenset({"control"})), path=path)]))
    path.write_text("the one after it, which is longer")
    assert answer(access, asked("the one after it, which is longer"), "control") == "pbx"
    assert isinstance(access.authorize(asked("the one before it"), "control"), Refusal)


def test_a_stream_for_which_the_machine_has_no_room_is_refused_and_counted_and_other_clients_are_not() -> None:
    access = AccessPolicy(tokens=TOKENS)
    access.admit_load = lambda: "the load is 91 %"
    refused = access.check_quota(asked(), "too_many_streams")
    assert refused is not None
    assert (refused.reason, refused.status) == ("over_load", HTTPStatus.SERVICE_UNAVAILABLE)
    assert refused.text == "No more calls: the load is 91 %"
    assert access.refusals.total["over_load"] == 1
    assert access.check_quota(asked(), "too_many_subscribers") is None
    access.admit_load = lambda: None
    assert access.check_quota(asked(), "too_many_streams") is None
