"""Tokens in the headers of a request."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.access.bearer import bearer_tokens


@given(st.text(min_size=1))
def test_a_token_in_base64url_round_trips(token: str) -> None:
    encoded = base64.urlsafe_b64encode(token.encode()).decode().rstrip("=")
    found = bearer_tokens(authorization=[], subprotocols=[f"cloudevents.json, bearer.{encoded}"])
    assert list(found) == [token.encode()]


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_a_token_in_the_authorization_header(scheme: str) -> None:
    assert list(bearer_tokens(authorization=[f"{scheme} s3cret"], subprotocols=[])) == [b"s3cret"]


@pytest.mark.parametrize("value", ["", "s3cret", "Basic s3cret"])
def test_another_scheme_carries_no_token(value: str) -> None:
    assert list(bearer_tokens(authorization=[value], subprotocols=[])) == []


@pytest.mark.parametrize("value", ["", "bearer.", "bearer.%%%", "bearer.s3cret", "bearer.ä", "s3cret"])
def test_no_token_among_the_subprotocols_gives_none_that_could_be_right(value: str) -> None:
    assert b"s3cret" not in list(bearer_tokens(authorization=[], subprotocols=[value]))
