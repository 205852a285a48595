"""Data: datasets, batches, the IDX reader on good and damaged files, the digits and their cache."""

from __future__ import annotations

import gzip
import itertools
import json
import os
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import sffi_torch as torch
from hypothesis import given, settings
from hypothesis import strategies as st
from sffi_dl.data import (
    DataError,
    DataLoader,
    Distortion,
    TensorDataset,
    enlarge,
    load_digits,
    load_mnist,
    make_digits,
    read_idx,
    read_images,
    write_idx,
)
from sffi_dl.data import digits as digits_module
from sffi_dl.data.digits import split_originals

IMAGES = "train-images-idx3-ubyte"
LABELS = "train-labels-idx1-ubyte"
TEST_IMAGES = "t10k-images-idx3-ubyte"
TEST_LABELS = "t10k-labels-idx1-ubyte"

SMALL = {"train": 60, "test": 20}


def sample_images(count: int = 5) -> np.ndarray:
    return np.random.default_rng(count).integers(0, 256, (count, 28, 28), dtype=np.uint8)


@pytest.fixture
def mnist_folder(tmp_path: Path) -> Path:
    """Four small but complete files, two of them compressed."""
    folder = tmp_path / "mnist"
    write_idx(folder / f"{IMAGES}.gz", sample_images(5))
    write_idx(folder / f"{LABELS}.gz", np.array([3, 1, 4, 1, 5], dtype=np.uint8))
    write_idx(folder / TEST_IMAGES, sample_images(2))
    write_idx(folder / TEST_LABELS, np.array([9, 0], dtype=np.uint8))
    return folder


# ---------------------------------------------------------------- TensorDataset


@pytest.mark.shim
def test_dataset_gives_samples_and_ranges() -> None:
    dataset = TensorDataset(torch.arange(6).reshape(3, 2), torch.tensor([7, 8, 9]))
    assert len(dataset) == 3
    x, y = dataset[1]
    assert (x.tolist(), y.item()) == ([2, 3], 8)
    x, y = dataset[1:]
    assert (x.tolist(), y.tolist()) == ([[2, 3], [4, 5]], [8, 9])
    assert [int(y.item()) for _, y in dataset] == [7, 8, 9]


@pytest.mark.shim
def test_dataset_refuses_what_does_not_belong_together() -> None:
    with pytest.raises(DataError, match="no tensors"):
        TensorDataset()
    with pytest.raises(DataError, match="3, 2 samples"):
        TensorDataset(torch.zeros(3), torch.zeros(2))
    with pytest.raises(DataError, match="single number"):
        TensorDataset(torch.tensor(1.0))


# ---------------------------------------------------------------- DataLoader


def order_of(loader: DataLoader) -> list[list[int]]:
    return [batch[0].tolist() for batch in loader]


@pytest.mark.shim
def test_batches_in_order() -> None:
    loader = DataLoader(TensorDataset(torch.arange(7)), batch_size=3)
    assert order_of(loader) == [[0, 1, 2], [3, 4, 5], [6]]
    assert len(loader) == 3


@pytest.mark.shim
@pytest.mark.parametrize("shuffle", [False, True])
def test_drop_last(shuffle: bool) -> None:
    loader = DataLoader(TensorDataset(torch.arange(7)), 3, shuffle=shuffle, drop_last=True)
    assert [len(batch) for batch in order_of(loader)] == [3, 3]
    assert len(loader) == 2


@pytest.mark.shim
def test_shuffled_batches_hold_every_sample_once_and_keep_pairs() -> None:
    numbers = torch.arange(100)
    loader = DataLoader(TensorDataset(numbers, numbers * 2), 7, shuffle=True, seed=3)
    seen = []
    for x, y in loader:
        assert y.tolist() == [2 * value for value in x.tolist()]
        seen += x.tolist()
    assert sorted(seen) == list(range(100))
    assert seen != list(range(100))


@pytest.mark.shim
def test_each_epoch_has_its_own_order_which_the_seed_fixes() -> None:
    def loader(seed: int) -> DataLoader:
        return DataLoader(TensorDataset(torch.arange(50)), 8, shuffle=True, seed=seed)

    one, same, other = loader(1), loader(1), loader(2)
    first, second = order_of(one), order_of(one)
    assert first != second
    assert [order_of(same), order_of(same)] == [first, second]
    assert order_of(other) != first
    resumed = loader(1)
    resumed.epoch = 1
    assert order_of(resumed) == second


@pytest.mark.shim
def test_without_a_seed_manual_seed_decides() -> None:
    def order() -> list[list[int]]:
        torch.manual_seed(11)
        return order_of(DataLoader(TensorDataset(torch.arange(50)), 8, shuffle=True))

    assert order() == order()


@pytest.mark.shim
def test_a_seed_leaves_the_global_generator_alone() -> None:
    torch.manual_seed(5)
    expected = torch.rand(3).tolist()
    torch.manual_seed(5)
    order_of(DataLoader(TensorDataset(torch.arange(50)), 8, shuffle=True, seed=1))
    assert torch.rand(3).tolist() == expected


@pytest.mark.shim
def test_transform_is_applied_to_each_batch() -> None:
    loader = DataLoader(TensorDataset(torch.arange(4)), 2, transform=lambda batch: (batch[0] * 10,))
    assert order_of(loader) == [[0, 10], [20, 30]]


@pytest.mark.shim
def test_loader_refuses_sizes_that_make_no_sense() -> None:
    dataset = TensorDataset(torch.arange(4))
    with pytest.raises(DataError, match="batch_size is 0"):
        DataLoader(dataset, 0)
    with pytest.raises(DataError, match="no batch of 5"):
        DataLoader(dataset, 5, drop_last=True)
    with pytest.raises(DataError, match="no samples"):
        DataLoader(TensorDataset(torch.zeros(0, 3)))


# ---------------------------------------------------------------- IDX


@pytest.mark.parametrize("name", ["values", "values.gz"])
@pytest.mark.parametrize("dtype", ["u1", "i1", "i2", "i4", "f4", "f8"])
def test_idx_round_trip(tmp_path: Path, name: str, dtype: str) -> None:
    values = (np.arange(24).reshape(2, 3, 4) - (0 if dtype == "u1" else 12)).astype(dtype)
    write_idx(tmp_path / name, values)
    read = read_idx(tmp_path / name)
    assert read.dtype == values.dtype
    assert read.dtype.isnative
    np.testing.assert_array_equal(read, values)


def test_idx_layout_is_the_published_one(tmp_path: Path) -> None:
    write_idx(tmp_path / "x", np.array([[1, 2], [3, 4]], dtype=np.uint8))
    assert (tmp_path / "x").read_bytes() == bytes.fromhex("00000802 00000002 00000002 01020304")
    write_idx(tmp_path / "y", np.array([1.5], dtype=np.float32))
    assert (tmp_path / "y").read_bytes() == bytes.fromhex("00000d01 00000001 3fc00000")


def test_compression_is_seen_from_the_content_not_the_name(tmp_path: Path) -> None:
    write_idx(tmp_path / "a.gz", np.arange(5, dtype=np.uint8))
    (tmp_path / "a.gz").rename(tmp_path / "a")
    assert read_idx(tmp_path / "a").tolist() == [0, 1, 2, 3, 4]
    write_idx(tmp_path / "b", np.arange(5, dtype=np.uint8))
    (tmp_path / "b").rename(tmp_path / "b.gz")
    assert read_idx(tmp_path / "b.gz").tolist() == [0, 1, 2, 3, 4]


def test_empty_dimension(tmp_path: Path) -> None:
    write_idx(tmp_path / "x", np.zeros((0, 28, 28), dtype=np.uint8))
    assert read_idx(tmp_path / "x").shape == (0, 28, 28)


def test_idx_has_no_code_for_int64(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no code for values of type int64"):
        write_idx(tmp_path / "x", np.arange(3))
    assert list(tmp_path.iterdir()) == []


def change(edit: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda path: (path.write_bytes(edit(path.read_bytes())), None)[1]


HEADER_OF_SIXTY_THOUSAND = bytes.fromhex("00000803 0000ea60 0000001c 0000001c")


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        (change(lambda data: b""), "only 0 bytes"),
        (change(lambda data: data[:3]), "only 3 bytes"),
        (change(lambda data: data[:9]), "the header ends after 9 bytes"),
        (change(lambda data: data[:-1]), "truncated: 3,919 bytes of values"),
        (change(lambda data: data[:16]), "truncated: 0 bytes of values"),
        (change(lambda data: data + b"\0"), "bytes after the last value"),
        (change(lambda data: b"\x89PNG" + data[4:]), "magic number 0x89504e47"),
        (change(lambda data: b"\0\0\x07\x03" + data[4:]), "magic number 0x00000703"),
        (change(lambda data: b"<html>not found</html>"), "magic number 0x3c68746d"),
        # A header may claim anything: no memory is taken for it in advance.
        (change(lambda data: b"\0\0\x0e\x03" + b"\xff" * 12), "truncated: 0 bytes of values"),
    ],
)
@pytest.mark.parametrize("compressed", [False, True])
def test_damaged_idx(
    tmp_path: Path, damage: Callable[[Path], None], found: str, compressed: bool
) -> None:
    path = tmp_path / IMAGES
    write_idx(path, sample_images(5))
    damage(path)
    if compressed and path.read_bytes():
        path.write_bytes(gzip.compress(path.read_bytes()))
    with pytest.raises(DataError) as caught:
        read_idx(path)
    assert str(path) in str(caught.value)
    assert found in str(caught.value)
    assert caught.value.path == str(path)


@pytest.mark.parametrize(
    "damage",
    [
        change(lambda data: data[: len(data) // 2]),
        change(lambda data: data[:-4]),  # the check sum's end is missing
        change(lambda data: data[:-6] + bytes([data[-6] ^ 1]) + data[-5:]),  # check sum is wrong
        change(lambda data: data[:100] + b"\xff" * 50 + data[150:]),
        change(lambda data: data + b"garbage"),
        change(lambda data: data[:12]),
    ],
)
def test_damaged_gzip(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    path = tmp_path / f"{IMAGES}.gz"
    write_idx(path, sample_images(5))
    damage(path)
    with pytest.raises(DataError, match=r"damaged gzip data \("):
        read_idx(path)


@pytest.mark.parametrize(
    "sizes", [(0,) + (1,) * 99, (0, 2**32 - 1, 2**32 - 1, 2**32 - 1)], ids=["many", "huge"]
)
def test_shapes_that_no_array_has(tmp_path: Path, sizes: tuple[int, ...]) -> None:
    header = struct.pack(f">BBBB{len(sizes)}I", 0, 0, 8, len(sizes), *sizes)
    (tmp_path / "x").write_bytes(header)
    with pytest.raises(DataError, match="shape is none for an array"):
        read_idx(tmp_path / "x")


@settings(max_examples=200, deadline=None)
@given(
    start=st.sampled_from([b"", b"\0\0\x08\x01\0\0\0\x04", b"\x1f\x8b\x08\0\0\0\0\0\0\x03"]),
    rest=st.binary(max_size=40),
    compress=st.booleans(),
)
def test_any_bytes_give_an_array_or_a_data_error(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes, compress: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "any-bytes"
    content = start + rest
    path.write_bytes(gzip.compress(content) if compress else content)
    try:
        values = read_idx(path)
    except DataError as error:
        assert error.path == str(path)
    else:
        assert 4 + 4 * values.ndim + values.nbytes == len(content)


def test_missing_and_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such file"):
        read_idx(tmp_path / "nothing")
    with pytest.raises(DataError, match="cannot be read: Is a directory"):
        read_idx(tmp_path)


# ---------------------------------------------------------------- MNIST


@pytest.mark.shim
def test_load_mnist(mnist_folder: Path) -> None:
    data = load_mnist(mnist_folder)
    assert (len(data.train), len(data.test)) == (5, 2)
    assert data.train.images.dtype is torch.uint8
    assert data.train.labels.tolist() == [3, 1, 4, 1, 5]
    assert data.train.images.tolist() == sample_images(5).tolist()
    assert len(data.train.first(3)) == 3
    assert str(mnist_folder) in data.source


@pytest.mark.shim
@pytest.mark.parametrize("below", ["raw", "MNIST/raw"])
def test_load_mnist_where_other_tools_put_it(mnist_folder: Path, below: str) -> None:
    target = mnist_folder / below
    target.mkdir(parents=True)
    for file in [entry for entry in mnist_folder.iterdir() if entry.is_file()]:
        file.rename(target / file.name.replace("-idx", ".idx"))
    assert len(load_mnist(mnist_folder).train) == 5


@pytest.mark.parametrize("missing", [f"{IMAGES}.gz", TEST_LABELS])
def test_missing_mnist_file_is_named(mnist_folder: Path, missing: str) -> None:
    (mnist_folder / missing).unlink()
    with pytest.raises(DataError) as caught:
        load_mnist(mnist_folder)
    assert f"no {missing.removesuffix('.gz')} or" in str(caught.value)
    assert str(mnist_folder) in str(caught.value)


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such directory"):
        load_mnist(tmp_path / "nowhere")
    (tmp_path / "file").write_text("x")
    with pytest.raises(DataError, match="not a directory"):
        load_mnist(tmp_path / "file")


def test_counts_must_match(mnist_folder: Path) -> None:
    write_idx(mnist_folder / f"{LABELS}.gz", np.zeros(4, dtype=np.uint8))
    with pytest.raises(DataError) as caught:
        load_mnist(mnist_folder)
    assert "4 labels" in str(caught.value)
    assert "expected: 5, as there are images in" in str(caught.value)


def test_images_and_labels_swapped(mnist_folder: Path) -> None:
    images, labels = mnist_folder / f"{IMAGES}.gz", mnist_folder / f"{LABELS}.gz"
    with pytest.raises(DataError, match=r"uint8 values in 1 dimension.*\n.*0x00000803"):
        read_images(labels, images)
    with pytest.raises(DataError, match=r"uint8 values in 3 dimension.*\n.*0x00000801"):
        read_images(images, images)


@pytest.mark.parametrize(
    ("images", "labels", "message"),
    [
        (np.zeros((2, 8, 8), np.uint8), np.zeros(2, np.uint8), "images of 8x8 pixels"),
        (np.zeros((2, 28, 28), np.float32), np.zeros(2, np.uint8), "float32 values"),
        (np.zeros((0, 28, 28), np.uint8), np.zeros(0, np.uint8), "no images"),
        (sample_images(3), np.array([1, 10, 2], np.uint8), "label 10 at position 1"),
    ],
)
def test_content_must_be_mnist(
    tmp_path: Path, images: np.ndarray, labels: np.ndarray, message: str
) -> None:
    write_idx(tmp_path / "images", images)
    write_idx(tmp_path / "labels", labels)
    with pytest.raises(DataError, match=message):
        read_images(tmp_path / "images", tmp_path / "labels")


# ---------------------------------------------------------------- augmentation


def test_enlarge_centres_and_keeps_the_range() -> None:
    image = np.zeros((1, 8, 8))
    image[0, 2:6, 3:5] = 1.0
    large = enlarge(image, side=28, margin=4)
    assert large.shape == (1, 28, 28)
    assert large.dtype == np.uint8
    assert large[0, :4].max() == large[0, :, -4:].max() == 0
    assert large[0, 14, 14] > 240
    np.testing.assert_array_equal(large[0], large[0, ::-1])  # as symmetric as the original


def test_no_distortion_gives_the_image_back() -> None:
    images = sample_images(4)
    index = np.array([2, 0, 3, 3])
    same = Distortion(rotation=0, scale=0, shift=0, elastic=0).apply(images, index, seed=1)
    np.testing.assert_array_equal(same, images[index])


def test_each_copy_is_different_and_the_seed_fixes_it() -> None:
    images = enlarge(np.random.default_rng(0).random((2, 8, 8)), side=28, margin=4)
    index = np.zeros(600, dtype=np.int64)  # more than are worked on at once
    copies = digits_module.DISTORTION.apply(images, index, seed=1)
    assert len(np.unique(copies.reshape(600, -1), axis=0)) == 600
    again = digits_module.DISTORTION.apply(images, index, seed=1)
    np.testing.assert_array_equal(copies, again)
    assert not np.array_equal(copies, digits_module.DISTORTION.apply(images, index, seed=2))


def test_rotation_turns_as_many_degrees_as_it_says() -> None:
    bar = np.zeros((1, 28, 28), dtype=np.uint8)
    bar[0, 13:15, 4:24] = 255
    copies = Distortion(rotation=30, scale=0, shift=0, elastic=0).apply(
        bar, np.zeros(200, dtype=np.int64), seed=4
    )
    y, x = np.mgrid[:28, :28] - 13.5
    angles = []
    for copy in copies.astype(float):
        sxx, syy, sxy = (copy * x * x).sum(), (copy * y * y).sum(), (copy * x * y).sum()
        angles.append(np.degrees(0.5 * np.arctan2(2 * sxy, sxx - syy)))
    assert 28 < max(angles) <= 30.5
    assert -30.5 <= min(angles) < -28


# ---------------------------------------------------------------- digits


def test_no_original_is_in_both_parts() -> None:
    labels = np.repeat(np.arange(10), 180)
    parts = split_originals(labels)
    assert not set(parts["train"]) & set(parts["test"])
    assert sorted([*parts["train"], *parts["test"]]) == list(range(1800))
    assert np.bincount(labels[parts["test"]]).tolist() == [26] * 10


def test_digits_are_deterministic_and_balanced() -> None:
    one, two = make_digits(SMALL), make_digits(SMALL)
    for name, array in one.items():
        np.testing.assert_array_equal(array, two[name])
    assert one[IMAGES].shape == (60, 28, 28)
    assert one[TEST_IMAGES].shape == (20, 28, 28)
    assert one[LABELS].max() <= 9
    assert not np.array_equal(one[IMAGES], make_digits(SMALL, seed=1)[IMAGES])


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Digits of 80 images; the list gets an entry each time they are made."""
    made: list[str] = []

    def make(seed: int) -> dict[str, np.ndarray]:
        made.append("made")
        return make_digits(SMALL, seed)

    monkeypatch.setattr(digits_module, "make_digits", make)
    return made


@pytest.mark.shim
def test_digits_are_made_once_and_read_from_the_cache(tmp_path: Path, quick: list[str]) -> None:
    lines: list[str] = []
    first = load_digits(tmp_path / "digits", lines.append)
    assert quick == ["made"]
    assert lines[-1] == f"Kept in {tmp_path / 'digits'}."
    second = load_digits(tmp_path / "digits", lines.append)
    assert quick == ["made"]
    assert torch.equal(first.train.images, second.train.images)
    assert len(second.test) == 20


@pytest.mark.shim
def test_each_split_has_a_place_of_its_own(
    tmp_path: Path, quick: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SFFI_CACHE_DIR", str(tmp_path))
    first, other = load_digits(), load_digits(seed=7)
    assert not torch.equal(first.test.images, other.test.images)
    assert torch.equal(load_digits(seed=7).test.images, other.test.images)
    assert quick == ["made", "made"]


@pytest.mark.shim
@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda folder: (folder / IMAGES).unlink(), f"{IMAGES} cannot be read"),
        (
            lambda folder: os.truncate(folder / IMAGES, 1000),
            f"{IMAGES} is not what was written there",
        ),
        (
            lambda folder: (folder / LABELS).write_bytes(bytes(68)),
            f"{LABELS} is not what was written there",
        ),
        (
            lambda folder: (folder / "manifest.json").write_text("{"),
            "manifest.json cannot be read",
        ),
        (
            lambda folder: (folder / "manifest.json").write_text('["?"]'),
            "manifest.json does not list the four files",
        ),
    ],
)
def test_damaged_cache_is_made_anew_with_a_message(
    tmp_path: Path, quick: list[str], damage: Callable[[Path], object], reason: str
) -> None:
    folder = tmp_path / "digits"
    good = load_digits(folder)
    damage(folder)
    lines: list[str] = []
    again = load_digits(folder, lines.append)
    assert quick == ["made", "made"]
    assert reason in lines[0]
    assert torch.equal(good.train.images, again.train.images)
    load_digits(folder)
    assert quick == ["made", "made"]


def test_interrupted_writing_leaves_nothing_that_counts(tmp_path: Path) -> None:
    folder = tmp_path / "digits"
    write_idx(folder / IMAGES, sample_images(3))
    assert digits_module._problem(folder) == ""


@pytest.mark.shim
def test_digits_go_where_the_variables_say(
    tmp_path: Path, quick: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SFFI_CACHE_DIR", str(tmp_path / "own"))
    load_digits()
    assert (tmp_path / "own" / "datasets" / "digits-1" / IMAGES).is_file()
    monkeypatch.delenv("SFFI_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    load_digits()
    manifest = tmp_path / "xdg" / "sffi" / "datasets" / "digits-1" / "manifest.json"
    assert json.loads(manifest.read_text())["version"] == 1


def test_unwritable_cache_is_a_clear_error(tmp_path: Path, quick: list[str]) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DataError, match=r"cannot be written: Not a directory"):
        load_digits(tmp_path / "file" / "digits")


@pytest.mark.shim
def test_two_processes_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "digits"
    program = (
        "import sys; from pathlib import Path\n"
        "from sffi_dl.data import digits\n"
        "make = digits.make_digits\n"
        "digits.make_digits = lambda seed: make({'train': 6000, 'test': 20}, seed)\n"
        "data = digits.load_digits(Path(sys.argv[1]))\n"
        "print(int(data.train.images.sum()))\n"
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE)
        for _ in range(3)
    ]
    outputs = [process.communicate(timeout=120)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert len(set(outputs)) == 1
    assert digits_module._problem(folder) is None
    assert len(list(folder.iterdir())) == 5  # no temporary file is left


@pytest.mark.parametrize(
    ("module", "distribution"),
    [("sklearn", "scikit-learn"), ("scipy", "scipy"), ("numpy", "numpy")],
)
def test_missing_dependency_names_the_command(module: str, distribution: str) -> None:
    program = (
        "import sys\n"
        "class Absent:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name.partition('.')[0] == {module!r}:\n"
        "            raise ModuleNotFoundError(f'No module named {name!r}', name=name)\n"
        "sys.meta_path.insert(0, Absent())\n"
        "from sffi_dl.data import DataError, make_digits\n"
        "try:\n"
        "    make_digits()\n"
        "except DataError as error:\n"
        "    print(error)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=120
    )
    assert f"pip install {distribution}" in result.stdout, result.stderr


def test_importing_the_package_imports_no_numpy() -> None:
    program = (
        "import sys, sffi_dl.data\n"
        "print([n for n in ('numpy', 'scipy', 'sklearn') if n in sys.modules])\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=120
    )
    if "numpy" in result.stdout and "torch" in sys.modules:
        pytest.skip("PyTorch stands in for sffi_torch and imports NumPy itself")
    assert result.stdout.strip() == "[]", result.stderr


def test_the_whole_set_is_made_in_seconds() -> None:
    import time

    start = time.perf_counter()
    files = make_digits()
    assert time.perf_counter() - start < 60
    assert [len(files[name]) for name in (IMAGES, TEST_LABELS)] == [60_000, 10_000]
    counts = np.bincount(files[LABELS])
    assert counts.min() > 0.9 * counts.max()
    means = [files[name].mean() for name in (IMAGES, TEST_IMAGES)]
    assert all(25 < mean < 45 for mean in means), means  # MNIST's mean is 33
    for a, b in itertools.pairwise(sorted(means)):
        assert b / a < 1.1
