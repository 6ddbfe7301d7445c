"""Tensors with external data are found wherever an ONNX file may hold tensors."""

from __future__ import annotations

import numpy as np
import onnx
import pytest
from onnx import NodeProto, TensorProto, helper, numpy_helper

from streamer.inference.external_data import external_tensors


def tensor(name: str, *, external: bool = True) -> TensorProto:
    made = numpy_helper.from_array(np.zeros(3, dtype=np.float32), name)
    if external:
        made.ClearField("raw_data")
        made.data_location = TensorProto.EXTERNAL
        made.external_data.add(key="location", value="elsewhere")
    return made


def encoded(*nodes: NodeProto, tensors: tuple[TensorProto, ...] = ()) -> bytes:
    graph = helper.make_graph(list(nodes), "graph", [], [], list(tensors))
    model: bytes = helper.make_model(graph).SerializeToString()
    return model


def test_a_file_with_its_own_weights_has_none() -> None:
    constant = helper.make_node("Constant", [], ["c"], value=tensor("inner", external=False))
    assert external_tensors(encoded(constant, tensors=(tensor("w", external=False),))) == []


def test_they_are_found_among_weights_in_constants_and_in_inner_graphs() -> None:
    inner = helper.make_graph([], "inner", [], [], [tensor("deep")])
    nodes = [
        helper.make_node("Constant", [], ["c"], value=tensor("constant")),
        helper.make_node("If", ["c"], ["o"], then_branch=inner, else_branch=inner),
        helper.make_node("Other", [], ["p"], values=[tensor("one"), tensor("two", external=False)]),
    ]
    found = external_tensors(encoded(*nodes, tensors=(tensor("first"), tensor("own", external=False))))
    assert sorted(found) == ["constant", "deep", "deep", "first", "one"]


def test_they_are_found_in_functions_and_in_what_only_training_needs() -> None:
    model = onnx.ModelProto.FromString(encoded(tensors=(tensor("own", external=False),)))
    function = helper.make_function("local", "f", ["x"], ["y"], [], [helper.make_opsetid("", 18)])
    function.node.append(helper.make_node("Constant", [], ["y"], value=tensor("in a function")))
    function.attribute_proto.append(helper.make_attribute("value", tensor("default")))
    model.functions.append(function)
    training = model.training_info.add()
    training.initialization.CopyFrom(helper.make_graph([], "first", [], [], [tensor("start")]))
    training.algorithm.CopyFrom(helper.make_graph([], "step", [], [], [tensor("step")]))
    found = external_tensors(model.SerializeToString())
    assert sorted(found) == ["default", "in a function", "start", "step"]


def test_the_initializer_of_a_graph_may_be_sparse_with_external_values_or_indices() -> None:
    indices = numpy_helper.from_array(np.arange(3), "indices")
    indices.ClearField("raw_data")
    indices.data_location = TensorProto.EXTERNAL
    for values, at, name in ((tensor("v"), numpy_helper.from_array(np.arange(3), "i"), "v"),
                             (tensor("v", external=False), indices, "indices")):  # fmt: skip
        graph = helper.make_graph([], "graph", [], [], sparse_initializer=[helper.make_sparse_tensor(values, at, [9])])
        assert external_tensors(helper.make_model(graph).SerializeToString()) == [name]


def test_a_field_number_with_bits_that_decoders_drop_is_that_field() -> None:
    inner = tensor("hidden").SerializeToString()
    data = encoded(tensors=(tensor("hidden"),))
    at = data.index(inner) - 2
    assert data[at] == 5 << 3 | 2
    hidden = data[:at] + bytes([0x80 | data[at], 0x80, 0x80, 0x80, 0x10]) + data[at + 1 :]
    graph_at = hidden.index(b"\x3a") + 1  # field 7 of the model, whose length grows with the longer key
    hidden = hidden[:graph_at] + bytes([hidden[graph_at] + 4]) + hidden[graph_at + 1 :]
    assert external_tensors(hidden) == ["hidden"]


def test_a_sparse_tensor_may_have_external_data_too() -> None:
    sparse = helper.make_sparse_tensor(tensor("values"), numpy_helper.from_array(np.arange(3), "indices"), [9])
    node = helper.make_node("Constant", [], ["c"])
    node.attribute.append(helper.make_attribute("sparse_value", sparse))
    assert external_tensors(encoded(node)) == ["values"]


def test_a_file_that_was_cut_off_is_no_model_or_has_lost_whole_fields() -> None:
    data = encoded(tensors=(tensor("w", external=False),))
    refused = 0
    for length in range(len(data)):
        try:
            assert external_tensors(data[:length]) == []
        except ValueError:
            refused += 1
    assert refused > len(data) / 2


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x00\x00", "a field without a number"),
        (b"\x0b", "a field of wire type 3"),
        (b"\x0a\x05ab", "a field that ends 3 bytes after its message"),
        (b"\x80", "ends within a number"),
        (b"\xff" * 11, "a number of more than 10 bytes"),
    ],
)
def test_what_is_no_protobuf_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        external_tensors(data)
