"""Server transactions, and what is sent again until somebody answers (RFC 3261, section 17). Time is an argument."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

    from sipmessage import Request

    from streamer.protocol.sip.dialogs import Peer

T1_S, T2_S, T4_S = 0.5, 4.0, 5.0
"""Round trip, longest pause between two tries, and how long a message may be under way (section 17.1.1.1)."""
GIVE_UP_S = 64 * T1_S
MAX_TRANSACTIONS = 20_000
COOKIE = "z9hG4bK"


@dataclass(slots=True, eq=False)
class Transaction:
    """One request, with the newest answer to it."""

    request: Request
    peer: Peer
    """Where answers go."""
    response: bytes = b""
    """Empty as long as there is none."""
    ends_s: float = float("inf")


def transaction_key(request: Request) -> Hashable:
    """Return what a request and its repetitions have in common (section 17.2.3); an ACK matches its INVITE."""
    via = request.via[0]
    method = "INVITE" if request.method in {"ACK", "CANCEL"} else request.method
    branch = via.parameters.get("branch") or ""
    if branch.startswith(COOKIE):
        return branch, via.host.lower(), via.port, method
    return request.call_id, request.cseq.sequence, request.headers["From"], str(via), method


class Transactions:
    """Those that may still be repeated."""

    def __init__(self) -> None:
        self._known: OrderedDict[Hashable, Transaction] = OrderedDict()

    @property
    def is_full(self) -> bool:
        """Whether no more are remembered."""
        return len(self._known) >= MAX_TRANSACTIONS

    def get(self, request: Request) -> Transaction | None:
        """Return that of a request which is a repetition; of an ACK or CANCEL that of its INVITE."""
        return self._known.get(transaction_key(request))

    def begin(self, request: Request, peer: Peer) -> Transaction:
        """Remember a new request."""
        self._known[transaction_key(request)] = transaction = Transaction(request, peer)
        return transaction

    def finish(self, transaction: Transaction, response: bytes, now_s: float) -> None:
        """Note the final answer: repetitions get the same for a while."""
        transaction.response, transaction.ends_s = response, now_s + GIVE_UP_S
        self._known.move_to_end(transaction_key(transaction.request))

    def forget_old(self, now_s: float) -> None:
        """Forget those whose answer was given long ago."""
        for key, transaction in list(self._known.items()):
            if transaction.ends_s > now_s:
                if transaction.response:
                    break
                continue
            del self._known[key]


@dataclass(slots=True, eq=False)
class _Repeated:
    data: bytes
    peer: Peer
    next_s: float
    pause_s: float
    ends_s: float


class Repeater:
    """Sends messages again until they are confirmed."""

    def __init__(self) -> None:
        self._pending: dict[Hashable, _Repeated] = {}

    def add(self, key: Hashable, data: bytes, peer: Peer, now_s: float) -> None:
        """Note a message that was just sent; ``key`` names it."""
        self._pending[key] = _Repeated(data, peer, now_s + T1_S, T1_S, now_s + GIVE_UP_S)

    def confirm(self, key: Hashable) -> None:
        """Note that a message has arrived."""
        self._pending.pop(key, None)

    def due(self, now_s: float) -> tuple[list[tuple[bytes, Peer]], list[Hashable]]:
        """Return what is to be sent again now, and the keys of what nobody confirmed in time."""
        given_up = [key for key, pending in self._pending.items() if now_s >= pending.ends_s]
        for key in given_up:
            del self._pending[key]
        again = [pending for pending in self._pending.values() if now_s >= pending.next_s]
        for pending in again:
            pending.pause_s = min(2 * pending.pause_s, T2_S)
            pending.next_s = now_s + pending.pause_s
        return [(pending.data, pending.peer) for pending in again], given_up
