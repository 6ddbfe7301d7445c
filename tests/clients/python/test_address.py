"""URLs that people give."""

from __future__ import annotations

import pytest
from emotion_streamer_client.address import address, headers


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("ws://127.0.0.1:8765", "ws://127.0.0.1:8765/events"),
        ("http://127.0.0.1:8765/", "ws://127.0.0.1:8765/events"),
        ("https://desk.example", "wss://desk.example/events"),
        ("wss://desk.example/voices/events#top", "wss://desk.example/voices/events"),
        ("ws://[::1]:8765/?role=agent", "ws://[::1]:8765/events?role=agent"),
    ],
)
def test_scheme_and_path_may_be_those_of_the_page(url: str, expected: str) -> None:
    assert address(url, "/events") == expected


def test_filters_become_parameters() -> None:
    full = address("ws://desk", "/events", {"session": ("a", "b"), "role": (), "recent_s": 60, "resume_from": None})
    assert full == "ws://desk/events?session=a&session=b&recent_s=60"


@pytest.mark.parametrize("url", ["desk:8765", "ftp://desk", "ws://", "ws://:secret@desk"])
def test_what_is_no_url_of_a_daemon_or_has_a_password_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="URL"):
        address(url, "/events")


def test_a_token_may_be_asked_for() -> None:
    assert headers(None) == {}
    assert headers("one") == headers(lambda: "one") == {"Authorization": "Bearer one"}
