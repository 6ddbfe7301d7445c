"""Why a leg of a call is refused: the names of the counters, which nothing else may spell."""

from __future__ import annotations

from typing import Final, Literal, get_args

OverLoad = Literal["over_load"]
"""The machine has no room for another leg, by whichever way its audio would come."""
LegRefusal = Literal["over_capacity", "over_host_quota", "over_host_rate", OverLoad, "over_port_quota", "over_rate"]
"""Of a leg over RTP."""
LEG_REFUSALS: Final[tuple[LegRefusal, ...]] = get_args(LegRefusal)
"""Each is in the metrics from the start: a rate needs a value from before."""
