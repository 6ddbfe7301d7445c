"""``python -m export marks``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from scipy.stats import binomtest

from export.__main__ import main
from export.evaluation.marks import judge, read_marks
from streamer.web.mark_file import MarkFile
from streamer.web.supervision import Mark as WebMark
from streamer.web.supervision import Marks
from tests.support.examples import AT

if TYPE_CHECKING:
    from pathlib import Path

MODEL = {"name": "small", "version": "1.0.0", "sha256": "0f" * 32}


def mark(number: int, label: str, probability: float, *, right: bool, **changes: object) -> dict[str, Any]:
    return {
        "marked_at": "2026-11-20T10:30:15.123Z",
        "session_id": f"call-{number}",
        "leg_id": "leg-1",
        "role": "customer",
        "start_ms": 1000,
        "end_ms": 4000,
        "label": label,
        "probability": probability,
        "verdict": "right" if right else "wrong",
        "correct": None,
        "node": "desk",
        "model": MODEL,
        **changes,
    }


def written(path: Path, *marks: dict[str, Any]) -> Path:
    path.write_text("".join(f"{json.dumps(each)}\n" for each in marks))
    return path


CALLS = [
    *(mark(number, "angry", 0.9, right=True) for number in range(18)),
    *(mark(number, "angry", 0.9, right=False, correct="sad") for number in range(18, 20)),
    *(mark(number, "angry", 0.6, right=False) for number in range(20, 24)),
    *(mark(number, "happy", 0.7, right=number % 2 == 0, role="agent") for number in range(24, 30)),
]


def test_shares_are_by_label_role_and_threshold_and_say_how_sure_they_are(tmp_path: Path) -> None:
    (judged,) = judge(read_marks(written(tmp_path / "m.jsonl", *CALLS))[0])
    shares = {**judged.by_label, **judged.by_role}
    assert {name: (share.claims, share.right) for name, share in shares.items()} == {
        "angry": (24, 18),
        "happy": (6, 3),
        "agent": (6, 3),
        "customer": (24, 18),
    }
    thresholds = {at: (share.claims, share.right) for at, share in judged.by_threshold.items()}
    assert thresholds == {
        0.0: (30, 21),
        0.5: (30, 21),
        0.6: (30, 21),
        0.7: (26, 21),
        0.8: (20, 18),
        0.9: (20, 18),
        0.95: (0, 0),
    }
    expected = binomtest(18, 24).proportion_ci(0.95, "wilson")
    found = judged.by_label["angry"]
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-6)
    assert judged.instead == {"angry": {"sad": 2}}


@pytest.mark.parametrize(("wanted", "threshold"), [(0.5, 0.6), (0.8, 0.7), (0.85, 0.9), (0.95, None)])
def test_the_threshold_is_the_lowest_from_which_enough_claims_are_right(
    tmp_path: Path, wanted: float, threshold: float | None
) -> None:
    (judged,) = judge(read_marks(written(tmp_path / "m.jsonl", *CALLS))[0], wanted=wanted)
    assert judged.claim_probability == threshold


def test_the_last_mark_of_a_stretch_counts_and_what_is_no_mark_is_left_out_and_counted(tmp_path: Path) -> None:
    path = written(tmp_path / "m.jsonl", mark(1, "angry", 0.9, right=False), mark(1, "angry", 0.9, right=True))
    with path.open("ab") as file:
        file.write(b'\n{"session_id": "ca\n\xff\xfe\n[1]\n' + b"[" * 5000 + b"\n")
    marks, broken = read_marks(path)
    assert ([each.verdict for each in marks], broken) == (["right"], 4)


def test_models_are_judged_apart(tmp_path: Path) -> None:
    other = {**MODEL, "version": "2.0.0"}
    path = written(tmp_path / "m.jsonl", mark(1, "sad", 0.8, right=False), *(
        mark(number, "sad", 0.8, right=True, model=other) for number in (2, 3)
    ))  # fmt: skip
    assert [(each.model.version, each.all.share) for each in judge(read_marks(path)[0])] == [("2.0.0", 1), ("1.0.0", 0)]


async def test_what_the_daemon_keeps_is_what_the_command_reads(tmp_path: Path) -> None:
    kept = Marks(MarkFile(tmp_path / "m.jsonl"), labels=("angry",), about={"node": "desk", "model": MODEL})
    given = WebMark(
        session_id="a",
        leg_id="b",
        role="unknown",
        start_ms=0,
        end_ms=9,
        label="angry",
        probability=0.5,
        verdict="right",
    )
    assert await kept.keep(given, AT) == ""
    (read,), broken = read_marks(tmp_path / "m.jsonl")
    assert (read.label, read.verdict, read.model.sha256, broken) == ("angry", "right", "0f" * 32, 0)


def test_the_command_prints_tables_and_a_threshold_and_writes_the_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, figures = written(tmp_path / "m.jsonl", *CALLS), tmp_path / "figures.json"
    assert main(["marks", str(path), "--json", str(figures)]) == 0
    out = capsys.readouterr().out
    assert "## small 1.0.0 (0f0f0f0f0f0f)" in out
    assert "| angry | 24 | 18 | 75.0% | 55.1% to 88.0% |" in out
    assert "- angry should have been: sad (2)" in out
    assert "`decision.claim_probability = 0.70`" in out
    assert "holds no audio" in out
    assert json.loads(figures.read_text())[0]["all"]["right"] == 21


def test_without_marks_and_without_a_file_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.jsonl").touch()
    assert main(["marks", str(tmp_path / "empty.jsonl")]) == 0
    assert "There are no marks yet." in capsys.readouterr().out
    assert main(["marks", str(tmp_path / "none.jsonl")]) == 1
    assert capsys.readouterr().err == f"export: {tmp_path}/none.jsonl can't be read: No such file or directory\n"
    with pytest.raises(SystemExit):
        main(["marks", str(tmp_path / "empty.jsonl"), "--wanted", "80"])
    assert "expected a share of 0 to 1, got '80'" in capsys.readouterr().err
