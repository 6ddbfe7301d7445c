from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.core.audio import Role
from streamer.core.errors import RequestError
from streamer.protocol.control_messages import (
    AddLeg,
    EndSession,
    ForgetSession,
    LegWanted,
    ListSessions,
    OpenSession,
    Pause,
    Request,
    Resume,
    SetRole,
    Statistics,
    decode_request,
    encode_error,
    encode_reply,
    request_id,
)
from tests.support.schemas import validator

if TYPE_CHECKING:
    from pathlib import Path

_ids = st.from_regex(r"[A-Za-z0-9_-]{1,64}", fullmatch=True)
_maybe_ids = st.none() | _ids
_roles: st.SearchStrategy[Role] = st.sampled_from(get_args(Role))
_timeouts = st.floats(min_value=0, max_value=86_400, exclude_min=True)
_legs = st.builds(LegWanted, role=_roles, peer=st.none() | st.text(max_size=64), timeout_s=st.none() | _timeouts)
_requests: st.SearchStrategy[Request] = st.one_of(
    st.builds(OpenSession, id=_ids, call_reference=_ids, legs=st.lists(_legs, min_size=1, max_size=8).map(tuple)),
    st.builds(AddLeg, id=_ids, session_id=_ids, leg=_legs),
    st.builds(SetRole, id=_ids, leg_id=_ids, role=_roles),
    st.builds(Pause, id=_ids, session_id=_ids, leg_id=_maybe_ids),
    st.builds(Resume, id=_ids, session_id=_ids, leg_id=_maybe_ids),
    st.builds(EndSession, id=_ids, session_id=_ids),
    st.builds(ForgetSession, id=_ids, session_id=_ids),
    st.builds(ListSessions, id=_ids),
    st.builds(Statistics, id=_ids, session_id=_maybe_ids),
)


def is_request(data: str | bytes) -> bool:
    """Whether it decodes; raises whatever is no RequestError."""
    try:
        decode_request(data)
    except RequestError:
        return False
    return True


@given(_requests)
def test_every_request_round_trips_and_matches_the_schema(request: Request) -> None:
    data = msgspec.json.encode(request)
    assert decode_request(data) == decode_request(data.decode()) == request
    assert request_id(data) == request.id
    validator("control.request.v1").validate(json.loads(data))


@given(_requests)
def test_a_request_cut_anywhere_is_refused(request: Request) -> None:
    data = msgspec.json.encode(request)
    assert not any(is_request(data[:length]) for length in range(len(data)))


@given(st.binary(max_size=1024) | st.text(max_size=1024))
def test_any_bytes_are_a_request_or_an_error(data: str | bytes) -> None:
    assert not is_request(data)
    assert request_id(data) is None


@given(_requests, st.data())
def test_a_request_with_a_changed_byte_is_a_request_or_an_error(request: Request, data: st.DataObject) -> None:
    changed = bytearray(msgspec.json.encode(request))
    changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    is_request(bytes(changed))
    request_id(bytes(changed))


_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    _roles,
    st.text(st.characters(codec="utf-8", exclude_characters="\n")),
)
_near_legs = st.fixed_dictionaries(
    {"role": _roles | _values}, optional={"peer": _values, "timeout_s": _timeouts | _values, "x": _values}
)
_near_requests = st.fixed_dictionaries(
    {"command": st.sampled_from([kind.__struct_config__.tag for kind in get_args(Request)]), "id": _ids | _values},
    optional={
        "call_reference": _ids | _values,
        "legs": st.lists(_near_legs, max_size=9) | _values,
        "leg": _near_legs | _values,
        "session_id": _ids | _values,
        "leg_id": _ids | _values,
        "role": _roles | _values,
        "telephone": _values,
    },
)


@given(_near_requests)
def test_decoder_and_schema_agree_on_what_is_a_request(near: dict[str, Any]) -> None:
    data = msgspec.json.encode(near)
    assert is_request(data) == validator("control.request.v1").is_valid(json.loads(data))


@pytest.mark.parametrize("start", ['{"id": "a", "x": ', '{"command": ', '{"id": ', ""])
@pytest.mark.parametrize("bracket", ["[", '{"a":'])
def test_deeply_nested_brackets_are_refused(start: str, bracket: str) -> None:
    data = start + 10_000 * bracket
    assert not is_request(data)
    assert request_id(data) is None


@given(_maybe_ids, st.text(), st.sampled_from(["bad_request", "refused"]))
def test_every_error_reply_matches_the_schema(identity: str | None, message: str, code: str) -> None:
    reply = json.loads(encode_error(identity, RequestError(code, message)))
    validator("control.reply.v1").validate(reply)
    assert reply == {"id": identity, "error": {"code": code, "message": message[:200]}}


def test_a_reply_has_the_id_of_its_request() -> None:
    assert json.loads(encode_reply("r-1", {"session_id": "s"})) == {"id": "r-1", "ok": True, "session_id": "s"}


def test_asyncapi_describes_requests_and_replies_over_both_ways(repository: Path) -> None:
    document = json.loads((repository / "docs" / "asyncapi.json").read_bytes())
    channels = document["channels"]
    asked = {
        channels[operation["channel"]["$ref"].rpartition("/")[2]]["address"]: (
            [message["$ref"].rpartition("/")[2] for message in operation["messages"]],
            channels[operation["reply"]["channel"]["$ref"].rpartition("/")[2]]["address"],
            [message["$ref"].rpartition("/")[2] for message in operation["reply"]["messages"]],
        )
        for operation in document["operations"].values()
        if operation["action"] == "receive"
    }
    request, reply = ["controlRequest"], ["controlReply"]
    assert asked == {
        "/control": (request, "/control", reply),
        "{prefix}/{node}/control/request": (request, "{prefix}/{node}/control/response/{name}", reply),
    }
    schemas = {name: document["components"]["messages"][name]["payload"]["schema"]["$ref"] for name in request + reply}
    assert schemas == {
        "controlRequest": "schemas/control.request.v1.json",
        "controlReply": "schemas/control.reply.v1.json",
    }
