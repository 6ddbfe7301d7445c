from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.sinks.auth import origin_allowed, own_origins, token_given


def test_only_a_server_on_loopback_trusts_the_pages_it_serves() -> None:
    assert own_origins("127.0.0.1", 80) == {"http://127.0.0.1:80", "http://localhost:80", "http://[::1]:80"}
    assert own_origins("0.0.0.0", 80) == frozenset()


def test_origins() -> None:
    allowed = frozenset({"https://example.com"})
    assert origin_allowed([], allowed)
    assert origin_allowed(["https://example.com"], allowed)
    for origin in ("https://evil.com", "null", "https://example.com.evil.com", "http://example.com", ""):
        assert not origin_allowed([origin], allowed)
    assert not origin_allowed(["https://example.com", "https://example.com"], allowed)


@given(st.text(min_size=1))
def test_a_token_in_base64url_round_trips(token: str) -> None:
    encoded = base64.urlsafe_b64encode(token.encode()).decode().rstrip("=")
    assert token_given(token, authorization=[], subprotocols=[f"cloudevents.json, bearer.{encoded}"])


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_a_token_in_the_authorization_header(scheme: str) -> None:
    assert token_given("s3cret", authorization=[f"{scheme} s3cret"], subprotocols=[])


@pytest.mark.parametrize(
    "value", ["", "s3cret", "Basic s3cret", "Bearer", "Bearer s3cre", "Bearer s3crets", "Bearer \udcff"]
)
def test_not_a_token_is_refused(value: str) -> None:
    assert not token_given("s3cret", authorization=[value], subprotocols=[])


@pytest.mark.parametrize("value", ["", "bearer.", "bearer.%%%", "bearer.s3cret", "bearer.ä", "s3cret"])
def test_no_token_among_the_subprotocols_is_refused(value: str) -> None:
    assert not token_given("s3cret", authorization=[], subprotocols=[value])
