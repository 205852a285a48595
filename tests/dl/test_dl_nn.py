"""Modules: bookkeeping, the same numbers as PyTorch, states that go both ways."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import numpy as np
import pytest
import sffi_torch as torch
from dl_reference import run_reference
from sffi_dl import nn

pytestmark = pytest.mark.shim

LAYERS = """
layers = [nn.Linear(5, 7), nn.ReLU(), nn.Linear(7, 6, bias=False), nn.Tanh(), nn.Linear(6, 3),
          nn.Sigmoid(), nn.Softmax(dim=1)]
"""


def make_layers() -> list[nn.Module]:
    scope: dict[str, Any] = {"nn": nn}
    exec(LAYERS, scope)
    layers: list[nn.Module] = scope["layers"]
    return layers


class Residual(nn.Module):
    def __init__(self, size: int) -> None:
        super().__init__()
        self.inner = nn.Sequential(nn.Linear(size, size), nn.ReLU())
        self.scale = nn.Parameter(torch.ones(size))
        self.register_buffer("offset", torch.zeros(size))
        self.register_buffer("scratch", torch.zeros(1), persistent=False)
        self.factor = 2.0

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input + self.inner(input) * self.scale + self.offset


class TestSameAsPyTorch:
    def test_weights_output_and_gradients(self) -> None:
        x = np.linspace(-2, 2, 20, dtype=np.float32).reshape(4, 5)
        expected = run_reference(
            LAYERS.replace("layers =", "from torch import nn\ntorch.manual_seed(7)\nlayers =")
            + """
model = nn.Sequential(*layers)
out = model(torch.from_numpy(inputs["x"]))
out.square().sum().backward()
results["out"] = out.detach()
results["names"] = list(model.state_dict())
results["repr"] = repr(model)
for name, p in model.named_parameters():
    results["p." + name] = p.detach()
    results["g." + name] = p.grad
""",
            x=x,
        )
        torch.manual_seed(7)
        model = nn.Sequential(*make_layers())
        out = model(torch.from_numpy(x))
        (out * out).sum().backward()
        assert list(model.state_dict()) == list(expected["names"])
        assert repr(model) == str(expected["repr"])
        np.testing.assert_allclose(out.detach().numpy(), expected["out"], rtol=1e-5, atol=1e-7)
        for name, parameter in model.named_parameters():
            # The first values come from the same generator in the same order: equal to the bit.
            np.testing.assert_array_equal(parameter.detach().numpy(), expected["p." + name])
            np.testing.assert_allclose(
                parameter.grad.numpy(), expected["g." + name], rtol=1e-4, atol=1e-7
            )

    def test_dropout_drops_the_same(self) -> None:
        expected = run_reference(
            """
            torch.manual_seed(3)
            results["out"] = torch.nn.Dropout(0.3)(torch.ones(50))
            """
        )
        torch.manual_seed(3)
        np.testing.assert_array_equal(nn.Dropout(0.3)(torch.ones(50)).numpy(), expected["out"])

    @pytest.mark.parametrize("reduction", ["mean", "sum", "none"])
    def test_losses(self, reduction: str) -> None:
        rng = np.random.default_rng(0)
        scores = rng.normal(size=(6, 4)).astype(np.float32) * 5
        target = rng.random((6, 4)).astype(np.float32)
        classes = np.array([0, 3, 2, 1, 3, 2])
        weight = np.array([1.0, 2.0, 0.5, 1.5], dtype=np.float32)
        expected = run_reference(
            """
            reduction = sys.argv[3]
            given = {k: torch.from_numpy(v) for k, v in inputs.items()}
            x = given["scores"].requires_grad_()
            losses = {
                "mse": torch.nn.MSELoss(reduction=reduction)(x, given["target"]),
                "bce": torch.nn.BCEWithLogitsLoss(reduction=reduction)(x, given["target"]),
                "bcew": torch.nn.BCEWithLogitsLoss(
                    weight=given["weight"], pos_weight=given["weight"], reduction=reduction
                )(x, given["target"]),
                "ce": torch.nn.CrossEntropyLoss(reduction=reduction)(x, given["classes"]),
                "cew": torch.nn.CrossEntropyLoss(
                    given["weight"], ignore_index=1, reduction=reduction, label_smoothing=0.1
                )(x, given["classes"]),
            }
            for name, loss in losses.items():
                x.grad = None
                loss.sum().backward()
                results[name] = loss.detach()
                results["g." + name] = x.grad
            """,
            reduction,
            scores=scores,
            target=target,
            classes=classes,
            weight=weight,
        )
        x = torch.from_numpy(scores).requires_grad_()
        t, c, w = torch.from_numpy(target), torch.from_numpy(classes), torch.from_numpy(weight)
        losses = {
            "mse": nn.MSELoss(reduction)(x, t),
            "bce": nn.BCEWithLogitsLoss(reduction=reduction)(x, t),
            "bcew": nn.BCEWithLogitsLoss(weight=w, pos_weight=w, reduction=reduction)(x, t),
            "ce": nn.CrossEntropyLoss(reduction=reduction)(x, c),
            "cew": nn.CrossEntropyLoss(w, 1, reduction, label_smoothing=0.1)(x, c),
        }
        for name, loss in losses.items():
            x.grad = None
            loss.sum().backward()
            np.testing.assert_allclose(loss.detach().numpy(), expected[name], rtol=1e-5)
            np.testing.assert_allclose(x.grad.numpy(), expected["g." + name], rtol=1e-4, atol=1e-6)

    def test_initialisers(self) -> None:
        body = """
torch.manual_seed(5)
makers = [
    lambda t: init.uniform_(t, -1.0, 2.0), lambda t: init.normal_(t, 1.0, 0.5),
    init.xavier_uniform_, init.xavier_normal_, init.ones_, init.zeros_,
    lambda t: init.kaiming_uniform_(t, nonlinearity="relu"),
    lambda t: init.kaiming_normal_(t, a=0.2, mode="fan_out"),
    lambda t: init.constant_(t, 3.0),
]
results = {str(i): make(torch.empty((6, 5))).numpy() for i, make in enumerate(makers)}
"""
        expected = run_reference("from torch.nn import init" + body)
        scope: dict[str, Any] = {"torch": torch, "init": nn.init}
        exec(body, scope)
        for name, array in scope["results"].items():
            np.testing.assert_array_equal(array, expected[name])


class TestBookkeeping:
    def test_names_and_counts(self) -> None:
        model = Residual(4)
        assert [n for n, _ in model.named_parameters()] == [
            "scale",
            "inner.0.weight",
            "inner.0.bias",
        ]
        assert [n for n, _ in model.named_buffers()] == ["offset", "scratch"]
        assert [n for n, _ in model.named_modules()] == ["", "inner", "inner.0", "inner.1"]
        assert [n for n, _ in model.named_children()] == ["inner"]
        assert list(model.state_dict()) == ["scale", "offset", "inner.0.weight", "inner.0.bias"]
        assert nn.count_parameters(model) == 4 + 16 + 4
        model.inner.requires_grad_(False)
        assert nn.count_parameters(model) == 4
        assert nn.count_parameters(model, trainable_only=False) == 24
        assert model.get_submodule("inner.1") is model.inner[1]
        with pytest.raises(AttributeError, match="no submodule `7`"):
            model.get_submodule("inner.7")
        assert len(list(model.parameters(recurse=False))) == 1

    def test_shared_parameters_count_once(self) -> None:
        first = nn.Linear(3, 3)
        second = nn.Linear(3, 3)
        second.weight = first.weight
        model = nn.Sequential(first, second, first)
        assert len(list(model.parameters())) == 3
        assert len(list(model.modules())) == 3
        assert len(model.state_dict()) == 6
        assert nn.count_parameters(model) == 15

    def test_assigning(self) -> None:
        layer = nn.Linear(2, 2)
        with pytest.raises(TypeError, match="cannot assign Tensor as parameter `weight`"):
            layer.weight = torch.zeros(2, 2)  # type: ignore[assignment]
        layer.bias = None
        assert list(layer.state_dict()) == ["weight"]
        assert layer(torch.ones(1, 2)).shape[1] == 2
        layer.bias = nn.Parameter(torch.zeros(2))
        assert list(layer.state_dict()) == ["weight", "bias"]
        del layer.bias
        assert not hasattr(layer, "bias")
        assert list(layer.state_dict()) == ["weight"]

    def test_registering_wrong_things(self) -> None:
        layer = nn.Linear(2, 2)
        with pytest.raises(KeyError, match="Module has it already"):
            layer.forward = nn.ReLU()  # type: ignore[method-assign]
        with pytest.raises(KeyError, match="with a dot"):
            layer.register_module("a.b", nn.ReLU())
        with pytest.raises(TypeError, match="not a Module"):
            layer.register_module("a", 3)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="not a Parameter"):
            layer.register_parameter("a", torch.zeros(1))  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="not a Tensor"):
            layer.register_buffer("a", 3)  # type: ignore[arg-type]

    def test_forgetting_super_init(self) -> None:
        class Careless(nn.Module):
            def __init__(self) -> None:
                self.layer = nn.ReLU()

        with pytest.raises(AttributeError, match="super"):
            Careless()

    def test_train_and_eval(self) -> None:
        model = nn.Sequential(nn.Linear(2, 2), nn.Dropout(0.5))
        x = torch.ones(3, 2)
        assert model.eval() is model
        assert not any(module.training for module in model.modules())
        assert model(x).tolist() == model[0](x).tolist()
        model.train()
        assert all(module.training for module in model.modules())

    def test_zero_grad(self) -> None:
        layer = nn.Linear(2, 1)
        layer(torch.ones(1, 2)).sum().backward()
        layer.zero_grad(set_to_none=False)
        assert layer.weight.grad is not None
        assert layer.weight.grad.tolist() == [[0.0, 0.0]]
        layer.zero_grad()
        assert layer.weight.grad is None

    def test_apply(self) -> None:
        seen: list[str] = []
        Residual(2).apply(lambda module: seen.append(type(module).__name__))
        assert seen == ["Linear", "ReLU", "Sequential", "Residual"]


class TestMoving:
    def test_to_dtype_keeps_the_parameters(self) -> None:
        model = Residual(3)
        before = list(model.parameters())
        model(torch.ones(2, 3)).sum().backward()
        model.to(torch.float64)
        assert all(a is b for a, b in zip(before, model.parameters(), strict=True))
        assert model.scale.dtype == torch.float64
        assert model.scale.grad is not None and model.scale.grad.dtype == torch.float64
        assert model.offset.dtype == torch.float64
        model.zero_grad()
        out = model(torch.ones(2, 3, dtype=torch.float64))
        out.sum().backward()
        assert model.scale.grad is not None and model.scale.grad.dtype == torch.float64
        assert model.float().scale.dtype == torch.float32
        assert model.to("cpu").to(torch.device("cpu"), torch.float64).scale.dtype == torch.float64
        with pytest.raises(TypeError, match="devise"):
            model.to(devise="cpu")

    def test_linear_takes_dtype(self) -> None:
        assert nn.Linear(2, 2, dtype=torch.float64, device="cpu").bias.dtype == torch.float64


class TestState:
    def test_round_trip(self) -> None:
        source, target = Residual(3), Residual(3)
        assert repr(target.load_state_dict(source.state_dict())) == (
            "<All keys matched successfully>"
        )
        for a, b in zip(source.parameters(), target.parameters(), strict=True):
            assert a.tolist() == b.tolist()

    def test_a_state_shares_storage_and_records_nothing(self) -> None:
        layer = nn.Linear(2, 2)
        state = layer.state_dict()
        assert not state["weight"].requires_grad
        state["weight"].zero_()
        assert layer.weight.tolist() == [[0.0, 0.0], [0.0, 0.0]]
        assert layer.state_dict(keep_vars=True, prefix="a.")["a.weight"] is layer.weight

    def test_errors_list_everything_and_change_nothing(self) -> None:
        layer = nn.Linear(2, 2)
        before = layer.bias.tolist()
        state = {"weight": torch.zeros(3, 2), "bias": torch.full((2,), 9.0), "more": torch.ones(1)}
        with pytest.raises(RuntimeError) as caught:
            layer.load_state_dict(state)
        text = str(caught.value)
        assert 'Unexpected key(s) in state_dict: "more".' in text
        assert "size mismatch for weight" in text and "(3, 2)" in text
        assert layer.bias.tolist() == before
        with pytest.raises(RuntimeError, match=r'Missing key\(s\) in state_dict: "bias"'):
            layer.load_state_dict({"weight": torch.zeros(2, 2)})
        with pytest.raises(TypeError, match="mapping"):
            layer.load_state_dict([])  # type: ignore[arg-type]

    def test_not_strict(self) -> None:
        layer = nn.Linear(2, 2)
        result = layer.load_state_dict({"bias": torch.ones(2), "more": torch.ones(1)}, strict=False)
        assert result.missing_keys == ["weight"]
        assert result.unexpected_keys == ["more"]
        assert layer.bias.tolist() == [1.0, 1.0]

    def test_copies(self) -> None:
        model = Residual(3)
        x = torch.ones(1, 3)
        expected = model(x).tolist()
        for twin in (copy.deepcopy(model), pickle.loads(pickle.dumps(model))):
            assert twin(x).tolist() == expected
            assert isinstance(twin.scale, nn.Parameter) and twin.scale.requires_grad
            with torch.no_grad():
                twin.scale.zero_()
                twin.inner[0].weight.zero_()
            assert dict(twin.named_parameters())["scale"] is twin.scale
            assert twin(x).tolist() != expected
            assert model(x).tolist() == expected


class TestSequential:
    def test_container(self) -> None:
        model = nn.Sequential(nn.Linear(2, 3), nn.ReLU())
        model.append(nn.Linear(3, 1))
        assert len(model) == 3
        assert [type(m).__name__ for m in model] == ["Linear", "ReLU", "Linear"]
        assert isinstance(model[-1], nn.Linear)
        assert len(model[:2]) == 2 and model[:2][0] is model[0]
        with pytest.raises(IndexError, match="there are 3"):
            model[3]
        named = nn.Sequential({"first": nn.Linear(1, 1), "second": nn.ReLU()})
        assert list(named.state_dict()) == ["first.weight", "first.bias"]
        with pytest.raises(TypeError, match="Sequential takes modules"):
            nn.Sequential(torch.relu)  # type: ignore[arg-type]

    def test_changes_after_the_first_call_are_seen(self) -> None:
        model = nn.Sequential(nn.Identity(), nn.ReLU())
        x = torch.tensor([-1.0, 2.0])
        assert model(x).tolist() == [0.0, 2.0]
        model[1] = nn.Identity()
        assert model(x).tolist() == [-1.0, 2.0]
        model.append(nn.ReLU())
        assert model(x).tolist() == [0.0, 2.0]
        del model[2]
        assert model(x).tolist() == [-1.0, 2.0]
        model[0].forward = lambda input: input * 3  # type: ignore[method-assign]
        assert model(x).tolist() == [-3.0, 6.0]
        layer = nn.Linear(2, 1)
        model.append(layer)
        model(x)
        layer.weight = nn.Parameter(torch.zeros(1, 2))
        layer.bias = None
        assert model(x).tolist() == [0.0]

    def test_hooks(self) -> None:
        model = nn.Sequential(nn.Identity(), nn.ReLU())
        x = torch.tensor([-1.0, 2.0])
        model(x)
        seen: list[list[float]] = []
        look = model[0].register_forward_hook(lambda m, args, out: seen.append(out.tolist()))
        double = model[1].register_forward_pre_hook(lambda m, args: args[0] * 2)
        negate = model.register_forward_hook(lambda m, args, out: -out)
        assert model(x).tolist() == [0.0, -4.0]
        assert seen == [[-1.0, 2.0]]
        for handle in (look, double, negate, negate):
            handle.remove()
        assert model(x).tolist() == [0.0, 2.0]
        assert len(seen) == 1

    def test_a_child_with_its_own_call(self) -> None:
        class Own(nn.Module):
            def __call__(self, *args: Any, **kwargs: Any) -> Any:
                return args[0] + 1

        assert nn.Sequential(Own())(torch.zeros(1)).tolist() == [1.0]


class TestLayers:
    def test_flatten(self) -> None:
        assert tuple(nn.Flatten()(torch.zeros(2, 3, 4)).shape) == (2, 12)
        assert tuple(nn.Flatten(0, 1)(torch.zeros(2, 3, 4)).shape) == (6, 4)

    def test_relu_in_place(self) -> None:
        x = torch.tensor([-1.0, 1.0])
        nn.ReLU(inplace=True)(x)
        assert x.tolist() == [0.0, 1.0]

    def test_dropout(self) -> None:
        with pytest.raises(ValueError, match="between 0 and 1"):
            nn.Dropout(1.5)
        layer = nn.Dropout(0.25)
        torch.manual_seed(0)
        out = layer(torch.ones(1000))
        kept = out.numpy()[out.numpy() != 0]
        np.testing.assert_allclose(kept, 4 / 3, rtol=1e-6)
        assert 650 < len(kept) < 850
        assert layer.eval()(out) is out

    def test_softmax_without_dim_warns(self) -> None:
        with pytest.warns(UserWarning, match="dim=1"):
            out = nn.Softmax()(torch.zeros(2, 4))
        assert out.tolist() == [[0.25] * 4] * 2

    def test_unknown_reduction(self) -> None:
        with pytest.raises(ValueError, match="unknown reduction `avg`; there are none, mean, sum"):
            nn.MSELoss("avg")

    def test_no_forward(self) -> None:
        with pytest.raises(NotImplementedError, match="Module has no method `forward`"):
            nn.Module()(1)

    def test_identity_ignores_arguments(self) -> None:
        assert repr(nn.Identity(3, a=4)) == "Identity()"

    def test_parameter_shows_itself(self) -> None:
        assert repr(nn.Parameter(torch.zeros(1))).startswith("Parameter containing:\n")

    def test_init_errors(self) -> None:
        with pytest.raises(ValueError, match="unknown nonlinearity `gelu`"):
            nn.init.calculate_gain("gelu")
        with pytest.raises(ValueError, match="two dimensions"):
            nn.init.xavier_uniform_(torch.zeros(3))
        with pytest.raises(ValueError, match="fan_in"):
            nn.init.kaiming_uniform_(torch.zeros(3, 3), mode="fan")
