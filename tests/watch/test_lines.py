from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from streamer.watch.board import Board, LegView
from streamer.watch.lines import COLOURS, Look, duration, fit, leg_line, lines_of, width
from tests.support.examples import EXAMPLES
from tests.watch.test_board import as_sent

if TYPE_CHECKING:
    from pathlib import Path

WIDE = Look(70, 24, has_colour=False, is_unicode=True)
ANGRY = LegView("leg", "call-4711", "customer", is_speaking=True, state="angry", probability=0.5, since_s=1000.0)


def test_a_line_has_role_word_bar_probability_duration_and_session() -> None:
    line = "customer angry        ██████████░░░░░░░░░░ 0.50 1:05 call-4711"
    assert leg_line(ANGRY, WIDE, now_s=1065.0) == line


def test_open_alerts_stand_in_the_first_line_and_in_that_of_their_leg() -> None:
    alert = as_sent(EXAMPLES["alert.v1"])
    board = Board()
    for event in (as_sent(EXAMPLES["session.started.v1"]), as_sent(EXAMPLES["state.v1"]), alert):
        board.take(event)
    lines = lines_of(board, "connected", Look(90, 8, False, True), now_s=board.legs()[0].since_s)
    assert lines[0] == "connected | 2 legs | ALERTS: upset"
    assert lines[1] == "customer angry        ██████████████░░░░░░ 0.71 0:00 ! upset call-1"


def test_what_has_no_room_is_left_out_and_the_word_stays() -> None:
    lines = {columns: leg_line(ANGRY, Look(columns, 24, False, True), now_s=1065.0) for columns in (40, 30, 27, 12)}
    assert lines == {
        40: "customer angry        ████░░░ 0.50 1:05",
        30: "customer angry        1:05",
        27: "customer angry        1:05",
        12: "customer ang",
    }


def test_without_unicode_the_bar_is_ascii_and_without_colour_there_is_no_sequence() -> None:
    plain = leg_line(ANGRY, Look(50, 24, has_colour=False, is_unicode=False), now_s=1065.0)
    assert plain.isascii()
    assert "########........" in plain
    coloured = leg_line(ANGRY, Look(50, 24, has_colour=True, is_unicode=False), now_s=1065.0)
    assert coloured == f"\x1b[31m{plain}\x1b[0m"


def test_every_emotion_of_the_shipped_models_has_a_colour_and_no_other_word_has_one(repository: Path) -> None:
    cards = [json.loads((repository / "models" / f"{name}.json").read_text()) for name in ("ser-whisper", "ser-mn04")]
    labels = {label for card in cards for label in card["labels"]}
    assert set(COLOURS) == labels - {"neutral", "calm"}


def test_legs_for_which_there_is_no_room_are_counted() -> None:
    board = Board()
    for number in range(10):
        state = as_sent(EXAMPLES["state.v1"])
        state["data"] |= {"leg_id": f"leg-{number}", "session_id": f"call-{number}"}
        board.take(state)
    lines = lines_of(board, "connected", Look(60, 8, False, True), now_s=0.0)
    assert (len(lines), lines[0], lines[-1]) == (7, "connected | 10 legs", "... and 5 more")
    assert len(lines_of(board, "connected", Look(60, 12, False, True), now_s=0.0)) == 11


def test_what_a_stranger_names_can_not_move_the_cursor() -> None:
    assert fit("a\x1b[2Jb\r\n\tc", 20) == "a?[2Jb???c"
    hostile = LegView("leg", "\x1b]0;title\x07" * 3, "\x1b[A", state="\x9b2J")
    assert leg_line(hostile, WIDE, now_s=0.0).isprintable()


@given(st.text(max_size=60), st.text(max_size=20), st.integers(1, 120))
def test_no_line_is_wider_than_the_terminal(session: str, state: str, columns: int) -> None:
    leg = LegView("leg", session, "customer", state=state, probability=0.7)
    assert width(leg_line(leg, Look(columns, 24, False, True), now_s=5000.0)) <= columns


def test_durations_are_minutes_then_hours_and_never_negative() -> None:
    assert [duration(seconds) for seconds in (-5, 0, 59.9, 60, 3599, 3600, 90_061)] == [
        "0:00", "0:00", "0:59", "1:00", "59:59", "1:00:00", "25:01:01",
    ]  # fmt: skip
