"""Only files that ONNX Runtime can run are opened."""

from __future__ import annotations

import hashlib
import json
import threading
from typing import TYPE_CHECKING

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper

from streamer.core.errors import ModelError
from streamer.inference import deadline, session
from streamer.inference.files import read_model
from streamer.inference.model import load_any_model
from streamer.inference.session import open_session
from tests.support.models import write_model
from tests.support.statistics_models import write_statistics_model

if TYPE_CHECKING:
    from pathlib import Path


def test_a_session_runs_in_one_thread_on_the_cpu(tmp_path: Path) -> None:
    session = open_session(write_model(tmp_path).with_suffix(".onnx"))
    options = session.get_session_options()
    assert session.get_providers() == ["CPUExecutionProvider"]
    assert (options.intra_op_num_threads, options.inter_op_num_threads) == (1, 1)


@pytest.mark.parametrize("content", [b"", b"not a model"])
def test_a_file_that_is_no_model_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.onnx"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=r"bad\.onnx can't be run: "):
        open_session(path)


def test_the_bytes_whose_hash_was_checked_are_those_that_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card = write_model(tmp_path)
    other = write_model(tmp_path, name="other", n_outputs=7).with_suffix(".onnx")
    reads = []

    def read_and_replace(path: Path) -> bytes:
        reads.append(read_model(path))
        other.replace(path)  # what an attacker does between the check and the use
        return reads[-1]

    monkeypatch.setattr(session, "read_model", read_and_replace)
    assert load_any_model(card).card.name == "tiny"
    assert len(reads) == 1
    with pytest.raises(ModelError, match="is not the one its card describes"):
        load_any_model(card)


def endless(*inputs: str) -> bytes:
    """Return a model that takes constants to compute, or its input, and never gives an answer."""
    scalar = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["batch", 98, 103])
    body_inputs = [
        helper.make_tensor_value_info("i", TensorProto.INT64, []),
        helper.make_tensor_value_info("again", TensorProto.BOOL, []),
        helper.make_tensor_value_info("before", TensorProto.FLOAT, None),
    ]
    body_outputs = [
        helper.make_tensor_value_info("goes_on", TensorProto.BOOL, []),
        helper.make_tensor_value_info("after", TensorProto.FLOAT, None),
    ]
    nodes = [helper.make_node("Identity", ["again"], ["goes_on"]), helper.make_node("Identity", ["before"], ["after"])]
    body = helper.make_graph(nodes, "body", body_inputs, body_outputs)
    times = helper.make_tensor("times", TensorProto.INT64, [], [10**15])
    start = helper.make_tensor("start", TensorProto.FLOAT, [1], [0.0])
    graph = helper.make_graph(
        [
            helper.make_node("ReduceMean", ["x", "axes"], ["mean"], keepdims=0),
            helper.make_node("Loop", ["times", "", *inputs], ["end"], body=body),
            helper.make_node("Unsqueeze", ["mean", "one"], ["column"]),
            helper.make_node("Add", ["column", "end"], ["sum"]),
            helper.make_node("Mul", ["sum", "ones"], ["logits"]),
            helper.make_node("Softmax", ["logits"], ["p"]),
        ],
        "endless",
        [scalar],
        [helper.make_tensor_value_info("p", TensorProto.FLOAT, ["batch", 3])],
        [
            times,
            start,
            helper.make_tensor("axes", TensorProto.INT64, [2], [1, 2]),
            helper.make_tensor("one", TensorProto.INT64, [1], [1]),
            helper.make_tensor("ones", TensorProto.FLOAT, [3], np.ones(3)),
        ],
    )
    data: bytes = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10
    ).SerializeToString()
    return data


def test_a_model_that_gives_no_answer_to_a_window_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "ANSWER_S", 0.05)
    card = write_model(tmp_path)
    replace_model(card, endless("mean"))
    with pytest.raises(ModelError, match=r"model tiny\.onnx can't be run: it gives no answer within 0\.05 s"):
        load_any_model(card)


@pytest.mark.parametrize("part", ["encoder", "head"])
def test_the_parts_of_a_statistics_model_have_the_same_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    limits = {}

    def never(limit_s: float, run: object, *, cancel: object, what: str) -> object:
        if part in what and "opened" not in what:
            limits[part] = limit_s
            raise ModelError(what)
        return run()  # type: ignore[operator]

    monkeypatch.setattr(deadline, "within", never)
    with pytest.raises(ModelError, match=f"tiny-{part}"):
        load_any_model(write_statistics_model(tmp_path))
    assert limits == {part: deadline.ANSWER_S}


def test_a_model_that_can_not_be_opened_in_time_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stuck:
        def __init__(self, *_: object, **__: object) -> None:
            threading.Event().wait()

    monkeypatch.setattr(session, "OPEN_S", 0.01)
    monkeypatch.setattr(onnxruntime, "InferenceSession", Stuck)
    monkeypatch.setattr(deadline, "CANCEL_S", 0.0)
    with pytest.raises(ModelError, match=r"tiny\.onnx can't be run: it can't be opened within 0\.01 s"):
        open_session(write_model(tmp_path).with_suffix(".onnx"))


def test_onnx_runtimes_own_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(b"\x0a\x0a\x00\x00ORTM" + b"\0" * 100)
    with pytest.raises(ModelError, match="can't be run: "):
        open_session(path)


def test_an_output_that_is_no_tensor_of_numbers_is_refused(tmp_path: Path) -> None:
    card = write_model(tmp_path)
    model = onnx.load(str(card.with_suffix(".onnx")))
    model.graph.node.append(helper.make_node("Cast", ["probabilities"], ["named"], to=TensorProto.STRING))
    del model.graph.output[:]
    model.graph.output.append(helper.make_tensor_value_info("named", TensorProto.STRING, ["batch", 3]))
    replace_model(card, model.SerializeToString())
    with pytest.raises(ModelError, match=r"named must be a tensor\(float\) of known shape, got tensor\(string\)"):
        load_any_model(card)


def replace_model(card: Path, data: bytes) -> None:
    """Have the card describe another file."""
    card.with_suffix(".onnx").write_bytes(data)
    facts = json.loads(card.read_text())
    card.write_text(json.dumps(facts | {"sha256": hashlib.sha256(data).hexdigest()}))
