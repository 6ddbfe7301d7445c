from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from export.publishing.claims_page import claims_page, summed
from export.statistics.claims import Found, OrdinaryClaims
from tests.export.evaluated import figures
from tests.export.publishing.claimed import CALLS, QUIET, call_figures

if TYPE_CHECKING:
    from export.statistics.decide import CallFigures


def page(calls: CallFigures) -> str:
    """Return the page; each paragraph and each item is one line."""
    blocks = claims_page(calls, figures()).split("\n\n")
    return "\n".join(" ".join(block.split("\n")) if block[0] not in "-|" else block for block in blocks)


def test_the_page_begins_with_an_hour_of_calls_and_a_hundred_callers() -> None:
    lines = page(call_figures()).splitlines()
    assert lines[0] == "### tiny 1.2.0: what to expect"
    assert lines[1] == (
        "On an hour of ordinary calls, tiny 1.2.0 claims 1.5 emotions that nobody expressed, during 2.0 % of its "
        "results; on an hour of ordinary speech of all kinds, it claims 0.8 emotions that nobody expressed, during "
        "0.8 % of its results. Of a hundred callers who shout, it finds 80 within 6 s, and 95 before that is over "
        "after 20 s, typically after 3.2 s."
    )


def test_every_label_has_its_row_the_best_found_first() -> None:
    rows = [line for line in page(call_figures()).splitlines() if line.startswith(("| shout", "| sound"))]
    assert rows == [
        "| shout (angry) | 80 (65 to 90) | 95 | 3.2 | 40 | 0.17 |",
        "| sound sad (sad) | 20 (10 to 35) | 30 | 9.5 | 40 | 0.67 |",
        "| sound disgusted (disgust) | 0 (0 to 43) | 0 | - | 5 | 0.00 |",
    ]


def test_what_is_missed_more_often_than_found_is_said() -> None:
    lines = page(call_figures()).splitlines()
    (missed,) = [line for line in lines if "misses" in line]
    assert missed.endswith("within 20 s: 30 of those who sound sad, 0 of those who sound disgusted.")
    (elsewhere,) = [line for line in lines if "knows nothing of" in line]
    assert elsewhere.endswith("within 6 s: 50 of those who shout.")  # three calls of sadness say nothing
    fine = page(call_figures(found={"angry": Found(40, 0.8, 0.95, 3.0)}, elsewhere=False))
    assert "misses" not in fine
    assert "knows nothing of" not in fine


def test_each_set_is_shown_and_what_another_threshold_costs() -> None:
    text = page(call_figures())
    assert "| alnum | 4.00 | 0.5 | 0.2 | sad 2 |\n| calls\\_dev | 2.00 | 1.5 | 2.0 | angry 1, sad 2 |" in text
    assert "The daemon takes the threshold that `decision.false_claims_per_hour` asks for" in text
    assert "with its default, 2, that is 0.85." in text
    assert "| false claims an hour | 9.0 | 3.0 | 1.0 |" in text
    assert "Nothing was ever trained on calls\\_dev." in text


def test_other_labels_and_speech_that_is_no_calls_are_named_as_they_are() -> None:
    found = {"bored": Found(12, 0.5, 0.5, 2.0), "happy": Found(12, 0.75, 0.8, 4.0)}
    lines = page(call_figures(found=found, by_set={"everyday": QUIET})).splitlines()
    assert lines[1].startswith("On an hour of ordinary speech, tiny 1.2.0 claims 0.8 emotions that nobody")
    assert "Of a hundred callers who sound happy, it finds 75 within 6 s" in lines[1]
    assert any(line.startswith("| sound bored (bored) | 50 ") for line in lines)


def test_what_was_not_measured_is_said_or_left_out() -> None:
    silent = OrdinaryClaims(hours=0.0, n_claims=0, an_hour=0.0, share_of_results=0.0, by_label={})
    calls = call_figures(found={}, by_set={}, elsewhere=False)
    evaluated = msgspec.structs.replace(calls.by_kind["speakers"], ordinary=silent)
    calls = msgspec.structs.replace(calls, by_kind={"speakers": evaluated}, claim_curve=[])
    text = page(calls)
    assert "What tiny 1.2.0 claims of ordinary speech was not measured." in text
    assert "|" not in text
    assert claims_page(msgspec.structs.replace(calls, by_kind={}), figures()) == ""


def test_sets_are_summed_by_their_hours() -> None:
    found = summed([QUIET, CALLS])
    assert (found.hours, found.n_claims, found.an_hour) == (6.0, 5, 0.83)
    assert found.share_of_results == pytest.approx((4 * 0.002 + 2 * 0.02) / 6, abs=1e-4)
    assert found.by_label == {"angry": 1, "sad": 4}
    assert summed([]).an_hour == 0.0
