"""Tokens from the configuration and from files, which may change."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from streamer.access.grants import OPEN_TO_ALL, Grant
from streamer.access.tokens import MAX_FILE_BYTES, Tokens, TokenSource
from streamer.core.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from streamer.access.grants import Scope

SUBSCRIBE: frozenset[Scope] = frozenset({"subscribe"})
PBX = Grant("pbx", frozenset({"control"}))
DASHBOARD = Grant("dashboard", SUBSCRIBE)


def found(tokens: Tokens, *given: str) -> str | None:
    """Return the name of what the tokens grant."""
    grant = tokens.find(token.encode() for token in given)
    return None if grant is None else grant.name


def written(path: Path, text: str) -> Path:
    """Write a file as people do who replace one: another file takes its place."""
    new = path.with_suffix(".new")
    new.write_text(text)
    new.replace(path)
    return path


def test_without_any_token_everybody_may_do_everything() -> None:
    tokens = Tokens([])
    assert not tokens.are_required
    assert tokens.find([]) == tokens.find([b"whatever"]) == OPEN_TO_ALL
    assert tokens.is_valid(OPEN_TO_ALL)


def test_each_token_grants_what_it_is_for() -> None:
    tokens = Tokens([TokenSource(PBX, "open sesame 1234"), TokenSource(DASHBOARD, "let me in, please")])
    assert tokens.are_required
    assert [found(tokens, given) for given in ("open sesame 1234", "let me in, please")] == ["pbx", "dashboard"]
    assert found(tokens, "wrong", "let me in, please") == "dashboard"
    for given in ("", "open sesame", "open sesame 1234 ", "Open sesame 1234", "\0"):
        assert found(tokens, given) is None
    assert found(tokens) is None
    assert not tokens.is_valid(OPEN_TO_ALL)


def test_the_token_itself_is_in_no_representation() -> None:
    source = TokenSource(PBX, "open sesame 1234")
    grant = Tokens([source]).find([b"open sesame 1234"])
    assert "sesame" not in f"{source!r} {grant!r}"


def test_a_file_holds_one_token_a_line_so_that_they_can_overlap(tmp_path: Path) -> None:
    path = written(tmp_path / "pbx", "# the old one, until Friday\nopen sesame 1234\r\n\n  the next one 5678  \n")
    tokens = Tokens([TokenSource(PBX, path=path)])
    assert [found(tokens, given) for given in ("open sesame 1234", "the next one 5678")] == ["pbx", "pbx"]
    assert found(tokens, "# the old one, until Friday") is None


def test_a_file_that_was_replaced_is_read_again_and_old_grants_end(tmp_path: Path) -> None:
    path = written(tmp_path / "pbx", "open sesame 1234")
    tokens = Tokens([TokenSource(PBX, path=path), TokenSource(DASHBOARD, "let me in, please")])
    before, other = tokens.find([b"open sesame 1234"]), tokens.find([b"let me in, please"])
    assert before is not None
    assert other is not None
    assert not tokens.reload_changed()
    written(path, "the next one 5678")
    assert tokens.reload_changed()
    assert found(tokens, "open sesame 1234") is None
    assert found(tokens, "the next one 5678") == "pbx"
    assert [tokens.is_valid(grant) for grant in (before, other)] == [False, True]
    assert not tokens.reload_changed()


def test_a_grant_ends_too_where_its_token_is_for_something_else_now() -> None:
    tokens = Tokens([TokenSource(PBX, "open sesame 1234")])
    before = tokens.find([b"open sesame 1234"])
    assert before is not None
    tokens.replace([TokenSource(Grant("pbx", SUBSCRIBE), "open sesame 1234")])
    assert not tokens.is_valid(before)


@pytest.mark.parametrize("fault", ["gone", "empty", "directory", "bytes", "huge", "fifo"])
def test_a_file_that_becomes_unreadable_leaves_the_tokens_as_they_were_and_says_why(tmp_path: Path, fault: str) -> None:
    path = written(tmp_path / "pbx", "open sesame 1234")
    tokens = Tokens([TokenSource(PBX, path=path)])
    path.unlink()
    damage(path, fault)
    assert not tokens.reload_changed()
    assert str(path) in tokens.problem
    assert found(tokens, "open sesame 1234") == "pbx"
    with pytest.raises(ConfigError, match="pbx"):
        tokens.reload()
    with pytest.raises(ConfigError, match="pbx"):
        Tokens([TokenSource(PBX, path=path)])
    if path.is_dir():
        path.rmdir()
    written(path, "the next one 5678")
    assert tokens.reload_changed()
    assert (tokens.problem, found(tokens, "the next one 5678")) == ("", "pbx")


def damage(path: Path, fault: str) -> None:
    match fault:
        case "empty":
            path.write_text("# nothing\n\n")
        case "directory":
            path.mkdir()
        case "bytes":
            path.write_bytes(b"\xff\xfe\xfa")
        case "huge":
            path.write_text("x" * (MAX_FILE_BYTES + 1))
        case "fifo":
            os.mkfifo(path)


def test_two_names_for_one_token_are_an_error_and_one_line_twice_is_none(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="tokens: expected different ones, pbx and dashboard are the same"):
        Tokens([TokenSource(PBX, "open sesame 1234"), TokenSource(DASHBOARD, "open sesame 1234")])
    twice = written(tmp_path / "pbx", "open sesame 1234\nopen sesame 1234\n")
    assert found(Tokens([TokenSource(PBX, path=twice)]), "open sesame 1234") == "pbx"


def test_short_tokens_are_named() -> None:
    tokens = Tokens([TokenSource(PBX, "x" * 15), TokenSource(DASHBOARD, "x" * 16)])
    assert tokens.short == ["pbx"]
