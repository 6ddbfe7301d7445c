"""What an MQTT broker allows: what its CONNACK says, and what it showed by refusing or by ending the connection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paho.mqtt.properties import Properties

IN_FLIGHT = 16
"""Publishes without acknowledgement at once, where the broker allows as many; Mosquitto takes 20 by default."""

UNSUPPORTED_PROTOCOL = 0x84
CLIENT_ID_NOT_VALID = 0x85
SESSION_TAKEN_OVER = 0x8E
RECEIVE_MAXIMUM_EXCEEDED = 0x93
RETAIN_NOT_SUPPORTED = 0x9A
QOS_NOT_SUPPORTED = 0x9B
ABOUT_A_PACKET = frozenset({0x81, 0x82, 0x87, 0x90, 0x94, 0x95, 0x99})
"""Reasons of a DISCONNECT that speak of what was sent: malformed, too large ... (MQTT 5, section 3.14.2.1)."""


@dataclass(frozen=True, slots=True)
class BrokerLimits:
    """What may be sent over one connection (MQTT 5, section 3.2.2.3)."""

    is_v5: bool = True
    max_qos: int = 2
    retain: bool = True
    in_flight: int = IN_FLIGHT
    """Publishes of QoS 1 and 2 without acknowledgement at once: at most the Receive Maximum."""
    max_packet_bytes: int | None = None
    wildcards: bool = True
    """Whether a subscription may have wildcards."""

    def publish_bytes(self, topic: str, payload: bytes, qos: int, properties: Properties | None) -> int:
        """Return the size of a PUBLISH packet (section 3.3)."""
        rest = 2 + len(topic.encode()) + len(payload) + (2 if qos else 0)
        if self.is_v5:
            rest += 1 if properties is None else len(properties.pack())  # type: ignore[no-untyped-call]  # paho has no types here
        length_bytes = 1 + sum(rest >= limit for limit in (1 << 7, 1 << 14, 1 << 21))
        return 1 + length_bytes + rest

    def described(self, *, qos: int, wants_control: bool) -> list[str]:
        """Return what is done otherwise than configured because of the limits, a line each."""
        lines = []
        if not self.is_v5:
            control = " and control is not offered" if wants_control else ""
            lines.append(f"it knows MQTT 3.1.1 only: messages have no properties, nothing expires{control}")
        if self.max_qos < qos:
            lines.append(f"it allows QoS {self.max_qos} at most: that is used instead of {qos}")
        if not self.retain:
            lines.append("it retains no messages: who subscribes later learns nothing of before")
        return lines


class Terms:
    """What to ask of the broker at the next connection: less than configured where it refused that.

    MQTT 5 is tried first on every connection, since a broker may have been updated.
    """

    def __init__(self, *, qos: int) -> None:
        self.is_v5 = True
        self.max_qos = qos
        self.retain = True
        self.in_flight = IN_FLIGHT

    def limits(self, connack: Properties | None) -> BrokerLimits:
        """Return what may be sent, by what CONNACK says and what was learned before."""

        def said(name: str, default: int) -> int:
            value: int = getattr(connack, name, default)
            return value

        return BrokerLimits(
            is_v5=self.is_v5,
            max_qos=min(self.max_qos, said("MaximumQoS", 2)),
            retain=self.retain and bool(said("RetainAvailable", 1)),
            in_flight=min(self.in_flight, said("ReceiveMaximum", IN_FLIGHT)),
            max_packet_bytes=said("MaximumPacketSize", 0) or None,
            wildcards=bool(said("WildcardSubscriptionAvailable", 1)),
        )

    def on_refused(self, code: int, connack: Properties | None) -> bool:
        """Learn from a refused CONNECT; return whether another try makes sense at once."""
        if code == UNSUPPORTED_PROTOCOL and self.is_v5:
            self.is_v5 = False
        elif code == QOS_NOT_SUPPORTED and self.max_qos:
            self._lower_qos(getattr(connack, "MaximumQoS", self.max_qos - 1))
        elif code == RETAIN_NOT_SUPPORTED and self.retain:
            self.retain = False
        else:
            self.is_v5 = True
            return False
        return True

    def on_no_answer(self) -> None:
        """Learn from a connection that was closed instead of a CONNACK: some old brokers do so with MQTT 5."""
        self.is_v5 = not self.is_v5

    def on_ended(self, code: int | None) -> None:
        """Learn from the reason of a DISCONNECT, None without one: a broker may have limits that it did not say."""
        self.is_v5 = True
        if code == QOS_NOT_SUPPORTED:
            self._lower_qos(self.max_qos - 1)
        elif code == RETAIN_NOT_SUPPORTED:
            self.retain = False
        elif code == RECEIVE_MAXIMUM_EXCEEDED:
            self.in_flight = max(1, self.in_flight // 2)

    def _lower_qos(self, to: int) -> None:
        self.max_qos = max(0, min(to, self.max_qos - 1))
