"""Layers: first weights, outputs, gradients and training steps the same as PyTorch's."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import numpy as np
import pytest
import sffi_torch as torch
from dl_reference import run_reference
from sffi_dl import nn, optim

pytestmark = pytest.mark.shim

# A case: how the module is made, and how it is called (m) on tensors that `t` draws. The same
# program runs here and in PyTorch.
CASES = {
    "conv1d": ("nn.Conv1d(4, 6, 3, stride=2, padding=1)", "m(t(2, 4, 9))"),
    "conv1d groups": ("nn.Conv1d(4, 6, 2, groups=2, dilation=3)", "m(t(4, 9))"),
    "conv2d": ("nn.Conv2d(3, 8, (3, 5), padding=(1, 2))", "m(t(2, 3, 7, 8))"),
    "conv2d same": (
        "nn.Conv2d(3, 4, 4, padding='same', bias=False, dilation=2)",
        "m(t(2, 3, 7, 8))",
    ),
    "conv2d valid": ("nn.Conv2d(3, 4, 3, 2, padding='valid', dilation=2)", "m(t(2, 3, 7, 8))"),
    "conv2d reflect": (
        "nn.Conv2d(2, 4, (4, 3), padding='same', padding_mode='reflect')",
        "m(t(2, 2, 7, 8))",
    ),
    "conv2d circular": (
        "nn.Conv2d(2, 4, 3, padding=(1, 0), padding_mode='circular', groups=2)",
        "m(t(2, 7, 8))",
    ),
    "max pool": ("nn.MaxPool2d(3, stride=2, padding=1, ceil_mode=True)", "m(t(2, 3, 8, 9))"),
    "max pool places": ("nn.MaxPool2d((2, 3), return_indices=True)", "m(t(2, 3, 8, 9))"),
    "max pool 1d": ("nn.MaxPool1d(3, dilation=2)", "m(t(2, 3, 9))"),
    "max pool 1d places": ("nn.MaxPool1d(3, 1, 1, return_indices=True)", "m(t(2, 3, 9))"),
    "avg pool": (
        "nn.AvgPool2d(3, 2, 1, count_include_pad=False, ceil_mode=True)",
        "m(t(2, 3, 8, 9))",
    ),
    "avg pool divisor": ("nn.AvgPool2d((2, 1), divisor_override=3)", "m(t(3, 8, 9))"),
    "avg pool 1d": ("nn.AvgPool1d(2, padding=1)", "m(t(2, 3, 9))"),
    "adaptive": ("nn.AdaptiveAvgPool2d((2, None))", "m(t(2, 3, 8, 9))"),
    "adaptive one": ("nn.AdaptiveAvgPool2d(1)", "m(t(3, 8, 9))"),
    "adaptive 1d": ("nn.AdaptiveAvgPool1d(4)", "m(t(2, 3, 9))"),
    "batch norm 1d": ("nn.BatchNorm1d(4)", "m(t(5, 4))"),
    "batch norm 1d long": ("nn.BatchNorm1d(4, momentum=None)", "m(t(5, 4, 3))"),
    "batch norm 2d": ("nn.BatchNorm2d(3, eps=1e-3, momentum=0.3)", "m(t(2, 3, 4, 5))"),
    "batch norm plain": (
        "nn.BatchNorm2d(3, affine=False, track_running_stats=False)",
        "m(t(2, 3, 4, 5))",
    ),
    "batch norm no bias": ("nn.BatchNorm2d(3, bias=False)", "m(t(2, 3, 4, 5))"),
    "layer norm": ("nn.LayerNorm(6, bias=False)", "m(t(3, 6))"),
    "layer norm two": ("nn.LayerNorm((4, 6), eps=1e-2)", "m(t(3, 4, 6))"),
    "layer norm plain": ("nn.LayerNorm([6], elementwise_affine=False)", "m(t(3, 6))"),
    "embedding": ("nn.Embedding(7, 5, padding_idx=-2)", "m(i(7, 2, 6))"),
    "embedding norm": (
        "nn.Embedding(7, 5, max_norm=1.0, norm_type=1.0, scale_grad_by_freq=True)",
        "m(i(7, 8))",
    ),
    "gelu": ("nn.GELU()", "m(t(3, 6))"),
    "gelu tanh": ("nn.GELU(approximate='tanh')", "m(t(3, 6))"),
    "silu": ("nn.Sequential(nn.Linear(6, 4), nn.SiLU(), nn.SiLU(inplace=True))", "m(t(3, 6))"),
    "lstm": ("nn.LSTM(3, 4)", "m(t(5, 2, 3))"),
    "lstm all": (
        "nn.LSTM(3, 4, 2, batch_first=True, bidirectional=True, dropout=0.5)",
        "m(t(2, 5, 3), (t(4, 2, 4), t(4, 2, 4)))",
    ),
    "lstm one": ("nn.LSTM(3, 4, 2, bias=False)", "m(t(5, 3), (t(2, 4), t(2, 4)))"),
    "lstm projected": ("nn.LSTM(3, 5, 2, proj_size=2, bidirectional=True)", "m(t(5, 2, 3))"),
    "gru": ("nn.GRU(3, 4, num_layers=2, dropout=0.3)", "m(t(5, 2, 3), t(2, 2, 4))"),
    "gru all": ("nn.GRU(3, 4, 2, False, True, 0.0, True)", "m(t(2, 5, 3))"),
    "gru one": ("nn.GRU(3, 4, batch_first=True)", "m(t(5, 3), t(1, 4))"),
    "attention": ("nn.MultiheadAttention(8, 2)", "m(*[t(5, 3, 8)] * 3)"),
    "attention fast": (
        "nn.MultiheadAttention(8, 2, batch_first=True, bias=False)",
        "m(*[t(3, 5, 8)] * 3, need_weights=False)",
    ),
    "attention causal": (
        "nn.MultiheadAttention(8, 2, batch_first=True)",
        "m(*[t(3, 5, 8)] * 3, need_weights=False, attn_mask=upper(5), is_causal=True)",
    ),
    "attention causal weights": (
        "nn.MultiheadAttention(8, 2)",
        "m(*[t(5, 3, 8)] * 3, attn_mask=upper(5), is_causal=True)",
    ),
    "attention masks": (
        "nn.MultiheadAttention(8, 4, dropout=0.4)",
        "m(t(5, 3, 8), *[t(6, 3, 8)] * 2, key_padding_mask=last(3, 6), need_weights=False, "
        "attn_mask=t(12, 5, 6))",
    ),
    "attention bool masks": (
        "nn.MultiheadAttention(8, 2, dropout=0.4, batch_first=True)",
        "m(t(3, 5, 8), t(3, 6, 8), t(3, 6, 8), last(3, 6), True, t(5, 6) > 1.0, False)",
    ),
    "attention sizes": (
        "nn.MultiheadAttention(8, 2, kdim=5, vdim=3, add_bias_kv=True, add_zero_attn=True)",
        "m(t(5, 3, 8), t(6, 3, 5), t(6, 3, 3), last(3, 6), attn_mask=t(5, 6))",
    ),
    "attention one": (
        "nn.MultiheadAttention(8, 2, add_bias_kv=True)",
        "m(t(5, 8), *[t(6, 8)] * 2, last(1, 6)[0], need_weights=False)",
    ),
    "layer": ("nn.TransformerEncoderLayer(8, 2, 16)", "m(t(5, 3, 8))"),
    "layer first": (
        "nn.TransformerEncoderLayer(8, 2, 16, 0.2, 'gelu', 1e-3, True, True, False)",
        "m(t(3, 5, 8), upper(5), last(3, 5).float() * -1e9)",
    ),
    "layer causal": (
        "nn.TransformerEncoderLayer(8, 4, 16, 0.0, nn.SiLU(), batch_first=True)",
        "m(t(3, 5, 8), upper(5), is_causal=True)",
    ),
    "stack": (
        "nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16, norm_first=True), 3, "
        "nn.LayerNorm(8), enable_nested_tensor=False)",
        "m(t(5, 3, 8), mask=upper(5))",
    ),
    "list": ("nn.ModuleList([nn.Linear(6, 6), nn.Tanh(), nn.Tanh(), nn.GELU()])", "m[0](t(3, 6))"),
    "net": (
        "nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), "
        "nn.MaxPool2d(2), nn.Conv2d(4, 6, 3), nn.GELU(), nn.AdaptiveAvgPool2d(1), nn.Flatten())",
        "m(t(4, 1, 8, 8))",
    ),
}

PROGRAM = """
def run(torch, nn, optim, make, call):
    given = []
    def t(*shape):
        drawn = torch.randn(*shape).requires_grad_()
        given.append(drawn)
        return drawn
    names = {"torch": torch, "nn": nn, "t": t}
    names["i"] = lambda high, *shape: torch.randint(0, high, shape)
    names["upper"] = lambda n: torch.triu(torch.full((n, n), float("-inf")), 1)
    names["last"] = lambda n, m: (
        torch.arange(m).expand(n, m) >= torch.arange(m - n, m).reshape(n, 1)
    )
    def flat(value):
        if isinstance(value, torch.Tensor):
            return [value]
        return [t for v in value for t in flat(v)] if isinstance(value, (tuple, list)) else []

    found = {}
    def note(name, tensors):
        for n, tensor in tensors:
            if tensor is not None:
                found[f"{name}.{n}"] = tensor.detach().clone()

    torch.manual_seed(11)
    m = names["m"] = eval(make, names)
    note("first", m.state_dict().items())
    outputs = flat(eval(call, names))
    note("out", enumerate(outputs))
    sum((o * o).sum() for o in outputs if o.requires_grad).backward()
    note("grad", ((n, p.grad) for n, p in m.named_parameters()))
    note("grad in", ((n, p.grad) for n, p in enumerate(given)))
    parameters = list(m.parameters())
    if parameters:
        optimizer = optim.SGD(parameters, lr=0.05, momentum=0.5)
        for _ in range(5):
            optimizer.zero_grad()
            sum((o ** 2).mean() for o in flat(eval(call, names)) if o.requires_grad).backward()
            optimizer.step()
        note("last", m.state_dict().items())
    m.eval()
    note("eval", enumerate(flat(eval(call, names))))
    return found, repr(m), list(m.state_dict())
"""

_scope: dict[str, Any] = {}
exec(PROGRAM, _scope)
run = _scope["run"]


@pytest.fixture(scope="module")
def expected() -> dict[str, np.ndarray[Any, Any]]:
    return run_reference(
        PROGRAM
        + f"""
torch.backends.mha.set_fastpath_enabled(False)
for case, (make, call) in {CASES!r}.items():
    found, shown, names = run(torch, torch.nn, torch.optim, make, call)
    results[f"{{case}}/repr"] = shown
    results[f"{{case}}/names"] = names
    for name, tensor in found.items():
        results[f"{{case}}/{{name}}"] = tensor.numpy()
"""
    )


@pytest.mark.filterwarnings("ignore:LSTM with projections")
@pytest.mark.parametrize("case", CASES)
def test_same_as_pytorch(case: str, expected: dict[str, np.ndarray[Any, Any]]) -> None:
    found, shown, names = run(torch, nn, optim, *CASES[case])
    assert shown == str(expected[f"{case}/repr"])
    assert names == list(expected[f"{case}/names"])
    theirs = {key.split("/")[1] for key in expected if key.startswith(f"{case}/")}
    assert found.keys() == theirs - {"repr", "names"}
    for name, tensor in found.items():
        other = expected[f"{case}/{name}"]
        if name.startswith("first."):
            # The same generator in the same order: equal to the bit.
            np.testing.assert_array_equal(tensor.numpy(), other, err_msg=name)
        else:
            np.testing.assert_allclose(tensor.numpy(), other, 2e-4, 2e-6, err_msg=name)


def test_states_go_both_ways_and_copies_are_alike() -> None:
    torch.manual_seed(0)
    for make in ("nn.BatchNorm2d(3)", "nn.LSTM(3, 4, 2)", "nn.TransformerEncoderLayer(8, 2, 4)"):
        module = eval(make)
        twin = pickle.loads(pickle.dumps(module))
        copied = copy.deepcopy(module)
        for other in (twin, copied):
            assert repr(other) == repr(module)
            for (name, tensor), (same, value) in zip(
                module.state_dict().items(), other.state_dict().items(), strict=True
            ):
                assert name == same
                assert tensor.tolist() == value.tolist()
                assert tensor.data_ptr() != value.data_ptr()
    norm = nn.BatchNorm1d(2)
    norm(torch.tensor([[1.0, 2.0], [3.0, 6.0]]))
    assert norm.num_batches_tracked is not None and norm.num_batches_tracked.item() == 1
    fresh = nn.BatchNorm1d(2).to(torch.float64)
    fresh.load_state_dict(norm.state_dict())
    assert fresh.running_mean is not None and fresh.running_mean.tolist() == pytest.approx(
        [0.2, 0.4]
    )
    fresh.reset_parameters()
    assert fresh.running_mean.tolist() == [0.0, 0.0]
    assert fresh.num_batches_tracked is not None and fresh.num_batches_tracked.item() == 0


def test_module_list() -> None:
    layers = nn.ModuleList([nn.Linear(2, 2), nn.ReLU()])
    layers.append(nn.Tanh()).extend([nn.Linear(2, 1)])
    assert [type(layer).__name__ for layer in layers[1:3]] == ["ReLU", "Tanh"]
    del layers[1]
    assert list(layers.state_dict()) == ["0.weight", "0.bias", "2.weight", "2.bias"]
    layers[-1] = nn.Identity()
    assert len(layers) == 3 and isinstance(layers[2], nn.Identity)
    assert repr(nn.ModuleList()) == "ModuleList()"
    with pytest.raises(TypeError, match="not a Module"):
        layers.append(3)  # type: ignore[arg-type]
    assert len(layers) == 3


def test_embedding_of_given_vectors() -> None:
    vectors = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
    state = torch.get_rng_state().tolist()
    table = nn.Embedding.from_pretrained(vectors)
    assert torch.get_rng_state().tolist() == state
    assert not table.weight.requires_grad
    assert table(torch.tensor([1, 0])).tolist() == [[3.0, 4.0], [1.0, 2.0]]
    with pytest.raises(ValueError, match="2 dimensions, not 1"):
        nn.Embedding.from_pretrained(torch.ones(3))
    with pytest.raises(IndexError, match="index out of range"):
        table(torch.tensor([2]))


def test_recurrent_weights_and_warning() -> None:
    with pytest.warns(UserWarning, match="there is one layer"):
        network = nn.GRU(2, 3, dropout=0.5, bidirectional=True)
    assert [[tuple(w.shape) for w in each] for each in network.all_weights] == [
        [(9, 2), (9, 3), (9,), (9,)]
    ] * 2
    network.flatten_parameters()
    assert tuple(network(torch.ones(1, 2, 2))[0].shape) == (1, 2, 6)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        ("nn.Conv2d(0, 1, 3)", "invalid in_channels: 0"),
        ("nn.Conv2d(3, 4, 3, groups=2)", r"in_channels \(3\) cannot be divided into 2 groups"),
        ("nn.Conv2d(3, 4, (3, 3, 3))", "kernel_size has 3 numbers for 2 dimensions"),
        ("nn.Conv2d(3, 4, 3, stride=0)", "invalid stride: 0"),
        ("nn.Conv2d(3, 4, 3, padding='all')", "padding is a size"),
        ("nn.Conv2d(3, 4, 3, 2, padding='same')", "stride of 1"),
        ("nn.Conv1d(3, 4, 3, padding_mode='mirror')", "padding_mode is one of"),
        ("nn.Conv1d(3, 4, 2.5)", "kernel_size is a whole number"),
        ("nn.MaxPool2d(2, padding=2)", "invalid padding: 2"),
        ("nn.MaxPool2d(2, dilation=0)", "invalid dilation"),
        ("nn.AvgPool2d(2, divisor_override=0)", "divisor_override"),
        ("nn.AdaptiveAvgPool2d((1, -1))", "invalid output_size"),
        ("nn.BatchNorm2d(0)", "invalid num_features"),
        ("nn.LayerNorm((3, 0))", "invalid normalized_shape"),
        ("nn.Embedding(3, 2, padding_idx=3)", "invalid padding_idx: 3"),
        ("nn.Embedding(3, 2, sparse=True)", "no sparse gradients"),
        ("nn.GELU('fast')", "approximate is"),
        ("nn.LSTM(2, 0)", "invalid hidden_size"),
        ("nn.LSTM(2, 3, proj_size=3)", "invalid proj_size"),
        ("nn.GRU(2, 3, 2, dropout=1.5)", "invalid dropout"),
        ("nn.MultiheadAttention(8, 3)", "cannot be divided among 3 heads"),
        ("nn.MultiheadAttention(8, 0)", "invalid num_heads"),
        ("nn.TransformerEncoderLayer(8, 3)", "cannot be divided among 3 heads"),
        ("nn.TransformerEncoderLayer(8, 2, activation='tan')", "activation is"),
        ("nn.TransformerEncoderLayer(8, 2, activation=3)", "cannot be called"),
        ("nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2), 0)", "invalid num_layers"),
    ],
)
def test_wrong_arguments(make: str, message: str) -> None:
    with pytest.raises((ValueError, TypeError, NotImplementedError), match=message):
        eval(make)


@pytest.mark.parametrize(
    ("make", "call", "message"),
    [
        ("nn.Conv2d(3, 4, 3)", "m(torch.ones(2, 2, 5, 5))", "to have 3 channels"),
        ("nn.BatchNorm2d(3)", "m(torch.ones(2, 3))", "expected 4D input"),
        ("nn.BatchNorm1d(3)", "m(torch.ones(1, 3))", "more than 1 value per channel"),
        ("nn.BatchNorm1d(3)", "m(torch.ones(2, 4))", "running_mean should contain 4"),
        ("nn.LayerNorm(3)", "m(torch.ones(2, 4))", "normalized_shape"),
        ("nn.LSTM(3, 4)", "m(torch.ones(5, 2, 2))", "input_size, 3, not 2"),
        ("nn.LSTM(3, 4)", "m(torch.ones(3))", r"is a sequence \[L, 3\] or a batch"),
        ("nn.LSTM(3, 4)", "m(torch.ones(5, 2, 3), torch.ones(1, 2, 4))", "pair of tensors"),
        (
            "nn.LSTM(3, 4)",
            "m(torch.ones(5, 2, 3), [torch.ones(1, 2, 4), torch.ones(2, 2, 4)])",
            r"hx\[1\] has the shape \[2, 2, 4\]; here it must be \[1, 2, 4\]",
        ),
        ("nn.GRU(3, 4)", "m(torch.ones(5, 3), torch.ones(4))", r"must be \[1, 4\]"),
        ("nn.MultiheadAttention(8, 2)", "m(*[torch.ones(5, 3, 6)] * 3)", "query is 8, not 6"),
        (
            "nn.MultiheadAttention(8, 2)",
            "m(torch.ones(5, 3, 8), torch.ones(6, 3, 8), torch.ones(5, 3, 8))",
            "do not fit together",
        ),
        (
            "nn.MultiheadAttention(8, 2)",
            "m(*[torch.ones(5, 3, 8)] * 3, attn_mask=torch.ones(5, 4))",
            r"attn_mask has the shape \[5, 4\]; .* or \[6, 5, 5\]",
        ),
        (
            "nn.MultiheadAttention(8, 2)",
            "m(*[torch.ones(5, 3, 8)] * 3, torch.ones(5, 3))",
            r"here it must be \[3, 5\]",
        ),
        (
            "nn.MultiheadAttention(8, 2)",
            "m(*[torch.ones(5, 3, 8)] * 3, attn_mask=torch.ones(5, 5, dtype=torch.int64))",
            "booleans or floats, not Long",
        ),
        (
            "nn.MultiheadAttention(8, 2)",
            "m(*[torch.ones(5, 3, 8)] * 3, is_causal=True)",
            "promise about attn_mask",
        ),
        ("nn.ModuleList([nn.ReLU()])", "m(torch.ones(1))", "no method `forward`"),
    ],
)
def test_wrong_inputs_change_nothing(make: str, call: str, message: str) -> None:
    module = eval(make)
    before = {name: tensor.tolist() for name, tensor in module.state_dict().items()}
    with pytest.raises((ValueError, TypeError, RuntimeError), match=message):
        eval(call, {"m": module, "torch": torch})
    assert {name: tensor.tolist() for name, tensor in module.state_dict().items()} == before
