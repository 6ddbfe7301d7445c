"""A SIP user agent server for one purpose: it takes the calls of SIPREC recording clients (RFC 3261, RFC 7866).

It answers, holds dialogs, repeats what is lost, and ends what nobody refreshes. What a call is about, somebody else
decides: `Offered` is answered by `accept` or `refuse`. Time is an argument.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sipmessage import Request

from streamer.protocol.sip.bodies import Bodies, bodies_of
from streamer.protocol.sip.dialogs import Dialog, Peer, dialog_key, refresh_s, target_of
from streamer.protocol.sip.digest import Challenge
from streamer.protocol.sip.messages import SipError, answer, parse, response_port, tag_of, with_received
from streamer.protocol.sip.transactions import COOKIE, Repeater, Transaction, Transactions

if TYPE_CHECKING:
    from collections.abc import Sequence

ALLOW = "INVITE, ACK, BYE, CANCEL, OPTIONS, UPDATE"
ACCEPT = "application/sdp, application/rs-metadata+xml, multipart/mixed"
SUPPORTED = {"siprec", "timer"}
"""Extensions that we have; ``siprec`` is RFC 7866, section 12.1, ``timer`` RFC 4028."""
ASKS_NOTHING = {"100rel"}
"""Extensions that may be required too: the only provisional response is 100, never reliable (RFC 3262, section 3)."""
RETRY_AFTER_S = 10
_CHANGING = {"INVITE", "UPDATE"}


@dataclass(frozen=True, slots=True)
class Send:
    """Send a message."""

    data: bytes
    peer: Peer


@dataclass(frozen=True, slots=True, eq=False)
class Offered:
    """A request that begins a call, or changes it; `UserAgent.accept` or `UserAgent.refuse` answers it."""

    dialog: str
    bodies: Bodies
    is_new: bool
    transaction: Transaction

    @property
    def peer(self) -> Peer:
        """Who offers it."""
        return self.transaction.peer


@dataclass(frozen=True, slots=True)
class Ended:
    """A call is over: the other side said so, or is gone."""

    dialog: str
    is_lost: bool = False
    """Whether it ended because the other side did not confirm or refresh it."""


@dataclass(frozen=True, slots=True)
class Denied:
    """A request had credentials, and they were wrong; it was answered with 401."""

    peer: Peer
    why: str


Action = Send | Offered | Ended | Denied
Authenticate = Callable[[Request, float], Challenge | None]
"""Returns how a request is challenged, from itself and the time; None where it is let in."""


class UserAgent:
    """All calls of one server."""

    def __init__(
        self, *, new_id: Callable[[], str], authenticate: Authenticate = lambda _request, _now_s: None
    ) -> None:
        """``new_id`` makes tags, branches and names of dialogs: letters and digits that nobody can guess.

        ``authenticate`` is asked about whatever begins a call or changes it. Who ends one must know its tags.
        """
        self._new_id = new_id
        self._authenticate = authenticate
        self._transactions = Transactions()
        self._repeater = Repeater()
        self._dialogs: dict[tuple[str, str, str], Dialog] = {}
        self._by_name: dict[str, Dialog] = {}
        self._deciding: set[str] = set()
        """Names of the dialogs with an INVITE that is not answered yet."""

    @property
    def dialogs(self) -> int:
        """How many calls there are."""
        return len(self._dialogs)

    def receive(self, data: bytes, peer: Peer, now_s: float) -> list[Action]:
        """Return what follows from a message. Raises SipError where it is none that can be answered."""
        message = parse(data)
        if not isinstance(message, Request):
            self._repeater.confirm(message.via[0].parameters.get("branch"))
            return []
        via = with_received(message, peer.host, peer.port)
        if peer.transport == "UDP":
            peer = replace(peer, port=response_port(via, peer.port))
        if message.method == "ACK":
            self._repeater.confirm((dialog_key(message), message.cseq.sequence))
            return []
        known = self._transactions.get(message)
        if known is not None and message.method != "CANCEL":
            return [Send(known.response, known.peer)] if known.response else []
        if self._transactions.is_full:
            raise SipError("fewer requests at a time expected")
        return self._handle(message, peer, now_s, cancelled=known)

    def accept(self, offered: Offered, sdp: bytes | None, now_s: float) -> list[Action]:
        """Answer an offer with our description of the media, or without where none was asked for."""
        transaction = offered.transaction
        request, peer = transaction.request, transaction.peer
        dialog = self._by_name.get(offered.dialog)
        if dialog is None and offered.is_new:
            dialog = self._begin_dialog(offered)
        if dialog is None:  # it has ended meanwhile
            return self.refuse(offered, 481, now_s)
        headers = [*self._own_headers(peer)]
        seconds = refresh_s(request)
        dialog.expires_s = None if seconds is None else now_s + seconds
        if seconds is not None:
            headers += [("Session-Expires", f"{seconds};refresher=uac"), ("Require", "timer")]
        if sdp is not None:
            headers.append(("Content-Type", "application/sdp"))
        response = bytes(answer(request, 200, to_tag=tag_of(dialog.own), headers=headers, body=sdp or b""))
        if request.method == "INVITE":
            self._deciding.discard(offered.dialog)
            self._repeater.add((dialog.key, request.cseq.sequence), response, peer, now_s)
        self._transactions.finish(transaction, response, now_s)
        return [Send(response, peer)]

    def refuse(self, offered: Offered, code: int, now_s: float, *, why: str = "") -> list[Action]:
        """Answer an offer with an error of `streamer.protocol.sip.messages.REASONS`.

        ``why``: for whoever looks after the client, without quotes; it goes into a Warning (section 20.43).
        """
        self._deciding.discard(offered.dialog)
        more = {415: [("Accept", ACCEPT)], 503: [("Retry-After", str(RETRY_AFTER_S))]}.get(code, [])
        more += [("Warning", f'399 {offered.peer.local} "{why}"')] if why else []
        return self._reply(offered.transaction, code, now_s, more)

    def hang_up(self, name: str, now_s: float) -> list[Action]:
        """End a call from our side; nothing where there is none of that name."""
        dialog = self._by_name.get(name)
        if dialog is None:
            return []
        self._forget(dialog)
        branch = COOKIE + self._new_id()
        bye = dialog.bye(branch)
        if dialog.peer.transport == "UDP":
            self._repeater.add(branch, bye, dialog.peer, now_s)
        return [Send(bye, dialog.peer)]

    def hang_up_all(self, now_s: float) -> list[Action]:
        """End all calls."""
        return [action for name in list(self._by_name) for action in self.hang_up(name, now_s)]

    def tick(self, now_s: float) -> list[Action]:
        """Return what follows from time alone; to be called about every quarter of a second."""
        again, given_up = self._repeater.due(now_s)
        actions: list[Action] = [Send(data, peer) for data, peer in again]
        unconfirmed = [self._dialogs[key[0]] for key in given_up if isinstance(key, tuple) and key[0] in self._dialogs]
        expired = [
            dialog for dialog in self._dialogs.values() if dialog.expires_s is not None and now_s >= dialog.expires_s
        ]
        for dialog in dict.fromkeys((*unconfirmed, *expired)):
            actions += [*self.hang_up(dialog.name, now_s), Ended(dialog.name, is_lost=True)]
        self._transactions.forget_old(now_s)
        return actions

    # -- requests ----------------------------------------------------------------------------------

    def _handle(self, request: Request, peer: Peer, now_s: float, *, cancelled: Transaction | None) -> list[Action]:
        if request.method == "CANCEL":  # each INVITE is answered at once: it comes too late (section 9.2)
            code = 481 if cancelled is None else 200
            return [Send(bytes(answer(request, code, to_tag=self._new_id())), peer)]
        transaction = self._transactions.begin(request, peer)
        code, more = self._check(request)
        if code:
            return self._reply(transaction, code, now_s, more)
        challenge = self._authenticate(request, now_s) if request.method in _CHANGING else None
        if challenge is not None:
            denied = [Denied(peer, challenge.why)] if challenge.why else []
            return [*self._reply(transaction, 401, now_s, challenge.headers), *denied]
        if request.method == "OPTIONS":
            return self._reply(transaction, 200, now_s, self._own_headers(peer))
        if not tag_of(request.headers["To"]):
            return self._begin(transaction, now_s)
        return self._in_dialog(transaction, now_s)

    def _check(self, request: Request) -> tuple[int, Sequence[tuple[str, str]]]:
        """Return the error that a request gets, 0 for none, with headers of the answer."""
        if request.method not in ALLOW.split(", "):
            return 405, [("Allow", ALLOW)]
        if request.uri.scheme not in {"sip", "sips"}:
            return 416, []
        required = {name.strip().lower() for name in ",".join(request.headers.getlist("Require")).split(",")} - {""}
        unknown = required - SUPPORTED - ASKS_NOTHING
        if unknown:
            return 420, [("Unsupported", ", ".join(sorted(unknown)))]
        return 0, []

    def _begin(self, transaction: Transaction, now_s: float) -> list[Action]:
        if transaction.request.method != "INVITE":
            return self._reply(transaction, 481, now_s)
        if not target_of(transaction.request):
            return self._reply(transaction, 400, now_s)
        return self._offer(transaction, self._new_id(), is_new=True)

    def _in_dialog(self, transaction: Transaction, now_s: float) -> list[Action]:
        request = transaction.request
        dialog = self._dialogs.get(dialog_key(request))
        if dialog is None:
            return self._reply(transaction, 481, now_s)
        if request.cseq.sequence <= dialog.cseq:
            return self._reply(transaction, 500, now_s, [("Retry-After", "1")])
        if request.method == "BYE":
            self._forget(dialog)
            return [*self._reply(transaction, 200, now_s), Ended(dialog.name)]
        if dialog.name in self._deciding:
            return self._reply(transaction, 491, now_s)
        dialog.take(request, transaction.peer)
        return self._offer(transaction, dialog.name, is_new=False)

    def _offer(self, transaction: Transaction, name: str, *, is_new: bool) -> list[Action]:
        request = transaction.request
        offered = Offered(name, bodies_of(request), is_new, transaction)
        if request.method != "INVITE":
            return [offered]
        self._deciding.add(name)
        transaction.response = bytes(answer(request, 100))
        return [Send(transaction.response, transaction.peer), offered]

    # -- dialogs -----------------------------------------------------------------------------------

    def _begin_dialog(self, offered: Offered) -> Dialog:
        request = offered.transaction.request
        dialog = Dialog(
            name=offered.dialog,
            call_id=request.call_id,
            own=f"{request.headers['To']};tag={self._new_id()}",
            other=request.headers["From"],
            target=target_of(request),
            routes=tuple(request.headers.getlist("Record-Route")),
            peer=offered.transaction.peer,
            cseq=request.cseq.sequence,
        )
        self._dialogs[dialog.key] = self._by_name[dialog.name] = dialog
        return dialog

    def _forget(self, dialog: Dialog) -> None:
        del self._dialogs[dialog.key], self._by_name[dialog.name]
        self._repeater.confirm((dialog.key, dialog.cseq))
        self._deciding.discard(dialog.name)

    # -- answers -----------------------------------------------------------------------------------

    def _reply(
        self, transaction: Transaction, code: int, now_s: float, headers: Sequence[tuple[str, str]] = ()
    ) -> list[Action]:
        response = bytes(answer(transaction.request, code, to_tag=self._new_id(), headers=headers))
        self._transactions.finish(transaction, response, now_s)
        return [Send(response, transaction.peer)]

    def _own_headers(self, peer: Peer) -> list[tuple[str, str]]:
        """Return what says who we are: a recording server, by the feature tag ``+sip.srs`` (RFC 7866, section 12.2)."""
        transport = "" if peer.transport == "UDP" else f";transport={peer.transport.lower()}"
        return [
            ("Contact", f"<sip:{peer.local}{transport}>;+sip.srs"),
            ("Allow", ALLOW),
            ("Accept", ACCEPT),
            ("Supported", ", ".join(sorted(SUPPORTED))),
        ]
