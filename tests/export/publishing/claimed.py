"""Made-up figures of what a model claims and finds, for tests of what is made of them."""

from __future__ import annotations

from export.statistics.claim_figures import ClaimFigures
from export.statistics.claims import Found, OrdinaryClaims
from export.statistics.decide import CallFigures, Evaluated
from export.statistics.decision import Decision

QUIET = OrdinaryClaims(hours=4.0, n_claims=2, an_hour=0.5, share_of_results=0.002, by_label={"sad": 2})
CALLS = OrdinaryClaims(hours=2.0, n_claims=3, an_hour=1.5, share_of_results=0.02, by_label={"angry": 1, "sad": 2})
ALL = OrdinaryClaims(hours=6.0, n_claims=5, an_hour=0.83, share_of_results=0.008, by_label={"angry": 1, "sad": 4})
FOUND = {
    "sad": Found(n_calls=40, share=0.2, ever=0.3, after_s=9.5),
    "angry": Found(n_calls=40, share=0.8, ever=0.95, after_s=3.25),
    "disgust": Found(n_calls=5, share=0.0, ever=0.0),
}
CURVE = [(0.5, 9.0), (0.8, 3.0), (0.9, 1.0)]


def call_figures(
    *, found: dict[str, Found] | None = None, by_set: dict[str, OrdinaryClaims] | None = None, elsewhere: bool = True
) -> CallFigures:
    """Return the figures of a model; ``elsewhere``: corpora were left out, too."""
    decision = Decision(claim_probability=0.8)
    strangers = Evaluated(decision, ALL, FOUND if found is None else found)
    others = {"without": Evaluated(decision, ALL, {"angry": Found(30, 0.5, 0.7, 4.0), "sad": Found(3, 0.0, 0.0)})}
    return CallFigures(
        by_kind={"speakers": strangers, **(others if elsewhere else {})},
        by_round={},
        best=decision,
        by_set={"alnum": QUIET, "calls_dev": CALLS} if by_set is None else by_set,
        claim_curve=CURVE,
    )


def claim_figures() -> ClaimFigures:
    """Return the whole document."""
    return ClaimFigures(temperature=1.1, raw={"alnum/clean": {"n": 10.0, "all": 0.1, "sad": 0.1}}, calls=call_figures())
