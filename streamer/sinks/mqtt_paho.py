"""The MQTT client of paho, and what it gets wrong or keeps to itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paho.mqtt import client as paho
from paho.mqtt._packet import decode_pubrec

if TYPE_CHECKING:
    from paho.mqtt.enums import MQTTErrorCode


class PahoClient(paho.Client):
    """Takes a negative PUBREC for the end of a publish, which paho takes for a success."""

    @property
    def client_id(self) -> str:
        """The id by which the broker knows this client."""
        return self._client_id.decode()

    def close_socket(self) -> None:
        """Close the connection without a DISCONNECT; does nothing where there is none."""
        self._sock_close()

    def _handle_pubrec(self) -> MQTTErrorCode:
        """No PUBREL follows a negative PUBREC (MQTT 5, section 4.3.3)."""
        packet = decode_pubrec(self._in_packet["command"], self._in_packet["packet"], self._protocol)
        if packet.reason is None or not packet.reason.is_failure or packet.mid not in self._out_messages:
            return super()._handle_pubrec()
        with self._out_message_mutex:
            return self._do_on_publish(packet.mid, packet.reason, packet.properties)
