"""What PyTorch offers and `sffi_torch` does not: only what is listed here, with the reason."""

from __future__ import annotations

import fnmatch
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import same_source

HERE = Path(__file__).parent

#: patterns of names (namespace and name, or a name of any namespace), and why they are left out
LEFT_OUT = {
    "TorchScript, its types and its files": """
        .*Type .Script* .*Script* .AliasDb .Argument .ArgumentSpec .Block .Capsule .CallStack
        .Code .CompleteArgumentSpec .ConcreteModuleTypeBuilder .DeepCopyMemoTable .ErrorReport
        .ExecutionPlan .FileCheck .FunctionSchema .Gradient .Graph .GraphExecutorState
        .IODescriptor .CompilationUnit .JITException .LockingLogger .LoggerBase .NoopLogger .Node
        .OperatorInfo .PyTorchFileReader .PyTorchFileWriter .StaticModule .TracingState .Use
        .Value .AVG .SUM .BufferDict .ModuleDict .ParameterDict .PRIVATE_OPS .classes
        .import_ir_module* .parse_ir .parse_schema .parse_type_comment .unify_type_list
        .merge_type_from_type_comment .fork .wait .get_file_path BroadcastingList*
        assert_int_or_pair boolean_dispatch .classproperty .FatalError
    """,
    "compiling, symbolic shapes, functional transforms": """
        .compile .cond .while_loop .vmap .Sym* .sym_* .Tag .DispatchKey* .ExcludeDispatchKeyGuard
    """,
    "the profiler, benchmarks, distributed work, other processes": """
        .Benchmark* .ThroughputBenchmark .profiler_* .init_num_threads .Future
        .prepare_multiprocessing_environment Tensor.share_memory_ autograd.Profiler*
        autograd.kineto_available autograd.DeviceType
    """,
    "storages with a type, pickles": """
        .*Storage .StorageBase .SerializationStorageContext .DeserializationStorageContext .load
        .save Tensor.storage Tensor.storage_type Tensor.module_load
    """,
    "gone from PyTorch, or kept there only to raise an error": """
        .eig .lstsq .matrix_rank .solve .symeig .has_* .legacy_contiguous_format Tensor.eig
        Tensor.lstsq Tensor.solve Tensor.symeig Tensor.reinforce Tensor.volatile Tensor.resize
        Tensor.resize_as Tensor.name Tensor.index .get_autocast_*_dtype .set_autocast_*_dtype
        .is_autocast_*_enabled .set_autocast_*_enabled .autocast_*_nesting autograd.variable
        autograd.Variable .dsmm .hsmm .saddmm .spmm
    """,
    "devices that libtorch's CPU and CUDA builds lack": """
        .Event .get_device_module .AcceleratorError .thread_safe_generator random.*generator
        Tensor.ipu Tensor.mtia Tensor.xpu Tensor.record_stream
    """,
    "Python functions and subclasses in libtorch's dispatcher and graph": """
        *has_torch_function* *handle_torch_function autograd.Function autograd.NestedIOFunction
        autograd.SavedTensor autograd.is_tensor_like autograd.gradcheck autograd.gradgradcheck
        autograd.enforce_grad_layout_policy autograd.*multithreading*
        autograd.is_view_replay_enabled .DisableTorchFunction* Tensor.as_subclass
        Tensor.register_post_accumulate_grad_hook Tensor.grad_dtype amp.custom_*
    """,
    "toolkits on top: semi-structured sparsity, scaled products, quantised networks": """
        sparse.SparseSemiStructuredTensor* sparse.to_sparse_semi_structured
        sparse.as_sparse_gradcheck sparse.check_sparse_tensor_invariants nn.functional.scaled_*
        nn.functional.ScalingType nn.functional.SwizzleType .quantized_gru .quantized_lstm .lobpcg
    """,
    "parts of PyTorch's own documentation, imports and switches": """
        *_notes *common_args *.multi_dim_common *TYPE_CHECKING .USE_* return_types.*_out
        return_types.SequenceKey return_types.all_return_types return_types.name
        return_types.*register* nn.functional.GRID_SAMPLE_* nn.functional.native_channel_shuffle
        sparse.*Tensor fft.Tensor
    """,
}
PATTERNS = [pattern for text in LEFT_OUT.values() for pattern in text.split()]


def missing(theirs: dict[str, list[str]], torch: Any) -> list[str]:
    """The names that only PyTorch has, with their namespace."""
    found = []
    for path, names in theirs.items():
        place = torch
        for part in filter(None, path.split(".")):
            place = getattr(place, part)
        found += [f"{path}.{name}" for name in names if not hasattr(place, name)]
    return found


def left_out(name: str) -> str:
    """The pattern that a missing name fits; empty if there is none."""
    last = name.rpartition(".")[2]
    for pattern in PATTERNS:
        if fnmatch.fnmatchcase(name if "." in pattern else last, pattern):
            return pattern
    return ""


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    if find_spec("torch") is None and same_source.python() == sys.executable:
        pytest.skip("PyTorch, the reference, is not installed for this Python")
    path = tmp_path_factory.mktemp("names") / "names.json"
    command = [same_source.python(), str(HERE / "public_names.py"), str(path)]
    subprocess.run(command, check=True, timeout=120)
    names: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return names


def test_all_of_pytorchs_names_are_there(theirs: dict[str, list[str]]) -> None:
    import sffi_torch

    found = missing(theirs, sffi_torch)
    assert not [name for name in found if not left_out(name)]


def test_what_is_left_out_is_left_out(theirs: dict[str, list[str]]) -> None:
    import sffi_torch

    used = {left_out(name) for name in missing(theirs, sffi_torch)}
    assert not [pattern for pattern in PATTERNS if pattern not in used]
