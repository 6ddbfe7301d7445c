"""What a configuration means, in words, for ``emotion-streamer check``."""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from streamer.app.analyzers import decision_config
from streamer.app.history import history_line
from streamer.app.model_kinds import hop_ms
from streamer.app.own_address import reachable_host
from streamer.app.rtp import legs_per_host, legs_per_port, reserved_legs
from streamer.config.secret_keys import SECRETS
from streamer.core.addresses import is_loopback
from streamer.dsp.decision import false_claims_at
from streamer.inference.card import ModelCard
from streamer.protocol.payload_types import STATIC
from streamer.sources.rtp.codecs import NON_AUDIO, is_decodable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from streamer.config.alert_tables import AlertRule
    from streamer.config.tables import Config, Decision
    from streamer.core.audio import Role
    from streamer.inference.card import AnyCard, StatisticsCard
    from streamer.inference.shadow import Shadow
    from streamer.protocol.payload_types import Encoding


def describe(
    config: Config,
    config_path: Path | None,
    card: AnyCard,
    card_path: Path,
    *,
    node: str,
    encodings: Mapping[int, Encoding],
    shadow: Shadow | None = None,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> list[str]:
    """Return lines for a person; secrets are not in them. ``encodings``: what each payload type stands for."""
    return [
        f"configuration: {config_path or 'the defaults, there is no file'}: valid",
        f"node:          {node}",
        *_microphone(config),
        *_rtp(config, encodings),
        *_siprec(config),
        *_streams(config),
        _gate(config),
        *_model(config, card, card_path),
        _shadow(shadow),
        *_decision(config, card),
        *_coach(config),
        *describe_alerts(config),
        *_sinks(config),
        history_line(config, config_path, environment),
        f"secrets:       may come from {', '.join(SECRETS)}",
    ]


def describe_gateway(config: Config, config_path: Path | None, *, node: str) -> list[str]:
    """Return lines for a person about what a gateway does; secrets are not in them."""
    return [
        f"configuration: {config_path or 'the defaults, there is no file'}: valid for a gateway",
        f"node:          {node}",
        *_sinks(config),
        f"secrets:       may come from {', '.join(SECRETS)}",
    ]


def _microphone(config: Config) -> list[str]:
    microphone = config.microphone
    if not microphone.enabled:
        return ["microphone:    not used"]
    device = f"{microphone.device!r}" if microphone.device else "the default one"
    rate = f"{microphone.sample_rate} Hz" if microphone.sample_rate else "its own sample rate"
    lines = [f"microphone:    {device}, {len(microphone.roles)} channel(s) at {rate}"]
    return lines + _channels(config, microphone.roles)


def _rtp(config: Config, encodings: Mapping[int, Encoding]) -> list[str]:
    rtp = config.rtp
    if not rtp.enabled:
        return ["rtp:           not used"]
    first, last = rtp.leg_ports
    lines = [f"rtp:           {rtp.host}, from {', '.join(rtp.allowed) or 'NOBODY: rtp.allowed is empty'}"]
    if rtp.auto:
        lines.append(f"  shared port: {rtp.port}, every sender is a session")
        lines += _channels(config, rtp.roles)
    lines.append(f"  leg ports:   {first} to {last}")
    lines += _payload_types(encodings)
    if rtp.workers != 1:
        lines.append(f"  processes:   {rtp.workers or 'one for each core'}, beside that of the daemon")
    target = config.engine.target_load
    load = f", new ones up to a load of {100 * target:g} %" if target else ""
    lines.append(f"  limits:      {rtp.max_legs} legs{load}; a leg ends after {rtp.timeout_s:g} s without a packet")
    lines.append(
        f"               of one host {legs_per_host(rtp)}, of one of its ports {legs_per_port(rtp)}, "
        f"kept for control requests {reserved_legs(config)}"
    )
    return lines


def _siprec(config: Config) -> list[str]:
    siprec = config.siprec
    if not siprec.enabled:
        return []
    where = f"{siprec.host} port {siprec.port} ({', '.join(siprec.transports)})"
    allowed = ", ".join(siprec.allowed) or "NOBODY: siprec.allowed is empty"
    proof = f", by digest ({', '.join(siprec.digest_algorithms)})" if siprec.users_file else ""
    return [f"siprec:        {where}, from {allowed}{proof}", *_channels(config, siprec.roles)]


def _streams(config: Config) -> list[str]:
    lines: list[str] = []
    for stream in config.streams:
        where = stream.listen or "the port of [websocket]"
        lines.append(f"streams:       {stream.name}: {stream.dialect} at {where}{stream.served_at}")
        lines += _channels(config, stream.channel_roles)
    return lines


def _payload_types(encodings: Mapping[int, Encoding]) -> list[str]:
    """Return which payload types are decoded, and which configured ones are not."""
    decoded = {number: e for number, e in encodings.items() if e.name in NON_AUDIO or is_decodable(e)}
    others = {number: e for number, e in encodings.items() if number not in decoded.keys() | STATIC.keys()}
    lines = [f"  payloads:    {_listed(decoded)}"]
    return [*lines, f"  NOT decoded: {_listed(others)}: not supported"] if others else lines


def _listed(encodings: Mapping[int, Encoding]) -> str:
    return ", ".join(f"{number} {encoding}" for number, encoding in sorted(encodings.items()))


def _channels(config: Config, roles: Sequence[Role]) -> list[str]:
    lines = []
    for number, role in enumerate(roles, 1):
        analysed = "analysed" if config.privacy.allows(role) else f"NOT analysed: privacy.{role}_reason is empty"
        lines.append(f"  channel {number}:   {role}, {analysed}")
    return lines


def _gate(config: Config) -> str:
    gate = config.gate
    return (
        f"gate:          WebRTC mode {gate.webrtc_mode}, confirmed by Silero; speech begins after {gate.onset_ms} ms, "
        f"ends after {gate.hangover_ms} ms of silence"
    )


def _model(config: Config, card: AnyCard, card_path: Path) -> list[str]:
    return [
        f"model:         {card.name} {card.version} ({card.quantization}, {card.kind}), {card_path}",
        f"  labels:      {', '.join(card.labels)}",
        f"  results:     after {config.model.first_ms} ms of speech, then every {hop_ms(config, card)} ms, "
        f"from the last {_reach(card)}; and one for the whole utterance at its end",
        f"  legs:        {_normalized(config, card)}",
        f"  licence:     {card.licence}",
    ]


def _reach(card: AnyCard) -> str:
    """Say how much audio a result is about."""
    if isinstance(card, ModelCard):
        return f"{card.window_ms} ms"
    return f"{card.pooling_ms} ms, pooled over chunks of {card.chunk_ms} ms"


def _normalized(config: Config, card: AnyCard) -> str:
    if not isinstance(card, ModelCard):
        return _history(config, card)
    if card.leg_normalization is None:
        return "not normalised: the model's card does not say how"
    if not config.model.normalize_legs:
        return "NOT normalised: model.normalize_legs is false"
    return "normalised by the leg's earlier utterances"


def _history(config: Config, card: StatisticsCard) -> str:
    if not config.model.normalize_legs:
        return "NOT compared with what was heard of them before: model.normalize_legs is false"
    return f"each is compared with up to {card.history.max_speech_ms // 1000} s of what was heard of it before"


def _shadow(shadow: Shadow | None) -> str:
    if shadow is None:
        return "shadow:        none"
    card, labels = shadow.card, "all labels" if shadow.common.are_all else ", ".join(shadow.common.labels)
    return (
        f"shadow:        {card.name} {card.version} ({card.quantization}) sees the same windows, publishes nothing; "
        f"compared on {labels}"
    )


def _decision(config: Config, card: AnyCard) -> list[str]:
    decision, settings = config.decision, decision_config(config.decision, card)
    if card.claim_curve and decision.false_claims_per_hour:
        why = _claims(decision, card, settings.claim_probability)
    else:
        why = "decision.claim_probability" if decision.false_claims_per_hour == 0 else "the card has no claim_curve"
    rates = zip(card.labels, settings.base_rates, strict=True)
    return [
        f"decision:      abstains below a probability of {decision.min_confidence:g}",
        f"  claims:      an emotion is the state from a probability of {settings.claim_probability:.3g}: {why}",
        f"  over time:   stickiness {settings.stickiness:g} a second, evidence exponent {settings.evidence_exponent:g}",
        f"  ends:        below {decision.release_probability:g}, or after {decision.silence_s:g} s of silence",
        f"  base rates:  {', '.join(f'{label} {rate:.2g}' for label, rate in rates)}",
    ]


def _claims(decision: Decision, card: AnyCard, threshold: float) -> str:
    measured, wanted = false_claims_at(card.claim_curve, threshold), decision.false_claims_per_hour
    text = f"about {measured:.3g} false claims an hour of ordinary speech"
    if not math.isclose(measured, wanted, rel_tol=0.01):
        text += f", since the card has no threshold with {wanted:g}"
    if decision.base_rates or decision.stickiness or decision.evidence_exponent:
        text += "; measured with the base rates, stickiness and evidence exponent of the card"
    return text


def _coach(config: Config) -> list[str]:
    coach = config.coach
    if not coach.target:
        return []
    target = ", ".join(f"{label} {share:g}" for label, share in coach.target.items())
    return [
        f"coach:         {target}, within a distance of {coach.tolerance:g}",
        f"  cues:        at least {coach.pause_s:g} s apart, for legs with the role {', '.join(coach.roles)}",
    ]


def describe_alerts(config: Config) -> list[str]:
    """Return the rules in words."""
    if not config.alerts:
        return ["alerts:        none"]
    return ["alerts:", *(f"  {f'{rule.name}:':<13}{_rule(rule)}" for rule in config.alerts)]


def _rule(rule: AlertRule) -> str:
    whom = " or ".join(rule.roles) or "anybody"
    match rule.kind:
        case "silence":
            what = f"{whom} says nothing" if rule.roles else "nobody speaks"
            return f"{what} for {rule.for_s:g} s"
        case "rising":
            return f"{' + '.join(rule.labels)} of {whom} rises by {rule.threshold:g} within {rule.for_s:g} s"
        case _:
            what = f"{' + '.join(rule.labels)} of {whom}"
            if rule.for_s == 0:
                return f"{what} reaches {rule.threshold:g}"
            return f"{what} stays at {rule.threshold:g} or above it for {rule.for_s:g} s"


def _sinks(config: Config) -> list[str]:
    websocket, mqtt = config.websocket, config.mqtt
    lines = []
    if websocket.enabled:
        reach = "this machine only" if is_loopback(websocket.host) else "other machines too, with a token"
        scheme = "wss" if websocket.tls_cert else "ws"
        lines.append(f"websocket:     {scheme}://{reachable_host(websocket.host)}:{websocket.port}, {reach}")
    if mqtt.enabled:
        login = f"as {mqtt.username}" if mqtt.username else "without a login"
        login += f" and the certificate {mqtt.cert_file}" if mqtt.cert_file else ""
        tls = "encrypted" if mqtt.tls else "not encrypted"
        lines.append(f"mqtt:          {mqtt.host}:{mqtt.port}, {login}, {tls}, QoS {mqtt.qos}, below {mqtt.prefix}/")
        if mqtt.control:
            lines.append("  control:     by WHOEVER the broker lets publish to control/request")
        if mqtt.home_assistant:
            lines.append(f"  discovery:   by Home Assistant, below {mqtt.discovery_prefix}/")
    if config.nats.enabled:
        login = f"as {config.nats.username}" if config.nats.username else "without a login"
        lines.append(f"nats:          {', '.join(config.nats.servers)}, {login}, stream {config.nats.stream}")
    if config.cluster.enabled:
        cluster = config.cluster
        lines.append(f"cluster:       lost after {cluster.lease_s:g} s, drained within {cluster.drain_s:g} s")
        lines.append("  control:     by WHOEVER the servers let publish to es.control.>")
    if config.webhook.url:
        host, what = urlsplit(config.webhook.url).hostname, ", ".join(config.webhook.types)
        lines.append(f"webhook:       {host} gets {what}")
    if config.stdout.enabled:
        lines.append("stdout:        JSON Lines")
    return lines or ["sinks:         NONE: events go nowhere"]
