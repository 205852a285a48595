"""PyTorch's files: real ones of another process, damaged ones, and ones that would do harm."""

from __future__ import annotations

import contextlib
import os
import pickle
import struct
import zipfile
from collections import OrderedDict
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sffi_torch as torch
from dl_reference import run_reference
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sffi_dl import load_pt, nn, optim
from sffi_dl.errors import CheckpointError
from sffi_dl.safe_pickle import PickleError, unpickle

pytestmark = pytest.mark.shim

DTYPES = [
    "bool", "uint8", "int8", "int16", "int32", "int64", "uint16", "uint32", "uint64", "float16",
    "bfloat16", "float32", "float64", "complex32", "complex64", "complex128", "float8_e4m3fn",
    "float8_e5m2",
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of all kinds, written by PyTorch."""
    folder = tmp_path_factory.mktemp("pt")
    run_reference(
        f"""
        import io, os
        os.chdir(sys.argv[3])
        torch.manual_seed(0)
        make = lambda: torch.nn.Sequential(
            torch.nn.Linear(3, 4), torch.nn.BatchNorm1d(4), torch.nn.ReLU(), torch.nn.Linear(4, 1))
        model = make()
        optimizer = torch.optim.Adam(
            [{{"params": model[0].parameters()}}, {{"params": model[3].parameters(), "lr": 0.5}}])
        x = torch.randn(5, 3)
        model(x).sum().backward()
        optimizer.step()
        torch.save(model.state_dict(), "model.pt")
        torch.save(model.state_dict(), "protocol5.pth", pickle_protocol=5)
        torch.save({{"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": 3,
                     "notes": [None, True, 2.5, "text", (1, 2**80), {{1, 2}}, b"b"],
                     "size": x.shape, "dtype": x.dtype, "device": torch.device("cuda:1")}},
                   "checkpoint.pt")
        values = torch.tensor([0, 1, 2, 3, 4, 5])
        torch.save({{name: values.to(getattr(torch, name)) for name in {DTYPES!r}}}, "dtypes.pt")
        whole = torch.arange(24.0).reshape(4, 6)
        torch.save({{"whole": whole, "part": whole[1:3, ::2], "turned": whole.t(), "row": whole[3],
                     "expanded": whole[:, :1].expand(4, 5), "scalar": whole[2, 2],
                     "empty": whole[:0], "none": torch.zeros(0)}}, "views.pt")
        z = torch.tensor([1 + 2j, 3 - 1j])
        torch.save({{"conj": z.conj(), "neg": z.clone().conj().imag}}, "bits.pt")
        parameter = torch.nn.Parameter(torch.ones(2))
        torch.save([parameter, torch.nn.Parameter(torch.ones(2), False),
                    torch.ones(2, requires_grad=True), [parameter]], "parameters.pt")
        torch.save(torch.ones(2), "legacy.pt", _use_new_zipfile_serialization=False)
        torch.save(model, "whole_model.pt")
        torch.save(torch.eye(2).to_sparse(), "sparse.pt")
        torch.jit.save(torch.jit.script(torch.nn.ReLU()), "script.pt")
        results["out"] = model.eval()(x).detach()
        results["x"] = x
        results["weight"] = model[0].weight.detach()
        results["moment"] = optimizer.state_dict()["state"][0]["exp_avg"]
        """,
        str(folder),
    )
    return folder


def model() -> nn.Sequential:
    return nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 1))


@pytest.mark.parametrize("name", ["model.pt", "protocol5.pth"])
def test_a_state_dict(folder: Path, name: str) -> None:
    state = load_pt(folder / name)
    assert isinstance(state, OrderedDict)
    assert list(state)[:3] == ["0.weight", "0.bias", "1.weight"]
    assert state["1.num_batches_tracked"].item() == 1
    target = model()
    target[0].load_state_dict({"weight": state["0.weight"], "bias": state["0.bias"]})
    assert target[0].weight.tolist() == state["0.weight"].tolist()


def test_a_checkpoint_with_all_that_data_can_be(folder: Path) -> None:
    found = load_pt(folder / "checkpoint.pt")
    assert found["epoch"] == 3
    assert found["notes"] == [None, True, 2.5, "text", (1, 2**80), {1, 2}, b"b"]
    assert found["size"] == torch.Size([5, 3])
    assert found["dtype"] is torch.float32
    assert found["device"] == torch.device("cuda:1")
    assert [group["lr"] for group in found["optimizer"]["param_groups"]] == [1e-3, 0.5]
    assert found["optimizer"]["state"][0]["step"].item() == 1.0
    assert tuple(found["optimizer"]["state"][0]["exp_avg"].shape) == (4, 3)


@pytest.mark.parametrize("name", DTYPES)
def test_all_types(folder: Path, name: str) -> None:
    tensor = load_pt(folder / "dtypes.pt")[name]
    assert tensor.dtype is getattr(torch, name)
    expected = [bool(i) for i in range(6)] if name == "bool" else list(range(6))
    assert tensor.tolist() == expected


def test_views_and_shared_storages(folder: Path) -> None:
    found = load_pt(folder / "views.pt")
    whole = np.arange(24.0).reshape(4, 6)
    for name, expected in {
        "whole": whole,
        "part": whole[1:3, ::2],
        "turned": whole.T,
        "row": whole[3],
        "expanded": np.repeat(whole[:, :1], 5, axis=1),
        "scalar": whole[2, 2],
        "empty": whole[:0],
        "none": np.zeros(0),
    }.items():
        assert found[name].tolist() == expected.tolist(), name
    assert found["part"].stride() == (6, 2) and found["part"].storage_offset() == 6
    assert tuple(found["empty"].shape) == (0, 6)
    found["whole"].fill_(7.0)
    assert found["turned"].tolist() == np.full((6, 4), 7.0).tolist()
    assert found["row"].tolist() == [7.0] * 6


def test_conjugate_and_negative_bits(folder: Path) -> None:
    found = load_pt(folder / "bits.pt")
    assert found["conj"].tolist() == [1 - 2j, 3 + 1j]
    assert found["neg"].tolist() == [-2.0, 1.0]


def test_parameters(folder: Path) -> None:
    first, fixed, leaf, (again,) = load_pt(folder / "parameters.pt")
    assert isinstance(first, nn.Parameter) and first.requires_grad and first is again
    assert isinstance(fixed, nn.Parameter) and not fixed.requires_grad
    assert not isinstance(leaf, nn.Parameter) and leaf.requires_grad and leaf.is_leaf


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.pt", "there is no such file"),
        ("legacy.pt", "before PyTorch 1.6"),
        ("whole_model.pt", r"`torch\.nn\.modules\.container\.Sequential`.*nothing was run"),
        ("sparse.pt", r"`torch\._utils\._rebuild_sparse_tensor`"),
        ("script.pt", "a TorchScript program"),
    ],
)
def test_what_is_refused(folder: Path, name: str, message: str) -> None:
    with pytest.raises(CheckpointError, match=message) as caught:
        load_pt(folder / name)
    assert str(caught.value).startswith(str(folder / name))


def archive(path: Path, content: bytes, **records: bytes) -> Path:
    """A file like torch.save's around a pickle."""
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("archive/data.pkl", content)
        for name, data in records.items():
            file.writestr(f"archive/{name.replace('_', '/')}", data)
    return path


class Call:
    def __init__(self, function: Any, *arguments: Any) -> None:
        self.call = function, arguments

    def __reduce__(self) -> Any:
        return self.call


HARM = {
    "system": pickle.dumps(Call(os.system, "touch harm")),
    "eval": pickle.dumps(Call(eval, "open('harm', 'w')"), protocol=4),
    "nested": pickle.dumps({"weight": [Call(exec, "open('harm', 'w')")]}, protocol=2),
    "getattr": pickle.dumps(Call(getattr, OrderedDict, "fromkeys"), protocol=2),
    "text protocol": pickle.dumps(Call(os.system, "touch harm"), protocol=0),
    "an instance": b"\x80\x02(S'touch harm'\nios\nsystem\n.",
    "an object": b"\x80\x02(cos\nsystem\nX\x04\x00\x00\x00harmo.",
    "a new object": b"\x80\x02ccollections\nOrderedDict\n)\x81.",
    "an extension": b"\x80\x02\x82\x01.",
    "a call of data": b"\x80\x02X\x01\x00\x00\x00a)R.",
    "a constructor as a value": b"\x80\x02ccollections\nOrderedDict\n.",
    "attributes of a tensor": b"\x80\x02ctorch\nSize\n(tR}b.",
    "a name within a name": b"\x80\x02ctorch\nSize.__init__\n.",
    "a storage that is none": b"\x80\x02X\x01\x00\x00\x00aQ.",
    "contents in a call": b"\x80\x02ccollections\nOrderedDict\n](X\x01\x00\x00\x00ae\x85R.",
    "a long index": b"\x80\x02Nr\xff\xff\xff\xffj\xfe\xff\xff\xff.",
    "a deep key": b"\x80\x02})" + b"\x85" * 100_000 + b"Ns.",
    "itself as a key": b"\x80\x02}q\x00h\x00Ns.",
    "no end": b"\x80\x02}",
    "more than one": b"\x80\x02NN.",
    "nothing": b"",
}


@pytest.mark.parametrize("name", HARM)
def test_nothing_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CheckpointError, match=r"data\.pkl: ") as caught:
        load_pt(archive(tmp_path / "x.pt", HARM[name]))
    assert [entry.name for entry in tmp_path.iterdir()] == ["x.pt"]
    if name in ("system", "eval"):
        assert f".{name}`" in str(caught.value)


def tensor_pickle(
    storage: tuple[Any, ...] = ("FloatStorage", "0", 4),
    offset: int = 0,
    size: tuple[Any, ...] = (4,),
    stride: tuple[Any, ...] = (1,),
) -> bytes:
    """What torch.save writes for a tensor, whatever its numbers are."""
    kind, key, count = storage
    plain = [pickle.dumps(value, 2)[2:-1] for value in (offset, size, stride, False)]
    head = b"\x80\x02ctorch._utils\n_rebuild_tensor_v2\n(("
    names = pickle.dumps("storage", 2)[2:-1] + f"ctorch\n{kind}\n".encode()
    rest = b"".join(pickle.dumps(value, 2)[2:-1] for value in (key, "cpu", count))
    return head + names + rest + b"tQ" + b"".join(plain) + b"ccollections\nOrderedDict\n)RtR."


FOUR = struct.pack("<4f", 1, 2, 3, 4)


def test_the_pickle_of_a_tensor(tmp_path: Path) -> None:
    path = archive(tmp_path / "x.pt", tensor_pickle(), data_0=FOUR, byteorder=b"little")
    assert load_pt(path).tolist() == [1.0, 2.0, 3.0, 4.0]


@pytest.mark.parametrize(
    ("content", "records", "message"),
    [
        (tensor_pickle(), {}, "the record data/0 is missing"),
        (tensor_pickle(), {"data_0": FOUR[:-1]}, "has 15 bytes, not 4 elements"),
        (tensor_pickle(), {"data_0": FOUR, "byteorder": b"big"}, "of byte order 'big'"),
        (tensor_pickle(offset=1), {"data_0": FOUR}, "reaches beyond its storage data/0"),
        (tensor_pickle(size=(5,)), {"data_0": FOUR}, "reaches beyond its storage"),
        (tensor_pickle(stride=(2,)), {"data_0": FOUR}, "reaches beyond its storage"),
        (tensor_pickle(size=(2**40, 2**40), stride=(1, 2**40)), {"data_0": FOUR}, "beyond"),
        (tensor_pickle(size=(-1,)), {"data_0": FOUR}, "sizes or strides are none"),
        (tensor_pickle(stride=(1, 1)), {"data_0": FOUR}, "sizes or strides are none"),
        (tensor_pickle(size=("a",)), {"data_0": FOUR}, "sizes or strides are none"),
        (tensor_pickle(("BoolStorage", "0", 16)), {"data_0": FOUR}, "of type bool"),
        (tensor_pickle(("QInt8Storage", "0", 16)), {"data_0": FOUR}, r"`torch\.QInt8Storage`"),
    ],
)
def test_tensors_that_do_not_fit_their_storage(
    tmp_path: Path, content: bytes, records: dict[str, bytes], message: str
) -> None:
    with pytest.raises(CheckpointError, match=message):
        load_pt(archive(tmp_path / "x.pt", content, **records))


def test_archives_of_others(tmp_path: Path) -> None:
    path = tmp_path / "x.pt"
    for content, message in (
        (b"", "it is no ZIP archive"),
        (b"\x80\x02}.", "a bare pickle"),
        (b"PK\x03\x04", "truncated"),
    ):
        path.write_bytes(content)
        with pytest.raises(CheckpointError, match=message):
            load_pt(path)
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a/readme.txt", "hello")
    with pytest.raises(CheckpointError, match=r"there is no data\.pkl"):
        load_pt(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("archive/data.pkl", bytes(10_000_000))
    with pytest.raises(CheckpointError, match="compressed"):
        load_pt(path)
    with pytest.raises(CheckpointError, match="cannot be read"):
        load_pt(tmp_path)


def test_truncated_anywhere(folder: Path, tmp_path: Path) -> None:
    whole = (folder / "model.pt").read_bytes()
    path = tmp_path / "x.pt"
    for length in (*range(0, len(whole), 97), len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(CheckpointError, match=r"not a file of torch\.save, or a truncated one"):
            load_pt(path)


@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_damage_is_an_error_or_none(folder: Path, tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray((folder / "checkpoint.pt").read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "damaged.pt"
    path.write_bytes(content)
    try:
        load_pt(path)
    except CheckpointError as error:
        assert str(error).startswith(str(path))


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
    | st.binary() | st.frozensets(st.integers()) | st.sets(st.text()),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(PLAIN, st.integers(2, 5))
def test_plain_data_come_back(value: Any, protocol: int) -> None:
    assert unpickle(pickle.dumps(value, protocol), {}, {}, lambda _: None) == value


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=60))
def test_any_bytes_are_an_error_or_data(data: bytes) -> None:
    for content in (data, b"\x80\x02" + data + b"."):
        with contextlib.suppress(PickleError):
            unpickle(content, {}, {}, lambda _: None)


def test_optimisers_take_the_state(folder: Path) -> None:
    target = nn.Linear(3, 4)
    optimizer = optim.Adam(target.parameters())
    found = load_pt(folder / "checkpoint.pt")["optimizer"]
    optimizer.load_state_dict(
        {
            "state": {i: found["state"][i] for i in (0, 1)},
            "param_groups": [found["param_groups"][0]],
        }
    )
    assert optimizer.param_groups[0]["lr"] == 1e-3
    moment = optimizer.state_dict()["state"][0]["exp_avg"]
    assert moment.tolist() == found["state"][0]["exp_avg"].tolist()
