"""Real arguments for operators: PyTorch's own sample inputs, run and listened to.

Each function of the OpInfo databases runs on its samples, forward and backward. A dispatch mode
hears the operators below autograd, and a function mode those that are only made of others; both
with the arguments that they got, internal operators and backward formulas included.
"""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Iterator
from typing import Any

import torch
from aten_arguments import Arguments, Encoder, features
from aten_schemas import Schema, bind
from aten_values import CannotSay
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode

NAMESPACES = ("", "linalg", "fft", "special", "nn.functional", "Tensor")
PREFIXES = ("", "linalg_", "fft_", "special_")


class Gathered:
    """Calls worth keeping, by schema and by public function."""

    def __init__(self, schemas: dict[str, Schema], most: int, samples: int) -> None:
        self.schemas = schemas
        self.most = most
        self.samples = samples
        self.operators: dict[str, list[Arguments]] = {}
        self.public: dict[str, list[Arguments]] = {}
        self.writes: set[str] = set()  # public functions that take `out=`
        self.seen: dict[str, set[Any]] = {}
        self.packets = {schema.name for schema in schemas.values()}
        self.listening = True

    def operator(self, key: str, args: Any, kwargs: Any) -> None:
        """Keep a call of an operator if it is unlike those that are kept."""
        schema = self.schemas.get(key)
        if schema is None or not self.listening:
            return
        given = bind(schema, args, kwargs)
        if given is None:
            return
        kept = self.operators.setdefault(key, [])
        if not self.new(key, given, len(kept)):
            return
        encoder = Encoder()
        try:
            for name, value in given.items():
                encoder.into.given[name] = encoder.value(value)
        except (CannotSay, NotImplementedError):
            return
        kept.append(encoder.into)

    def function(self, path: str, args: Any, kwargs: dict[str, Any]) -> None:
        """Keep a call of a public function, as it was made."""
        kept = self.public.setdefault(path, [])
        given = {**{str(i): value for i, value in enumerate(args)}, **kwargs}
        if not self.new(path, given, len(kept)):
            return
        encoder = Encoder()
        try:
            encoder.into.args = [encoder.value(value) for value in args]
            for name, value in kwargs.items():
                encoder.into.given[name] = encoder.value(value)
        except (CannotSay, NotImplementedError):
            return
        kept.append(encoder.into)

    def new(self, key: str, given: dict[str, Any], count: int) -> bool:
        """Whether a call has a feature that no kept one has."""
        if count >= self.most:
            return False
        seen = self.seen.setdefault(key, set())
        found = set(features(given))
        if count and found <= seen:
            return False
        seen |= found
        return True


class Operators(TorchDispatchMode):
    """Hears operators on their way to a kernel."""

    def __init__(self, into: Gathered) -> None:
        super().__init__()
        self.into = into

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        if func.namespace == "aten":
            overload = func._overloadname
            name = func._schema.name.removeprefix("aten::")
            key = name if overload == "default" else f"{name}.{overload}"
            self.into.operator(key, args, kwargs or {})
        return func(*args, **(kwargs or {}))


class Functions(TorchFunctionMode):
    """Hears functions of PyTorch's Python face, and finds the operator behind each."""

    def __init__(self, into: Gathered) -> None:
        super().__init__()
        self.into = into

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        name = getattr(func, "__name__", "")
        if name == "__get__":
            name = getattr(func.__self__, "__name__", "")
        with torch._C.DisableTorchFunction():
            for prefix in PREFIXES:
                if prefix + name in self.into.packets:
                    self.resolved(prefix + name, args, kwargs)
        return func(*args, **kwargs)

    def resolved(self, name: str, args: Any, kwargs: Any) -> None:
        try:
            overload = torch._C._jit_resolve_packet(f"aten::{name}", *args, **kwargs)
        except (RuntimeError, TypeError):
            return
        self.into.operator(
            name if overload in ("", "default") else f"{name}.{overload}", args, kwargs
        )


def gather(schemas: dict[str, Schema], most: int, samples: int, every_dtype: bool) -> Gathered:
    """Run PyTorch's samples.

    Args:
        schemas: which operators there are.
        most: calls to keep for each operator.
        samples: samples to run of one OpInfo for one dtype.
        every_dtype: samples of every dtype, instead of one of float, integer and complex numbers.
    """
    gathered = Gathered(schemas, most, samples)
    torch.manual_seed(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for info in databases():
            path = public_path(info.op)
            for dtype in dtypes(info, every_dtype):
                _samples(gathered, info, dtype, path)
        _modules(gathered)
        _optimisers(gathered)
    return gathered


def databases() -> Iterator[Any]:
    """The OpInfos of all databases."""
    from torch.testing._internal import common_methods_invocations as infos

    yield from infos.op_db
    for name in sorted(vars(infos)):
        if name.startswith("foreach_") and name.endswith("_op_db"):
            yield from getattr(infos, name)


def dtypes(info: Any, every: bool) -> list[torch.dtype]:
    """The dtypes to draw samples in."""
    able = sorted(info.supported_dtypes("cpu"), key=str)
    if every:
        return able
    wanted = [torch.float32, torch.int64, torch.complex64]
    return [dtype for dtype in wanted if dtype in able] or able[:1]


def public_path(function: Any) -> str | None:
    """Where a public function is found: nn.functional.relu, linalg.det, Tensor.abs."""
    name = getattr(function, "__name__", "")
    for space in NAMESPACES:
        found: Any = torch
        for part in filter(None, space.split(".")):
            found = getattr(found, part)
        for short in (name, name.removeprefix(f"{space}_")):
            if short and getattr(found, short, None) is function:
                return f"{space}.{short}" if space else short
    return None


def _samples(gathered: Gathered, info: Any, dtype: torch.dtype, path: str | None) -> None:
    differentiable = info.supports_autograd and (dtype.is_floating_point or dtype.is_complex)
    # What the samples are made with is no call of the function's own.
    gathered.listening = False
    try:
        samples = list(
            itertools.islice(
                info.sample_inputs("cpu", dtype, requires_grad=differentiable), gathered.samples
            )
        )
    except (RuntimeError, NotImplementedError, TypeError, ValueError):
        samples = []
    gathered.listening = True
    method = getattr(info, "method_variant", None)
    on_tensors = public_path(method) if method else None
    variant = getattr(info, "inplace_variant", None)
    in_place = public_path(variant) if variant else None
    if path and info.supports_out:
        gathered.writes.add(path)
    for sample in samples:
        args = (sample.input, *sample.args)
        if path:
            gathered.function(path, args, sample.kwargs)
        if on_tensors and on_tensors != path:
            gathered.function(on_tensors, args, sample.kwargs)
        if in_place:
            gathered.function(in_place, args, sample.kwargs)
        try:
            with Operators(gathered), Functions(gathered):
                result = info.op(*args, **sample.kwargs)
                if differentiable:
                    _backward(result)
        except Exception:  # noqa: BLE001 - samples that need what is not here
            continue


def _backward(result: Any) -> None:
    tensors = [t for t in _flat(result) if t.requires_grad]
    if tensors:
        total: Any = sum(t.abs().sum() for t in tensors)
        total.backward()


def _flat(value: Any) -> list[torch.Tensor]:
    if isinstance(value, torch.Tensor):
        return [value]
    return [t for item in value for t in _flat(item)] if isinstance(value, (list, tuple)) else []


def _modules(gathered: Gathered) -> None:
    """Modules of torch.nn, for the operators that only they use."""
    from torch.testing._internal.common_modules import module_db

    for info in module_db:
        try:
            inputs = info.module_inputs_func(info, "cpu", torch.float32, True, True)
            for given in itertools.islice(inputs, 2):
                args, kwargs = given.constructor_input.args, given.constructor_input.kwargs
                module = info.module_cls(*args, **kwargs)
                sample = given.forward_input
                with Operators(gathered), Functions(gathered):
                    _backward(module(*sample.args, **sample.kwargs))
        except Exception:  # noqa: BLE001 - modules that need what is not here
            continue


def _optimisers(gathered: Gathered) -> None:
    """One step of each optimiser, for fused and _foreach operators."""
    kinds: list[Any] = [torch.optim.Adam, torch.optim.AdamW, torch.optim.SGD, torch.optim.Adagrad]
    kinds += [torch.optim.RMSprop, torch.optim.Adadelta, torch.optim.NAdam, torch.optim.RAdam]
    for kind in kinds:
        for option in ("fused", "foreach"):
            for rate in (0.1, torch.tensor(0.1)):
                weights = [torch.nn.Parameter(torch.randn(3, 2)) for _ in range(2)]
                for weight in weights:
                    weight.grad = torch.randn(3, 2)
                try:
                    with Operators(gathered), Functions(gathered):
                        kind(weights, lr=rate, **{option: True}).step()
                except (TypeError, ValueError, RuntimeError):
                    continue
