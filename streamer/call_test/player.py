"""What a player is: the other side of a dialect, a platform that streams one call. Pure: no clock, no socket."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from streamer.core.audio import Role

    Prove = Callable[[str, "Proof", "PlayedCall"], Mapping[str, str]]
    """Returns the headers of a platform's own signature, for a URL and a call."""

PIECE_MS = 20
"""How much audio is sent at once."""
Frame = str | bytes


class Datagram(bytes):
    """A frame that goes by UDP to a port of the host that the connection is to."""

    port: int

    def __new__(cls, data: bytes, port: int) -> Self:
        datagram = super().__new__(cls, data)
        datagram.port = port
        return datagram


@dataclass(frozen=True, slots=True)
class Proof:
    """What the operator has."""

    secret: str = ""
    """Auth token, client secret or password; empty where nothing is proved."""
    api_key: str = ""
    """Of AudioHook."""
    user: str = ""
    """Of SIPREC, to whom the secret belongs."""


@dataclass(frozen=True, slots=True)
class PlayedCall:
    """The call that is played on one connection."""

    call_id: str
    """What the platform calls it: a UUID. All connections of the call have the same."""
    roles: tuple[Role, ...]
    """Of each channel on this connection; empty where the daemon is to choose."""
    channels: int
    sample_rate: int
    """Hz, of the audio that is sent."""
    reference: str | None = None
    """What the operator calls it."""
    number: int = 0
    """Of the connection, from 0 on."""
    proof: Proof = field(default=Proof(), repr=False)
    """For a platform that proves on the connection who it is."""


def no_proof(_url: str, _proof: Proof, _call: PlayedCall) -> Mapping[str, str]:
    """Return nothing: the platform signs nothing."""
    return {}


class Player(Protocol):
    """One connection of a platform, from its first frame to its last."""

    def opening(self) -> Sequence[Frame]:
        """Return what is sent first."""

    def received(self, frame: Frame) -> Sequence[Frame]:
        """Return what is answered to a frame of the daemon. Raises DialectError for one that the platform has not."""

    @property
    def is_ready(self) -> bool:
        """Whether audio may be sent now; some platforms wait for an answer."""

    def audio(self, samples: NDArray[np.int16]) -> Sequence[Frame]:
        """Return the next piece of audio, shape (n, channels), as it is sent."""

    def closing(self) -> Sequence[Frame]:
        """Return what is sent last."""


@dataclass(frozen=True, slots=True)
class PlayerKind:
    """What the command needs to know of a dialect."""

    make: Callable[[PlayedCall], Player]
    url: str
    """Where a daemon with the defaults listens."""
    rates: tuple[int, ...]
    """Hz; the rates that the platform has. The nearest one that is not below the recording's is taken."""
    is_one_leg: bool = False
    """Whether a connection bears one channel only: each has one of its own."""
    subprotocol: str | None = None
    headers: Callable[[str, str, PlayedCall], Mapping[str, str]] = lambda _url, token, _call: bearer(token)
    """Returns the headers by which a platform without a signature proves who it is, from URL, token and call."""
    prove: Prove = no_proof
    """Returns those of its own signature, where there is a secret."""

    def rate_for(self, rate: int) -> int:
        """Return the rate at which a recording is sent."""
        return next((known for known in self.rates if known >= rate), self.rates[-1])


def bearer(token: str) -> Mapping[str, str]:
    """Return the header for a token; none where there is none."""
    return {"Authorization": f"Bearer {token}"} if token else {}
