"""Origins of web pages, validated and normalised."""

from __future__ import annotations

import pytest

from streamer.access.origins import normal_origin, origin_allowed, own_origins


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("https://dashboard.example", "https://dashboard.example"),
        ("HTTPS://Dashboard.Example/", "https://dashboard.example"),
        ("https://dashboard.example:443", "https://dashboard.example"),
        ("http://dashboard.example:80/", "http://dashboard.example"),
        ("http://dashboard.example:8080", "http://dashboard.example:8080"),
        ("http://[2001:DB8:0::1]:8080", "http://[2001:db8::1]:8080"),
        ("http://127.0.0.1:8765", "http://127.0.0.1:8765"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        (" https://dashboard.example ", "https://dashboard.example"),
        ("tauri://localhost", "tauri://localhost"),
        ("chrome-extension://abcdefghijklmnop", "chrome-extension://abcdefghijklmnop"),
    ],
)
def test_an_origin_becomes_what_browsers_send(written: str, normal: str) -> None:
    assert normal_origin(written) == normal
    assert normal_origin(normal) == normal


@pytest.mark.parametrize(
    "written",
    [
        "",
        "*",
        "null",
        "dashboard.example",
        "dashboard.example:8080",
        "https:dashboard.example",
        "https://",
        "https://dashboard.example/page",
        "https://dashboard.example/?a=b",
        "https://dashboard.example#top",
        "https://user@dashboard.example",
        "https://*.dashboard.example",
        "https://dashboard example",
        "https://dashboard.example:99999",
        "https://dashboard.example:http",
        "https://[::1",
        "ws://dashboard.example",
        "://dashboard.example",
    ],
)
def test_what_is_no_origin_of_a_page_is_an_error_that_shows_it(written: str) -> None:
    with pytest.raises(ValueError, match="expected a web origin such as") as error:
        normal_origin(written)
    assert repr(written) in str(error.value)


def test_only_a_server_on_loopback_trusts_the_pages_it_serves() -> None:
    assert own_origins("127.0.0.1", 80) == {"http://127.0.0.1", "http://localhost", "http://[::1]"}
    assert own_origins("::1", 8765) == {"http://127.0.0.1:8765", "http://localhost:8765", "http://[::1]:8765"}
    assert "https://localhost:8765" in own_origins("localhost", 8765, tls=True)
    assert own_origins("0.0.0.0", 80) == frozenset()


def test_a_request_is_allowed_without_an_origin_or_with_one_that_is_configured() -> None:
    allowed = frozenset({"https://example.com"})
    for sent in ([], ["https://example.com"], ["https://EXAMPLE.com:443"]):
        assert origin_allowed(sent, allowed)
    for origin in ("https://evil.com", "null", "https://example.com.evil.com", "http://example.com", "", "*"):
        assert not origin_allowed([origin], allowed)
    assert not origin_allowed(["https://example.com", "https://example.com"], allowed)
