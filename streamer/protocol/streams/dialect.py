"""What a dialect is: frames of a platform in, actions out. Pure: no clock, no socket, no loop.

A dialect object serves one connection. The listener gives it each frame that came, and carries out the actions in their
order (`streamer/sources/streams`). It never quotes what a frame said, neither in an error nor in a reference: frames
bear phone numbers and names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from streamer.core.errors import EmotionStreamerError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from streamer.core.audio import EndReason, Role

CLOSED_NORMALLY, GOING_AWAY, POLICY_VIOLATION, CLOSED_ABNORMALLY = 1000, 1001, 1008, 1006
"""Close codes of RFC 6455, section 7.4.1; the last stands for a connection that was lost."""
_BY_INTENTION = {CLOSED_NORMALLY, 1005}
"""The second stands for a close without a code."""


def was_intended(code: int) -> bool:
    """Return whether the other side closed the connection because there is no more to say."""
    return code in _BY_INTENTION


class DialectError(EmotionStreamerError):
    """A frame is none of the dialect; log it once and close the connection with 1008.

    The text says what was expected and what kind of thing came, never its content.
    """


@dataclass(frozen=True, slots=True)
class DialectSettings:
    """What the configuration says about a stream, for those who can't say it themselves."""

    roles: tuple[Role, ...] = ("unknown",)
    """Of each leg, in the order of the dialect's own: channels, or received and sent track."""
    sample_rate: int = 16_000
    """Hz, of a dialect in which the platform does not say it."""


@dataclass(frozen=True, slots=True)
class Handshake:
    """The request by which a platform connects, before it is answered."""

    url: str
    """As the platform called us: scheme, host, path and query."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case; of several of a name the first."""

    @property
    def path(self) -> str:
        """Of the URL, with its query."""
        return "/" + self.url.partition("://")[2].partition("/")[2]


# -- actions -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenCall:
    """Which call the connection belongs to, before any of its legs opens.

    Connections with the same ``key`` share a session. One that comes within ``reconnect_s`` after another was lost goes
    on with its legs. A connection whose dialect says nothing is a call of its own that can't be continued.
    """

    key: str
    """The platform's own, opaque name of the call; kept in memory while the call lasts, never published or logged."""
    reference: str | None = None
    """What the operator calls it, from a variable that he set for that; ``[A-Za-z0-9_-]``, 1 to 64 characters."""
    connects_again: bool = False
    """Whether another connection of the call is made while it lasts, should we close this one."""


@dataclass(frozen=True, slots=True)
class OpenLeg:
    """One party of the call will be heard.

    Where that leg is open already, it goes on here; so does one of the same role that waits for another connection.
    """

    leg: str
    """The dialect's own name of it, unique in the call."""
    role: Role
    sample_rate: int
    """Hz, 8000 to 192000."""
    codec: str
    """In which the platform sends it, as RFC 3551 or ffmpeg spells it: ``PCMU``, ``pcm_s16le``."""


@dataclass(frozen=True, slots=True, eq=False)
class Audio:
    """The next audio of a leg that is open on this connection."""

    leg: str
    samples: NDArray[np.float32]
    """Shape (n,), -1..1, at the leg's rate."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Audio of a leg that will never come: the platform says so, or its numbering has a hole."""

    leg: str
    duration_ms: float


@dataclass(frozen=True, slots=True)
class Silence:
    """The platform says that there was nothing to send for some time; this is no loss."""

    leg: str
    duration_ms: float


@dataclass(frozen=True, slots=True)
class Pause:
    """The platform pauses the whole call: nothing is analysed until `Resume`, whatever still comes."""


@dataclass(frozen=True, slots=True)
class Resume:
    """The platform ends its pause. A pause of the control API stays."""


@dataclass(frozen=True, slots=True)
class CloseLeg:
    """One leg has ended, and the call goes on."""

    leg: str


@dataclass(frozen=True, slots=True)
class EndCall:
    """The legs of this connection have ended: nobody waits for another connection."""

    reason: EndReason = "hangup"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that an operator should know of the connection; the text quotes nothing that was said on it."""

    text: str


@dataclass(frozen=True, slots=True)
class Send:
    """Send a frame to the platform: text as text, bytes as binary."""

    data: str | bytes


@dataclass(frozen=True, slots=True)
class Close:
    """Close the connection."""

    code: int = CLOSED_NORMALLY
    text: str = ""


Action = OpenCall | OpenLeg | Audio | Lost | Silence | Pause | Resume | CloseLeg | EndCall | Problem | Send | Close


class FrameDecoder(Protocol):
    """Decodes what is sent in frames that depend on each other."""

    @property
    def sample_rate(self) -> int:
        """Hz."""

    def decode_frame(self, frame: bytes) -> NDArray[np.float32]:
        """Return the samples of a frame, shape (n,), -1..1; those that can't be decoded are silence."""


@runtime_checkable
class Farewell(Protocol):
    """A dialect in which a call is ended by a message, before the connection is closed."""

    def leave(self, code: int, text: str) -> Sequence[Send]:
        """Return what the platform is told when we are about to close the connection for a reason of ours."""


class Dialect(Protocol):
    """One connection, from its first frame to its end."""

    def receive(self, frame: str | bytes) -> Sequence[Action]:
        """Return what a frame means: text of a text frame, bytes of a binary one.

        Raises DialectError for a frame that the dialect does not have; nothing is received after that.
        """

    def ended(self, code: int) -> Sequence[Action]:
        """Return what is left to do where the other side has closed the connection, or it was lost (1006).

        Without `EndCall` the legs wait for another connection. Nothing is sent any more.
        """
