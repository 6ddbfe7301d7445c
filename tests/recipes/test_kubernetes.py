"""Helm itself lints and renders the chart; Kubernetes' schemas and our own configuration accept what comes of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import kubernetes_validate
import pytest
import yaml  # type: ignore[import-untyped]

from streamer.app.daemon import check_config
from streamer.app.gateway_config import check_gateway
from streamer.cluster.entries import NodeEntry
from streamer.config.load import load
from streamer.gateway.report import _node_metrics
from tests.conftest import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

    from streamer.config.tables import Config

helm = pytest.importorskip("helm_python", reason="its wheel is for x86_64 only")

CHART = REPOSITORY / "examples/kubernetes/emotion-streamer"
TOKEN = {"EMOTION_STREAMER_WEBSOCKET_TOKEN": "correct horse battery"}
VALUES: dict[str, dict[str, Any]] = {
    "as it is": {},
    "calls by RTP, scaled": {
        "scaling": {"enabled": True},
        "nats": {"username": "es"},
        "nodes": {"rtpAllowed": ["10.0.0.0/8"], "nodeSelector": {"calls": "yes"}, "tolerations": [{"key": "calls"}]},
    },
    "streams only": {
        "nodes": {"rtp": False},
        "gateway": {"hosts": ["calls.example.com"], "origins": ["https://desk.example.com"]},
        "imagePullSecrets": [{"name": "registry"}],
    },
}


def rendered(values: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the objects by kind and name."""
    files = helm.Chart.load(CHART).render(values, name="calls")
    texts = [text for name, text in files.items() if name.endswith(".yaml")]
    documents = [document for text in texts for document in yaml.safe_load_all(text) if document]
    return {(document["kind"], document["metadata"]["name"]): document for document in documents}


def configuration(objects: dict[tuple[str, str], dict[str, Any]], name: str, folder: Path) -> Config:
    path = folder / f"{name}.toml"
    path.write_text(objects["ConfigMap", name]["data"]["config.toml"])
    return load(path, TOKEN)


@pytest.mark.parametrize("name", VALUES)
def test_helm_has_nothing_to_say_against_the_chart(name: str) -> None:
    report = helm.lint(CHART, VALUES[name], strict=True)
    assert report["errors"] == []
    assert [message for message in report["messages"] if message["severity"] > 1] == []


@pytest.mark.parametrize("name", VALUES)
def test_kubernetes_knows_every_field(name: str) -> None:
    objects = rendered(VALUES[name])
    known = [document for (kind, _), document in objects.items() if kind != "ScaledObject"]
    assert len(known) == 7
    for document in known:
        kubernetes_validate.validate(document, "1.37", strict=True)


@pytest.mark.parametrize("name", VALUES)
def test_the_configurations_are_valid_and_those_that_were_wanted(name: str, tmp_path: Path) -> None:
    objects, values = rendered(VALUES[name]), VALUES[name]
    node = configuration(objects, "calls-nodes", tmp_path)
    check_config(node)
    assert (node.cluster.enabled, node.nats.enabled) == (True, True)
    assert node.rtp.allowed == tuple(values.get("nodes", {}).get("rtpAllowed", ()))
    assert node.rtp.enabled == values.get("nodes", {}).get("rtp", True)
    gateway = configuration(objects, "calls-gateway", tmp_path)
    check_gateway(gateway)
    assert gateway.websocket.hosts == tuple(values.get("gateway", {}).get("hosts", ()))
    pod = objects["Deployment", "calls-nodes"]["spec"]["template"]["spec"]
    assert pod["terminationGracePeriodSeconds"] > node.cluster.drain_s
    assert pod.get("hostNetwork", False) == node.rtp.enabled
    assert pod["containers"][0]["ports"][0]["containerPort"] == node.websocket.port


def test_nodes_are_added_by_a_metric_that_gateways_have() -> None:
    scaled = rendered(VALUES["calls by RTP, scaled"])["ScaledObject", "calls-nodes"]
    (trigger,) = scaled["spec"]["triggers"]
    asked = set(re.findall(r"emotion_streamer_\w+", trigger["metadata"]["query"]))
    there = {metric.name for metric in _node_metrics({"a": NodeEntry(node="a")})}
    assert asked == asked & there != set()
    assert scaled["spec"]["scaleTargetRef"]["name"] == "calls-nodes"
    assert "replicas" not in rendered(VALUES["calls by RTP, scaled"])["Deployment", "calls-nodes"]["spec"]


@pytest.mark.parametrize(
    "values",
    [
        {"nats": {"servers": []}},
        {"nats": {"servers": ["redis://nats:4222"]}},
        {"nats": {"replicas": 2}},
        {"nodes": {"targetLoad": 1.5}},
        {"nodes": {"legPorts": [40_000]}},
        {"scaling": {"loadOfANode": 0}},
    ],
)
def test_values_that_can_not_be_meant_are_refused_by_the_charts_own_schema(values: dict[str, Any]) -> None:
    with pytest.raises(helm.HelmError):
        rendered(values)
